package entity

import (
	"strings"

	"stemma/internal/english"
	"stemma/internal/marks"
	"stemma/news"
)

// slot is a guess at the grammatical role of a mention.
type slot uint8

const (
	otherSlot slot = iota
	subject
	object
	oblique    // after a preposition
	possessive // "Roe's", "her"
	agent      // after "by"
	apposed    // beside a name that it describes
	numSlots
)

// detKind tells how a description begins.
type detKind uint8

const (
	noDet      detKind = iota
	definite           // the, this, that, these, those
	indefinite         // a, an, some, one, another, no, …
	possessed          // his, their, Roe's
)

// mention is a place where the text speaks of someone or something, while the
// article is being resolved.
type mention struct {
	tokens   english.Range // the whole noun phrase that is shown
	name     english.Range // of a name: its words; else the head word alone
	kind     news.MentionKind
	nameKind news.EntityKind // of a name
	entity   int32
	sentence int32
	told     int32 // the sentence, not counting those wholly quoted
	own      int32 // how many mentions outside quotations stand before
	quote    int32 // the quotation it stands in, -1 for none
	verb     int32 // the token of the verb that governs it, -1 when not found
	owner    int32 // of "his lawyer", "Roe's lawyer": the mention of the owner, -1 for none
	within   int32 // the mention of the noun phrase that it is part of, -1 for none
	slot     slot
	det      detKind
	gender   Gender
	plural   bool
	flags    nounFlags
	pronoun  pronounForm
}

// view is a document with what every step asks of its tokens.
type view struct {
	doc    *english.Doc
	names  []english.Name // the document's, and those that it did not see
	lower  []string       // each token, lower case, straight apostrophes
	sent   []int32        // each token's sentence
	quote  []int32        // each token's outermost quotation of more than scareWords words, else -1
	nameAt []int32        // the name that a token belongs to, else -1
	roleAt []int32        // the thing whose role a token is part of, plus one, else 0
	plain  []int32        // how many words outside quotations stand before each token
	told   []int32        // the number of each sentence, those wholly quoted not counted
}

// scareWords is the length in tokens up to which words in quotation marks are
// taken for part of the sentence around them.
const scareWords = 3

func newView(doc *english.Doc, pairs []marks.Pair) *view {
	n := len(doc.Tokens)
	v := &view{doc: doc, names: doc.Names, lower: make([]string, n)}
	ints := make([]int32, 5*n+len(doc.Sentences))
	v.sent, v.quote, v.nameAt, v.roleAt, v.plain, v.told = ints[:n], ints[n:2*n], ints[2*n:3*n], ints[3*n:4*n], ints[4*n:5*n], ints[5*n:]
	for i, t := range doc.Tokens {
		v.lower[i] = english.Lower(t.Span.Of(doc.Text))
		v.quote[i], v.nameAt[i] = -1, -1
	}
	for s := range doc.Sentences {
		r := doc.Sentences[s].Range
		for i := r.Start; i < r.End; i++ {
			v.sent[i] = int32(s)
		}
	}
	v.nameGroups()
	for k := range v.names {
		for i := v.names[k].Start; i < v.names[k].End; i++ {
			v.nameAt[i] = int32(k)
		}
	}
	v.markQuotes(pairs)
	v.count()
	return v
}

// count fills in plain and told: distances in the article's own voice, in which
// a quotation of five sentences is no distance.
func (v *view) count() {
	plain, told := int32(0), int32(0)
	for s := range v.doc.Sentences {
		r := v.doc.Sentences[s].Range
		before := plain
		for i := r.Start; i < r.End; i++ {
			v.plain[i] = plain
			if v.quote[i] < 0 && english.IsWord(v.lower[i]) {
				plain++
			}
		}
		if plain > before {
			told++
		}
		v.told[s] = told
	}
}

func (v *view) markQuotes(pairs []marks.Pair) {
	toks, i := v.doc.Tokens, 0
	for p := range pairs {
		inner := pairs[p].Inner
		if pairs[p].Depth > 0 {
			continue
		}
		for i < len(toks) && toks[i].Span.Start < inner.Start {
			i++
		}
		from := i
		for i < len(toks) && toks[i].Span.End <= inner.End {
			i++
		}
		if i-from <= scareWords {
			continue
		}
		for k := from; k < i; k++ {
			v.quote[k] = int32(p)
		}
	}
}

