#!/usr/bin/env bash
# Secrets are mounted with the owner they have on the host. PostgreSQL wants its key to be its own and nobody else's.
set -euo pipefail
install -d -o postgres -g postgres -m 700 /run/stafettpinnen
install -o postgres -g postgres -m 600 /run/secrets/* /run/stafettpinnen/
exec docker-entrypoint.sh "$@"
