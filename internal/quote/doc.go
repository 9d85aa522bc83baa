// Package quote tells who said what: it turns the quotation marks of an
// article, its words and whom it speaks of into attributions.
//
// The marks are the surest evidence there is of someone's own words, so direct
// quotations are read by rules that know how reporters set them, and a trained
// model's relations (of package attrib) are used for what stands without marks.
//
// How it works, each step a pass over the article:
//
//  1. frame.go: paragraphs are cut into frames. A frame is a sentence as the
//     reporter wrote it, with the quotations it holds taken as single things:
//     `Q, he said, Q` is one frame, whatever stands in the quotations.
//  2. cue.go, source.go: in a frame, each quotation gets its cue (the verb or
//     phrase that reports it) and the cue its source.
//  3. speech.go: titles, nicknames, words named as words and scare quotes are
//     told from speech.
//  4. turn.go, transcript.go: a quotation without a cue is joined to the one it
//     goes on from, or gets its speaker from the text around it: labels,
//     signatures, block quotations, the sentence before, the running speaker.
//  5. speaker.go, via.go: who the source is, and where it was said.
//  6. merge.go: the model's relations join the quotations they overlap; the
//     others become indirect attributions.
//
// The model goes first where it has its cue in the quotation's own sentence (see
// docs/decisions/030-quotations.md for what was measured). Time is linear in the
// article, since what is done for an item is bounded by its frame, and a frame
// by maxFrame.
package quote
