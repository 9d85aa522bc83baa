package claim

import (
	"fmt"
	"slices"
	"strings"

	"stemma/internal/entity"
	"stemma/internal/place"
	"stemma/internal/role"
	"stemma/internal/when"
	"stemma/internal/wordnet"
	"stemma/news"
)

func lower(s string) string { return strings.ToLower(s) }

// slots finds what the paired units contradict each other in.
func (s *story) slots(g *groups) {
	for _, p := range s.pairs {
		a, b := &s.units[p.a], &s.units[p.b]
		if a.question || b.question || len(a.words) < leastContent || len(b.words) < leastContent {
			continue
		}
		c := s.compare(g, p.a, p.b)
		c.figures()
		c.days(c.sameDay)
		c.places()
		c.people()
		c.titles()
		c.negation()
	}
}

// leastContent is the number of content words below which a sentence says too
// little to be contradicted.
const leastContent = 4

// longSentence is the number of content words above which two sentences may
// deny different things.
const longSentence = 40

// compare lays two units side by side.
func (s *story) compare(g *groups, ia, ib int32) comparison {
	a, b := &s.units[ia], &s.units[ib]
	ra, rb := s.rs[a.article], s.rs[b.article]
	a.details(ra)
	b.details(rb)
	c := comparison{s: s, g: g, ia: ia, ib: ib, a: a, b: b, ra: ra, rb: rb, al: align(a, b, ra, rb)}
	c.all, _ = c.al.context(news.Span{}, news.Span{})
	return c
}

// comparison is two alike units of two articles.
type comparison struct {
	s      *story
	g      *groups
	ia, ib int32
	a, b   *unit
	ra, rb *news.Reading
	al     alignment
	all    float64 // share of the content words that are paired
}

// The shares of words around a value that must be paired.
const (
	nearCopy = .72 // the sentences differ in little else
	sameName = .5  // a name in both is one person's
)

// report adds a dispute between two values.
func (c *comparison) report(kind news.ConflictKind, about, valueA, keyA string, inA news.Span, valueB, keyB string, inB news.Span) {
	c.g.add(dispute{
		kind: kind, about: about,
		a: side{oneLine(valueA), keyA, inA.Start, c.s.passage(c.ia), c.s.copies(c.ia)},
		b: side{oneLine(valueB), keyB, inB.Start, c.s.passage(c.ib), c.s.copies(c.ib)},
	})
}

// days compares the dates of the two units; same reports whether two that
// differ are of one thing.
func (c *comparison) days(same func(inA, inB news.Span) bool) {
	unresolved := func(d when.Expression) bool { return d.Kind == when.Near && len(d.Ranges) == 0 }
	if c.ofOtherTimes() || slices.ContainsFunc(c.a.dates, unresolved) || slices.ContainsFunc(c.b.dates, unresolved) {
		return // "today", of an article without a date
	}
	if c.all >= nearCopy && len(c.a.dates) == len(c.b.dates) && len(c.a.dates) > 1 {
		for i := range c.a.dates {
			if da, db := c.a.dates[i], c.b.dates[i]; when.Conflict(da, db) && !c.sameDate(da, db) && c.al.beside(da.Span, db.Span) {
				c.reportDates(da, db)
			}
		}
		return
	}
	for _, da := range c.a.dates {
		if slices.ContainsFunc(c.b.dates, func(d when.Expression) bool { return c.sameDate(da, d) }) {
			continue
		}
		for _, db := range c.b.dates {
			if !when.Conflict(da, db) || ofOther(c.ra, da.Span) || ofOther(c.rb, db.Span) || ofSpeech(c.ra, da.Span) != ofSpeech(c.rb, db.Span) || da.Kind != db.Kind && (da.Kind == when.Year || db.Kind == when.Year) {
				continue
			}
			if slices.ContainsFunc(c.a.dates, func(d when.Expression) bool { return c.sameDate(d, db) }) {
				continue
			}
			if da.Kind == when.Year && before(c.a, c.ra, da.Span) != before(c.b, c.rb, db.Span) {
				continue // "by 2030", "since 2030"
			}
			if same(da.Span, db.Span) {
				c.reportDates(da, db)
				break
			}
		}
	}
}

