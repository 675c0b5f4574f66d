#!/bin/sh
# A decision curve of a survival outcome at 99 thresholds beside one survfit a threshold in R.
# Usage: Benchmarks/utility/run.sh [PATIENTS]. Needs R with survival.
set -e
here=$(cd "$(dirname "$0")" && pwd)
program=${BENCHMARKS:-$here/../../.build/release/Benchmarks}
[ -x "$program" ] || { echo "build first: swift build -c release --product Benchmarks"; exit 1; }
patients=${1:-100000}
file=${TMPDIR:-/tmp}/offprint-utility-$patients.csv

# Made by a fixed recurrence, so that every machine reads the same bytes.
[ -f "$file" ] || awk -v rows="$patients" '
  function uniform() { x = (x * 16807) % 2147483647; return x / 2147483647 }
  BEGIN {
    x = 12345
    print "time,event,risk"
    for (i = 1; i <= rows; i++) {
      score = uniform() + uniform() + uniform() - 1.5
      time = -log(uniform()) * exp(-2 * score) * 4000
      censored = uniform() * 3650
      printf "%.4f,%d,%.6f\n", (time < censored ? time : censored), time < censored, \
        1 - exp(-1826 / 4000 * exp(2 * score))
    }
  }' > "$file"
ours=$("$program" utility "$file"); echo "$ours"
theirs=$(Rscript --vanilla "$here/utility.R" "$file"); echo "R: $theirs"
printf '%s\n%s\n' "$ours" "$theirs" | awk '/^seconds/ {s[++n] = $2} END {
  printf "Offprint %.4f s, R %.4f s: %.1f times\n", s[1], s[2], s[2] / s[1] }'
