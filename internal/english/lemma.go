package english

import (
	"strings"

	"stemma/internal/wordnet"
	"stemma/news"
)

// Lemma is the dictionary form of word in lower case, given its tag: "said" →
// "say", "cities" → "city", "n't" → "not". Proper nouns keep their form. What
// WordNet's rules and lists of exceptions do not know stays as it is.
func Lemma(word string, tag news.Tag) string {
	if tag == news.PROPN {
		return word
	}
	w := Lower(word)
	if l, ok := shortForms[w]; ok && (tag == news.VERB || tag == news.AUX || tag == news.PART) {
		return l
	}
	switch tag {
	case news.NOUN:
		return noun(w)
	case news.VERB, news.ADJ, news.ADV:
		return wordnet.Base(w, tag)
	}
	return w
}

// noun is the lemma of a noun. WordNet lists many plurals with meanings of
// their own ("years", "hands"); here they are plurals.
func noun(w string) string {
	l := wordnet.Base(w, news.NOUN)
	if l != w || !strings.HasSuffix(w, "s") || pluralOnly[w] || strings.HasSuffix(w, "ics") {
		return l
	}
	for _, end := range []string{"ss", "us", "is"} {
		if strings.HasSuffix(w, end) {
			return l
		}
	}
	if s := strings.TrimSuffix(w, "s"); wordnet.Known(s, news.NOUN) {
		return s
	}
	return l
}

// pluralOnly are nouns whose last s is no ending.
var pluralOnly = map[string]bool{
	"news": true, "means": true, "series": true, "species": true, "headquarters": true, "clothes": true, "pants": true,
	"thanks": true, "glasses": true, "lens": true, "gas": true, "bias": true, "atlas": true, "canvas": true, "christmas": true,
	"goods": true, "customs": true, "arms": true, "amends": true, "alms": true, "mars": true, "jeans": true,
}

// shortForms are the forms of auxiliaries and the halves of contractions.
var shortForms = func() map[string]string {
	m := map[string]string{}
	for _, l := range []string{
		"be am is are was were been being 'm 're 's", "have has had having 've", "do does did done doing", "will 'll wo",
		"can ca", "shall sha", "would 'd", "not n't", "go gon", "want wan", "get got ta",
	} {
		f := strings.Fields(l)
		for _, w := range f[1:] {
			m[w] = f[0]
		}
	}
	delete(m, "ta")
	return m
}()