func (c *comparison) reportDates(da, db when.Expression) {
	c.s.dissents = append(c.s.dissents, dissent{news.DateConflict, valueAt{c.ia, da.Span}, valueAt{c.ib, db.Span}})
	c.report(news.DateConflict, c.about(da.Span, db.Span), da.Span.Of(c.ra.Text), dateKey(da, db), da.Span, db.Span.Of(c.rb.Text), dateKey(db, da), db.Span)
}

// sameDate reports whether two dates agree, or are given in the same words: an
// article may repeat the "today" of an earlier one.
func (c *comparison) sameDate(da, db when.Expression) bool {
	return when.Comparable(da, db) && when.Agree(da, db) || lower(da.Span.Of(c.ra.Text)) == lower(db.Span.Of(c.rb.Text))
}

// sameDay reports whether two differing dates are of one thing.
func (c *comparison) sameDay(inA, inB news.Span) bool {
	if stamp(c.a) || stamp(c.b) {
		return false
	}
	jaccard, _ := c.al.context(inA, inB)
	if jaccard >= nearCopy && c.al.beside(inA, inB) {
		return true
	}
	local := c.al.local(inA, inB)
	if c.namesApart() {
		return false
	}
	return jaccard >= .6 && local >= .5 && c.sameVerb(inA, inB) || jaccard+local >= sureDate && c.al.beside(inA, inB)
}

// sureDate is the sum of the shares of paired words, all and around the dates,
// from which two dates that stand between the same words are of one thing.
const sureDate = 1.1

// stamp reports whether a sentence tells little but a date: "Updated Monday,
// May 12, 2031".
func stamp(u *unit) bool {
	n := outside(u)
	return n < leastContent-1 || 2*n <= len(u.words)
}

// ofOther reports whether a date belongs to a noun ("Friday's game") or is the
// day of the article ("today (May 3)").
func ofOther(r *news.Reading, date news.Span) bool {
	after := r.Text[date.End:min(len(r.Text), date.End+4)]
	before := strings.TrimRight(r.Text[max(0, date.Start-10):date.Start], " (")
	return strings.HasPrefix(after, "'s") || strings.HasPrefix(after, "’s") || strings.HasSuffix(before, "today")
}

// outside is the number of content words of u that no date holds.
func outside(u *unit) int {
	n := 0
	for _, w := range u.words {
		if !w.isNumber() && !slices.ContainsFunc(u.dates, func(d when.Expression) bool { return d.Span.Overlaps(w.span) }) {
			n++
		}
	}
	return n
}

// dateKey is equal for dates that say the same. A day of the week stands for
// itself, unless the dispute is with the same day of another week.
func dateKey(e, other when.Expression) string {
	if e.Kind == when.Weekday && (other.Kind != when.Weekday || e.Day != other.Day) {
		return fmt.Sprintf("weekday %d", e.Day)
	}
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
	isPlace := func(n name) bool { return n.place || !n.human && place.Known(n.full) }
	c.names(news.PlaceConflict, isPlace, func(a, b name) bool {
		pa, pb := before(c.a, c.ra, a.span), before(c.b, c.rb, b.span)
		return place.Conflict(a.span.Of(c.ra.Text), b.span.Of(c.rb.Text)) && pa == pb && slotWords[pa]
	}, .6)
}

// people compares the persons of the two units.
func (c *comparison) people() {
	if (c.a.quoted > .5 || c.b.quoted > .5) && c.all < nearCopy || c.ofOtherTimes() {
		return // who said it is asked of the utterance
	}
	c.names(news.NameConflict, func(n name) bool { return n.human && fullName(n.full) }, func(a, b name) bool {
		return differentPeople(a.full, b.full) && !c.belongs(c.a, c.ra, a) && !c.belongs(c.b, c.rb, b)
	}, .75)
}

// belongs reports whether a name only tells whose a thing is: there may be two
// of "the Oduya campaign".
func (c *comparison) belongs(u *unit, r *news.Reading, n name) bool {
	k := c.tokenAt(u, r, n.span)
	for k < u.tokens[1] && r.Tokens[k].Span.Start < n.span.End {
		k++
	}
	return k < u.tokens[1] && r.Tokens[k].Tag == news.NOUN && !strings.Contains(n.span.Of(r.Text), " ")
}

