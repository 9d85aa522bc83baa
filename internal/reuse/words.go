package reuse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/frequency"
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
// the headline, marks. The words have no kind, weight or frequency yet.
func scan(r *news.Reading, words []word) ([]word, []sentence) {
	skip, quoted := skipper{outside(&r.Article)}, skipper{quotations(r)}
	sentences := make([]sentence, 0, len(r.Sentences)+1)
	buffer := make([]byte, 0, 64)
	at, current := 0, -1 // indices into r.Sentences
	for _, token := range r.Tokens {
		if len(words) == maxWords {
			break
		}
		if skip.covers(token.Span) {
			continue
		}
		written := token.Span.Of(r.Text)
		form, plain := hashPlain(written)
		if !plain {
			if buffer = fold(buffer[:0], written); len(buffer) == 0 {
				continue
			}
			form = frequency.Hash(buffer)
		}
		for at < len(r.Sentences) && r.Sentences[at].End <= token.Span.Start {
			at++
		}
		if n := len(sentences); at != current || len(words)-int(sentences[n-1].first) >= maxSentence {
			current = at
			sentences = append(sentences, sentence{first: int32(len(words))})
		}
		s := &sentences[len(sentences)-1]
		w := word{
			start: int32(token.Span.Start), end: int32(token.Span.End),
			form: form, sentence: int32(len(sentences) - 1),
			quoted: quoted.covers(token.Span), number: isNumber(written),
		}
		w.function = isFunction(w.form)
		w.name = !w.function && (token.Tag == news.PROPN || int(s.first) < len(words) && startsUpper(written))
		words = append(words, w)
		s.last = int32(len(words))
	}
	return words, sentences
}

// hashPlain is the hash of the folded token where that has only letters and
// digits of ASCII.
func hashPlain(token string) (h uint32, plain bool) {
	h = 2166136261
	for i := range len(token) {
		c := token[i]
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		default:
			return 0, false
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h, len(token) > 0
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

// skipper tells, for spans that come in order, which lie in others.
type skipper struct{ spans []news.Span }

func (s *skipper) covers(x news.Span) bool {
	for len(s.spans) > 0 && s.spans[0].End <= x.Start {
		s.spans = s.spans[1:]
	}
	return len(s.spans) > 0 && s.spans[0].Start <= x.Start
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
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c)
}

// quotations are the spans of direct speech, in order.
func quotations(r *news.Reading) []news.Span {
	var spans []news.Span
	for i := range r.Attributions {
		spans = append(spans, r.Attributions[i].Quoted...)
	}
	slices.SortFunc(spans, func(x, y news.Span) int { return x.Start - y.Start })
	return spans
}
