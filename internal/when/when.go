// Package when reads the dates of a text against the day it was published.
//
// News says "Wednesday", "Feb. 12" and "earlier this week" of one day. Each
// expression is resolved to a range of days, from the article's own date where
// one is needed and known. Where the words allow two readings ("on Friday": the
// last or the next) both are kept. Two expressions agree when their ranges
// meet, so the coarser ("in February") agrees with the finer ("Feb. 12"); an
// expression that cannot be resolved is compared by what it says alone
// (weekday with weekday, day of a month with day of a month).
package when

import (
	"strconv"
	"strings"
	"time"

	"stemma/news"
)

// Kind tells how a date was written.
type Kind uint8

// The kinds of expressions.
const (
	Weekday   Kind = iota // "Wednesday", "last Friday"
	MonthDay              // "Feb. 12", "12 February 2013"
	Month                 // "in February", "March 2013"
	Year                  // "2013"
	Near                  // "today", "yesterday", "earlier this week"
	TimeOfDay             // "10:30 a.m."
)

// Expression is one date of a text.
type Expression struct {
	Span news.Span
	Kind Kind
	// Ranges are the days that may be meant, each from the first to the last
	// day as days since 1970-01-01; empty where that could not be told.
	Ranges [][2]int
	// Day is what the words alone say: the weekday for Weekday (Sunday 0), the
	// day of the month for MonthDay, minutes since midnight for TimeOfDay.
	Day   int
	Month time.Month // of MonthDay and Month, 0 for none
	Year  int        // of MonthDay, Month and Year, 0 for none
}

// Comparable reports whether a and b are so precise and so alike that their
// difference tells something: a day with a day, a year with a year, a time of
// day with a time of day.
func Comparable(a, b Expression) bool {
	if a.Kind == TimeOfDay || b.Kind == TimeOfDay {
		return a.Kind == b.Kind
	}
	if len(a.Ranges) > 0 && len(b.Ranges) > 0 {
		return true
	}
	return a.Kind == b.Kind && a.Kind != Near
}

// Agree reports whether a and b may mean one time. It is only meaningful where
// they are [Comparable].
func Agree(a, b Expression) bool {
	if a.Kind == TimeOfDay {
		return a.Day == b.Day || a.Day%720 == b.Day%720
	}
	if len(a.Ranges) > 0 && len(b.Ranges) > 0 {
		for _, x := range a.Ranges {
			for _, y := range b.Ranges {
				if x[0] <= y[1] && y[0] <= x[1] {
					return true
				}
			}
		}
		return false
	}
	if a.Kind == Weekday && b.Kind == Weekday {
		return a.Day == b.Day
	}
	return (a.Day == b.Day || a.Day == 0 || b.Day == 0) && (a.Month == b.Month || a.Month == 0 || b.Month == 0) && (a.Year == b.Year || a.Year == 0 || b.Year == 0)
}

// Conflict reports whether a and b cannot mean one time.
func Conflict(a, b Expression) bool { return Comparable(a, b) && !Agree(a, b) }

const unixDay = 86400

func days(t time.Time) int {
	y, m, d := t.Date()
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / unixDay)
}

func fromDays(d int) time.Time { return time.Unix(int64(d)*unixDay, 0).UTC() }

var weekdays = map[string]int{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
}

var monthNames = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10,
	"november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9,
	"oct": 10, "nov": 11, "dec": 12,
}

type token struct {
	start, end int
	low        string
	number     int // -1 for a word
	capital    bool
}

// cut is the words and numbers of text, with ":" and "." kept only inside a
// number ("10:30") or an abbreviation ("a.m").
func cut(text string) []token {
	var out []token
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case '0' <= c && c <= '9':
			j := i
			for j < len(text) && ('0' <= text[j] && text[j] <= '9' || (text[j] == ':' || text[j] == ',' || text[j] == '.') && j+1 < len(text) && '0' <= text[j+1] && text[j+1] <= '9') {
				j++
			}
			t := token{start: i, end: j, low: text[i:j], number: -1}
			if n, err := strconv.Atoi(t.low); err == nil && j-i <= 4 {
				t.number = n
			}
			out = append(out, t)
			i = j
		case isLetter(c):
			j := i
			for j < len(text) && (isLetter(text[j]) || text[j] == '.' && j+1 < len(text) && isLetter(text[j+1])) {
				j++
			}
			out = append(out, token{start: i, end: j, low: strings.ToLower(text[i:j]), number: -1, capital: c >= 'A' && c <= 'Z'})
			i = j
		default:
			i++
		}
	}
	return out
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 }

// Find is the dates of text in order, resolved against published, which may be
// unknown. It takes time linear in the length of text.
func Find(text string, published news.Moment) []Expression {
	r := reader{text: text, tokens: cut(text), known: published.Known()}
	if r.known {
		r.day = days(published.Time)
	}
	for r.at = 0; r.at < len(r.tokens); {
		if n := r.expression(); n > 0 {
			r.at += n
		} else {
			r.at++
		}
	}
	return r.found
}

