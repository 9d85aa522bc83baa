package claim

import (
	"slices"
	"strings"
	"time"

	"stemma/internal/quantity"
	"stemma/internal/when"
	"stemma/news"
)

// Tolls: how many people an event hurt or killed is told in sentences that have
// nothing else in common ("injuring 14 people", "Seventeen people were being
// treated in hospital"). They are therefore compared by what happened to the
// people rather than by the words around the figure.

// harm is what happened to the people that a toll counts.
type harm struct {
	about string
	words map[string]bool // that tell it, as written
	weak  map[string]bool // that tell it where a word of care stands in the sentence
}

var harms = [...]harm{
	{
		"how many people were hurt",
		set("injured injuring injures injure injuries hurt hurting wounded wounding wounds injury"), set("treated hospitalized hospitalised taken"),
	},
	{"how many people were killed", set("killed killing kills dead died deaths fatalities death"), nil},
	{"how many people are missing", set("missing unaccounted"), nil},
}

// strength is the magnitude of an earthquake: a story's event has one, as it has
// one toll.
const strength = len(harms)

// shocks are the words of sentences about other quakes.
var shocks = set("aftershock aftershocks foreshock foreshocks previous earlier another second")

var (
	care   = set("hospital hospitals clinic clinics injuries wounds burns injured wounded")
	humans = set("people persons person victims casualties individuals")
)

// toll is one article's figure of the people that came to harm, with the
// articles that have the sentence in the same words.
type toll struct {
	unit     int32
	figure   *figure
	harm     int
	articles []int
}

// tolls compares the tolls of all articles, and the days of those that agree.
func (s *story) tolls(g *groups) {
	byHarm := [strength + 1][]toll{}
	for i := range s.units {
		u := &s.units[i]
		if u.same >= 0 || !u.numeric || u.question || u.guess {
			continue
		}
		for _, t := range s.tollsOf(int32(i)) {
			byHarm[t.harm] = append(byHarm[t.harm], t)
		}
	}
	byHarm[strength] = strongest(byHarm[strength])
	for h, ts := range byHarm {
		ts = s.ofOneEvent(sole(ts))
		s.disputedTolls(g, ts)
		if h != strength {
			s.disputedDays(g, ts)
		}
	}
}

// tollsOf are the tolls of a unit, at most one a harm.
func (s *story) tollsOf(id int32) []toll {
	u := &s.units[id]
	r := s.rs[u.article]
	u.details(r)
	var out []toll
	for k := range u.figures {
		f := &u.figures[k]
		if f.Vague || len(scopeOf(u, r, f.Span)) > 0 || ofAnotherTime(u, r) {
			continue
		}
		h := -1
		switch {
		case f.Unit == quantity.Magnitude && !u.says(r, shocks):
			h = strength
		case f.Unit == quantity.Count && f.Value >= 2:
			h = harmOf(u, r, f)
		}
		if h < 0 || slices.ContainsFunc(out, func(t toll) bool { return t.harm == h }) {
			continue
		}
		t := toll{unit: id, figure: f, harm: h, articles: []int{u.article}}
		for _, c := range s.copied[id] {
			t.articles = append(t.articles, s.units[c].article)
		}
		out = append(out, t)
	}
	return out
}

// ofAnotherTime reports whether u speaks of a year, or of a day weeks before
// its article.
func ofAnotherTime(u *unit, r *news.Reading) bool {
	const weeks = 21
	today := int(r.Published.Time.Unix() / int64(24*time.Hour/time.Second))
	return slices.ContainsFunc(u.dates, func(d when.Expression) bool {
		if d.Kind == when.Year || d.Kind == when.Month {
			return true
		}
		return r.Published.Known() && len(d.Ranges) > 0 && !slices.ContainsFunc(d.Ranges, func(x [2]int) bool { return x[1] > today-weeks && x[0] < today+weeks })
	})
}

// harmReach is how many tokens from a figure the word for the harm may stand.
const harmReach = 5

// harmOf is the harm that came to those whom a figure counts, -1 for none:
// "injuring 14 people", "14 people were hurt", "17 injured".
func harmOf(u *unit, r *news.Reading, f *figure) int {
	first := u.tokens[0]
	for first < u.tokens[1] && r.Tokens[first].Span.End <= f.Span.Start {
		first++
	}
	behind := first
	for behind < u.tokens[1] && r.Tokens[behind].Span.Start < f.Span.End {
		behind++
	}
	if behind == u.tokens[1] {
		return -1
	}
	word := func(k int) string { return lower(r.Tokens[k].Span.Of(r.Text)) }
	next := word(behind)
	if h := harmNamed(next, u, r); h >= 0 {
		return alone(u, r, behind, h)
	}
	if first > u.tokens[0] && (r.Tokens[behind].Tag == news.PUNCT || r.Tokens[behind].Tag == news.CCONJ) { // "injuring 80,"
		if h := harmNamed(word(first-1), u, r); h >= 0 {
			return alone(u, r, first-1, h)
		}
	}
	if !humans[next] && r.Tokens[behind].Tag != news.AUX {
		return -1
	}
	for k := behind + 1; k < min(u.tokens[1], behind+1+harmReach); k++ {
		if h := harmNamed(word(k), u, r); h >= 0 {
			return alone(u, r, k, h)
		}
		if stops(r, k) || r.Tokens[k].Tag == news.NUM {
			break
		}
	}
	for k := first - 1; humans[next] && k >= max(u.tokens[0], first-harmReach); k-- {
		if h := harmNamed(word(k), u, r); h >= 0 {
			return alone(u, r, k, h)
		}
		if stops(r, k) || r.Tokens[k].Tag == news.NOUN || r.Tokens[k].Tag == news.NUM {
			break
		}
	}
	return -1
}

