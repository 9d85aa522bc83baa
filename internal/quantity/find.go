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
	}
	q := Quantity{Step: f.step, Value: f.value, Low: f.value - f.step/2, High: f.value + f.step/2, Vague: f.vague, Hedged: f.vague || f.spread}
	if f.spread {
		q.Low, q.High = f.low, f.high
	}
	first, next := f.first, f.next
	h, from := r.hedgeBefore(first)
	if from < first {
		first = from
	}
	if r.low(next) == "or" && (r.low(next+1) == "more" || r.low(next+1) == "so") {
		if h = about; r.low(next+1) == "more" {
			h = least
		}
		next += 2
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
	q.Span = news.Span{Start: r.lex[first].start, End: r.lex[next-1].end}
	r.found = append(r.found, q)
	r.at = next
	return true
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
	case above:
		q.Low, q.High = v, max(q.High, v*1.6+step)
	case least:
		q.Low, q.High = q.Value, max(q.High, v*2+step)
	}
}

// scale brings q to the unit of m.
func (q *Quantity) scale(m measure) {
	q.Unit = m.unit
	q.Value *= m.factor
	q.Step *= m.factor
	q.Low *= m.factor
	q.High *= m.factor
	if m.unit == Points && m.factor == 1 && q.Value > 100 {
		q.Unit = Count // points of a game or an index
	}
	if m.factor != 1 && !m.unit.Money() { // a conversion rounds once more
		q.Low *= .97
		q.High *= 1.03
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
	switch sep := r.low(i); {
	case sep == "to" || sep == "–" || (sep == "-" && r.touches(i)):
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
		if h, ok := hedges[r.low(i-2)]; ok && h != exact && r.low(i-2) != "over" && r.low(i-2) != "under" {
			return h, i - 2
		}
	}
	return exact, i
}

// phrase is the words from i to j, one space between.
func (r *reader) phrase(i, j int) string {
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

// measureAt is the unit at lexeme i and the lexeme after it.
func (r *reader) measureAt(i int) (measure, int) {
	at := i
	if r.low(at) == "-" && (r.touches(at) || r.low(at+1) == "year") { // "a 12-year-old", "a 5-mile stretch"
		at++
	}
	for n := 3; n >= 1; n-- {
		if at+n > len(r.lex) || r.lex[at+n-1].kind == 'n' {
			continue
		}
		words := r.phrase(at, at+n)
		if n == 3 && r.low(at+1) == "-" {
			words = r.low(at) + " " + r.low(at+2)
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
