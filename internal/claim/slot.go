package claim

import (
	"fmt"
	"slices"
	"strings"

	"stemma/internal/place"
	"stemma/internal/quantity"
	"stemma/internal/when"
	"stemma/news"
)

func lower(s string) string { return strings.ToLower(s) }

// slots finds what the paired units contradict each other in.
func (s *story) slots(g *groups) {
	for _, p := range s.pairs {
		a, b := &s.units[p.a], &s.units[p.b]
		if a.question || b.question {
			continue
		}
		ra, rb := s.rs[a.article], s.rs[b.article]
		a.details(ra)
		b.details(rb)
		c := comparison{s: s, g: g, ia: p.a, ib: p.b, a: a, b: b, ra: ra, rb: rb, al: align(a, b, ra, rb)}
		c.all, c.least = c.al.context(news.Span{}, news.Span{})
		c.numbers()
		c.days()
		c.places()
		c.people()
		c.negation()
	}
}

// comparison is two alike units of two articles.
type comparison struct {
	s          *story
	g          *groups
	ia, ib     int32
	a, b       *unit
	ra, rb     *news.Reading
	al         alignment
	all, least float64 // of the content words paired: of both, of the shorter
}

// The shares of words around a value that must be paired.
const (
	nearCopy = .8 // the sentences differ in little else
	nearSame = .5
)

// report adds a dispute between two values.
func (c *comparison) report(kind news.ConflictKind, about, valueA, keyA string, inA news.Span, valueB, keyB string, inB news.Span) {
	c.g.add(dispute{
		kind: kind, about: about,
		a: side{oneLine(valueA), keyA, c.s.evidence(c.a, c.a.span), c.s.copies(c.ia)},
		b: side{oneLine(valueB), keyB, c.s.evidence(c.b, c.b.span), c.s.copies(c.ib)},
	})
}

// numbers compares the quantities of the two units.
func (c *comparison) numbers() {
	for _, qa := range c.a.quantities {
		if agreed(qa, c.b.quantities) {
			continue
		}
		best, bestScore := -1, 0.0
		for j, qb := range c.b.quantities {
			if !quantity.Conflict(qa, qb) || agreed(qb, c.a.quantities) || qa.Unit == quantity.Ordinal {
				continue
			}
			if score := c.sameFigure(qa, qb); score > bestScore {
				best, bestScore = j, score
			}
		}
		if best < 0 {
			continue
		}
		qb := c.b.quantities[best]
		c.report(news.NumberConflict, c.about(qa.Span, qb.Span), qa.Span.Of(c.ra.Text), figureKey(qa), qa.Span, qb.Span.Of(c.rb.Text), figureKey(qb), qb.Span)
	}
}

func figureKey(q quantity.Quantity) string { return fmt.Sprintf("%g–%g%s", q.Low, q.High, q.Unit) }

func agreed(q quantity.Quantity, others []quantity.Quantity) bool {
	return slices.ContainsFunc(others, func(o quantity.Quantity) bool { return quantity.Comparable(q, o) && quantity.Agree(q, o) })
}

// sameFigure is how sure it is that two differing quantities measure one
// thing, 0 where it is not.
func (c *comparison) sameFigure(qa, qb quantity.Quantity) float64 {
	jaccard, least := c.al.context(qa.Span, qb.Span)
	local := c.al.local(qa.Span, qb.Span)
	headA, headB := c.head(c.a, c.ra, qa.Span), c.head(c.b, c.rb, qb.Span)
	counted := qa.Unit == quantity.Count || qa.Unit == quantity.Second || qa.Unit == quantity.Age
	headsMeet := headA >= 0 && headB >= 0 && c.al.to[headA] == headB
	switch {
	case c.timesDiffer() || c.scopeDiffers(qa.Span, qb.Span):
		return 0
	case c.updated(qa, qb):
		return 0
	case qa.Unit == quantity.Count && (headA >= 0) != (headB >= 0):
		return 0
	case counted && headA >= 0 && headB >= 0 && !headsMeet && jaccard < .9:
		return 0
	}
	if jaccard >= nearCopy && c.al.beside(qa.Span, qb.Span) {
		return 3 + jaccard
	}
	if ratio := max(qa.Value, qb.Value) / max(min(qa.Value, qb.Value), 1e-9); ratio > 4 {
		return 0
	}
	if c.elsewhere(qa, headA, c.b.article) || c.elsewhereB(qb, headB) {
		return 0
	}
	if local >= .5 && jaccard >= .42 && least >= .5 && c.al.beside(qa.Span, qb.Span) {
		return local + jaccard
	}
	return 0
}

