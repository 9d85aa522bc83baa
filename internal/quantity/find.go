package quantity

import (
	"strings"

	"stemma/news"
)

// Find is the quantities of text in order; their spans are offsets into text
// and do not overlap. It takes time linear in the length of text.
func Find(text string) []Quantity {
	r := reader{text: text, lex: lex(text)}
	for r.at < len(r.lex) {
		if !r.quantity() {
			r.at++
		}
	}
	return r.found
}

// reader walks over the lexemes of a text.
type reader struct {
	text  string
	lex   []lexeme
	at    int
	found []Quantity
}

// figure is a number as written, before its modifiers and its unit.
type figure struct {
	value, step float64
	low, high   float64 // of a vague word or a range
	spread      bool    // low and high are set
	vague       bool
	share       bool // a fraction
	ordinal     bool
	unit        Unit // of a currency sign
	scaled      bool // has a scale word
	first, next int  // lexemes
}

// low is the lexeme at i in lower case, "" outside.
func (r *reader) low(i int) string {
	if i < 0 || i >= len(r.lex) {
		return ""
	}
	return r.lex[i].low
}

func (r *reader) is(i int, kind byte) bool { return i >= 0 && i < len(r.lex) && r.lex[i].kind == kind }

func (r *reader) touches(i int) bool { return i >= 0 && i < len(r.lex) && r.lex[i].touches }

// quantity reads the quantity that begins with the figure at r.at, and moves on.
func (r *reader) quantity() bool {
	f, ok := r.figure(r.at)
	if !ok || r.excluded(f) {
		if ok && f.next > r.at {
			r.at = f.next
			return true
		}
		return false
	}
	if second, to := r.rangeEnd(f); to {
		f = join(f, second)
	} else if of, ok := r.outOf(f); ok {
		f = of
	}
	q := Quantity{Step: f.step, Value: f.value, Written: f.value, Factor: 1, Low: f.value - f.step/2, High: f.value + f.step/2, Vague: f.vague, Hedged: f.vague || f.spread}
	if f.spread {
		q.Low, q.High = f.low, f.high
	}
	first, next := f.first, f.next
	h, from := r.hedgeBefore(first)
	if from < first {
		first = from
	}
	if behind, to := r.hedgeBehind(next); to > next {
		h, next = behind, to
	}
	q.apply(h, f.step)
	switch {
	case f.ordinal:
		q.Unit = Ordinal
	case f.share:
		q.Unit = Share
	case f.unit != "":
		q.Unit = f.unit
	default:
		var m measure
		if m, next = r.measureAt(next); m.unit != "" {
			q.scale(m)
		}
	}
	if before := r.low(f.first - 1); q.Unit == Count && (before == "aged" || before == "age") {
		q.Unit = Age
	}
	if q.Unit == Count && q.Value < 10 && (r.magnitudeBefore(first) || r.low(next) == "on" && r.low(next+2) == "richter") {
		q.Unit = Magnitude
	}
	q.Span = news.Span{Start: r.lex[first].start, End: r.lex[next-1].end}
	r.found = append(r.found, q)
	r.at = next
	return true
}

// magnitudeBefore reports whether "magnitude", "magnitude of" or "magnitude-" ends
// before lexeme i.
func (r *reader) magnitudeBefore(i int) bool {
	before := r.low(i - 1)
	return before == "magnitude" || (before == "of" || before == "-" || before == "at") && r.low(i-2) == "magnitude"
}

// apply moves the bounds by what the modifier says.
func (q *Quantity) apply(h hedge, step float64) {
	if h == exact {
		return
	}
	q.Hedged = true
	v := q.Value
	switch h {
	case about:
		q.Low, q.High = min(q.Low, v*.9-step/2), max(q.High, v*1.1+step/2)
	case below:
		q.Low, q.High = min(q.Low, v*.85), v+step/20
	case most:
		q.Low = min(q.Low, v*.5)
	case barely:
		q.Low, q.High = v, max(q.High, v*1.12)
	case above:
		q.Low, q.High = v, max(q.High, v*1.6+step)
	case least:
		q.Low, q.High = q.Value, max(q.High, v*2+step)
	}
}

