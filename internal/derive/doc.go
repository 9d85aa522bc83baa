// Package derive tells which articles of a story hang on one another, which
// way, and how many independent accounts are left.
//
// It does so in four steps, each a function of the one before:
//
//  1. Candidates: each article asks an index of sketches for the articles that
//     share most with it. The number asked for is bounded, so that an article
//     costs the same in a story of ten as in one of ten thousand.
//  2. Edges: each candidate pair is aligned ([reuse.Compare]) and a calibrated
//     classifier gives the probability that one text hangs on the other. It
//     weighs only the articles' own words: what both quote from one speech,
//     boilerplate and a stock paragraph or two are no evidence.
//  3. Tree: of all edges, only those that lead each article to its closest kin
//     are kept (a spanning forest of greatest similarity), as philologists
//     draw a stemma; a second parent is kept where it explains another part of
//     the text (a splice).
//  4. Direction: times, credits, containment and the traces of editing each
//     give odds for one way or the other; the tree is rooted where they agree
//     best. Where they do not carry, the edge stays undirected.
//
// Accounts are the connected components. Their number is an upper bound: what
// was not seen cannot tie two articles.
package derive
