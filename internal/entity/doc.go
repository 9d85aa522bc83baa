// Package entity finds whom and what an article speaks of: which names,
// pronouns and descriptions mean the same person, organisation or place, and
// what roles the article gives them.
//
// A quotation is worth little without its speaker, and articles name a speaker
// once in full and then as "Ms. Roe", "the minister" or "she". The quote reader
// and the collation ask this package who a span of text means.
//
// How it works, in one pass a step, each linear in the text:
//
//  1. Mentions: names from [english.Doc], pronouns by word, and noun phrases
//     headed by a noun for a person, group or document ("the defence
//     secretary"). The head nouns come from WordNet's lexical files and the
//     heads of GUM's entities, packed as a table of hashes (nouns.bin).
//  2. Roles: what stands before a name ("Senator Jane Roe"), beside it ("Jane
//     Roe, the minister of health,") or after "is", "was named", "as".
//  3. Names become entities: fuller forms first, then surnames, first names,
//     acronyms and short forms, each to the most salient entity that fits. An
//     entity's kind is what most of its mentions say.
//  4. From left to right, descriptions go to the entity whose role, kind and
//     number fit, and pronouns to the candidate that a log-linear ranker with
//     the weights in model.go scores highest. Its features follow the
//     literature from Lappin and Leass (1994) on: distance, grammatical role,
//     parallelism, salience, gender, and whether either stands in a quotation.
//
// Grammatical roles are guessed from tags, not parsed: a parser would cost more
// than the whole budget of this package.
package entity
