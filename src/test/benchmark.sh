#!/usr/bin/env bash
# What Stafettpinnen costs beside the bare engine, both in the same run: SQL statements, completions per second, task lists over many
# cases, two people at once, start-up. Prints a table, which is also in target/benchmark.md. Takes about ten minutes.
# "short" checks only the SQL counts against their budget, as "mvn verify" does.
set -euo pipefail
cd "$(dirname "$0")/../.."
test() { mvn -q -B -ntp test -Dexec.skip -Dsurefire.failIfNoSpecifiedTests=false -Dtest="$1" >target/benchmark.log 2>&1; }
mkdir -p target
if [ "${1:-}" = short ]; then
  test SqlBudgetTest && echo "SQL counts are within their budget"
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
