#!/bin/sh
# Starts one role of Fizko, or runs one of its commands, in place of this script:
#
#   entrypoint.sh [ROLE [ARGUMENT...]]
#
# A role with a worker is run by launcher.sh, which starts a fresh one when the worker has done its
# share.
#
# FIZKO_HOME  where lib/ with the jars is; /app by default
# JAVA_HOME   the Java to use; otherwise the java on the PATH
# JAVA_OPTS   options for the JVM; replaces the defaults below
set -eu

home="${FIZKO_HOME:-/app}"
here="$(dirname -- "$(readlink -f -- "$0")")"

roles() {
  cat <<'END'
Roles:
  web            the HTTP API (also: fastapi, fastapi-dev); the default
  worker         runs tasks (also: celery-worker)
  beat           sends what is due (also: celery-beat)
  all            the three of them in one process
Commands:
  migrate        creates or updates the database's tables
  send           sends a task
  result         shows the result of a task
  revoke         asks workers not to run tasks
  queues         shows how much the queues hold; pauses and resumes them
  dead-letters   shows, replays or discards the messages that were put aside
  version        shows the version
  sh             a shell (also: bash)
END
}

role="${1:-fastapi}"
if [ $# -gt 0 ]; then
  shift
fi

case "$role" in
  web | fastapi | fastapi-dev) command=web ;;
  worker | celery-worker) command=worker ;;
  beat | celery-beat) command=beat ;;
  all | migrate | send | result | revoke | queues | dead-letters | version) command="$role" ;;
  sh | bash) exec "$role" "$@" ;;
  help | -h | --help)
    roles
    exit 0
    ;;
  *)
    {
      echo "Unknown role: $role"
      roles
    } >&2
    exit 1
    ;;
esac

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
if ! command -v "$java" >/dev/null 2>&1; then
  echo "No Java at $java; set JAVA_HOME to a Java 21 or later, or put java on the PATH" >&2
  exit 1
fi
if [ ! -d "$home/lib" ]; then
  echo "No jars in $home/lib; set FIZKO_HOME to the folder that lib is in" >&2
  exit 1
fi

# Little memory at rest, as much as the container has when it is needed (docs/operating.md). A beat needs
# 70 MB of heap for 100,000 rows (benchmarks, beat).
defaults="-XX:TrimNativeHeapInterval=5000 -XX:+UseCompactObjectHeaders"
case "$command" in
  beat) defaults="$defaults -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms24m -Xmn16m -Xmx128m" ;;
  *) defaults="$defaults -XX:+UseG1GC -XX:G1HeapRegionSize=1m -XX:G1PeriodicGCInterval=30000 -Xms16m -XX:MaxRAMPercentage=75" ;;
esac
defaults="$defaults -XX:+ExitOnOutOfMemoryError"
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"

# No file names are made of JAVA_OPTS, which is split at blanks on purpose; and exec, so that the
# signals of whoever stops the container reach Java, or the launcher that passes them on.
set -f
set -- "$java" -XX:+IgnoreUnrecognizedVMOptions \
  ${JAVA_OPTS:-$defaults} \
  --enable-native-access=ALL-UNNAMED \
  -cp "$home/lib/*" \
  cl.fizko.boot.Fizko "$command" "$@"
case "$command" in
  worker | all) exec "$here/launcher.sh" "$@" ;;
  *) exec "$@" ;;
esac
