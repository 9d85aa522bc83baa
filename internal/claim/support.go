package claim

import (
	"slices"

	"stemma/internal/quantity"
	"stemma/internal/when"
	"stemma/news"
)

// Support: what is in dispute is found between two sentences. Others that give one
// of the two values in the same place of an alike sentence stand on its side.

// valueAt is a value of a sentence that is in dispute.
type valueAt struct {
	unit int32
	span news.Span
}

// dissent is two values that contradict each other.
type dissent struct {
	kind news.ConflictKind
	a, b valueAt
}

// support adds to the disputes the sentences that give the same value as a side:
// each value is held against the first that it is in dispute with.
func (s *story) support(g *groups) {
	type side struct {
		dissent
		told map[int32]bool // units that stand on it
	}
	sides := map[valueAt]*side{}
	ofUnit := map[int32][]*side{}
	for _, d := range s.dissents {
		for _, v := range [...]dissent{d, {d.kind, d.b, d.a}} {
			if sides[v.a] == nil {
				sides[v.a] = &side{v, map[int32]bool{}}
				ofUnit[v.a.unit] = append(ofUnit[v.a.unit], sides[v.a])
			}
		}
		sides[d.a].told[d.b.unit], sides[d.b].told[d.a.unit] = true, true // who contradicts it gives no support
	}
	for _, p := range s.pairs {
		for _, at := range [...][2]int32{{p.a, p.b}, {p.b, p.a}} {
			for _, v := range ofUnit[at[0]] {
				if !v.told[at[1]] && s.units[at[1]].article != s.units[v.b.unit].article {
					v.told[at[1]] = true
					s.supports(g, v.dissent, at[1])
				}
			}
		}
	}
}

// supports adds unit to a dispute where it gives the first of two values.
func (s *story) supports(g *groups, d dissent, unit int32) {
	u := &s.units[unit]
	u.details(s.rs[u.article])
	if d.kind == news.NumberConflict && len(u.figures) == 0 || d.kind == news.DateConflict && len(u.dates) == 0 {
		return
	}
	c := s.compare(g, d.a.unit, unit)
	same, ok := c.likeValue(d.kind, d.a.span)
	if !ok || c.ofOtherTimes() {
		return
	}
	o := s.compare(g, unit, d.b.unit)
	switch d.kind {
	case news.NumberConflict:
		x, y := figureIn(o.a, same), figureIn(o.b, d.b.span)
		if x != nil && y != nil && !o.agreed(y, o.a) && quantity.Conflict(x.Quantity, y.Quantity) {
			o.reportFigures(x, y)
		}
	case news.DateConflict:
		x, _ := dateIn(o.a, same)
		if y, ok := dateIn(o.b, d.b.span); ok && when.Conflict(x, y) && !slices.ContainsFunc(o.a.dates, func(d when.Expression) bool { return o.sameDate(d, y) }) {
			o.reportDates(x, y)
		}
	}
}

// likeValue is where the other sentence gives the value that stands at in of the
// first, between words of the same surroundings.
func (c *comparison) likeValue(kind news.ConflictKind, in news.Span) (at news.Span, ok bool) {
	placed := func(at news.Span) bool {
		return c.al.beside(in, at) && c.al.local(in, at) >= supportLocal && c.sharedAround(in) >= supportShared
	}
	switch kind {
	case news.NumberConflict:
		f := figureIn(c.a, in)
		for i := 0; f != nil && i < len(c.b.figures); i++ {
			o := &c.b.figures[i]
			meet := f.head < 0 && o.head < 0 || f.head >= 0 && o.head >= 0 && c.al.to[f.head] == o.head
			if quantity.Comparable(f.Quantity, o.Quantity) && f.Value == o.Value && meet && placed(o.Span) && !c.scopeDiffers(f.Span, o.Span) {
				return o.Span, true
			}
		}
	case news.DateConflict:
		d, ok := dateIn(c.a, in)
		for _, o := range c.b.dates {
			if ok && o.Kind == d.Kind && c.sameDate(d, o) && placed(o.Span) && c.sameVerb(in, o.Span) {
				return o.Span, true
			}
		}
	}
	return news.Span{}, false
}

// The share and the weight of paired words around two equal values from which
// they are of one thing.
const (
	supportLocal  = .4
	supportShared = 3.
)

// figureIn is the figure at a place of u, nil for none.
func figureIn(u *unit, in news.Span) *figure {
	if i := slices.IndexFunc(u.figures, func(f figure) bool { return f.Span == in }); i >= 0 {
		return &u.figures[i]
	}
	return nil
}

// dateIn is the date at a place of u; false for none, as where a clause was read
// otherwise than its sentence.
func dateIn(u *unit, in news.Span) (when.Expression, bool) {
	if i := slices.IndexFunc(u.dates, func(d when.Expression) bool { return d.Span == in }); i >= 0 {
		return u.dates[i], true
	}
	return when.Expression{}, false
}
