package when

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stemma/news"
)

// wednesday is the day against which the tests resolve: 12 February 2025.
var wednesday = news.Moment{Time: time.Date(2025, 2, 12, 15, 0, 0, 0, time.UTC)}

func one(t *testing.T, text string, published news.Moment) Expression {
	t.Helper()
	got := Find(text, published)
	if len(got) != 1 {
		t.Fatalf("%q holds %d dates: %+v", text, len(got), got)
	}
	return got[0]
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, span, first, last string }{
		{"He left on Wednesday.", "Wednesday", "2025-02-12", "2025-02-12"},
		{"He left on Monday.", "Monday", "2025-02-10", "2025-02-10"},
		{"He left last Friday.", "last Friday", "2025-02-07", "2025-02-07"},
		{"He left on Feb. 12.", "Feb. 12", "2025-02-12", "2025-02-12"},
		{"He left on December 30.", "December 30", "2024-12-30", "2024-12-30"},
		{"He left on February 12th, 2013, by boat.", "February 12th, 2013", "2013-02-12", "2013-02-12"},
		{"He left on 3 May 2011.", "3 May 2011", "2011-05-03", "2011-05-03"},
		{"He left on the 3rd of June, 2011.", "3rd of June, 2011", "2011-06-03", "2011-06-03"},
		{"He left on 2025-02-11.", "2025-02-11", "2025-02-11", "2025-02-11"},
		{"He left on 2/28/2025.", "2/28/2025", "2025-02-28", "2025-02-28"},
		{"He left two days ago.", "two days ago", "2025-02-10", "2025-02-10"},
		{"He left a week ago.", "a week ago", "2025-02-02", "2025-02-08"},
		{"He left three weeks ago.", "three weeks ago", "2025-01-19", "2025-01-25"},
		{"He left last weekend.", "last weekend", "2025-02-07", "2025-02-09"},
		{"He left this morning.", "this morning", "2025-02-12", "2025-02-12"},
		{"They met on Feb. 3-5.", "Feb. 3-5", "2025-02-03", "2025-02-05"},
		{"He left in the 1930s.", "1930", "1930-01-01", "1939-12-31"},
		{"He left in the 1930’s.", "1930", "1930-01-01", "1939-12-31"},
		{"He left on 3 June 2011.", "3 June 2011", "2011-06-03", "2011-06-03"},
		{"He left on Tuesday, Feb. 11.", "Feb. 11", "2025-02-11", "2025-02-11"},
		{"He left in 2013.", "2013", "2013-01-01", "2013-12-31"},
		{"He left in March 2013.", "March 2013", "2013-03-01", "2013-03-31"},
		{"He left yesterday.", "yesterday", "2025-02-11", "2025-02-11"},
		{"He left earlier this week.", "this week", "2025-02-09", "2025-02-16"},
		{"He left last month.", "last month", "2025-01-01", "2025-01-31"},
		{"He left last year.", "last year", "2024-01-01", "2024-12-31"},
	} {
		e := one(t, c.text, wednesday)
		if got := e.Span.Of(c.text); got != c.span {
			t.Errorf("%q: span %q, want %q", c.text, got, c.span)
		}
		if len(e.Ranges) == 0 {
			t.Errorf("%q is not resolved", c.text)
			continue
		}
		first, last := fromDays(e.Ranges[0][0]).Format(time.DateOnly), fromDays(e.Ranges[0][1]).Format(time.DateOnly)
		if first != c.first || last != c.last {
			t.Errorf("%q: %s to %s, want %s to %s", c.text, first, last, c.first, c.last)
		}
	}
}

