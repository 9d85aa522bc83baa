package family

import (
	"cmp"
	"slices"
	"strings"

	"stemma/internal/diff"
	"stemma/news"
)

// rendering is what one article gives of a family's utterance: its members
// there, taken together.
type rendering struct {
	article int
	text    string
	words   []diff.Word
}

// maxRenderings bounds how many different renderings a family's text is
// chosen from.
const maxRenderings = 48

// renderings are the different ways in which articles give g, each span on
// its own and all of an article together, the longest first.
func (s *story) renderings(g *group) []rendering {
	var out []rendering
	seen := map[string]bool{}
	add := func(article int, text string) {
		words := diff.Split(text)
		if key := joinNorms(words); !seen[key] && len(words) > 0 {
			seen[key] = true
			out = append(out, rendering{article, text, words})
		}
	}
	for i := 0; i < len(g.members); {
		first := s.members[g.members[i]]
		var parts []string
		for ; i < len(g.members) && s.members[g.members[i]].article == first.article; i++ {
			text := s.text(g.members[i])
			parts = append(parts, text)
			add(first.article, text)
		}
		add(first.article, strings.Join(parts, " "))
	}
	slices.SortStableFunc(out, func(a, b rendering) int { return len(b.words) - len(a.words) })
	return out[:min(len(out), maxRenderings)]
}

func (s *story) text(member int) string {
	m := s.members[member]
	return m.span.Of(s.readings[m.article].Text)
}

// reference is the family's text: of the renderings the one that most
// independent accounts agree with, that is, give a part of without a foreign
// word; of these the longest, of these the earliest.
func (s *story) reference(g *group) rendering {
	all := s.renderings(g)
	type wordingAccounts struct {
		words    []diff.Word
		accounts []int
	}
	var distinct []wordingAccounts
	for _, i := range g.wordings {
		w := s.wordings[i]
		var accounts []int
		for _, m := range w.members {
			accounts = append(accounts, s.accounts[s.members[m].article])
		}
		slices.Sort(accounts)
		distinct = append(distinct, wordingAccounts{w.words, slices.Compact(accounts)})
	}
	slices.SortStableFunc(distinct, func(a, b wordingAccounts) int { return len(b.accounts) - len(a.accounts) })
	distinct = distinct[:min(len(distinct), maxRenderings)]
	support := make([]int, len(all))
	for i, r := range all {
		agreeing := map[int]bool{}
		for _, d := range distinct {
			if v := variantOf(r.words, d.words, diff.Words(r.words, d.words)); v != news.Reworded {
				for _, a := range d.accounts {
					agreeing[a] = true
				}
			}
		}
		support[i] = len(agreeing)
	}
	best := 0
	for i := range all {
		if cmp.Or(
			cmp.Compare(support[i], support[best]),
			cmp.Compare(len(all[i].words), len(all[best].words)),
			-cmp.Compare(all[i].article, all[best].article),
		) > 0 {
			best = i
		}
	}
	return all[best]
}