func (v *view) tag(i int) news.Tag {
	if i < 0 || i >= len(v.lower) {
		return news.PUNCT
	}
	return v.doc.Tokens[i].Tag
}

func (v *view) word(i int) string {
	if i < 0 || i >= len(v.lower) {
		return ""
	}
	return v.lower[i]
}

func (v *view) raw(i int) string { return v.doc.Tokens[i].Span.Of(v.doc.Text) }

func (v *view) span(r english.Range) news.Span {
	return news.Span{Start: v.doc.Tokens[r.Start].Span.Start, End: v.doc.Tokens[r.End-1].Span.End}
}

func (v *view) textOf(r english.Range) string { return v.span(r).Of(v.doc.Text) }

// bounds is the sentence of token i.
func (v *view) bounds(i int) english.Range { return v.doc.Sentences[v.sent[i]].Range }

// maxPhrase bounds the words that a noun phrase may have before its head.
const maxPhrase = 10

// findMentions lists names, pronouns and descriptions in order of their start,
// a longer one first.
func (v *view) findMentions() []mention {
	out := make([]mention, 0, len(v.names)+len(v.lower)/8)
	for i := 0; i < len(v.lower); {
		if k := v.nameAt[i]; k >= 0 {
			if n := v.names[k]; !v.partyMark(n.Range) {
				out = append(out, v.nameMention(int(k)))
			}
			i = v.names[k].End
			continue
		}
		if p, ok := pronouns[v.lower[i]]; ok && v.isPronoun(i) {
			out = append(out, v.pronounMention(i, p))
		} else if m, ok := v.description(i); ok {
			out = append(out, m)
		}
		i++
	}
	order(out)
	own := int32(0)
	for i := range out {
		m := &out[i]
		m.sentence = v.sent[m.name.Start]
		m.told, m.own = v.told[m.sentence], own
		m.quote = v.quote[m.name.Start]
		m.entity, m.owner, m.within = -1, -1, -1
		m.slot, m.verb = v.slotOf(m)
		if m.quote < 0 {
			own++
		}
	}
	nest(out)
	return out
}

// partyMark tells whether the name at r is "D-Calif.", which is none.
func (v *view) partyMark(r english.Range) bool {
	w := v.textOf(r)
	return len(w) > 2 && w[1] == '-' && (w[0] == 'D' || w[0] == 'R' || w[0] == 'I') && w[2] <= 'Z'
}

// order sorts mentions by start, then longer first. They come nearly sorted:
// only a description starts before mentions already found.
func order(ms []mention) {
	for i := 1; i < len(ms); i++ {
		for j := i; j > 0 && before(&ms[j], &ms[j-1]); j-- {
			ms[j], ms[j-1] = ms[j-1], ms[j]
		}
	}
}

func before(a, b *mention) bool {
	if a.tokens.Start != b.tokens.Start {
		return a.tokens.Start < b.tokens.Start
	}
	return a.tokens.End > b.tokens.End
}

// nest fills in what noun phrase a mention is part of, and who owns a
// description.
func nest(ms []mention) {
	var stack []int32
	for i := range ms {
		m := &ms[i]
		for len(stack) > 0 && ms[stack[len(stack)-1]].tokens.End <= m.tokens.Start {
			stack = stack[:len(stack)-1]
		}
		if len(stack) > 0 {
			outer := stack[len(stack)-1]
			m.within = outer
			d := &ms[outer]
			if d.det == possessed && d.owner < 0 && m.slot == possessive && m.tokens.End <= d.name.Start {
				d.owner = int32(i)
			}
		}
		if m.tokens.End > m.tokens.Start+1 && len(stack) < 8 {
			stack = append(stack, int32(i))
		}
	}
}

func (v *view) nameMention(k int) mention {
	n := v.names[k]
	for n.Kind != news.Place && n.Len() > 1 && v.titleOf(n.Range) {
		n.Start++ // "President Roe" found as a name
	}
	if n.Len() > 1 && postposed[v.lower[n.Start]] && titles[v.word(n.Start-1)] {
		n.Start++ // "Attorney General Roe"
	}
	if n.Kind == news.Person {
		n.End = v.withGeneration(n.End)
	}
	m := mention{tokens: n.Range, name: n.Range, nameKind: n.Kind}
	switch n.Kind {
	case news.Person:
		m.kind = news.PersonName
	case news.Place:
		m.kind = news.PlaceName
	default:
		m.kind = news.OrganisationName
	}
	if h, g := v.honorific(n.Start); h < n.Start {
		m.tokens.Start, m.gender = h, g
		m.nameKind, m.kind = news.Person, news.PersonName
	}
	return m
}

