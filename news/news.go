// Package news holds the nouns of Stemma as plain types: articles and what is
// read in them, stories and what is collated from them.
//
// It has no logic beyond encoding and imports nothing of this module, so that
// every stage can speak of the same things. Fields with a JSON name are a
// contract with programs that read Stemma's output: they keep their names and
// their meaning.
//
// All offsets are UTF-8 byte offsets, half open, into [Article.Text].
package news

import (
	"encoding/json"
	"fmt"
	"time"
)

// ArticleID names one article within a run or a library: the input's own id
// where it has one, else a hash of the content.
type ArticleID string

// Span is the half-open byte range [Start, End) of an article's text. In JSON
// it is the array [start, end].
type Span struct{ Start, End int }

// MarshalJSON writes the span as [start, end].
func (s Span) MarshalJSON() ([]byte, error) { return json.Marshal([2]int{s.Start, s.End}) }

// UnmarshalJSON reads the span from [start, end].
func (s *Span) UnmarshalJSON(b []byte) error {
	var a [2]int
	if err := json.Unmarshal(b, &a); err != nil {
		return fmt.Errorf("span: %w", err)
	}
	s.Start, s.End = a[0], a[1]
	return nil
}

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies wholly within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Of is the part of text that s covers.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Moment is a point in time as precisely as an article gives it: a full
// timestamp, or a day. The zero Moment is unknown and is "" in JSON.
type Moment struct {
	Time    time.Time
	DayOnly bool // the source gave a date without a time of day
}

// Known reports whether m holds a time.
func (m Moment) Known() bool { return !m.Time.IsZero() }

// String is RFC 3339, the day alone where only that is known, or "".
func (m Moment) String() string {
	switch {
	case !m.Known():
		return ""
	case m.DayOnly:
		return m.Time.Format(time.DateOnly)
	default:
		return m.Time.Format(time.RFC3339)
	}
}

// MarshalJSON writes m as its String.
func (m Moment) MarshalJSON() ([]byte, error) { return json.Marshal(m.String()) }

// UnmarshalJSON reads what MarshalJSON writes.
func (m *Moment) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("moment: %w", err)
	}
	if s == "" {
		*m = Moment{}
		return nil
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		*m = Moment{Time: t}
		return nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return fmt.Errorf("moment: %w", err)
	}
	*m = Moment{Time: t, DayOnly: true}
	return nil
}
