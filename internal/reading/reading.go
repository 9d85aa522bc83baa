// Package reading turns an article into all that was read in it.
//
// Its four steps run in order, each a function of the ones before: quotation
// marks are paired first, since sentences must not break on a stop inside a
// quotation; then words, tags, sentences and names; then whom the names,
// pronouns and descriptions speak of; then who said what.
package reading

import (
	"stemma/internal/attrib"
	"stemma/internal/english"
	"stemma/internal/entity"
	"stemma/internal/marks"
	"stemma/internal/quote"
	"stemma/news"
)

// Read reads one article. It never fails: of a text that is no English prose
// it finds little.
func Read(a *news.Article) *news.Reading {
	pairs := marks.Find(a.Text)
	doc := english.Parse(a.Text, marks.Inner(pairs), a.Boilerplate)
	who := entity.Resolve(doc, pairs)
	r := &news.Reading{
		Article:      *a,
		Tokens:       doc.Tokens,
		Sentences:    make([]news.Span, len(doc.Sentences)),
		Mentions:     who.Mentions,
		Entities:     who.Entities,
		Attributions: quote.Read(doc, pairs, who, attrib.Find(doc, pairs)),
	}
	for i, s := range doc.Sentences {
		r.Sentences[i] = doc.SpanOf(s.Range)
	}
	return r
}