// titles compares the titles right before a name that two sentences share, and
// the ranks of two near copies.
func (c *comparison) titles() {
	if c.all < sameName {
		return
	}
	for _, na := range c.a.names {
		if len(na.keys) == 0 {
			continue
		}
		for _, nb := range c.b.names {
			if len(nb.keys) == 0 || na.keys[len(na.keys)-1] != nb.keys[len(nb.keys)-1] {
				continue
			}
			ta, _, okA := titleBefore(c.ra, c.tokenAt(c.a, c.ra, na.span), na.span)
			tb, _, okB := titleBefore(c.rb, c.tokenAt(c.b, c.rb, nb.span), nb.span)
			if okA && okB && role.Relate(ta.Of(c.ra.Text), tb.Of(c.rb.Text)) == role.Differ && !c.tookOffice(ta, tb) {
				c.report(news.RoleConflict, bareName(na.full), ta.Of(c.ra.Text), lower(ta.Of(c.ra.Text)), ta, tb.Of(c.rb.Text), lower(tb.Of(c.rb.Text)), tb)
				return
			}
		}
	}
	if c.all >= nearCopy {
		c.ranks()
	}
}

// tookOffice reports whether one of two titles is that of somebody elected who
// may have taken office between the two articles.
func (c *comparison) tookOffice(inA, inB news.Span) bool {
	pa, pb := c.ra.Published, c.rb.Published
	return role.Parse(inA.Of(c.ra.Text)).Elect != role.Parse(inB.Of(c.rb.Text)).Elect && (!pa.Known() || !pb.Known() || pa.Time.Sub(pb.Time).Abs() > inOffice)
}

// ranks reports a rank or an occupation that each of two near copies has in the
// other's stead: "the chairman of the port", "the treasurer of the port".
func (c *comparison) ranks() {
	for _, i := range loneRanks(c.a, c.ra, c.b) {
		for _, j := range loneRanks(c.b, c.rb, c.a) {
			sa, sb := c.a.words[i].span, c.b.words[j].span
			a, b := sa.Of(c.ra.Text), sb.Of(c.rb.Text)
			if role.Relate(a, b) == role.Same || !c.al.beside(sa, sb) && c.al.to[i] != j || synonyms(lower(a), lower(b)) || role.OneTrade(lower(a), lower(b)) ||
				isCapital(a) != isCapital(b) {
				continue
			}
			about, named := c.about(sa, sb), false
			for _, n := range c.a.names {
				if n.human && nearby(n.span, sa) && fullName(n.full) {
					about, named = n.full, true
				}
			}
			if !named && (role.Parse(a).Rank == "" || role.Parse(b).Rank == "") {
				continue // many may have the trade
			}
			c.report(news.RoleConflict, about, a, lower(a), sa, b, lower(b), sb)
			return
		}
	}
}

// synonyms reports whether two nouns may mean one thing.
func synonyms(a, b string) bool {
	return slices.Contains(wordnet.Synonyms(baseOf(a, news.NOUN), news.NOUN), baseOf(b, news.NOUN))
}

// twofold are the ranks that are other words as often.
var twofold = set("major principal general head chief leader king chair officer executive")

// loneRanks are the words of u that are a rank or an occupation and that the
// other unit lacks.
func loneRanks(u *unit, r *news.Reading, other *unit) []int {
	var out []int
	for i, w := range u.words {
		text := lower(w.span.Of(r.Text))
		if w.tag != news.VERB && !twofold[text] && !other.has(w.key) && role.IsOccupation(text) {
			out = append(out, i)
		}
	}
	return out
}

// tokenAt is the first token of r in u that reaches into span.
func (c *comparison) tokenAt(u *unit, r *news.Reading, span news.Span) int {
	k := u.tokens[0]
	for k < u.tokens[1] && r.Tokens[k].Span.End <= span.Start {
		k++
	}
	return k
}

