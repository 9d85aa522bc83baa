package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"stemma/news"
)

// Word is a word of a text with the marks that adhere to it.
type Word struct {
	Span     news.Span // in the text, marks included
	Norm     string    // without case, marks, hyphens and diacritics; never ""
	Bracket  bool      // wholly in brackets: "the [travel] ban"
	Inner    bool      // its bracket was opened before it
	Masked   string    // of a word with asterisks for letters, "b***er", that with one asterisk; else ""
	Outside  string    // of a word partly in brackets, "climb[ed]", what stands outside; else ""
	GapAfter bool      // an ellipsis follows
	StopHere bool      // a sentence or clause ends with it
}

// Split cuts text into words at white space and at dashes. Marks without a
// word belong to the word before them, at the start to the first word.
func Split(text string) []Word {
	words := make([]Word, 0, len(text)/5+1)
	depth := 0 // of brackets
	start := -1
	flush := func(end int) {
		if start < 0 {
			return
		}
		words, depth = appendChunk(words, text, news.Span{Start: start, End: end}, depth)
		start = -1
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r):
			flush(i)
		case isDash(text, i, r):
			if start < 0 {
				start = i
			}
			flush(i + size)
		case start < 0:
			start = i
		}
		i += size
	}
	flush(len(text))
	if len(words) == 1 && words[0].Norm == "" {
		return nil
	}
	return words
}

// isDash reports whether the mark at i parts words: a dash, the first hyphen of
// two, an ellipsis or its last point.
func isDash(text string, i int, r rune) bool {
	next := byte(0)
	if i+1 < len(text) {
		next = text[i+1]
	}
	switch r {
	case '—', '–', '―', '…', '/':
		return true
	case '-':
		return next == '-'
	case '.':
		return i > 0 && text[i-1] == '.' && next != '.'
	}
	return false
}

// appendChunk adds the chunk at s to words.
func appendChunk(words []Word, text string, s news.Span, depth int) ([]Word, int) {
	chunk := s.Of(text)
	normal, after, inside := normalise(chunk, depth)
	gap := strings.ContainsRune(chunk, '…') || strings.Contains(chunk, "..")
	if normal == "" {
		if n := len(words); n > 0 {
			words[n-1].Span.End = s.End
			words[n-1].GapAfter = words[n-1].GapAfter || gap
			words[n-1].StopHere = true
			return words, after
		}
		return append(words, Word{Span: s, GapAfter: gap}), after // filled by the next chunk
	}
	w := Word{Span: s, Norm: normal, Bracket: inside, Inner: inside && depth > 0, Masked: masked(chunk), Outside: outside(chunk, depth), GapAfter: gap, StopHere: strings.ContainsAny(chunk[len(chunk)-1:], ".,;:!?-") || stopsWide(chunk)}
	if len(words) == 1 && words[0].Norm == "" {
		w.Span.Start = words[0].Span.Start
		words[0] = w
		return words, after
	}
	return append(words, w), after
}

// masked is the chunk in lower case with one asterisk for those between its
// letters, "" where there are none.
func masked(chunk string) string {
	first, last := strings.IndexByte(chunk, '*'), strings.LastIndexByte(chunk, '*')
	if first < 0 || strings.Trim(chunk[first:last], "*") != "" {
		return ""
	}
	before, behind := Normal(chunk[:first]), Normal(chunk[last+1:])
	if before == "" || behind == "" && first == last { // a footnote's
		return ""
	}
	return before + "*" + behind
}

// outside is what stands before the brackets in which a word ends, "climb" of
// "climb[ed]"; "" where there are no such brackets.
func outside(chunk string, depth int) string {
	open := strings.IndexAny(chunk, "[(")
	if open <= 0 || depth > 0 {
		return ""
	}
	if r, _ := utf8.DecodeRuneInString(chunk[open+1:]); !unicode.IsLetter(r) {
		return ""
	}
	return Normal(chunk[:open])
}

// stopsWide reports whether chunk ends with a closing mark or a dash beyond
// ASCII, or with a closing mark behind a stop.
func stopsWide(chunk string) bool {
	r, size := utf8.DecodeLastRuneInString(chunk)
	switch r {
	case '—', '–', '―', '…':
		return true
	case '”', '’', '"', '\'', ')', ']':
		return len(chunk) > size && strings.ContainsRune(".,;:!?", rune(chunk[len(chunk)-size-1]))
	}
	return false
}

// accents that stand alone are apostrophes of another keyboard.
var accents = strings.NewReplacer("´", "'", "`", "'")

// smallNumbers are spelled out or not as the house style has it.
var smallNumbers = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"ten": "10", "eleven": "11", "twelve": "12",
}

// abbreviations are the titles and months that house styles cut short; the
// point tells them from words.
var abbreviations = map[string]string{
	"sen.": "senator", "sens.": "senators", "rep.": "representative", "reps.": "representatives", "gov.": "governor", "govs.": "governors",
	"gen.": "general", "lt.": "lieutenant", "sgt.": "sergeant", "col.": "colonel", "capt.": "captain", "dr.": "doctor", "prof.": "professor",
	"jan.": "january", "feb.": "february", "aug.": "august", "sept.": "september", "oct.": "october", "nov.": "november", "dec.": "december",
	"dept.": "department", "vs.": "versus",
}

// Normal is the normal form of one word: lower case, without diacritics,
// marks and hyphens; "&" is "and", "%" is "percent", "Sen." is "senator", "an"
// is "a", and "one" to "twelve" are figures. It is "" for marks alone.
func Normal(word string) string {
	n, _, _ := normalise(word, 0)
	return n
}

// normalise also tells how deep in brackets chunk ends and whether all its
// letters stand within.
func normalise(chunk string, depth int) (normal string, after int, inside bool) {
	if chunk == "&" {
		return "and", depth, depth > 0
	}
	if full, ok := abbreviations[strings.ToLower(chunk)]; ok {
		return full, depth, depth > 0
	}
	if strings.ContainsAny(chunk, "´`") {
		chunk = accents.Replace(chunk)
	}
	if !isASCII(chunk) {
		chunk = norm.NFKD.String(chunk)
	}
	b := make([]byte, 0, len(chunk)+8)
	inside = true
	part := 0 // where the part behind the last hyphen begins in b
	for i, r := range chunk {
		switch {
		case r == '-' || r == '‐' || r == '‑':
			b = figure(b, part)
			part = len(b)
		case r == '[' || r == '(':
			depth++
		case r == ']' || r == ')':
			depth = max(0, depth-1)
		case unicode.IsLetter(r), unicode.IsDigit(r):
			inside = inside && depth > 0
			b = utf8.AppendRune(b, unicode.ToLower(r))
		case r == '%':
			b = append(b, "percent"...)
		case r == '$' || r == '€' || r == '£' || r == '¥':
			b = utf8.AppendRune(b, r)
		case r == '\'' || r == '’' || r == '‘' || r == 'ʼ':
			if len(b) > 0 && letterFollows(chunk[i+utf8.RuneLen(r):]) {
				b = append(b, '\'')
			}
		case r == '.':
			if i > 0 && isDigit(chunk[i-1]) && i+1 < len(chunk) && isDigit(chunk[i+1]) {
				b = append(b, '.')
			}
		}
	}
	s := string(figure(b, part))
	if s == "an" {
		s = "a"
	}
	return s, depth, inside && s != ""
}

// figure puts the figure for a number word that b has from part on.
func figure(b []byte, part int) []byte {
	if n, ok := smallNumbers[string(b[part:])]; ok {
		return append(b[:part], n...)
	}
	return b
}

func letterFollows(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
