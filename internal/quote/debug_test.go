package quote

import (
	"fmt"
	"os"
	"testing"

	"stemma/internal/attrib"
	"stemma/internal/english"
	"stemma/internal/entity"
	"stemma/internal/marks"
)

func TestDebug(t *testing.T) {
	f := os.Getenv("DEBUGFILE")
	if f == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(f)
	text := string(b)
	pairs := marks.Find(text)
	doc := english.Parse(text, marks.Inner(pairs), nil)
	r := &reader{doc: doc, text: doc.Text, who: &resolver{Resolution: entity.Resolve(doc, pairs), last: nobody}, found: attrib.Find(doc, pairs)}
	r.layOut(pairs)
	r.relate()
	for f := range r.frames {
		r.attach(&r.frames[f])
		r.judge(r.frames[f])
	}
	r.takeTurns()
	r.sites()
	for i, f := range r.frames {
		s := ""
		for k := f.Start; k < f.End; k++ {
			if r.isQuote(k) {
				q := r.quotes[r.items[k].quote]
				s += fmt.Sprintf(" Q[speech=%v cue=%d rel=%d tight=%v]", q.speech, q.cue, q.rel, q.tight)
			} else {
				s += fmt.Sprintf(" %s/%d", r.raw(k), r.tag(k))
			}
		}
		fmt.Printf("F%d p%d subject=%q:%s\n", i, f.para, f.subject.name, s)
	}
	for _, m := range r.who.Mentions {
		fmt.Printf("%q:%d ", m.Span.Of(text), m.Entity)
	}
	fmt.Println()
	for e, m := range r.who.Entities {
		fmt.Println(e, m.Name, m.Kind, r.who.Attributes[e].Gender, r.who.Attributes[e].Plural, m.Roles)
	}
}
