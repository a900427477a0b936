#!/bin/sh
# Paints what vttest's recorded menus 1, 2, 3, 6, 8 and 11 leave on the screen, through the program's
# own emulator and painter, a sheet a menu.
#
#   ./mvnw -ntp -DskipTests package && packaging/vttest.sh [FOLDER]
#
# FOLDER is docs/images/vttest unless given. Needs neither a display nor vttest.
set -eu
root="$(cd "$(dirname "$0")/.." && pwd -P)"
. "$root/.mvn/jdk.sh"
coppice_jdk
# Of the tests' libraries the sheets need these.
libraries="$(find "$HOME/.m2/repository/org/assertj/assertj-core" -name 'assertj-core-*.jar' | tail -n 1)"
"$JAVA_HOME/bin/java" "@$root/packaging/jvm.options" \
  --module-path "$root/target/app/javafx" --add-modules javafx.controls \
  -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true \
  -cp "$root/target/test-classes:$(printf '%s:' "$root"/target/app/*.jar)$libraries" \
  app.coppice.ui.console.VttestSheets "${1:-$root/docs/images/vttest}"
