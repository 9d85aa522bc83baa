package claim

import (
	"math"
	"slices"

	"stemma/news"
)

// Thresholds of the chance that two assertions are one.
const (
	sameClaim   = .6  // they are
	sameAccount = .3  // they are, where their articles are one account
	slack       = .1  // less is enough to the first of a claim: chains of small steps would end at other claims
	alike       = .12 // the quick likeness from which it is asked
	leastWeight = 3.  // of the words of a clause
	wholeShare  = .85 // of a sentence's weight: a clause with more of it is the sentence
)

// assertion is what claims are made of: a sentence, or a clause of one.
type assertion struct {
	unit
	sentence int32 // the unit that it stands in
	clause   bool
	denied   bool // it is reported as not so
}

// assertions are those of a story and the claims that they make.
type assertions struct {
	*story
	matcher
	all     []assertion
	index   *index
	seen    map[uint64]int32 // first assertion with these words
	cluster []int32          // of each assertion
	members [][]int32        // assertions of each cluster
	denials []denial
	known   map[[2]int32]float64 // chances
	said    sayings              // of the article whose sentences are added
}

// assertions puts what the sentences and their clauses assert into clusters.
func (s *story) assertions() *assertions {
	t := &assertions{story: s, index: newIndex(), seen: map[uint64]int32{}, known: map[[2]int32]float64{}}
	for a := range s.rs {
		from := len(t.all)
		t.said = sayingsOf(s.rs[a])
		for _, id := range s.unitsOf(a) {
			t.add(id)
		}
		for id := from; id < len(t.all); id++ {
			if same := t.all[id].same; same >= 0 {
				t.join(int32(id), t.cluster[same])
			} else {
				t.place(int32(id))
			}
		}
		// Only now: assertions of one article are not compared with one another.
		for id := from; id < len(t.all); id++ {
			if t.all[id].same < 0 {
				t.index.add(id, &t.all[id].unit)
			}
		}
	}
	return t
}

// add adds the assertions of a sentence: itself and its clauses. A sentence that
// denies is no assertion of what it denies.
func (t *assertions) add(id int32) {
	u := t.units[id]
	r := t.rs[u.article]
	u.same = -1 // told anew, among the assertions
	parts, denied := clauses(r, u.tokens[0], u.tokens[1], frames(r, &u, t.said.near(u.span)))
	whole := int32(len(t.all))
	for _, p := range denied {
		c := t.reader.clause(&u, r, p)
		if n := len(c.words); n >= leastDenied && n <= mostDenied && slices.ContainsFunc(c.words, func(w word) bool { return w.tag == news.VERB }) {
			t.denials = append(t.denials, denial{assertion: whole, words: c.words})
		}
	}
	t.append(assertion{unit: u, sentence: id, denied: len(denied) > 0}, r)
	for _, p := range parts {
		c := t.reader.clause(&u, r, p)
		if words, who, ok := t.notDone(r, &c); ok {
			t.denials = append(t.denials, denial{whole, words, who})
		}
		t.weighUnit(&c)
		if c.weight >= leastWeight && c.weight < wholeShare*t.original(id).weight && !introduces(t.said.near(c.span), c.span) {
			t.append(assertion{unit: c, sentence: id, clause: true, denied: p.denied}, r)
		}
	}
}

func (t *assertions) append(a assertion, r *news.Reading) {
	h := hashWords(&a.unit, r)
	if a.denied {
		h++
	}
	if first, ok := t.seen[h]; ok {
		a.same = int(first)
	} else {
		t.seen[h] = int32(len(t.all))
	}
	t.all = append(t.all, a)
}

// frames are the spans of a sentence that tell who said what is reported in it,
// and that he said it, where what is reported is a clause.
func frames(r *news.Reading, u *unit, near []*news.Attribution) []news.Span {
	var out []news.Span
	for _, a := range near {
		if slices.ContainsFunc(a.Content, func(c news.Span) bool { return c.Overlaps(u.span) && reportsClause(r, u, c) }) {
			out = append(out, sourceAndCue(a, u.span)...)
		}
	}
	return out
}

// introduces reports whether a clause says that somebody said something, and not
// what.
func introduces(near []*news.Attribution, clause news.Span) bool {
	return slices.ContainsFunc(near, func(a *news.Attribution) bool {
		return slices.ContainsFunc(a.Cue, clause.Contains) && len(a.Content) > 0 && !slices.ContainsFunc(a.Content, clause.Overlaps)
	})
}

