package claim

import (
	"slices"
	"strconv"
	"strings"

	"stemma/internal/entity"
	"stemma/internal/quantity"
	"stemma/internal/when"
	"stemma/news"
)

// Counts and measures: how many of one thing there are is told in sentences that share
// little else ("the deployment of 300,000 guards", "180,000 guards were
// deployed"). They are therefore also compared by what they count or by their
// verb: where each article gives but one such number and the same is said right
// beside both, or where the sentences share much after all.

// countAt is a count or a measure and where it stands.
type countAt struct {
	unit    int32
	article int
	f       *figure
}

// latest keeps the last figures of one topic.
type latest struct {
	at [maxNeighbours]countAt
	n  int
}

func (l *latest) all() []countAt { return l.at[:min(l.n, maxNeighbours)] }

// topic is what a figure is of: what a count counts, or the verb beside a
// measure ("fell 60 metres") and its unit.
type topic struct {
	word uint32
	unit quantity.Unit
}

// topicOf is the topic of a figure of u; ok is false where it has none.
func topicOf(u *unit, f *figure) (of topic, ok bool) {
	word := f.head
	switch f.Unit {
	case quantity.Ordinal, quantity.Age:
		return of, false
	case quantity.Count:
		ok = f.Value >= 2
	default:
		word = nearestVerb(u.words, f.Span)
		ok = f.Value > 0
	}
	if !ok || f.Vague || word < 0 {
		return of, false
	}
	return topic{u.words[word].key, f.Unit}, true
}

// counts compares the figures of one topic across articles.
func (s *story) counts(g *groups) {
	byHead := map[topic]*latest{}
	for i := range s.units {
		u := &s.units[i]
		if u.same >= 0 || !u.numeric || u.question || u.guess || outside(u) < leastContent {
			continue
		}
		for k := range u.figures { // read by gather
			f := &u.figures[k]
			of, ok := topicOf(u, f)
			if !ok {
				continue
			}
			x := countAt{int32(i), u.article, f}
			seen := byHead[of]
			if seen == nil {
				seen = &latest{}
				byHead[of] = seen
			}
			for _, o := range seen.all() {
				if o.article != x.article && (ratio(o.f, f) <= sameOrder || shifted(o.f, f)) && quantity.Conflict(o.f.Quantity, f.Quantity) && shareWords(&s.units[o.unit], u) {
					s.disputeCounts(g, o, x)
				}
			}
			seen.at[seen.n%maxNeighbours] = x
			seen.n++
		}
	}
	for _, d := range slices.Clone(s.contested) {
		if seen := byHead[topic{s.headOf(d[0]), quantity.Count}]; seen != nil {
			s.join(g, d[0], d[1], seen.all())
			s.join(g, d[1], d[0], seen.all())
		}
	}
}

// headOf is the word for what x counts.
func (s *story) headOf(x countAt) uint32 { return s.units[x.unit].words[x.f.head].key }

// join adds to a dispute of two counts what other articles give: a great count
// that agrees with the first, or one with the verb beside it that both have.
func (s *story) join(g *groups, x, y countAt, counts []countAt) {
	verb := s.verbOf(x)
	if verb != s.verbOf(y) {
		verb = 0
	}
	for _, o := range counts {
		agreed := min(o.f.Value, y.f.Value) >= greatCount && quantity.Agree(o.f.Quantity, x.f.Quantity) && s.onlyCount(o, 0)
		alike := verb != 0 && s.verbOf(o) == verb && ratio(o.f, y.f) <= sameOrder && s.onlyCount(o, verb)
		if o.article == x.article || o.article == y.article || !quantity.Conflict(o.f.Quantity, y.f.Quantity) || !agreed && !alike {
			continue
		}
		c := s.compare(g, o.unit, y.unit)
		if !c.updated(o.f, y.f) && !c.scopeDiffers(o.f.Span, y.f.Span) && (len(c.a.dates) == 0 || !c.timesDiffer(o.f.Span, y.f.Span)) {
			c.reportFigures(o.f, y.f)
		}
	}
}

func (s *story) verbOf(x countAt) uint32 { return verbBeside(s.units[x.unit].words, x.f) }

// verbBeside is the verb right before a count, or right behind what is counted;
// 0 for none.
func verbBeside(words []word, f *figure) uint32 {
	prev, _ := nextTo(words, f.Span)
	for _, i := range [...]int{prev, f.head + 1} {
		if i >= 0 && i < len(words) && words[i].tag == news.VERB {
			return words[i].key
		}
	}
	return 0
}

// sameOrder is the ratio from which two counts are hardly two versions of one.
const sameOrder = 3.

// greatCount is the number from which few things are counted twice in a story.
const greatCount = 1000

