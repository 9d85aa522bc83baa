package quote

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"stemma/internal/english"
	"stemma/internal/entity"
	"stemma/news"
)

// referent is who a source means.
type referent struct {
	entity int // index into the article's entities, -1 for none
	name   string
	number number // of one without an entity
}

// number tells what pronoun can stand for a source without an entity.
type number uint8

const (
	noPerson number = iota
	onePerson
	somePeople
)

var nobody = referent{entity: -1}

func (w referent) known() bool { return w.entity >= 0 || w.name != "" }

// resolver tells who a source means.
type resolver struct {
	*entity.Resolution
	last    referent       // who spoke last
	persons map[string]int // by name and surname in lower case, when first asked for
	deep    int            // documents whose senders are being looked for, see [resolver.sender]
}

// refer tells who the items of s mean.
func (v *resolver) refer(r *reader, s source) referent {
	if !s.found() {
		return nobody
	}
	if w := r.word(s.Start); s.Len() == 1 && (personal[w] || nominative[w] != "" || possessives[w]) {
		return v.pronoun(r, s.Start)
	}
	if who, ok := v.joint(r, s); ok {
		return who
	}
	if who, ok := v.author(r, s); ok {
		return who
	}
	e, ok := v.meant(r, s)
	if e < 0 || !v.Attributes[e].Named {
		if who := v.epithet(r, s); who.known() {
			return who
		}
	}
	if who := v.medium(r, s); who.known() && (e < 0 || !v.Attributes[e].Named) {
		return who
	}
	if e >= 0 {
		return v.entityAs(e)
	}
	if !ok && r.capitalised(s.head) {
		if e := v.named(r.word(s.head)); e >= 0 { // "ROE SAID"
			return v.entityAs(e)
		}
	}
	return v.unnamed(r, s)
}

// media are the nouns by which an article calls an outlet again that it has named.
var media = wordSet("newspaper paper tabloid magazine daily weekly broadcaster network channel website agency outlet publication")

// medium is the outlet that "the newspaper" means: the one named last, shortly
// before, as that to which or in which something was said.
func (v *resolver) medium(r *reader, s source) referent {
	const frames = 6
	if !media[r.word(s.head)] || r.word(s.core.Start) != "the" || s.core.Len() > 3 {
		return nobody
	}
	f := r.frameIndex(s.head)
	for g := f - 1; g >= 0 && g >= f-frames; g-- {
		if at := r.venueOf(r.frames[g]); at.kind == spoken {
			if e := v.EntityAt(r.spanOfItem(at.token)); e >= 0 && v.isNamedAs(e, at.name) {
				return v.entityAs(e)
			}
			return referent{entity: -1, name: at.name}
		}
	}
	return nobody
}

func (v *resolver) isNamedAs(e int, name string) bool {
	return strings.TrimPrefix(v.Entities[e].Name, "The ") == strings.TrimPrefix(name, "The ")
}

// unnamed is a source as written: "a senior official", "two aides".
func (v *resolver) unnamed(r *reader, s source) referent {
	who := referent{entity: -1, name: r.spanOf(s.core).Of(r.text)}
	w := r.word(s.head)
	if !strings.ContainsFunc(who.name, unicode.IsLetter) || r.tag(s.head) == news.ADV || weekdays[w] || dateWords[w] || pointing[w] {
		return nobody // "clearly", "Wednesday"
	}
	if m := v.At(r.spanOf(s.core)); m >= 0 && v.Mentions[m].Kind == news.Description && v.Mentions[m].Span.Overlaps(r.spanOfItem(s.head)) &&
		!writings[w] && !papers[w] && !sayNouns[w] && (oneWords[r.word(s.core.Start)] || r.owned(s)) {
		who.number = onePerson
	}
	if r.several(s) && r.word(s.core.Start) != "a" {
		who.number = somePeople
	}
	return who
}

// owned reports whether a possessive stands in the phrase of s: "Roe's aide".
func (r *reader) owned(s source) bool {
	for i := s.core.Start; i < s.head; i++ {
		if possessed(r, i) {
			return true
		}
	}
	return false
}