func TestNoDates(t *testing.T) {
	for _, text := range []string{"", "He may leave.", "They march 12 miles.", "Sun rose", "won 18:41", "on 45/99/2013", "$2013 each", "some 2013 people", "Room 12", "May said so"} {
		if got := Find(text, wednesday); len(got) != 0 {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestAgreement(t *testing.T) {
	dayAfter := news.Moment{Time: wednesday.Time.AddDate(0, 0, 1), DayOnly: true}
	for _, c := range []struct {
		a, b         string
		pubA, pubB   news.Moment
		comparable_  bool
		agree        bool
		whyItMatters string
	}{
		{"on Wednesday", "on Feb. 12", wednesday, wednesday, true, true, "weekday and date"},
		{"on Wednesday", "yesterday", wednesday, dayAfter, true, true, "each against its own day"},
		{"on Wednesday", "on Tuesday", wednesday, wednesday, true, false, "two weekdays"},
		{"on Wednesday", "on Tuesday", news.Moment{}, news.Moment{}, true, false, "two weekdays of articles without date"},
		{"on Wednesday", "earlier this week", wednesday, wednesday, true, true, "coarse and fine"},
		{"in 2013", "in March 2013", wednesday, wednesday, true, true, "year and month"},
		{"in 2013", "in 2014", news.Moment{}, news.Moment{}, true, false, "years"},
		{"on Feb. 12", "on Feb. 13", news.Moment{}, news.Moment{}, true, false, "days without year"},
		{"on Feb. 12", "on Feb. 12, 2025", news.Moment{}, news.Moment{}, true, true, "year left out"},
		{"at 10:30 a.m.", "at 11 a.m.", wednesday, wednesday, true, false, "times of day"},
		{"at 10:30 a.m.", "on Wednesday", wednesday, wednesday, false, false, "time and day"},
		{"on Wednesday", "on Feb. 12", news.Moment{}, news.Moment{}, false, false, "weekday of an unknown week"},
		{"the Sept. 11 attacks", "the Sept. 11, 2001, attacks", wednesday, wednesday, true, true, "a day of a well-known year"},
		{"the Sept. 11 attacks", "the Sept. 12, 2001, attacks", wednesday, wednesday, true, false, "another day"},
		{"the Sept. 11 attacks", "the attacks of 2001", wednesday, wednesday, true, true, "a day and a year"},
		{"on Tuesday", "on Feb. 13", wednesday, wednesday, true, false, "weekday and another date"},
		{"on Tuesday", "yesterday", wednesday, wednesday, true, true, "weekday and day before"},
		{"on Monday", "two days ago", wednesday, wednesday, true, true, "days ago"},
		{"on Monday", "three days ago", wednesday, wednesday, true, false, "another number of days ago"},
		{"on Feb. 4", "last week", wednesday, wednesday, true, true, "last week"},
		{"on Jan. 24", "last week", wednesday, wednesday, true, false, "not last week"},
		{"on Jan. 24", "three weeks ago", wednesday, wednesday, true, true, "weeks ago"},
		{"on Jan. 24", "a week ago", wednesday, wednesday, true, false, "not a week ago"},
		{"over the weekend", "on Saturday", wednesday, wednesday, true, true, "weekend"},
		{"over the weekend", "on Feb. 4", wednesday, wednesday, true, false, "not the weekend"},
		{"in the 1930s", "in 1931", wednesday, wednesday, true, true, "decade"},
		{"in the 1930s", "in 1942", wednesday, wednesday, true, false, "another decade"},
		{"in 2025", "this year", wednesday, wednesday, true, true, "this year"},
		{"in 2023", "last year", wednesday, wednesday, true, false, "not last year"},
		{"on Feb. 3-5", "on Feb. 4", wednesday, wednesday, true, true, "days from and to"},
		{"on 5/6/2025", "on June 5, 2025", wednesday, wednesday, true, true, "the day first"},
		{"on 5/6/2025", "on May 6, 2025", wednesday, wednesday, true, true, "the month first"},
		{"at 6:41 p.m.", "at 18:41", wednesday, wednesday, true, true, "two clocks"},
		{"at 10:30 a.m. EST", "at 15:30 GMT", wednesday, wednesday, true, true, "two zones"},
		{"at 10:30 a.m. EST", "at 7:30 a.m. PST", wednesday, wednesday, true, true, "two coasts"},
		{"at 10:30 a.m. EST", "at 10:30 a.m. PST", wednesday, wednesday, true, false, "one figure in two zones"},
		{"at 10:30 a.m. EST", "at 7:30 a.m.", wednesday, wednesday, true, true, "a zone that is not told"},
		{"at 10:30 a.m. EST", "at 7:45 a.m.", wednesday, wednesday, true, false, "no zone makes them one"},
	} {
		a, b := one(t, c.a, c.pubA), one(t, c.b, c.pubB)
		if Comparable(a, b) != c.comparable_ {
			t.Errorf("%s: comparable is %v", c.whyItMatters, !c.comparable_)
			continue
		}
		if c.comparable_ && (Agree(a, b) != c.agree || Agree(b, a) != c.agree) {
			t.Errorf("%s: agree is %v", c.whyItMatters, !c.agree)
		}
		if Conflict(a, b) != (c.comparable_ && !c.agree) {
			t.Errorf("%s: conflict", c.whyItMatters)
		}
	}
}

func check(t interface{ Fatalf(string, ...any) }, text string) {
	for _, p := range []news.Moment{wednesday, {}} {
		last := 0
		for _, e := range Find(text, p) {
			if e.Span.Start < last || e.Span.Empty() || e.Span.End > len(text) {
				t.Fatalf("%q: span %v after %d", text, e.Span, last)
			}
			if !Agree(e, e) {
				t.Fatalf("%q: does not agree with itself", text)
			}
			last = e.Span.End
		}
	}
}

func TestSpansAreInOrder(t *testing.T) {
	piece := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"Wednesday", "Feb.", "12", " ", ", ", "2013", "last ", "week", "this month", "10:30", " a.m.", "in ", "March", "th", "noon", "May", "next ",
	}))
	rapid.Check(t, func(t *rapid.T) { check(t, strings.Join(rapid.SliceOfN(piece, 0, 20).Draw(t, "pieces"), "")) })
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Wednesday, Feb. 12, 2013 at 10:30 a.m.", "last last week", "May 99", "12 12 June", "\xff2013", "Sat Sun", "last Wednesday Feb 3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, text) })
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The council said on Tuesday that the bridge, closed since Feb. 12, would open next week at 8 a.m. for the first time since 2013. ", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text, wednesday)
	}
}
