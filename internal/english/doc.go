// Package english reads English text: words and marks, parts of speech,
// sentences, paragraphs and names.
//
// Everything later rests on it: who speaks, what is said and which claims
// agree are told from tokens, tags and names. Its result is one [Doc] with
// byte offsets into the text as it came; no stage changes the text.
//
// The text is read in one pass a stage, each linear in its length:
//
//  1. blocks: lines are joined into paragraphs (blank lines and list bullets
//     part them, hard-wrapped lines do not);
//  2. tokens in the style of the Penn Treebank and Universal Dependencies
//     ("don't" is do n't, "Trump's" is Trump 's, "U.S." is one token);
//  3. sentences;
//  4. a universal part-of-speech tag a token;
//  5. names of persons, organisations and places.
package english

import (
	"sort"

	"stemma/news"
)

// Doc is a text and what was read in it.
type Doc struct {
	Text       string
	Tokens     []news.Token // words and marks in order
	Sentences  []Sentence   // in order; together they hold every token
	Paragraphs []Paragraph  // in order; together they hold every sentence
	Names      []Name       // in order, disjoint
}

// Range is the half-open range [Start, End) of indices into [Doc.Tokens] (or,
// where it says so, into another list).
type Range struct{ Start, End int }

// Len is the number of elements in r.
func (r Range) Len() int { return r.End - r.Start }

// Has reports whether i lies in r.
func (r Range) Has(i int) bool { return r.Start <= i && i < r.End }

// Sentence is one sentence, headline or list item.
type Sentence struct {
	Range         // of tokens, never empty
	Paragraph int // index into [Doc.Paragraphs]
}

// Paragraph is a run of sentences that the text sets apart.
type Paragraph struct {
	Range           // of tokens, never empty
	Sentences Range // of [Doc.Sentences]
}

// Name is the name of someone or something. It has no article and no title:
// in "the U.S. Defense Secretary Pete Hegseth's" it is "Pete Hegseth" (and
// "U.S." is another).
type Name struct {
	Range
	Kind news.EntityKind
}

// Parse reads text. quoted are the inner spans of paired quotation marks in
// order of their starts, skip the spans that are boilerplate, in order and
// disjoint; both may be nil. Boilerplate is cut into tokens and sentences of
// its own and has no names.
func Parse(text string, quoted, skip []news.Span) *Doc {
	d := &Doc{Text: text}
	blocks := findBlocks(text, skip)
	tokenize(d, blocks)
	splitSentences(d, quoted)
	forms := formsOf(d)
	tag(d, forms)
	findNames(d, forms, skip)
	return d
}

// Word is token i as written.
func (d *Doc) Word(i int) string { return d.Tokens[i].Span.Of(d.Text) }

// SpanOf is the span from the first to the last token of r, the empty span for
// an empty range.
func (d *Doc) SpanOf(r Range) news.Span {
	if r.Len() <= 0 {
		return news.Span{}
	}
	return news.Span{Start: d.Tokens[r.Start].Span.Start, End: d.Tokens[r.End-1].Span.End}
}

// TokenAt is the index of the token that holds the byte at offset, or, where
// none does, of the next one; len(d.Tokens) past the last.
func (d *Doc) TokenAt(offset int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].Span.End > offset })
}

// TokensIn is the range of the tokens that overlap s.
func (d *Doc) TokensIn(s news.Span) Range {
	r := Range{Start: d.TokenAt(s.Start)}
	r.End = r.Start + sort.Search(len(d.Tokens)-r.Start, func(i int) bool {
		return d.Tokens[r.Start+i].Span.Start >= s.End
	})
	return r
}

// SentenceOf is the index of the sentence that holds token i, -1 for none.
func (d *Doc) SentenceOf(i int) int {
	s := sort.Search(len(d.Sentences), func(k int) bool { return d.Sentences[k].End > i })
	if s == len(d.Sentences) || i < d.Sentences[s].Start {
		return -1
	}
	return s
}

// NameAt is the index of the name that holds token i, -1 for none.
func (d *Doc) NameAt(i int) int {
	n := sort.Search(len(d.Names), func(k int) bool { return d.Names[k].End > i })
	if n == len(d.Names) || i < d.Names[n].Start {
		return -1
	}
	return n
}