type reader struct {
	text   string
	tokens []token
	at     int
	day    int // of publication
	known  bool
	found  []Expression
}

func (r *reader) low(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].low
}

func (r *reader) number(i int) int {
	if i < 0 || i >= len(r.tokens) {
		return -1
	}
	return r.tokens[i].number
}

// glued reports whether nothing but a full stop, comma or blank stands between
// the tokens i and i+1.
func (r *reader) glued(i int) bool {
	if i < 0 || i+1 >= len(r.tokens) {
		return false
	}
	gap := r.text[r.tokens[i].end:r.tokens[i+1].start]
	return len(gap) <= 3 && strings.Trim(gap, " .,\u00a0") == ""
}

func (r *reader) add(from, to int, e Expression) int {
	e.Span = news.Span{Start: r.tokens[from].start, End: r.tokens[to-1].end}
	r.found = append(r.found, e)
	return to - r.at
}

// expression reads the date that begins at r.at and is the number of tokens
// read, 0 for none.
func (r *reader) expression() int {
	i := r.at
	t := r.tokens[i]
	if d, ok := weekdays[t.low]; ok && t.capital && (len(t.low) > 4 || r.glued(i) && monthNames[r.low(i+1)] != 0) {
		if m := monthNames[r.low(i+1)]; m != 0 && r.glued(i) { // "Wednesday, Feb. 12"
			r.at++
			if n := r.monthDay(i + 1); n > 0 {
				r.at--
				return n + 1
			}
			r.at--
		}
		return r.weekday(i, d)
	}
	if m := monthNames[t.low]; m != 0 && t.capital {
		if n := r.monthDay(i); n > 0 {
			return n
		}
		return r.month(i, m)
	}
	if t.number >= 1 && t.number <= 31 && r.glued(i) && monthNames[r.low(i+1)] != 0 && r.tokens[i+1].capital && r.low(i+1) != "may" {
		return r.dayMonth(i, i+1)
	}
	if n := r.clock(i); n > 0 {
		return n
	}
	if t.number >= 1900 && t.number < 2100 && t.end-t.start == 4 {
		return r.year(i)
	}
	return r.near(i)
}

func (r *reader) year(i int) int {
	t := r.tokens[i]
	if i > 0 && r.tokens[i-1].end == t.start || t.start > 0 && strings.IndexByte("$-/#.", r.text[t.start-1]) >= 0 ||
		t.end < len(r.text) && (isLetter(r.text[t.end]) || strings.IndexByte("%-/", r.text[t.end]) >= 0) {
		return 0
	}
	first := days(time.Date(t.number, 1, 1, 0, 0, 0, 0, time.UTC))
	last := days(time.Date(t.number, 12, 31, 0, 0, 0, 0, time.UTC))
	switch r.low(i + 1) {
	case "people", "percent", "miles", "dollars", "men", "women", "children", "troops", "votes", "feet", "homes":
		return 0
	}
	return r.add(i, i+1, Expression{Kind: Year, Year: t.number, Ranges: [][2]int{{first, last}}})
}

func (r *reader) weekday(i, d int) int {
	e := Expression{Kind: Weekday, Day: d}
	from := i
	before := r.low(i - 1)
	if before == "last" || before == "next" || before == "this" {
		from = i - 1
	}
	if r.known {
		back := (int(fromDays(r.day).Weekday()) - d + 7) % 7
		last, next := r.day-back, r.day-back+7
		switch before {
		case "last":
			e.Ranges = [][2]int{{last, last}, {last - 7, last - 7}}
		case "next":
			e.Ranges = [][2]int{{next, next}, {next + 7, next + 7}}
		default:
			e.Ranges = [][2]int{{last, last}, {next, next}}
		}
	}
	return r.add(from, i+1, e)
}

// monthDay reads "Feb. 12", "February 12th, 2013" with the month at i.
func (r *reader) monthDay(i int) int {
	if !r.glued(i) || strings.Contains(r.text[r.tokens[i].end:r.tokens[i+1].start], ",") {
		return 0
	}
	d := r.number(i + 1)
	if d < 1 || d > 31 {
		return 0
	}
	next := i + 2
	if next < len(r.tokens) && r.tokens[next].start == r.tokens[i+1].end {
		switch r.low(next) {
		case "st", "nd", "rd", "th":
			next++
		default:
			return 0
		}
	}
	return r.dated(i, next, monthNames[r.low(i)], d)
}

// dayMonth reads "12 February 2013".
func (r *reader) dayMonth(i, m int) int {
	return r.dated(i, m+1, monthNames[r.low(m)], r.number(i))
}

