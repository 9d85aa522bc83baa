package english

import (
	"strings"

	"stemma/news"
)

// tag gives each token its part of speech.
func tag(d *Doc) {
	for s := range d.Sentences {
		for i := d.Sentences[s].Start; i < d.Sentences[s].End; i++ {
			d.Tokens[i].Tag = guessTag(d.Word(i), i == d.Sentences[s].Start)
		}
	}
}

var closedClass = func() map[string]news.Tag {
	m := map[string]news.Tag{}
	for t, list := range map[news.Tag]string{
		news.DET:   "the a an this that these those every each some any no all both another",
		news.PRON:  "i you he she it we they me him her us them my your his its our their who whom which what myself himself herself itself themselves mine yours hers ours theirs someone anyone everyone nobody something nothing",
		news.ADP:   "of in on at by for with from about into over after under between against during without through among before around near since until like per than across toward towards behind off out up down as",
		news.CCONJ: "and or but nor",
		news.SCONJ: "if because while although though whether unless when where",
		news.AUX:   "is are was were be been being am has have had do does did will would can could may might shall should must 's 're 've 'll 'd 'm ca wo",
		news.PART:  "to not n't '",
		news.ADV:   "very also too now then here there never always just still only so how why again",
		news.VERB:  "said says say told tells tell added asked wrote announced made make get got go went know think",
		news.NUM:   "one two three four five six seven eight nine ten hundred million billion",
	} {
		for _, w := range strings.Fields(list) {
			m[w] = t
		}
	}
	return m
}()

func guessTag(word string, first bool) news.Tag {
	if !IsWord(word) {
		if strings.ContainsAny(word, "$%€£#@+=") {
			return news.SYM
		}
		return news.PUNCT
	}
	w := Lower(word)
	if t, ok := closedClass[w]; ok {
		return t
	}
	switch {
	case isDigit(w[0]):
		return news.NUM
	case IsCapitalised(word) && !first:
		return news.PROPN
	case strings.HasSuffix(w, "ly"):
		return news.ADV
	case strings.HasSuffix(w, "ed"), strings.HasSuffix(w, "ing"):
		return news.VERB
	case strings.HasSuffix(w, "ous"), strings.HasSuffix(w, "ful"), strings.HasSuffix(w, "ive"), strings.HasSuffix(w, "al"):
		return news.ADJ
	}
	return news.NOUN
}
