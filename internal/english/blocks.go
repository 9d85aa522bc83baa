package english

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/news"
)

// wrapLimit is the longest line, in bytes, that a hard-wrapped text may have.
const wrapLimit = 140

// line is a line of text without the white space around it.
type line struct {
	news.Span
	blankBefore bool
}

// paragraphMark parts paragraphs within a line, as texts that were taken from
// pages write it.
const paragraphMark = " ### "

// findBlocks finds the paragraphs of text: runs of lines. A blank line, a list
// bullet and the edge of a skipped span part them. A single line break parts
// them too, unless it only wraps a long line.
func findBlocks(text string, skip []news.Span) []news.Span {
	lines := findLines(text)
	width := wrapWidth(text, lines)
	var blocks []news.Span
	for i, l := range lines {
		if i > 0 && !l.blankBefore && continues(text, lines[i-1].Span, l.Span, width) {
			blocks[len(blocks)-1].End = l.End
			continue
		}
		blocks = append(blocks, l.Span)
	}
	return cutAt(blocks, skip)
}

// findLines lists the lines that are not blank.
func findLines(text string) []line {
	var lines []line
	blank := false
	for start := 0; start < len(text); {
		lineEnd := len(text)
		if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
			lineEnd = start + n
		}
		for start <= lineEnd {
			end, next := lineEnd, lineEnd+1
			if n := strings.Index(text[start:lineEnd], paragraphMark); n >= 0 {
				end = start + n
				next = end + len(paragraphMark)
			}
			s := trim(text, news.Span{Start: start, End: end})
			if s.Empty() {
				blank = true
			} else {
				lines = append(lines, line{s, blank})
				blank = end < lineEnd
			}
			start = next
		}
	}
	return lines
}

// trim takes the white space off both ends of s.
func trim(text string, s news.Span) news.Span {
	t := strings.TrimLeftFunc(s.Of(text), isSpaceRune)
	s.Start = s.End - len(t)
	s.End = s.Start + len(strings.TrimRightFunc(t, isSpaceRune))
	return s
}

// wrapWidth is the width at which text was hard-wrapped, 0 if it was not: in
// a wrapped text the first word of nearly every line would not have fitted on
// the line before.
func wrapWidth(text string, lines []line) int {
	width, pairs, long := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].blankBefore {
			continue
		}
		pairs++
		if n := lines[i-1].Len(); n > wrapLimit {
			long++
		} else {
			width = max(width, n)
		}
	}
	if pairs == 0 || long*10 > pairs || width < 40 {
		return 0
	}
	full := 0
	for i := 1; i < len(lines); i++ {
		if !lines[i].blankBefore && lines[i-1].Len()+1+firstWord(text, lines[i].Span) > width {
			full++
		}
	}
	if full*10 < pairs*7 {
		return 0
	}
	return width
}

// firstWord is the length of the first word of s in bytes.
func firstWord(text string, s news.Span) int {
	if n := strings.IndexFunc(s.Of(text), isSpaceRune); n >= 0 {
		return n
	}
	return s.Len()
}

// continues reports whether next goes on with the paragraph of prev.
func continues(text string, prev, next news.Span, width int) bool {
	if bulletLen(next.Of(text)) > 0 {
		return false
	}
	if width > 0 && prev.Len()+1+firstWord(text, next) > width {
		return true
	}
	r, _ := utf8.DecodeRuneInString(next.Of(text))
	return unicode.IsLower(r) && prev.Len() >= 40 && prev.Len() <= wrapLimit &&
		!strings.ContainsRune(".?!:;", rune(text[prev.End-1]))
}

// bulletLen is the length of the list bullet that s begins with, 0 for none.
// A bullet is a sign or a short number with a stop or bracket, and a space.
func bulletLen(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•‣▪●◦·*-–—", r) {
		if n < len(s) && (s[n] == ' ' || s[n] == '\t') {
			return n
		}
		return 0
	}
	n = 0
	for n < len(s) && n < 3 && isDigit(s[n]) {
		n++
	}
	if n > 0 && n+1 < len(s) && (s[n] == '.' || s[n] == ')') && s[n+1] == ' ' {
		return n + 1
	}
	return 0
}

// cutAt cuts blocks at the edges of the skipped spans.
func cutAt(blocks, skip []news.Span) []news.Span {
	if len(skip) == 0 {
		return blocks
	}
	var cut []news.Span
	k := 0
	for _, b := range blocks {
		for k < len(skip) && skip[k].End <= b.Start {
			k++
		}
		for _, s := range skip[k:] {
			if s.Start >= b.End {
				break
			}
			if s.Start > b.Start {
				cut = append(cut, news.Span{Start: b.Start, End: s.Start})
				b.Start = s.Start
			}
			if s.End < b.End {
				cut = append(cut, news.Span{Start: b.Start, End: s.End})
				b.Start = s.End
			}
		}
		cut = append(cut, b)
	}
	return cut
}
