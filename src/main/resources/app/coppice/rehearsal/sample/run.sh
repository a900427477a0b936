#!/bin/sh
# Runs every test/*_test.sh. A test is one line: check NAME EXPECTED ACTUAL.
set -u
cd -- "$(dirname -- "$0")/.." || exit 2

passed=0
failed=0
temporary=$(mktemp -d) || exit 2
trap 'rm -rf "$temporary"' EXIT

check() {
  if [ "$2" = "$3" ]; then
    passed=$((passed + 1))
    echo "ok    $1"
  else
    failed=$((failed + 1))
    echo "FAIL  $1"
    echo "      expected: $2"
    echo "      actual:   $3"
  fi
}

for file in test/*_test.sh; do
  . "./$file"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
