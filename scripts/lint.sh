#!/bin/sh
# Rules that the formatter does not know: file sizes, names that say nothing, what must not be tracked.
set -eu
cd "$(dirname "$0")/.."
status=0
complain() {
  echo "lint: $1" >&2
  status=1
}
for file in $(git ls-files 'Sources/*.swift' 'Tests/*.swift' 'Benchmarks/*.swift'); do
  [ -f "$file" ] || continue
  lines=$(wc -l <"$file")
  [ "$lines" -le 500 ] || complain "$file has $lines lines; 500 is the most: find the second idea in it"
done
drawers=$(git ls-files 'Sources/*' | grep -Ei '(utils|helpers|common|misc|manager|extensions)\.swift$' || true)
[ -z "$drawers" ] || complain "a file name must say what is in it: $drawers"
tracked=$(git ls-files .build Package.resolved | head -n 1)
[ -z "$tracked" ] || complain ".build/ and Package.resolved stay out of git"
exit $status
