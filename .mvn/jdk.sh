# Sourced by mvnw and session-audit: sets JAVA_HOME to a JDK 25, or says what is missing.
# Looks at JAVA_HOME, then at the java on PATH, then in the usual folders.

jdk_release() { # the feature release of the JDK in folder $1; nothing if it is no JDK
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_find() {
  set +f
  if [ -n "${JAVA_HOME-}" ] && [ "$(jdk_release "$JAVA_HOME")" = 25 ]; then
    printf '%s\n' "$JAVA_HOME"
    return 0
  fi
  on_path=$(command -v java 2>/dev/null || true)
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
    on_path=${on_path%/bin/java}
    if [ "$(jdk_release "$on_path")" = 25 ]; then
      printf '%s\n' "$on_path"
      return 0
    fi
  fi
  for folder in /usr/lib/jvm/* /usr/local/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-/}"/.sdkman/candidates/java/* \
    "${HOME:-/}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ "$(jdk_release "$folder")" = 25 ]; then
      printf '%s\n' "$folder"
      return 0
    fi
  done
  return 1
}

if ! JAVA_HOME=$(jdk_find); then
  echo "A JDK 25 is needed and none was found (looked at JAVA_HOME, at java on PATH, and in the usual folders)." >&2
  echo "Install one, for example Temurin 25, or set JAVA_HOME to it." >&2
  exit 2
fi
export JAVA_HOME
