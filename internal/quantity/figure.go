package quantity

// figure reads the number that begins at lexeme i.
func (r *reader) figure(i int) (figure, bool) {
	f := figure{first: i}
	unit, at := r.currency(i)
	f.unit = unit
	switch {
	case r.is(at, 'n'):
		return r.digits(f, at)
	case unit != "" || !r.is(at, 'w'):
		return f, false
	}
	if g, ok := r.vagueWords(f, at); ok {
		return g, true
	}
	if g, ok := r.fraction(f, at); ok {
		return g, true
	}
	return r.words(f, at)
}

// currency is the currency whose sign stands at lexeme i, and the lexeme after
// the sign.
func (r *reader) currency(i int) (Unit, int) {
	if i >= len(r.lex) {
		return "", i
	}
	at := r.lex[i].start
	for _, s := range symbols {
		if len(r.text)-at < len(s.sign) || r.text[at:at+len(s.sign)] != s.sign {
			continue
		}
		for k := i; k < len(r.lex) && k < i+3; k++ {
			if r.lex[k].end == at+len(s.sign) && r.is(k+1, 'n') {
				return s.unit, k + 1
			}
		}
	}
	return "", i
}

// digits reads a number in digits, its scale, and a fraction or an ordinal
// ending behind it.
func (r *reader) digits(f figure, at int) (figure, bool) {
	l := r.lex[at]
	f.value, f.step, f.next = l.value, l.step, at+1
	if l.value < 0 {
		return f, true
	}
	next := r.low(f.next)
	if r.touches(f.next) && (next == "st" || next == "nd" || next == "rd" || next == "th") {
		f.ordinal = true
		f.next++
		return f, true
	}
	if next == "-" { // "5-million", "$2 . 6 - million"
		if s, ok := scales[r.low(f.next+1)]; ok && s >= 1e3 && !shortScale[r.low(f.next+1)] {
			f.next++
			next = r.low(f.next)
		}
	}
	f.half(r)
	if closing[next] && r.touches(f.next) { // “we want $5.6” billion
		if s, ok := scales[r.low(f.next+1)]; ok && s >= 1e3 && !shortScale[r.low(f.next+1)] {
			f.next++
			next = r.low(f.next)
		}
	}
	if s, ok := scales[next]; ok && (!shortScale[next] || len(next) > 1 || r.touches(f.next) || f.unit != "") {
		f.multiply(s)
		f.next++
		if s < 1e6 && r.low(f.next) == "million" { // "500 thousand million"
			f.multiply(1e6)
			f.next++
		}
	}
	if next == "/" && r.touches(f.next) && r.is(f.next+1, 'n') && r.touches(f.next+1) { // "1/3"
		if d := r.lex[f.next+1].value; d > 1 && d <= 10 && f.value < d {
			f.asShare(f.value / d)
		} else {
			f.value = -1
		}
		f.next += 2
	}
	return f, true
}

// closing are the marks that may stand between a figure and its scale.
var closing = map[string]bool{"”": true, "\"": true, "’": true}

// half adds the "½", "1/2" or "and a half" behind a whole number.
func (f *figure) half(r *reader) {
	n := f.next
	switch {
	case r.phrase(n, min(n+3, len(r.lex))) == "and a half":
		f.next += 3
	case r.low(n) == "-" && r.phrase(n, min(n+6, len(r.lex))) == "- and - a - half":
		f.next += 6
	case r.low(n) == "½":
		f.next++
	case r.low(n) == "-" && r.is(n+1, 'n') && r.lex[n+1].value == 1 && r.low(n+2) == "/" && r.is(n+3, 'n') && r.lex[n+3].value == 2:
		f.next += 4
	case r.is(n, 'n') && r.lex[n].value == 1 && r.low(n+1) == "/" && r.is(n+2, 'n') && r.lex[n+2].value == 2 && r.touches(n+1) && r.touches(n+2):
		f.next += 3
	default:
		return
	}
	f.value += .5
	f.step = .5
}

func (f *figure) multiply(s float64) {
	f.value *= s
	f.step *= s
	f.scaled = true
}

// asShare makes f the part v of a whole.
func (f *figure) asShare(v float64) {
	f.value, f.share = 100*v, true
	f.step = 4
}

