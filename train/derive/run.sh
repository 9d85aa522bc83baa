#!/bin/sh
# Makes stories out of the research corpora, with the benchmark's generator and
# with one of changing habits, fits what internal/derive weighs on
# them and writes internal/derive/weights.go. From the root of the checkout:
#
#     train/derive/run.sh [OUT]
#
# OUT (default bench/out/derive) keeps what was made. One event in five is held
# out: its articles, in OUT/dev-*.jsonl, are not trained on. Environment:
#   SEEDS     the seeds of the stories (default "101 102 103 104 105 106")
#   DATA      folder of BASIL and PolNeAR (default ../shared/data)
#   REWRITES  files of stories with rewrites by hand and of independent reports, as
#             bench/derive takes them; toldweights.go stays as it is without
#   PYTHON    a Python with numpy, scipy and scikit-learn (default python3)
set -eu
out=${1:-bench/out/derive}
data=${DATA:-../shared/data}
python=${PYTHON:-python3}
mkdir -p "$out"
go build -o "$out/" ./bench/collation/generate ./bench/collation/convert ./bench/derive ./train/derive/vary
for corpus in basil polnear; do
	"$out/convert" $corpus "$data/$corpus" | "$python" train/derive/split.py "$out/train-$corpus.jsonl" "$out/dev-$corpus.jsonl"
done
sets=
for seed in ${SEEDS:-101 102 103 104 105 106}; do
	"$out/generate" -seed "$seed" -stories 60 -out "$out/$seed" "$out/train-basil.jsonl" "$out/train-polnear.jsonl"
	"$out/vary" "$seed" 60 "$out/vary-$seed" "$out/train-basil.jsonl" "$out/train-polnear.jsonl"
	sets="$sets $out/$seed $out/vary-$seed"
done
for what in pairs arcs directions kinds siblings; do
	"$out/derive" $what $sets >"$out/$what"
done
"$out/derive" pairs "$out/train-basil.jsonl" >"$out/independent"
"$python" train/derive/fit.py internal/derive/weights.go "$out/pairs" "$out/arcs" "$out/directions" "$out/kinds" "$out/siblings" "$out/independent"
if [ -n "${REWRITES:-}" ]; then
	n=0 told=
	for file in $REWRITES; do
		n=$((n + 1)) told="$told $out/told-$n"
		"$out/derive" retold "$file" >"$out/told-$n"
	done
	"$out/derive" retold bench/collation/base.jsonl train/derive/rewrites.jsonl >"$out/told-invented"
	"$python" train/derive/told.py internal/derive/toldweights.go $told -- "$out/told-invented"
fi
