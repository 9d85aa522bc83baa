package claim

import "stemma/news"

// Compare is the features of the sentences that open two readings, for training
// the model of likeness; false where one of them asserts nothing.
func Compare(a, b *news.Reading) (Features, bool) {
	rd := reader{seen: map[lexKey]lexical{}}
	ua, ub := rd.units(0, a), rd.units(1, b)
	if len(ua) == 0 || len(ub) == 0 {
		return Features{}, false
	}
	return features(&ua[0], &ub[0]), true
}

// Place is where an assertion stands.
type Place struct {
	Article news.ArticleID
	Span    news.Span
}

// CompareAssertions is the features of pairs of assertions, which may be clauses,
// of one story, for training the model of sameness; nil for a pair of which one
// is no assertion.
func CompareAssertions(rs []*news.Reading, pairs [][2]Place) []*Sameness {
	s := newStory(rs, func(news.ArticleID) int { return 0 })
	for a, r := range rs {
		s.read(a, r)
	}
	s.weigh()
	t := s.assertions()
	at := map[Place]*assertion{}
	for i := range t.all {
		a := &t.all[i]
		at[Place{rs[a.article].ID, a.span}] = t.words(int32(i))
	}
	out := make([]*Sameness, len(pairs))
	for i, p := range pairs {
		a, b := at[p[0]], at[p[1]]
		if a != nil && b != nil {
			f := t.features(a, b)
			out[i] = &f
		}
	}
	return out
}
