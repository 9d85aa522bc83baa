package intake

import (
	"strconv"
	"strings"
	"time"

	"stemma/news"
)

// timeLayouts are those with a time of day, dayLayouts those without.
var (
	timeLayouts = []string{
		time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
		"2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02 15:04:05.999999999Z07:00", "2006-01-02 15:04:05 -0700",
		"2006-01-02 15:04:05 MST", "2006-01-02 15:04:05", "2006-01-02 15:04",
		time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 -0700",
		"Mon Jan _2 15:04:05 MST 2006", "Mon Jan _2 15:04:05 -0700 2006", "Mon Jan _2 15:04:05 2006",
		"20060102T150405Z0700", "20060102150405",
		"January 2, 2006 3:04 PM MST", "January 2, 2006 3:04 PM", "January 2, 2006 15:04",
		"Jan 2, 2006 3:04 PM MST", "Jan 2, 2006 3:04 PM", "2 January 2006 15:04 MST", "2 January 2006 15:04", "2 Jan 2006 15:04",
		"January 2, 2006 at 3:04 PM MST", "January 2, 2006 at 3:04 PM", "Jan 2, 2006 at 3:04 PM MST", "Jan 2, 2006 at 3:04 PM",
		"January 2, 2006, 3:04 PM MST", "January 2, 2006, 3:04 PM", "Jan 2, 2006, 3:04 PM MST", "Jan 2, 2006, 3:04 PM",
	}
	dayLayouts = []string{
		time.DateOnly, "2006-1-2", "2006/01/02", "2006/1/2", "20060102", "02.01.2006", "2.1.2006",
		"January 2, 2006", "January 2 2006", "Jan 2, 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006", "2 January, 2006",
		"Monday, January 2, 2006", "Mon, January 2, 2006", "Mon, Jan 2, 2006", "Monday, 2 January 2006", "Monday 2 January 2006", "Mon, 2 Jan 2006", "Mon 2 Jan 2006",
	}
)

// zones are the abbreviations that news uses, in seconds east of Greenwich. The
// time package knows only those of the local zone.
var zones = map[string]int{
	"UTC": 0, "GMT": 0, "Z": 0, "EST": -5 * 3600, "EDT": -4 * 3600, "ET": -5 * 3600, "CST": -6 * 3600, "CDT": -5 * 3600,
	"MST": -7 * 3600, "MDT": -6 * 3600, "PST": -8 * 3600, "PDT": -7 * 3600, "BST": 3600, "CET": 3600, "CEST": 2 * 3600,
	"EET": 2 * 3600, "EEST": 3 * 3600, "MSK": 3 * 3600, "IST": 19800, "JST": 9 * 3600, "AEST": 10 * 3600, "AEDT": 11 * 3600,
}

var dateWords = strings.NewReplacer("a.m.", "AM", "p.m.", "PM", " am", " AM", " pm", " PM", "Sept.", "Sep", "Sept ", "Sep ",
	"Jan.", "Jan", "Feb.", "Feb", "Mar.", "Mar", "Apr.", "Apr", "Jun.", "Jun", "Jul.", "Jul", "Aug.", "Aug", "Sep.", "Sep",
	"Oct.", "Oct", "Nov.", "Nov", "Dec.", "Dec", "1st", "1", "2nd", "2", "3rd", "3", "th,", ",", "\u202f", " ", "\u00a0", " ")

// parseMoment reads a date or timestamp in the forms that pages, feeds and
// bylines give it in. A time without a zone is taken as UTC; seconds or
// milliseconds since 1970 are read where s is a plain number.
func parseMoment(s string) (news.Moment, bool) {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) < 6 || len(s) > 64 {
		return news.Moment{}, false
	}
	if m, ok := epoch(s); ok {
		return m, true
	}
	for _, form := range []string{s, dateWords.Replace(s)} {
		for _, layout := range timeLayouts {
			if t, err := time.Parse(layout, form); err == nil && plausible(t) {
				return news.Moment{Time: settleZone(t)}, true
			}
		}
		for _, layout := range dayLayouts {
			if t, err := time.Parse(layout, form); err == nil && plausible(t) {
				return news.Moment{Time: t, DayOnly: true}, true
			}
		}
	}
	return news.Moment{}, false
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
	t := time.Unix(int64(n), 0).UTC()
	return news.Moment{Time: t}, n > 1e6 && plausible(t)
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
