#!/usr/bin/env bash
# Takes the pictures of docs/images from the program itself, with the recorded rehearsal at work.
#
#   ./mvnw -ntp -DskipTests package && packaging/screenshots.sh [FOLDER]
#
# Needs Xvfb, xdotool and ImageMagick. Brings its own display, profile and home; leaves nothing
# running and nothing behind but the pictures. COPPICE names another launcher.
set -eu

top="$(cd "$(dirname "$0")/.." && pwd -P)"
coppice="${COPPICE:-$top/target/coppice}"
images="${1:-$top/docs/images}"
scratch="$(mktemp -d)"
app=

for tool in Xvfb xdotool import convert; do
  command -v "$tool" >/dev/null || { echo "$tool is missing (apt: xvfb xdotool imagemagick)" >&2; exit 1; }
done

close() {
  [ -z "$app" ] && return
  kill "$app" 2>/dev/null || true
  wait "$app" 2>/dev/null || true
  app=
}

leave() {
  close
  kill "$xvfb" 2>/dev/null || true
  rm -rf "$scratch"
}

# Xvfb picks a free display and says which.
mkfifo "$scratch/display"
Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp 3>"$scratch/display" 2>/dev/null &
xvfb=$!
trap leave EXIT
read -r -t 20 number <"$scratch/display" || { echo "Xvfb did not start" >&2; exit 1; }
export DISPLAY=":$number"
mkdir -p "$images" "$scratch/home"

# until_done SECONDS COMMAND...: asks again and again, gives up after SECONDS and what it takes.
until_done() {
  local left=$(($1 * 4))
  shift
  while ! "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || { echo "Waited in vain for: $*" >&2; exit 1; }
    sleep 0.25
  done
}

window() { xdotool search --onlyvisible --name 'Coppice$'; }

take() { import -silent -window root -crop "$size+0+0" +repage "$1"; }

# Two pictures in a row that are alike but for a caret that blinks: nothing moves any more.
still() {
  take "$scratch/now.png"
  local pixels
  pixels="$(compare -metric AE "$scratch/now.png" "$scratch/before.png" null: 2>&1)" || true
  mv "$scratch/now.png" "$scratch/before.png"
  case "$pixels" in [0-9] | [0-9][0-9]) return 0 ;; esac
  sleep 1
  return 1
}

# start THEME SIZE [OPTIONS...]: a fresh profile and the window on it.
start() {
  local theme="$1"
  size="$2"
  shift 2
  close
  rm -rf "$scratch/profile"
  mkdir -m 700 "$scratch/profile"
  printf '{"theme":"%s"}\n' "${theme^^}" >"$scratch/profile/settings.json"
  printf '{"x":0,"y":0,"width":%s,"height":%s,"sidebarWidth":%s,"reviewWidth":%s,"consoleHeight":%s,"selected":"","toggledGroups":[]}\n' \
    "${size%x*}" "${size#*x}" "${sidebar:-248}" "${review:-400}" "${console:-220}" \
    >"$scratch/profile/window.json"
  (cd "$scratch/home" && HOME="$scratch/home" exec "$coppice" --profile "$scratch/profile" "$@") \
    >"$scratch/log" 2>&1 &
  app=$!
  until_done 60 window
  settle
}

settle() {
  rm -f "$scratch/before.png"
  until_done 15 still
}

keys() {
  for key in "$@"; do
    case "$key" in
      text:*) xdotool type --delay 20 "${key#text:}" ;;
      *) xdotool key "$key" ;;
    esac
    sleep 0.3
  done
}

picture() {
  settle
  take "$scratch/picture.png"
  convert "$scratch/picture.png" -strip -dither None -colors 256 "PNG8:$images/$1.png"
  echo "$images/$1.png"
}

# tour THEME: every state that is worth a look, at 1280x800.
tour() {
  start "$1" 1280x800
  picture "empty-$1"
  start "$1" 1280x800 --rehearsal
  picture "main-$1"
  keys ctrl+shift+p
  picture "palette-$1"
  keys Escape ctrl+n
  picture "new-session-$1"
  keys Escape F1
  picture "keys-$1"
  keys Escape ctrl+comma
  picture "settings-$1"
  keys Escape ctrl+j
  picture "permission-$1"
  keys y ctrl+1 ctrl+shift+k "text:Add tally average"
  picture "review-$1"
  keys ctrl+Return
  picture "committed-$1"
}

sidebar=300 review=600 console=300 start dark 1920x1080 --rehearsal
picture main-dark-1920
sidebar=300 review=600 console=300 start light 1920x1080 --rehearsal
picture main-light-1920
tour dark
tour light
