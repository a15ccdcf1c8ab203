#!/bin/bash
# How long "eyas replay" takes for a generated capture, from the command to its summary, with the
# rules loaded on the way. After "make build bench ARGS=-l". Usage:
#
#   bench/replay.sh [EVENTS [RULES]]
set -euo pipefail
cd "$(dirname "$0")/.."

events=${1:-1000000} rules=${2:-rules/eyas_rules.yaml} rounds=3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for file in "$work/plain.scap" "$work/gzip.scap.gz"; do
  java -cp 'bench/target/classes:bench/target/lib/*' dev.eyas.bench.GeneratedCapture "$file" "$events"
  echo "$(basename "$file"): $(stat -c %s "$file") bytes"
  for _ in $(seq $rounds); do
    TIMEFORMAT='  %R s (%U s of processor time)'
    time dist/eyas/bin/eyas replay "$file" -r "$rules" >"$work/alerts" 2>"$work/summary"
  done
  tail -n 3 "$work/summary"
done
