package english

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/news"
)

// splitSentences cuts each paragraph into sentences. quoted are the inner
// spans of quotations.
func splitSentences(d *Doc, quoted []news.Span) {
	q := edgesOf(quoted)
	for p := range d.Paragraphs {
		par := &d.Paragraphs[p]
		par.Sentences.Start = len(d.Sentences)
		first := par.Start
		for i := par.Start; i < par.End; i++ {
			if next := sentenceEnd(d, q, i, par.End); next > i && next < par.End {
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
func sentenceEnd(d *Doc, q quoteEdges, i, end int) int {
	w := d.Word(i)
	last := w[len(w)-1]
	stop := last == '.' && len(w) == 1 || strings.Trim(w, ".?!‽…") == ""
	if !stop && (last != '.' || len(w) < 2) {
		return 0
	}
	next := i + 1
	for next < end && isCloser(d, q, next) {
		next++
	}
	if next = skipReferences(d, next, end); next == end {
		return next
	}
	if stop && endsSentence(d, w, i, next) && !marksItem(d, w, i) && !cueFollows(d, w, i, next, end) || !stop && abbreviationEnds(d, w, next) {
		return next
	}
	return 0
}

// endsSentence reports whether the stop w, token i, ends a sentence when the
// token next follows it and what closes with it.
func endsSentence(d *Doc, w string, i, next int) bool {
	n := d.Word(next)
	opens := isOpener(n)
	if d.Tokens[next].Span.Start == d.Tokens[next-1].Span.End && !opens {
		return false
	}
	ellipsis := len(w) > 1 && w[0] == '.' || strings.HasPrefix(w, "…")
	switch {
	case n[0] == '(' || n[0] == '[':
		return !ellipsis && (next+1 == len(d.Tokens) || w == "." || IsCapitalised(d.Word(next+1)))
	case opens:
		return true
	case IsCapitalised(n):
		return true
	case ellipsis, next > i+1:
		return false
	case isDigit(n[0]):
		return w != "." || next > i+1 || !insideNumber(d, i)
	}
	return w == "." && !unicode.IsPunct(firstRune(n))
}

// insideNumber reports whether the stop that is token i belongs to a number that
// blanks cut ("a magnitude of 5 . 9", "a . 22 rifle"): one stands before it that is
// no year, or an article.
func insideNumber(d *Doc, i int) bool {
	if i == 0 || d.Tokens[i].Span.Start == d.Tokens[i-1].Span.End {
		return false
	}
	before := d.Word(i - 1)
	return isDigit(before[0]) && len(before) < 4 || before == "a" || before == "the"
}

// marksItem reports whether the stop w, token i, belongs to a number that
// begins a paragraph ("1. Introduction", "Figure 2. A view") or to a letter in
// brackets ("(b. March").
func marksItem(d *Doc, w string, i int) bool {
	if w != "." || i == 0 {
		return false
	}
	before := d.Word(i - 1)
	p := d.Paragraphs[sort.Search(len(d.Paragraphs), func(k int) bool { return d.Paragraphs[k].End > i })]
	switch {
	case isDigit(before[0]):
		return i-1 == p.Start || i-2 == p.Start && IsCapitalised(d.Word(i-2)) && p.Len() > 4
	case len(before) == 1 && isLetterByte(before[0]):
		return i > 1 && d.Word(i-2) == "("
	}
	return false
}

// cueFollows reports whether a quotation that ends in a question or an
// exclamation is followed by its cue: "Why?" Marwood asked.
func cueFollows(d *Doc, w string, i, next, end int) bool {
	if next == i+1 || w == "." || isOpener(d.Word(next)) {
		return false
	}
	for k := next; k < end && k < next+5; k++ {
		n := d.Word(k)
		if k > next && cueVerbs[n] {
			return true
		}
		if !IsCapitalised(n) && n != "the" && n != "de" && n != "von" && n != "van" {
			return false
		}
	}
	return false
}

// cueVerbs are the verbs that follow a quotation's speaker.
var cueVerbs = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`said says say asked asks ask cried cries shouted shouts replied replies answered
		answers wrote writes tweeted exclaimed yelled added adds wondered demanded called howled screamed whispered
		muttered joked quipped responded inquired continued declared began told posted commented roared`) {
		m[w] = true
	}
	return m
}()

// abbreviationEnds reports whether the abbreviation w, which the token next
// follows, also ends a sentence.
func abbreviationEnds(d *Doc, w string, next int) bool {
	n := d.Word(next)
	if d.Tokens[next].Span.Start == d.Tokens[next-1].Span.End {
		return false
	}
	switch stem := w[:len(w)-1]; {
	case isOpener(n):
		return n[0] != '(' && n[0] != '[' && IsAllCaps(w) && len(w) > 2
	case !IsCapitalised(n), len(w) == 2, w == "e.g.", w == "i.e.":
		return false
	case abbreviationOf(stem) == beforeName, abbreviationOf(stem) == beforeNumber:
		return false
	}
	return startsSentence[Lower(n)]
}

// skipReferences is the token after the references to notes ("[6]") that begin
// at token i.
func skipReferences(d *Doc, i, end int) int {
	for i+2 < end && d.Word(i) == "[" && d.Word(i+2) == "]" && isDigit(d.Word(i + 1)[0]) {
		i += 3
	}
	return i
}

// isOpener reports whether word opens a quotation or a bracket.
func isOpener(word string) bool {
	switch word {
	case "\"", "“", "‘", "'", "(", "[", "«", "„", "``", "‹", "‚":
		return true
	}
	return false
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
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

// quoteEdges are the offsets where quotations begin and end, sorted.
type quoteEdges struct{ starts, ends []int }

func edgesOf(quoted []news.Span) (q quoteEdges) {
	for _, s := range quoted {
		q.starts = append(q.starts, s.Start)
		q.ends = append(q.ends, s.End)
	}
	slices.Sort(q.starts)
	slices.Sort(q.ends)
	return q
}

// isCloser reports whether token i closes a quotation or bracket that began
// before the stop.
func isCloser(d *Doc, q quoteEdges, i int) bool {
	switch d.Word(i) {
	case ")", "]", "”", "’", "»":
		return true
	case "\"", "'", "''":
		t := d.Tokens[i].Span
		if _, closes := slices.BinarySearch(q.ends, t.Start); closes {
			return true
		}
		if _, opens := slices.BinarySearch(q.starts, t.End); opens {
			return false
		}
		attached := d.Tokens[i-1].Span.End == t.Start
		free := t.End == len(d.Text) || isSpaceRune(rune(d.Text[t.End])) || strings.ContainsRune(")]\"'.,", rune(d.Text[t.End]))
		return attached && (free || d.Text[t.End] >= utf8.RuneSelf)
	}
	return false
}
