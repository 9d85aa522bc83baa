// Package wordnet answers what English words have to do with one another:
// which mean the same, which mean the opposite, and what the base form of an
// inflected word is.
//
// It is WordNet 3.0 (Princeton University; see NOTICE), packed into one table
// that train/wordnet makes from the dictionary files and that is embedded.
// The table is read in place: there is nothing to load, a question costs a
// binary search of some microseconds, and what is not asked for is never
// touched. Left out are the glosses and the names in several words other than
// those of people ("prime minister") and places ("new york").
//
// Words are lower case; the parts of a word in several parts are separated by
// single spaces. Answers are in the order of WordNet's senses, the commonest
// first.
//
// # The table
//
// All numbers are unsigned varints but for the offsets, which are four bytes,
// little endian.
//
//	header    number of lemmas, number of synsets, first verb, adjective and
//	          adverb synset, length of the lemma section, of the synset section
//	offsets   of each block of 16 lemmas, then of each block of 8 synsets
//	lemmas    sorted, front coded in their block: bytes shared with the lemma
//	          before, bytes of its own, these bytes, number of senses, synsets
//	synsets   number of words, lemmas; number of pointers, pointers: kind<<4 |
//	          source word, then a lemma (antonym) or a synset (instance)
//	exceptions lines "part-of-speech inflected base …", sorted
//
// A pointer from the sixteenth word on keeps 15 as its source.
package wordnet
