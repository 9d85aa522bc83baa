package claim

import (
	"math"
	"slices"
	"strings"

	"stemma/internal/frequency"
	"stemma/internal/vectors"
	"stemma/internal/when"
	"stemma/internal/wordnet"
	"stemma/news"
)

// word is a content word of a unit.
type word struct {
	key    uint32 // hash of the base form
	tag    news.Tag
	weight float32      // how much the word tells in this story
	own    float32      // how much it tells anywhere: more where it is rarer
	span   news.Span    // in the article
	vec    *vectors.Vec // of length one; nil for names, numbers and unknown words
}

// name is a run of proper nouns.
type name struct {
	span  news.Span
	keys  []uint32 // of its words
	place bool
	human bool
	full  string // of the entity, the fullest form in the article
}

// unit is a sentence that asserts something.
type unit struct {
	article  int
	sentence int    // index into the reading's sentences
	tokens   [2]int // of the reading, half open
	span     news.Span
	words    []word
	sorted   []uint32 // keys in order, each once
	weight   float64  // of all distinct words
	vec      vectors.Vec
	quoted   float64 // share of the sentence's bytes in quotation marks
	negative int     // negations
	question bool
	guess    bool // conditional or hypothetical
	numeric  bool // has a number
	same     int  // index of an earlier unit with the same words, -1 for none

	// Filled when first needed, by details.
	ready   bool
	figures []figure
	dates   []when.Expression
	names   []name
}

// lexical is what is known of a word as written with its tag.
type lexical struct {
	key     uint32
	weight  float32
	content bool
	vec     *vectors.Vec
}

// reader makes units of readings and remembers the words it has seen.
type reader struct {
	seen map[lexKey]lexical
}

type lexKey struct {
	word string
	tag  news.Tag
}

// Bounds on hostile text.
const (
	maxWords     = 120 // content words of a unit
	maxSentence  = 4000
	maxSentences = 2000 // of an article
	minWords     = 4
)

// content reports whether words of tag tell something.
func content(t news.Tag) bool {
	switch t {
	case news.NOUN, news.PROPN, news.VERB, news.ADJ, news.ADV, news.NUM, news.X, news.SYM:
		return true
	}
	return false
}

// light are words of content tags that tell nothing.
var light = map[string]bool{
	"say": true, "be": true, "have": true, "do": true, "go": true, "get": true, "make": true, "also": true, "so": true, "very": true,
	"just": true, "now": true, "then": true, "there": true, "here": true, "mr": true, "mrs": true, "ms": true, "mr.": true, "mrs.": true,
	"ms.": true, "dr.": true, "more": true, "most": true, "too": true, "even": true, "only": true, "not": true, "n't": true, "other": true,
	"such": true, "as": true, "well": true, "tell": true, "add": true, "ask": true, "thing": true, "when": true, "where": true, "how": true,
	"why": true, "own": true, "much": true, "many": true, "still": true, "back": true, "again": true, "however": true, "according": true,
	"accord": true, "include": true, "'s": true, "’s": true, "'re": true, "’re": true, "'ve": true, "never": true, "no": true, "ever": true,
}

func (rd *reader) lexical(w string, tag news.Tag) lexical {
	if l, ok := rd.seen[lexKey{w, tag}]; ok {
		return l
	}
	low := strings.ToLower(w)
	low = strings.ReplaceAll(low, "’", "'")
	base := baseOf(low, tag)
	l := lexical{key: frequency.Hash(base)}
	l.content = content(tag) && !light[base] && !light[low] && strings.ContainsFunc(low, isAlnum)
	if l.content {
		l.weight = weightOf(low, base, tag)
		if v, ok := vectors.Of(w); ok && tag != news.PROPN && tag != news.NUM {
			v = v.Unit()
			l.vec = &v
		}
	}
	rd.seen[lexKey{w, tag}] = l
	return l
}

func isAlnum(c rune) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x80 && c != '’' && c != '–' && c != '—' && c != '“' && c != '”' && c != '‘' && c != '…' && c != '•'
}

// baseOf is the base form under which inflections and spellings of a word
// meet.
func baseOf(low string, tag news.Tag) string {
	switch tag {
	case news.PROPN:
		low = strings.TrimSuffix(low, "'s")
		low = strings.ReplaceAll(low, ".", "")
		if strings.HasSuffix(low, "yy") { // Zelenskyy
			low = low[:len(low)-1]
		}
		return low
	case news.NOUN, news.VERB, news.ADJ, news.ADV:
		if b := wordnet.Base(low, tag); b != "" {
			return b
		}
	}
	return low
}

