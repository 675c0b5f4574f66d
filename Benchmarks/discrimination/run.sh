#!/bin/sh
# ROC curves with DeLong's intervals and paired test beside pROC, and time-dependent ROC curves with
# standard errors beside riskRegression::Score. Needs R: apt-get install r-cran-proc r-cran-riskregression
# Usage: Benchmarks/discrimination/run.sh [ROWS [PATIENTS [MANY]]]
set -e
here=$(cd "$(dirname "$0")" && pwd)
program=${BENCHMARKS:-$here/../../.build/release/Benchmarks}
[ -x "$program" ] || { echo "build first: swift build -c release --product Benchmarks"; exit 1; }
rows=${1:-1000000}
patients=${2:-5000}
many=${3:-1000000}

# Made by a fixed recurrence, so that every machine reads the same bytes: two scores of a common risk,
# the second with more noise; exponential times, censored evenly over ten years.
make_file() {
  awk -v rows="$1" -v kind="$2" '
    function uniform() { x = (x * 16807) % 2147483647; return x / 2147483647 }
    function bell() { return uniform() + uniform() + uniform() + uniform() - 2 }
    BEGIN {
      x = 12345
      print (kind == "binary" ? "y,a,b" : "time,event,a,b")
      for (i = 1; i <= rows; i++) {
        risk = bell()
        a = risk + bell(); b = risk + 2 * bell()
        if (kind == "binary") {
          printf "%d,%.5f,%.5f\n", uniform() < 1 / (1 + exp(1 - 2 * risk)), a, b
        } else {
          time = -log(uniform()) * exp(-risk) * 2500
          censored = uniform() * 3650
          printf "%d,%d,%.5f,%.5f\n", 1 + (time < censored ? time : censored), time < censored, a, b
        }
      }
    }'
}

compare() {
  printf '%s\n%s\n' "$1" "$2" | awk '/^seconds/ {s[++n] = $2} END {
    printf "Offprint %.4f s, R %.4f s: %.1f times\n", s[1], s[2], s[2] / s[1] }'
}

file=${TMPDIR:-/tmp}/offprint-roc-$rows.csv
[ -f "$file" ] || make_file "$rows" binary > "$file"
echo "-- $rows rows, DeLong's intervals and paired test"
ours=$("$program" roc "$file"); echo "$ours"
theirs=$(Rscript --vanilla "$here/roc.R" "$file"); echo "R: $theirs"
compare "$ours" "$theirs"

file=${TMPDIR:-/tmp}/offprint-timeroc-$patients.csv
[ -f "$file" ] || make_file "$patients" survival > "$file"
echo "-- $patients patients, two scores at three horizons"
ours=$("$program" timeroc "$file"); echo "$ours"
theirs=$(Rscript --vanilla "$here/timeroc.R" "$file"); echo "R: $theirs"
compare "$ours" "$theirs"

file=${TMPDIR:-/tmp}/offprint-timeroc-$many.csv
[ -f "$file" ] || make_file "$many" survival > "$file"
echo "-- $many patients, two scores at three horizons"
"$program" timeroc "$file"
