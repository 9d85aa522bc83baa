package derive

import (
	"fmt"
	"math"
	"strings"

	"stemma/internal/reuse"
)

// A text that was rewritten thoroughly shares little wording with its source, but
// it has no fact of its own: every name, number and quotation of it is in the
// source. So a pair that does not hold by its words may hold by what the one tells
// and the other tells as well.

// telling is what tells that one article was written from another.
type telling struct {
	*reuse.Retelling
	odds  float64 // log odds from the two alone
	story float64 // log odds from the whole story
}

// Told is how many numbers ToldEvidence gives.
const Told = 14

// ToldEvidence is what tells that a text was written from another, in the order in
// which train/derive takes it: the facts that the other has, and those that it
// lacks; how much of its sentences stands at one place there; and the log odds from
// the words of both.
func ToldEvidence(r *reuse.Retelling, alone float64) [Told]float64 {
	const word = 5 // quoted words that count as one fact
	return [Told]float64{
		math.Log1p(r.Names.Own), math.Log1p(r.Names.Held),
		math.Log1p(r.Figures.Own), math.Log1p(r.Figures.Held),
		math.Log1p(r.Quoted.Own / word), math.Log1p(r.Quoted.Held / word),
		math.Log1p(r.Words.Own), math.Log1p(r.Words.Held),
		math.Log1p(r.Left.Own), r.Sentences, r.Single, r.Order, r.Meaning,
		min(max(alone, -8), 3),
	}
}

// minFacts is how many names and figures a text must have from another: a brief of
// fewer may have them from anybody.
const minFacts = 10

// maxOwn is how many names and figures of its own a text may have, as a part of those
// that the other has, to be laid beside it.
const maxOwn = 0.5

// minTold is the confidence of an edge that rests on facts. It is above that of others:
// two reporters who were told the same have nearly the same facts.
const minTold = 0.7

// untold are the log odds of what is not weighed.
const untold = -20

// tell weighs what each of the two articles tells of the other, but for a paragraph
// of stock background. Who is told of cannot have been published later.
func (e *edge) tell() {
	x, y := e.x.text, e.y.text
	if p := e.shared.Plain(); p.Most >= minShared && stock(e.shared, p) {
		x, y = x.Without(p.A), y.Without(p.B)
	}
	e.tells[0] = tell(y, x, e.alone, byTime(e))
	e.tells[1] = tell(x, y, e.alone, -byTime(e))
}

// tell weighs whether child was written from parent, later being positive where it
// was published later.
func tell(child, parent *reuse.Text, alone, later float64) telling {
	t := telling{reuse.Retell(child, parent), untold, untold}
	if later < 0 || t.Names.Count+t.Figures.Count < minFacts || t.Names.Own+t.Figures.Own > maxOwn*(t.Names.Held+t.Figures.Held+1) {
		return t
	}
	t.Align()
	t.odds = toldIntercept
	for i, x := range ToldEvidence(t.Retelling, alone) {
		t.odds += toldWeights[i] * x
	}
	return t
}

// mayLead reports whether the article child may come from the other: where they
// hang together by what they tell, only who tells nothing else.
func (e *edge) mayLead(child int) bool {
	return !e.byFacts || chance(e.toldOf(child).story) >= minTold
}

// toldOdds are the log odds that the one article was written from the other.
func (e *edge) toldOdds() float64 { return max(e.tells[0].odds, e.tells[1].odds) }

// What of a text stands in another and in no third tells more, and less what stands
// in a third as well; see train/derive/told.py.
const (
	toldContrast = 0.4
	usualMargin  = 2.5
	leastMargin  = -4
	mostMargin   = 6
)

// toldInStory are the log odds of tells[i] with the rest of the story, where there is
// any: the articles that share words with the child, whose facts must be the
// parent's too, and those that do not hang together with it.
func (e *edge) toldInStory(i int, kin [][]*edge) float64 {
	odds, others := e.tells[i].odds, math.Inf(-1)
	child, parent := e.b, e.a
	if i == 1 {
		child, parent = e.a, e.b
	}
	if odds == untold {
		return odds
	}
	for _, f := range kin[child] {
		switch {
		case f == e:
		case f.alone >= sure:
			if g := between(kin, f.a+f.b-child, parent); g != nil && !g.holds() {
				return untold
			}
		case !f.holds():
			others = max(others, f.toldOf(child).odds)
		}
	}
	if math.IsInf(others, -1) {
		return odds
	}
	return odds + toldContrast*(min(max(odds-others, leastMargin), mostMargin)-usualMargin)
}

// toldOf is what the article child tells of the other.
func (e *edge) toldOf(child int) telling {
	if child == e.a {
		return e.tells[1]
	}
	return e.tells[0]
}

// toldBy is what B of the comparison tells of A.
func (e *edge) toldBy(c *reuse.Comparison) telling {
	if c.B == e.x.text {
		return e.tells[1]
	}
	return e.tells[0]
}

// reason tells which of its facts stand in another article, named so.
func (t telling) reason(other string) string {
	var parts []string
	for _, f := range []struct {
		reuse.Facts
		name string
	}{{t.Names, "name"}, {t.Figures, "number"}, {t.Quoted, "quotation"}} {
		switch all := count(float64(f.All), f.name); {
		case f.All == 0:
		case f.Count == f.All && f.All > 1:
			parts = append(parts, "all "+all)
		default:
			parts = append(parts, fmt.Sprintf("%d of %s", f.Count, all))
		}
	}
	return strings.Join(parts, ", ") + " of it stand in " + other
}