// disputeCounts reports two counts that contradict each other, if they are of
// one thing.
func (s *story) disputeCounts(g *groups, x, y countAt) {
	c := s.compare(g, x.unit, y.unit)
	switch {
	case c.ofOtherTimes() || c.ofTwoMoments() || c.ofResults() || c.agreed(x.f, c.b) || c.agreed(y.f, c.a):
	case c.updated(x.f, y.f) || atLeast(x.f) && atLeast(y.f) || joint(c.a, c.ra, x.f) || joint(c.b, c.rb, y.f):
	case c.timesDiffer(x.f.Span, y.f.Span) || c.scopeDiffers(x.f.Span, y.f.Span):
	case c.toldAlike(x.f, y.f) || c.ofOneDoing(x.f, y.f) || shifted(x.f, y.f) && c.sharedAround(x.f.Span) >= sameDeed:
		if !s.gives(x.article, y) && !s.gives(y.article, x) {
			c.disputeFigures(x.f, y.f)
		}
	case x.f.Unit != quantity.Count || !c.sameCount(x.f, y.f):
	case !s.onlyCount(x, 0) || !s.onlyCount(y, 0) || c.elsewhere(x.f, c.a, y.article) || c.elsewhere(y.f, c.b, x.article):
	default:
		c.disputeFigures(x.f, y.f)
	}
}

// sameCount reports whether the same is said right beside two counts of one
// thing: of what happened to so many, or, where many are counted, anything.
func (c *comparison) sameCount(fa, fb *figure) bool {
	left, right := c.al.neighbours(fa.Span, fb.Span)
	if left == neighboursPaired && right == neighboursPaired && c.sameVerb(fa.Span, fb.Span) && c.sharedAround(fa.Span) >= sameDeed {
		return true
	}
	return min(fa.Value, fb.Value) >= greatCount && ratio(fa, fb) <= 2 && !humans[lower(c.a.words[fa.head].span.Of(c.ra.Text))] && c.pairedBeside(fa, fb) &&
		!ofName(c.a, c.ra, c.al.to, fa) && !ofName(c.b, c.rb, c.al.from, fb)
}

// ofOneDoing reports whether two lengths or times are of what one person or thing
// did: "she was in hospital for three weeks", "he was shot seven times".
func (c *comparison) ofOneDoing(fa, fb *figure) bool {
	switch fa.Unit {
	case quantity.Second, quantity.Metre:
		if c.sharedAround(fa.Span) < sameDeed {
			return false
		}
	case quantity.Times:
		dated := func(u *unit, f *figure) bool {
			return slices.ContainsFunc(u.dates, func(d when.Expression) bool { return d.Kind == when.Month && nearby(d.Span, f.Span) })
		}
		if !behindVerb(c.a, c.ra, fa.Span) || !behindVerb(c.b, c.rb, fb.Span) || dated(c.a, fa) || dated(c.b, fb) {
			return false
		}
	default:
		return false
	}
	if !c.sameVerb(fa.Span, fb.Span) {
		return false
	}
	doer := func(u *unit, r *news.Reading, f *figure) string {
		verb := u.words[nearestVerb(u.words, f.Span)].span
		return nameAt(r, mentionBefore(r, verb.Start), u.span.Start)
	}
	a, b := doer(c.a, c.ra, fa), doer(c.b, c.rb, fb)
	return a != "" && b != "" && entity.SameName(a, b)
}

// The weight of the paired words from which two sentences tell of one thing:
// of all, and of those near a count or a measure.
const (
	alikeTold    = 8.
	besideCount  = 4.
	besideAmount = 3.
)

// toldAlike reports whether sentences share so much that two figures of one
// topic are of one thing: unless they differ in other figures too, or name
// other people.
func (c *comparison) toldAlike(fa, fb *figure) bool {
	all, near := 0.0, 0.0
	ib := around(c.b.words, fb.Span)
	ia := around(c.a.words, fa.Span)
	for i, j := range c.al.to {
		if w := c.a.words[i]; j >= 0 && !w.isNumber() && !w.span.Overlaps(fa.Span) && !c.b.words[j].span.Overlaps(fb.Span) {
			all += float64(w.weight)
			if slices.Contains(ia, i) && slices.Contains(ib, j) {
				near += float64(w.weight)
			}
		}
	}
	if all < alikeTold || c.figuresApart(fa, fb) || c.ofOtherNames(fa, fb) {
		return false
	}
	if fa.Unit != quantity.Count {
		return near >= besideAmount && !c.ofOtherPeople()
	}
	left, right := c.al.neighbours(fa.Span, fb.Span)
	return near >= besideCount && (left == neighboursPaired || right == neighboursPaired)
}

// ofOtherPeople reports whether each sentence names somebody whom the other does
// not.
func (c *comparison) ofOtherPeople() bool {
	human := func(n name) bool { return n.human }
	return len(c.lone(c.a, c.al.to, human)) > 0 && len(c.lone(c.b, c.al.from, human)) > 0
}