// scale brings q to the unit of m.
func (q *Quantity) scale(m measure) {
	q.Unit, q.Factor = m.unit, m.factor
	q.Value *= m.factor
	q.Step *= m.factor
	q.Low *= m.factor
	q.High *= m.factor
	if m.unit == Points && m.factor == 1 && q.Value > 100 {
		q.Unit = Count // points of a game or an index
	}
}

// join is the range from a to b.
func join(a, b figure) figure {
	if b.scaled && !a.scaled && a.value < 1000 { // "4 to 6 million"
		factor := b.scaleFactor()
		a.value *= factor
		a.step *= factor
	}
	if a.value > b.value {
		a, b = figure{value: b.value, step: b.step, first: a.first, unit: a.unit}, figure{value: a.value, step: a.step, next: b.next, unit: b.unit}
	}
	unit := a.unit
	if unit == "" {
		unit = b.unit
	}
	return figure{
		value: (a.value + b.value) / 2, step: max(a.step, b.step), low: a.value - a.step/2, high: b.value + b.step/2,
		spread: true, unit: unit, first: a.first, next: b.next, share: a.share || b.share,
	}
}

// adjoins reports whether the number behind "or" is a little more than f: "12
// or 13".
func (r *reader) adjoins(f figure) bool {
	g, ok := r.figure(f.next + 1)
	return ok && g.value > f.value && g.value <= 1.5*f.value+1
}

// scaleFactor is the power of a thousand in a scaled figure.
func (f figure) scaleFactor() float64 {
	factor := 1.0
	for f.value >= factor*1000 && factor < 1e12 {
		factor *= 1000
	}
	return factor
}

// rangeEnd reads "to 6", "-6", "and 6" behind "between".
func (r *reader) rangeEnd(f figure) (figure, bool) {
	if f.spread || f.ordinal || f.share {
		return f, false
	}
	i := f.next
	if r.low(i) == "%" || r.low(i) == "percent" || r.low(i) == "per" && r.low(i+1) == "cent" { // "10% to 15%"
		if i++; r.low(i) == "cent" {
			i++
		}
		if g, ok := r.figure(i + 1); !ok || r.low(g.next) != r.low(f.next) {
			return f, false
		}
	}
	switch sep := r.low(i); {
	case sep == "to" || sep == "–" || sep == "or" && r.adjoins(f) || (sep == "-" && r.touches(i)):
	case sep == "and" && f.first > 0 && r.low(f.first-1) == "between":
	default:
		return f, false
	}
	g, ok := r.figure(i + 1)
	if !ok || g.ordinal || g.share || g.vague || g.value < 0 || (f.unit != "" && g.unit != "" && f.unit != g.unit) {
		return f, false
	}
	if r.low(i) == "to" && g.value < f.value && !g.scaled {
		return f, false // "cut from 500 to 300" has two figures
	}
	if before := r.low(f.first - 1); before == "from" || before == "by" {
		return f, false
	}
	return g, true
}

// hedgeBehind is the modifier at lexeme i and the lexeme after it: "or more",
// "-plus", "+", "-odd".
func (r *reader) hedgeBehind(i int) (hedge, int) {
	w, next := r.low(i), r.low(i+1)
	switch {
	case w == "or" && (next == "more" || next == "over"), w == "and" && next == "counting":
		return least, i + 2
	case w == "or" && next == "so":
		return about, i + 2
	case w == "or" && (next == "less" || next == "fewer"):
		return most, i + 2
	case w == "-" && next == "plus":
		return least, i + 2
	case w == "-" && next == "odd":
		return about, i + 2
	case w == "+" && r.touches(i):
		return least, i + 1
	}
	return exact, i
}