// head is the index of the content word that a quantity counts: the last noun
// of the noun group behind it; -1 for none.
func (c *comparison) head(u *unit, r *news.Reading, in news.Span) int {
	head := news.Span{}
	for k := u.tokens[0]; k < u.tokens[1]; k++ {
		t := r.Tokens[k]
		if t.Span.Start < in.End {
			continue
		}
		w := t.Span.Of(r.Text)
		switch {
		case t.Tag == news.NOUN || t.Tag == news.PROPN:
			head = t.Span
			continue
		case head.Empty() && (t.Tag == news.ADJ || t.Tag == news.DET || t.Tag == news.NUM || w == "of" || w == "more" || w == "other" || w == "-" || t.Tag == news.ADV):
			continue
		}
		break
	}
	for i, w := range u.words {
		if w.span == head {
			return i
		}
	}
	return -1
}

// timesDiffer reports whether the units speak of times that cannot be one.
func (c *comparison) timesDiffer() bool {
	met, apart := false, false
	for _, x := range c.a.dates {
		for _, y := range c.b.dates {
			if x.Kind == when.TimeOfDay || y.Kind == when.TimeOfDay || !when.Comparable(x, y) {
				continue
			}
			if when.Agree(x, y) {
				met = true
			} else {
				apart = true
			}
		}
	}
	return apart && !met
}

// scopeWords are words beside a figure that make it another figure.
var scopeWords = map[string]bool{
	"another": true, "additional": true, "other": true, "others": true, "per": true, "each": true, "every": true, "initially": true,
	"originally": true, "previously": true, "earlier": true, "annual": true, "annually": true, "monthly": true, "daily": true,
	"weekly": true, "yearly": true, "total": true, "remaining": true, "extra": true, "average": true, "median": true, "first": true,
	"last": true, "next": true, "previous": true, "former": true, "peak": true, "record": true, "up": true, "down": true, "since": true,
	"until": true, "rose": true, "fell": true, "from": true, "nearly": false, "male": true, "female": true, "men": true, "women": true,
	"children": true, "least": false, "half": true, "twice": true, "double": true, "third": true, "second": true, "fourth": true,
	"democrats": true, "republicans": true, "if": true, "would": true, "could": true,
}

// scopeDiffers reports whether a word near one value gives it a scope that the
// other's lacks, or the sentences name other places or bodies around them.
func (c *comparison) scopeDiffers(inA, inB news.Span) bool {
	a, b := c.scope(c.a, c.ra, inA), c.scope(c.b, c.rb, inB)
	for w := range a {
		if !b[w] {
			return true
		}
	}
	for w := range b {
		if !a[w] {
			return true
		}
	}
	return c.namesApart()
}

// scope is the scope words within four tokens of a value.
func (c *comparison) scope(u *unit, r *news.Reading, in news.Span) map[string]bool {
	out := map[string]bool{}
	at := u.tokens[0]
	for at < u.tokens[1] && r.Tokens[at].Span.End <= in.Start {
		at++
	}
	for k := max(u.tokens[0], at-4); k < min(u.tokens[1], at+6); k++ {
		t := r.Tokens[k]
		if in.Overlaps(t.Span) {
			continue
		}
		if w := lower(t.Span.Of(r.Text)); scopeWords[w] {
			out[w] = true
		}
	}
	return out
}

// namesApart reports whether each unit has a name that the other lacks: they
// may speak of different people or places.
func (c *comparison) namesApart() bool {
	lone := func(words []word, paired []int) float64 {
		sum := 0.0
		for i, w := range words {
			if w.isName() && paired[i] < 0 {
				sum += float64(w.weight)
			}
		}
		return sum
	}
	return lone(c.a.words, c.al.to) > 0 && lone(c.b.words, c.al.from) > 0 && c.all < .7
}

// tolls are the words for things whose number grows as an event goes on.
var tolls = map[string]bool{
	"dead": true, "death": true, "deaths": true, "killed": true, "died": true, "injured": true, "wounded": true, "hurt": true,
	"missing": true, "toll": true, "victims": true, "casualties": true, "cases": true, "infected": true, "arrested": true,
	"arrests": true, "evacuated": true, "displaced": true, "votes": true, "homes": true, "acres": true, "hospitalized": true, "survivors": true,
	"bodies": true, "rescued": true, "signatures": true, "without": true,
}

// updated reports whether the later of two articles gives the higher figure of
// something that grows.
func (c *comparison) updated(qa, qb quantity.Quantity) bool {
	pa, pb := c.ra.Published, c.rb.Published
	if !pa.Known() || !pb.Known() || pa.Time.Equal(pb.Time) {
		return false
	}
	later := pb.Time.After(pa.Time)
	if later != (qb.Value > qa.Value) {
		return false
	}
	grows := func(u *unit, r *news.Reading) bool {
		for _, w := range u.words {
			if tolls[lower(w.span.Of(r.Text))] {
				return true
			}
		}
		return false
	}
	return grows(c.a, c.ra) && grows(c.b, c.rb)
}