// pointing are words that stand for what was said or is to come.
var pointing = wordSet("this that these those there such the a an")

// manyWords begin a phrase for several.
var manyWords = wordSet("these those many several some two three four five few both all most other others dozens hundreds thousands scores")

// papers are documents of no one person.
var papers = wordSet(`report study letter filing document documents poll survey resolution bill law article lawsuit complaint
	indictment ruling order decision review memo plan budget agreement analysis files records evidence data proposal ad video film book`)

// meant is the entity that the phrase of s means: -1 where that is someone
// without one, not ok where no mention is the head of the phrase.
func (v *resolver) meant(r *reader, s source) (int, bool) {
	head := r.spanOfItem(s.head)
	known := false
	if e := v.personFrom(r.spanOf(s.Range), head); e >= 0 {
		return e, true
	}
	if e := v.titled(r, s); e >= 0 {
		return e, true
	}
	if r.tag(s.head) == news.NOUN && !r.capitalised(s.head) {
		if e := v.beside(r, s); e >= 0 {
			return e, true
		}
	}
	for _, part := range []english.Range{s.core, s.Range} {
		span := r.spanOf(part)
		if e := v.personTo(r, s, span); e >= 0 {
			return e, true
		}
		m := v.At(span)
		if m < 0 {
			continue
		}
		at := v.Mentions[m]
		if at.Span.Overlaps(head) {
			if e := v.beside(r, s); e >= 0 && (at.Entity < 0 || !v.Attributes[at.Entity].Named) {
				return e, true
			}
			if at.Entity >= 0 {
				return at.Entity, true
			}
			known = true
		} else if at.Entity >= 0 && at.Kind == news.PersonName && !r.modifies(at.Span, s.head) && !r.several(s) && !r.governed(at.Span) {
			return at.Entity, true // "Another critic, Ida Roe,"
		}
	}
	if known {
		return -1, true
	}
	if w := r.word(s.core.Start); possessives[w] { // "his language"
		who := v.pronoun(r, s.core.Start)
		return who.entity, who.known()
	}
	return -1, false
}

// modifies reports whether the name at span stands before the noun at item head
// as part of its phrase: "a Roe aide", "the Roe administration's lawyer".
func (r *reader) modifies(span news.Span, head int) bool {
	i := head - 1
	for ; i >= 0 && (r.tag(i) == news.NOUN || r.tag(i) == news.ADJ || r.word(i) == "-" || possessed(r, i-1)); i-- {
	}
	return i >= 0 && r.spanOfItem(i).End == span.End
}

// several reports whether s speaks of more than one.
func (r *reader) several(s source) bool {
	w := r.word(s.head)
	return pluralPersons[w] || manyWords[w] || manyWords[r.word(s.core.Start)] || strings.HasSuffix(w, "s") && r.tag(s.head) == news.NOUN
}

// titled is the person whose name ends the first part of s, behind a title with
// a bracket or "of" in it, "Reform Party (RP) leader Ida Roe, who …"; -1 for none.
func (v *resolver) titled(r *reader, s source) int {
	end, bracket := s.Start, false
	for ; end < s.End && r.word(end) != "," && !isDash(r.word(end)) && r.word(end) != "who"; end++ {
		if w := r.word(end); w == "(" || w == ")" {
			bracket = w == "("
		} else if !bracket && w != "of" && (attaches(w) || oblique[w]) || r.isQuote(end) {
			return -1
		}
	}
	if end == s.Start {
		return -1
	}
	span := r.spanOf(english.Range{Start: s.Start, End: end})
	i := sort.Search(len(v.Mentions), func(k int) bool { return v.Mentions[k].Span.Start >= span.End })
	for i--; i >= 0 && v.Mentions[i].Span.Start > span.Start; i-- {
		if m := v.Mentions[i]; m.Kind == news.PersonName && m.Entity >= 0 && m.Span.End == span.End && !r.governed(m.Span) {
			return m.Entity
		}
	}
	return -1
}

