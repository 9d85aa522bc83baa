package english

import (
	_ "embed"
	"strings"

	"stemma/news"
)

// namesBin holds the name finder: a linear model with a column for each label.
// It is trained by train/english.
//
//go:embed names.bin
var namesBin string

// label says whether a token begins a name, goes on with one, or is outside:
// 0 is outside, 1+2k begins a name of kind k, 2+2k goes on with it.
type label uint8

const outside label = 0

const labelCount = 7

var nameKinds = [3]news.EntityKind{news.Person, news.Organisation, news.Place}

// kind is 0 outside names, else 1 and more.
func (l label) kind() int { return int(l+1) / 2 }

func (l label) begins() bool { return l&1 == 1 }

// follows reports whether l may stand after p.
func (l label) follows(p label) bool {
	return l == outside || l.begins() || p.kind() == l.kind()
}

// nameFinder labels the tokens of one document. It is a first-order linear
// model (a structured perceptron, Collins 2002) decoded by Viterbi over the
// stretches of text where a name can stand, twice: the second time it also
// knows how each word was labelled elsewhere in the document (Krishnan and
// Manning 2006, "An effective two-stage model for exploiting non-local
// dependencies").
type nameFinder struct {
	model   linear
	forms   []form
	tokens  []news.Token
	styles  []style // a sentence's, by token
	starts  []bool  // whether a token begins a sentence, opening marks aside
	phrases []uint8 // where a known name of several words begins (1 a place, 3 an organisation) and goes on (2, 4)
	labels  []label
	base    []lanes             // scores without the document's features
	seen    map[uint32]*history // by hash of the lower-case word
	low     wordSet             // the words that stand in lower case somewhere
	high    wordSet             // those that are capitalised where no sentence begins
	path    []step
}

// wordSet is a set of words by hash that now and then holds one too many.
type wordSet [256]uint64

func (s *wordSet) add(h uint32)      { s[h>>24] |= 1 << (h >> 18 & 63) }
func (s *wordSet) has(h uint32) bool { return s[h>>24]&(1<<(h>>18&63)) != 0 }

// style is how a sentence is written.
type style uint8

const (
	usual style = iota
	allLower
	allUpper
	titleCase
)

// history is how a word was labelled in the document.
type history struct {
	kinds  [4]uint16 // outside, person, organisation, place
	ends   uint16    // times it ended a person's name of several words
	begins uint16    // times it began one
}

// step is a column of the Viterbi table.
type step struct {
	score [labelCount]int32
	back  [labelCount]label
}

// findNames finds the names of d outside skip.
func findNames(d *Doc, forms []form, skip []news.Span) {
	n := newNameFinder(d, forms)
	n.model = openLinear(namesBin)
	stretches := n.stretches(d)
	stretches = outsideOf(d, stretches, skip)
	for _, s := range stretches {
		n.score(s)
		n.decode(s, false)
	}
	n.remember(stretches)
	for _, s := range stretches {
		n.decode(s, true)
	}
	for _, s := range stretches {
		n.applyList(s)
		n.emit(d, s)
	}
}

// applyList labels the organisations of several words that the lexicon knows,
// where the model did not find a longer name there.
func (n *nameFinder) applyList(s Range) {
	for i := s.Start; i < s.End; i++ {
		if n.phrases[i] != 3 {
			continue
		}
		j := i + 1
		for j < s.End && n.phrases[j] == 4 {
			j++
		}
		before := n.labels[i] != outside && !n.labels[i].begins()
		after := j < s.End && n.labels[j] != outside && !n.labels[j].begins()
		if !before && !after {
			n.labels[i] = 3
			for k := i + 1; k < j; k++ {
				n.labels[k] = 4
			}
		}
	}
}

func newNameFinder(d *Doc, forms []form) *nameFinder {
	n := &nameFinder{forms: forms, tokens: d.Tokens}
	n.styles = make([]style, len(forms))
	n.starts = make([]bool, len(forms))
	n.phrases = make([]uint8, len(forms))
	n.labels = make([]label, len(forms))
	n.base = make([]lanes, len(forms))
	for _, s := range d.Sentences {
		st := styleOf(forms[s.Start:s.End])
		for i := s.Start; i < s.End; i++ {
			if n.starts[i] = true; forms[i].caps != noLetters {
				break
			}
		}
		for i := s.Start; i < s.End; i++ {
			n.styles[i] = st
			if f := &forms[i]; f.caps == lowerCase {
				n.low.add(f.lower)
			} else if st == usual && i > s.Start && f.caps == capitalised && forms[i-1].caps != noLetters {
				n.high.add(f.lower)
			}
		}
	}
	return n
}

