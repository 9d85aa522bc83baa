// Package claim finds what the articles of a story assert, which assertions
// are one claim told by several of them, and where they contradict each other.
//
// A reader who counts on "widely reported" needs to know which statements rest
// on several accounts and which on one, and where two accounts of one thing
// give different figures, days, places, names, titles or words. Both need the
// same assertion to be recognised in other words; only the second needs its
// parts to be compared.
//
// How it works, each step a function of the one before:
//
//  1. Units: each sentence that asserts something becomes a list of weighted
//     content words, a vector of its meaning (package vectors), its quantities,
//     dates, names and negations. Sentences with the same words are one unit.
//  2. Candidates: an inverted index of each unit's rarest words proposes, for
//     each unit, a fixed number of others. Posting lists are cut at a fixed
//     length, so that the work is linear in the number of sentences.
//  3. A candidate's likeness is a log-linear model of word overlap, vectors,
//     names, numbers and negation (model.go, trained by train/claim).
//  4. Units that are alike enough join one claim, in the order of articles. A
//     claim's text is the shortest complete one of its best-supported members.
//  5. Two alike units of different articles are aligned word by word. Where one
//     has a figure, a date, a place, a name or a negation and the other has
//     another in its stead, with the same things said around it, they conflict.
//  6. Titles of one person, the words of one utterance and whom it is given to
//     are compared across articles: roles, wording and speakers in dispute.
//
// Conflicts put precision first: where the scope, the time or the thing counted
// may differ, where one of the articles also gives the other's value, or where
// a later article brings a toll up to date, nothing is reported.
package claim
