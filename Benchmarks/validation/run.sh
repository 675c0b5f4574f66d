#!/bin/sh
# Corrects the optimism of a Cox model of 8 columns on 3000 patients, 1000 resamples, with Offprint and R's
# rms::validate, and prints both results, seconds and ratio. Needs R with rms.
# Usage: Benchmarks/validation/run.sh [ROWS [COLUMNS]]
set -e
here=$(cd "$(dirname "$0")" && pwd)
rows=${1:-3000}
columns=${2:-8}
file=${TMPDIR:-/tmp}/offprint-benchmark-validation-$rows-$columns.csv
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

ours=$("$program" validation "$file")
theirs=$(Rscript --vanilla "$here/validate.R" "$file")
printf 'Offprint: %s\nR:        %s\n' "$(echo "$ours" | grep '^C')" "$(echo "$theirs" | grep '^C')"
{ echo "$ours"; echo "$theirs"; } | awk '/^seconds/ {s[++n] = $2} END {
  printf "Offprint %.2f s, rms::validate %.2f s: %.1f times\n", s[1], s[2], s[2] / s[1] }'