// styleOf tells how a sentence is written.
func styleOf(forms []form) style {
	lower, first, upper, all := 0, 0, 0, 0
	for i := range forms {
		switch forms[i].caps {
		case lowerCase:
			lower++
		case capitalised, mixedCase:
			if !forms[i].letterCapital {
				first++
			} else {
				continue
			}
		case allCaps:
			upper++
		default:
			continue
		}
		all++
	}
	switch {
	case all >= 3 && lower == all:
		return allLower
	case all >= 3 && upper*10 >= all*8:
		return allUpper
	case all >= 4 && (first+upper)*10 >= all*7:
		return titleCase
	}
	return usual
}

// stretches are the runs of tokens that may hold a name.
func (n *nameFinder) stretches(d *Doc) (out []Range) {
	for _, s := range d.Sentences {
		for i := s.Start; i < s.End; i++ {
			if !n.candidate(i) {
				continue
			}
			end := i + 1
			for end < s.End {
				k := end
				for k < s.End && k < end+2 && !n.candidate(k) && isConnector(d.Word(k)) {
					k++
				}
				if k < s.End && n.candidate(k) {
					end = k + 1
					continue
				}
				if n.forms[end].caps == withDigits {
					end++
					continue
				}
				break
			}
			out = append(out, Range{i, end})
			n.markPhrases(d, Range{i, end})
			i = end - 1
		}
	}
	return out
}

// candidate reports whether token i may be part of a name by its form.
func (n *nameFinder) candidate(i int) bool {
	f := &n.forms[i]
	switch f.caps {
	case capitalised:
		switch n.tokens[i].Tag {
		case news.PRON, news.DET, news.CCONJ, news.SCONJ:
			return n.styles[i] == allUpper
		}
		return true
	case allCaps, mixedCase:
		return true
	case lowerCase:
		if f.info&nameInLower != 0 {
			return true
		}
		if n.styles[i] != allLower {
			return false
		}
		switch n.tokens[i].Tag {
		case news.NOUN, news.PROPN, news.ADJ, news.VERB, news.X, news.ADV:
			return true
		}
	}
	return false
}

// isConnector reports whether word may stand within a name.
func isConnector(word string) bool {
	switch word {
	case "of", "the", "for", "and", "&", "-", "–", ".", "'", "’", "'s", "’s", "de", "la", "del", "der", "den", "van", "von",
		"da", "di", "do", "dos", "du", "bin", "ibn", "al", "el", "ben", "bint", "y", "e", "le", "ul", "ur", "in", "on", "to", "at", "/", "!":
		return true
	}
	return false
}

// markPhrases marks the names of several words in s that the lexicon knows.
func (n *nameFinder) markPhrases(d *Doc, s Range) {
	for i := s.Start; i+1 < s.End; i++ {
		h := uint32(hashStart)
		for k := i; k < s.End && k < i+5; k++ {
			w := d.Word(k)
			if k > i {
				h = (h ^ ' ') * hashPrime
			}
			for b := range len(w) {
				h = (h ^ uint32(w[b])) * hashPrime
			}
			if k == i {
				continue
			}
			if info, _ := lookUp(finishHash(h)); info&longName != 0 {
				mark := uint8(1)
				if info&orgName != 0 {
					mark = 3
				}
				n.phrases[i] = mark
				for m := i + 1; m <= k; m++ {
					n.phrases[m] = mark + 1
				}
			}
		}
	}
}

// outsideOf are the stretches that no span of skip overlaps.
func outsideOf(d *Doc, stretches []Range, skip []news.Span) []Range {
	if len(skip) == 0 {
		return stretches
	}
	out, k := stretches[:0], 0
	for _, s := range stretches {
		span := d.SpanOf(s)
		for k < len(skip) && skip[k].End <= span.Start {
			k++
		}
		if k == len(skip) || !skip[k].Overlaps(span) {
			out = append(out, s)
		}
	}
	return out
}

// The numbers of features: of a token, those of them of words, of a token with
// the label before it, and of a token's history.
const (
	nameFeatures   = 53
	wordFeatures   = 25
	borderFeatures = 4
	docFeatures    = 9
)

// features are the features of token i that need no label.
func (n *nameFinder) features(i int) (f [nameFeatures]uint32) {
	words, joint := n.wordFeatures(i), n.jointFeatures(i)
	copy(f[copy(f[:], words[:]):], joint[:])
	return f
}

// caps is the case of token i, and the style of the text around it.
func (n *nameFinder) caps(i int) uint32 { return uint32(n.forms[i].caps) | uint32(n.styles[i])<<4 }

