package intake

import (
	"strconv"
	"strings"
	"time"

	"stemma/news"
)

// timeLayouts and dayLayouts are the forms made for machines; dates in words
// are read token by token.
var (
	timeLayouts = []string{
		time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
		"2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02 15:04:05.999999999Z07:00", "2006-01-02 15:04:05 -0700",
		"2006-01-02 15:04:05 MST", "2006-01-02 15:04:05", "2006-01-02 15:04", "20060102T150405Z0700", "20060102150405",
	}
	dayLayouts = []string{time.DateOnly, "2006-1-2", "2006/01/02", "2006/1/2", "20060102", "02.01.2006", "2.1.2006"}
)

// zones are the abbreviations that news uses, in seconds east of Greenwich. The
// time package knows only those of the local zone.
var zones = map[string]int{
	"UTC": 0, "GMT": 0, "Z": 0, "EST": -5 * 3600, "EDT": -4 * 3600, "ET": -5 * 3600, "CST": -6 * 3600, "CDT": -5 * 3600, "CT": -6 * 3600,
	"MST": -7 * 3600, "MDT": -6 * 3600, "MT": -7 * 3600, "PST": -8 * 3600, "PDT": -7 * 3600, "PT": -8 * 3600, "BST": 3600, "CET": 3600, "CEST": 2 * 3600,
	"EET": 2 * 3600, "EEST": 3 * 3600, "MSK": 3 * 3600, "IST": 19800, "JST": 9 * 3600, "AEST": 10 * 3600, "AEDT": 11 * 3600,
}

var months = map[string]time.Month{}

func init() {
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		months[name], months[name[:3]] = m, m
	}
	months["sept"] = time.September
}

var weekdays = set("monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun")

// parseMoment reads a date or timestamp in the forms that pages, feeds and
// bylines give it in. A time without a zone is taken as UTC; seconds or
// milliseconds since 1970 are read where s is a plain number.
func parseMoment(s string) (news.Moment, bool) {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) < 6 || len(s) > 64 || !strings.ContainsAny(s, "0123456789") {
		return news.Moment{}, false
	}
	if s[0] >= '0' && s[0] <= '9' {
		if m, ok := epoch(s); ok {
			return m, true
		}
		for _, layout := range timeLayouts {
			if t, err := time.Parse(layout, s); err == nil && plausible(t) {
				return news.Moment{Time: settleZone(t)}, true
			}
		}
		for _, layout := range dayLayouts {
			if t, err := time.Parse(layout, s); err == nil && plausible(t) {
				return news.Moment{Time: t, DayOnly: true}, true
			}
		}
	}
	return momentInWords(s)
}

// epoch reads seconds or milliseconds since 1970.
func epoch(s string) (news.Moment, bool) {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || len(s) == 8 || len(s) == 14 {
		return news.Moment{}, false
	}
	if n > 1e11 {
		n /= 1000
	}
	if n < 1e8 || n > 7e9 {
		return news.Moment{}, false
	}
	return news.Moment{Time: time.Unix(int64(n), 0).UTC()}, true
}

func plausible(t time.Time) bool { return t.Year() >= 1600 && t.Year() < 2200 }

// settleZone gives the abbreviated zones of t their offset.
func settleZone(t time.Time) time.Time {
	name, offset := t.Zone()
	known, ok := zones[name]
	if !ok || offset == known {
		if offset == 0 {
			return t.UTC()
		}
		return t
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.FixedZone(name, known))
}

// worded is a date in words as far as it was read.
type worded struct {
	month                time.Month
	day, year            int
	hour, minute, second int
	timed, american      bool
	zone                 *time.Location
	a, b                 int // of a/b/year
}

// momentInWords reads "Fri, March 12, 2031 5:04 p.m. EST", "12 March 2031 at
// 17:04", "03/12/2031 5:04 pm": month, day and year in any order. It fails
// without a year.
func momentInWords(s string) (news.Moment, bool) {
	w, ok := readWords(s)
	if !ok {
		return news.Moment{}, false
	}
	return w.moment()
}

// isPartialDate reports whether s is a day and a time of day without a year.
func isPartialDate(s string) bool {
	w, ok := readWords(s)
	return ok && len(s) <= 40 && w.month != 0 && w.day != 0 && w.timed
}

