package quote

import (
	"stemma/internal/entity"
	"stemma/news"
)

// referent is who a source means.
type referent struct {
	entity int // index into the article's entities, -1 for none
	name   string
}

var nobody = referent{entity: -1}

func (w referent) known() bool { return w.entity >= 0 || w.name != "" }

// resolver tells who a source means.
type resolver struct {
	*entity.Resolution
	last referent // who spoke last
}

// refer tells who the items of s mean.
func (v *resolver) refer(r *reader, s source) referent {
	if !s.found() {
		return nobody
	}
	span := r.spanOf(s.Range)
	if e := v.EntityAt(span); e >= 0 {
		return v.entityAs(e)
	}
	if s.Len() == 1 && personal[r.word(s.Start)] {
		return v.last
	}
	return referent{-1, span.Of(r.text)}
}

func (v *resolver) entityAs(e int) referent { return referent{e, v.Entities[e].Name} }

// speaks reports whether w can speak: whatever is no place. Places that stand
// for their governments do ("Moscow said"), but only as the source of a cue.
func (v *resolver) speaks(w referent) bool {
	return w.entity >= 0 && v.Entities[w.entity].Kind != news.Place
}

// spoke notes who spoke.
func (v *resolver) spoke(w referent) {
	if w.known() {
		v.last = w
	}
}
