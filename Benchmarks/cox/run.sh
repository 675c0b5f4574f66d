#!/bin/sh
# Fits the same Cox model, Efron's ties, with Offprint and R's coxph, and prints seconds and ratio.
# Usage: Benchmarks/cox/run.sh [ROWS [COLUMNS]]. Needs R with survival.
set -e
here=$(cd "$(dirname "$0")" && pwd)
rows=${1:-100000}
columns=${2:-20}
file=${TMPDIR:-/tmp}/offprint-benchmark-cox-$rows-$columns.csv
program=${BENCHMARKS:-$here/../../.build/release/Benchmarks}
[ -x "$program" ] || { echo "build first: swift build -c release --product Benchmarks"; exit 1; }

# Made by a fixed recurrence, so that every machine reads the same bytes: sums of three uniform numbers,
# exponential times that half of them move, in days up to ten years, which makes ties.
[ -f "$file" ] || awk -v rows="$rows" -v columns="$columns" '
  function uniform() { x = (x * 16807) % 2147483647; return x / 2147483647 }
  BEGIN {
    x = 12345
    printf "time,event"
    for (j = 1; j <= columns; j++) printf ",x%d", j
    print ""
    for (i = 1; i <= rows; i++) {
      predictor = 0
      line = ""
      for (j = 1; j <= columns; j++) {
        value = uniform() + uniform() + uniform() - 1.5
        if (j % 2) predictor += 0.5 * value / j
        line = line sprintf(",%.6f", value)
      }
      time = -log(uniform()) * exp(-predictor) * 2000
      censored = uniform() * 3650
      printf "%d,%d%s\n", 1 + (time < censored ? time : censored), time < censored, line
    }
  }' > "$file"

ours=$("$program" cox "$file")
theirs=$(Rscript --vanilla "$here/fit.R" "$file")
printf 'Offprint: %s\nR:        %s\n' "$(echo "$ours" | grep loglik)" "$(echo "$theirs" | grep loglik)"
{ echo "$ours"; echo "$theirs"; } | awk '/^seconds/ {n++; x[n] = $2} /^concordance-seconds/ {c = $2}
  END {
    printf "Offprint  %.3f s, and %.3f s for the concordance\n", x[1], c
    printf "coxph     %.3f s   (%.1f times both)\n", x[2], x[2] / (x[1] + c)
  }'
