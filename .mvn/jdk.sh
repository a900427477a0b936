# Finds a JDK 25 or later and exports JAVA_HOME. Sourced by mvnw and by target/coppice, so plain
# POSIX sh, safe under `set -euf`.
#
# Order: JAVA_HOME where it is new enough, the java on PATH, then the usual places of Linux
# packages, macOS, SDKMAN, jenv, asdf, mise, Homebrew and IDEs. JDK 25 is preferred to a later one.

coppice_jdk_major() {
  # A JRE has no javac; JDK 9 and later say their version in the file `release`.
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release"
}

coppice_jdk_homes() {
  set +f
  java_on_path="$(command -v java || :)"
  if [ -n "$java_on_path" ]; then
    java_on_path="$(readlink -f "$java_on_path" 2>/dev/null || :)"
    printf '%s\n' "${java_on_path%/bin/java}"
  fi
  for home in \
    /usr/lib/jvm/* /usr/java/* /usr/local/java/* /usr/local/openjdk* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.jenv/versions/* \
    "${HOME-}"/.asdf/installs/java/* "${HOME-}"/.local/share/mise/installs/java/* \
    "${HOME-}"/.jbang/cache/jdks/*; do
    [ -d "$home" ] && printf '%s\n' "$home"
  done
}

coppice_jdk_find() {
  later=
  while IFS= read -r home; do
    major="$(coppice_jdk_major "$home")"
    if [ "${major:-0}" -eq 25 ]; then
      printf '%s\n' "$home"
      return 0
    fi
    if [ -z "$later" ] && [ "${major:-0}" -gt 25 ]; then later="$home"; fi
  done <<HOMES
$(coppice_jdk_homes)
HOMES
  printf '%s\n' "$later"
}

coppice_jdk_command() {
  case "$(uname -s)" in
    Darwin) echo "brew install --cask temurin@25" ;;
    *)
      if [ -r /etc/debian_version ]; then
        # Debian 12 and Ubuntu 24.04 carry no JDK 25 of their own.
        echo "curl -fsSL https://packages.adoptium.net/artifactory/api/gpg/key/public |" \
          "sudo tee /etc/apt/trusted.gpg.d/adoptium.asc >/dev/null &&" \
          "echo \"deb https://packages.adoptium.net/artifactory/deb" \
          "\$(. /etc/os-release; echo \$VERSION_CODENAME) main\" |" \
          "sudo tee /etc/apt/sources.list.d/adoptium.list >/dev/null &&" \
          "sudo apt-get update && sudo apt-get install -y temurin-25-jdk"
      elif command -v dnf >/dev/null 2>&1; then
        echo "sudo dnf install -y java-25-openjdk-devel"
      elif command -v pacman >/dev/null 2>&1; then
        echo "sudo pacman -S --needed jdk25-openjdk"
      else
        echo "curl -s https://get.sdkman.io | bash && . ~/.sdkman/bin/sdkman-init.sh && sdk install java 25-tem"
      fi
      ;;
  esac
}

coppice_jdk() {
  major=
  [ -z "${JAVA_HOME-}" ] || major="$(coppice_jdk_major "$JAVA_HOME")"
  if [ "${major:-0}" -lt 25 ]; then
    JAVA_HOME="$(coppice_jdk_find)"
  fi
  if [ -z "$JAVA_HOME" ]; then
    printf '%s\n' "Coppice needs a JDK 25 or later and found none on this machine. This command gets one:" \
      "" "  $(coppice_jdk_command)" "" \
      "If one is installed in an unusual place: export JAVA_HOME=/path/to/jdk-25" >&2
    return 1
  fi
  export JAVA_HOME
}
