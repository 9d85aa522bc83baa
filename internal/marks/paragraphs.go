package marks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/news"
)

// Paragraphs cuts text into its paragraphs, spaces at their ends left out. An
// empty line always ends one. A line end alone does too, unless the text's lines
// were wrapped: most of those that follow such a line end begin in lower case.
func Paragraphs(text string) []news.Span {
	wrapped := isWrapped(text)
	var out []news.Span
	start := 0
	add := func(end int) {
		if s := trim(text, news.Span{Start: start, End: end}); !s.Empty() {
			out = append(out, s)
		}
	}
	for i := 0; i < len(text); {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			break
		}
		i += n
		if !wrapped || blankAfter(text, i+1) {
			add(i)
			start = i + 1
		}
		i++
	}
	add(len(text))
	return out
}

// blankAfter reports whether the line that begins at i is empty.
func blankAfter(text string, i int) bool {
	for ; i < len(text); i++ {
		switch text[i] {
		case ' ', '\t', '\r':
		case '\n':
			return true
		default:
			return false
		}
	}
	return true
}

// isWrapped looks at the first lines of text that follow a lone line end.
func isWrapped(text string) bool {
	const enough = 200
	lone, lower := 0, 0
	for i := 0; i < len(text) && lone < enough; {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		if blankAfter(text, i) {
			for i < len(text) && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r' || text[i] == '\n') {
				i++
			}
			continue
		}
		lone++
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[i:min(i+8, len(text))], " \t")); unicode.IsLower(r) {
			lower++
		}
	}
	return lone >= 3 && 5*lower >= 2*lone
}
