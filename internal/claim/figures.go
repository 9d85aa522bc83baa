package claim

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"stemma/internal/quantity"
	"stemma/internal/when"
	"stemma/news"
)

// figure is a quantity of a unit and what it counts.
type figure struct {
	quantity.Quantity
	head    int  // index into the unit's words, -1 when that could not be told
	crowded bool // the story has several other figures near it
}

// figuresOf are the quantities of u with what they count. A number between
// commas after a person's name is an age.
func figuresOf(u *unit, r *news.Reading) []figure {
	var out []figure
	text := u.span.Of(r.Text)
	if strings.Count(text, "/") >= maxSlashes {
		return nil // an address
	}
	for _, q := range quantity.Find(text) {
		if cutShort(r.Text, q.Span, u.span.Start) {
			continue
		}
		if slices.ContainsFunc(u.dates, func(d when.Expression) bool { return d.Span.Overlaps(q.Span) }) {
			continue
		}
		if q.Value == 1 && strings.HasPrefix(text[q.Span.End:], " of ") {
			continue // "one of the largest"
		}
		if q.Unit.Money() && len(out) > 0 && out[len(out)-1].Unit.Money() && converts(text, q.Span) {
			continue
		}
		q.Span.Start += u.span.Start
		q.Span.End += u.span.Start
		f := figure{Quantity: q, head: -1}
		if who := agedName(u, r, q); who >= 0 {
			f.Unit, f.head = quantity.Age, who
		} else {
			f.head = headOf(u, r, q.Span)
		}
		out = append(out, f)
	}
	return out
}

// maxSlashes is the number of slashes from which a sentence is an address.
const maxSlashes = 3

// converts reports whether a figure opens a bracket: "€2 million ($2.2 million)"
// gives one sum, at a rate that others may not use.
func converts(text string, in news.Span) bool {
	before := strings.TrimRight(text[:in.Start], " ")
	return strings.HasSuffix(before, "(")
}

// cutShort reports whether a figure at in of the sentence that begins at start
// is a part of one that spaces or a sentence's end cut: "2 , 000 feet", "6. 0".
func cutShort(text string, in news.Span, start int) bool {
	return continues(text, start+in.Start) || continued(text, start+in.End)
}

func digitAt(text string, i int) bool {
	return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9'
}

// continues reports whether the digits at i go on from "2 ," or "6." before them.
func continues(text string, i int) bool {
	if !digitAt(text, i) {
		return false
	}
	mark := len(strings.TrimRight(text[max(0, i-3):i], " \n")) + max(0, i-3) - 1
	if mark < 0 || mark == i-1 {
		return false
	}
	number := mark - 1
	if number > 0 && text[number] == ' ' {
		number--
	}
	three := digitAt(text, i+1) && digitAt(text, i+2) && !digitAt(text, i+3)
	return digitAt(text, number) && (text[mark] == '.' && !digitAt(text, i+1) || text[mark] == ',' && three)
}

// continued reports whether the digits that end at i go on behind ", ".
func continued(text string, i int) bool {
	if !digitAt(text, i-1) {
		return false
	}
	rest := strings.TrimPrefix(text[i:min(len(text), i+8)], " ")
	rest, comma := strings.CutPrefix(rest, ", ")
	return comma && digitAt(rest, 0) && digitAt(rest, 1) && digitAt(rest, 2) && !digitAt(rest, 3)
}

// agedName is the last word of the name before ", 45,"; -1 for none.
func agedName(u *unit, r *news.Reading, q quantity.Quantity) int {
	if q.Unit != quantity.Count || q.Hedged || q.Value < 1 || q.Value > 110 || q.Span.Start < 3 || q.Span.End >= len(r.Text) {
		return -1
	}
	if r.Text[q.Span.Start-2:q.Span.Start] != ", " || r.Text[q.Span.End] != ',' && r.Text[q.Span.End] != '.' {
		return -1
	}
	return slices.IndexFunc(u.words, func(w word) bool {
		return w.span.End == q.Span.Start-2 && isCapital(w.span.Of(r.Text)) && !w.isNumber()
	})
}

