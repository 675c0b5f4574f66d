#!/bin/sh
# Installs the distribution packages that the given list files name and that are missing.
# None missing: says so and needs neither network nor root.
set -eu
wanted=$(sed -e 's/#.*//' "$@" | xargs)
missing=
for package in $wanted; do
  state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing="$missing $package"
done
if [ -z "$missing" ]; then
  echo "deps: nothing missing"
  exit 0
fi
echo "deps: missing:$missing"
if [ "$(id -u)" = 0 ]; then
  as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  as_root=sudo
else
  echo "deps: cannot install without root. Run this line, then try again:" >&2
  echo "  sudo apt-get update && sudo apt-get install --yes --no-install-recommends$missing" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update --quiet --quiet
# shellcheck disable=SC2086 # the list is split into its words on purpose
$as_root apt-get install --quiet --yes --no-install-recommends $missing