// withGeneration is where a name that ends before token i ends with the "Jr."
// behind it.
func (v *view) withGeneration(i int) int {
	next := i
	if v.word(next) == "," {
		next++
	}
	if next < len(v.lower) && generations[strings.TrimSuffix(v.lower[next], ".")] && v.sent[next] == v.sent[i-1] {
		return next + 1
	}
	return i
}

// titleOf tells whether the first word of the name at r is a title: not that of
// "Justice Department", "Speaker-Herald" and "Bank of X".
func (v *view) titleOf(r english.Range) bool {
	if !titles[v.lower[r.Start]] || v.lower[r.Start+1] == "of" || v.lower[r.Start+1] == "-" {
		return false
	}
	f, _ := nounOf(v.lower[r.End-1])
	return f&groupNoun == 0 || f&personNoun != 0
}

// honorific finds "Mr." before a name: the token it starts at, or the name's
// own start.
func (v *view) honorific(start int) (int, Gender) {
	if start == 0 || v.sent[start-1] != v.sent[start] && v.word(start-1) == "." {
		return start, Unknown
	}
	if g, ok := honorifics[v.lower[start-1]]; ok && startsUpper(v.raw(start-1)) {
		return start - 1, g
	}
	if start > 1 && v.lower[start-1] == "." { // "Mr" "."
		if g, ok := honorifics[v.lower[start-2]]; ok && startsUpper(v.raw(start-2)) {
			return start - 2, g
		}
	}
	return start, Unknown
}

// description finds the noun phrase for a person, group or document whose head
// is token i.
func (v *view) description(i int) (mention, bool) {
	t := v.tag(i)
	late := postposed[v.lower[i]] && i > 0 && titles[v.lower[i-1]] // "the inspector general"
	if t != news.NOUN && t != news.PROPN && !late && !v.adjectiveHead(i) || v.nameAt[i] >= 0 {
		return mention{}, false
	}
	if postposed[v.word(i+1)] && titles[v.lower[i]] {
		return mention{}, false
	}
	if v.adjectiveHead(i + 1) {
		return mention{}, false
	}
	if n := v.tag(i + 1); (n == news.NOUN || n == news.PROPN) && i+1 < len(v.lower) && v.sent[i+1] == v.sent[i] {
		return mention{}, false // part of a compound, or a title before a name
	}
	f, plural := nounOf(v.lower[i])
	if f&(personNoun|groupNoun|documentNoun) == 0 {
		return mention{}, false
	}
	start, det := v.phraseStart(i)
	if det == noDet && !plural && start == i && f&personNoun == 0 {
		return mention{}, false
	}
	m := mention{
		tokens: english.Range{Start: start, End: i + 1}, name: english.Range{Start: i, End: i + 1},
		kind: news.Description, det: det, plural: plural, flags: f,
	}
	switch {
	case f&maleNoun != 0:
		m.gender = Male
	case f&femaleNoun != 0:
		m.gender = Female
	case f&personNoun == 0:
		m.gender = Neuter
	}
	return m, true
}

// adjectiveHead tells whether token i is a noun for a position that was taken
// for an adjective: "a senior official confirmed".
func (v *view) adjectiveHead(i int) bool {
	if v.tag(i) != news.ADJ || i+1 >= len(v.lower) {
		return false
	}
	switch v.tag(i + 1) {
	case news.NOUN, news.PROPN, news.ADJ, news.NUM, news.CCONJ:
		return false
	}
	f, _ := nounOf(v.lower[i])
	return f&officeNoun != 0
}

// phraseStart walks left from a head noun to the first word of its noun phrase.
func (v *view) phraseStart(head int) (int, detKind) { return v.phraseOf(head, 1) }

// maxOwners bounds the owners of owners that a phrase takes in.
const maxOwners = 3