// trends are the verbs whose subject a figure behind them counts: "arrests
// fell to 400".
var trends = map[string]bool{
	"rose": true, "risen": true, "rise": true, "fell": true, "fallen": true, "fall": true, "dropped": true, "drop": true, "grew": true,
	"grown": true, "increased": true, "decreased": true, "declined": true, "climbed": true, "jumped": true, "reached": true, "totaled": true,
	"totalled": true, "stood": true, "stands": true, "is": true, "was": true, "numbered": true, "hit": true, "exceeded": true,
}

// headOf is the index of the word that a quantity counts: the last noun of the
// group behind it, or the subject of a verb of change before it; -1 for none.
func headOf(u *unit, r *news.Reading, in news.Span) int {
	if at := nounBehind(u, r, in); at >= 0 {
		return at
	}
	return subjectBefore(u, r, in)
}

func nounBehind(u *unit, r *news.Reading, in news.Span) int {
	head := news.Span{}
walk:
	for k := u.tokens[0]; k < u.tokens[1]; k++ {
		t := r.Tokens[k]
		if t.Span.Start < in.End {
			continue
		}
		w := t.Span.Of(r.Text)
		switch {
		case t.Tag == news.NOUN || t.Tag == news.PROPN:
			head = t.Span
		case head.Empty() && (t.Tag == news.ADJ || t.Tag == news.NUM || w == "of" || w == "-"):
		case head.Empty() && t.Tag == news.DET && k > u.tokens[0] && r.Tokens[k-1].Span.Of(r.Text) == "of":
		default:
			break walk
		}
	}
	return wordAt(u, head)
}

func subjectBefore(u *unit, r *news.Reading, in news.Span) int {
	verb := false
	for k := u.tokens[1] - 1; k >= u.tokens[0]; k-- {
		t := r.Tokens[k]
		if t.Span.End > in.Start {
			continue
		}
		if trends[lower(t.Span.Of(r.Text))] {
			verb = true
		}
		if verb && t.Tag == news.NOUN {
			return wordAt(u, t.Span)
		}
		if verb && t.Tag == news.PRON || !verb && t.Tag == news.PUNCT {
			return -1
		}
	}
	return -1
}

func wordAt(u *unit, span news.Span) int {
	return slices.IndexFunc(u.words, func(w word) bool { return w.span == span })
}

// figures compares the quantities of two alike units.
func (c *comparison) figures() {
	if outside(c.a) < leastContent-1 || outside(c.b) < leastContent-1 || c.ofOtherTimes() || c.ofTwoMoments() {
		return // a time stamp, a result
	}
	if c.all >= nearCopy && len(c.a.figures) == len(c.b.figures) && outside(c.a) >= leastContent && outside(c.b) >= leastContent && c.inOrder() {
		return
	}
	for i := range c.a.figures {
		fa := &c.a.figures[i]
		if c.agreed(fa, c.b) {
			continue
		}
		best, bestScore := -1, 0.0
		for j := range c.b.figures {
			fb := &c.b.figures[j]
			if !quantity.Conflict(fa.Quantity, fb.Quantity) || c.agreed(fb, c.a) {
				continue
			}
			if score := c.sameFigure(fa, fb); score > bestScore {
				best, bestScore = j, score
			}
		}
		if best >= 0 {
			c.disputeFigures(fa, &c.b.figures[best])
		}
	}
}

// inOrder compares the quantities of two sentences that differ in little else
// one by one, and reports whether that was the right thing to do: most agree,
// and those that do not stand in one slot.
func (c *comparison) inOrder() bool {
	var apart []int
	for i := range c.a.figures {
		fa, fb := &c.a.figures[i], &c.b.figures[i]
		if !quantity.Comparable(fa.Quantity, fb.Quantity) || fa.Vague != fb.Vague {
			return false
		}
		if changed(fa, fb) {
			if fa.Unit == quantity.Age && c.ofTwoPeople(fa, fb) || fa.Value == 0 || fb.Value == 0 || isOne(fa) && partOfPair(c.a, c.ra) || isOne(fb) && partOfPair(c.b, c.rb) {
				return false
			}
			if !c.al.beside(fa.Span, fb.Span) || joint(c.a, c.ra, fa) != joint(c.b, c.rb, fb) || c.scopeDiffers(fa.Span, fb.Span) || c.timesDiffer(fa.Span, fb.Span) {
				return false
			}
			apart = append(apart, i)
		}
	}
	if len(apart) > 2 || len(apart) > 1 && len(apart) == len(c.a.figures) {
		return false
	}
	for _, i := range apart {
		if fa, fb := &c.a.figures[i], &c.b.figures[i]; !c.updated(fa, fb) {
			c.disputeFigures(fa, fb)
		}
	}
	return true
}