// dated adds the day d of a month whose tokens run from i to next, with the
// year where it follows.
func (r *reader) dated(i, next int, m time.Month, d int) int {
	e := Expression{Kind: MonthDay, Month: m, Day: d}
	if y := r.number(next); y >= 1900 && y < 2100 && r.glued(next-1) {
		e.Year = y
		next++
	}
	of := func(year int) int { return days(time.Date(year, m, d, 0, 0, 0, 0, time.UTC)) }
	switch {
	case e.Year > 0:
		e.Ranges = [][2]int{{of(e.Year), of(e.Year)}}
	case r.known:
		year := fromDays(r.day).Year()
		best := of(year)
		for _, y := range [...]int{year - 1, year + 1} {
			if c := of(y); abs(c-r.day) < abs(best-r.day) {
				best = c
			}
		}
		e.Ranges = [][2]int{{best, best}}
	}
	return r.add(i, next, e)
}

func abs(x int) int { return max(x, -x) }

// month reads "in February", "March 2013"; "may" and "march" alone are no
// months unless a year or a preposition says so.
func (r *reader) month(i int, m time.Month) int {
	e := Expression{Kind: Month, Month: m}
	next := i + 1
	if y := r.number(next); y >= 1900 && y < 2100 && r.glued(i) {
		e.Year = y
		next++
	} else {
		switch r.low(i - 1) {
		case "in", "last", "since", "until", "by", "early", "late", "mid", "next", "this", "of", "from", "through", "to":
		default:
			return 0
		}
		if i > 0 && r.tokens[i-1].capital && i > 1 {
			return 0
		}
	}
	span := func(year int) [2]int {
		return [2]int{days(time.Date(year, m, 1, 0, 0, 0, 0, time.UTC)), days(time.Date(year, m+1, 0, 0, 0, 0, 0, time.UTC))}
	}
	switch {
	case e.Year > 0:
		e.Ranges = [][2]int{span(e.Year)}
	case r.known:
		year := fromDays(r.day).Year()
		e.Ranges = [][2]int{span(year - 1), span(year), span(year + 1)}
	}
	return r.add(i, next, e)
}

// near reads "today", "yesterday", "last week", "earlier this month".
func (r *reader) near(i int) int {
	var lo, hi int
	next := i + 1
	w := r.low(i)
	weekday := 0
	var now time.Time
	if r.known {
		now = fromDays(r.day)
		weekday = (int(now.Weekday()) + 6) % 7 // Monday 0
	}
	month := func(shift int) (int, int) {
		first := time.Date(now.Year(), now.Month()+time.Month(shift), 1, 0, 0, 0, 0, time.UTC)
		return days(first) - r.day, days(first.AddDate(0, 1, -1)) - r.day
	}
	year := func(shift int) (int, int) {
		first := time.Date(now.Year()+shift, 1, 1, 0, 0, 0, 0, time.UTC)
		return days(first) - r.day, days(first.AddDate(1, 0, -1)) - r.day
	}
	shift, known := map[string]int{"last": -1, "this": 0, "next": 1}[w]
	switch {
	case w == "today" || w == "tonight":
		lo, hi = 0, 0
	case w == "yesterday":
		lo, hi = -1, -1
	case w == "tomorrow":
		lo, hi = 1, 1
	case known && r.low(next) == "week":
		lo, hi = 7*shift-weekday-1, 7*shift-weekday+6
		next++
	case known && r.low(next) == "month":
		lo, hi = month(shift)
		next++
	case known && r.low(next) == "year":
		lo, hi = year(shift)
		next++
	default:
		return 0
	}
	if !r.known {
		return r.add(i, next, Expression{Kind: Near})
	}
	return r.add(i, next, Expression{Kind: Near, Ranges: [][2]int{{r.day + lo, r.day + hi}}})
}

// clock reads "10:30 a.m.", "8 p.m.", "noon", "midnight".
func (r *reader) clock(i int) int {
	t := r.tokens[i]
	if t.low == "noon" || t.low == "midnight" {
		minutes := 0
		if t.low == "noon" {
			minutes = 720
		}
		return r.add(i, i+1, Expression{Kind: TimeOfDay, Day: minutes})
	}
	hour, minute := t.number, 0
	colon := strings.IndexAny(t.low, ":.")
	if t.number < 0 {
		if colon < 0 || colon > 2 || len(t.low) != colon+3 {
			return 0
		}
		h, err1 := strconv.Atoi(t.low[:colon])
		m, err2 := strconv.Atoi(t.low[colon+1:])
		if err1 != nil || err2 != nil || m > 59 {
			return 0
		}
		hour, minute = h, m
	}
	if hour > 23 || strings.HasSuffix(strings.TrimRight(r.text[:t.start], " "), ":") {
		return 0
	}
	next := i + 1
	switch half := r.low(next); half {
	case "a.m", "am", "p.m", "pm":
		if hour > 12 || r.tokens[next].start-t.end > 1 {
			return 0
		}
		hour %= 12
		if half[0] == 'p' {
			hour += 12
		}
		next++
	default:
		return 0
	}
	return r.add(i, next, Expression{Kind: TimeOfDay, Day: hour*60 + minute})
}