func (v *view) phraseOf(head, owners int) (int, detKind) {
	first := v.bounds(head).Start
	for i := head - 1; i >= first && i >= head-maxPhrase; i-- {
		switch v.tag(i) {
		case news.ADJ, news.NOUN, news.PROPN, news.NUM:
			if v.quote[i] != v.quote[head] {
				return i + 1, noDet
			}
			if v.mistaken(i, head) {
				return i + 1, noDet
			}
			continue
		case news.DET, news.PRON:
			if _, plural := nounOf(v.lower[head]); plural && v.lower[i] == "that" {
				return i + 1, noDet
			}
			return v.determiner(i)
		case news.PART, news.X:
			if w := v.lower[i]; w == "'s" || w == "'" {
				return v.owner(i, owners), possessed
			}
			return i + 1, noDet
		case news.PUNCT:
			if v.lower[i] == "-" || v.lower[i] == "‑" {
				continue
			}
			if v.lower[i] == "," && v.tag(i-1) == news.ADJ && v.tag(i+1) == news.ADJ {
				continue
			}
			return i + 1, noDet
		case news.VERB: // "the newly elected president"
			if v.lower[i+1] == "-" { // "working-class voters"
				continue
			}
			if n := v.tag(i - 1); n == news.DET || n == news.ADV && v.tag(i-2) == news.DET {
				continue
			}
			return i + 1, noDet
		case news.ADV:
			if n := v.tag(i - 1); n == news.DET {
				continue
			}
			return i + 1, noDet
		default:
			return i + 1, noDet
		}
	}
	return max(first, head-maxPhrase), noDet
}

// mistaken tells whether the word at i before a capitalised group ("urged
// Democrats", "the time Republicans") is no part of its name.
func (v *view) mistaken(i, head int) bool {
	if v.tag(head) != news.PROPN || startsUpper(v.raw(i)) {
		return false
	}
	w := v.lower[i]
	return v.tag(i) == news.NOUN || strings.HasSuffix(w, "ed") || w == "sure"
}

func (v *view) determiner(i int) (int, detKind) {
	switch v.lower[i] {
	case "the", "this", "that", "these", "those", "both":
		return i, definite
	case "his", "her", "its", "their":
		return i, possessed
	case "my", "our", "your", "all", "each", "every", "a", "an", "some", "one", "another", "no", "any", "many", "several", "few":
		return i, indefinite
	}
	return i + 1, noDet
}

// owner walks left from the possessive mark at i over the owner's noun phrase.
func (v *view) owner(i, owners int) int {
	if i > 0 && v.nameAt[i-1] >= 0 {
		start := v.names[v.nameAt[i-1]].Start
		if h, _ := v.honorific(start); h < start {
			return h
		}
		if v.word(start-1) == "the" {
			return start - 1
		}
		return start
	}
	if i > 0 && owners < maxOwners && (v.tag(i-1) == news.NOUN || v.tag(i-1) == news.PROPN) {
		start, _ := v.phraseOf(i-1, owners+1)
		return start
	}
	return i
}

// slotOf guesses the grammatical role of a mention and its verb from the tags
// around it.
func (v *view) slotOf(m *mention) (slot, int32) {
	if m.kind == news.Pronoun {
		if s := m.pronoun.slot; s != otherSlot {
			if s == subject {
				return subject, v.verbAfter(m.tokens.End)
			}
			return s, v.verbBefore(m.tokens.Start)
		}
	}
	start, end := m.tokens.Start, m.tokens.End
	r := v.bounds(start)
	if w := v.word(end); end < r.End && (w == "'s" || w == "'") && v.tag(end) != news.PUNCT {
		return possessive, -1
	}
	for start > r.Start && start > m.tokens.Start-maxPhrase && (v.tag(start-1) == news.DET || v.tag(start-1) == news.ADJ || v.tag(start-1) == news.NOUN ||
		v.tag(start-1) == news.PROPN && v.nameAt[start-1] < 0 || v.tag(start-1) == news.NUM) {
		start--
	}
	if start > r.Start {
		switch w := v.lower[start-1]; v.tag(start - 1) {
		case news.ADP:
			if w == "by" {
				return agent, v.verbBefore(start)
			}
			return oblique, v.verbBefore(start)
		case news.VERB:
			if reporting[w] && v.inverted(start-1, r) {
				return subject, int32(start - 1)
			}
			if verb := v.verbAfter(end); verb < 0 || !v.finiteNext(end, r) {
				return object, int32(start - 1)
			}
		case news.CCONJ:
			if start-2 >= r.Start && v.nameAt[start-2] >= 0 && v.slotBefore(start-2) == oblique {
				return oblique, v.verbBefore(start)
			}
		}
	}
	if verb := v.verbAfter(end); verb >= 0 {
		return subject, verb
	}
	if start > r.Start && v.tag(start-1) == news.AUX {
		return object, int32(start - 1)
	}
	return otherSlot, v.verbBefore(start)
}

