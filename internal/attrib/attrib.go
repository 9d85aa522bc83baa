// Package attrib finds attributions: who (source) is reported, by which words
// (cue), to say, think or feel what (content).
//
// Quotation marks alone miss most of what articles report: three attributions
// in four have none ("officials warned that …", "according to …"), and where a
// reported clause ends is a matter of syntax. So a small network is trained on
// articles that annotators marked by hand (PolNeAR, Newell et al., LREC 2018).
//
// How it works, in steps that are each linear in the text:
//
//  1. features: each token is looked up in a few tables (its word, affixes,
//     shape, part of speech, place in quotation marks, in the sentence and in
//     a name) and the rows are added up ([Columns]);
//  2. network: a convolution over three tokens, then layers of recurrent cells
//     whose gates depend on the input alone (as in the simple recurrent unit,
//     Lei et al., EMNLP 2018), in both directions over the whole article, so
//     that all but the running sums is products of matrices;
//  3. decoding: the best sequence of labels under a linear-chain conditional
//     random field (begin, inside, end, single × source, cue, content);
//  4. linking: spans are joined to relations around their cue.
//
// The weights are embedded; train/attrib makes them. docs/models.md has their
// card, docs/reading-errors.md what they get wrong.
package attrib

import (
	"stemma/internal/english"
	"stemma/internal/marks"
	"stemma/news"
)

// Relation is one attribution. Each of its parts may be in several spans, in
// text order, and may be empty, but a source never stands alone. Spans begin and end with tokens. Quotation
// marks around content belong to it, as PolNeAR's annotators have it.
type Relation struct {
	Source  []news.Span
	Cue     []news.Span
	Content []news.Span
	Score   float32 // how sure the model is of it, 0 to 1
}

// Find finds the attributions of doc, in the order of their first spans. No
// two spans of the result overlap. pairs are the quotation marks of doc.Text.
func Find(doc *english.Doc, pairs []marks.Pair) []Relation {
	if len(doc.Tokens) == 0 {
		return nil
	}
	return link(doc, theModel().label(Columns(doc, pairs), doc))
}
