#!/bin/sh
# Reads the same file with Offprint, R's read.csv and data.table's fread on one thread, and prints
# seconds and ratios. Needs R with data.table: apt-get install r-base-core r-cran-data.table
# Usage: Benchmarks/csv/run.sh [ROWS]
set -e
here=$(cd "$(dirname "$0")" && pwd)
rows=${1:-1000000}
file=${TMPDIR:-/tmp}/offprint-benchmark-$rows.csv
program=${BENCHMARKS:-$here/../../.build/release/Benchmarks}
[ -x "$program" ] || { echo "build first: swift build -c release --product Benchmarks"; exit 1; }

# Made by a fixed recurrence, so that every machine reads the same bytes.
[ -f "$file" ] || awk -v rows="$rows" 'BEGIN {
  split("I II III IV", stage, " "); split("North South East West", place, " ")
  print "id,age,sex,centre,stage,marker,score,days,event,surgery"
  x = 12345
  for (i = 1; i <= rows; i++) {
    x = (x * 16807) % 2147483647
    printf "P%07d,%d,%s,\"%s, Hospital\",%s,%.4f,%s%.12f,%d,%d,20%02d-%02d-%02d\n", i, 20 + x % 70,
      x % 2 ? "f" : "m", place[1 + x % 4], x % 29 ? stage[1 + int(x / 7) % 4] : "",
      (x % 1000003) / 97, x % 3 ? "" : "-", x / 2147483647, x % 5000, int(x / 11) % 2,
      int(x / 13) % 25, 1 + int(x / 17) % 12, 1 + int(x / 19) % 28
  }
}' > "$file"

ls -l "$file" | awk '{print "file", $5 / 1e6, "MB"}'
seconds() {
  # The best of three processes.
  for _ in 1 2 3; do "$@"; done | awk '/^[0-9.]+ *$/ {x = $1} /^seconds/ {x = $2}
    /^[0-9.]+ *$|^seconds/ {if (!best || x < best) best = x} END {print best}'
}
one=$(seconds "$program" csv "$file" 1)
two=$(seconds "$program" csv "$file" 2)
fread=$(seconds Rscript --vanilla "$here/read.R" "$file" fread)
base=$(Rscript --vanilla "$here/read.R" "$file" read.csv)
awk -v one="$one" -v two="$two" -v fread="$fread" -v base="$base" 'BEGIN {
  printf "Offprint, one thread    %.3f s\nOffprint, two threads   %.3f s\n", one, two
  printf "fread, one thread       %.3f s   (%.1f times Offprint on one)\n", fread, fread / one
  printf "read.csv                %.3f s   (%.1f times Offprint on one)\n", base, base / one
}'
