package claim

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stemma/internal/reading"
	"stemma/news"
)

func TestClauses(t *testing.T) {
	for _, c := range []struct {
		sentence string
		want     []string
	}{
		{
			"A barge rammed the pier at Sarnby early on Monday, injuring 14 people and closing the old harbour.",
			[]string{"A barge rammed the pier at Sarnby early on Monday", "injuring 14 people", "closing the old harbour"},
		},
		{
			"The council, which met on Tuesday, raised the ferry fare; the mayor opposed the plan.",
			[]string{"The council, which met on Tuesday, raised the ferry fare", "the mayor opposed the plan"},
		},
		{
			"The harbour master said that divers had found the missing anchor and that the western pier was safe.",
			[]string{"divers had found the missing anchor", "the western pier was safe"},
		},
		{
			"The mayor of Sarnby resigned hours after the old bridge collapsed into the river.",
			[]string{"the old bridge collapsed into the river"},
		},
		{
			"Nobody has crossed the northern marsh in the years since the old dam collapsed.",
			[]string{"Nobody has crossed the northern marsh in the years since the old dam collapsed"},
		},
		{
			"The flood reached two villages and the lower meadows, areas where the council had never built a stone dam.",
			[]string{"The flood reached two villages and the lower meadows"},
		},
		{
			"The new pier stands on a method called “double anchoring”, which doubled the strength of the pier.",
			[]string{"The new pier stands on a method called “double anchoring”"},
		},
		{"The tram line will reopen next week if the council has paid the repairs.", []string{"The tram line will reopen next week"}},
		{
			"The harbour master said that rebuilding the eastern pier and the mole would only delay the ferry.",
			[]string{"rebuilding the eastern pier and the mole would only delay the ferry"},
		},
		{
			"The harbour master repeated that the eastern pier, before the barge rammed it, was perfectly safe.",
			[]string{"The harbour master repeated that the eastern pier, before the barge rammed it, was perfectly safe"},
		},
		{"There is no evidence that the harbour master took the money.", nil},
		{"He bought bread, butter and eggs at the market in Sarnby.", []string{"He bought bread, butter and eggs at the market in Sarnby"}},
	} {
		r := reading.Read(&news.Article{Text: c.sentence})
		u := (&reader{seen: map[lexKey]lexical{}}).units(0, r)[0]
		got, _ := clauses(r, u.tokens[0], u.tokens[1], frames(r, &u, sayingsOf(r).list))
		var texts []string
		for _, g := range got {
			texts = append(texts, r.Text[r.Tokens[g.from].Span.Start:r.Tokens[g.to-1].Span.End])
		}
		for _, w := range c.want {
			if !slices.Contains(texts, w) {
				t.Errorf("%q\n gives %q\n lacks %q", c.sentence, texts, w)
			}
		}
		if c.want == nil && slices.ContainsFunc(texts, func(s string) bool { return strings.HasPrefix(s, "the harbour master") }) {
			t.Errorf("%q asserts %q", c.sentence, texts)
		}
	}
}

func TestWhatIsDenied(t *testing.T) {
	for sentence, want := range map[string]bool{
		"The mayor denied a report that she had sold the old harbour to a bank.": true,
		"The mayor denied that she had sold the old harbour to a bank.":          true,
		"Mayor Ida Holm denied she had sold the old harbour to a bank.":          true,
		"The mayor denied the charges, pointing to what the bank had paid her.":  false,
		"The mayor said that she had sold the old harbour to a bank.":            false,
		"The mayor denied the plan after the council had sold the old harbour.":  false,
	} {
		r := reading.Read(&news.Article{Text: sentence})
		u := (&reader{seen: map[lexKey]lexical{}}).units(0, r)[0]
		if _, denied := clauses(r, u.tokens[0], u.tokens[1], frames(r, &u, sayingsOf(r).list)); len(denied) > 0 != want {
			t.Errorf("%q denies: %v", sentence, denied)
		}
	}
}

// Clauses lie in order within their sentence, whatever the text is.
func TestClausesAreOfTheSentence(t *testing.T) {
	words := []string{"the", "mayor", "said", "that", "and", "who", ",", "denied", "harbour", "(", ")", "closed", "after", "hours", "“", "”", "14", "people", "injuring", ";", "if"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 40).Draw(t, "words"), " ")
		r := reading.Read(&news.Article{Text: text})
		for _, u := range (&reader{seen: map[lexKey]lexical{}}).units(0, r) {
			at := u.tokens[0]
			got, _ := clauses(r, u.tokens[0], u.tokens[1], frames(r, &u, sayingsOf(r).list))
			for _, c := range got {
				if c.from < at || c.to <= c.from || c.to > u.tokens[1] {
					t.Fatalf("%q: %v of %v", text, got, u.tokens)
				}
				at = c.from
			}
		}
	})
}
