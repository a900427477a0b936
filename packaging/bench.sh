#!/bin/sh
# Measures the package beside its peers, one JSON line a figure.
#
#   packaging/bench.sh PEERS_DIR [installer|window|frame|sessions|idle|worktree|status|plan|watch|terminal
#                                 |latency|floods|idle-terminals|heap|watch-window ...]
#
# PEERS_DIR holds the peers' scripts: window.py, textgen.py, repogen.py, xtermjs/run.sh. Wanted: what
# `./mvnw -Pdist package` left in target, DISPLAY of a display nobody works on, xdotool, Chromium,
# WebKitGTK's MiniBrowser (webkit2gtk-driver), Node. RUNS is 5 unless given. Ends only what it started.
set -eu
root="$(cd "$(dirname "$0")/.." && pwd -P)"
peers="${1:?the folder of the peers is missing}"
shift
[ $# -gt 0 ] || set -- installer window frame sessions idle worktree status plan watch terminal \
  latency floods idle-terminals heap watch-window
runs="${RUNS:-5}"
app="$root/target/dist/coppice/bin/coppice"
. "$root/.mvn/jdk.sh"
coppice_jdk
work="$(mktemp -d)"
chromium="--no-sandbox --disable-quic --no-first-run --disable-sync --disable-background-networking --disable-component-update"
group=
trap '[ -z "$group" ] || kill -s TERM -- "-$group" 2>/dev/null || :; rm -rf "$work"' EXIT

# What a Java needs beside the package's options; the exports and opens are those of the jar's
# manifest, which counts only for -jar.
test_options() {
  cat >"$work/test.options" <<OPTIONS
--module-path "$root/target/app/javafx" --add-modules javafx.controls
--add-exports javafx.graphics/com.sun.glass.ui=ALL-UNNAMED
--add-exports javafx.graphics/com.sun.javafx.tk=ALL-UNNAMED
--add-opens javafx.graphics/com.sun.javafx.tk.quantum=ALL-UNNAMED
-cp "$root/target/test-classes:$(printf '%s:' "$root"/target/app/*.jar)$(test_libraries)"
OPTIONS
}

test_java() {
  test_options
  "$JAVA_HOME/bin/java" "@$root/packaging/jvm.options" "@$work/test.options" "$@"
}

# A test's class as the package runs its own: its Java, options and start-up cache, which holds while
# the tests come behind the package's jars and nothing more of JavaFX is exported.
packaged_java() {
  lib="$root/target/dist/coppice/lib"
  jar cf "$work/tests.jar" -C "$root/target/test-classes" .
  sed -n 's/^java-options=\(.*\)/"\1"/p' "$lib/app/coppice.cfg" | sed "s#\$APPDIR#$lib/app#g" >"$work/package.options"
  "$lib/runtime/bin/java" "@$work/package.options" \
    -cp "$(echo "$lib"/app/coppice-*.jar):$work/tests.jar:$(test_libraries)" "$@"
}

# The sandbox of the tests asserts.
test_libraries() {
  find "$HOME/.m2/repository/org/assertj/assertj-core" -name 'assertj-core-*.jar' 2>/dev/null | tail -n 1
}

median() {
  sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

installer() {
  for file in "$root"/target/dist/*.deb "$root"/target/dist/coppice/lib/app/coppice.aot; do
    [ ! -f "$file" ] || printf '{"what":"%s","mb":%d}\n' "$(basename "$file")" "$(($(wc -c <"$file") / 1000000))"
  done
  printf '{"what":"app image","mb":%d}\n' "$(($(du -sk "$root/target/dist/coppice" | cut -f 1) * 1024 / 1000000))"
  # What a program in a web view brings or wants installed, without a line of its own.
  for package in chromium chromium-common libwebkit2gtk-4.1-0; do
    apt-cache --no-all-versions show "$package" 2>/dev/null |
      sed -n "s/^Size: \(.*\)......\$/{\"what\":\"peer: $package\",\"mb\":\1}/p"
  done
}

window() {
  python3 "$peers/window.py" --runs "$runs" --peers '^Coppice$' -- "$app" --profile "$work/window"
}

# Ends what was started last, with all its children; a browser's may outlive the polite signal.
end_group() {
  kill -s TERM -- "-$group" 2>/dev/null || :
  sleep 2
  kill -s KILL -- "-$group" 2>/dev/null || :
  wait "$group" 2>/dev/null || :
  group=
}

# first_frame NAME COMMAND...: a page tells the time of its first frame in its title, we on stderr.
first_frame() {
  name="$1"
  shift
  i=0
  while [ "$i" -lt "$runs" ]; do
    i=$((i + 1))
    : >"$work/said"
    start="$(date +%s%3N)"
    setsid "$@" >/dev/null 2>"$work/said" &
    group=$!
    end=
    tries=0
    while [ -z "$end" ] && [ "$tries" -lt 300 ]; do
      tries=$((tries + 1))
      sleep 0.1
      end="$(sed -n 's/^first frame at //p' "$work/said")"
      [ -n "$end" ] || end="$(xdotool search --name '^painted [0-9]' getwindowname 2>/dev/null | sed -n 's/^painted \([0-9]*\).*/\1/p' | head -n 1)"
    done
    end_group
    [ -z "$end" ] || echo $((end - start)) >>"$work/frame-$name"
    while xdotool search --onlyvisible --name '^painted|^Coppice$' >/dev/null 2>&1; do sleep 0.2; done
  done
  printf '{"what":"first frame","of":"%s","ms":[%s],"ms_median":%s}\n' "$name" \
    "$(paste -sd, "$work/frame-$name")" "$(median <"$work/frame-$name")"
}

make_page() {
  cat >"$work/page.html" <<'PAGE'
<!doctype html><title>page</title><body><textarea>hello</textarea><script>
requestAnimationFrame(() => requestAnimationFrame(() => document.title = 'painted ' + Date.now()))</script></body>
PAGE
}

frame() {
  make_page
  for browser in /usr/lib/*/webkit2gtk-4.*/MiniBrowser; do
    first_frame webkitgtk "$browser" "file://$work/page.html"
  done
  first_frame chromium chromium $chromium "--user-data-dir=$work/chromium" "--app=file://$work/page.html"
  first_frame coppice env JAVA_TOOL_OPTIONS=-Dcoppice.trace=frames "$app" --profile "$work/frame"
  first_frame coppice-without-cache env "JAVA_TOOL_OPTIONS=-Dcoppice.trace=frames -XX:AOTMode=off" \
    "$app" --profile "$work/frame"
}

# The six sessions that two rehearsals leave.
make_sessions() {
  [ ! -d "$work/sessions" ] || return 0
  for _ in 1 2; do
    env -u DISPLAY -u WAYLAND_DISPLAY "$app" --rehearsal --profile "$work/sessions" >"$work/said" 2>&1 || :
  done
  "$app" sessions --profile "$work/sessions" --json >"$work/list" 2>/dev/null || :
  printf '{"what":"sessions in the profile","count":%d}\n' "$(wc -l <"$work/list")"
}

# The window with these sessions, the newest in view, beside an empty window of the peers.
sessions() {
  make_sessions
  python3 "$peers/window.py" --runs "$runs" --peers ' Coppice$' -- "$app" --profile "$work/sessions"
}

# ticks: hundredths of a second of processor time of all processes of the group's session.
ticks() {
  cat /proc/[0-9]*/stat 2>/dev/null | sed 's/^.*) //' |
    awk -v group="$group" '$4 == group { sum += $12 + $13 } END { print sum + 0 }'
}

# idle_of NAME COMMAND...: the share of a core over 60 s, from 30 s after the start.
idle_of() {
  name="$1"
  shift
  setsid "$@" >/dev/null 2>&1 &
  group=$!
  sleep 30
  before="$(ticks)"
  sleep 60
  after="$(ticks)"
  printf '{"what":"idle","of":"%s","percent_of_a_core":%s}\n' "$name" \
    "$(awk -v t=$((after - before)) 'BEGIN { printf "%.2f", t / 60 }')"
  end_group
}

idle() {
  make_page
  make_sessions
  for browser in /usr/lib/*/webkit2gtk-4.*/MiniBrowser; do
    idle_of webkitgtk "$browser" "file://$work/page.html"
  done
  idle_of chromium chromium $chromium "--user-data-dir=$work/chromium" "--app=file://$work/page.html"
  idle_of coppice "$app" --profile "$work/sessions"
}

# FILES is 10000 unless given. The second run finds a worktree kept ready each time. The first of a
# process is what a person waits for, so it runs as the package does.
worktree() {
  python3 "$peers/repogen.py" "$work/repository" "${FILES:-10000}"
  packaged_java app.coppice.git.WorktreeBenchmark "$work/repository" "$runs"
  packaged_java app.coppice.git.WorktreeBenchmark "$work/repository" "$runs" spare
}

plan() {
  mkdir -p "$work/plan"
  test_java app.coppice.PlanBenchmark "$work/plan" "$runs"
}

status() {
  python3 "$peers/repogen.py" "$work/status" 20000
  test_java app.coppice.git.StatusBenchmark "$work/status" "$runs"
  i=0
  # The first start makes the worktree and tells nothing.
  while [ "$i" -le "$runs" ]; do
    packaged_java app.coppice.git.FirstLookBenchmark "$work/status" "$i"
    i=$((i + 1))
  done
}

# Five worktrees of 10,000 files behind one watcher; idle for a minute.
watch() {
  python3 "$peers/repogen.py" "$work/watch" 10000
  for i in 1 2 3 4 5; do
    git -C "$work/watch" worktree add -q -b "watched-$i" "$work/watched-$i"
  done
  test_java app.coppice.watch.WatchBenchmark "${IDLE_SECONDS:-60}" "$work"/watched-*
}

# Worktrees churned by checkouts while a window shows one of them.
watch_window() {
  python3 "$peers/repogen.py" "$work/churned" "${CHURN_FILES:-20000}"
  mkdir "$work/churn"
  test_java app.coppice.WindowWatchBenchmark "$work/churn" "$work/churned" \
    "${CHURN_SESSIONS:-8}" 200 "${CHURN_SECONDS:-60}"
}

terminal() {
  python3 "$peers/textgen.py" plain 20 >"$work/plain"
  python3 "$peers/textgen.py" color 20 >"$work/color"
  "$peers/xtermjs/run.sh" "$work/plain" "$work/color"
  test_java app.coppice.terminal.EmulatorBenchmark "$work/plain" "$work/color"
  test_java app.coppice.ui.console.TerminalBenchmark "$work/plain" "$work/color"
}

# The keyboard's focus is wanted: a window manager must run on the display.
latency() {
  test_java app.coppice.ui.console.LatencyBenchmark "${KEYS:-1000}"
}

floods() {
  test_java app.coppice.ui.console.FloodBenchmark "${SECONDS_OF_FLOOD:-60}"
}

# Five shells in tabs, the cursor of the one in view blinking as long as it does.
idle_terminals() {
  test_options
  idle_of "console with five shells, blinking cursor" \
    "$JAVA_HOME/bin/java" "@$root/packaging/jvm.options" "@$work/test.options" -Dlook=blink \
    app.coppice.ui.console.ConsoleDemo LIGHT \
    'exec bash --norc' 'exec bash --norc' 'exec bash --norc' 'exec bash --norc' 'exec bash --norc'
}

heap() {
  test_java app.coppice.terminal.HeapBenchmark
}

for figure in "$@"; do
  case "$figure" in
    installer | window | frame | sessions | idle | worktree | status | plan | watch | terminal | latency | floods | heap) "$figure" ;;
    idle-terminals) idle_terminals ;;
    watch-window) watch_window ;;
    *) echo "bench: there is no figure $figure" >&2; exit 2 ;;
  esac
done