// names reports the one name of a kind that each unit has in the same slot and
// the other lacks.
func (c *comparison) names(kind news.ConflictKind, is func(name) bool, differ func(a, b name) bool, least float64) {
	na, nb := c.lone(c.a, c.al.to, is), c.lone(c.b, c.al.from, is)
	if len(na) != 1 || len(nb) != 1 {
		return
	}
	a, b := na[0], nb[0]
	jaccard, _ := c.al.context(a.span, b.span)
	ta, tb := a.span.Of(c.ra.Text), b.span.Of(c.rb.Text)
	if jaccard < least || !differ(a, b) || !c.al.between(a.span, b.span) {
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
			if x == y || strings.HasPrefix(x, y) || strings.HasPrefix(y, x) || slip(x, y) {
				return false
			}
		}
	}
	return true
}

// closeSpelling reports whether two words are one letter or two apart, as
// transliterations are.
func closeSpelling(a, b string) bool {
	return min(len(a), len(b)) >= 4 && max(len(a), len(b)) <= longestWord && entity.EditDistance(a, b) <= 2
}

// longestWord is the length from which words are not compared letter by letter.
const longestWord = 24

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
	if min(c.a.quoted, c.b.quoted) > .5 && len(c.a.words) <= leastContent || c.a.guess != c.b.guess || c.all < nearCopy || len(c.a.words) > longSentence {
		return
	}
	if loneName(c.a.words, c.al.to) && loneName(c.b.words, c.al.from) {
		return
	}
	if refuses(c.a, c.ra) != refuses(c.b, c.rb) {
		return // "had no comment" is "declined to comment"
	}
	if c.a.negative == c.b.negative && !c.reversed() {
		return
	}
	if alone := c.denied(c.a, c.ra, c.al.to, c.b, c.rb) + c.denied(c.b, c.rb, c.al.from, c.a, c.ra); alone > 1 || alone == 0 && !c.reversed() {
		return
	}
	a, b := statement(c.a.span.Of(c.ra.Text), c.ra.Dateline), statement(c.b.span.Of(c.rb.Text), c.rb.Dateline)
	c.report(news.NegationConflict, "whether "+shorten(a), a, "a", c.a.span, b, "b", c.b.span)
}

// alikeAround reports whether the same is said around word i of u and word j
// of the other unit.
func (c *comparison) alikeAround(u *unit, i, j int) bool {
	if u == c.b {
		i, j = j, i
	}
	at, other := c.a.words[i].span, c.b.words[j].span
	return c.al.local(at, other) >= .65 && c.al.beside(at, other)
}

// unsure are the words that make a denial a guess; idioms those that take it
// out of the negation before them: "not until", "nothing but".
var unsure = set("may might could")

var idioms = set("until till only just merely but least longer")

// denied counts the words that u negates and whose like the other affirms.
func (c *comparison) denied(u *unit, r *news.Reading, paired []int, other *unit, or *news.Reading) int {
	if u.negative <= other.negative {
		return 0
	}
	others := negated(other, or)
	n := 0
	for _, i := range negated(u, r) {
		j := paired[i]
		if j >= 0 && c.alikeAround(u, i, j) && doneAlike(u, r, paired, i) && infinitive(u, r, i) == infinitive(other, or, j) && !slices.ContainsFunc(others, func(o int) bool { return max(o-j, j-o) <= 2 }) {
			n++
		}
	}
	return n
}

// doneAlike reports whether the verb behind word i of u, where that is a noun, is
// paired too: "no passenger was thrown out" denies no more than its verb.
func doneAlike(u *unit, r *news.Reading, paired []int, i int) bool {
	if u.words[i].tag != news.NOUN {
		return true
	}
	for k := i + 1; k < len(u.words); k++ {
		between := r.Text[u.words[i].span.End:u.words[k].span.Start]
		if strings.ContainsAny(between, ",;:") {
			break
		}
		if u.words[k].tag == news.VERB {
			return paired[k] >= 0
		}
	}
	return true
}

// infinitive reports whether "to" stands right before word i of u: what
// somebody is about to do is not denied by what is not done.
func infinitive(u *unit, r *news.Reading, i int) bool {
	return before(u, r, u.words[i].span) == "to"
}

// refusals are the verbs that deny without a negation.
var refusals = set(`decline refuse deny fail reject lack avoid stop prevent unable refuses declined refused denied denies failed rejected
	lacked lacks prevented prevents unlikely unaware remove removed removes exclude excluded excludes`)

