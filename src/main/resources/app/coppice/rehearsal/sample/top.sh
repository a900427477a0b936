# Prints the $1 heaviest crops of file $2, heaviest first.
tally_top() {
  lines=$(harvest_lines "$2") || return 1
  echo "$lines" | sort -k2,2nr -k1,1 | head -n "$1"
}
