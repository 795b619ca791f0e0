#!/usr/bin/env bash
# What Stafettpinnen costs beside the bare engine, both in the same run: SQL statements, completions per second, task lists over many
# cases, two people at once, start-up. Prints a table, which is also in target/benchmark.md. Takes about a quarter of an hour.
# "short" checks only the SQL counts against their budget, as "mvn verify" does; "p7" measures due reminders only; "p8" kills nodes
# 50 times while they remind of 10,000 tasks.
set -euo pipefail
cd "$(dirname "$0")/../.."
test() { mvn -q -B -ntp test -Dexec.skip -Dsurefire.failIfNoSpecifiedTests=false -Dtest="$1" >target/benchmark.log 2>&1; }
mkdir -p target
if [ "${1:-}" = short ]; then
  test SqlBudgetTest && echo "SQL counts are within their budget"
  exit
fi
on_postgres() {
  mvn -q -B -ntp test-compile -Dexec.skip
  mvn -q -B -ntp surefire:test@test-postgres -Dsurefire.failIfNoSpecifiedTests=false "$@" >target/benchmark.log 2>&1
}
if [ "${1:-}" = p7 ]; then
  on_postgres '-Dtest=Benchmark#p7*'
  cat target/benchmark-postgres.md
  exit
fi
if [ "${1:-}" = p8 ]; then
  on_postgres -Dtest=TwoNodesTest -Dcrash.kills=50 -Dcrash.reminders=10000 -Dcrash.lock=60000
  grep -E '^(kill -9|clean stop)' target/benchmark.log
  exit
fi
mvn -q -B -ntp generate-resources
test Benchmark
start=$(src/test/start-up.sh)
{
  for database in postgres h2; do
    echo "On $database:"; echo; cat "target/benchmark-$database.md"; echo
  done
  echo "P12, start-up (target ≤ 1.3):"; echo; echo "$start" | sed 's/^/    /'
} | tee target/benchmark.md