// figuresApart reports whether the sentences differ in other counts of one
// thing as well: they tell of two events.
func (c *comparison) figuresApart(fa, fb *figure) bool {
	return slices.ContainsFunc(c.a.figures, func(p figure) bool {
		return p.Span != fa.Span && p.head >= 0 && slices.ContainsFunc(c.b.figures, func(q figure) bool {
			return q.Span != fb.Span && q.head >= 0 && c.al.to[p.head] == q.head && p.Value > 1 && q.Value > 1 && quantity.Conflict(p.Quantity, q.Quantity)
		})
	})
}

// gives reports whether an article gives a figure of the topic of x that
// agrees with it.
func (s *story) gives(article int, x countAt) bool {
	of, _ := topicOf(&s.units[x.unit], x.f)
	for _, id := range s.unitsOf(article) {
		u := s.original(id)
		if !u.numeric {
			continue
		}
		u.details(s.rs[u.article])
		for k := range u.figures {
			if o, ok := topicOf(u, &u.figures[k]); ok && o == of && agree(x.f, u.figures[k]) {
				return true
			}
		}
	}
	return false
}

// ofName reports whether a name that the other sentence lacks stands beside a
// count in its clause: there are other guards of other towns.
func ofName(u *unit, r *news.Reading, paired []int, f *figure) bool {
	return slices.ContainsFunc(around(u.words, f.Span), func(i int) bool {
		at := u.words[i].span
		between := news.Span{Start: min(at.End, f.Span.End), End: max(at.Start, f.Span.Start)}
		dated := slices.ContainsFunc(u.dates, func(d when.Expression) bool { return d.Span.Overlaps(at) })
		return u.words[i].isName() && paired[i] < 0 && !dated && !strings.ContainsAny(between.Of(r.Text), ",;:()-–—")
	})
}

// ofOtherNames reports whether each figure has such a name.
func (c *comparison) ofOtherNames(fa, fb *figure) bool {
	return ofName(c.a, c.ra, c.al.to, fa) && ofName(c.b, c.rb, c.al.from, fb)
}

// sameDeed is the weight of the paired words around two counts from which they
// tell of one deed.
const sameDeed = 3.

// pairedBeside reports whether an ordinary word beside one count has its pair
// beside the other, what is counted left out.
func (c *comparison) pairedBeside(fa, fb *figure) bool {
	ib := around(c.b.words, fb.Span)
	return slices.ContainsFunc(around(c.a.words, fa.Span), func(i int) bool {
		j := c.al.to[i]
		return i != fa.head && c.a.words[i].ordinary() && j >= 0 && j != fb.head && slices.Contains(ib, j)
	})
}

// onlyCount reports whether the article of x gives no other number of the same
// thing that is of the same order, and where a verb is given, with that verb.
func (s *story) onlyCount(x countAt, verb uint32) bool {
	for _, id := range s.unitsOf(x.article) {
		u := s.original(id)
		if !u.numeric {
			continue
		}
		u.details(s.rs[u.article])
		for k := range u.figures {
			f := &u.figures[k]
			if f.Unit != quantity.Count || f.Vague || f.head < 0 || u.words[f.head].key != s.headOf(x) || f.Value == 1 ||
				ratio(f, x.f) > 2*sameOrder || !quantity.Conflict(f.Quantity, x.f.Quantity) {
				continue
			}
			if verb == 0 || verbBeside(u.words, f) == verb {
				return false
			}
		}
	}
	return true
}

// played are the words of sentences that give results of games, which differ
// from player to player and from game to game.
var played = set(`game games season seasons yards touchdown touchdowns points rebounds goals innings laps lap inning homers knockouts playoffs
	championship league coach quarterback striker scored`)

func (c *comparison) ofResults() bool {
	of := func(u *unit, r *news.Reading) bool {
		return slices.ContainsFunc(u.words, func(w word) bool { return played[lower(w.span.Of(r.Text))] })
	}
	return of(c.a, c.ra) || of(c.b, c.rb)
}

// misprinted reports whether two exact figures of three digits or more differ
// in one digit, or in the order of two: the one is a slip of the other.
func misprinted(fa, fb *figure) bool {
	if fa.Hedged || fb.Hedged || fa.Factor != fb.Factor {
		return false
	}
	x, y := digitsOf(fa), digitsOf(fb)
	if len(x) != len(y) || len(x) < 3 || ratio(fa, fb) > 2 {
		return false
	}
	differ := 0
	for i := range len(x) {
		if x[i] != y[i] {
			differ++
		}
	}
	return differ == 1 || transposed(fa.Written, fb.Written)
}

// shifted reports whether two exact sums have the same digits, two or more, and
// differ in their magnitude: $25 million and $2.5 million.
func shifted(fa, fb *figure) bool {
	x, y := digitsOf(fa), digitsOf(fb)
	return fa.Unit.Money() && !fa.Hedged && !fb.Hedged && x == y && len(x) >= 2 && ratio(fa, fb) < 1100
}

// digitsOf are the digits of a figure from the first to the last that is not 0.
func digitsOf(f *figure) string {
	return strings.Trim(strings.ReplaceAll(strconv.FormatFloat(f.Written, 'f', -1, 64), ".", ""), "0")
}
