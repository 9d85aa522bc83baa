#!/bin/sh
# Makes stories whose truth is known, runs Stemma and other tools on them and
# prints one table. From the root of the checkout:
#
#     bench/collation/run.sh [OUT]
#
# OUT (default bench/out/collation) keeps what was made. Environment:
#   SEEDS     the seeds (default "11 12 13"); choose ones that were not used while developing
#   STORIES   stories a seed of the corpora under DATA (default 60)
#   DATA      folder of research corpora (default ../shared/data); those that are missing are left out
#   PYTHON    a Python with bench/collation/peers/requirements.txt (default python3)
#   STEMMA    a binary to measure (default: built here)
set -eu
out=${1:-bench/out/collation}
seeds=${SEEDS:-11 12 13}
data=${DATA:-../shared/data}
python=${PYTHON:-python3}
here=bench/collation
mkdir -p "$out/bin"
CGO_ENABLED=0 go build -o "$out/bin/" ./$here/generate ./$here/score ./$here/convert ./cmd/stemma
stemma=${STEMMA:-$out/bin/stemma}

bases="own:$here/base.jsonl"
if [ -d "$data/basil" ]; then
	"$out/bin/convert" basil "$data/basil" >"$out/basil.jsonl"
	bases="$bases basil:$out/basil.jsonl"
fi
if [ -d "$data/polnear" ]; then
	"$out/bin/convert" polnear "$data/polnear" >"$out/polnear.jsonl"
	bases="$bases polnear:$out/polnear.jsonl"
fi

peers=
for peer in tfidf minhash passim; do
	if "$python" "$here/peers/peers.py" --check $peer >"$out/$peer.version" 2>&1; then
		peers="$peers $peer"
	else
		echo "$peer left out: $(tail -n 1 "$out/$peer.version")" >&2
	fi
done

for base in $bases; do
	name=${base%%:*}
	rm -rf "$out/$name"
	for seed in $seeds; do
		set=$out/$name/$seed
		"$out/bin/generate" -seed "$seed" -stories "${STORIES:-60}" -out "$set" "${base#*:}"
		"$stemma" report --format json --output "$set/report.json" "$set/articles.jsonl"
		for peer in $peers; do
			"$python" "$here/peers/peers.py" $peer "$set/articles.jsonl" >"$set/$peer.tsv"
		done
	done
	{
		"$out/bin/score" -tsv -name stemma -report "$out/$name/*/report.json" "$out/$name/*/truth.jsonl"
		for peer in $peers; do
			"$out/bin/score" -tsv -name $peer -pairs "$out/$name/*/$peer.tsv" "$out/$name/*/truth.jsonl"
		done
	} >"$out/$name/figures.tsv"
	"$out/bin/score" -errors -report "$out/$name/*/report.json" "$out/$name/*/truth.jsonl" >"$out/$name/errors.txt"
	printf '\n### %s, seeds %s: %s stories, %s articles\n\n' "$name" "$seeds" \
		"$(cat "$out/$name"/*/truth.jsonl | wc -l)" "$(cat "$out/$name"/*/articles.jsonl | wc -l)"
	awk -F '\t' -v systems="stemma$peers" '
		{ value[$1, $2] = $3; if (!($2 in seen)) { seen[$2] = 1; order[++n] = $2 } }
		END {
			k = split(systems, s, " ")
			line = "| |"; rule = "|---|"
			for (i = 1; i <= k; i++) { line = line " " s[i] " |"; rule = rule "---|" }
			print line; print rule
			for (j = 1; j <= n; j++) {
				line = "| " order[j] " |"
				for (i = 1; i <= k; i++) line = line " " ((s[i], order[j]) in value ? value[s[i], order[j]] : "–") " |"
				print line
			}
		}' "$out/$name/figures.tsv"
done
printf '\nversions:'
for peer in $peers; do printf ' %s;' "$(tail -n 1 "$out/$peer.version")"; done
printf ' %s\n' "$(go version | cut -d ' ' -f 3)"
