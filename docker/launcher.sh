#!/bin/sh
# Runs a worker as a child of this script, and a fresh one in its place whenever it has done its
# share: when it exits with 75. Any other exit code is passed on.
#
#   launcher.sh PROGRAM [ARGUMENT...]
#
# The signals that end it reach the worker, and no fresh one is started after them:
#
#   SIGTERM, SIGINT, SIGHUP   as SIGTERM: once it drains, twice it ends at once
#   SIGQUIT, SIGUSR1          as SIGUSR1: it ends at once. (A JVM keeps SIGQUIT to itself: asked with
#                             it directly, it prints its threads and runs on. And whoever starts this
#                             script with "&" from another one makes it deaf to SIGINT and SIGQUIT.)
set -u

replace_me=75
child=
ending=
heard=

hear() {
  ending=yes
  interrupted=yes
  heard="$heard $1"
  pass_on
}

# What is heard while no worker runs waits for the next one.
pass_on() {
  if [ -n "$child" ]; then
    for signal in $heard; do
      kill -s "$signal" "$child" 2>/dev/null || :
    done
    heard=
  fi
}

# Sets $code. A wait that was interrupted tells nothing of the child: it is begun again, and if the
# child had ended before, that one answers 127.
await_child() {
  code=127
  interrupted=yes
  while [ -n "$interrupted" ]; do
    interrupted=
    answer=0
    wait "$child" || answer=$?
    if [ "$answer" -ne 127 ]; then
      code=$answer
    fi
  done
}

trap 'hear TERM' TERM INT HUP
trap 'hear USR1' QUIT USR1

while :; do
  "$@" &
  child=$!
  pass_on
  await_child
  child=
  if [ "$code" -ne "$replace_me" ]; then
    exit "$code"
  fi
  if [ -n "$ending" ]; then
    exit 0
  fi
done
