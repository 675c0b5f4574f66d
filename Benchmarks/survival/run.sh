#!/bin/sh
# Kaplan-Meier by group and the log-rank test beside R's survfit and survdiff, on the same patients: times
# in whole days, and times without ties. Needs R with survival: apt-get install r-base-core
# Usage: Benchmarks/survival/run.sh [ROWS …]
set -e
here=$(cd "$(dirname "$0")" && pwd)
program=${BENCHMARKS:-$here/../../.build/release/Benchmarks}
[ -x "$program" ] || { echo "build first: swift build -c release --product Benchmarks"; exit 1; }
[ $# -gt 0 ] || set -- 10000 100000 1000000

for rows in "$@"; do
  for kind in days distinct; do
    file=${TMPDIR:-/tmp}/offprint-survival-$kind-$rows.csv
    # Made by a fixed recurrence, so that every machine reads the same bytes.
    [ -f "$file" ] || awk -v rows="$rows" -v kind="$kind" 'BEGIN {
      print "time,event,group"
      x = 12345
      for (i = 1; i <= rows; i++) {
        x = (x * 16807) % 2147483647; u = x / 2147483647
        x = (x * 16807) % 2147483647
        group = x % 2
        time = -log(u) * (group ? 1500 : 2000)
        if (kind == "days") time = int(time) + 1
        printf (kind == "days" ? "%d,%d,%s\n" : "%.9f,%d,%s\n"), time, x % 10 < 6, group ? "high" : "low"
      }
    }' > "$file"
    echo "-- $rows patients, times: $kind"
    ours=$("$program" survival "$file"); echo "$ours"
    theirs=$(Rscript --vanilla "$here/survival.R" "$file"); echo "R: $theirs"
    printf '%s\n%s\n' "$ours" "$theirs" | awk '/^seconds/ {s[++n] = $2} END {
      printf "Offprint %.4f s, R %.4f s: %.1f times\n", s[1], s[2], s[2] / s[1] }'
  done
done