// beside is the person whose name is set beside the head of s, in commas:
// "Another critic, Senator Ida Roe of Enid,"; -1 for none.
func (v *resolver) beside(r *reader, s source) int {
	if r.word(s.core.End) != "," || s.core.End+1 >= len(r.items) || r.several(s) {
		return -1
	}
	comma := s.core.End
	if r.word(comma+1) == "the" && comma+2 < len(r.items) {
		comma++
	}
	from := r.spanOfItem(comma + 1).Start
	i := sort.Search(len(v.Mentions), func(k int) bool { return v.Mentions[k].Span.Start >= from })
	for i < len(v.Mentions) && v.Mentions[i].Kind != news.PersonName && r.joins(comma, v.Mentions[i].Span) {
		i++ // "ex-Maryland Gov. Ida Roe"
	}
	if i == len(v.Mentions) || v.Mentions[i].Kind != news.PersonName || !r.joins(comma, v.Mentions[i].Span) || r.governed(v.Mentions[i].Span) {
		return -1
	}
	end := v.Mentions[i].Span.End
	if next := r.doc.TokenAt(end); end > r.spanOf(s.Range).End && (next >= len(r.lower) || r.lower[next] != "," && r.lower[next] != "of") {
		return -1 // "According to one critic, Roe left"
	}
	return v.Mentions[i].Entity
}

// personFrom is the person whose mention, title and name, begins where span
// does, lies in it and holds its head; -1 for none.
func (v *resolver) personFrom(span, head news.Span) int {
	i := sort.Search(len(v.Mentions), func(k int) bool { return v.Mentions[k].Span.Start >= span.Start })
	for ; i < len(v.Mentions) && v.Mentions[i].Span.Start == span.Start; i++ {
		if m := v.Mentions[i]; m.Kind == news.PersonName && m.Entity >= 0 && m.Span.End <= span.End && m.Span.Overlaps(head) {
			return m.Entity
		}
	}
	return -1
}

// personTo is the person whose name ends span, as in "the firm's founder and
// head Ida Roe"; -1 for none, and where a preposition or a possessive stands
// between the head of s and the name.
func (v *resolver) personTo(r *reader, s source, span news.Span) int {
	i := sort.Search(len(v.Mentions), func(k int) bool { return v.Mentions[k].Span.Start >= span.End })
	for i--; i >= 0 && v.Mentions[i].Span.Start >= span.Start; i-- {
		if m := v.Mentions[i]; m.Kind == news.PersonName && m.Entity >= 0 && m.Span.End == span.End && r.joins(s.head, m.Span) {
			return m.Entity
		}
	}
	return -1
}

// personEnding is the person whose name ends span; -1 for none.
func (v *resolver) personEnding(span news.Span) int {
	i := sort.Search(len(v.Mentions), func(k int) bool { return v.Mentions[k].Span.Start >= span.End })
	for i--; i >= 0 && v.Mentions[i].Span.Start >= span.Start; i-- {
		if m := v.Mentions[i]; m.Kind == news.PersonName && m.Span.End == span.End {
			return m.Entity
		}
	}
	return -1
}

// joins reports whether only nouns, adjectives and "and" stand between item
// head and the name at span.
func (r *reader) joins(head int, span news.Span) bool {
	for i := head + 1; i < len(r.items) && r.spanOfItem(i).Start < span.Start; i++ {
		switch r.tag(i) {
		case news.NOUN, news.ADJ, news.PROPN, news.CCONJ:
		default:
			if w := r.word(i); w != "-" && (r.tag(i) != news.VERB || !strings.HasSuffix(w, "ed")) {
				return false // but "retired colonel Roe"
			}
		}
	}
	return true
}

// governed reports whether a preposition stands before span or a possessive
// ending after it.
func (r *reader) governed(span news.Span) bool {
	t := r.doc.TokenAt(span.Start)
	if t > 0 && (r.tags[t-1] == news.ADP || oblique[r.lower[t-1]]) {
		return true
	}
	end := r.doc.TokenAt(span.End)
	return end < len(r.lower) && (r.lower[end] == "'s" || r.lower[end] == "'")
}

