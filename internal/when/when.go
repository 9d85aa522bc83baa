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
	Zone  string     // of TimeOfDay as written, "est"; "" for none
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
		return sameTime(a, b)
	}
	if a.withoutYear() != b.withoutYear() && (a.Year > 0 || b.Year > 0) {
		return a.Kind != b.Kind || a.Day == b.Day && a.Month == b.Month // "Sept. 11" may be of any year
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

// withoutYear reports whether e is a day whose year was not written.
func (e Expression) withoutYear() bool { return e.Kind == MonthDay && e.Year == 0 }

// zones are the hours that time zones are ahead of GMT; "et" and its like are
// those of summer or of winter.
var zones = map[string][]int{
	"gmt": {0}, "utc": {0}, "bst": {1}, "cet": {1}, "cest": {2}, "est": {-5}, "edt": {-4}, "et": {-5, -4}, "cst": {-6}, "cdt": {-5}, "ct": {-6, -5},
	"mst": {-7}, "mdt": {-6}, "mt": {-7, -6}, "pst": {-8}, "pdt": {-7}, "pt": {-8, -7}, "eastern": {-5, -4}, "central": {-6, -5}, "pacific": {-8, -7},
}

// sameTime reports whether two times of day may be one: clocks of twelve hours
// are not told apart, and where only one names its zone any whole hour may
// lie between them.
func sameTime(a, b Expression) bool {
	between := a.Day - b.Day
	switch {
	case a.Zone != "" && b.Zone != "":
		for _, x := range zones[a.Zone] {
			for _, y := range zones[b.Zone] {
				if (between-60*(x-y))%720 == 0 {
					return true
				}
			}
		}
		return false
	case a.Zone != b.Zone:
		return between%60 == 0
	}
	return between%720 == 0
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
	if t.number >= 1 && t.number <= 31 {
		if m := r.monthBehind(i); m > 0 {
			return r.dated(i, m+1, monthNames[r.low(m)], t.number)
		}
	}
	if n := r.clock(i); n > 0 {
		return n
	}
	if n := r.digits(i); n > 0 {
		return n
	}
	if t.number >= 1900 && t.number < 2100 && t.end-t.start == 4 {
		return r.year(i)
	}
	return r.near(i)
}

// monthBehind is the token of the month in "12 February", "12th of February"
// with the day at i, 0 for none.
func (r *reader) monthBehind(i int) int {
	m := i + 1
	switch r.low(m) {
	case "st", "nd", "rd", "th":
		if r.tokens[m].start != r.tokens[i].end {
			return 0
		}
		m++
	}
	if r.low(m) == "of" {
		m++
	}
	if m >= len(r.tokens) || monthNames[r.low(m)] == 0 || !r.tokens[m].capital || len(r.text[r.tokens[m-1].end:r.tokens[m].start]) > 2 || !r.glued(m-1) {
		return 0
	}
	return m
}

// digits reads "2031-05-13" and "13/5/2031", of which either number may be the
// month's.
func (r *reader) digits(i int) int {
	a, b, c := r.number(i), r.number(i+1), r.number(i+2)
	if a < 1 || b < 1 || c < 1 {
		return 0
	}
	sign := r.text[r.tokens[i].end:r.tokens[i+1].start]
	if sign != r.text[r.tokens[i+1].end:r.tokens[i+2].start] || sign != "-" && sign != "/" {
		return 0
	}
	e := Expression{Kind: MonthDay}
	read := func(year, month, day int) {
		if year >= 1900 && year < 2100 && month <= 12 && day <= 31 {
			e.Year, e.Month, e.Day = year, time.Month(month), day
			n := days(time.Date(year, e.Month, day, 0, 0, 0, 0, time.UTC))
			e.Ranges = append(e.Ranges, [2]int{n, n})
		}
	}
	if a >= 1900 {
		read(a, b, c)
	} else {
		read(c, a, b)
		read(c, b, a)
	}
	if len(e.Ranges) == 0 {
		return 0
	}
	return r.add(i, i+3, e)
}

// decade reads "the 1930s", "the 1930's" with the year at i.
func (r *reader) decade(i int) int {
	t := r.tokens[i]
	rest := strings.TrimPrefix(strings.TrimPrefix(r.text[t.end:min(len(r.text), t.end+5)], "'"), "’")
	if t.number%10 != 0 || !strings.HasPrefix(rest, "s") || len(rest) > 1 && isLetter(rest[1]) {
		return 0
	}
	first := days(time.Date(t.number, 1, 1, 0, 0, 0, 0, time.UTC))
	last := days(time.Date(t.number+9, 12, 31, 0, 0, 0, 0, time.UTC))
	return r.add(i, i+1, Expression{Kind: Year, Year: t.number, Ranges: [][2]int{{first, last}}})
}

func (r *reader) year(i int) int {
	t := r.tokens[i]
	if n := r.decade(i); n > 0 {
		return n
	}
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

// dated adds the day d of a month whose tokens run from i to next, with the
// year where it follows.
func (r *reader) dated(i, next int, m time.Month, d int) int {
	e := Expression{Kind: MonthDay, Month: m, Day: d}
	more := 0 // days that a range goes on: "May 2-4"
	if end := r.number(next); end > d && end <= 31 && next > 0 {
		if sep := r.text[r.tokens[next-1].end:r.tokens[next].start]; sep == "-" || sep == "–" {
			more = end - d
			next++
		}
	}
	if y := r.number(next); y >= 1900 && y < 2100 && r.glued(next-1) {
		e.Year = y
		next++
	}
	of := func(year int) int { return days(time.Date(year, m, d, 0, 0, 0, 0, time.UTC)) }
	switch {
	case e.Year > 0:
		e.Ranges = [][2]int{{of(e.Year), of(e.Year) + more}}
	case r.known:
		year := fromDays(r.day).Year()
		best := of(year)
		for _, y := range [...]int{year - 1, year + 1} {
			if c := of(y); abs(c-r.day) < abs(best-r.day) {
				best = c
			}
		}
		e.Ranges = [][2]int{{best, best + more}}
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
	case w == "this" && partOfDay[r.low(next)]:
		next++
	case (known || w == "the" && r.low(i-1) == "over") && r.low(next) == "weekend":
		next++
		return r.weekend(i, next, weekday, shift)
	case r.low(i+2) == "ago" || r.low(i+2) == "earlier" && r.low(i-1) == "":
		n, ok := spans[r.low(i+1)]
		many := counts[w]
		if r.number(i) > 0 {
			many = r.number(i)
		}
		if !ok || many == 0 || !r.known {
			return 0
		}
		lo, hi = -many*n.days-n.slack, -many*n.days+n.slack
		next += 2
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

// partOfDay are the words behind "this" that name a part of today.
var partOfDay = map[string]bool{"morning": true, "afternoon": true, "evening": true}

// counts are the words before "days ago".
var counts = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}

// spans are the days of a stretch of time, and how far off a number of them may
// be.
var spans = map[string]struct{ days, slack int }{
	"day": {1, 0}, "days": {1, 0}, "week": {7, 3}, "weeks": {7, 3}, "month": {30, 16}, "months": {30, 16}, "year": {365, 190}, "years": {365, 190},
}

// weekend adds the weekend that the tokens from i to next name: the one before
// ("over the weekend", "last weekend") or the one after the article.
func (r *reader) weekend(i, next, weekday, shift int) int {
	if !r.known {
		return 0
	}
	saturday := r.day - weekday + 5
	before, after := [2]int{saturday - 8, saturday - 6}, [2]int{saturday - 1, saturday + 1} // news counts Friday night
	if weekday >= 5 {
		before, after = after, [2]int{saturday + 6, saturday + 8}
	}
	e := Expression{Kind: Near, Ranges: [][2]int{before, after}}
	if shift < 0 {
		e.Ranges = [][2]int{before, {before[0] - 7, before[1] - 7}}
	}
	return r.add(i, next, e)
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
		if colon < 0 || !clockBefore[r.low(i-1)] && zones[half] == nil {
			return 0
		}
	}
	e := Expression{Kind: TimeOfDay, Day: hour*60 + minute}
	if zones[r.low(next)] != nil {
		e.Zone = r.low(next)
		next++
	}
	return r.add(i, next, e)
}

// clockBefore are the words before a time on a clock of 24 hours.
var clockBefore = map[string]bool{"at": true, "about": true, "around": true, "by": true, "until": true, "before": true, "after": true}
