#!/bin/sh
# A baseline table of 20 variables by two groups (means with Welch's t test, medians with the rank-sum
# test, counts with the chi-squared test) beside the same numbers and tests in base R, on the same rows.
# Needs R: apt-get install r-base-core
# Usage: Benchmarks/baseline/run.sh [ROWS …]
set -e
here=$(cd "$(dirname "$0")" && pwd)
program=${BENCHMARKS:-$here/../../.build/release/Benchmarks}
[ -x "$program" ] || { echo "build first: swift build -c release --product Benchmarks"; exit 1; }
[ $# -gt 0 ] || set -- 10000 100000

for rows in "$@"; do
  file=${TMPDIR:-/tmp}/offprint-baseline-$rows.csv
  # Made by a fixed recurrence, so that every machine reads the same bytes.
  [ -f "$file" ] || awk -v rows="$rows" '
    function uniform() { x = (x * 16807) % 2147483647; return x / 2147483647 }
    BEGIN {
      printf "group"
      for (v = 1; v <= 5; v++) printf ",mean%d", v
      for (v = 1; v <= 5; v++) printf ",skewed%d", v
      for (v = 1; v <= 10; v++) printf ",level%d", v
      print ""
      x = 12345
      for (i = 1; i <= rows; i++) {
        g = uniform() < 0.4
        printf g ? "test" : "control"
        for (v = 1; v <= 5; v++) {
          z = uniform() + uniform() + uniform() + uniform()
          if (uniform() < 0.02) printf ","; else printf ",%.3f", 50 + 5 * z + 0.1 * g
        }
        for (v = 1; v <= 5; v++) {
          u = uniform()
          if (uniform() < 0.02) printf ","; else printf ",%.2f", -log(u) * (v + g / 50)
        }
        for (v = 1; v <= 10; v++) printf ",%c", 97 + int(uniform() * (2 + v % 4))
        print ""
      }
    }' > "$file"
  echo "-- $rows rows"
  ours=$("$program" baseline "$file"); echo "$ours"
  theirs=$(Rscript --vanilla "$here/baseline.R" "$file"); echo "R: $theirs"
  printf '%s\n%s\n' "$ours" "$theirs" | awk '/^seconds/ {s[++n] = $2} END {
    printf "Offprint %.4f s, R %.4f s: %.1f times\n", s[1], s[2], s[2] / s[1] }'
done