func refuses(u *unit, r *news.Reading) bool {
	return slices.ContainsFunc(u.words, func(w word) bool { return refusals[lower(w.span.Of(r.Text))] })
}

// negated are the content words that follow the negations of u.
func negated(u *unit, r *news.Reading) []int {
	if u.negative == 0 {
		return nil
	}
	var out []int
	for k := u.tokens[0]; k < u.tokens[1]; k++ {
		w := r.Tokens[k].Span.Of(r.Text)
		if !negates(r.Text, r.Tokens, k) || lower(w) == "nor" && out != nil { // "neither … nor" denies once
			continue
		}
		if k > u.tokens[0] && unsure[lower(r.Tokens[k-1].Span.Of(r.Text))] || k+1 < u.tokens[1] && idioms[lower(r.Tokens[k+1].Span.Of(r.Text))] {
			continue
		}
		if i := slices.IndexFunc(u.words, func(w word) bool { return w.span.Start >= r.Tokens[k].Span.End }); i >= 0 {
			out = append(out, i)
		}
	}
	return out
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
	return a >= 0 && b >= 0 && !isCapital(c.a.words[a].span.Of(c.ra.Text)) && opposite(c.a.words[a], c.b.words[b], c.ra, c.rb)
}

// isCapital reports whether w begins as names and titles do.
func isCapital(w string) bool { return w[0] >= 'A' && w[0] <= 'Z' }

// about is what two values are of, in the words around the first or, where it
// is shorter, the second: "the toll … in the harbour".
func (c *comparison) about(inA, inB news.Span) string {
	a, b := surroundings(c.a, c.ra, inA), surroundings(c.b, c.rb, inB)
	if len(b) < len(a) {
		return b
	}
	return a
}

// surroundings is the words around a value, with "…" in its place: some on
// either side, and the phrase whole that the first or last of them stands in.
func surroundings(u *unit, r *news.Reading, in news.Span) string {
	const side = 6
	first := u.tokens[0]
	for first < u.tokens[1] && r.Tokens[first].Span.End <= in.Start {
		first++
	}
	last := first
	for last < u.tokens[1] && r.Tokens[last].Span.Start < in.End {
		last++
	}
	from, to := max(first-side, u.tokens[0]), min(last+side, u.tokens[1])
	if k := slices.IndexFunc(r.Tokens[from:first], func(t news.Token) bool { return t.Tag == news.PUNCT }); 0 <= k && k < side/2 && from > u.tokens[0] {
		from += k + 1
	}
	for from > u.tokens[0] && from < first && onePhrase(r.Tokens[from-1], r.Tokens[from]) {
		from--
	}
	for to > last && to < u.tokens[1] && onePhrase(r.Tokens[to-1], r.Tokens[to]) {
		to++
	}
	for to > last && to < u.tokens[1] && leadsOn(r.Tokens[to-1].Tag) {
		to--
	}
	before, after := in.Start, in.End
	if from < first {
		before = r.Tokens[from].Span.Start
	}
	if last < to {
		after = r.Tokens[to-1].Span.End
	}
	return strings.Trim(oneLine(r.Text[before:in.Start]+" … "+r.Text[in.End:after]), " ,.;:“”\"'’‘()")
}

// onePhrase reports whether two tokens side by side belong to one noun phrase.
func onePhrase(left, right news.Token) bool {
	switch right.Tag {
	case news.NOUN, news.PROPN, news.ADJ, news.NUM, news.PART:
	default:
		return false
	}
	switch left.Tag {
	case news.DET, news.NOUN, news.PROPN, news.ADJ, news.NUM, news.PART:
		return true
	}
	return false
}

// leadsOn reports whether a word with this tag belongs to what follows it.
func leadsOn(t news.Tag) bool {
	switch t {
	case news.ADP, news.DET, news.CCONJ, news.SCONJ, news.AUX, news.PUNCT:
		return true
	}
	return false
}

// shorten is the first words of a sentence.
func shorten(text string) string {
	words := strings.Fields(text)
	if len(words) > 14 {
		return strings.Join(words[:14], " ") + " …"
	}
	return strings.Join(words, " ")
}
