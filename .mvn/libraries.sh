# Checks for the system libraries that JavaFX loads on Linux. Sourced by mvnw and by target/coppice,
# so plain POSIX sh, safe under `set -euf`.
#
#   coppice_libraries text     fonts and text layout: tests and screenshots, no display needed
#   coppice_libraries window   the same and GTK 3, for a window on a display
#
# On Debian and Ubuntu, as root, what is missing is installed; else the command that does it is
# printed and the answer is 1. Where nobody can tell (no ldconfig, not Linux) the answer is 0.

# One line a library: file name as linked by JavaFX's natives, Debian package, kind.
coppice_libraries_known() {
  cat <<'LIBRARIES'
libfreetype.so.6 libfreetype6 text
libfontconfig.so.1 libfontconfig1 text
libpango-1.0.so.0 libpango-1.0-0 text
libpangoft2-1.0.so.0 libpangoft2-1.0-0 text
libgobject-2.0.so.0 libglib2.0-0 text
libX11.so.6 libx11-6 window
libgtk-3.so.0 libgtk-3-0 window
libXtst.so.6 libxtst6 window
libXxf86vm.so.1 libxxf86vm1 window
libGL.so.1 libgl1 window
LIBRARIES
}

coppice_libraries_missing() {
  present="$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || :)"
  [ -n "$present" ] || return 0
  coppice_libraries_known | while read -r file package kind; do
    if [ "$kind" = window ] && [ "$1" != window ]; then continue; fi
    case "$present" in
      *"$file "*) ;;
      *) printf '%s ' "$package" ;;
    esac
  done
  # JavaFX stops where there is not a single font.
  set +f
  for font in /usr/share/fonts/*/* /usr/local/share/fonts/* "${HOME-}"/.fonts/* "${HOME-}"/.local/share/fonts/*; do
    if [ -e "$font" ]; then return 0; fi
  done
  printf '%s ' fonts-dejavu-core
}

coppice_libraries() {
  [ "$(uname -s)" = Linux ] || return 0
  missing="$(coppice_libraries_missing "$1")"
  [ -n "$missing" ] || return 0
  if [ ! -r /etc/debian_version ]; then
    printf '%s\n' "Coppice needs system libraries that are missing here. By their Debian names: $missing" >&2
    if command -v dnf >/dev/null 2>&1; then
      echo "  sudo dnf install -y gtk3 libXtst libXxf86vm mesa-libGL pango fontconfig dejavu-sans-fonts" >&2
    elif command -v pacman >/dev/null 2>&1; then
      echo "  sudo pacman -S --needed gtk3 libxtst libxxf86vm libglvnd pango fontconfig ttf-dejavu" >&2
    fi
    return 1
  fi
  if [ "$(id -u)" != 0 ]; then
    printf '%s\n' "Coppice needs system libraries that are missing here. This command installs them:" \
      "" "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $missing" >&2
    return 1
  fi
  printf '%s\n' "Installing system libraries that JavaFX needs: $missing" >&2
  # shellcheck disable=SC2086 # one package a word
  if ! { (apt-get update && IFS=' ' && DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends $missing) >/dev/null 2>&1; }; then
    printf '%s\n' "That failed. Try it by hand and read what apt says:" \
      "" "  apt-get update && apt-get install -y --no-install-recommends $missing" >&2
    return 1
  fi
}
