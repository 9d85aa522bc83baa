package quantity

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexeme is a word, a number in digits, or a sign.
type lexeme struct {
	start, end int
	kind       byte // 'w' word, 'n' number, 's' sign
	low        string
	value      float64
	step       float64 // the weight of the last digit that was written
	digits     int     // as written, without separators
	touches    bool    // no space between it and the lexeme before
	capital    bool
	comma      bool // the number has separators or decimals
}

// lex cuts text. Letters and full stops of "U.S." stay one word; a hyphen is a
// sign of its own.
func lex(text string) []lexeme {
	var out []lexeme
	last := -1
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(c) || c == '\u200b' || c == '\ufeff' {
			i += size
			continue
		}
		l := lexeme{start: i, touches: i == last}
		switch {
		case '0' <= c && c <= '9', c == '.' && opensDecimals(text, i):
			l.kind = 'n'
			l.end = number(text, i, &l)
		case unicode.IsLetter(c):
			l.kind = 'w'
			l.end = word(text, i)
			l.low = strings.ToLower(text[i:l.end])
			l.capital = unicode.IsUpper(c)
		default:
			l.kind = 's'
			l.end = i + size
			l.low = text[i:l.end]
		}
		i, last = l.end, l.end
		out = append(out, l)
	}
	return out
}

// opensDecimals reports whether the full stop at i begins a number: "a level of
// .08".
func opensDecimals(text string, i int) bool {
	return i+1 < len(text) && '0' <= text[i+1] && text[i+1] <= '9' && (i == 0 || text[i-1] == ' ' || text[i-1] == '(' || text[i-1] == '$')
}

// word is the end of the word at i: letters, and full stops or apostrophes
// between two letters; the last full stop of an abbreviation is outside.
func word(text string, i int) int {
	for i < len(text) {
		c, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(c) && !unicode.Is(unicode.M, c) {
			next, _ := utf8.DecodeRuneInString(text[i+size:])
			if (c != '.' && c != '\'' && c != '’') || !unicode.IsLetter(next) {
				return i
			}
		}
		i += size
	}
	return i
}

// maxDigits bounds the digits of a number that is read as one.
const maxDigits = 18

// number reads the digits at i with separators and decimals into l, and is
// the end of them.
func number(text string, i int, l *lexeme) int {
	start := i
	var digits []byte
	isDigit := func(k int) bool { return k < len(text) && '0' <= text[k] && text[k] <= '9' }
	for i < len(text) {
		switch {
		case isDigit(i):
			digits = append(digits, text[i])
			i++
		case text[i] == ',' && i-start <= 3+4*((i-start)/4) && isDigit(i+1) && isDigit(i+2) && isDigit(i+3) && !isDigit(i+4):
			l.comma = true
			i++
		case len(digits) <= 3 && cutAt(text, i, ',') && isDigit(i+3) && isDigit(i+4) && isDigit(i+5) && !isDigit(i+6) && !dayOfMonth(text, start):
			l.comma = true
			i += len(" , ")
		default:
			goto decimals
		}
	}
decimals:
	places := 0
	if cut := len(digits) <= 3 && cutAt(text, i, '.') && isDigit(i+3) && !isDigit(i+5); cut || i < len(text) && text[i] == '.' && isDigit(i+1) {
		if cut {
			i += len(" .")
		}
		l.comma = true
		digits = append(digits, '.')
		for i++; isDigit(i); i++ {
			digits = append(digits, text[i])
			places++
		}
	}
	l.digits = len(digits)
	if l.digits > maxDigits {
		l.value, l.step = -1, 1
		return i
	}
	l.value, _ = strconv.ParseFloat(string(digits), 64)
	l.step = lastPlace(l.value, places)
	return i
}

// cutAt reports whether blanks stand around the mark behind a place, as where text
// was cut into tokens: "120 , 000".
func cutAt(text string, i int, mark byte) bool {
	return i+2 < len(text) && text[i] == ' ' && text[i+1] == mark && text[i+2] == ' '
}

// dayOfMonth reports whether a month stands before a place, so that a number
// there is a day: "On May 12 , 300 people".
func dayOfMonth(text string, i int) bool {
	before := strings.TrimRight(text[max(0, i-16):i], " .")
	return months[strings.ToLower(before[strings.LastIndexByte(before, ' ')+1:])]
}

// lastPlace is the weight of the last digit that counts: the zeros at the end
// of a whole number may come from rounding, but a round number is not taken
// for rounder than a tenth of itself, and below a hundred none is.
func lastPlace(value float64, places int) float64 {
	if places > 0 {
		step := 1.0
		for range places {
			step /= 10
		}
		return step
	}
	step := 1.0
	if value < 100 {
		return step
	}
	for v := uint64(value); v > 0 && v%10 == 0; v /= 10 {
		step *= 10
	}
	return min(step, value/10)
}
