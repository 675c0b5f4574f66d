#!/usr/bin/env bash
# Computes every reference case through the public API and lists, kind by kind, how it compares.
# usage: conformance.sh PATH-OF-CONFORMANCE
set -euo pipefail
cd "$(dirname "$0")/.."
command=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
status=0
for reference in Tests/Reference/[0-9]*.json; do
  computed=$folder/$(basename "$reference")
  "$command" --cases "$reference" --data assets/data --output "$computed"
  echo "== $(basename "$reference")"
  python3 Tests/Reference/compare.py "$reference" "$computed" || status=1
done
exit "$status"