// whileTrue is the time after which a figure or a day may have changed, or be
// another's: the next poll, the next storm.
const whileTrue = 8 * 24 * time.Hour

// ofOtherTimes reports whether the two articles came out so far apart that what
// differs may have changed.
func (c *comparison) ofOtherTimes() bool {
	pa, pb := c.ra.Published, c.rb.Published
	return pa.Known() && pb.Known() && pa.Time.Sub(pb.Time).Abs() > whileTrue
}

// polled are the words of sentences that give the results of a poll, voted those
// behind them where people vote, sampled those of how sure a poll is, traded
// those of prices, which change by the minute.
var (
	polled  = set("poll polls polling survey surveys surveyed pollster respondents")
	voted   = set("station stations place places booth booths")
	sampled = set("margin sampling")
	traded  = set("shares stock stocks index indexes points yield nasdaq dow composite trading traded bond euro yen analysts")
)

// ofTwoMoments reports whether the units give prices, figures of a company for
// different times, or results of polls, which differ from poll to poll: of those in
// near copies only how sure they are is left out.
func (c *comparison) ofTwoMoments() bool {
	count := func(u *unit, r *news.Reading, words map[string]bool) (n int) {
		for i, w := range u.words {
			votes := i+1 < len(u.words) && voted[lower(u.words[i+1].span.Of(r.Text))] // at a polling station
			if words[lower(w.span.Of(r.Text))] && !votes {
				n++
			}
		}
		return n
	}
	switch {
	case count(c.a, c.ra, sampled) > 0 && count(c.b, c.rb, sampled) > 0:
		return true
	case count(c.a, c.ra, traded) > 1 && count(c.b, c.rb, traded) > 1:
		return true
	case !slices.Equal(periodsOf(c.a, c.ra), periodsOf(c.b, c.rb)):
		return true
	}
	return c.all < nearCopy && count(c.a, c.ra, polled)+count(c.b, c.rb, polled) > 0
}

// results are the words of sentences about a company's figures, and periods those
// that tell of which time.
var (
	results = set("quarter quarterly earnings revenue revenues profit profits")
	periods = set("first second third fourth fiscal earlier ago prior previous year-ago year-earlier last")
)