// wordFeatures are the features of the words around token i and of what the
// lexicon and the tagger say of each.
func (n *nameFinder) wordFeatures(i int) [wordFeatures]uint32 {
	w, p, x := &n.forms[i], at(n.forms, i-1), at(n.forms, i+1)
	pp, xx := at(n.forms, i-2), at(n.forms, i+2)
	st, caps := uint32(n.styles[i]), n.caps(i)
	wt, pt, xt := n.tagAt(i), n.tagAt(i-1), n.tagAt(i+1)
	wi, pi, xi := uint32(w.info>>10), uint32(p.info>>10), uint32(x.info>>10)
	return [wordFeatures]uint32{
		feature(101, w.lower),
		feature(102, pair(w.exact, st)),
		feature(103, p.lower),
		feature(104, x.lower),
		feature(105, pp.lower),
		feature(106, xx.lower),
		feature(107, w.suffix3),
		feature(108, w.suffix2),
		feature(109, w.prefix),
		feature(110, pair(w.shape, st)),
		feature(111, pair(caps, pair(uint32(p.caps), uint32(x.caps)))),
		feature(112, pair(w.cluster(), caps)),
		feature(113, p.cluster()),
		feature(114, x.cluster()),
		feature(115, pp.cluster()),
		feature(116, xx.cluster()),
		feature(117, pair(w.cluster(), p.cluster())),
		feature(118, pair(w.cluster(), x.cluster())),
		feature(119, pair(uint32(w.group), pair(uint32(p.group), uint32(x.group)))),
		feature(120, pair(wt, caps)),
		feature(121, pair(pt, wt)),
		feature(122, pair(wt, xt)),
		feature(123, pair(wi, caps)),
		feature(124, pair(wi, pi)),
		feature(125, pair(wi, xi)),
	}
}

// jointFeatures are the features of two or more of the words around token i
// together, of phrases of the lexicon, and of the kinds of names.
func (n *nameFinder) jointFeatures(i int) [nameFeatures - wordFeatures]uint32 {
	w, p, x := &n.forms[i], at(n.forms, i-1), at(n.forms, i+1)
	pp, xx := at(n.forms, i-2), at(n.forms, i+2)
	caps, wt := n.caps(i), n.tagAt(i)
	wi, xi := uint32(w.info>>10), uint32(x.info>>10)
	phrase, casing := uint32(n.phrases[i]), n.casing(i)
	wk, pk, xk := w.likely(), p.likely(), x.likely()
	return [nameFeatures - wordFeatures]uint32{
		feature(126, pair(p.lower, w.lower)),
		feature(127, pair(w.lower, x.lower)),
		feature(128, pair(phrase, wi)),
		feature(129, pair(uint32(w.group), caps)),
		feature(130, pair(p.lower, caps)),
		feature(131, pair(x.lower, caps)),
		feature(132, pair(p.lower, uint32(w.group))),
		feature(133, pair(x.lower, uint32(w.group))),
		feature(134, pair(pp.lower, p.lower)),
		feature(135, pair(x.lower, xx.lower)),
		feature(136, pair(p.cluster(), caps)),
		feature(137, pair(x.cluster(), caps)),
		feature(138, pair(uint32(p.group), uint32(pp.group))),
		feature(139, pair(uint32(x.group), uint32(xx.group))),
		feature(140, pair(w.suffix3, uint32(w.group))),
		feature(141, pair(xi, pair(wi, phrase))),
		feature(142, caps),
		feature(143, pair(casing, caps)),
		feature(144, pair(casing, wt)),
		feature(145, pair(wk, caps)),
		feature(146, uint32(w.kinds)),
		feature(147, pair(wk, pk)),
		feature(148, pair(wk, xk)),
		feature(149, pair(pk, pair(wk, xk))),
		feature(150, pair(wk, casing)),
		feature(151, pair(wk, p.lower)),
		feature(152, pair(phrase, pair(wi, xi))),
		feature(153, pair(n.phraseAt(i-1), n.phraseAt(i+1)<<4|phrase)),
	}
}

func (n *nameFinder) phraseAt(i int) uint32 {
	if uint(i) < uint(len(n.phrases)) {
		return uint32(n.phrases[i])
	}
	return 0
}

// casing tells how else the document writes the word of token i, and whether it
// begins a sentence.
func (n *nameFinder) casing(i int) (c uint32) {
	f := &n.forms[i]
	if n.low.has(f.lower) {
		c |= 1
	}
	if n.high.has(f.lower) {
		c |= 2
	}
	if n.starts[i] {
		c |= 4
	}
	return c
}

