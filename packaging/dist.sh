#!/bin/sh
# Makes the package from what `./mvnw package` left in target: target/dist/coppice (app image) and,
# on Debian, a .deb. Run by `./mvnw -Pdist package`. The macOS branch is written, but untested.
#
# The JDK and JavaFX are linked into one runtime, JavaFX's natives too, so nothing is extracted at a
# start. The app's jars lie beside it on the class path (several are automatic modules, which jlink
# refuses). The start-up cache (JEP 514) is trained on the recorded
# sessions in a window of the Headless platform.
set -eu
root="$(cd "$(dirname "$0")/.." && pwd -P)"
target="$root/target"
version="${1:?the version is missing}"
. "$root/.mvn/jdk.sh"
coppice_jdk
PATH="$JAVA_HOME/bin:$PATH"
work="$target/dist-work"
rm -rf "$work" "$target/dist"
mkdir -p "$work/jmods" "$work/input" "$target/dist"

case "$(uname -s)" in
  Darwin) os=darwin app_folder=coppice.app/Contents/app launcher=coppice.app/Contents/MacOS/coppice type=dmg ;;
  *) os=linux app_folder=coppice/lib/app launcher=coppice/bin/coppice type=deb ;;
esac
case "$(uname -m)" in
  aarch64 | arm64) cpu=aarch64 ;;
  *) cpu=x86-64 ;;
esac

echo "dist: linking the JDK and JavaFX"
for jar in "$target"/app/javafx/*.jar; do
  name="$(basename "$jar" | sed 's/^\(javafx-[a-z]*\).*/\1/' | tr - .)"
  mkdir -p "$work/$name/classes" "$work/$name/libs"
  (cd "$work/$name/classes" && jar xf "$jar")
  find "$work/$name/classes" \( -name '*.so' -o -name '*.dylib' \) -exec mv {} "$work/$name/libs" \;
  jmod create --class-path "$work/$name/classes" --libs "$work/$name/libs" "$work/jmods/$name.jmod"
done
# Ours and our libraries' needs of the JDK; JavaFX brings java.desktop and java.xml by itself.
modules=javafx.controls,java.logging,java.management,java.naming,java.net.http,java.security.jgss
modules=$modules,jdk.httpserver,jdk.unsupported,jdk.zipfs
jlink --module-path "$work/jmods" --add-modules "$modules" \
  --strip-java-debug-attributes --no-header-files --no-man-pages --output "$work/runtime"

echo "dist: making the app image"
cp "$target"/app/*.jar "$work/input"
mkdir -p "$work/input/pty4j/$os/$cpu" "$work/input/jna"
pty_cpu="$cpu"
[ "$os" = linux ] || pty_cpu=
(cd "$work" && jar xf "$target"/app/pty4j-*.jar resources/com/pty4j/native &&
  cp resources/com/pty4j/native/$os/${pty_cpu:+$pty_cpu/}* "input/pty4j/$os/$pty_cpu")
(cd "$work" && jar xf "$target"/app/jna-5*.jar "com/sun/jna/$os-$cpu" && cp com/sun/jna/$os-$cpu/* input/jna)
# Our own description of the terminal; without tic, or at a terminal elsewhere, xterm's holds as well.
if command -v tic >/dev/null; then
  tic -x -o "$work/input/terminfo" "$root/packaging/terminfo/coppice.terminfo"
else
  echo "dist: no terminfo, since tic is not here: sudo apt-get install -y ncurses-bin"
fi

set --
while IFS= read -r option; do
  case "$option" in
    '' | '#'*) ;;
    *) set -- "$@" --java-options "$option" ;;
  esac
done <"$root/packaging/jvm.options"
set -- "$@" --java-options '-Dpty4j.preferred.native.folder=$APPDIR/pty4j' \
  --java-options '-Djna.boot.library.path=$APPDIR/jna' --java-options '-Djna.nounpack=true' \
  --java-options '-Dcoppice.terminfo=$APPDIR/terminfo'
if [ "$os" = linux ]; then set -- "$@" --icon "$root/packaging/icon/coppice.png"; fi

jpackage --type app-image --name coppice --app-version "$version" --dest "$target/dist" \
  --input "$work/input" --main-jar "coppice-$version.jar" \
  --runtime-image "$work/runtime" "$@"

image="$target/dist/$app_folder"
rm -f "$image/coppice.aot"
sh "$root/packaging/train.sh" "$target/dist/$launcher" "$image/coppice.aot"
if [ -s "$image/coppice.aot" ]; then
  sed -i.bak 's|^\[JavaOptions\]$|&\
java-options=-XX:AOTCache=$APPDIR/coppice.aot|' "$image/coppice.cfg" && rm "$image/coppice.cfg.bak"
fi

if [ "$type" = dmg ] || { [ -r /etc/debian_version ] && command -v fakeroot >/dev/null && command -v dpkg-deb >/dev/null; }; then
  echo "dist: making the $type"
  set --
  if [ "$type" = deb ]; then
    set -- --resource-dir "$root/packaging/linux" --linux-shortcut --linux-menu-group Development \
      --linux-deb-maintainer coppice@example.invalid --linux-app-category devel \
      --linux-package-deps "libgtk-3-0, libxtst6, libfreetype6, libfontconfig1, libpangoft2-1.0-0"
  fi
  jpackage --type "$type" --name coppice --app-version "$version" --dest "$target/dist" \
    --app-image "$target/dist/${app_folder%%/*}" --description "Many AI coding sessions side by side" "$@"
  # The start-up cache holds for files of the very times that it was trained on; jpackage gives its
  # copies new ones.
  if [ "$type" = deb ]; then
    package="$(echo "$target"/dist/coppice_*.deb)"
    dpkg-deb -R "$package" "$work/deb"
    (cd "$target/dist/coppice" && find . -type f -exec touch -r '{}' "$work/deb/opt/coppice/{}" ';')
    dpkg-deb --root-owner-group -b "$work/deb" "$package"
  fi
else
  echo "dist: no .deb, since fakeroot and dpkg-deb are not here: sudo apt-get install -y fakeroot dpkg-dev"
fi
