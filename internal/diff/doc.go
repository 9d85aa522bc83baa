// Package diff compares two wordings word by word.
//
// A quotation that was reworded, trimmed or spliced is best shown by what was
// taken away and what was put in its place, in whole words. Characters are too
// fine for that ("bright" is not "stark" with four letters changed), and words
// must be compared as a reader hears them: "U.S." is "US", "[W]e" is "we",
// "clear-eyed" is "cleareyed", and a dash or a comma is no word at all.
//
// [Split] cuts a text into words, each with a normal form that has none of
// that. [Align] finds the best alignment of two lists: a global alignment with
// affine gap costs (Gotoh 1982, "An improved algorithm for matching biological
// sequences") in which gaps at either end cost nothing, so that a fragment
// stays in one piece wherever it lies in the longer text. The usual longest
// common subsequence would tear it apart, since "the" and "of" stand
// everywhere. Very long texts are first cut at words that both have once.
package diff