// sayings are the attributions of an article by where they begin, with the
// furthest end of all up to each.
type sayings struct {
	list []*news.Attribution
	from []int
	to   []int
}

func sayingsOf(r *news.Reading) sayings {
	var s sayings
	for i := range r.Attributions {
		s.list = append(s.list, &r.Attributions[i])
	}
	slices.SortStableFunc(s.list, func(a, b *news.Attribution) int { return extent(a).Start - extent(b).Start })
	furthest := 0
	for _, a := range s.list {
		e := extent(a)
		furthest = max(furthest, e.End)
		s.from, s.to = append(s.from, e.Start), append(s.to, furthest)
	}
	return s
}

// extent reaches from the first to the last span of an attribution.
func extent(a *news.Attribution) news.Span {
	out := news.Span{Start: math.MaxInt}
	for _, list := range [...][]news.Span{a.Source, a.Cue, a.Content} {
		for _, x := range list {
			out.Start, out.End = min(out.Start, x.Start), max(out.End, x.End)
		}
	}
	return out
}

// near are the attributions that may reach into a span.
func (s sayings) near(in news.Span) []*news.Attribution {
	first, _ := slices.BinarySearch(s.to, in.Start+1)
	last, _ := slices.BinarySearch(s.from, in.End)
	if first >= last {
		return nil
	}
	return s.list[first:last]
}

// reportsClause reports whether a content in u begins as a clause does.
func reportsClause(r *news.Reading, u *unit, content news.Span) bool {
	k := u.tokens[0]
	for k < u.tokens[1] && (r.Tokens[k].Span.Start < content.Start || r.Tokens[k].Tag == news.PUNCT || r.Tokens[k].Tag == news.SCONJ) {
		k++
	}
	return k < u.tokens[1] && lower(r.Tokens[k].Span.Of(r.Text)) != "to" && verbFollows(r, k, u.tokens[1])
}

// wordsOf is the number of the assertion that holds the words of assertion id.
func (t *assertions) wordsOf(id int32) int32 {
	if same := t.all[id].same; same >= 0 {
		return int32(same)
	}
	return id
}

// words is the assertion that holds the words of assertion id.
func (t *assertions) words(id int32) *assertion { return &t.all[t.wordsOf(id)] }

// maxKnown bounds the chances that are kept.
const maxKnown = 1 << 16

// same is the chance that two assertions are one.
func (t *assertions) same(a, b int32) float64 {
	a, b = t.wordsOf(a), t.wordsOf(b)
	if a == b {
		return 1
	}
	key := [2]int32{min(a, b), max(a, b)}
	p, ok := t.known[key]
	if !ok {
		if len(t.known) == maxKnown {
			clear(t.known)
		}
		p = t.features(&t.all[key[0]], &t.all[key[1]]).chance()
		t.known[key] = p
	}
	return p
}

// features compares two assertions, each in its sentence.
func (t *assertions) features(a, b *assertion) Sameness {
	return t.sameness(&a.unit, &b.unit, likeness(t.original(a.sentence), t.original(b.sentence)))
}

// least is the chance from which two assertions are one claim.
func (t *assertions) least(a, b int32) float64 {
	if t.accountOf(a) == t.accountOf(b) {
		return sameAccount
	}
	return sameClaim
}

// accountOf is the account that makes an assertion.
func (t *assertions) accountOf(id int32) int { return t.account(t.rs[t.all[id].article].ID) }

// place puts a new assertion into a cluster.
func (t *assertions) place(id int32) {
	a := &t.all[id]
	best, bestScore := int32(-1), 0.
	for _, c := range t.index.candidates(&a.unit) {
		o := &t.all[c.unit]
		if a.denied != o.denied || likeness(&a.unit, &o.unit) < alike {
			continue
		}
		if p := t.same(id, c.unit); p >= t.least(id, c.unit) && p > bestScore && t.fits(id, t.cluster[c.unit]) {
			best, bestScore = t.cluster[c.unit], p
		}
	}
	if best < 0 {
		best = int32(len(t.members))
		t.members = append(t.members, nil)
	}
	t.join(id, best)
}

// fits reports whether an assertion is also like the first of a cluster.
func (t *assertions) fits(id, cluster int32) bool {
	first := t.members[cluster][0]
	return t.same(id, first) >= t.least(id, first)-slack
}

func (t *assertions) join(id, cluster int32) {
	t.cluster = append(t.cluster, cluster)
	t.members[cluster] = append(t.members[cluster], id)
}
