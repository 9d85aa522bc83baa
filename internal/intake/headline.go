package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/news"
)

// longestHeadline is in bytes; longer first lines are paragraphs.
const longestHeadline = 220

// maxDecks is how many lines between headline and report may sum it up.
const maxDecks = 2

// isHeadline reports whether line at is a headline: short, no sentence, and
// followed by the report. marked tells which lines are boilerplate.
func isHeadline(text string, lines []line, at int, marked func(news.Span) bool) bool {
	words := lines[at].span.Of(text)
	if strings.HasPrefix(words, "# ") {
		return len(words) <= longestHeadline
	}
	if len(words) > longestHeadline || !headlineForm(words) {
		return false
	}
	signed, decks := false, 0 // a byline or a date stands between; lines below the headline that are no sentences
	for next := at + 1; next < len(lines) && next < at+headLines; next++ {
		following := lines[next].span.Of(text)
		if isBylineLike(following) {
			signed = true
			continue
		}
		if marked(lines[next].span) {
			continue
		}
		if _, dated := splitDateline(following); dated || signed {
			return true
		}
		if hasStop(words) && !isTitleCase(words) {
			return false
		}
		if decks < maxDecks && !hasStop(following) && len(following) <= longestHeadline && headlineForm(following) {
			decks++
			continue
		}
		if decks > 0 {
			return len(following) > 120 || lines[at+1].blank > 0
		}
		return next > at+1 || startsReport(words, following, lines[next].blank > 0)
	}
	return false
}

// headlineForm reports whether words could be a headline by themselves.
func headlineForm(words string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(words, "\"'“‘«„(["))
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) && !unicode.Is(unicode.Lo, first) && !startsLowerBrand(words) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words, "\"'”’»)] "))
	if strings.ContainsRune(";,:-–—", last) || len(words) > 140 && endsSentence(words) {
		return false
	}
	if isBylineLike(words) || len(words) < 18 && len(strings.Fields(words)) < 4 && isLatin(first) {
		return false
	}
	_, dated := splitDateline(words)
	return !dated
}

// isLatin tells scripts in which a short line is a label from those in which it
// may be a headline.
func isLatin(r rune) bool { return r < 0x370 }

// startsLowerBrand lets names such as "iPhone" begin a headline.
func startsLowerBrand(words string) bool {
	return len(words) > 1 && unicode.IsLower(rune(words[0])) && unicode.IsUpper(rune(words[1]))
}

// endsAbbreviated reports whether the last full stop belongs to initials, as in
// "Storm nears the U.S."
func endsAbbreviated(words string) bool {
	n := len(words)
	return n >= 4 && words[n-1] == '.' && words[n-3] == '.' && unicode.IsUpper(rune(words[n-2])) && unicode.IsUpper(rune(words[n-4]))
}

// hasStop reports whether words end with a full stop that is not an initial's.
func hasStop(words string) bool {
	return strings.HasSuffix(strings.TrimRight(words, "\"'”’»)] "), ".") && !endsAbbreviated(words)
}

// isTitleCase reports whether at least five in six of the longer words begin
// with a capital letter, as in the headlines that end with a full stop.
func isTitleCase(words string) bool {
	long, capital := 0, 0
	for w := range strings.FieldsSeq(words) {
		w = strings.TrimFunc(w, unicode.IsPunct)
		if utf8.RuneCountInString(w) < 4 {
			continue
		}
		long++
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLower(r) {
			capital++
		}
	}
	return long >= 3 && capital*6 >= long*5
}

// startsReport tells a headline over a report from the first line of a text
// whose lines are wrapped: below a headline there is a blank line, or a line
// that is much longer or a whole sentence.
func startsReport(headline, following string, blank bool) bool {
	first, _ := utf8.DecodeRuneInString(following)
	if blank {
		return true
	}
	if unicode.IsLower(first) {
		return false
	}
	return len(following) > 120 && len(following)*2 > len(headline)*3 || endsSentence(following) && len(following) > len(headline)
}

// headlineSpan is the headline within its line: without Markdown's marks.
func headlineSpan(text string, s news.Span) news.Span {
	words := s.Of(text)
	trimmed := strings.TrimLeft(words, "#")
	if len(trimmed) < len(words) && strings.HasPrefix(trimmed, " ") {
		s.Start = s.End - len(strings.TrimLeft(trimmed, " "))
		s.End = s.Start + len(strings.TrimRight(s.Of(text), " #"))
	}
	words = s.Of(text)
	if len(words) > 4 && strings.HasPrefix(words, "**") && strings.HasSuffix(words, "**") {
		s.Start += 2
		s.End -= 2
	}
	return s
}

func cleanHeadline(words string) string { return strings.Join(strings.Fields(words), " ") }
