#!/usr/bin/env bash
# Takes the pictures of docs/images from the program itself, with the recorded rehearsal at work.
#
#   ./mvnw -ntp -DskipTests package && packaging/screenshots.sh [FOLDER [window|terminal ...]]
#
# Needs Xvfb, xdotool and ImageMagick; for the terminal's pictures vim, htop and bash too, and takes a
# coding agent's where `codex` is on the PATH. Brings its own display, profile and home; leaves nothing
# running and nothing behind but the pictures. COPPICE names another launcher.
set -eu

top="$(cd "$(dirname "$0")/.." && pwd -P)"
coppice="${COPPICE:-$top/target/coppice}"
images="${1:-$top/docs/images}"
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- window terminal
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
  # Each step once the one before is seen: on a busy machine letters would go elsewhere.
  for step in y ctrl+1 ctrl+shift+k; do
    keys "$step"
    settle
  done
  keys "text:Add tally average"
  picture "review-$1"
  keys ctrl+Return
  picture "committed-$1"
}

# The windows of the README and of the release notes.
windows() {
  sidebar=300 review=600 console=300 start dark 1920x1080 --rehearsal
  picture main-dark-1920
  sidebar=300 review=600 console=300 start light 1920x1080 --rehearsal
  picture main-light-1920
  tour dark
  tour light
}

# A home whose shell marks its prompts, with a text and a picture to show.
make_home() {
  cat >"$scratch/home/.bash_profile" <<'PROFILE'
unset HISTFILE
PS1='\[\e]133;A\e\\\e[32m\]~\[\e[m\] $ \[\e]133;B\e\\\]'
PS0='\e]133;C\e\\'
PROMPT_COMMAND='printf "\e]133;D;$?\e\\"'
cd
PROFILE
  # Start-up files of the system may have made another one.
  echo "PATH='$PATH'" >>"$scratch/home/.bash_profile"
  {
    printf '\033[1m%s\033[m\n' 'Scripts of the world, in columns that hold'
    printf '┌────────────┬──────────────────────┬──────────┐\n'
    printf '│ 日本語     │ 端末は桁を守る。     │ 👩‍💻 👍🏽 🇯🇵 │\n'
    printf '│ 한국어     │ 터미널과 글자 폭     │ 👨‍👩‍👧 ❤️ 🇰🇷 │\n'
    printf '│ 中文       │ 雨林里的一棵树       │ 🌳 🧑‍🔬 🇹🇼 │\n'
    printf '│ Ελληνικά   │ Ευχαριστώ, é as e + ◌́│ ✔ ★ ♞    │\n'
    printf '└────────────┴──────────────────────┴──────────┘\n'
    printf '\033[1mbold\033[m \033[2mfaint\033[m \033[3mitalic\033[m \033[9mstruck\033[m \033[53moverline\033[m '
    printf '\033[4msingle\033[m \033[4:2mdouble\033[m \033[58;5;1m\033[4:3mcurly\033[m \033[4:4mdotted\033[m \033[4:5mdashed\033[m\n'
    for row in 38 48; do
      for i in $(seq 0 69); do
        printf '\033[%s;2;%s;%s;%sm%s' $row $((i * 255 / 69)) $((255 - i * 255 / 69)) 160 "$([ $row = 38 ] && echo ▆ || echo ' ')"
      done
      printf '\033[m\n'
    done
    printf '▁▂▃▄▅▆▇█ ░▒▓ ╭─╮ ╔═╗ ⣿⡇ → ≠ ≥ |> λ\n'
  } >"$scratch/home/text"
  convert "$top/packaging/icon/coppice.png" -resize 240x240 -gravity center -crop 180x180+0+0 +repage \
    -background '#18211d' -flatten -dither None -colors 64 "sixel:$scratch/home/picture.six"
}

# console_picture NAME [moving]: the terminal's region alone, with its bars.
console_picture() {
  if [ "${2:-still}" = still ]; then settle; else sleep 3; fi
  take "$scratch/picture.png"
  convert "$scratch/picture.png" -gravity south -crop "x$((console + 26))+0+0" +repage \
    -strip -dither None -colors 128 "PNG8:$scratch/small.png"
  mv "$scratch/small.png" "$images/$1.png"
  echo "$images/$1.png"
}

# run COMMAND: types it into the shell in view.
run() { keys "text:$1" Return; }

# terminals THEME: programs and views of a terminal.
terminals() {
  console=440
  SHELL=/bin/bash start "$1" 960x700 --rehearsal
  keys alt+shift+3 alt+shift+0 ctrl+shift+t
  settle
  run clear
  run "cat text"
  console_picture "terminal-text-$1"
  run clear
  run "cat picture.six; echo; echo A picture in Sixel."
  console_picture "terminal-sixel-$1"
  run "clear; seq -f 'line %03g of 400' 400"
  keys ctrl+shift+f "text:37 of"
  console_picture "terminal-find-$1"
  keys Escape
  if command -v vim >/dev/null; then
    run "vim -u NONE -N -c 'syntax on | set number background=$1' $top/src/main/java/app/coppice/terminal/InputQueue.java"
    console_picture "terminal-vim-$1"
    keys Escape "text::q!" Return
  fi
  if command -v htop >/dev/null; then
    # Only its own processes: those of the machine are nobody's business.
    run "clear; yes >/dev/null & sleep 300 & sleep 400 & htop -p \$\$,\$(jobs -p | paste -sd,)"
    console_picture "terminal-htop-$1" moving
    keys q
    run 'kill $(jobs -p)'
  fi
  if command -v codex >/dev/null; then
    run "clear; codex"
    sleep 5
    console_picture "terminal-agent-$1" moving
    keys ctrl+c ctrl+c ctrl+d
  fi
  run clear
  run "ls nowhere"
  run exit
  console_picture "terminal-ended-$1"
  keys Return
  settle
  run "cat text"
  keys ctrl+shift+o
  console_picture "terminal-selection-$1"
}

make_home
for part in "$@"; do
  case "$part" in
    window) windows ;;
    terminal)
      terminals dark
      terminals light
      ;;
    *) echo "There are no pictures of $part" >&2; exit 2 ;;
  esac
done
