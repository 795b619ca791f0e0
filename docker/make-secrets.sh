#!/usr/bin/env bash
# Makes what is missing below a folder (secrets/): passwords of the database's roles, a certificate authority for the database,
# its certificate, and a certificate of the same authority for the proxy, to try it out. Never changes what is there.
# Usage: [sudo] ./make-secrets.sh PUBLIC_HOST [FOLDER [NAME_OF_THE_DATABASE_SERVER]]
set -euo pipefail
umask 077
public_host=${1:?Say the host name that people will use, as PUBLIC_HOST in .env}
folder=${2:-$(dirname "$0")/secrets}
database_host=${3:-postgres}
mkdir -p "$folder/keys"
cd "$folder"

for role in postgres stafett_owner stafett_app stafett_report; do
  [ -e "$role" ] || openssl rand -hex 32 | tr -d '\n' >"$role"
done

if [ ! -e ca.crt ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -days 3650 -keyout ca.key -out ca.crt \
    -subj '/CN=Stafettpinnen CA' -addext 'keyUsage=critical,keyCertSign,cRLSign' 2>/dev/null
fi

certificate() { # file, host
  [ -e "$1.crt" ] && return
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=$2" 2>/dev/null
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -sha256 -days 825 -out "$1.crt" \
    -extfile <(printf 'subjectAltName=DNS:%s\nextendedKeyUsage=serverAuth\n' "$2") 2>/dev/null
  rm "$1.csr"
}
certificate database "$database_host"
certificate proxy "$public_host"

chmod 644 ca.crt
# The application runs as this user in its container.
[ "$(id -u)" != 0 ] || chown -R 10001:10001 stafett_owner stafett_app keys
