#!/bin/sh
# The start command of worker services that were set up for the image before this one.
exec "${FIZKO_HOME:-/app}/entrypoint.sh" worker "$@"