// elsewhere reports whether an article also gives a quantity that agrees with
// q, of the same thing: then it has both figures, and they differ in scope.
func (c *comparison) elsewhere(q quantity.Quantity, head int, article int) bool {
	return c.has(q, keyAt(c.a, head), article)
}

func (c *comparison) elsewhereB(q quantity.Quantity, head int) bool {
	return c.has(q, keyAt(c.b, head), c.a.article)
}

func keyAt(u *unit, i int) uint32 {
	if i < 0 {
		return 0
	}
	return u.words[i].key
}

func (c *comparison) has(q quantity.Quantity, head uint32, article int) bool {
	for _, id := range c.s.unitsOf(article) {
		u := &c.s.units[id]
		u.details(c.s.rs[article])
		if agreed(q, u.quantities) && (q.Unit != quantity.Count || head == 0 || u.has(head)) {
			return true
		}
	}
	return false
}

// days compares the dates of the two units.
func (c *comparison) days() {
	for _, da := range c.a.dates {
		if slices.ContainsFunc(c.b.dates, func(d when.Expression) bool { return when.Comparable(da, d) && when.Agree(da, d) }) {
			continue
		}
		for _, db := range c.b.dates {
			if !when.Conflict(da, db) || da.Kind != db.Kind && (da.Kind == when.Year || db.Kind == when.Year) {
				continue
			}
			if slices.ContainsFunc(c.a.dates, func(d when.Expression) bool { return when.Comparable(db, d) && when.Agree(db, d) }) {
				continue
			}
			jaccard, _ := c.al.context(da.Span, db.Span)
			if (jaccard >= .6 && c.sameVerb(da.Span, db.Span)) && !c.namesApart() && (jaccard >= nearCopy || c.al.local(da.Span, db.Span) >= .5) {
				c.report(news.DateConflict, c.about(da.Span, db.Span), da.Span.Of(c.ra.Text), dateKey(da), da.Span, db.Span.Of(c.rb.Text), dateKey(db), db.Span)
				break
			}
		}
	}
}

func dateKey(e when.Expression) string {
	return fmt.Sprintf("%d %d %d %d %v", e.Kind, e.Year, e.Month, e.Day, e.Ranges)
}

// sameVerb reports whether the verbs nearest to the two values are paired.
func (c *comparison) sameVerb(inA, inB news.Span) bool {
	a, b := nearestVerb(c.a.words, inA), nearestVerb(c.b.words, inB)
	return a < 0 && b < 0 || a >= 0 && b >= 0 && c.al.to[a] == b
}

func nearestVerb(words []word, in news.Span) int {
	best, distance := -1, 1<<30
	for i, w := range words {
		if w.tag != news.VERB {
			continue
		}
		d := max(in.Start-w.span.End, w.span.Start-in.End)
		if d < distance {
			best, distance = i, d
		}
	}
	return best
}

// slotWords are the prepositions before a place where something happens.
var slotWords = map[string]bool{"in": true, "at": true, "near": true, "from": true, "to": true, "outside": true, "of": true, "into": true}

// places compares the places of the two units.
func (c *comparison) places() {
	c.names(news.PlaceConflict, func(n name) bool { return n.place }, func(a, b string, inA, inB news.Span) bool {
		pa, pb := before(c.a, c.ra, inA), before(c.b, c.rb, inB)
		return place.Conflict(a, b) && pa == pb && slotWords[pa]
	}, .6)
}

// people compares the persons of the two units.
func (c *comparison) people() {
	c.names(news.NameConflict, func(n name) bool { return n.human }, func(a, b string, _, _ news.Span) bool {
		return differentPeople(a, b)
	}, .75)
}

// names reports the one name of a kind that each unit has in the same slot and
// the other lacks.
func (c *comparison) names(kind news.ConflictKind, is func(name) bool, differ func(a, b string, inA, inB news.Span) bool, least float64) {
	na, nb := c.lone(c.a, c.al.to, is), c.lone(c.b, c.al.from, is)
	if len(na) != 1 || len(nb) != 1 {
		return
	}
	a, b := na[0], nb[0]
	jaccard, _ := c.al.context(a.span, b.span)
	ta, tb := a.span.Of(c.ra.Text), b.span.Of(c.rb.Text)
	if jaccard < least || !differ(ta, tb, a.span, b.span) || !c.al.beside(a.span, b.span) {
		return
	}
	if strings.Contains(c.b.span.Of(c.rb.Text), ta) || strings.Contains(c.a.span.Of(c.ra.Text), tb) {
		return
	}
	c.report(kind, c.about(a.span, b.span), ta, lower(ta), a.span, tb, lower(tb), b.span)
}

