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
//     length, so that the work is linear in the number of sentences. A quick
//     likeness (log-linear, of word overlap, vectors, names, numbers and
//     negation) says which are worth more.
//  3. Assertions: a sentence, and each clause in it that asserts something of its
//     own, as far as its surface tells (clause.go). Two are one with a chance that
//     rests on the words they share by form or meaning, on words that stand
//     together in both, and on the sentences around them (same.go).
//  4. Assertions that are one join a claim, in the order of articles. A claim's
//     members are sentences or clauses; its text is the shortest of the
//     best-supported ones that stands alone. What is reported as denied, or behind
//     "if", is not asserted.
//  5. Two alike sentences of different articles are aligned word by word. Where one
//     has a figure, a date, a place, a name or a negation and the other has
//     another in its stead, with the same things said around it, they conflict.
//     So do an assertion and its denial ("denied that", "has not"), and the days that
//     one claim is given.
//  6. Counts and measures of one thing, which stand in sentences that share little
//     else, are compared across the story by what they count or by their verb; tolls,
//     ages and magnitudes by whom or what they are of. Sentences that give a value in
//     dispute in the same place stand on its side.
//  7. Titles of one person, the words of one utterance and whom it is given to
//     are compared across articles: roles, wording and speakers in dispute;
//     and how a name is spelled.
//
// Conflicts put precision first: where the scope, the time or the thing counted
// may differ, where one of the articles also gives the other's value, or where
// a later article brings a toll up to date, nothing is reported.
package claim
