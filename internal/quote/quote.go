package quote

import (
	"stemma/internal/attrib"
	"stemma/internal/english"
	"stemma/internal/entity"
	"stemma/internal/marks"
	"stemma/news"
)

// Read finds the attributions of an article, in text order. pairs are its
// quotation marks, who says whom it speaks of, and found is what the model of
// package attrib found, or nil. The first person in a quotation becomes its
// speaker in who.
func Read(doc *english.Doc, pairs []marks.Pair, who *entity.Resolution, found []attrib.Relation) []news.Attribution {
	r := &reader{doc: doc, text: doc.Text, who: &resolver{Resolution: who, last: nobody}, found: found}
	r.layOut(pairs)
	r.relate()
	for f := range r.frames {
		r.attach(&r.frames[f])
		r.judge(r.frames[f])
	}
	r.takeTurns()
	r.setFirstPerson()
	r.sites()
	return r.merge()
}

// setFirstPerson tells the resolver who "I" is in each quotation.
func (r *reader) setFirstPerson() {
	for _, t := range r.turns {
		if t.who.entity < 0 {
			continue
		}
		for _, k := range t.quotes {
			r.who.SetSpeaker(r.quotes[k].span, t.who.entity)
		}
	}
}