// harmNamed is the harm that w tells in u, -1 for none.
func harmNamed(w string, u *unit, r *news.Reading) int {
	for h := range harms {
		if harms[h].words[w] {
			return h
		}
		if harms[h].weak[w] && slices.ContainsFunc(u.words, func(x word) bool { return care[lower(x.span.Of(r.Text))] }) {
			return h
		}
	}
	return -1
}

// alone is h, or -1 where the word at token k is one of two harms: "killed or
// wounded".
func alone(u *unit, r *news.Reading, k, h int) int {
	for _, at := range [...][2]int{{k + 1, k + 2}, {k - 1, k - 2}} {
		if at[0] < u.tokens[0] || at[0] >= u.tokens[1] || at[1] < u.tokens[0] || at[1] >= u.tokens[1] {
			continue
		}
		joint := lower(r.Tokens[at[0]].Span.Of(r.Text))
		if joint != "or" && joint != "and" {
			continue
		}
		if o := harmNamed(lower(r.Tokens[at[1]].Span.Of(r.Text)), u, r); o >= 0 && o != h {
			return -1
		}
	}
	return h
}

// stops reports whether a part of the sentence ends at token k.
func stops(r *news.Reading, k int) bool {
	w := r.Tokens[k].Span.Of(r.Text)
	return r.Tokens[k].Tag == news.PUNCT || w == "and" || w == "but" || w == "who" || w == "that" || w == "when"
}

// sole are the tolls of the articles that give one toll and no other: where an
// article gives two they differ in scope.
func sole(ts []toll) []toll {
	differs := map[int]bool{}
	of := map[int]*figure{}
	for _, t := range ts {
		for _, a := range t.articles {
			if o := of[a]; o != nil && o.Value != t.figure.Value {
				differs[a] = true
			}
			of[a] = t.figure
		}
	}
	var out []toll
	for _, t := range ts {
		if !slices.ContainsFunc(t.articles, func(a int) bool { return differs[a] }) {
			out = append(out, t)
		}
	}
	return out
}

// early is the number of sentences from an article's first among which it
// tells what it is about.
const early = 5

// ofOneEvent are the tolls that the articles give in their first sentences, and
// those whose sentences have a name or two words in common with one of these.
func (s *story) ofOneEvent(ts []toll) []toll {
	var out, rest []toll
	for _, t := range ts {
		if at := slices.Index(s.unitsOf(s.units[t.unit].article), t.unit); at < early {
			out = append(out, t)
		} else {
			rest = append(rest, t)
		}
	}
	first := out[:min(len(out), maxNeighbours)]
	for _, t := range rest {
		if slices.ContainsFunc(first, func(o toll) bool { return related(&s.units[t.unit], &s.units[o.unit]) }) {
			out = append(out, t)
		}
	}
	return out
}

// related reports whether two sentences have a name or two more words in
// common.
func related(a, b *unit) bool {
	return slices.ContainsFunc(a.words, func(w word) bool { return w.isName() && b.has(w.key) }) || shareWords(a, b)
}

// maxTolls bounds the different tolls that each is held against: many articles
// give few figures.
const maxTolls = 32

// disputedTolls reports tolls that contradict each other, unless they only rise
// from article to article.
func (s *story) disputedTolls(g *groups, ts []toll) {
	may := quantity.Conflict
	switch {
	case len(ts) == 0:
		return
	case ts[0].harm == strength:
		may = oneQuake
	case !s.falls(ts):
		if s.timed(ts) {
			return
		}
		may = versions
	}
	var first []int // toll of each value
	for i, t := range ts {
		if len(first) < maxTolls && !slices.ContainsFunc(first, func(k int) bool { return figureKey(ts[k].figure) == figureKey(t.figure) }) {
			first = append(first, i)
		}
	}
	for i := range ts {
		a := &ts[i]
		k := slices.IndexFunc(first, func(k int) bool { return may(ts[k].figure.Quantity, a.figure.Quantity) })
		if k < 0 {
			continue
		}
		j := first[k]
		c := s.compare(g, a.unit, ts[j].unit)
		c.report(news.NumberConflict, aboutToll(a.harm), a.figure.Span.Of(c.ra.Text), figureKey(a.figure), a.figure.Span,
			ts[j].figure.Span.Of(c.rb.Text), figureKey(ts[j].figure), ts[j].figure.Span)
	}
}

