# Prints all grams of file $1 together.
tally_sum() {
  lines=$(harvest_lines "$1") || return 1
  total=0
  while read -r _ grams; do
    total=$((total + grams))
  done <<END
$lines
END
  echo "$total"
}
