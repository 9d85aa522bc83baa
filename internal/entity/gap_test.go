package entity_test

import (
	"os"
	"testing"

	"stemma/internal/entity"
	"stemma/news"
	"stemma/train/entity/corpus"
)

// TestGAP asks for the F1 that docs/models.md promises on GAP's validation
// file, with the two names given; bench/gap prints more.
func TestGAP(t *testing.T) {
	const path = "../../../shared/data/gap/gap-validation.tsv"
	if _, err := os.Stat(path); err != nil {
		t.Skip("GAP is not here: ", err)
	}
	examples, err := corpus.ReadGAP(path)
	if err != nil {
		t.Fatal(err)
	}
	right, taken, meant := 0, 0, 0
	for _, x := range examples {
		doc, pairs := corpus.Read(x.Text)
		corpus.WithNames(doc, x.Names[0], x.Names[1])
		found := namesOf(entity.Resolve(doc, pairs), x)
		for k := range found {
			if x.Coref[k] {
				meant++
			}
			if found[k] {
				taken++
			}
			if x.Coref[k] && found[k] {
				right++
			}
		}
	}
	if f1 := 200 * float64(right) / float64(taken+meant); f1 < 72 {
		t.Errorf("F1 %.1f", f1)
	} else {
		t.Logf("F1 %.1f", f1)
	}
}

func namesOf(r *entity.Resolution, x corpus.Pronoun) (found [2]bool) {
	e := r.EntityAt(x.Pronoun)
	for _, m := range r.Mentions {
		if e < 0 || m.Entity != e || m.Kind == news.Pronoun {
			continue
		}
		for k := range x.Names {
			found[k] = found[k] || m.Span.Overlaps(x.Names[k])
		}
	}
	return found
}
