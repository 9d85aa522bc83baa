package wordnet

import "stemma/news"

// Senses are the numbers of the senses that lemma has in tag's part of
// speech, the commonest first; of all parts of speech for X. Two words mean
// the same in some use when they share one.
func Senses(lemma string, tag news.Tag) []int { return words.senses(lemma, tag) }
