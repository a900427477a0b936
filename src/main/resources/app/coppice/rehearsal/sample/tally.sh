#!/bin/sh
# tally COMMAND [ARGUMENT...]: runs tally_COMMAND of commands/COMMAND.sh.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$home/lib/harvest.sh"

usage() {
  echo "usage: tally COMMAND [ARGUMENT...]" >&2
  exit 2
}

case ${1-} in
  '' | *[!a-z]*) usage ;;
esac
[ -f "$home/commands/$1.sh" ] || usage

command=$1
shift
. "$home/commands/$command.sh"
"tally_$command" "$@"