// outOf reads the share that "in three", "out of 10", "of every five" behind f
// makes of it.
func (r *reader) outOf(f figure) (figure, bool) {
	if f.unit != "" || f.scaled || f.share || f.spread || f.ordinal || f.value < 1 || f.value > 99 {
		return f, false
	}
	i := f.next
	if r.low(i) == "-" {
		i++
	}
	switch {
	case r.low(i) == "out" && r.low(i+1) == "of", r.low(i) == "of" && r.low(i+1) == "every", r.low(i) == "in" && r.low(i+1) == "every":
		i += 2
	case r.low(i) == "in":
		i++
	default:
		return f, false
	}
	if r.low(i) == "-" {
		i++
	}
	whole, ok := r.figure(i)
	if !ok || whole.scaled || whole.share || whole.ordinal || whole.vague || whole.unit != "" || whole.value <= f.value || whole.value > 100 {
		return f, false
	}
	if _, measured := measures[r.low(whole.next)]; measured || months[r.low(whole.next)] { // "two in 10 years"
		return f, false
	}
	share := figure{first: f.first, next: whole.next}
	share.asShare(f.value / whole.value)
	share.step = 2
	return share, true
}

// hedgeBefore is the modifier that ends right before lexeme i, and where it
// starts.
func (r *reader) hedgeBefore(i int) (hedge, int) {
	for n := 3; n >= 1; n-- {
		if i-n < 0 {
			continue
		}
		if h, ok := hedges[r.phrase(i-n, i)]; ok {
			if n == 1 && r.lex[i-1].low == "over" && i-2 >= 0 && r.low(i-2) == "all" {
				continue
			}
			return h, i - n
		}
	}
	if r.low(i-1) == "the" || r.low(i-1) == "a" || r.low(i-1) == "an" {
		for n := 2; n >= 1; n-- {
			if i-1-n < 0 {
				continue
			}
			at := i - 1 - n
			if h, ok := hedges[r.phrase(at, i-1)]; ok && h != exact && r.low(at) != "over" && r.low(at) != "under" {
				return h, at
			}
		}
	}
	return exact, i
}

// phrase is the words from i to j, one space between.
func (r *reader) phrase(i, j int) string {
	if j <= i {
		return ""
	}
	if j-i == 1 {
		return r.low(i)
	}
	var b strings.Builder
	for k := i; k < j; k++ {
		if r.lex[k].kind == 'n' {
			return ""
		}
		if k > i {
			b.WriteByte(' ')
		}
		b.WriteString(r.lex[k].low)
	}
	return b.String()
}

// comparing are the words behind "times" that make it a factor.
var comparing = map[string]bool{
	"more": true, "as": true, "the": true, "that": true, "less": true, "likelier": true, "larger": true, "bigger": true, "greater": true,
	"higher": true, "faster": true, "its": true, "their": true, "his": true, "her": true, "what": true, "better": true, "worse": true, "over": true,
	"longer": true, "older": true, "stronger": true, "smaller": true, "a": true, "normal": true, "earth": true, "square": true,
}

// measureAt is the unit at lexeme i and the lexeme after it.
func (r *reader) measureAt(i int) (measure, int) {
	at := i
	if _, single := measures[r.low(at+1)+"s"]; r.low(at) == "-" && (r.touches(at) || single || r.low(at+2) == "-") { // "a 12-year-old", "a 5 - mile stretch"
		at++
	}
	for n := 3; n >= 1; n-- {
		if at+n > len(r.lex) || r.lex[at+n-1].kind == 'n' {
			continue
		}
		words := r.phrase(at, at+n)
		if n == 3 && r.low(at+1) == "-" {
			words = r.low(at) + " " + r.low(at+2)
		} else if n == 3 && r.low(at+1) == "/" {
			words = r.low(at) + "/" + r.low(at+2)
		}
		if words == "times" && comparing[r.low(at+n)] {
			continue
		}
		if m, ok := measures[words]; ok {
			if m.unit == Second && m.factor >= day && (r.low(at+n) == "old" || (r.low(at+n) == "-" && r.low(at+n+1) == "old")) {
				continue
			}
			return m, at + n
		}
	}
	if r.low(at) == "year" && r.low(at+1) == "-" && r.low(at+2) == "old" {
		return measure{Age, 1}, at + 3
	}
	return measure{}, i
}
