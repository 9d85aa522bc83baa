package quote

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/attrib"
	"stemma/internal/english"
	"stemma/internal/entity"
	"stemma/internal/marks"
	"stemma/internal/wordnet"
	"stemma/news"
)

// item is one thing of a frame: a token that stands in no quotation, or a
// quotation.
type item struct {
	token int32 // index into Doc.Tokens; of a quotation, its first token
	quote int32 // index into reader.quotes, -1 for a token
}

// maxFrame bounds the items of a frame, and so what is done for each of them.
const maxFrame = 200

// frame is a sentence as the reporter wrote it, its quotations taken whole.
type frame struct {
	english.Range               // of reader.items
	para          int           // index into Doc.Paragraphs
	subject       referent      // whom it is about
	spoken        bool          // a quotation that is speech stands in it
	others        []referent    // who else speaks in it, the last first
	cues          english.Range // of reader.cues, those that the rules found
	venue         string        // where what it reports was said, "" where it does not say
}

// quotation is what stands between a pair of outermost marks.
type quotation struct {
	span      news.Span // marks and spaces excluded
	outer     news.Span // marks included
	pair      marks.Pair
	item      int // index into reader.items
	frame     int // index into reader.frames
	para      int
	speech    bool
	cue       int  // index into reader.cues, -1 for none
	turn      int  // the attribution it belongs to, -1 until it is known
	terminal  rune // the last mark of the words: '.', ',', '?', …; 0 for none
	startsLow bool // begins in lower case
	words     int
	rel       int    // index into reader.found of the relation whose content holds it, -1
	tight     bool   // that content begins and ends with it
	label     string // of a line of a transcript: who speaks, in lower case
}

// reader is one article while it is read.
type reader struct {
	doc    *english.Doc
	text   string
	lower  []string // each token in lower case with straight apostrophes
	tags   []news.Tag
	forms  []cueForm // what each token means as a cue
	items  []item
	frames []frame
	quotes []quotation
	cues   []cue
	who    *resolver
	turns  []turn
	found  []attrib.Relation
	byCue  []int // those of found with a cue and a source
}

// word is the token of item i in lower case; "" for a quotation or past the end.
func (r *reader) word(i int) string {
	if i < 0 || i >= len(r.items) || r.items[i].quote >= 0 {
		return ""
	}
	return r.lower[r.items[i].token]
}

// raw is the token of item i as written; "" for a quotation or past the end.
func (r *reader) raw(i int) string {
	if i < 0 || i >= len(r.items) || r.items[i].quote >= 0 {
		return ""
	}
	return r.doc.Word(int(r.items[i].token))
}

// tag is the part of speech of item i; X for a quotation.
func (r *reader) tag(i int) news.Tag {
	if i < 0 || i >= len(r.items) || r.items[i].quote >= 0 {
		return news.X
	}
	return r.tags[r.items[i].token]
}

// form is what item i means as a cue.
func (r *reader) form(i int) cueForm {
	if i < 0 || i >= len(r.items) || r.items[i].quote >= 0 {
		return cueForm{}
	}
	return r.forms[r.items[i].token]
}

// isQuote reports whether item i is a quotation.
func (r *reader) isQuote(i int) bool { return i >= 0 && i < len(r.items) && r.items[i].quote >= 0 }

// layOut fills quotes, items and frames.
func (r *reader) layOut(pairs []marks.Pair) {
	r.readTokens()
	r.addQuotations(pairs)
	r.items = make([]item, 0, len(r.doc.Tokens))
	r.frames = make([]frame, 0, len(r.doc.Sentences))
	q := 0
	part := 0
	for p := range r.doc.Paragraphs {
		para := r.doc.Paragraphs[p].Range
		first := len(r.items)
		for t := para.Start; t < para.End; {
			at := r.doc.Tokens[t].Span
			for q < len(r.quotes) && r.quotes[q].outer.End <= at.Start {
				q++
			}
			if q == len(r.quotes) || r.quotes[q].outer.Start >= at.End {
				if r.isBar(at) {
					r.cut(english.Range{Start: first, End: len(r.items)}, part)
					first = len(r.items)
					part++
					t++
					continue
				}
				r.items = append(r.items, item{int32(t), -1})
				t++
				continue
			}
			if r.quotes[q].para < 0 {
				r.quotes[q].para, r.quotes[q].item = part, len(r.items)
				r.items = append(r.items, item{int32(t), int32(q)})
			}
			t++
		}
		r.cut(english.Range{Start: first, End: len(r.items)}, part)
		part++
	}
	for q := range r.quotes { // marks that hold no token
		if r.quotes[q].para < 0 {
			r.quotes[q].frame = -1
		}
	}
}

