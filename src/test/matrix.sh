#!/usr/bin/env bash
# The whole suite on JDK 17 and 25 and on H2 and PostgreSQL 15 and 18. Each run of the test command does H2 and one PostgreSQL.
# JDKs are found under /usr/lib/jvm, or given as JAVA_17 and JAVA_25. Works in copies, so that the runs do not meet.
set -uo pipefail
cd "$(dirname "$0")/../.."
declare -A jdk=(
  [17]="${JAVA_17:-$(ls -d /usr/lib/jvm/*17* 2>/dev/null | head -1)}"
  [25]="${JAVA_25:-$(ls -d /usr/lib/jvm/*25* 2>/dev/null | head -1)}")
postgres=(15.19.0 18.6.0)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
printf '%-6s %-12s %-8s %-8s %s\n' JDK PostgreSQL result minutes tests
for version in 17 25; do
  for server in "${postgres[@]}"; do
    git clone -q . "$work/$version-$server"
    began=$(date +%s)
    (cd "$work/$version-$server" && JAVA_HOME="${jdk[$version]}" mvn -B -ntp verify "-Dpostgres.version=$server") \
      >"$work/log" 2>&1 && result=green || { result=RED; failed=1; cp "$work/log" "target/matrix-$version-$server.log"; }
    tests=$(grep -E '^\[(INFO|WARNING|ERROR)\] Tests run:.*Skipped: [0-9]+$' "$work/log" | sed 's/.*Tests run: \([0-9]*\).*/\1/' | paste -sd+ -)
    printf '%-6s %-12s %-8s %-8s %s\n' "$version" "$server" "$result" "$(( ($(date +%s) - began) / 60 ))" "H2+PostgreSQL: $tests"
    rm -rf "$work/$version-$server"
  done
done
exit "$failed"
