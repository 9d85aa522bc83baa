package quote

import (
	"stemma/internal/attrib"
	"stemma/internal/english"
	"stemma/internal/entity"
	"stemma/internal/marks"
	"stemma/news"
)

// Read finds the attributions of an article, in text order.
func Read(doc *english.Doc, pairs []marks.Pair, who *entity.Resolution, found []attrib.Relation) []news.Attribution {
	r := &reader{doc: doc, text: doc.Text, who: &resolver{Resolution: who, last: nobody}, found: found}
	r.layOut(pairs)
	r.relate()
	for f := range r.frames {
		r.attach(&r.frames[f])
		r.judge(r.frames[f])
	}
	r.takeTurns()
	r.sites()
	return r.merge()
}