// addQuotations lists the quotations: the outermost pairs and the lines of a
// transcript, within which marks are the speaker's.
func (r *reader) addQuotations(pairs []marks.Pair) {
	n := 0
	for _, p := range pairs {
		if p.Depth == 0 {
			n++
		}
	}
	lines := r.transcript()
	r.quotes = make([]quotation, 0, n+len(lines))
	next := 0 // the first paragraph whose line is still to be added
	for k, p := range pairs {
		if p.Depth > 0 {
			continue
		}
		next = r.addLines(lines, next, p.Inner.Start)
		if n := len(r.quotes); n > 0 && r.quotes[n-1].label != "" && p.Inner.Start < r.quotes[n-1].span.End {
			continue
		}
		goesOn := false
		for _, q := range pairs[k+1:] {
			if q.Depth == 0 {
				goesOn = q.Continues
				break
			}
		}
		r.addQuotation(p, goesOn)
	}
	r.addLines(lines, next, len(r.text)+1)
}

// addLines adds the lines of a transcript, from paragraph next on, that begin
// before offset. It returns the paragraph to go on with.
func (r *reader) addLines(lines map[int]label, next, offset int) int {
	if len(lines) == 0 {
		return len(r.doc.Paragraphs)
	}
	for ; next < len(r.doc.Paragraphs) && r.doc.SpanOf(r.doc.Paragraphs[next].Range).Start < offset; next++ {
		if l, ok := lines[next]; ok {
			r.addQuotation(marks.Pair{Inner: l.body, Open: news.Span{Start: l.body.Start, End: l.body.Start}, Close: news.Span{Start: l.body.End, End: l.body.End}, Closed: true}, false)
			r.quotes[len(r.quotes)-1].label = l.name
		}
	}
	return next
}

// readTokens fills lower and tags. Tags that a tagger often gets wrong and that
// decide where a source begins are set right: names, titles before them, and
// the first word of a sentence.
func (r *reader) readTokens() {
	n := len(r.doc.Tokens)
	r.lower, r.tags, r.forms = make([]string, n), make([]news.Tag, n), make([]cueForm, n)
	for i, t := range r.doc.Tokens {
		word := t.Span.Of(r.text)
		r.lower[i], r.tags[i] = english.Lower(word), t.Tag
		r.forms[i] = cueWords[r.lower[i]]
		if (t.Tag == news.VERB || t.Tag == news.X) && english.IsCapitalised(word) && english.IsAbbreviation(word) {
			r.tags[i] = news.PROPN
		}
	}
	for _, name := range r.doc.Names {
		for i := name.Start; i < name.End; i++ {
			if r.tags[i] != news.PUNCT && r.tags[i] != news.PART {
				r.tags[i] = news.PROPN
			}
		}
	}
	for i := 1; i+1 < n; i++ {
		switch {
		case r.tags[i-1] == news.PROPN && r.isNoun(i):
			r.tags[i] = news.NOUN
		case r.tags[i] == news.ADJ && r.lower[i+1] == "," && (r.tags[i-1] == news.ADJ || r.tags[i-1] == news.NOUN) && entity.RoleKind(r.lower[i]) != "": // "the firm's chief executive, Roe"
			r.tags[i] = news.NOUN
		case r.tags[i] == news.AUX && r.tags[i-1] == news.PART && english.IsCapitalised(r.doc.Word(i)): // "the Pilots' Guild"
			r.tags[i] = news.PROPN
		case r.lower[i] == "said" && r.tags[i] == news.NOUN && r.lower[i-1] != "the":
			r.tags[i] = news.VERB
		case r.lower[i] == "meanwhile":
			r.tags[i] = news.ADV
		}
	}
	for _, s := range r.doc.Sentences {
		i := s.Start
		if s.Len() < 3 || r.tags[i] != news.VERB || strings.HasSuffix(r.lower[i], "ing") || strings.HasSuffix(r.lower[i], "ed") {
			continue
		}
		switch r.tags[i+1] {
		case news.AUX, news.VERB:
			r.tags[i] = news.NOUN
		case news.ADJ, news.PROPN:
			r.tags[i] = news.ADJ
		}
	}
}