func aboutToll(harm int) string {
	if harm == strength {
		return "the magnitude of the earthquake"
	}
	return harms[harm].about
}

// leastToll is the number of people from which a toll that is not twofold is
// hardly an earlier one.
const leastToll = 5

// versions reports whether two tolls are of one time, as far as they tell
// themselves: they contradict each other and lie near each other.
func versions(a, b quantity.Quantity) bool {
	low, high := min(a.Value, b.Value), max(a.Value, b.Value)
	return low >= leastToll && high <= 2*low && quantity.Conflict(a, b)
}

// oneQuake reports whether two magnitudes contradict each other and may be one
// earthquake's.
func oneQuake(a, b quantity.Quantity) bool {
	return max(a.Value-b.Value, b.Value-a.Value) <= 1 && quantity.Conflict(a, b)
}

// strongest are the magnitudes without those that are an aftershock's beside
// another of their article.
func strongest(ts []toll) []toll {
	most := map[int]float64{}
	for _, t := range ts {
		most[t.articles[0]] = max(most[t.articles[0]], t.figure.Value)
	}
	return slices.DeleteFunc(ts, func(t toll) bool { return most[t.articles[0]]-t.figure.Value > 1 })
}

// timed reports whether it is known of an article with a toll when it came out.
func (s *story) timed(ts []toll) bool {
	return slices.ContainsFunc(ts, func(t toll) bool {
		return slices.ContainsFunc(t.articles, func(a int) bool { return s.rs[a].Published.Known() })
	})
}

// falls reports whether an article gives a lower toll than an earlier article
// of another account.
func (s *story) falls(ts []toll) bool {
	type dated struct {
		at      news.Moment
		account int
		f       *figure
	}
	var all []dated
	for _, t := range ts {
		for _, a := range t.articles {
			if r := s.rs[a]; r.Published.Known() && len(all) < maxCompared*maxCompared {
				all = append(all, dated{r.Published, s.account(r.ID), t.figure})
			}
		}
	}
	for _, x := range all {
		for _, y := range all {
			if x.account != y.account && after(y.at, x.at) && y.f.Value < x.f.Value && quantity.Conflict(x.f.Quantity, y.f.Quantity) {
				return true
			}
		}
	}
	return false
}

// after reports whether a is surely after b.
func after(a, b news.Moment) bool {
	if a.DayOnly || b.DayOnly {
		return a.Time.UTC().Truncate(24*time.Hour).After(b.Time) && a.Time.UTC().YearDay() != b.Time.UTC().YearDay()
	}
	return a.Time.After(b.Time)
}

// disputedDays reports the days on which accounts that agree on the toll let
// one event happen.
func (s *story) disputedDays(g *groups, ts []toll) {
	for i := range ts {
		for j := range ts[:min(i, maxNeighbours)] {
			a, b := &ts[j], &ts[i]
			if !quantity.Agree(a.figure.Quantity, b.figure.Quantity) || !related(&s.units[a.unit], &s.units[b.unit]) {
				continue
			}
			c := s.compare(g, a.unit, b.unit)
			if c.a.oneDay() && c.b.oneDay() && !inCare(c.a, c.ra) && !inCare(c.b, c.rb) {
				c.days(func(inA, inB news.Span) bool {
					return !parted(c.a, c.ra, inA, a.figure.Span) && !parted(c.b, c.rb, inB, b.figure.Span)
				})
			}
		}
	}
}

// parted reports whether a relative clause begins between two places of u: the day
// is not that of the toll in "aid came on Monday for a town where 10 people died".
func parted(u *unit, r *news.Reading, a, b news.Span) bool {
	for k := u.tokens[0]; k < u.tokens[1]; k++ {
		at := r.Tokens[k].Span
		if w := lowerAt(r, k); (relative[w] || w == "where") && min(a.Start, b.Start) < at.Start && at.Start < max(a.Start, b.Start) {
			return true
		}
	}
	return false
}

// oneDay reports whether all days that u names may be one.
func (u *unit) oneDay() bool {
	for i, d := range u.dates {
		for _, o := range u.dates[:i] {
			if d.Kind != when.TimeOfDay && o.Kind != when.TimeOfDay && (!when.Comparable(d, o) || !when.Agree(d, o)) {
				return false
			}
		}
	}
	return true
}

// says reports whether u has one of the words.
func (u *unit) says(r *news.Reading, words map[string]bool) bool {
	return slices.ContainsFunc(u.words, func(x word) bool { return words[lower(x.span.Of(r.Text))] })
}

// inCare reports whether u speaks of a hospital: its day need not be that of
// the event.
func inCare(u *unit, r *news.Reading) bool {
	return slices.ContainsFunc(u.words, func(x word) bool { return strings.HasPrefix(lower(x.span.Of(r.Text)), "hospital") })
}
