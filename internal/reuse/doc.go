// Package reuse finds the text that two articles share: which articles of
// many are worth laying side by side, and which passages of two articles are
// the same words or the same passage in other words.
//
// The hard part is not the copy but what looks like one and is none. Two
// reporters who cover one event write the same names, numbers, quotations and
// facts. A text that was rewritten, by hand or by a synonym spinner, has few of
// its source's words left, but it still says the same things in the same
// order and, within a sentence, with the same function words at the same
// places. So words are never compared as a bag alone.
//
// A [Text] is a reading made ready for comparison: its words with lemma,
// senses, weight and sentence. From there are three steps, each of one idea:
//
//   - [Sketch] and [Index] find candidates. A sketch holds sampled word
//     shingles (a copy, a trim or a splice keeps those) and names, numbers and
//     pairs of neighbours among them (a rewrite keeps those). The index is inverted and incremental; an article costs its own
//     features, whatever the size of the corpus.
//   - [Compare] aligns two texts. A sentence looks up which sentences of the
//     other text hold its words or words that share a sense with them, the best
//     few of these are aligned word by word (Smith and Waterman 1981, words
//     weighted by rarity), and what aligns is chained to passages.
//   - [Retell] tells how much of what one text tells another tells as well, in
//     whatever words: its facts, and its sentences by meaning.
//
// Words in quotation marks take part in passages but are no evidence: whoever
// reports a speech quotes the same words. The evidence counts the article's
// own words only.
package reuse
