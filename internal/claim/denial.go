package claim

import (
	"maps"
	"slices"
	"strings"

	"stemma/internal/vectors"
	"stemma/news"
)

// Denials: "she denied that she had offered to resign" contradicts "she offered
// her resignation", though the two share little. What is denied is therefore
// looked for as a whole: every word of it, one of them a verb, has its like in an
// assertion of another account, close together, and the two sentences name
// somebody or something in common.

// denial is what a passage says is not so.
type denial struct {
	assertion int32
	words     []word
}

// Bounds of denials.
const (
	leastDenied = 2 // content words: "offered to resign"
	mostDenied  = 8
	stemLength  = 5 // of letters by which two words are one stem: "resign", "resignation"
)

// disputes reports the assertions of other accounts that somebody denies.
func (t *assertions) disputes(g *groups) {
	for _, d := range t.denials {
		a := &t.all[d.assertion]
		if a.same >= 0 {
			continue
		}
		said := map[int32]int32{} // the shortest assertion of a sentence
		for _, c := range t.index.candidates(&a.unit) {
			o := &t.all[c.unit]
			if at, ok := said[o.sentence]; t.contradicts(d, o) && (!ok || o.span.Len() < t.all[at].span.Len()) {
				said[o.sentence] = c.unit
			}
		}
		for _, sentence := range slices.Sorted(maps.Keys(said)) {
			t.deny(g, d.assertion, said[sentence])
		}
	}
}

// contradicts reports whether o asserts all that d denies.
func (t *assertions) contradicts(d denial, o *assertion) bool {
	a := &t.all[d.assertion]
	ra, ro := t.rs[a.article], t.rs[o.article]
	if o.denied || o.negative > 0 || o.guess || o.question || t.account(ra.ID) == t.account(ro.ID) {
		return false
	}
	named := slices.ContainsFunc(t.original(a.sentence).words, func(w word) bool { return w.isName() && t.original(o.sentence).has(w.key) })
	if !named || refuses(&o.unit, ro) {
		return false
	}
	first, last := len(o.words), -1
	for _, w := range d.words {
		at := slices.IndexFunc(o.words, func(x word) bool { return meansSame(w, x, ra, ro) })
		if at < 0 {
			return false
		}
		first, last = min(first, at), max(last, at)
	}
	return last-first < mostDenied
}

// meansSame reports whether two words are one in form, stem or meaning.
func meansSame(a, b word, ra, rb *news.Reading) bool {
	if a.key == b.key {
		return true
	}
	if a.vec == nil || b.vec == nil {
		return false
	}
	x, y := lower(a.span.Of(ra.Text)), lower(b.span.Of(rb.Text))
	return len(x) >= stemLength && len(y) >= stemLength && strings.HasPrefix(y, x[:stemLength]) || vectors.Dot(a.vec, b.vec) >= softMatch
}

// deny reports the dispute of two assertions.
func (t *assertions) deny(g *groups, denied, asserted int32) {
	of := func(id int32, key string) side {
		a := &t.all[id]
		s := side{t.statement(a), key, a.span.Start, t.evidence(&a.unit, a.span), nil}
		for _, i := range t.members[t.cluster[id]] { // its copies are where it is
			if t.all[i].same == int(id) {
				s.copies = append(s.copies, t.evidence(&t.all[i].unit, t.all[i].span))
			}
		}
		return s
	}
	a, b := of(asserted, "said"), of(denied, "denied")
	g.add(dispute{kind: news.NegationConflict, about: "whether " + shorten(a.value), a: a, b: b})
}

// atVerb is how many words may stand between a verb and the day on which
// something was done: "died late on Thursday".
const atVerb = 2

// days reports the days that assertions which are one give for it: each names one
// day, right behind the verb that both have.
func (t *assertions) days(g *groups) {
	for _, ids := range t.members {
		first := &t.all[ids[0]]
		for _, id := range ids[1:min(len(ids), maxCompared)] {
			a := &t.all[id]
			if a.same >= 0 || t.account(t.rs[a.article].ID) == t.account(t.rs[first.article].ID) {
				continue
			}
			c := t.beside(g, first, a)
			if len(first.dates) == 1 && len(a.dates) == 1 && first.dates[0].Kind == a.dates[0].Kind {
				c.days(func(inA, inB news.Span) bool {
					return !stamp(c.a) && !stamp(c.b) && c.sameVerb(inA, inB) && behindVerb(c.a, c.ra, inA) && behindVerb(c.b, c.rb, inB)
				})
			}
		}
	}
}

// beside lays two assertions side by side.
func (t *assertions) beside(g *groups, a, b *assertion) comparison {
	c := comparison{s: t.story, g: g, ia: a.sentence, ib: b.sentence, a: &a.unit, b: &b.unit, ra: t.rs[a.article], rb: t.rs[b.article]}
	a.details(c.ra)
	b.details(c.rb)
	c.al = align(c.a, c.b, c.ra, c.rb)
	c.all, _ = c.al.context(news.Span{}, news.Span{})
	return c
}

// behindVerb reports whether a verb of u stands right before a span.
func behindVerb(u *unit, r *news.Reading, in news.Span) bool {
	n := 0
	for k := u.tokens[1] - 1; k >= u.tokens[0]; k-- {
		if r.Tokens[k].Span.End > in.Start {
			continue
		}
		if r.Tokens[k].Tag == news.VERB {
			return true
		}
		if n++; n > atVerb {
			return false
		}
	}
	return false
}