// slotBefore tells whether the noun phrase that ends at token i follows a
// preposition.
func (v *view) slotBefore(i int) slot {
	first := max(v.bounds(i).Start, i-maxPhrase)
	for ; i >= first; i-- {
		switch v.tag(i) {
		case news.NOUN, news.PROPN, news.ADJ, news.DET, news.NUM:
		case news.ADP:
			return oblique
		default:
			return otherSlot
		}
	}
	return otherSlot
}

// inverted tells whether the verb at i stands before its subject: "…," said Roe.
func (v *view) inverted(i int, r english.Range) bool {
	if i == r.Start {
		return true
	}
	switch v.lower[i-1] {
	case ",", `"`, "”", "''", "’", "'", "?", "!", "»", "—", "--":
		return true
	}
	return false
}

// finiteNext tells whether a verb follows directly.
func (v *view) finiteNext(end int, r english.Range) bool {
	for i := end; i < r.End && i < end+2; i++ {
		switch v.tag(i) {
		case news.VERB, news.AUX:
			return true
		case news.ADV:
		default:
			return false
		}
	}
	return false
}

// maxGap bounds how far a verb is looked for.
const maxGap = 40

// verbAfter finds the verb of a subject that ends before token end, over
// adverbs, brackets, phrases with "of" and what stands between commas.
func (v *view) verbAfter(end int) int32 {
	if end == 0 || end >= len(v.lower) {
		return -1
	}
	r := v.bounds(end - 1)
	last := min(r.End, end+maxGap)
	for i := end; i < last; i++ {
		switch v.tag(i) {
		case news.VERB, news.AUX:
			return v.mainVerb(i, r)
		case news.ADV, news.NUM:
		case news.ADP, news.CCONJ:
			if j := v.skipPhrase(i+1, r); j > i+1 {
				i = j - 1
				continue
			}
			return -1
		case news.PRON:
			switch v.lower[i] {
			case "who", "whose", "whom", "which":
				if i > end && v.lower[i-1] == "," { // over the relative clause, if it ends
					if j := v.skipAside(i-1, r); j > i {
						i = j - 1
						continue
					}
				}
			case "that":
			default:
				return -1
			}
		case news.PUNCT:
			j := v.skipAside(i, r)
			if j == i {
				return -1
			}
			i = j - 1
		default:
			return -1
		}
	}
	return -1
}

// mainVerb is the last of the auxiliaries and verbs that begin at i.
func (v *view) mainVerb(i int, r english.Range) int32 {
	verb := i
	for j := i + 1; j < r.End && j < i+5; j++ {
		switch v.tag(j) {
		case news.VERB:
			if v.tag(verb) == news.VERB {
				return int32(verb)
			}
			verb = j
		case news.AUX:
			verb = j
		case news.ADV, news.PART:
		default:
			return int32(verb)
		}
	}
	return int32(verb)
}

// skipPhrase is the end of the noun phrase at i.
func (v *view) skipPhrase(i int, r english.Range) int {
	last := min(r.End, i+maxGap)
	for ; i < last; i++ {
		switch v.tag(i) {
		case news.NOUN, news.PROPN, news.ADJ, news.DET, news.NUM:
		default:
			if w := v.lower[i]; w != "'s" && (w != "." || v.tag(i) == news.PUNCT) {
				return i
			}
		}
	}
	return i
}

// skipAside is the end of what the comma, dash or bracket at i opens and a
// second one closes, or i.
func (v *view) skipAside(i int, r english.Range) int {
	closing := v.lower[i]
	switch closing {
	case "(":
		closing = ")"
	case ",", "—", "–", "--":
	default:
		return i
	}
	for j := i + 1; j < r.End && j < i+maxGap/2; j++ {
		if v.lower[j] == closing {
			if closing == "," && j+1 < r.End && v.tag(j+1) == news.NUM {
				continue
			}
			return j + 1
		}
		if c := v.lower[j]; c == `"` || c == "“" || c == ";" {
			return i
		}
	}
	return i
}

// verbBefore is the nearest verb before token i in its sentence.
func (v *view) verbBefore(i int) int32 {
	if i == 0 {
		return -1
	}
	r := v.bounds(i - 1)
	for j := i - 1; j >= r.Start && j > i-maxGap/2; j-- {
		if v.tag(j) == news.VERB {
			return int32(j)
		}
	}
	return -1
}
