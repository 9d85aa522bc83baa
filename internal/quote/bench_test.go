package quote

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stemma/internal/attrib"
	"stemma/internal/english"
	"stemma/internal/entity"
	"stemma/internal/marks"
)

// sample is an invented article of some 1,000 tokens.
func sample() string {
	return intro + strings.Repeat("“The bridge won’t hold,” Roe said on Monday. “We’ve told the state ‘again and again’ that it mustn’t stay open.”\n\n"+
		"The river’s level rose by four feet overnight, the county’s engineers said, and the camp near the old mill was cleared before dawn.\n\n"+
		"Bloom, who has called the deck “paper thin,” told CNN that the city had been warned. “Nobody listened,” he said, adding that the council was “not amused.”\n\n", 10)
}

func BenchmarkRead(b *testing.B) {
	text := sample()
	pairs := marks.Find(text)
	doc := english.Parse(text, marks.Inner(pairs), nil)
	who := entity.Resolve(doc, pairs)
	found := attrib.Find(doc, pairs)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		marks.Find(text)
		Read(doc, pairs, who, found)
	}
	b.ReportMetric(float64(len(doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkReadNews reads the articles of the folder that STEMMA_NEWS names,
// one text a file.
func BenchmarkReadNews(b *testing.B) {
	files, _ := filepath.Glob(filepath.Join(os.Getenv("STEMMA_NEWS"), "*.txt"))
	if len(files) == 0 {
		b.Skip("STEMMA_NEWS names no folder of texts")
	}
	type article struct {
		doc   *english.Doc
		pairs []marks.Pair
		who   *entity.Resolution
		found []attrib.Relation
	}
	var articles []article
	size, tokens := 0, 0
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		text := strings.ToValidUTF8(string(raw), "\uFFFD")
		a := article{pairs: marks.Find(text)}
		a.doc = english.Parse(text, marks.Inner(a.pairs), nil)
		a.who = entity.Resolve(a.doc, a.pairs)
		a.found = attrib.Find(a.doc, a.pairs)
		articles = append(articles, a)
		size += len(text)
		tokens += len(a.doc.Tokens)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range articles {
			marks.Find(a.doc.Text)
			Read(a.doc, a.pairs, a.who, a.found)
		}
	}
	b.ReportMetric(float64(len(articles)*b.N)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(float64(tokens)/float64(len(articles)), "tokens/article")
}
