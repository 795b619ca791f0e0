#!/usr/bin/env bash
# Start-up of Stafettpinnen beside a bare camunda-bpm-spring-boot-starter-webapp application: both as jars, both on an H2 file
# that is there already, in turn. Prints seconds from process start, medians and their ratio.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-5}
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

mvn -q -B -ntp package -DskipTests
mvn -q -B -ntp -f src/test/bare/pom.xml package
ours=$(ls "$PWD"/target/stafettpinnen-*.jar)
bare=$(ls "$PWD"/src/test/bare/target/bare-webapp-0.jar)
work=$(mktemp -d)
trap 'rm -rf "$work" src/test/bare/target' EXIT

start() { # name, jar, arguments: prints the seconds that Spring Boot reports for the process
  local log="$work/$1.log"; shift
  (cd "$work" && exec "$java" -jar "$@" --server.port=0 >"$log" 2>&1) &
  local pid=$!
  for _ in $(seq 1 600); do
    grep -q 'process running for' "$log" 2>/dev/null && break
    sleep 0.1
  done
  kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null || true
  sed -n 's/.*process running for \([0-9.]*\)).*/\1/p' "$log"
}
start_ours() { start ours "$ours" --spring.profiles.active=default; }
start_bare() { start bare "$bare" "--spring.datasource.url=jdbc:h2:file:$work/bare" --camunda.bpm.admin-user.id=admin; }
median() { printf '%s\n' "$@" | sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }

start_ours >/dev/null; start_bare >/dev/null
a=(); b=()
for _ in $(seq 1 "$rounds"); do
  a+=("$(start_ours)"); b+=("$(start_bare)")
done
echo "ours: ${a[*]}"
echo "bare: ${b[*]}"
awk -v a="$(median "${a[@]}")" -v b="$(median "${b[@]}")" 'BEGIN {printf "median %.2f s beside %.2f s: ratio %.2f\n", a, b, a / b}'