// author is who speaks through a document: in "Roe's letter", Roe.
func (v *resolver) author(r *reader, s source) (referent, bool) {
	if w := r.word(s.head); !writings[w] && !sayNouns[w] {
		return nobody, false
	}
	if w := r.word(s.core.Start); possessives[w] {
		who := v.pronoun(r, s.core.Start)
		return who, v.isPerson(who)
	}
	from, head := r.spanOfItem(s.core.Start).Start, r.spanOfItem(s.head).Start
	i := sort.Search(len(v.Mentions), func(k int) bool { return v.Mentions[k].Span.Start >= from })
	for ; i < len(v.Mentions) && v.Mentions[i].Span.Start < head; i++ {
		if m := v.Mentions[i]; m.Kind == news.PersonName && m.Entity >= 0 && m.Span.End <= head {
			return v.entityAs(m.Entity), true
		}
	}
	if from := s.head + 2; r.word(from-1) == "from" && from < s.End {
		if by := r.phraseFrom(from, within(from, s.End, r.frames[r.frameIndex(s.head)])); by.found() {
			by.End = s.End
			if who := v.refer(r, by); who.entity >= 0 && v.speaks(who) || who.number != noPerson {
				return who, true // "a statement from Roe"
			}
		}
	}
	if w := r.word(s.core.Start); w == "the" || w == "this" {
		return v.sender(r, s)
	}
	return nobody, false
}

// sender is who wrote the document that s means by "the letter": whom a phrase
// shortly before calls its author, or the subject of a sentence there that has
// "a letter". What stands there may name another document; so many places are
// looked at, and so many documents deep, or a text that speaks of "the letter's
// letter" in each sentence would take time without end.
func (v *resolver) sender(r *reader, s source) (referent, bool) {
	const frames, places, deepest = 4, 8, 2
	if v.deep == deepest {
		return nobody, false
	}
	v.deep++
	defer func() { v.deep-- }()
	f, left := r.frameIndex(s.head), places
	for g := f - 1; g >= 0 && g >= f-frames; g-- {
		fr := r.frames[g]
		for i := fr.Start; i < fr.End && left > 0; i++ {
			if r.word(i) != r.word(s.head) {
				continue
			}
			left--
			by := phrase(i, fr.End, i)
			by.core.End = i + 1
			if r.word(i+1) != "from" {
				by = r.phraseTo(i, fr)
			}
			if by.head == i && (r.word(i+1) == "from" || r.owned(by)) {
				if who, ok := v.author(r, by); ok {
					return who, true
				}
			}
			if by := r.writer(i, fr); by.found() {
				who := v.refer(r, by)
				return who, v.isPerson(who) || who.number != noPerson || who.entity >= 0 && v.Entities[who.entity].Kind == news.Organisation
			}
		}
	}
	return nobody, false
}

// writer is the subject of the clause of frame f that has "a letter" at item i: it
// wrote it, or said something in it.
func (r *reader) writer(i int, f frame) source {
	const words = 3
	for k := i - 1; k >= f.Start && k >= i-words; k-- {
		if w := r.word(k); w != "a" && w != "an" {
			continue
		}
		if w := r.word(k - 1); r.tag(k-1) == news.VERB || w == "in" || w == "through" {
			return r.clauseSubject(k-1, f)
		}
	}
	return source{}
}

// writings are documents that one person writes.
var writings = wordSet(`letter statement tweet tweets text texts post posts memo email emails e-mail message messages speech remarks
	op-ed apology essay memoir autobiography diary note resignation testimony comment comments words tweetstorm reply response affidavit account`)

// joint reads a source of two: "X and Y", as no one entity.
func (v *resolver) joint(r *reader, s source) (referent, bool) {
	for i := s.core.Start + 1; i < s.core.End-1; i++ {
		if r.word(i) == "," {
			break
		}
		if r.word(i) != "and" || r.tag(i-1) != news.PROPN && r.tag(i-1) != news.NOUN {
			continue
		}
		a, aOK := v.party(r, english.Range{Start: s.core.Start, End: i})
		b, bOK := v.party(r, english.Range{Start: i + 1, End: s.core.End})
		if aOK && bOK && a != b && (r.tag(i+1) == news.DET || r.capitalised(i+1) || !r.capitalised(s.core.End-1)) {
			return referent{entity: -1, name: a + " and " + b, number: somePeople}, true
		}
	}
	return referent{}, false
}

