#!/usr/bin/env bash
# Run by the image once, when the database is made.
set -euo pipefail
psql=(psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username postgres --dbname postgres)
"${psql[@]}" --file /etc/stafettpinnen/roles.sql
"${psql[@]}" --dbname stafettpinnen --file /etc/stafettpinnen/database.sql
for role in stafett_owner stafett_app stafett_report; do
  printf "ALTER ROLE %s PASSWORD '%s';\n" "$role" "$(cat "/run/stafettpinnen/$role")" | "${psql[@]}"
done