// isNoun reports whether token i, behind a name, is a noun of a compound that was
// taken for something else: "White House press secretary", "the Fox News host
// complained".
func (r *reader) isNoun(i int) bool {
	w, next := r.lower[i], r.tags[i+1]
	switch {
	case r.tags[i] == news.NOUN || r.tags[i] == news.PROPN || r.tags[i] == news.PUNCT || w != r.doc.Word(i):
		return false
	case entity.RoleKind(w) != "":
		return next == news.VERB || next == news.AUX || next == news.PROPN || r.forms[i+1].kind != notCue
	}
	return r.tags[i] == news.VERB && next == news.NOUN && entity.RoleKind(r.lower[i+1]) != "" && wordnet.Base(w, news.VERB) == w
}

// isBar reports whether the token at span parts the text: it is of "###", "***"
// or "___".
func (r *reader) isBar(at news.Span) bool {
	c := r.text[at.Start]
	if c != '#' && c != '*' && c != '_' {
		return false
	}
	start, end := at.Start, at.End
	for start > 0 && at.Start-start < 3 && r.text[start-1] == c {
		start--
	}
	for end < len(r.text) && end-at.End < 3 && r.text[end] == c {
		end++
	}
	return end-start >= 3 && strings.Trim(at.Of(r.text), string(c)) == ""
}

// addQuotation adds the pair p. goesOn tells that the next pair continues it.
func (r *reader) addQuotation(p marks.Pair, goesOn bool) {
	q := quotation{span: p.Inner, outer: news.Span{Start: p.Open.Start, End: p.Inner.End}, pair: p, cue: -1, turn: -1, para: -1, rel: -1}
	if p.Closed {
		q.outer.End = p.Close.End
	} else if end, ok := r.cueInside(p.Inner); ok {
		q.span.End, q.outer.End = end, end
	} else if !goesOn {
		q.pair.Closed = false
	}
	inner := q.span.Of(r.text)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(inner, `'’”") `))
	if strings.ContainsRune(".,?!:;…-–—", last) {
		q.terminal = last
		if strings.HasSuffix(inner, "...") || strings.HasSuffix(inner, ". .") {
			q.terminal = '…'
		}
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(inner, `'‘[“"(…. `))
	q.startsLow = unicode.IsLower(first)
	q.words = len(strings.Fields(inner[:min(len(inner), 400)]))
	r.quotes = append(r.quotes, q)
}

// cueInside looks, at the end of a quotation that lacks its closing mark, for a
// cue that the mark should have kept out: `"I will go, he said.` It returns
// where the quotation ends.
func (r *reader) cueInside(s news.Span) (int, bool) {
	const window = 9
	tokens := r.doc.TokensIn(s)
	for i := tokens.End - 1; i > tokens.Start && i > tokens.End-window; i-- {
		if w := r.lower[i]; w != "," && w != "?" && w != "!" {
			continue
		}
		for j := i + 1; j < tokens.End && j <= i+4; j++ {
			c := r.forms[j]
			if c.kind != sayCue || c.form != past {
				continue
			}
			if t := r.doc.Tokens[i+1].Tag; j == i+1 || t == news.PROPN || personal[r.lower[i+1]] {
				return r.doc.Tokens[i].Span.End, true
			}
		}
	}
	return 0, false
}