// weightOf is the information of a word in bits, halved: rare words tell more,
// names and numbers a little more still.
func weightOf(low, base string, tag news.Tag) float32 {
	f := max(frequency.Of(low), frequency.Of(base), 2)
	w := math.Log2(1e7/f) / 8
	if tag == news.PROPN || tag == news.NUM {
		w *= 1.1
	}
	if tag == news.ADV {
		w *= .6
	}
	return float32(min(max(w, .2), 2.6))
}

// units are the units of one reading, in order.
func (rd *reader) units(article int, r *news.Reading) []unit {
	var out []unit
	quotes := quotedSpans(r)
	tok, boiler, quote := 0, 0, 0
	for si, s := range r.Sentences {
		if si >= maxSentences {
			break
		}
		for tok < len(r.Tokens) && r.Tokens[tok].Span.Start < s.Start {
			tok++
		}
		from := tok
		for tok < len(r.Tokens) && r.Tokens[tok].Span.Start < s.End {
			tok++
		}
		for boiler < len(r.Boilerplate) && r.Boilerplate[boiler].End <= s.Start {
			boiler++
		}
		if boiler < len(r.Boilerplate) && r.Boilerplate[boiler].Overlaps(s) || s.Len() > maxSentence || s.Overlaps(r.TitleSpan) {
			continue
		}
		for quote < len(quotes) && quotes[quote].End <= s.Start {
			quote++
		}
		u := unit{article: article, sentence: si, tokens: [2]int{from, tok}, span: s, same: -1}
		in := 0
		for k := quote; k < len(quotes) && quotes[k].Start < s.End; k++ {
			in += min(quotes[k].End, s.End) - max(quotes[k].Start, s.Start)
		}
		u.quoted = float64(in) / float64(max(s.Len(), 1))
		if rd.fill(&u, r, r.Tokens[from:tok]) {
			out = append(out, u)
		}
	}
	return out
}

// quotedSpans are the parts of r inside quotation marks in order.
func quotedSpans(r *news.Reading) []news.Span {
	var out []news.Span
	for _, a := range r.Attributions {
		out = append(out, a.Quoted...)
	}
	slices.SortFunc(out, func(a, b news.Span) int { return a.Start - b.Start })
	return out
}

// fill reads the words of u, and reports whether it asserts anything.
func (rd *reader) fill(u *unit, r *news.Reading, tokens []news.Token) bool {
	verbs := rd.lex(u, r, tokens)
	text := u.span.Of(r.Text)
	enough := len(u.words) >= minWords || u.negative > 0 && len(u.words) >= minWords-1 // "I have not sold the mill"
	return enough && !strings.HasPrefix(text, "<") && (verbs > 0 || hasSubject(tokens) && ends(text))
}

// lex reads the words of u and returns how many of them are verbs.
func (rd *reader) lex(u *unit, r *news.Reading, tokens []news.Token) (verbs int) {
	for k, t := range tokens {
		w := t.Span.Of(r.Text)
		if t.Tag == news.VERB || t.Tag == news.AUX {
			verbs++
		}
		if t.Tag == news.NUM || w[0] >= '0' && w[0] <= '9' || numeral[w] {
			u.numeric = true
		}
		switch {
		case negates(r.Text, tokens, k):
			u.negative++
		case w == "?":
			u.question = true
		case w == "if" || w == "If" || w == "unless" || w == "whether":
			u.guess = true
		}
		if known := u.addVector(w); !known && t.Tag == news.PUNCT {
			continue
		}
		l := rd.lexical(w, t.Tag)
		if l.content && len(u.words) < maxWords {
			u.words = append(u.words, word{key: l.key, tag: t.Tag, weight: l.weight, own: l.weight, span: t.Span, vec: l.vec})
		}
	}
	u.vec = u.vec.Unit()
	u.sorted = make([]uint32, len(u.words))
	for i, w := range u.words {
		u.sorted[i] = w.key
	}
	slices.Sort(u.sorted)
	u.sorted = slices.Compact(u.sorted)
	u.weight = distinctWeight(u.words)
	return verbs
}

// clause is a clause of the sentence u.
func (rd *reader) clause(u *unit, r *news.Reading, part clause) unit {
	tokens := r.Tokens[part.from:part.to]
	c := unit{
		article: u.article, sentence: u.sentence, tokens: [2]int{part.from, part.to}, same: -1,
		span:   news.Span{Start: tokens[0].Span.Start, End: tokens[len(tokens)-1].Span.End},
		quoted: u.quoted, question: u.question, guess: u.guess,
	}
	rd.lex(&c, r, tokens)
	return c
}