// periodsOf are the words in u that tell of which quarter or year a company's
// figures are, in order; nil of what are none.
func periodsOf(u *unit, r *news.Reading) []string {
	var out []string
	company := false
	for k := u.tokens[0]; k < u.tokens[1]; k++ {
		w := lowerAt(r, k)
		company = company || results[w] && (w != "quarter" || k+1 == u.tokens[1] || lowerAt(r, k+1) != "of")
		if periods[w] {
			out = append(out, w)
		}
	}
	if !company {
		return nil
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// changed reports whether two figures with the same words around them differ:
// where both are hedged alike, the figures themselves are compared.
func changed(fa, fb *figure) bool {
	if fa.Hedged && fb.Hedged && !fa.Vague && !fb.Vague {
		return max(fa.Value-fb.Value, fb.Value-fa.Value) >= max(fa.Step, fb.Step)
	}
	return quantity.Conflict(fa.Quantity, fb.Quantity)
}

// disputeFigures reports two figures, and remembers counts of one thing: other
// articles may give it too.
func (c *comparison) disputeFigures(fa, fb *figure) {
	if fa.Unit == quantity.Count && fa.head >= 0 && fb.head >= 0 && c.a.words[fa.head].key == c.b.words[fb.head].key {
		c.s.contested = append(c.s.contested, [2]countAt{{c.ia, c.a.article, fa}, {c.ib, c.b.article, fb}})
	}
	c.reportFigures(fa, fb)
}

func (c *comparison) reportFigures(fa, fb *figure) {
	c.s.dissents = append(c.s.dissents, dissent{news.NumberConflict, valueAt{c.ia, fa.Span}, valueAt{c.ib, fb.Span}})
	c.report(news.NumberConflict, c.about(fa.Span, fb.Span), fa.Span.Of(c.ra.Text), figureKey(fa), fa.Span, fb.Span.Of(c.rb.Text), figureKey(fb), fb.Span)
}

func figureKey(q *figure) string { return fmt.Sprintf("%g–%g%s", q.Low, q.High, q.Unit) }

// partOf reports whether the text tells of what a share is.
func partOf(r *news.Reading, f *figure) bool { return strings.HasPrefix(r.Text[f.Span.End:], " of ") }

// agreed reports whether u has a quantity that agrees with f, or its figure
// without a unit: "226 yards, and his brother 101".
func (c *comparison) agreed(f *figure, u *unit) bool {
	return slices.ContainsFunc(u.figures, func(o figure) bool { return agree(f, o) })
}

func agree(f *figure, o figure) bool {
	if o.Unit == quantity.Count && f.Unit != quantity.Count && f.Unit != quantity.Ordinal {
		return o.Value == f.Written
	}
	return quantity.Comparable(f.Quantity, o.Quantity) && quantity.Agree(f.Quantity, o.Quantity)
}

// sameFigure is how sure it is that two differing quantities measure one
// thing, 0 where it is not.
func (c *comparison) sameFigure(fa, fb *figure) float64 {
	jaccard, least := c.al.context(fa.Span, fb.Span)
	local := c.al.local(fa.Span, fb.Span)
	known := fa.head >= 0 && fb.head >= 0
	if short := outside(c.a) < leastContent || outside(c.b) < leastContent; short && (!known || jaccard < .5 || !c.sameVerb(fa.Span, fb.Span)) {
		return 0
	}
	meet := known && c.al.to[fa.head] == fb.head
	loose := fa.Unit.Money() || fa.Unit == quantity.Points || fa.Unit == quantity.Share && (meet || !partOf(c.ra, fa) && !partOf(c.rb, fb))
	switch {
	case fa.Unit == quantity.Age && c.ofTwoPeople(fa, fb), fa.Unit != quantity.Count && fa.Unit != quantity.Age && c.ofOtherPeople():
		return 0
	case c.updated(fa, fb) || atLeast(fa) && atLeast(fb) || joint(c.a, c.ra, fa) != joint(c.b, c.rb, fb) || !known && ratio(fa, fb) > unlikely:
		return 0
	case jaccard >= nearCopy && (c.all >= nearCopy || !fa.Vague && !fb.Vague) && c.al.beside(fa.Span, fb.Span) && (meet || fa.head < 0 && fb.head < 0) && !isOne(fa) && !isOne(fb) &&
		!c.scopeDiffers(fa.Span, fb.Span) && !c.timesDiffer(fa.Span, fb.Span):
		return 3 + jaccard
	case fa.Unit == quantity.Ordinal || fa.Vague || fb.Vague || isOne(fa) || isOne(fb) || fa.Value == 0 || fb.Value == 0:
		return 0
	case misprinted(fa, fb) && (loose || meet || c.akin(fa, fb)) && c.sharedAround(fa.Span) >= sameDeed && !c.ofResults() &&
		!c.timesDiffer(fa.Span, fb.Span) && !c.scopeDiffers(fa.Span, fb.Span) && !c.elsewhere(fa, c.a, c.b.article) && !c.elsewhere(fb, c.b, c.a.article):
		return 1
	case fa.Unit == quantity.Age && !c.sharedName(fa.Span) || fa.Unit != quantity.Age && (c.ofOthers(fa.Span, fb.Span) || c.ofOtherNames(fa, fb)):
		return 0
	case known && !meet && !loose:
		return 0
	case c.a.guess != c.b.guess || c.timesDiffer(fa.Span, fb.Span) || c.scopeDiffers(fa.Span, fb.Span):
		return 0
	case c.elsewhere(fa, c.a, c.b.article) || c.elsewhere(fb, c.b, c.a.article):
		return 0
	}
	shared := c.sharedAround(fa.Span)
	ratio := ratio(fa, fb)
	beside := c.al.beside(fa.Span, fb.Span)
	sure := jaccard + local + .2*least
	switch {
	case fa.Unit == quantity.Age && meet && ratio < 1.3:
		return 2
	case ratio <= 3 && meet && local >= .5 && jaccard >= .45 && least >= .5 && !c.namesApart():
		return local + jaccard
	case ratio <= 2 && loose && local >= .55 && jaccard >= .5 && !c.namesApart():
		return local + jaccard
	case ratio <= 10 && meet && beside && sure >= sameSlot && !c.namesApart():
		return local + jaccard
	case ratio <= 3 && (loose || fa.Unit == quantity.Second || fa.Unit == quantity.Metre) && beside && c.sameVerb(fa.Span, fb.Span) && sure >= sameSlot && !c.namesApart() &&
		likeness(c.a, c.b) >= likeSentences:
		return local + jaccard
	case fa.crowded || fb.crowded || c.ofResults() && !misprinted(fa, fb):
	case telling(fa) && telling(fb) && ratio <= versionValue && (meet || loose) && shared >= 3 && local >= .25:
		return 1 + local
	case fa.Unit.Money() && fa.Value >= greatSum && ratio <= versionStep+.01 && !fa.Hedged && !fb.Hedged && shared >= 2:
		return local
	case telling(fa) && telling(fb) && ratio <= nearValue && (meet || loose) && shared >= 5 && local >= .5 && !c.namesApart():
		return 1 + local
	case telling(fa) && telling(fb) && ratio <= nearValue && !known && fa.Value >= 1000 && shared >= 4.5 && local >= .25 && !c.namesApart():
		return local
	case telling(fa) && telling(fb) && meet && local >= .4 && transposed(fa.Value, fb.Value):
		return 1 + local
	}
	return 0
}

// akin reports whether what one of two figures counts is a word of what the
// other counts: "300 star systems" and "300 stars".
func (c *comparison) akin(fa, fb *figure) bool {
	if fa.head < 0 || fb.head < 0 {
		return false
	}
	j, i := c.al.to[fa.head], c.al.from[fb.head]
	return j >= 0 && j < fb.head && c.b.words[j].span.Start >= fb.Span.End || i >= 0 && i < fa.head && c.a.words[i].span.Start >= fa.Span.End
}

// sameSlot is the sum of the shares of paired words (all, those around the
// values, a fifth of the better side's) from which two values that stand
// between the same words are of one thing.
const sameSlot = 1.25

// greatSum is the sum from which two that differ by a few percent are hardly
// two sums: no two parts of one budget are $5.6 and $5.7 billion.
const greatSum = 1e6

// transposed reports whether two numbers differ in the order of two digits
// that stand side by side, as a slip of the pen makes them.
func transposed(a, b float64) bool {
	x, y := strconv.FormatFloat(a, 'f', -1, 64), strconv.FormatFloat(b, 'f', -1, 64)
	if len(x) != len(y) || x == y {
		return false
	}
	i := 0
	for x[i] == y[i] {
		i++
	}
	return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && x[i+2:] == y[i+2:]
}

// partOfPair reports whether a sentence tells one thing from another of its
// kind, so that its "one" is no count.
func partOfPair(u *unit, r *news.Reading) bool {
	text := u.span.Of(r.Text)
	return strings.Contains(text, " other") || strings.Contains(text, " another")
}

// atLeast reports whether the words leave open how much more there is: two such
// figures are both right.
func atLeast(f *figure) bool { return f.Hedged && !f.Vague && f.Low == f.Value && f.High > 1.9*f.Value }

func isOne(f *figure) bool { return f.Value == 1 }

func ratio(fa, fb *figure) float64 {
	return max(fa.Value, fb.Value) / max(min(fa.Value, fb.Value), 1e-9)
}

// unlikely is the ratio from which two figures measure two things, where it
// is not told what.
const unlikely = 30

// The ratios up to which two figures may be two versions of one.
const (
	versionValue = 1.12 // where little is said around them, and
	nearValue    = 1.35 // where more is
)

// telling reports whether a figure is so particular that another near it is
// likely a version of it: money, or more than a few.
func telling(f *figure) bool {
	return f.Unit.Money() && f.Value >= 1000 || f.Unit == quantity.Count && f.Value >= 30 || f.Unit == quantity.Metre || f.Unit == quantity.Gram
}

// sharedAround is the weight of the paired words around a value of a.
func (c *comparison) sharedAround(inA news.Span) float64 {
	sum := 0.0
	for _, i := range around(c.al.a.words, inA) {
		if c.al.to[i] >= 0 {
			sum += float64(c.al.a.words[i].own)
		}
	}
	return sum
}

// reach is how many bytes from a value a date may stand and still be its own.
const reach = 50

// timesDiffer reports whether the dates next to two values cannot be one.
func (c *comparison) timesDiffer(inA, inB news.Span) bool {
	if c.otherYear(c.a, c.ra, inA, c.b) || c.otherYear(c.b, c.rb, inB, c.a) {
		return true
	}
	met, apart := false, false
	for _, x := range c.a.dates {
		for _, y := range c.b.dates {
			if x.Kind == when.TimeOfDay || y.Kind == when.TimeOfDay || !when.Comparable(x, y) || !nearby(x.Span, inA) || !nearby(y.Span, inB) ||
				ofSpeech(c.ra, x.Span) || ofSpeech(c.rb, y.Span) {
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

// otherYear reports whether a value of u is of a past or coming year that the
// other sentence does not speak of.
func (c *comparison) otherYear(u *unit, r *news.Reading, in news.Span, other *unit) bool {
	for _, d := range u.dates {
		if d.Kind != when.Year || !nearby(d.Span, in) || inOtherClause(u, r, d.Span, in) || r.Published.Known() && r.Published.Time.Year() == d.Year {
			continue
		}
		if !slices.ContainsFunc(other.dates, func(o when.Expression) bool { return when.Comparable(d, o) && when.Agree(d, o) }) {
			return true
		}
	}
	return false
}

// inOtherClause reports whether a date tells when something else was done than
// what the value is of: "opened in 1941 and carried 300 carts".
func inOtherClause(u *unit, r *news.Reading, date, value news.Span) bool {
	from, to := min(date.End, value.End), max(date.Start, value.Start)
	conjunction, verb, first := false, false, true
	for k := u.tokens[0]; k < u.tokens[1]; k++ {
		t := r.Tokens[k]
		if t.Span.Start < from || t.Span.End > to {
			continue
		}
		switch w := t.Span.Of(r.Text); {
		case w == "and" || w == "but":
			// A date that comes first holds for all that follows, unless its clause ends with it.
			conjunction = conjunction || first || value.Start < date.Start
		case t.Tag == news.VERB || t.Tag == news.AUX:
			verb = verb || conjunction
		}
		first = first && t.Tag == news.PUNCT
	}
	return conjunction && verb
}

// ofSpeech reports whether a date tells when something was said.
func ofSpeech(r *news.Reading, date news.Span) bool {
	before := r.Text[max(0, date.Start-24):date.Start]
	for w := range strings.FieldsSeq(before) {
		switch strings.Trim(w, ",.”“\"()") {
		case "said", "told", "announced", "reported", "says", "wrote", "declared", "stated", "added", "confirmed":
			return true
		}
	}
	return false
}

func nearby(a, b news.Span) bool { return a.Start < b.End+reach && b.Start < a.End+reach }

// scopeBefore and scopeAfter are words beside a figure that make it another
// figure.
var (
	scopeBefore = set(`another additional other initially originally previously earlier annual remaining extra average median first last next
		previous former peak record up down from each every per by almost-all least-of democratic republican male female half twice double only
		original maximum minimum`)
	scopeAfter = set(`other others more additional extra per each every annually monthly daily weekly yearly men women children democrats republicans
		fewer less`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// scopeDiffers reports whether a word near one value gives it a scope that the
// other's lacks.
func (c *comparison) scopeDiffers(inA, inB news.Span) bool {
	a, b := scopeOf(c.a, c.ra, inA), scopeOf(c.b, c.rb, inB)
	return !slices.Equal(a, b)
}

// scopeOf are the scope words right before and behind a value, in order.
func scopeOf(u *unit, r *news.Reading, in news.Span) []string {
	var out []string
	at := u.tokens[0]
	for at < u.tokens[1] && r.Tokens[at].Span.End <= in.Start {
		at++
	}
	for k := max(u.tokens[0], at-3); k < min(u.tokens[1], at+6); k++ {
		t := r.Tokens[k]
		w := lower(t.Span.Of(r.Text))
		if in.Overlaps(t.Span) {
			continue
		}
		if k < at && scopeBefore[w] || k > at && scopeAfter[w] {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// tolls are the words for things whose number grows as an event goes on.
var tolls = set(`dead death deaths killed died injured wounded hurt missing toll victims casualties cases infected arrested arrests evacuated
	displaced votes homes acres hospitalized survivors bodies rescued signatures without`)

// updated reports whether the later of two articles gives the higher figure of
// something that grows.
func (c *comparison) updated(fa, fb *figure) bool {
	pa, pb := c.ra.Published, c.rb.Published
	if !pa.Known() || !pb.Known() || pa.Time.Equal(pb.Time) || fa.Unit != quantity.Count {
		return false
	}
	if later := pb.Time.After(pa.Time); later != (fb.Value > fa.Value) {
		return false
	}
	grows := func(u *unit, r *news.Reading) bool {
		return slices.ContainsFunc(u.words, func(w word) bool { return tolls[lower(w.span.Of(r.Text))] })
	}
	return grows(c.a, c.ra) && grows(c.b, c.rb)
}

// elsewhere reports whether the other article also gives a quantity that
// agrees with f, in like surroundings: then it has both figures, and they
// differ in scope.
func (c *comparison) elsewhere(f *figure, u *unit, article int) bool {
	near := around(u.words, f.Span)
	for _, id := range c.s.unitsOf(article) {
		o := &c.s.units[id]
		if o.same >= 0 {
			o = &c.s.units[o.same]
		}
		if !o.numeric {
			continue
		}
		o.details(c.s.rs[o.article])
		if !slices.ContainsFunc(o.figures, func(x figure) bool { return !x.Vague && agree(f, x) }) {
			continue
		}
		shared := 0
		for _, i := range near {
			if o.has(u.words[i].key) {
				shared++
			}
		}
		if shared >= 2 || f.head >= 0 && o.has(u.words[f.head].key) {
			return true
		}
	}
	return false
}

// figureAt is a figure and its unit of text.
type figureAt struct {
	unit int32
	f    *figure
}

// gather lists the telling figures of the story by unit and value, and marks
// those with so many others near them that two of these are hardly two
// versions of one: the bids at an auction.
func (s *story) gather() {
	for i := range s.units {
		u := &s.units[i]
		if u.same >= 0 || !u.numeric || u.question || u.guess {
			continue
		}
		u.details(s.rs[u.article])
		for k := range u.figures {
			if f := &u.figures[k]; telling(f) && !f.Vague {
				s.particular = append(s.particular, figureAt{int32(i), f})
			}
		}
	}
	all := s.particular
	slices.SortStableFunc(all, func(a, b figureAt) int {
		return cmp.Or(cmp.Compare(a.f.Unit, b.f.Unit), cmp.Compare(a.f.Value, b.f.Value))
	})
	var values []int // the first of each value
	for i := range all {
		if i == 0 || all[i].f.Unit != all[i-1].f.Unit || all[i].f.Value > versionStep*all[i-1].f.Value {
			values = append(values, i)
		}
	}
	near := func(a, b int) bool {
		return all[a].f.Unit == all[b].f.Unit && all[b].f.Value <= nearValue*all[a].f.Value
	}
	for k := 0; k+crowd < len(values); k++ {
		if !near(values[k], values[k+crowd]) {
			continue
		}
		to := len(all)
		if k+crowd+1 < len(values) {
			to = values[k+crowd+1]
		}
		for i := values[k]; i < to; i++ {
			all[i].f.crowded = true
		}
	}
}

// versionStep is the ratio from which two figures are two values; crowd is the
// number of others within nearValue that makes them many.
const (
	versionStep = 1.02
	crowd       = 3
)

// maxNeighbours bounds the figures with which one figure is compared by value.
const maxNeighbours = 16

// nearFigures compares the figures of all articles that differ by little: two
// versions of one figure need not stand in like sentences.
func (s *story) nearFigures(g *groups) {
	all := s.particular
	for i, x := range all {
		seen := 0
		for _, y := range all[i+1:] {
			if y.f.Unit != x.f.Unit || y.f.Value > nearValue*x.f.Value || seen == maxNeighbours {
				break
			}
			a, b := &s.units[x.unit], &s.units[y.unit]
			if a.article == b.article || !quantity.Conflict(x.f.Quantity, y.f.Quantity) || !shareWords(a, b) ||
				outside(a) < leastContent || outside(b) < leastContent {
				continue
			}
			seen++
			c := s.compare(g, x.unit, y.unit)
			if !c.ofOtherTimes() && !c.ofTwoMoments() && !c.agreed(x.f, b) && !c.agreed(y.f, a) && c.sameFigure(x.f, y.f) > 0 {
				c.disputeFigures(x.f, y.f)
			}
		}
	}
}

// shareWords is a quick look whether two units have enough in common to be
// compared.
func shareWords(a, b *unit) bool {
	n := 0
	for i, j := 0, 0; i < len(a.sorted) && j < len(b.sorted); {
		switch {
		case a.sorted[i] < b.sorted[j]:
			i++
		case a.sorted[i] > b.sorted[j]:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n >= 2
}

// namesApart reports whether each unit has a name that the other lacks: they
// may speak of different people or places.
func (c *comparison) namesApart() bool {
	return c.all < .5 && loneName(c.a.words, c.al.to) && loneName(c.b.words, c.al.from)
}

// loneName reports whether a word of a name is not paired.
func loneName(words []word, paired []int) bool {
	for i, w := range words {
		if w.isName() && paired[i] < 0 {
			return true
		}
	}
	return false
}

// besideNames is how many content words from a value a name is its own.
const besideNames = 2

// ofOthers reports whether one value stands right by a name that the other
// sentence does not have, while the other sentence has a name of its own: the
// pay of one player and the pay of another.
func (c *comparison) ofOthers(inA, inB news.Span) bool {
	near := func(words []word, paired []int, in news.Span) bool {
		before := 0
		for before < len(words) && words[before].span.End <= in.Start {
			before++
		}
		lone := func(i, step int) bool {
			for n := 0; i >= 0 && i < len(words) && n < besideNames; i += step {
				if words[i].isNumber() || words[i].span.Overlaps(in) {
					continue
				}
				if n++; words[i].isName() && paired[i] < 0 {
					return true
				}
			}
			return false
		}
		return lone(before-1, -1) || lone(before, 1)
	}
	a, b := near(c.a.words, c.al.to, inA), near(c.b.words, c.al.from, inB)
	return a && b || a && loneName(c.b.words, c.al.from) && c.all < .5 || b && loneName(c.a.words, c.al.to) && c.all < .5
}

// joint reports whether a figure counts two things together: "420 passengers
// and crew".
func joint(u *unit, r *news.Reading, f *figure) bool {
	if f.head < 0 {
		return false
	}
	end := u.words[f.head].span.End
	for k := u.tokens[0]; k+1 < u.tokens[1]; k++ {
		if r.Tokens[k].Span.Start >= end {
			return r.Tokens[k].Span.Of(r.Text) == "and" && r.Tokens[k+1].Tag == news.NOUN
		}
	}
	return false
}

// ofTwoPeople reports whether two ages stand by names that cannot be one
// person's.
func (c *comparison) ofTwoPeople(fa, fb *figure) bool {
	a, b := fullAt(c.a, fa.head), fullAt(c.b, fb.head)
	return a != "" && b != "" && (!sameSurname(a, b) || !fitsPerson(a, b))
}

// fullAt is the full name that word i of u is a part of, "" for none.
func fullAt(u *unit, i int) string {
	for _, n := range u.names {
		if i >= 0 && n.span.Overlaps(u.words[i].span) {
			return n.full
		}
	}
	return ""
}

func sameSurname(a, b string) bool {
	x, y := strings.Fields(lower(a)), strings.Fields(lower(b))
	return len(x) > 0 && len(y) > 0 && (x[len(x)-1] == y[len(y)-1] || closeSpelling(x[len(x)-1], y[len(y)-1]))
}

// sharedName reports whether a name stands around both values.
func (c *comparison) sharedName(inA news.Span) bool {
	return slices.ContainsFunc(around(c.a.words, inA), func(i int) bool { return c.a.words[i].isName() && c.al.to[i] >= 0 })
}
