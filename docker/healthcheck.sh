#!/bin/bash
# Whether the container is healthy: web, if it answers; anything else, as long as it runs, because
# a worker or beat that cannot go on ends by itself, and one that hangs loses its tasks and alarms
# to others. Bash, because it can open a connection and the image has no other client.
#
#   healthcheck.sh [FILE]    FILE: the command line of the container's first process
set -u

role="$(tr '\0' '\n' <"${1:-/proc/1/cmdline}" | sed -n '/^cl\.fizko\.boot\.Fizko$/{n;p;}')"
case "$role" in
  web | all) ;;
  *) exit 0 ;;
esac

# Alive, not ready: a container is not to be restarted because Redis is away.
trap '' PIPE # A web that hangs up is a failed check (1), not a death by signal (141).
exec 3<>"/dev/tcp/127.0.0.1/${PORT:-8000}" || exit 1
printf 'GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3 2>/dev/null || exit 1
read -r -t 5 _ status _ <&3 || exit 1
[ "$status" = 200 ]
