#!/usr/bin/env bash
# Builds everything and runs the tests; ends with how many ran.
set -euo pipefail
cd "$(dirname "$0")/.."
swift build -c release --build-tests
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
swift test -c release --skip-build >"$log" 2>&1 || status=$?
# Failures and the summary; the names of passed tests would bury them.
grep -E '(✘|error:|warning:|recorded an issue|Test run with)' "$log" || tail -n 40 "$log"
exit "$status"
