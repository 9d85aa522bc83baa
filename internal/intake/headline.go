package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/news"
)

// longestHeadline is in bytes; longer first lines are paragraphs.
const longestHeadline = 220

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
	for next := at + 1; next < len(lines) && next < at+headLines; next++ {
		following := lines[next].span.Of(text)
		if marked(lines[next].span) || isBylineLike(following) {
			continue
		}
		return startsReport(words, following, lines[next].blank > 0)
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
	if strings.ContainsRune(".;,:…-–—", last) && !endsAbbreviated(words) {
		return false
	}
	if isBylineLike(words) || utf8.RuneCountInString(words) < 8 {
		return false
	}
	_, _, dated := splitDateline(words)
	return !dated
}

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
