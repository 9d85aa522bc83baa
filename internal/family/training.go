package family

import "stemma/news"

// Place is where a passage stands.
type Place struct {
	Article news.ArticleID
	Span    news.Span
}

// CompareReports is the likeness of pairs of passages of one story, a report and
// an utterance, for training; nil for a pair of which only one has a negation.
func CompareReports(rs []*news.Reading, pairs [][2]Place) []*Likeness {
	s := collect(rs, func(news.ArticleID) int { return 0 })
	s.group()
	out := make([]*Likeness, len(pairs))
	for i, p := range pairs {
		a, ok := s.place[p[0].Article]
		b, both := s.place[p[1].Article]
		if !ok || !both {
			continue
		}
		report, said := s.contentOf(rs[a], p[0].Span), s.contentOf(rs[b], p[1].Span)
		if report.negated == said.negated {
			f := likeness(&report, &said)
			out[i] = &f
		}
	}
	return out
}
