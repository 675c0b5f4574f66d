#!/bin/sh
# Sets a document of about 100 and of about 1000 pages, with six Kaplan-Meier figures of 3668 patients
# and four baseline tables on every ten, and writes its tagged PDF; and the same prose, tables and
# figures (as PDF files) with Typst. Prints pages, seconds, memory and ratio. Needs Python with venv;
# Typst is taken from PyPI.
# Usage: Benchmarks/typesetting/run.sh [PAGES ...]
set -e
here=$(cd "$(dirname "$0")" && pwd)
data=$here/../../assets/data/rotterdam_gbsg.csv
program=${BENCHMARKS:-$here/../../.build/release/Benchmarks}
[ -x "$program" ] || { echo "build first: swift build -c release --product Benchmarks"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q typst

for pages in ${*:-100 1175}; do
  "$program" typesetting "$data" "$pages" "$work/offprint.pdf" | tee "$work/offprint.txt"
  "$program" typst "$data" "$pages" "$work/typst"
  "$work/venv/bin/python" "$here/typst_seconds.py" "$work/typst/main.typ" "$work/typst.pdf" \
    "$work/offprint.txt"
  ls -l "$work/offprint.pdf" "$work/typst.pdf" | awk '{printf "%s %.1f MB\n", $NF, $5 / 1e6}' |
    sed "s|$work/||"
done
