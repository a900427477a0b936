# Prints the harvest lines of file $1, without remarks and blank lines.
harvest_lines() {
  while read -r crop grams; do
    case $crop in
      '' | '#'*) continue ;;
    esac
    echo "$crop $grams"
  done <"$1"
}