// vagueWords reads "dozens", "tens of thousands", "several hundred", "a couple
// of dozen".
func (r *reader) vagueWords(f figure, i int) (figure, bool) {
	w := r.low(i)
	f.vague, f.spread = true, true
	if (w == "tens" || w == "hundreds") && r.low(i+1) == "of" {
		if s, ok := vagueTens[r.low(i+2)]; ok {
			f.next = i + 3
			f.low, f.high = 15*s, 300*s
			if w == "hundreds" {
				f.low, f.high = 150*s, 3000*s
			}
			f.value = f.low * 3
			return f, true
		}
	}
	if v, ok := vague[w]; ok {
		f.low, f.high, f.value, f.next = v[0], v[1], v[0]*2, i+1
		return f, true
	}
	var low, high float64
	next := i + 1
	switch {
	case w == "several":
		low, high = 2, 15
	case w == "a" && r.low(i+1) == "few":
		low, high, next = 2, 10, i+2
	case w == "a" && r.low(i+1) == "couple":
		low, high, next = 2, 3, i+2
	case w == "few":
		low, high = 2, 10
	case w == "couple":
		low, high = 2, 3
	default:
		return f, false
	}
	if r.low(next) == "of" && (w == "couple" || r.low(i+1) == "couple") {
		next++
	}
	if s, ok := scales[r.low(next)]; ok && !shortScale[r.low(next)] {
		f.low, f.high, f.value, f.next = low*s, high*s, (low+high)/2*s, next+1
		return f, true
	}
	if _, ok := measures[r.low(next)]; ok && w != "few" {
		f.low, f.high, f.value, f.next = low, high, (low+high)/2, next
		return f, true
	}
	return f, false // "several people" says little
}

// fraction reads "a third", "two-thirds", "half", "three quarters", and with a
// scale "half a million", "a quarter of a billion".
func (r *reader) fraction(f figure, i int) (figure, bool) {
	at, top := i, 1.0
	switch w := r.low(i); w {
	case "a", "an":
		at++
	case "half":
	default:
		v, ok := small[w]
		if !ok || v < 1 || v > 9 {
			return f, false
		}
		top = v
		at++
		if r.low(at) == "-" {
			at++
		}
	}
	part := r.low(at)
	bottom, ok := fractions[part]
	if !ok || top >= bottom || (top > 1) == (part == "third" || part == "quarter" || part == "fourth" || part == "fifth" || part == "half") {
		return f, false
	}
	if top == 1 && at == i && part != "half" {
		return f, false
	}
	f.next = at + 1
	k := f.next
	if r.low(k) == "of" {
		k++
	}
	if r.low(k) == "a" || r.low(k) == "-" {
		k++
	}
	if s, ok := scales[r.low(k)]; ok && !shortScale[r.low(k)] {
		f.value, f.step, f.scaled, f.next = top/bottom*s, top/bottom*s*.1, true, k+1
		return f, true
	}
	if part != "half" && r.low(f.next) != "of" && top == 1 && r.low(i) != "one" {
		return f, false // "a third man", "a quarter ago"
	}
	if part == "half" && r.low(f.next) == "-" {
		return f, false // "half-hearted"
	}
	f.asShare(top / bottom)
	return f, true
}

// words reads a number that is written out: "twenty-five", "two dozen", "a
// hundred and forty thousand", "third".
func (r *reader) words(f figure, i int) (figure, bool) {
	total, group, last := 0.0, 0.0, 0.0
	at, read := i, false
	for at < len(r.lex) && at < i+12 {
		w := r.low(at)
		v, isSmall := small[w]
		s, isScale := scales[w]
		switch {
		case isSmall && (last == 0 || (last >= 20 && v < 10 && last < 100) || last >= 100):
			group += v
			last = v
			read = true
			if v == 0 {
				return r.finishWords(f, i, at+1, 0)
			}
		case isScale && !shortScale[w] && w != "score" && read:
			if s == 100 || s == 12 {
				group *= s
			} else {
				total += group * s
				group = 0
			}
			last = s
			f.scaled = f.scaled || s >= 1000
			f.step = max(f.step, s/10)
		case (w == "a" || w == "an") && !read && at == i:
			if n, ok := scales[r.low(at+1)]; !ok || shortScale[r.low(at+1)] || n == 20 {
				return f, false
			}
			group, last, read = 1, 1, true
		case (w == "-" && r.touches(at) || w == "and" && last >= 100) && read:
			n := r.low(at + 1)
			_, more := small[n]
			if s, ok := scales[n]; w == "-" && ok && !shortScale[n] && s != 20 {
				more = true
			}
			if !more {
				return r.finishWords(f, i, at, total+group)
			}
		default:
			return r.finishWords(f, i, at, total+group)
		}
		at++
	}
	return r.finishWords(f, i, at, total+group)
}

// finishWords is the figure of the number words from lexeme i to next.
func (r *reader) finishWords(f figure, i, next int, value float64) (figure, bool) {
	if next == i {
		if v, ok := ordinals[r.low(i)]; ok && v > 1 {
			f.value, f.step, f.ordinal, f.next = v, 1, true, i+1
			return f, true
		}
		return f, false
	}
	f.value, f.next = value, next
	if f.half(r); f.next > next {
		if s, ok := scales[r.low(f.next)]; ok && !shortScale[r.low(f.next)] {
			f.multiply(s)
			f.next++
		}
		return f, true
	}
	f.step = max(f.step, 1)
	if value > 0 {
		f.step = min(f.step, value/10)
	}
	if value < 100 {
		f.step = 1
		if value == 12 || value == 24 || value == 36 || value == 48 || value == 60 { // a dozen is seldom counted
			if l := r.low(next - 1); l == "dozen" {
				f.step = 3
			}
		}
	}
	return f, true
}