// party is the name of one of two who speak together: a name, a description with
// an article, or a plural. Not ok where the words of part can be a further
// title of the same person ("founder and head").
func (v *resolver) party(r *reader, part english.Range) (string, bool) {
	span := r.spanOf(part)
	m := v.At(span)
	if m < 0 {
		return "", false
	}
	at := v.Mentions[m]
	last := part.End - 1
	switch {
	case at.Kind == news.Pronoun, at.Span.End < r.spanOfItem(last).Start:
		return "", false
	case at.Kind != news.Description:
	case r.tag(part.Start) != news.DET && (r.tag(last) != news.NOUN || !strings.HasSuffix(r.word(last), "s")):
		return "", false
	}
	if at.Entity >= 0 && v.Attributes[at.Entity].Named {
		return v.Entities[at.Entity].Name, true
	}
	return span.Of(r.text), true
}

// referSpan tells who the words at span mean.
func (v *resolver) referSpan(r *reader, span news.Span) referent {
	if e := v.EntityAt(span); e >= 0 {
		return v.entityAs(e)
	}
	if t := r.doc.TokensIn(span); t.Len() > 0 && r.tags[t.End-1] == news.ADV {
		return nobody // "Meanwhile", "most clearly"
	}
	return referent{entity: -1, name: span.Of(r.text)}
}

func (v *resolver) entityAs(e int) referent { return referent{entity: e, name: v.Entities[e].Name} }

// speaks reports whether w can speak: whatever is no place. Places that stand
// for their governments do ("Moscow said"), but only as the source of a cue.
func (v *resolver) speaks(w referent) bool {
	return w.entity < 0 && w.number != noPerson || w.entity >= 0 && v.Entities[w.entity].Kind != news.Place
}

// isPerson reports whether w is one person or several.
func (v *resolver) isPerson(w referent) bool {
	return w.entity >= 0 && v.Entities[w.entity].Kind == news.Person
}

// spoke notes who spoke.
func (v *resolver) spoke(w referent) {
	if w.known() {
		v.last = w
	}
}

// lookBack is the number of frames in which the antecedent of a pronoun that
// speaks is looked for.
const lookBack = 8

// pronoun tells who the pronoun at item i means. A reporter's "he said" goes on
// with the one who spoke or acted last: the subject of the clause before, of the
// sentence before, of the paragraph before. Where no subject fits, the entity
// resolver's own choice stands.
func (v *resolver) pronoun(r *reader, i int) referent {
	w := r.word(i)
	if n := nominative[w]; n != "" {
		w = n
	}
	if w == "it" && v.At(r.spanOfItem(i)) < 0 {
		return nobody // "it appears that"
	}
	f := r.frameIndex(i)
	fr := r.frames[f]
	if i-3 >= fr.Start && r.word(i-1) == "when" && r.word(i-2) == "," { // "a talk with X, when he said"
		if e := v.EntityAt(r.spanOfItem(i - 3)); e >= 0 && v.fits(v.entityAs(e), w) {
			return v.entityAs(e)
		}
	}
	for _, s := range [...]source{r.antecedent(i, fr), r.clauseSubject(i, fr), r.behindFronted(fr)} {
		if s.found() && s.head < i {
			if who := v.refer(r, s); who.entity >= 0 && v.fits(who, w) {
				return who
			}
		}
	}
	if e := v.EntityAt(r.spanOfItem(i)); e >= 0 && r.word(i-1) == "," && r.fronted(fr) && v.fits(v.entityAs(e), w) && v.namedBefore(e, r, english.Range{Start: fr.Start, End: i}) {
		return v.entityAs(e)
	}
	for g := f - 1; g >= 0 && g >= f-lookBack && r.frames[g].para >= fr.para-2; g-- {
		if who := r.frames[g].subject; v.fits(who, w) {
			return who
		}
		for _, who := range r.frames[g].others {
			if v.fits(who, w) {
				return who
			}
		}
		if e := v.EntityAt(r.spanOfItem(i)); !r.frames[g].spoken && e >= 0 && v.fits(v.entityAs(e), w) && v.isNamedIn(e, r, r.frames[g]) {
			return v.entityAs(e)
		}
	}
	at := r.spanOf(english.Range{Start: i, End: i + 1})
	if e := v.EntityAt(at); e >= 0 && v.fits(v.entityAs(e), w) && v.Mentions[v.Attributes[e].First].Span.Start < r.spanOfItem(fr.Start).Start {
		return v.entityAs(e)
	}
	if v.fits(v.last, w) {
		return v.last
	}
	return referent{entity: -1, name: r.raw(i)}
}

