package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/news"
)

// statement is the text of a sentence as a claim gives it: on one line, without
// a dateline before it and without a quotation mark that has no partner.
func statement(text, dateline string) string {
	s := strings.TrimLeft(oneLine(text), "•*#>–—- ")
	s = behindDateline(s, dateline)
	for _, m := range [...][2]string{{"“", "”"}, {"\"", "\""}, {"‘", ""}} {
		s = pairMarks(s, m[0], m[1])
	}
	return strings.TrimSpace(s)
}

// longestDateline is in bytes, the dash included.
const longestDateline = 90

// behindDateline is s without "PORT ELLERY (NCA) - " before it: a known
// dateline, or words in capitals, before a dash.
func behindDateline(s, dateline string) string {
	head := s[:min(len(s), longestDateline)]
	for _, dash := range [...]string{" — ", " – ", " -- ", " - "} {
		at := strings.Index(head, dash)
		if at <= 0 {
			continue
		}
		place := strings.FieldsFunc(head[:at], func(c rune) bool { return c == ',' || c == '(' })
		if len(place) > 0 && (dateline != "" && strings.HasPrefix(s, dateline) || inCapitals(place[0])) {
			return s[at+len(dash):]
		}
	}
	return s
}

// inCapitals reports whether s is words of capitals, three letters at least.
func inCapitals(s string) bool {
	n := 0
	for _, c := range s {
		if unicode.IsLower(c) || unicode.IsDigit(c) {
			return false
		}
		if unicode.IsUpper(c) {
			n++
		}
	}
	return n >= 3 && len(strings.Fields(s)) <= 4
}

// pairMarks takes a mark without a partner away from either end of s.
func pairMarks(s, open, closed string) string {
	if closed == "" { // an apostrophe looks like the mark that closes
		if strings.HasPrefix(s, open) && !strings.Contains(s, "’ ") && !strings.HasSuffix(s, "’") {
			return s[len(open):]
		}
		return s
	}
	opens, closes := strings.Count(s, open), strings.Count(s, closed)
	if open == closed {
		opens, closes = (opens+1)/2, opens/2
		if opens > closes && strings.HasSuffix(s, closed) && !strings.HasPrefix(s, open) {
			return s[:len(s)-len(closed)]
		}
	}
	switch {
	case opens > closes && strings.HasPrefix(s, open):
		return s[len(open):]
	case closes > opens && strings.HasSuffix(s, closed):
		return s[:len(s)-len(closed)]
	}
	return s
}

// leaning are the words with which a sentence begins that leans on the one
// before it.
var leaning = set(`he she it they this that these those his her their its but and or so however meanwhile then there also instead still yet
	moreover therefore nonetheless nevertheless thus such both one another`)

// standsAlone reports whether a sentence is whole and can be understood
// without those before it.
func standsAlone(text string) bool {
	s := strings.TrimLeft(text, "“\"‘'[( ")
	first, _, _ := strings.Cut(s, " ")
	c, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLower(c) && !leaning[strings.ToLower(strings.Trim(first, ",'’"))] && ends(text)
}

// ends reports whether text ends as a sentence does.
func ends(text string) bool {
	s := strings.TrimRight(text, "”\"’')] \n")
	return s != "" && strings.ContainsRune(".!?…", lastRune(s))
}

func lastRune(s string) rune {
	c, _ := utf8.DecodeLastRuneInString(s)
	return c
}

// bare reports whether u says nothing but what the spans hold: a quotation
// with who said it. The spans are in order.
func (u *unit) bare(spans []news.Span) bool {
	outside := 0
	for _, w := range u.words {
		held := false
		for _, s := range spans {
			held = held || s.Overlaps(w.span)
		}
		if !held {
			outside++
		}
	}
	return outside <= maxBeside
}

// maxBeside is the number of content words that a sentence may have besides a
// quotation and who said it and still tell no more than that: "in response".
const maxBeside = 2