// hasSubject reports whether a sentence begins as one does whose verb may have
// been taken for a noun: "The port handles", "That compares".
func hasSubject(tokens []news.Token) bool {
	return tokens[0].Tag == news.DET || tokens[0].Tag == news.PRON
}

func (u *unit) addVector(w string) bool {
	v, ok := vectors.Of(w)
	if ok {
		u.vec = u.vec.Add(v)
	}
	return ok
}

// distinctWeight is the weight of words, each counted once.
func distinctWeight(words []word) float64 {
	sum := 0.0
	for i, w := range words {
		if !slices.ContainsFunc(words[:i], func(o word) bool { return o.key == w.key }) {
			sum += float64(w.weight)
		}
	}
	return sum
}

// numeral are the words that a figure can begin with and that are not always
// tagged as numbers.
var numeral = set("half dozens hundreds thousands millions billions dozen third thirds quarter quarters several couple few")

// negations are the words that turn what is said around.
var negations = map[string]bool{
	"not": true, "n't": true, "n’t": true, "no": true, "never": true, "neither": true, "nor": true, "without": true, "none": true,
	"nobody": true, "nothing": true, "unless": true, "cannot": true, "can't": true, "nowhere": true,
}

func isNegation(w string) bool {
	if len(w) > 10 || len(w) < 2 {
		return false
	}
	low := strings.ToLower(w)
	return negations[low] || shortNegations[low] || strings.HasSuffix(low, "n'") || strings.HasSuffix(low, "n’")
}

// negates reports whether token k turns what is said around: a negation, or
// the last piece of one that blanks cut ("hadn ’ t").
func negates(text string, tokens []news.Token, k int) bool {
	w := tokens[k].Span.Of(text)
	if w == "t" && k > 0 {
		mark := tokens[k-1].Span.Of(text)
		return mark == "’" || mark == "'"
	}
	if w == "No" && k+1 < len(tokens) && digitAt(text, tokens[k+1].Span.Start) {
		return false // "No 4"
	}
	return isNegation(w)
}

// details reads what conflicts are found in: quantities, dates and names.
func (u *unit) details(r *news.Reading) {
	if u.ready {
		return
	}
	u.ready = true
	u.dates = when.Find(u.span.Of(r.Text), r.Published)
	for i := range u.dates {
		u.dates[i].Span.Start += u.span.Start
		u.dates[i].Span.End += u.span.Start
	}
	if u.numeric {
		u.figures = figuresOf(u, r)
	}
	u.names = namesOf(u, r)
	// The day of the dateline is the article's, not that of what the sentence tells.
	text := u.span.Of(r.Text)
	told := u.span.End - len(behindDateline(text, r.Dateline))
	u.dates = slices.DeleteFunc(u.dates, func(d when.Expression) bool { return d.Span.End <= told })
}

// mentionsIn are the mentions that begin in a span.
func mentionsIn(r *news.Reading, in news.Span) []news.Mention {
	first := func(offset int) int {
		k, _ := slices.BinarySearchFunc(r.Mentions, offset, func(m news.Mention, at int) int { return m.Span.Start - at })
		return k
	}
	return r.Mentions[first(in.Start):first(in.End)]
}

// namesOf are the names in u: the mentions by name, with their kinds.
func namesOf(u *unit, r *news.Reading) []name {
	var out []name
	for _, m := range mentionsIn(r, u.span) {
		if m.Kind == news.Pronoun || m.Kind == news.Description || m.Span.End > u.span.End {
			continue
		}
		if slices.ContainsFunc(u.dates, func(d when.Expression) bool { return d.Span.Overlaps(m.Span) }) {
			continue
		}
		full := m.Span.Of(r.Text)
		if m.Entity >= 0 && m.Entity < len(r.Entities) {
			full = r.Entities[m.Entity].Name
		}
		if m.Kind == news.PersonName {
			full, m.Span = bareName(full), bareSpan(r, m.Span)
		}
		n := name{full: full, span: m.Span, place: m.Kind == news.PlaceName, human: m.Kind == news.PersonName}
		for _, w := range u.words {
			if m.Span.Contains(w.span) && (w.tag == news.PROPN || isCapital(w.span.Of(r.Text))) {
				n.keys = append(n.keys, w.key)
			}
		}
		out = append(out, n)
	}
	return out
}
