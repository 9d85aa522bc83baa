package family

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"stemma/news"
)

// goldQuotations are the annotated quotations and families of real events.
type goldQuotations struct {
	Articles map[string][]struct {
		Text, Speaker    string
		SpeakerAsWritten string `json:"speaker_as_written"`
	}
	Families map[string][]struct {
		Relation string
		Members  []struct{ File, Text string }
	}
}

var (
	edge     = regexp.MustCompile(`^[\W_]+|[\W_]+$`)
	sentence = regexp.MustCompile(`[^.!?\n]+[.!?]*[”"’)]*\s*`)
	plain    = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "—", "-", "--", "-")
)

func scorerNorm(s string) string {
	return edge.ReplaceAllString(strings.Join(strings.Fields(plain.Replace(strings.ToLower(s))), " "), "")
}

// loadGold makes readings whose attributions are the annotators'.
func loadGold(t testing.TB) (goldQuotations, map[string][]*news.Reading) {
	folder := filepath.Join("..", "..", "..", "shared", "data", "quotations")
	raw, err := os.ReadFile(filepath.Join(folder, "gold.json"))
	if err != nil {
		t.Skip("the annotated quotations are not here: ", err)
	}
	var gold goldQuotations
	if err := json.Unmarshal(raw, &gold); err != nil {
		t.Fatal(err)
	}
	events := map[string][]*news.Reading{}
	for name, quotes := range gold.Articles {
		raw, err := os.ReadFile(filepath.Join(folder, name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		_, text, _ := strings.Cut(string(raw), "\n\n")
		r := &news.Reading{Article: news.Article{ID: news.ArticleID(name), Text: text}}
		for _, at := range sentence.FindAllStringIndex(text, -1) {
			r.Sentences = append(r.Sentences, news.Span{Start: at[0], End: at[1]})
		}
		from := 0
		for _, q := range quotes {
			at := strings.Index(text[from:], q.Text)
			if at < 0 {
				from = 0
				if at = strings.Index(text, q.Text); at < 0 {
					t.Errorf("%s lacks %q", name, q.Text)
					continue
				}
			}
			at += from
			from = at + len(q.Text)
			r.Attributions = append(r.Attributions, news.Attribution{Kind: news.Direct, Speaker: q.Speaker, Quoted: []news.Span{{Start: at, End: at + len(q.Text)}}})
		}
		event, _, _ := strings.Cut(name, "-")
		events[event] = append(events[event], r)
	}
	return gold, events
}

// TestGoldFamilies measures families on annotated quotations as they are, so
// that only this package's errors count.
func TestGoldFamilies(t *testing.T) {
	gold, events := loadGold(t)
	type pair [2]string
	var tp, found, want, alteredTP, alteredFound, alteredWant int
	for event, rs := range events {
		wanted, altered := map[pair]bool{}, map[pair]bool{}
		for _, f := range gold.Families[event] {
			for _, a := range f.Members {
				for _, b := range f.Members {
					if a.File < b.File {
						p := pair{a.File + ": " + scorerNorm(a.Text), b.File + ": " + scorerNorm(b.Text)}
						wanted[p] = true
						if f.Relation == "reworded" {
							altered[p] = true
						}
					}
				}
			}
		}
		got, gotAltered := map[pair]bool{}, map[pair]bool{}
		for _, q := range Families(rs, accountEach(rs)) {
			for _, a := range q.Members {
				for _, b := range q.Members {
					if a.Article < b.Article {
						p := pair{string(a.Article) + ": " + scorerNorm(a.Text), string(b.Article) + ": " + scorerNorm(b.Text)}
						got[p] = true
						if a.Variant == news.Reworded || b.Variant == news.Reworded {
							gotAltered[p] = true
						}
					}
				}
			}
		}
		tp += common(wanted, got, func(p pair) { t.Logf("missed\n\t%s\n\t%s", p[0], p[1]) })
		common(got, wanted, func(p pair) { t.Logf("wrong\n\t%s\n\t%s", p[0], p[1]) })
		alteredTP += common(altered, gotAltered, func(p pair) { t.Logf("not altered\n\t%s\n\t%s", p[0], p[1]) })
		common(gotAltered, altered, func(p pair) { t.Logf("altered\n\t%s\n\t%s", p[0], p[1]) })
		found, want = found+len(got), want+len(wanted)
		alteredFound, alteredWant = alteredFound+len(gotAltered), alteredWant+len(altered)
	}
	t.Logf("pairs: %d right of %d found, %d wanted; altered: %d right of %d found, %d wanted", tp, found, want, alteredTP, alteredFound, alteredWant)
	if f1 := 2 * float64(tp) / float64(found+want); f1 < 0.92 {
		t.Errorf("F1 of pairs %.3f", f1)
	}
}

func common[K comparable](of, in map[K]bool, missed func(K)) int {
	n := 0
	for k := range of {
		if in[k] {
			n++
		} else {
			missed(k)
		}
	}
	return n
}
