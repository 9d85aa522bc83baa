package attrib_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stemma/internal/attrib"
	"stemma/internal/english"
	"stemma/internal/marks"
	"stemma/news"
)

func find(text string) []attrib.Relation {
	pairs := marks.Find(text)
	return attrib.Find(english.Parse(text, marks.Inner(pairs), nil), pairs)
}

func join(text string, spans []news.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = s.Of(text)
	}
	return strings.Join(parts, " / ")
}

// TestFind gives sentences of kinds that the training set has few or none of.
func TestFind(t *testing.T) {
	tests := []struct{ name, text, source, cue, content string }{
		{"said", "The harbour will stay closed until Friday, port director Ines Valdt said.", "port director Ines Valdt", "said", "The harbour will stay closed until Friday"},
		{"said that", "Mayor Odile Brandt said that the bridge had been checked in March.", "Mayor Odile Brandt", "said", "that the bridge had been checked in March"},
		{"quoted", "“We lost the roof within minutes,” said the baker, Tomas Hruby.", "the baker, Tomas Hruby", "said", "“We lost the roof within minutes,”"},
		{"straight", "\"We lost the roof within minutes,\" Hruby said.", "Hruby", "said", "\"We lost the roof within minutes,\""},
		{"British marks", "‘We will not bend,’ said Lund, who leads the dockers.", "Lund, who leads the dockers", "said", "‘We will not bend,’"},
		{"guillemets", "«We will not bend,» said Lund.", "Lund", "said", "«We will not bend,»"},
		{"interrupted", "\"It was raining,\" recalled Maro Keld, a ferry hand. \"Then the lights went out.\"", "Maro Keld, a ferry hand", "recalled", "\"It was raining,\" / \"Then the lights went out.\""},
		{"old prose", "The Earl replied that he had no knowledge of the affair.", "The Earl", "replied", "that he had no knowledge of the affair"},
		{"headline", "Mayor says harbour bridge will reopen\n\n‘We will not bend,’ said Lund, who leads the dockers.", "Lund, who leads the dockers", "said", "‘We will not bend,’"},
		{"thought", "Analysts expect the bank to raise rates, but Mr Orro thinks it will wait.", "Mr Orro", "thinks", "it will wait"},
		{"post", "Lund tweeted: \"No deal. Not now.\"", "Lund", "tweeted:", "\"No deal. Not now.\""},
		{"letter", "In a letter to shareholders, Ms Tane wrote that the yard “cannot carry this debt.”", "Ms Tane", "wrote", "that the yard “cannot carry this debt.”"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, r := range find(tt.text) {
				if join(tt.text, r.Source) == tt.source && join(tt.text, r.Cue) == tt.cue && join(tt.text, r.Content) == tt.content {
					return
				}
			}
			for _, r := range find(tt.text) {
				t.Errorf("found %q | %q | %q", join(tt.text, r.Source), join(tt.text, r.Cue), join(tt.text, r.Content))
			}
			t.Errorf("not found: %q | %q | %q", tt.source, tt.cue, tt.content)
		})
	}
}

// TestSpans holds for any text: spans are in bounds, not empty, do not overlap,
// relations are in order of their first spans, and the result is the same again.
func TestSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{
			"said", " ", "\n\n", "“", "”", "\"", "'", "’", ".", ",", "Mr. Orlo", "he", "that", "the dam would hold", "according to",
			"told reporters", "—", "TRANSCRIPT:", "é", "\u200b", "U.S.", "10%", "(", ")", "@x", "denied", "\t",
		})).Draw(t, "parts")
		check(t, strings.Join(parts, rapid.SampledFrom([]string{"", " "}).Draw(t, "joint")))
	})
}

func FuzzFind(f *testing.F) {
	f.Add("“No,” said Ada Lorne, who added that “it was late.”")
	f.Add("MAYOR: BUDGET \"DEAD\"\n\nhe said")
	f.Fuzz(func(t *testing.T, text string) { check(t, strings.ToValidUTF8(text, "\uFFFD")) })
}

type tester interface {
	Helper()
	Fatalf(string, ...any)
}

func check(t tester, text string) {
	t.Helper()
	found := find(text)
	if again := find(text); !reflect.DeepEqual(found, again) {
		t.Fatalf("two readings differ: %v, %v", found, again)
	}
	used := make([]bool, len(text))
	last := -1
	for _, r := range found {
		first := len(text)
		for _, list := range [][]news.Span{r.Source, r.Cue, r.Content} {
			for i, s := range list {
				if s.Empty() || s.Start < 0 || s.End > len(text) || i > 0 && s.Start < list[i-1].End {
					t.Fatalf("bad span %v of %v", s, r)
				}
				first = min(first, s.Start)
				for k := s.Start; k < s.End; k++ {
					if used[k] {
						t.Fatalf("overlap at byte %d", k)
					}
					used[k] = true
				}
			}
		}
		if first < last || first == len(text) {
			t.Fatalf("relations out of order or empty: %v", found)
		}
		last = first
		if r.Score < 0 || r.Score > 1 {
			t.Fatalf("score %v", r.Score)
		}
	}
}

// BenchmarkFind reads the articles of PolNeAR's dev set where they are at hand,
// else an invented one. Tokens and marks are found beforehand.
func BenchmarkFind(b *testing.B) {
	texts := articles()
	docs, pairs := make([]*english.Doc, len(texts)), make([][]marks.Pair, len(texts))
	bytes, tokens := 0, 0
	for i, text := range texts {
		pairs[i] = marks.Find(text)
		docs[i] = english.Parse(text, marks.Inner(pairs[i]), nil)
		bytes += len(text)
		tokens += len(docs[i].Tokens)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for i, d := range docs {
			attrib.Find(d, pairs[i])
		}
	}
	seconds := b.Elapsed().Seconds()
	b.ReportMetric(float64(b.N*len(texts))/seconds, "articles/s")
	b.ReportMetric(1e9*seconds/float64(b.N*tokens), "ns/token")
}

func articles() []string {
	paths, _ := filepath.Glob("../../../shared/data/polnear/data/dev/text/*.txt")
	var texts []string
	for _, p := range paths {
		if b, err := os.ReadFile(p); err == nil {
			texts = append(texts, string(b))
		}
	}
	if len(texts) == 0 {
		texts = []string{strings.Repeat("The ferry was late, captain Jory Wenn said. “We waited for the tide,” he added.\n\n", 50)}
	}
	return texts
}
