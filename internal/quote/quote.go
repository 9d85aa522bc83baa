package quote

import (
	"stemma/internal/english"
	"stemma/internal/entity"
	"stemma/internal/marks"
	"stemma/news"
)

// Read finds the attributions of an article, in text order.
func Read(doc *english.Doc, pairs []marks.Pair, who *entity.Resolution, found []Relation) []news.Attribution {
	r := &reader{doc: doc, text: doc.Text, who: &resolver{Resolution: who, last: nobody}}
	r.layOut(pairs)
	for _, f := range r.frames {
		r.attach(f)
		r.judge(f)
	}
	r.takeTurns()
	out := make([]news.Attribution, 0, len(r.turns))
	for i := range r.turns {
		out = append(out, r.attribution(&r.turns[i]))
	}
	return out
}

// attribution writes down the turn t.
func (r *reader) attribution(t *turn) news.Attribution {
	a := news.Attribution{
		Kind: news.Direct, Speaker: t.who.name, Entity: t.who.entity, Via: t.via,
		Source: []news.Span{}, Cue: []news.Span{},
	}
	for _, k := range t.quotes {
		q := &r.quotes[k]
		a.Quoted = append(a.Quoted, q.span)
		a.Content = append(a.Content, q.outer)
	}
	if t.cue >= 0 {
		c := &r.cues[t.cue]
		a.Cue = append(a.Cue, r.spanOf(english.Range{Start: c.item, End: c.item + 1}))
		if c.source.found() {
			a.Source = append(a.Source, r.spanOf(c.source.Range))
		}
	}
	return a
}

// Relation is an attribution as a trained model finds it.
type Relation struct{ Source, Cue, Content []news.Span }
