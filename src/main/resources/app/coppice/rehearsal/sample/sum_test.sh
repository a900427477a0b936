printf 'beans 120\npeas 80\n' >"$temporary/two.txt"
check "the sum of two crops" "200" "$(sh bin/tally sum "$temporary/two.txt")"

printf '' >"$temporary/empty.txt"
check "nothing sums up to nothing" "0" "$(sh bin/tally sum "$temporary/empty.txt")"
