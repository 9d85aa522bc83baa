package claim

import (
	"cmp"
	"slices"
	"strings"

	"stemma/internal/diff"
	"stemma/news"
)

// leastWords is the number of words from which a quotation is taken to be of
// one mouth only: shorter ones are said by many.
const leastWords = 8

// speakers reports the utterances that articles give to different people in
// the same words.
func speakers(rs []*news.Reading, families []news.Quotation) []news.Conflict {
	human := map[string]bool{}
	for _, r := range rs {
		for _, e := range r.Entities {
			if e.Kind == news.Person {
				human[lower(e.Name)] = true
			}
		}
	}
	var out []news.Conflict
	for i := range families {
		if c, ok := speakerConflict(&families[i], human); ok {
			out = append(out, c)
		}
	}
	return out
}

func speakerConflict(f *news.Quotation, human map[string]bool) (news.Conflict, bool) {
	c := contradiction{Conflict: news.Conflict{Kind: news.SpeakerConflict, About: "who said “" + shorten(f.Text) + "”"}}
	longest := 0
	for i := range f.Members {
		longest = max(longest, len(f.Members[i].Text))
	}
	for i := range f.Members {
		m := &f.Members[i]
		if len(m.Text) < longest*2/3 {
			continue // a fragment may be a third person's report of the words
		}
		if m.Variant == news.Reported || m.Variant == news.Reworded || len(diff.Split(m.Text)) < leastWords || !fullName(m.Speaker) || !human[lower(m.Speaker)] || !named(m) {
			continue
		}
		key := ""
		for _, k := range c.keys {
			if !differentPeople(k, m.Speaker) {
				key = k
			}
		}
		if key == "" {
			key = m.Speaker
		}
		c.add(side{value: m.Speaker, key: key, evidence: news.Evidence{Article: m.Article, Span: m.Span, Text: m.Text}})
	}
	if len(c.Sides) < 2 {
		return c.Conflict, false
	}
	slices.SortStableFunc(c.Sides, func(a, b news.Side) int { return cmp.Compare(len(b.Members), len(a.Members)) })
	return c.Conflict, true
}

// named reports whether the article itself names the speaker beside the
// quotation: "she" and "the aide" are resolved by guesses.
func named(m *news.QuotationMember) bool {
	words := strings.Fields(m.Speaker)
	return strings.Contains(m.SpeakerAsWritten, words[len(words)-1])
}

// particles are the words of surnames that are written small.
var particles = set("de da di del della van von der den bin ibn al el la le du dos y")

// fullName reports whether s looks like a first name and a surname.
func fullName(s string) bool {
	f := strings.Fields(s)
	if len(f) < 2 || len(f) > 5 {
		return false
	}
	for _, w := range f {
		if w[0] >= 'a' && w[0] <= 'z' && !particles[w] {
			return false
		}
	}
	return true
}
