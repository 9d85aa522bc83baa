package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"stemma/internal/english"
	"stemma/internal/marks"
	"stemma/news"
)

// word is a token as it will be written. Where it came from travels with it
// through all edits, so that what is true of it can be told at the end.
type word struct {
	text   string
	gap    string // white space before it, unless it is first
	tag    news.Tag
	origin int // which token of which base article it is, 0 for none
	quote  int // which quotation it stands in, 0 for none
	name   news.EntityKind
	mark   int // which alteration made it, 0 for none
}

// is reports whether the word is one of the given ones, whatever its case.
func (w word) is(any ...string) bool {
	for _, a := range any {
		if strings.EqualFold(w.text, a) {
			return true
		}
	}
	return false
}

type sentence []word

type paragraph []sentence

// draft is an article while it is edited. Edits never write into the words of
// another draft: they clone first.
type draft struct {
	title      sentence
	paragraphs []paragraph
	head, tail []string // lines before and after the text: bylines, credits, boilerplate
}

func (d draft) clone() draft {
	c := draft{title: append(sentence(nil), d.title...)}
	for _, p := range d.paragraphs {
		q := make(paragraph, len(p))
		for i, s := range p {
			q[i] = append(sentence(nil), s...)
		}
		c.paragraphs = append(c.paragraphs, q)
	}
	return c
}

// sentences lists where the draft's sentences stand.
func (d *draft) sentences() []*sentence {
	var out []*sentence
	for i := range d.paragraphs {
		for j := range d.paragraphs[i] {
			out = append(out, &d.paragraphs[i][j])
		}
	}
	return out
}

// sameWords reports whether two drafts are written alike.
func (d *draft) sameWords(o *draft) bool {
	a, b := d.sentences(), o.sentences()
	return slices.EqualFunc(a, b, func(x, y *sentence) bool { return x.String() == y.String() })
}

func (d *draft) words() int {
	n := 0
	for _, s := range d.sentences() {
		n += len(*s)
	}
	return n
}

// parse reads text. origin is a number that is free for the text's tokens and
// quotations to count on from.
func parse(text string, origin int) draft {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r", ""), "\u00a0", " ")
	inner := marks.Inner(marks.Find(text))
	doc := english.Parse(text, inner, nil)
	var d draft
	at, quote := 0, 0
	for _, p := range doc.Paragraphs {
		var para paragraph
		for _, r := range doc.Sentences[p.Sentences.Start:p.Sentences.End] {
			var s sentence
			for i := r.Start; i < r.End; i++ {
				t := doc.Tokens[i]
				w := word{text: t.Span.Of(text), tag: t.Tag, origin: origin + i}
				if t.Span.Start > at {
					w.gap = " "
				}
				at = t.Span.End
				for quote < len(inner) && inner[quote].End <= t.Span.Start {
					quote++
				}
				if quote < len(inner) && inner[quote].Contains(t.Span) {
					w.quote = origin + quote + 1
				}
				if n := doc.NameAt(i); n >= 0 {
					w.name = doc.Names[n].Kind
				}
				s = append(s, w)
			}
			para = append(para, s)
		}
		d.paragraphs = append(d.paragraphs, para)
	}
	return d
}

// parseLine reads a headline or an inserted sentence.
func parseLine(text string) sentence {
	var out sentence
	d := parse(text, 0)
	for _, s := range d.sentences() {
		for _, w := range *s {
			w.origin, w.quote = 0, 0
			out = append(out, w)
		}
	}
	return out
}

func (s sentence) String() string {
	var b strings.Builder
	for i, w := range s {
		if i > 0 {
			b.WriteString(w.gap)
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// place is a word where it stands in the finished text.
type place struct {
	word
	start, end int
}

// render writes the draft and tells where its words stand.
func (d *draft) render() (string, []place) {
	var b strings.Builder
	var places []place
	line := func(text string) {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(text)
	}
	for _, h := range d.head {
		line(h)
	}
	for _, p := range d.paragraphs {
		if len(p) == 0 {
			continue
		}
		line("")
		first := true
		for _, s := range p {
			for i, w := range s {
				if !first {
					if i == 0 {
						b.WriteString(" ")
					} else {
						b.WriteString(w.gap)
					}
				}
				first = false
				places = append(places, place{w, b.Len(), b.Len() + len(w.text)})
				b.WriteString(w.text)
			}
		}
	}
	for _, t := range d.tail {
		line(t)
	}
	return b.String(), places
}

// whole reports whether a sentence opens no quotation that another closes, so
// that it may be moved or cut.
func (d *draft) whole(p, s int) bool {
	within := d.paragraphs[p][s]
	if !balanced(within) {
		return false
	}
	inside := map[int]bool{}
	for _, w := range within {
		inside[w.quote] = true
	}
	for i := range d.paragraphs[p] {
		if i == s {
			continue
		}
		for _, w := range d.paragraphs[p][i] {
			if w.quote != 0 && inside[w.quote] {
				return false
			}
		}
	}
	return true
}

// balanced reports whether the quotation marks of s close one another.
func balanced(s sentence) bool {
	open, straight := 0, 0
	for _, w := range s {
		switch w.text {
		case "“", "``":
			open++
		case "”", "''":
			open--
		case `"`:
			straight++
		}
	}
	return open == 0 && straight%2 == 0
}

// capital gives the first word of s a capital letter.
func capital(s sentence) {
	for i, w := range s {
		if english.IsWord(w.text) {
			r := []rune(w.text)
			s[i].text = string(unicode.ToUpper(r[0])) + string(r[1:])
			return
		}
	}
}

// small takes the capital from the first word of s where that is no name.
func small(s sentence) {
	if len(s) == 0 || s[0].name != "" || s[0].tag == news.PROPN || s[0].text == "I" || strings.HasPrefix(s[0].text, "I’") {
		return
	}
	r := []rune(s[0].text)
	if len(r) > 1 && unicode.IsUpper(r[1]) {
		return
	}
	s[0].text = string(unicode.ToLower(r[0])) + string(r[1:])
}

func chance(r *rand.Rand, p float64) bool { return r.Float64() < p }

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }
