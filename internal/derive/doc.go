// Package derive tells which articles of a story hang on one another, which
// way, and how many independent accounts are left.
//
// It does so in four steps, each a function of the one before:
//
//  1. Candidates: each article asks an index of sketches for the articles that
//     share most with it. The number asked for is bounded, so that an article
//     costs the same in a story of ten as in one of ten thousand.
//  2. Edges: each candidate pair is aligned ([reuse.Compare]) and a classifier
//     gives the probability that one text hangs on the other. It weighs only
//     the articles' own words: what both quote from one speech, boilerplate
//     and a stock paragraph are no evidence. A pair in doubt is held against
//     the rest of the story: what all share is the event, what two share is
//     the text. A text of which hardly a phrase is left is known again by its
//     facts: who rewrites one article has no name, number or quotation that is
//     not in it ([reuse.Retell]).
//  3. Trees: of all edges, those of the most likely trees are kept, in which
//     each article has one parent, as philologists draw a stemma; two where
//     they together account for it (a splice).
//  4. Direction: times, credits, containment and the traces of editing give the
//     odds. An edge is directed where its tree is far less likely with a root
//     on the other side, and, for copies, a common source less likely.
//
// Accounts are the connected components. Their number is an upper bound: what
// was not seen cannot tie two articles.
package derive
