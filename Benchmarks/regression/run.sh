#!/bin/sh
# Fits the same logistic model with Offprint and R's glm, and prints seconds, ratio and memory.
# Usage: Benchmarks/regression/run.sh [ROWS …]; 20 columns. Needs R.
set -e
here=$(cd "$(dirname "$0")" && pwd)
program=${BENCHMARKS:-$here/../../.build/release/Benchmarks}
[ -x "$program" ] || { echo "build first: swift build -c release --product Benchmarks"; exit 1; }
[ $# -gt 0 ] || set -- 10000 100000 500000

for rows in "$@"; do
  file=${TMPDIR:-/tmp}/offprint-benchmark-logistic-$rows.csv
  # Made by a fixed recurrence, so that every machine reads the same bytes: sums of three uniform numbers,
  # half of which move the odds; about a third of the rows are events.
  [ -f "$file" ] || awk -v rows="$rows" -v columns=20 '
    function uniform() { x = (x * 16807) % 2147483647; return x / 2147483647 }
    BEGIN {
      x = 12345
      printf "event"
      for (j = 1; j <= columns; j++) printf ",x%d", j
      print ""
      for (i = 1; i <= rows; i++) {
        predictor = -0.8
        line = ""
        for (j = 1; j <= columns; j++) {
          value = uniform() + uniform() + uniform() - 1.5
          if (j % 2) predictor += value / j
          line = line sprintf(",%.6f", value)
        }
        printf "%d%s\n", uniform() < 1 / (1 + exp(-predictor)), line
      }
    }' > "$file"
  echo "-- $rows rows"
  ours=$("$program" logistic "$file")
  theirs=$(Rscript --vanilla "$here/fit.R" "$file")
  printf 'Offprint: %s\nR:        %s\n' \
    "$(echo "$ours" | grep -v seconds)" "$(echo "$theirs" | grep deviance)"
  { echo "$ours"; echo "$theirs"; } | awk '/^seconds/ {s[++n] = $2} END {
    printf "Offprint %.3f s, glm %.3f s: %.1f times\n", s[1], s[2], s[2] / s[1] }'
done
