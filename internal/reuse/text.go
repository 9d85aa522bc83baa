package reuse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/vectors"
	"stemma/news"
)

// The bounds of what is compared. An article of news has some hundred words;
// what lies beyond the first maxWords of a text is left out.
const (
	maxWords    = 1 << 17
	maxSentence = 64 // words; what is longer is cut into pieces
)

// Text is a reading made ready for comparison. It is not changed once made.
type Text struct {
	Reading *news.Reading

	words     []word
	sentences []sentence
	types     []*lexeme // the distinct words, by first occurrence
	keys      []uint64  // key<<32 | type, sorted

	// where each type stands: places[start[t]:start[t+1]] are the sentences
	// that hold type t outside quotation marks
	start  []int32
	places []int32

	own   float32       // the weight of the article's own words
	meant []vectors.Vec // of the sentences with words of their own, of length one
}

// word is one word of a text; marks are left out.
type word struct {
	start, end int32 // bytes
	kind       int32 // index into Text.types
	form       uint32
	sentence   int32
	weight     float32
	common     float32 // log2 of occurrences in ten million words
	quoted     bool    // in quotation marks, thus not the article's own
	name       bool    // capitalised within a sentence
	function   bool
}

// sentence is a run of words [first, last).
type sentence struct {
	first, last int32
	own         float32 // weight of its own content words; 0 where these are too few to tell anything
	all         float32 // weight of all words
}

// minOwn is how many content words outside quotation marks a sentence needs to
// count as the article's own.
const minOwn = 4

// NewText makes r ready for comparison.
func NewText(r *news.Reading) *Text {
	t := &Text{Reading: r}
	t.readWords()
	t.markQuoted()
	t.weigh()
	t.indexTypes()
	t.mean()
	return t
}

// readWords fills words, sentences and types from the tokens that are neither
// marks nor boilerplate nor the headline.
func (t *Text) readWords() {
	r := t.Reading
	skip := skipper{spans: outside(&r.Article)}
	kinds := map[string]int32{}
	var buffer []byte
	at := 0 // index into r.Sentences
	current := int32(-1)
	for _, token := range r.Tokens {
		if len(t.words) == maxWords {
			break
		}
		if skip.covers(token.Span) {
			continue
		}
		buffer = fold(buffer[:0], token.Span.Of(r.Text))
		if len(buffer) == 0 {
			continue
		}
		for at < len(r.Sentences) && r.Sentences[at].End <= token.Span.Start {
			at++
		}
		if int32(at) != current || len(t.words)-int(t.sentences[len(t.sentences)-1].first) >= maxSentence {
			current = int32(at)
			t.sentences = append(t.sentences, sentence{first: int32(len(t.words))})
		}
		kind, ok := kinds[string(buffer)]
		if !ok {
			kind = int32(len(t.types))
			form := string(buffer)
			kinds[form] = kind
			t.types = append(t.types, lookup(form))
		}
		l := t.types[kind]
		s := &t.sentences[len(t.sentences)-1]
		t.words = append(t.words, word{
			start: int32(token.Span.Start), end: int32(token.Span.End),
			kind: kind, form: hash(buffer), sentence: int32(len(t.sentences) - 1),
			weight: l.weight, common: l.log, function: l.function,
			name: !l.function && (token.Tag == news.PROPN || int(s.first) < len(t.words) && startsUpper(token.Span.Of(r.Text))),
		})
		s.last = int32(len(t.words))
	}
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
		case c == '.' && letters && i+1 < len(token) && isNumber(string(to)):
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

// markQuoted marks the words within direct quotations.
func (t *Text) markQuoted() {
	var spans []news.Span
	for _, a := range t.Reading.Attributions {
		spans = append(spans, a.Quoted...)
	}
	slices.SortFunc(spans, func(x, y news.Span) int { return x.Start - y.Start })
	in := skipper{spans: spans}
	for i := range t.words {
		w := &t.words[i]
		w.quoted = in.covers(news.Span{Start: int(w.start), End: int(w.end)})
	}
}

// weigh sums the weights of the sentences.
func (t *Text) weigh() {
	for i := range t.sentences {
		s := &t.sentences[i]
		count := 0
		for _, w := range t.words[s.first:s.last] {
			s.all += w.weight
			if !w.quoted && !w.function {
				s.own += w.weight
				count++
			}
		}
		if count < minOwn {
			s.own = 0
		}
		t.own += s.own
	}
}

// indexTypes fills keys, start and places.
func (t *Text) indexTypes() {
	n := 0
	for _, l := range t.types {
		if !l.function {
			n += len(l.keys)
		}
	}
	t.keys = make([]uint64, 0, n)
	for i, l := range t.types {
		if l.function {
			continue
		}
		for _, k := range l.keys {
			t.keys = append(t.keys, uint64(k)<<32|uint64(i))
		}
	}
	slices.Sort(t.keys)

	t.start = make([]int32, len(t.types)+1)
	t.eachPlace(func(kind, _ int32) { t.start[kind+1]++ })
	for i := range t.types {
		t.start[i+1] += t.start[i]
	}
	t.places = make([]int32, t.start[len(t.types)])
	fill := slices.Clone(t.start)
	t.eachPlace(func(kind, s int32) {
		t.places[fill[kind]] = s
		fill[kind]++
	})
}

// eachPlace calls f once for each type and sentence that holds it as a content
// word of its own.
func (t *Text) eachPlace(f func(kind, sentence int32)) {
	last := make([]int32, len(t.types))
	for _, w := range t.words {
		if !w.quoted && !w.function && last[w.kind] != w.sentence+1 {
			last[w.kind] = w.sentence + 1
			f(w.kind, w.sentence)
		}
	}
}

// Own is the weight of t's own words.
func (t *Text) Own() float64 { return float64(t.own) }

// Content is the number of content words.
func (t *Text) Content() int {
	n := 0
	for i := range t.words {
		if !t.words[i].function {
			n++
		}
	}
	return n
}

// OwnSentences is how many sentences have words of their own.
func (t *Text) OwnSentences() int {
	n := 0
	for _, s := range t.sentences {
		if s.own > 0 {
			n++
		}
	}
	return n
}

// Slips is how often an article does not fit the word behind it ("a
// unexpected", "an result"): who replaces words one by one leaves some.
func (t *Text) Slips() int {
	n := 0
	for i := 1; i < len(t.words); i++ {
		a, w := &t.words[i-1], &t.words[i]
		if !a.function || a.sentence != w.sentence {
			continue
		}
		next := t.Reading.Text[w.start]
		switch t.Reading.Text[a.start:a.end] {
		case "a", "A":
			if strings.IndexByte("aei", next) >= 0 && !strings.HasPrefix(t.Reading.Text[w.start:w.end], "eu") {
				n++
			}
		case "an", "An":
			if 'b' <= next && next <= 'z' && strings.IndexByte("aeiouh", next) < 0 {
				n++
			}
		}
	}
	return n
}
