package reuse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/news"
)

// The bounds of what is compared. An article of news has some hundred words;
// what lies beyond the first maxWords of a text is left out.
const (
	maxWords    = 1 << 17
	maxSentence = 64 // words; what is longer is cut into pieces
)

// word is one word of a text; marks are left out.
type word struct {
	start, end int32  // bytes
	kind       int32  // index into Text.types
	form       uint32 // hash of the folded word
	sentence   int32
	weight     float32
	common     float32 // log2 of occurrences in ten million words
	quoted     bool    // in quotation marks, thus not the article's own
	name       bool    // capitalised within a sentence
	number     bool
	function   bool
}

// scan appends the words of a reading to words and returns them and its
// sentences. What is neither report text nor a word is left out: boilerplate,
// the headline, marks. What a Text has its lexemes for is not set yet: whether
// the words say anything alone, their kinds, weights and frequencies.
func scan(r *news.Reading, words []word) ([]word, []sentence) {
	text := r.Text
	words = slices.Grow(words, min(len(r.Tokens), maxWords))[:min(len(r.Tokens), maxWords)]
	sentences := make([]sentence, 0, len(r.Sentences)+1)
	skip, quoted := skipper{spans: outside(&r.Article)}, skipper{spans: quotations(r)}
	buffer := make([]byte, 0, 64)
	n := 0
	next, end := 0, 0   // the next of r.Sentences and where the current one ends
	first, full := 0, 0 // the sentence's first word and the one that begins a new one
	for i := range r.Tokens {
		token := &r.Tokens[i]
		at := token.Span.Start
		if skip.covers(at) {
			continue
		}
		form, plain := hashPlain(text, token.Span)
		if !plain {
			if token.Span.Len() <= 1 {
				continue
			}
			if buffer = fold(buffer[:0], token.Span.Of(text)); len(buffer) == 0 {
				continue
			}
			form = hashFolded(string(buffer))
		}
		if n == len(words) {
			break
		}
		for at >= end && next < len(r.Sentences) {
			end = r.Sentences[next].End
			next++
			full = n
		}
		if n == full {
			first, full = n, n+maxSentence
			sentences = append(sentences, sentence{first: int32(n)})
		}
		w := &words[n]
		w.start, w.end, w.form, w.sentence = int32(at), int32(token.Span.End), form, int32(len(sentences)-1)
		w.quoted, w.number = quoted.covers(at), isNumber(text[at:])
		w.name = (token.Tag == news.PROPN || n > first && startsUpper(text[at:])) && !isFunction(form)
		n++
	}
	for i := range sentences {
		sentences[i].last = int32(n)
		if i+1 < len(sentences) {
			sentences[i].last = sentences[i+1].first
		}
	}
	return words[:n], sentences
}

// outside are the spans of an article that are no report text, in order.
func outside(a *news.Article) []news.Span {
	spans := a.Boilerplate
	if !a.TitleSpan.Empty() {
		spans = append(slices.Clone(spans), a.TitleSpan)
		slices.SortFunc(spans, func(x, y news.Span) int { return x.Start - y.Start })
	}
	return spans
}

// skipper tells, for places that come in order, which lie in spans.
type skipper struct {
	spans   []news.Span // those to come
	current news.Span
}

func (s *skipper) covers(at int) bool {
	for at >= s.current.End && len(s.spans) > 0 {
		s.current, s.spans = s.spans[0], s.spans[1:]
	}
	return s.current.Start <= at && at < s.current.End
}

// fold appends the letters and digits of a token in lower case, without what
// spelling may differ in: the style of apostrophes, commas in numbers, the
// points of "U.S.", a possessive ending.
func fold(to []byte, token string) []byte {
	letters := false
	for i, c := range token {
		switch {
		case c < utf8.RuneSelf && ('a' <= c && c <= 'z' || '0' <= c && c <= '9'):
			to, letters = append(to, byte(c)), true
		case 'A' <= c && c <= 'Z':
			to, letters = append(to, byte(c)+'a'-'A'), true
		case c == '\'' || c == '’' || c == 'ʼ':
			if rest := token[i+utf8.RuneLen(c):]; letters && strings.EqualFold(rest, "s") {
				return to
			}
			to = append(to, '\'')
		case c == '.' && letters && i+1 < len(token) && to[0] >= '0' && to[0] <= '9':
			to = append(to, '.')
		case c >= utf8.RuneSelf && (unicode.IsLetter(c) || unicode.IsDigit(c)):
			to, letters = utf8.AppendRune(to, unicode.ToLower(c)), true
		}
	}
	if !letters {
		return to[:0]
	}
	return to
}

func startsUpper(s string) bool {
	if c := s[0]; c < utf8.RuneSelf {
		return c-'A' < 26
	}
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c)
}

// quotations are the spans of direct speech and of quoted documents, in order.
func quotations(r *news.Reading) []news.Span {
	spans := documents(r.Text)
	for i := range r.Attributions {
		spans = append(spans, r.Attributions[i].Quoted...)
	}
	slices.SortFunc(spans, func(x, y news.Span) int { return x.Start - y.Start })
	return spans
}

// documents are the paragraphs that the one before them introduces, as it does a
// letter or a notice that is given without quotation marks: "The sign read:".
func documents(text string) []news.Span {
	var spans []news.Span
	for at := 0; ; {
		i := strings.Index(text[at:], ":\n")
		if i < 0 {
			return spans
		}
		at += i + 1
		line := text[strings.LastIndexByte(text[:at-1], '\n')+1 : at-1]
		rest := strings.TrimLeft(text[at:], "\n\r\t ")
		start := len(text) - len(rest)
		paragraph, _, _ := strings.Cut(rest, "\n")
		if introduces(line) {
			spans = append(spans, news.Span{Start: start, End: start + len(paragraph)})
		}
	}
}

// introduces reports whether a line with a colon behind it says that what follows
// is written elsewhere.
func introduces(line string) bool {
	const longest = 300
	if len(line) > longest || strings.Count(line, " ") < 2 {
		return false
	}
	for w := range strings.FieldsSeq(line) {
		switch strings.Trim(strings.ToLower(w), ",.;()") {
		case "read", "reads", "said", "says", "wrote", "writes", "stated", "statement", "letter", "text", "posted", "tweeted":
			return true
		}
	}
	return false
}