// excluded reports whether the figure is no quantity: part of a date, a time,
// a score, a name or a longer chain of signs.
func (r *reader) excluded(f figure) bool {
	if f.value < 0 {
		return true
	}
	prev, next := f.first-1, f.next
	if f.unit != "" {
		return false
	}
	digits := r.is(f.next-1, 'n') || r.is(f.first, 'n')
	if digits && !f.scaled && r.chained(f) {
		return true
	}
	switch p := r.low(prev); {
	case months[p] && r.lex[prev].capital && !f.scaled:
		return true
	case p == "." && months[r.low(prev-1)] && r.lex[prev-1].capital:
		return true
	case p == "," && digits && r.isYear(f) && r.is(prev-1, 'n') && (months[r.low(prev-2)] || months[r.low(prev-3)]):
		return true
	case digits && r.touches(f.first) && r.is(prev, 'w'): // "F16", "Covid19"
		return true
	case digits && r.touches(f.first) && (p == "-" && r.low(prev-1) != "magnitude" || p == "/" || p == ":" || p == "#" || p == "." || p == "_" || p == "@") && r.touches(prev):
		return true
	case digits && labels[p] && r.lex[prev].capital && !f.scaled:
		return true
	case p == "." && labels[r.low(prev-1)] && digits && r.lex[prev-1].capital: // "No. 10"
		return true
	}
	switch n := r.low(next); {
	case months[n] && next < len(r.lex) && r.lex[next].capital && digits:
		return true
	case n == "of" && f.ordinal && months[r.low(next+1)]:
		return true
	case digits && (n == "a.m" || n == "p.m" || n == "am" || n == "pm" || n == "o'clock" || n == "o’clock"):
		return true
	case zones[n] && r.lex[f.next-1].digits == 4 && !r.lex[f.next-1].comma: // "1023 GMT"
		return true
	case digits && r.touches(next) && (n == ":" || n == "/" || n == "_" || n == "@") && next+1 < len(r.lex) && r.touches(next+1):
		return true
	case digits && n == "-" && r.touches(next) && r.is(next+1, 'n') && r.touches(next+1) && r.score(f, next+1):
		return true
	case digits && r.touches(next) && r.is(next, 'w') && next < len(r.lex) && !shortScale[n]: // "5G", "1990s"
		_, ok := measures[n]
		return !ok
	}
	if f.ordinal && r.lex[f.next-1].kind == 'w' && next < len(r.lex) && r.lex[next].capital && r.lex[f.first].kind == 'w' && r.lex[f.first].capital {
		return true // "Second Avenue"
	}
	if f.ordinal && digits && next < len(r.lex) && r.lex[next].capital {
		return true // "27th Congressional District"
	}
	return digits && r.isYear(f) && !r.counted(next)
}

// zones are the words behind a time of day in four digits.
var zones = map[string]bool{"gmt": true, "utc": true, "bst": true, "cet": true, "est": true, "edt": true, "pst": true, "pdt": true, "ist": true, "hrs": true}

// chained reports whether the figure is one of several that make up a time, a
// date, a telephone number or the number of a house.
func (r *reader) chained(f figure) bool {
	l := r.lex[f.first]
	if r.text[l.start] == '0' && l.digits > 1 && !l.comma {
		return true
	}
	joint := func(i int) bool { w := r.low(i); return w == ":" || w == "/" }
	switch {
	case r.is(f.first-1, 'n') || r.is(f.next, 'n'):
		return true
	case joint(f.first-1) && r.is(f.first-2, 'n'), joint(f.next) && r.is(f.next+1, 'n'):
		return true
	}
	return r.low(f.next) == "block"
}

// isYear reports whether f is a bare number that is read as a year.
func (r *reader) isYear(f figure) bool {
	l := r.lex[f.next-1]
	return l.kind == 'n' && f.next-f.first == 1 && !l.comma && l.digits == 4 && l.value >= 1500 && l.value < 2100
}

// counted reports whether a plural noun or a unit stands at lexeme i, so that
// four digits before it are a count rather than a year.
func (r *reader) counted(i int) bool {
	w := r.low(i)
	if w == "%" || w == "people" {
		return true
	}
	_, unit := measures[w]
	return unit
}

// score reports whether "f-g" is the result of a game or a vote rather than a
// range: the second is not the greater, or a year's two digits, or it is part
// of a longer chain.
func (r *reader) score(f figure, g int) bool {
	second := r.lex[g]
	if second.value <= f.value || r.isYear(f) {
		return true
	}
	return r.low(g+1) == "-" && r.touches(g+1) && r.is(g+2, 'n')
}