// personal are the pronouns that can be a speaker.
var personal = wordSet("he she they it we i who you")

// cut parts the items of a paragraph into frames.
func (r *reader) cut(items english.Range, para int) {
	start := items.Start
	for i := items.Start; i < items.End; i++ {
		if i+1 == items.End || i-start >= maxFrame || r.frameEnds(i, items.End) {
			r.addFrame(english.Range{Start: start, End: i + 1}, para)
			start = i + 1
		}
	}
}

func (r *reader) addFrame(items english.Range, para int) {
	if n := len(r.frames); n == 0 || r.frames[n-1].para != para {
		items.Start = r.afterDateline(items)
	}
	for i := items.Start; i < items.End; i++ {
		if q := r.items[i].quote; q >= 0 {
			r.quotes[q].frame = len(r.frames)
		}
	}
	r.frames = append(r.frames, frame{Range: items, para: para, subject: nobody})
}

// afterDateline is where the first frame of a paragraph begins: behind
// "TULSA, Okla. (AP) —", if there is such a line.
func (r *reader) afterDateline(items english.Range) int {
	const longest = 10
	if !english.IsAllCaps(r.raw(items.Start)) {
		return items.Start
	}
	for i := items.Start + 1; i < items.End-1 && i < items.Start+longest && !r.isQuote(i); i++ {
		if isDash(r.word(i)) && r.capitalised(i+1) && r.spanOfItem(i).Start > r.spanOfItem(i-1).End {
			return i + 1
		}
		if w := r.word(i); r.tag(i) == news.VERB || w == "." {
			break
		}
	}
	return items.Start
}

// frameEnds reports whether the reporter's sentence ends after item i.
func (r *reader) frameEnds(i, end int) bool {
	next := i + 1
	if !r.isQuote(i) {
		t := int(r.items[i].token)
		nt := int(r.items[next].token)
		w := r.lower[t]
		if r.isQuote(next) && (w == ":" || w == "," || w == "-" || w == "—") {
			return false
		}
		return r.doc.SentenceOf(t) != r.doc.SentenceOf(nt) && w != ":" && w != "," || (w == "." || w == "?" || w == "!") && r.isQuote(next)
	}
	q := &r.quotes[r.items[i].quote]
	if r.isQuote(next) {
		return q.terminal != 0 && q.terminal != ','
	}
	first, _ := utf8.DecodeRuneInString(r.raw(next))
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) && r.tag(next) != news.PUNCT {
		return false
	}
	switch q.terminal {
	case '.', '?', '!', '…':
		return r.tag(next) != news.PUNCT && !r.tagFollows(next, end, q.terminal == '.')
	}
	return false
}

// tagFollows reports whether a short "X said" stands at item i, so that a
// quotation before it, though it ends a sentence, belongs to it. Where that
// end is a full stop, nothing may follow.
func (r *reader) tagFollows(i, end int, stop bool) bool {
	const window = 7
	for j := i; j < end && j < i+window && !r.isQuote(j); j++ {
		c := r.form(j)
		if (c.kind != sayCue && c.kind != askCue) || (c.form != past && c.form != third) || j == i {
			if w := r.word(j); w == "," || w == ":" || w == "that" || w == "." {
				return false
			}
			continue
		}
		next := r.word(j + 1)
		if stop {
			return j+1 == end || next == "."
		}
		return j+1 == end || next == "." || next == "," && !r.isQuote(j+2) || isAdverbial[next]
	}
	return false
}

// isAdverbial are words that begin what may follow "he said" at a sentence's end.
var isAdverbial = wordSet("in on at during after before as when while earlier later yesterday today this last monday tuesday wednesday thursday friday saturday sunday of to")

// frameIndex is the index of the frame that holds item i.
func (r *reader) frameIndex(i int) int {
	return sort.Search(len(r.frames), func(k int) bool { return r.frames[k].End > i })
}