// isNamedIn reports whether a mention of entity e by name stands in frame f.
func (v *resolver) isNamedIn(e int, r *reader, f frame) bool {
	return slices.ContainsFunc(v.mentionsIn(r, f.Range), func(m news.Mention) bool { return m.Entity == e && m.Kind != news.Pronoun })
}

// mentionsIn are the mentions that begin among these items.
func (v *resolver) mentionsIn(r *reader, items english.Range) []news.Mention {
	if items.Len() == 0 {
		return nil
	}
	first := func(offset int) int {
		return sort.Search(len(v.Mentions), func(k int) bool { return v.Mentions[k].Span.Start >= offset })
	}
	return v.Mentions[first(r.spanOfItem(items.Start).Start):first(r.spanOfItem(items.End-1).End)]
}

// fronted reports whether frame f begins with a clause that hangs on the next:
// "But when the plan was sent to Roe, she …".
func (r *reader) fronted(f frame) bool {
	i := f.Start
	if r.tag(i) == news.CCONJ {
		i++
	}
	switch r.word(i) {
	case "when", "after", "as", "while", "before", "once", "because", "since", "although", "though", "if":
		return true
	}
	return false
}

// behindFronted is the subject that follows the clause with which frame f begins,
// where that hangs on the next: in "As word of it spread, Roe left, …", Roe.
func (r *reader) behindFronted(f frame) source {
	if !r.fronted(f) {
		return source{}
	}
	for i := f.Start; i < f.End; i++ {
		if r.word(i) == "," {
			s, _ := r.segmentSubject(i+1, f.End, f)
			return s
		}
	}
	return source{}
}

// namedBefore reports whether the reporter names entity e among these items.
func (v *resolver) namedBefore(e int, r *reader, items english.Range) bool {
	return slices.ContainsFunc(v.mentionsIn(r, items), func(m news.Mention) bool {
		return m.Entity == e && m.Kind == news.PersonName && !r.quoted(m.Span)
	})
}

// oneWords begin a phrase for one person.
var oneWords = wordSet("a an the one another every each this that his her its their our my mr. mrs. ms. dr.")

func firstWord(s string) string {
	w, _, _ := strings.Cut(strings.ToLower(s), " ")
	return w
}

// fits reports whether the pronoun can stand for who.
func (v *resolver) fits(who referent, pronoun string) bool {
	if who.entity < 0 {
		return who.number == somePeople && pronoun == "they" || who.number == onePerson && (pronoun == "he" || pronoun == "she")
	}
	e, a := v.Entities[who.entity], v.Attributes[who.entity]
	if !a.Named && (pronoun == "he" || pronoun == "she") && !oneWords[firstWord(e.Name)] {
		return false // "party leadership"
	}
	switch pronoun {
	case "he":
		return e.Kind == news.Person && !a.Plural && a.Gender != entity.Female
	case "she":
		return e.Kind == news.Person && !a.Plural && a.Gender != entity.Male
	case "it":
		return e.Kind != news.Person && !a.Plural
	case "they", "we":
		return a.Plural || e.Kind == news.Organisation
	}
	return e.Kind == news.Person
}
