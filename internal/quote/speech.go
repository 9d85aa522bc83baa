package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/english"
	"stemma/internal/entity"
	"stemma/news"
)

// judge tells, for each quotation of frame f, whether it is speech.
func (r *reader) judge(f frame) {
	for i := f.Start; i < f.End; i++ {
		if r.isQuote(i) {
			q := &r.quotes[r.items[i].quote]
			q.speech = r.isSpeech(q, f)
		}
	}
}

// isSpeech tells speech from titles, nicknames, words named as words and scare
// quotes.
func (r *reader) isSpeech(q *quotation, f frame) bool {
	switch {
	case q.label != "":
		return true
	case r.isField(q):
		return false
	case q.cue < 0 && q.words < 4 && !r.bare(f) && r.headline(f):
		return r.headlined(q, f)
	case q.pair.Style.Single() && q.cue < 0 && q.words <= 2:
		return false
	case r.isNamed(q, f), r.isTitle(q, f), strings.HasSuffix(r.text[:q.outer.Start], "="):
		return false
	case q.cue >= 0:
		c := &r.cues[q.cue]
		if c.passive && !quotedAs(r, c.item) && !c.source.found() && c.kind == nameCue {
			return false
		}
		return !r.aside(q, c)
	case q.words >= 4, r.bare(f), r.word(q.item-1) == ":", q.tight:
		return true
	}
	return false
}

// isField reports whether q is the value of a field in front of an article's
// text: `title: "…"`, with nothing before it in its line.
func (r *reader) isField(q *quotation) bool {
	if r.word(q.item-1) != ":" || !fields[r.raw(q.item-2)] {
		return false
	}
	at := r.spanOfItem(q.item - 2).Start
	return at == 0 || r.text[at-1] == '\n'
}

// fields are the names of what stands in front of a text.
var fields = wordSet("title headline subtitle description summary author authors byline outlet source date slug tags excerpt")

// aside reports whether a short q stands in the reporter's own remark on what
// cue c reports: "…, which would be like the “living fences” of …".
func (r *reader) aside(q *quotation, c *cue) bool {
	if q.words > 3 {
		return false
	}
	for i := q.item - 1; i > c.item; i-- {
		if r.word(i) == "which" && r.word(i-1) == "," {
			return true
		}
	}
	return false
}

// isNamed reports whether the words before q say that it is a name or a word.
func (r *reader) isNamed(q *quotation, f frame) bool {
	i := q.item - 1
	if i < f.Start {
		return r.beforeName(q)
	}
	switch w := r.word(i); w {
	case "nicknamed", "so-called", "titled", "entitled", "named", "aka", "deemed", "nickname":
		return true
	case "as":
		return r.word(i-1) == "known"
	case "called", "dubbed", "termed":
		return r.word(i-1) == "-" || r.word(i-1) == "so" || r.isThing(i-1, f)
	case "word", "words", "term", "phrase", "letter", "letters", "hashtag", "expression", "slogan", "acronym":
		return q.words <= 4
	}
	return r.beforeName(q)
}

// isThing reports whether the phrase that ends with item i is one of a thing,
// which calls nothing anything: "a new method called".
func (r *reader) isThing(i int, f frame) bool {
	if i < f.Start || r.tag(i) != news.NOUN || r.capitalised(i) || entity.SpeaksNoun(r.word(i)) {
		return false
	}
	s := r.phraseTo(i, f)
	return s.found() && r.tag(s.Start) == news.DET && !relatives[r.word(s.Start-1)] && r.word(s.Start-1) != "what"
}

// beforeName reports whether q is a nickname within or before a name:
// `Ann "Skip" Roe`, `"Skip" Roe`.
func (r *reader) beforeName(q *quotation) bool {
	if q.words > 3 || q.terminal != 0 || q.startsLow {
		return false
	}
	return r.tag(q.item+1) == news.PROPN && titleCase(q.span.Of(r.text))
}

// mediaWords come before the title of a work.
var mediaWords = wordSet(`book film movie show song album novel series program programme podcast documentary play poem single track episode
	magazine memoir essay column article opera musical sitcom comedy drama hit bestseller best-seller biography report game host hosts`)

// beforeTitles come before a title, but not only there.
var beforeTitles = wordSet("on of in from 's '")

// isTitle reports whether q is the title of a work or a programme.
func (r *reader) isTitle(q *quotation, f frame) bool {
	if q.words > 12 || !titleCase(q.span.Of(r.text)) {
		return false
	}
	i := q.item - 1
	for i > f.Start && (r.word(i) == "," || r.word(i) == ":") {
		i--
	}
	if i < f.Start {
		return false
	}
	headline := r.headline(f)
	if w := r.word(i); mediaWords[w] || beforeTitles[w] && !headline {
		return q.words > 1 || q.cue < 0
	}
	if q.terminal == '.' {
		return false
	}
	if headline || isBreak(r.word(q.item-1)) {
		return false
	}
	if c := r.form(q.item - 1); q.words > 1 && (c.write || c.kind == weakCue) {
		return true // "wrote “The Last Bridge”"
	}
	if w := r.word(i); w == "a" || w == "an" {
		return q.words > 1 && r.tag(q.item+1) == news.NOUN // "a “Clean Air” bill"
	}
	if r.word(i) == "the" && (q.cue < 0 || r.cues[q.cue].kind != nameCue || q.item-r.cues[q.cue].item > 3) {
		return true // "the “Clean Air” bill"
	}
	return r.tag(i) == news.PROPN && q.words > 1
}

// headlined reports whether the short words of q in headline f can be someone's:
// it begins with a label ("Roe: Plan Is ‘Dead’") or a person acts in it.
func (r *reader) headlined(q *quotation, f frame) bool {
	if r.labelled(f).found() {
		return true
	}
	s := r.mainSubject(f)
	if !s.found() || s.End >= q.item || q.words < 2 {
		return false
	}
	return r.who.isPerson(r.who.refer(r, s))
}

// headline reports whether the words of f outside of marks begin in upper case,
// as in a headline.
func (r *reader) headline(f frame) bool {
	for i := f.Start; i < f.End; i++ {
		if r.isQuote(i) {
			continue
		}
		c, _ := utf8.DecodeRuneInString(r.raw(i))
		if unicode.IsLower(c) && !smallTitleWords[r.word(i)] {
			return false
		}
	}
	return true
}

// smallTitleWords may be in lower case in a title.
var smallTitleWords = wordSet("a an the of in on at by for to and or but nor with from as vs. vs is")

// titleCase reports whether each word of s but the small ones begins in upper
// case.
func titleCase(s string) bool {
	any := false
	for i, w := range strings.Fields(s) {
		w = strings.TrimLeft(w, `"'“”‘’([#@`)
		first, _ := utf8.DecodeRuneInString(w)
		switch {
		case w == "" || w == "&" || unicode.IsDigit(first):
		case unicode.IsUpper(first):
			any = true
		case i > 0 && smallTitleWords[english.Lower(w)]:
		default:
			return false
		}
	}
	return any
}
