// Package family finds the quotation families of a story: one utterance and
// how each article gives it.
//
// The same words of a speaker reach readers whole, cut to a fragment, joined
// from parts, reworded or reported without marks. Counting who carries them,
// and seeing where a "not" was lost, needs all of these as members of one
// family, and needs two different utterances kept apart.
//
// How it works, each step a function of the one before:
//
//  1. Every quoted span is a member. Members with the same words (see package
//     diff) of the same speaker are one wording; a fragment of a word or two
//     says little, so there the sentences around must share words too.
//  2. An inverted index of each wording's rarest words and word pairs proposes
//     pairs of wordings; its lists are cut at a fixed length, longest wordings
//     first, so that the work stays linear in the number of quotations.
//  3. A pair is one utterance when enough of the shorter, or of one of its
//     sentences, is aligned in the longer. What is enough is counted in bits:
//     a word tells as much as it is rare in the news. Pairs of one speaker
//     need less, fragments need shared context, speakers that differ need
//     nearly the same words. Between the same words of two articles stands
//     the same utterance.
//  4. Connected wordings are a family. Its text is the wording that the most
//     independent accounts agree with, the longest of these. A wording that
//     does not give that text leaves, since a chain can tie anything together;
//     those that left are linked again. Members are compared with the text
//     word by word.
//  5. What stands without quotation marks joins the family whose very words it
//     has, whoever says them; a report of the same speaker, the one that it says
//     the same as, by a logistic model, if it is a clause and denies nothing that
//     the other affirms.
//
// Words that differ are told apart by whether they change the meaning: a
// negation, a number, a name, a modal verb, an antonym.
package family
