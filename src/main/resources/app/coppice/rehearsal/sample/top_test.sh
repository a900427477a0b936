printf 'beans 120\npeas 80\nleeks 300\n' >"$temporary/three.txt"
check "the heaviest crop" "leeks 300" "$(sh bin/tally top 1 "$temporary/three.txt")"