// readWords reads a date as far as its words go; each must be a part of one.
func readWords(s string) (worded, bool) {
	w := worded{zone: time.UTC}
	for token := range strings.FieldsFuncSeq(s, func(r rune) bool {
		return r == ' ' || r == ',' || r == '(' || r == ')' || r == '\u202f' || r == '\u00a0'
	}) {
		if !w.read(token) {
			return w, false
		}
	}
	return w, true
}

// read takes one token, and reports whether it is a part of a date.
func (w *worded) read(token string) bool {
	lower := strings.ToLower(strings.TrimRight(token, "."))
	if m, ok := months[lower]; ok && w.month == 0 {
		w.month = m
		return true
	}
	if weekdays[lower] || lower == "at" || lower == "on" || lower == "of" || lower == "-" || lower == "–" || lower == "|" || lower == "the" {
		return true
	}
	if offset, ok := zones[strings.ToUpper(lower)]; ok && w.timed {
		w.zone = time.FixedZone(strings.ToUpper(lower), offset)
		if offset == 0 {
			w.zone = time.UTC
		}
		w.american = w.american || offset < -4*3600+1
		return true
	}
	if half := strings.ReplaceAll(lower, ".", ""); half == "am" || half == "pm" {
		return w.readHalf(half)
	}
	if (token[0] == '+' || token[0] == '-') && w.timed {
		if t, err := time.Parse("-0700", strings.ReplaceAll(token, ":", "")); err == nil {
			w.zone = t.Location()
			return true
		}
		return false
	}
	if strings.Contains(lower, ":") {
		return w.readClock(lower)
	}
	if strings.Count(lower, "/") == 2 {
		return w.readSlashed(lower)
	}
	return w.readNumber(lower)
}

func (w *worded) readHalf(half string) bool {
	if !w.timed && w.day > 0 && w.day <= 12 && w.year == 0 && w.month == 0 { // "5 pm"
		w.hour, w.day, w.timed = w.day, 0, true
	}
	if !w.timed || w.hour > 12 {
		return false
	}
	w.american = true
	w.hour %= 12
	if half == "pm" {
		w.hour += 12
	}
	return true
}

// readClock reads "17:04", "5:04:09", "5:04pm".
func (w *worded) readClock(token string) bool {
	bare := strings.TrimRight(token, "apm.")
	parts := strings.Split(bare, ":")
	if len(parts) > 3 || w.timed {
		return false
	}
	values := [3]int{}
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || n < 0 || n > 59 || i == 0 && n > 24 {
			return false
		}
		values[i] = n
	}
	w.hour, w.minute, w.second, w.timed = values[0], values[1], values[2], true
	if half := strings.ReplaceAll(token[len(bare):], ".", ""); half == "am" || half == "pm" {
		return w.readHalf(half)
	}
	return len(bare) == len(token)
}

func (w *worded) readSlashed(token string) bool {
	p := strings.Split(token, "/")
	a, err1 := strconv.Atoi(p[0])
	b, err2 := strconv.Atoi(p[1])
	year, err3 := strconv.Atoi(p[2])
	if err1 != nil || err2 != nil || err3 != nil || len(p[2]) != 4 || w.year != 0 {
		return false
	}
	w.a, w.b, w.year = a, b, year
	return true
}

// readNumber reads a day, "12" or "12th", or a year.
func (w *worded) readNumber(token string) bool {
	bare := token
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		bare = strings.TrimSuffix(bare, suffix)
	}
	n, err := strconv.Atoi(bare)
	switch {
	case err != nil || n <= 0:
		return false
	case len(bare) == 4 && w.year == 0:
		w.year = n
	case len(bare) <= 2 && n <= 31 && w.day == 0:
		w.day = n
	default:
		return false
	}
	return true
}

// moment is the date, where it has a day, a month and a year. Which of 3/4/2031
// is the month is told by a number over 12 or by American times only.
func (w *worded) moment() (news.Moment, bool) {
	if w.a > 0 && w.b > 0 && w.month == 0 {
		switch {
		case w.a > 12:
			w.day, w.month = w.a, time.Month(w.b)
		case w.b > 12 || w.american || w.a == w.b:
			w.month, w.day = time.Month(w.a), w.b
		}
	}
	if w.month < time.January || w.month > time.December || w.day == 0 || w.year == 0 {
		return news.Moment{}, false
	}
	t := time.Date(w.year, w.month, w.day, w.hour, w.minute, w.second, 0, w.zone)
	if !plausible(t) || t.Month() != w.month || w.hour < 24 && t.Day() != w.day {
		return news.Moment{}, false
	}
	return news.Moment{Time: t, DayOnly: !w.timed}, true
}
