#!/bin/sh
# Installs the command, the library that reports are compiled against, and its assets.
# usage: install.sh BUILD-FOLDER PREFIX
set -eu
cd "$(dirname "$0")/.."
build=$1
prefix=$2
library=$prefix/lib/offprint
mkdir -p "$prefix/bin" "$library"
install -m 755 "$build/offprint" "$prefix/bin/offprint"
install -m 755 "$build/libOffprint.so" "$library/libOffprint.so"
for module in "$build"/Modules/*.swiftmodule; do
  install -m 644 "$module" "$library/"
done
# Data of the examples stay in the repository; what a render needs goes along.
rm -rf "$library/assets"
mkdir -p "$library/assets"
cp -R assets/csl assets/journals "$library/assets/"
echo "installed: $prefix/bin/offprint and $library"
