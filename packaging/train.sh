#!/bin/sh
# train.sh LAUNCHER CACHE   makes the start-up cache (JEP 514) of what LAUNCHER starts: plays the
# recorded sessions fast in a window of the Headless platform, which quits by itself; the JVM then
# writes CACHE. A start without it works too, only slower, so a failure is said and not more.
set -eu
launcher="$1" cache="$2"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
rm -f "$cache"
. "$(dirname "$0")/../.mvn/libraries.sh"
missing="$(coppice_libraries_missing text)"
if [ -n "$missing" ]; then
  echo "No start-up cache was made, since JavaFX needs: $missing"
  exit 0
fi
# What a repository of many files needs is trained on the small one: git looks at both when the disk
# is said to fold case.
printf '[core]\n\tignoreCase = true\n' >"$work/.gitconfig"
echo "Training the start-up cache"
if ! env -u DISPLAY -u WAYLAND_DISPLAY \
  JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$cache -Dglass.platform=Headless -Dprism.order=sw -Duser.home=$work" \
  "$launcher" --training --profile "$work/profile" >"$work/log" 2>&1 || [ ! -s "$cache" ]; then
  echo "No start-up cache was made; the program starts without one, slower. The reason:" >&2
  tail -n 20 "$work/log" >&2
  rm -f "$cache"
fi