// lone are the names of a kind no word of which is paired.
func (c *comparison) lone(u *unit, paired []int, is func(name) bool) []name {
	var out []name
	for _, n := range u.names {
		if !is(n) || len(n.keys) == 0 {
			continue
		}
		free := true
		for i, w := range u.words {
			if n.span.Contains(w.span) && paired[i] >= 0 {
				free = false
			}
		}
		if free {
			out = append(out, n)
		}
	}
	return out
}

// differentPeople reports whether two names cannot be one person's: no word of
// one is like a word of the other.
func differentPeople(a, b string) bool {
	for x := range strings.FieldsSeq(lower(a)) {
		for y := range strings.FieldsSeq(lower(b)) {
			if x == y || strings.HasPrefix(x, y) || strings.HasPrefix(y, x) || closeSpelling(x, y) {
				return false
			}
		}
	}
	return true
}

// closeSpelling reports whether two words are one letter or two apart, as
// transliterations are.
func closeSpelling(a, b string) bool {
	if len(a) < 4 || len(b) < 4 || len(a) > 24 || len(b) > 24 {
		return false
	}
	prev := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := prev[0]
		prev[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost++
			}
			diagonal = prev[j]
			prev[j] = min(cost, prev[j]+1, prev[j-1]+1)
		}
	}
	return prev[len(b)] <= 2
}

// before is the word before a span, in lower case, a determiner left out.
func before(u *unit, r *news.Reading, in news.Span) string {
	last := ""
	for k := u.tokens[0]; k < u.tokens[1] && r.Tokens[k].Span.End <= in.Start; k++ {
		if r.Tokens[k].Tag != news.DET {
			last = lower(r.Tokens[k].Span.Of(r.Text))
		}
	}
	return last
}

// negation reports near copies of which one denies what the other says.
func (c *comparison) negation() {
	if c.a.guess != c.b.guess || c.all < nearCopy || len(c.a.words) < 5 || len(c.b.words) < 5 {
		return
	}
	if (c.a.negative == 0) != (c.b.negative == 0) {
		denies, r, paired := c.a, c.ra, c.al.to
		if c.a.negative == 0 {
			denies, r, paired = c.b, c.rb, c.al.from
		}
		if at := negated(denies, r); at < 0 || paired[at] < 0 {
			return
		}
	} else if !c.reversed() {
		return
	}
	about := "whether " + shorten(c.a.span.Of(c.ra.Text))
	c.report(news.NegationConflict, about, c.a.span.Of(c.ra.Text), "a", c.a.span, c.b.span.Of(c.rb.Text), "b", c.b.span)
}

// negated is the content word that the first negation of u turns around, -1
// for none.
func negated(u *unit, r *news.Reading) int {
	for k := u.tokens[0]; k < u.tokens[1]; k++ {
		if !isNegation(r.Tokens[k].Span.Of(r.Text)) {
			continue
		}
		for i, w := range u.words {
			if w.span.Start >= r.Tokens[k].Span.End {
				return i
			}
		}
	}
	return -1
}

// reversed reports whether the only words that are not paired are one word
// and its opposite.
func (c *comparison) reversed() bool {
	single := func(words []word, paired []int) int {
		at := -1
		for i := range words {
			if paired[i] >= 0 {
				continue
			}
			if at >= 0 {
				return -1
			}
			at = i
		}
		return at
	}
	a, b := single(c.a.words, c.al.to), single(c.b.words, c.al.from)
	return a >= 0 && b >= 0 && opposite(c.a.words[a], c.b.words[b], c.ra, c.rb)
}

// about is what two values are of, in the words around the first or, where it
// is shorter, the second: "the toll … in the harbour".
func (c *comparison) about(inA, inB news.Span) string {
	a, b := surroundings(c.a, c.ra, inA), surroundings(c.b, c.rb, inB)
	if len(b) < len(a) {
		return b
	}
	return a
}

// surroundings is the words around a value, with "…" in its place.
func surroundings(u *unit, r *news.Reading, in news.Span) string {
	const side = 6
	from, to := in.Start, in.End
	n := 0
	for k := u.tokens[1] - 1; k >= u.tokens[0] && n < side; k-- {
		if r.Tokens[k].Span.End <= in.Start {
			from = r.Tokens[k].Span.Start
			n++
		}
	}
	n = 0
	for k := u.tokens[0]; k < u.tokens[1] && n < side; k++ {
		if r.Tokens[k].Span.Start >= in.End {
			to = r.Tokens[k].Span.End
			n++
		}
	}
	return strings.Trim(oneLine(r.Text[from:in.Start]+" … "+r.Text[in.End:to]), " ,.;:“”\"'’‘()")
}

// shorten is the first words of a sentence.
func shorten(text string) string {
	words := strings.Fields(text)
	if len(words) > 14 {
		return strings.Join(words[:14], " ") + " …"
	}
	return strings.Join(words, " ")
}