func (n *nameFinder) tagAt(i int) uint32 {
	if uint(i) < uint(len(n.tokens)) {
		return uint32(n.tokens[i].Tag)
	}
	return startTag
}

// borderFeatures are the features of token i after the label before.
func (n *nameFinder) borderFeatures(i int, before label) [borderFeatures]uint32 {
	w, b := &n.forms[i], uint32(before)
	return [borderFeatures]uint32{
		feature(161, b),
		feature(162, pair(b, uint32(w.caps)|n.tagAt(i)<<4)),
		feature(163, pair(b, w.lower)),
		feature(164, pair(b, pair(uint32(w.group), uint32(at(n.forms, i-1).caps)))),
	}
}

// docFeatures are the features of token i that tell how its words were
// labelled elsewhere in the document.
func (n *nameFinder) docFeatures(i int) [docFeatures]uint32 {
	w, p, x := n.verdict(i), n.verdict(i-1), n.verdict(i+1)
	caps := uint32(n.forms[i].caps) | uint32(n.styles[i])<<4
	own := uint32(n.labels[i])
	edge := uint32(0)
	if h := n.seen[n.forms[i].lower]; h != nil {
		edge = uint32(min(h.ends, 2)) | uint32(min(h.begins, 2))<<2
	}
	return [docFeatures]uint32{
		feature(181, pair(w, caps)),
		feature(182, pair(w, own)),
		feature(183, pair(w, p)),
		feature(184, pair(w, x)),
		feature(185, pair(edge, caps)),
		feature(186, pair(edge, own)),
		feature(187, own),
		feature(188, pair(p, pair(w, x))),
		feature(189, pair(w, uint32(n.forms[i].group))),
	}
}

// verdict sums up how the word of token i was labelled in the document: the
// commonest kind and how sure that is. 0 is a word that is no candidate.
func (n *nameFinder) verdict(i int) uint32 {
	if uint(i) >= uint(len(n.forms)) {
		return 0
	}
	h := n.seen[n.forms[i].lower]
	if h == nil {
		return 0
	}
	best, all := 0, uint16(0)
	for k, c := range h.kinds {
		all += c
		if c > h.kinds[best] {
			best = k
		}
	}
	sure := uint32(0)
	switch c := h.kinds[best]; {
	case all == 1:
		sure = 1
	case c == all:
		sure = 2
	case c*3 >= all*2:
		sure = 3
	}
	return 1 + uint32(best)<<2 + sure
}

// recall is taken off the score of every label outside a name: the texts that
// the model learned from lack names that a reader sees. It was chosen on
// Universal NER's dev set.
const recall = 15

// score sets the base scores of the tokens of s.
func (n *nameFinder) score(s Range) {
	for i := s.Start; i < s.End; i++ {
		f := n.features(i)
		n.base[i] = lanes{}
		n.model.add8(&n.base[i], f[:])
	}
}

// decode labels the tokens of s by Viterbi; second tells that the document's
// features are known.
func (n *nameFinder) decode(s Range, second bool) {
	if cap(n.path) < s.Len() {
		n.path = make([]step, s.Len()*2)
	}
	path := n.path[:s.Len()]
	for k := range path {
		i := s.Start + k
		own := n.base[i]
		if second {
			f := n.docFeatures(i)
			n.model.add8(&own, f[:])
		}
		path[k] = n.step(i, own, path, k)
	}
	best := outside
	for l := range label(labelCount) {
		if path[len(path)-1].score[l] > path[len(path)-1].score[best] {
			best = l
		}
	}
	for k := len(path) - 1; k >= 0; k-- {
		n.labels[s.Start+k] = best
		best = path[k].back[best]
	}
}

const impossible = -1 << 30

// step is the Viterbi column k, of token i with its own scores.
func (n *nameFinder) step(i int, own lanes, path []step, k int) (out step) {
	for l := range out.score {
		out.score[l] = impossible
	}
	for b := range label(labelCount) {
		from := int32(0)
		if k > 0 {
			from = path[k-1].score[b]
		} else if b != outside {
			break
		}
		if from <= impossible/2 {
			continue
		}
		scores := own
		f := n.borderFeatures(i, b)
		n.model.add8(&scores, f[:])
		for l := range label(labelCount) {
			v := from + scores.at(int(l))
			if l == outside {
				v -= recall
			}
			if v > out.score[l] && l.follows(b) {
				out.score[l], out.back[l] = v, b
			}
		}
	}
	return out
}

