printf '# a remark\n\nbeans 120\n' >"$temporary/remark.txt"
check "remarks and blank lines do not count" "120" "$(sh bin/tally sum "$temporary/remark.txt")"
