package family

import "stemma/news"

// report is a passage that gives a family's utterance without quotation marks.
type report struct {
	article     int
	attribution *news.Attribution
	span        news.Span
}

func (s *story) report(groups []*group) {}
