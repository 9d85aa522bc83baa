package english

import (
	"os"
	"path/filepath"
	"testing"
)

// articles are the texts of PolNeAR's dev set.
func articles(b *testing.B) (texts []string, bytes int64) {
	b.Helper()
	paths, _ := filepath.Glob(filepath.FromSlash("../../../shared/data/polnear/data/dev/text/*.txt"))
	if len(paths) == 0 {
		b.Skip("PolNeAR's dev set is not beside the project")
	}
	for _, p := range paths {
		t, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(t))
		bytes += int64(len(t))
	}
	return texts, bytes
}

// report adds the figures that a reader of the benchmarks wants.
func report(b *testing.B, texts []string, bytes int64) {
	b.SetBytes(bytes)
	tokens := 0
	for _, t := range texts {
		tokens += len(Parse(t, nil, nil).Tokens)
	}
	b.ReportMetric(float64(len(texts)*b.N)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(b.Elapsed().Seconds()*1e6/float64(b.N*tokens), "µs/token")
}

func BenchmarkParse(b *testing.B) {
	texts, bytes := articles(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			Parse(t, nil, nil)
		}
	}
	report(b, texts, bytes)
}

func BenchmarkTokens(b *testing.B) {
	texts, bytes := articles(b)
	for b.Loop() {
		for _, t := range texts {
			d := &Doc{Text: t}
			tokenize(d, findBlocks(t, nil))
			splitSentences(d, nil)
		}
	}
	report(b, texts, bytes)
}

func BenchmarkForms(b *testing.B) {
	texts, bytes := articles(b)
	var docs []*Doc
	for _, t := range texts {
		docs = append(docs, Parse(t, nil, nil))
	}
	for b.Loop() {
		for _, d := range docs {
			formsOf(d)
		}
	}
	report(b, texts, bytes)
}

func BenchmarkTags(b *testing.B) {
	texts, bytes := articles(b)
	var docs []*Doc
	var forms [][]form
	for _, t := range texts {
		docs = append(docs, Parse(t, nil, nil))
		forms = append(forms, formsOf(docs[len(docs)-1]))
	}
	for b.Loop() {
		for i, d := range docs {
			tag(d, forms[i])
		}
	}
	report(b, texts, bytes)
}
