#!/bin/sh
# Times `stemma report` on 1,000 and 10,000 made articles. From the root of the
# checkout:
#
#     bench/scale/run.sh [OUT]
#
# Prints wall and processor seconds, articles a second and peak memory, then
# what each stage costs. The articles are made by bench/collation from the
# corpora under DATA (default ../shared/data): 10,000 articles need a thousand
# different events, which the project's own base corpus has not.
set -eu
out=${1:-bench/out/scale}
data=${DATA:-../shared/data}
mkdir -p "$out/bin"
CGO_ENABLED=0 go build -o "$out/bin/" ./bench/collation/generate ./bench/collation/convert ./bench/scale ./cmd/stemma
"$out/bin/convert" basil "$data/basil" >"$out/basil.jsonl"
"$out/bin/convert" polnear "$data/polnear" >"$out/polnear.jsonl"
for n in 1000 10000; do
	"$out/bin/generate" -seed 100 -stories $((n / 11)) -articles 12 -apart 0 -distractors 0.02 -out "$out/$n" "$out/basil.jsonl" "$out/polnear.jsonl"
	head -n $n "$out/$n/articles.jsonl" >"$out/$n.jsonl"
	/usr/bin/time -v "$out/bin/stemma" report --format json --output "$out/$n.json" "$out/$n.jsonl" 2>"$out/$n.time"
	awk -v n=$n '
		/Elapsed/ { k = split($NF, t, ":"); wall = t[k] + 60 * t[k-1] + (k > 2 ? 3600 * t[1] : 0) }
		/User time|System time/ { cpu += $NF }
		/Maximum resident/ { mem = $NF / 1024 }
		END { printf "%d articles: %.1f s, %.1f s of processor, %.0f articles/s, %.2f ms of processor an article, %.0f MiB at most\n", n, wall, cpu, n / wall, 1000 * cpu / n, mem }' "$out/$n.time"
	"$out/bin/scale" "$out/$n.jsonl"
done
