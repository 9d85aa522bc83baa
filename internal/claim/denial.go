package claim

import (
	"maps"
	"slices"
	"strings"

	"stemma/internal/entity"
	"stemma/internal/vectors"
	"stemma/news"
)

// Denials: "she denied that she had offered to resign" contradicts "she offered
// her resignation", though the two share little. What is denied is therefore
// looked for as a whole: every word of it, one of them a verb, has its like in an
// assertion of another account, close together, and the two sentences name
// somebody or something in common. What somebody is said not to have done is held
// against what says that he did it in the same way.

// denial is what a passage says is not so, and of whom, "" where the words tell.
type denial struct {
	assertion int32
	words     []word
	subject   string
}

// undone are the auxiliaries of what was not done, and open the words by which it
// may have been done later, or otherwise.
var (
	undone = set("did have has had was were ’ve 've")
	open   = set("yet until till only just merely because since anymore longer first alone")
)

// notDone is what a clause says that somebody did not do: the verb behind its
// first negation, with what follows up to a conjunction; false where it says no
// such thing.
func (t *assertions) notDone(r *news.Reading, c *unit) (words []word, subject string, ok bool) {
	if c.negative == 0 || c.guess || c.question {
		return nil, "", false
	}
	from, to := c.tokens[0], c.tokens[1]
	at := from
	for at < to && !negates(r.Text, r.Tokens, at) {
		at++
	}
	verb := at + 1
	for verb < to && r.Tokens[verb].Tag == news.ADV {
		verb++
	}
	before := at
	if before > from && undone[lowerAt(r, before-1)] {
		before--
	} else if at < to && lowerAt(r, at) != "never" {
		return nil, "", false
	}
	if before == from || verb >= to || r.Tokens[verb].Tag != news.VERB {
		return nil, "", false
	}
	for k := from; k < to; k++ {
		if open[lowerAt(r, k)] {
			return nil, "", false
		}
		if k > verb && r.Tokens[k].Tag == news.CCONJ {
			to = k
		}
	}
	for _, w := range c.words {
		if w.span.Start >= r.Tokens[verb].Span.Start && w.span.End <= r.Tokens[to-1].Span.End {
			words = append(words, w)
		}
	}
	subject = t.whoAt(r, r.Tokens[before-1].Span)
	return words, subject, subject != "" && len(words) >= leastDenied && len(words) <= mostDenied && words[0].tag == news.VERB
}

// whoAt is the name of whoever is spoken of at a place, "" for nobody known: "I"
// is who says it.
func (t *assertions) whoAt(r *news.Reading, at news.Span) string {
	if at.Of(r.Text) == "I" {
		for _, a := range t.said.near(at) {
			if slices.ContainsFunc(a.Content, func(c news.Span) bool { return c.Contains(at) }) {
				return a.Speaker
			}
		}
		return ""
	}
	return nameAt(r, mentionBefore(r, at.End), at.Start)
}

// mentionBefore is the last mention that ends at or before a place, -1 for none.
func mentionBefore(r *news.Reading, end int) int {
	i, _ := slices.BinarySearchFunc(r.Mentions, end, func(m news.Mention, end int) int { return m.Span.Start - end })
	for i--; i >= 0 && r.Mentions[i].Span.End > end; i-- {
	}
	return i
}

// nameAt is the name of whom mention i means, "" where it ends before from.
func nameAt(r *news.Reading, i, from int) string {
	if i < 0 || r.Mentions[i].Span.End <= from {
		return ""
	}
	if e := r.Mentions[i].Entity; e >= 0 && e < len(r.Entities) {
		return r.Entities[e].Name
	}
	return ""
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
	if !named && d.subject == "" || refuses(&o.unit, ro) || d.subject != "" && !t.did(d, ra, o, ro) {
		return false
	}
	first, last := len(o.words), -1
	var taken []news.Span
	for _, w := range d.words {
		at := slices.IndexFunc(o.words, func(x word) bool { return meansSame(w, x, ra, ro) && !slices.Contains(taken, x.span) })
		if at < 0 {
			return false
		}
		taken = append(taken, o.words[at].span)
		first, last = min(first, at), max(last, at)
	}
	return last-first < mostDenied && (d.subject == "" || !t.denies(d, o.article)) // else that article has both
}

// denies reports whether an article says too that what d denies is not so.
func (t *assertions) denies(d denial, article int) bool {
	ra := t.rs[t.all[d.assertion].article]
	return slices.ContainsFunc(t.unitsOf(article), func(id int32) bool {
		u := t.original(id)
		return u.negative > 0 && !slices.ContainsFunc(d.words, func(w word) bool {
			return !slices.ContainsFunc(u.words, func(x word) bool { return meansSame(w, x, ra, t.rs[u.article]) })
		})
	})
}

// did reports whether o says that whom a denial is of did what its verb says.
func (t *assertions) did(d denial, ra *news.Reading, o *assertion, ro *news.Reading) bool {
	at := slices.IndexFunc(o.words, func(x word) bool { return x.tag == news.VERB && meansSame(d.words[0], x, ra, ro) })
	if at < 0 {
		return false
	}
	verb := o.words[at].span
	i := mentionBefore(ro, verb.Start)
	if i < 0 || ro.Mentions[i].Span.Start < t.original(o.sentence).span.Start || !entity.SameName(nameAt(ro, i, 0), d.subject) {
		return false
	}
	own := func(a news.Attribution) bool { // who says now this, now that
		return slices.ContainsFunc(a.Content, func(c news.Span) bool { return c.Contains(verb) }) &&
			(ro.Mentions[i].Kind == news.Pronoun || entity.SameName(a.Speaker, d.subject))
	}
	if slices.ContainsFunc(ro.Attributions, own) {
		return false
	}
	for w := range strings.FieldsSeq(lower(ro.Text[ro.Mentions[i].Span.End:verb.Start])) {
		if notYet[strings.Trim(w, ",")] {
			return false
		}
	}
	return true
}

// notYet are the words before a verb that leave open whether it is done.
var notYet = set("to will would could should may might must can shall 'll ’ll if whether or not")

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
