package english

import (
	"strings"
	"unicode/utf8"

	"stemma/news"
)

// splitSentences cuts each paragraph into sentences. quoted are the inner
// spans of quotations.
func splitSentences(d *Doc, quoted []news.Span) {
	for p := range d.Paragraphs {
		par := &d.Paragraphs[p]
		par.Sentences.Start = len(d.Sentences)
		first := par.Start
		for i := par.Start; i < par.End; i++ {
			if next := sentenceEnd(d, i, par.End); next > i && next < par.End {
				d.Sentences = append(d.Sentences, Sentence{Range{first, next}, p})
				first, i = next, next-1
			}
		}
		d.Sentences = append(d.Sentences, Sentence{Range{first, par.End}, p})
		par.Sentences.End = len(d.Sentences)
	}
}

// sentenceEnd is the token after the sentence that token i ends, 0 if it ends
// none.
func sentenceEnd(d *Doc, i, end int) int {
	w := d.Word(i)
	last := w[len(w)-1]
	stop := strings.Trim(w, ".?!‽…") == ""
	if !stop && (last != '.' || len(w) < 2) {
		return 0
	}
	next := i + 1
	for next < end && isCloser(d, next) {
		next++
	}
	if next == end {
		return next
	}
	n := d.Word(next)
	r, _ := utf8.DecodeRuneInString(n)
	opens := strings.ContainsRune("\"“‘'([«„—", r)
	starts := IsCapitalised(n) || opens || r >= '0' && r <= '9'
	if d.Tokens[next].Span.Start == d.Tokens[next-1].Span.End && !opens {
		return 0
	}
	switch {
	case stop && w == "...", w == "…":
		if !IsCapitalised(n) && !opens {
			return 0
		}
	case stop:
		if !starts && r != utf8.RuneError && !(next == i+1 && w != ".") && next > i+1 {
			return 0
		}
		if !starts && w != "." {
			return 0
		}
	default: // an abbreviation
		a := abbreviationOf(w[:len(w)-1])
		if !starts || a == beforeName || a == beforeNumber || len(w) == 2 || strings.HasSuffix(w, ".m.") && !IsCapitalised(n) {
			return 0
		}
		if !startsSentence[Lower(n)] && !opens {
			return 0
		}
	}
	return next
}

// startsSentence are words that begin a sentence after an abbreviation rather
// than go on with a name.
var startsSentence = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`the a an he she it they we i you his her its their our my this that these those but and
		in on at for with from after before when while if as so there what who how why to by not no one some many most`) {
		m[w] = true
	}
	return m
}()

// isCloser reports whether token i closes a quotation or bracket that began
// before the stop.
func isCloser(d *Doc, i int) bool {
	switch d.Word(i) {
	case ")", "]", "”", "’", "»":
		return true
	case "\"", "'", "''":
		t := d.Tokens[i].Span
		attached := d.Tokens[i-1].Span.End == t.Start
		free := t.End == len(d.Text) || isSpaceRune(rune(d.Text[t.End])) || strings.ContainsRune(")]\"'.,", rune(d.Text[t.End]))
		return attached && (free || d.Text[t.End] >= utf8.RuneSelf)
	}
	return false
}
