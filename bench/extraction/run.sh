#!/bin/sh
# Scores Stemma's text extraction with the benchmark's own evaluate.py.
# usage: bench/extraction/run.sh [FOLDER]     FOLDER: the benchmark, ../shared/data/extraction by default
set -eu
data=$(cd "${1:-../shared/data/extraction}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ln -s "$data/ground-truth.json" "$work/ground-truth.json"
go run ./bench/extraction -data "$data" -out "$work/output"
cd "$work" && python3 "$data/evaluate.py"
