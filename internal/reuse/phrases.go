package reuse

import "slices"

// maxPhrases bounds the phrases of a text that are told apart.
const maxPhrases = 1 << 14

// Phrases is every two neighbouring words of a text's sentences, as hashes in
// order, each once. Quotations take part: whoever takes over a text takes over
// what it quotes and where it cuts it.
func (t *Text) Phrases() []uint32 {
	out := make([]uint32, 0, min(len(t.words), maxPhrases))
	for i := 1; i < len(t.words) && len(out) < maxPhrases; i++ {
		v, w := &t.words[i-1], &t.words[i]
		if v.sentence == w.sentence {
			out = append(out, phrase(v, w))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// SentencePhrases calls f with the phrases of each sentence, in the text's
// order. The slice is used again.
func (t *Text) SentencePhrases(f func([]uint32)) {
	var phrases []uint32
	for _, s := range t.sentences {
		phrases = phrases[:0]
		for i := s.first + 1; i < s.last; i++ {
			phrases = append(phrases, phrase(&t.words[i-1], &t.words[i]))
		}
		f(phrases)
	}
}

// Sentences calls f with the words of each sentence, as hashes of what is left of
// a word where spelling may not differ. The slice is used again.
func (t *Text) Sentences(f func(words []uint32)) {
	var forms []uint32
	for _, s := range t.sentences {
		forms = forms[:0]
		for i := s.first; i < s.last; i++ {
			forms = append(forms, t.words[i].form)
		}
		f(forms)
	}
}

// Phrase is the hash of two neighbouring words, as Phrases gives it.
func Phrase(v, w uint32) uint32 { return (v * 0x9e3779b1) ^ w }

func phrase(v, w *word) uint32 { return Phrase(v.form, w.form) }