// remember notes how each word of the stretches is labelled.
func (n *nameFinder) remember(stretches []Range) {
	n.seen = map[uint32]*history{}
	for _, s := range stretches {
		for i := s.Start; i < s.End; i++ {
			if n.forms[i].caps == noLetters || n.forms[i].caps == lowerCase && n.styles[i] != allLower {
				continue
			}
			h := n.seen[n.forms[i].lower]
			if h == nil {
				h = &history{}
				n.seen[n.forms[i].lower] = h
			}
			l := n.labels[i]
			h.kinds[l.kind()]++
			if l.kind() == 1 {
				more := i+1 < s.End && n.labels[i+1] == 2
				if !more && l == 2 {
					h.ends++
				}
				if more && l == 1 {
					h.begins++
				}
			}
		}
	}
}

// emit adds the names of s to d.
func (n *nameFinder) emit(d *Doc, s Range) {
	for i := s.Start; i < s.End; i++ {
		k := n.labels[i].kind()
		if k == 0 {
			continue
		}
		j := i + 1
		person := nameKinds[k-1] == news.Person
		for j < s.End && n.labels[j].kind() == k && !n.labels[j].begins() && (!person || !standsApart(d, j)) {
			j++
		}
		name := Name{Range{i, j}, nameKinds[k-1]}
		if person && i == s.Start && j < s.End && n.labels[j].kind() == k && standsApart(d, j) && n.forms[j-1].caps == allCaps {
			name.Kind = news.Place // a dateline, taken for one name with what follows
		}
		if n.trimTitle(d, &name); trimMarks(d, &name) {
			d.Names = append(d.Names, name)
		}
		i = j - 1
	}
}

// standsApart reports whether token i is a dash with space on both sides, which
// no person's name holds.
func standsApart(d *Doc, i int) bool {
	switch d.Word(i) {
	case "-", "--", "–", "—":
		return i > 0 && i+1 < len(d.Tokens) && d.Tokens[i-1].Span.End < d.Tokens[i].Span.Start && d.Tokens[i].Span.End < d.Tokens[i+1].Span.Start
	}
	return false
}

// trimMarks takes marks, clitics and connectors off the ends of name and
// reports whether a name is left.
func trimMarks(d *Doc, name *Name) bool {
	if name.Len() > 2 && d.Word(name.Start+1) == "-" && len(d.Word(name.Start)) == 1 {
		name.Start += 2 // the party in "(R-Ohio)"
	}
	for name.Len() > 0 {
		w := d.Word(name.Start)
		if isWordStart(w) && w != "of" && w != "the" && w != "and" {
			break
		}
		name.Start++
	}
	for name.Len() > 0 {
		w := d.Word(name.End - 1)
		if IsWord(w) && w != "of" && w != "the" && w != "and" && w != "'s" && w != "’s" {
			break
		}
		name.End--
	}
	return name.Len() > 0
}

// trimTitle takes off name what belongs to a title that follows ("U.K.
// Defense" in "U.K. Defense Secretary John Marlow") or stands before.
func (n *nameFinder) trimTitle(d *Doc, name *Name) {
	if name.Kind != news.Person && name.End < len(d.Tokens) && isOffice[d.Word(name.End)] && isPortfolio[d.Word(name.End-1)] {
		name.End--
		for name.Len() > 0 && (isPortfolio[d.Word(name.End-1)] || !IsWord(d.Word(name.End-1)) || d.Word(name.End-1) == "and") {
			name.End--
		}
		if name.Len() == 1 && n.forms[name.Start].info&(countryName|cityName) != 0 {
			name.Kind = news.Place
		}
	}
	for name.Kind == news.Person && name.Len() > 1 && isForm[d.Word(name.Start)] {
		name.Start++
	}
}

func wordList(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// isOffice are the offices that a portfolio precedes, isPortfolio the
// portfolios, isForm the forms of address that are no part of a name.
var (
	isOffice = wordList(`Secretary Minister Secretaries Ministers Chief Commissioner Adviser Advisor Spokesman Spokeswoman
		Undersecretary secretary minister chief commissioner adviser advisor`)
	isPortfolio = wordList(`Defense Defence Foreign Prime Interior Finance Home Health Education Justice Labor Labour Energy
		Treasury State Commerce Agriculture Transportation Transport Trade Environment Housing Press Security Deputy
		Assistant Affairs Culture Economy Police First Vice General`)
	isForm = wordList(`Mr. Mr Mrs. Mrs Ms. Ms Dr. Dr Sen. Sens. Rep. Reps. Gov. Gen. Col. Lt. Sgt. Capt. Maj. Prof. Rev. Adm.
		President Senator Secretary Minister Governor Congressman Congresswoman Chancellor Professor Justice Judge Mayor
		Ambassador Premier Chairman Speaker Attorney Pope`)
)
