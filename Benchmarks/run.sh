#!/usr/bin/env bash
# Times Offprint and R side by side; results are ratios on the machine at hand.
set -euo pipefail
cd "$(dirname "$0")/.."
echo "== A report: Offprint and R Markdown"
python3 Benchmarks/render/compare.py .build/release/offprint
swift build -c release --product Benchmarks
for script in Benchmarks/*/run.sh; do
  echo "== $script"
  "$script"
done
