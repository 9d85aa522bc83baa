package quote

import (
	"strings"

	"stemma/internal/english"
	"stemma/news"
)

// source is who a cue names: a range of items, empty when none was found.
type source struct {
	english.Range
	head int           // the item that tells who it is
	core english.Range // the phrase around head, without what is set off after it
}

func (s source) found() bool { return s.Len() > 0 }

func phrase(start, end, head int) source {
	r := english.Range{Start: start, End: end}
	return source{Range: r, head: head, core: r}
}

// sourceOf finds the source of cue c in frame f.
func (r *reader) sourceOf(c *cue, f frame) source {
	i := c.item
	switch {
	case c.noun:
		return c.source
	case r.word(i) == "according":
		return r.phraseFrom(i+2, f)
	case c.passive:
		if quotedAs(r, i) {
			return r.subjectOf(i, f)
		}
		return r.agentOf(i, f)
	case r.inverted(c, f):
		return r.phraseFrom(i+1, f)
	}
	return r.subjectOf(i, f)
}

// quotedAs reports whether the passive at item i names its speaker as subject:
// "was quoted as saying", "was heard to say".
func quotedAs(r *reader, i int) bool {
	switch r.word(i) {
	case "quoted", "cited", "heard", "overheard", "recorded", "quoting":
		return true
	}
	return false
}

// agentOf is the phrase after "by" that follows a passive.
func (r *reader) agentOf(i int, f frame) source {
	for j := i + 1; j < f.End && j <= i+6; j++ {
		if r.word(j) == "by" {
			return r.phraseFrom(j+1, f)
		}
	}
	for j := i + 1; j < f.End && j <= i+12; j++ { // "described as Q by X"
		if r.isQuote(j) && r.word(j+1) == "by" {
			return r.phraseFrom(j+2, f)
		}
	}
	return source{}
}

// inverted reports whether the subject follows the verb: `Q, said X`.
func (r *reader) inverted(c *cue, f frame) bool {
	if c.form != past && c.form != third || c.kind == nameCue {
		return false
	}
	i := c.item
	before := i - 1
	for before >= f.Start && (r.word(before) == "," || r.word(before) == "-" || r.word(before) == "—" || r.word(before) == "--" || r.word(before) == "–") {
		before--
	}
	if !r.isQuote(before) || r.isTitle(&r.quotes[r.items[before].quote], f) || r.antecedent(before, f).found() {
		return false // "X, who spoke of Q, said Y was …"
	}
	return i+1 < f.End && r.startsPhrase(i+1)
}

// startsPhrase reports whether a noun phrase can begin at item i.
func (r *reader) startsPhrase(i int) bool {
	switch r.tag(i) {
	case news.PROPN, news.NOUN, news.DET, news.ADJ, news.NUM:
		return true
	case news.PRON:
		return r.word(i) != "that" && r.word(i) != "which"
	}
	return false
}

// phraseFrom is the noun phrase that begins at item i.
func (r *reader) phraseFrom(i int, f frame) source {
	if i < f.End && (r.word(i) == "both" || r.word(i) == "even") {
		i++
	}
	if i >= f.End || r.isQuote(i) || !r.startsPhrase(i) {
		return source{}
	}
	if personal[r.word(i)] || nominative[r.word(i)] != "" && !r.startsPhrase(i+1) {
		return phrase(i, i+1, i)
	}
	end, head := i, -1
	for end < f.End && !r.isQuote(end) && r.inPhrase(end) {
		if r.isHead(end) && (head < 0 || head == end-1 || !attached(r, head, end)) {
			head = end
		}
		if attaches(r.word(end)) {
			if end == i || end+1 >= f.End || dateWords[r.word(end+1)] || !r.startsPhrase(end+1) || r.isQuote(end+1) {
				break
			}
		}
		end++
	}
	for end > i && (attaches(r.word(end-1)) || r.word(end-1) == ",") {
		end--
	}
	if head < 0 || head >= end {
		return source{}
	}
	return phrase(i, end, head)
}

// nominative gives the subject form of a personal pronoun.
var nominative = map[string]string{
	"him": "he", "her": "she", "them": "they", "me": "i", "us": "we", "himself": "he", "herself": "she",
	"his": "he", "their": "they", "its": "it", "my": "i", "our": "we",
}

// attached reports whether the nouns at head and i stand in different parts of
// the phrase: "a spokeswoman for the mayor".
func attached(r *reader, head, i int) bool {
	for j := head + 1; j < i; j++ {
		if attaches(r.word(j)) {
			return true
		}
	}
	return false
}

// attaches reports whether word joins a second noun phrase to a first.
func attaches(word string) bool {
	switch word {
	case "of", "for", "from", "in", "at", "with", "on", "and", "&":
		return true
	}
	return false
}

// inPhrase reports whether item i can stand within a noun phrase.
func (r *reader) inPhrase(i int) bool {
	switch r.tag(i) {
	case news.PROPN, news.NOUN, news.DET, news.ADJ, news.NUM:
		return true
	case news.VERB: // "another leading critic", "Tulsa-based"
		if i > 0 && r.tag(i-1) == news.DET && (r.tag(i+1) == news.NOUN || r.tag(i+1) == news.PROPN) {
			return true
		}
		return r.word(i-1) == "-" && i > 1 && r.spanOfItem(i-1).End == r.spanOfItem(i).Start
	case news.PRON:
		w := r.word(i)
		return possessives[w]
	case news.SYM:
		return r.word(i) == "&"
	case news.PART:
		return strings.HasPrefix(r.word(i), "'")
	case news.PUNCT:
		w := r.word(i)
		return w == "-" || w == "'" || w == "." && i > 0 && len(r.word(i-1)) == 1
	}
	return attaches(r.word(i))
}

var possessives = wordSet("his her its their my our your whose")

// isHead reports whether item i can be the head of a noun phrase.
func (r *reader) isHead(i int) bool {
	switch r.tag(i) {
	case news.PROPN, news.NOUN:
		return !possessed(r, i)
	case news.ADJ, news.DET, news.NUM: // "many", "others", "some", "two"
		return r.standsAlone(i)
	}
	return false
}

// possessed reports whether a possessive ending follows item i.
func possessed(r *reader, i int) bool {
	w := r.word(i + 1)
	return w == "'s" || w == "'" || w == "’"
}

// standsAlone reports whether no noun follows the quantifier at item i.
func (r *reader) standsAlone(i int) bool {
	switch r.word(i) {
	case "many", "others", "some", "several", "both", "few", "one", "two", "three", "most", "all", "another", "critics":
	default:
		return false
	}
	next := r.tag(i + 1)
	return next != news.NOUN && next != news.PROPN && next != news.ADJ && next != news.NUM
}

// phraseTo is the noun phrase that ends with item i.
func (r *reader) phraseTo(i int, f frame) source {
	if personal[r.word(i)] {
		return phrase(i, i+1, i)
	}
	start := i
	for start-1 >= f.Start && !r.isQuote(start-1) && r.inPhrase(start-1) && !personal[r.word(start-1)] && !weekdays[r.word(start-1)] {
		start--
	}
	for start < i && (attaches(r.word(start)) || r.tag(start) == news.PART || r.tag(start) == news.PUNCT) {
		start++
	}
	s := r.phraseFrom(start, within(start, i+1, f))
	if s.End != i+1 {
		return r.phraseFrom(i, f)
	}
	return s
}

func within(start, end int, f frame) frame {
	return frame{Range: english.Range{Start: start, End: end}, para: f.para}
}

var weekdays = wordSet("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow")

// dateWords begin or carry a date or a length of time.
var dateWords = wordSet(`january february march april may june july august september october november december jan. feb. aug. sept. oct.
	nov. dec. monday tuesday wednesday thursday friday saturday sunday minutes hours days weeks months years moments seconds time
	morning afternoon evening night weekend week month year day hour minute moment recently`)

// chain are words that stand between a subject and its cue.
var chain = wordSet("also later then once twice has have had having was is were are been be did does do will would went go goes going gone on to " +
	"continued continues concluded began begins started reportedly recently repeatedly previously earlier already publicly " +
	"n't not never even still further only just again often famously added tried declined wants wanted refused seemed appeared sought " +
	"could can may might should must 'd 'll 've 's")

// subjectOf is the subject of the verb at item i.
func (r *reader) subjectOf(i int, f frame) source {
	j := i - 1
	for j >= f.Start && !r.isQuote(j) && (chain[r.word(j)] || r.tag(j) == news.ADV || r.tag(j) == news.AUX) && !r.clausal(j) {
		j--
	}
	j = r.beforeDate(j, f)
	w := r.word(j)
	if j >= f.Start && (w == "," || w == "and" || w == "but") {
		if s := r.sharedSource(i, f); s.found() {
			return s
		}
	}
	if j < f.Start && r.form(i).form == ing {
		return r.mainSubject(f) // "Noting that …, X said"
	}
	if s := r.quotedObject(i, f); s.found() {
		return s
	}
	if k := r.beforeDash(j, f); k < j && r.inPhrase(k) {
		if s := r.phraseTo(k, f); s.Start == f.Start || isBreak(r.word(s.Start-1)) {
			return s
		}
	}
	if j == f.Start && r.form(i).form == ing && fronting[w] {
		if s := r.subjectAfter(i, f); s.found() {
			return s // "After threatening to …, X said"
		}
	}
	if j >= f.Start && r.isQuote(j) && r.isTitle(&r.quotes[r.items[j].quote], f) {
		return r.clauseSubject(i, f) // "X, who spoke on “The Late Bridge,” said"
	}
	if j < f.Start || r.isQuote(j) {
		if s := r.phraseFrom(i+1, f); s.found() && r.isQuote(j) {
			return s
		}
		return source{}
	}
	switch {
	case (w == "of" || w == "for") && r.form(i).form == ing:
		if s := r.accused(j, f); s.found() {
			return s
		}
	case w == "who" || w == "that" || w == "which":
		k := j - 1
		if k >= f.Start && r.word(k) == "," {
			k--
		}
		k = r.beforeBracket(k, f)
		if k >= f.Start && !r.isQuote(k) && r.inPhrase(k) {
			return r.phraseTo(k, f)
		}
	case w == ")":
		if k := r.beforeBracket(j, f); k < j {
			return r.phraseTo(k, f)
		}
	case nominative[w] != "" && r.form(i).form == ing && (r.word(j-1) == "of" || r.word(j-1) == "with"):
		return phrase(j, j+1, j) // "a video of him saying"
	case personal[w] || r.inPhrase(j) && !attaches(w):
		if r.form(i).form == ing && !beForms[r.word(i-1)] {
			if s := r.lastPart(j, f); s.found() {
				return s // "with X saying", "footage of X saying"
			}
			return r.clauseSubject(i, f)
		}
		if s := r.phraseTo(j, f); s.found() {
			if !oblique[r.word(s.Start-1)] {
				return s
			}
			if main := r.clauseSubject(i, f); main.found() {
				return main
			}
			return s
		}
	}
	return r.clauseSubject(i, f)
}

// beforeDate is the item before the day that ends with item i: "X on Wednesday
// said", "X Wednesday afternoon said". Where a clause would be left with
// nothing before it, or there is no day, it is i.
func (r *reader) beforeDate(i int, f frame) int {
	k := i
	for k > f.Start && (weekdays[r.word(k)] || k == i && dayParts[r.word(k)]) {
		k--
	}
	if k == i || !weekdays[r.word(k+1)] {
		return i
	}
	if r.word(k) == "on" || r.word(k) == "late" || r.word(k) == "early" {
		k--
	}
	if k < f.Start || r.word(k) == "," {
		return i
	}
	return k
}

// dayParts may follow the name of a day.
var dayParts = wordSet("morning afternoon evening night")

// beforeBracket is the item before the bracket that item i closes, "(R-Ohio)";
// i itself where it closes none.
func (r *reader) beforeBracket(i int, f frame) int {
	const longest = 12
	if r.word(i) != ")" {
		return i
	}
	for k := i - 1; k > f.Start && k > i-longest; k-- {
		if r.word(k) == "(" {
			return k - 1
		}
	}
	return i
}

// oblique are prepositions whose noun phrase is not the subject of the verb
// after it: "a letter to X said".
var oblique = wordSet("to by about against over under into between toward towards regarding")

// lastPart is the name that ends with item i and stands after "with" or "of".
func (r *reader) lastPart(i int, f frame) source {
	start := i
	for start > f.Start && !r.isQuote(start-1) && r.inPhrase(start-1) && !attaches(r.word(start-1)) {
		start--
	}
	if w := r.word(start - 1); start == f.Start || w != "with" && w != "of" {
		return source{}
	}
	s := r.phraseFrom(start, within(start, i+1, f))
	if s.found() && r.capitalised(s.head) {
		return s
	}
	return source{}
}

// accused is who is blamed with the words before item j: in "X accused Y of
// saying Q", Y.
func (r *reader) accused(j int, f frame) source {
	if j-1 < f.Start || r.isQuote(j-1) {
		return source{}
	}
	s := r.phraseTo(j-1, f)
	if s.found() && r.form(s.Start-1).kind == stanceCue {
		return s
	}
	return source{}
}

// clausal reports whether the adverb at item j begins a clause: "when", "so".
func (r *reader) clausal(j int) bool {
	switch r.word(j) {
	case "when", "where", "how", "why", "so":
		return true
	}
	return false
}

// clauseSubject is the subject of the clause that item i belongs to: the first
// noun phrase of the frame, introductions left out, or of the last clause
// before i that "and", "but", "as" or "while" begins with a subject of its own.
func (r *reader) clauseSubject(i int, f frame) source {
	var last source
	for j := f.Start; j < i; {
		s, next := r.segmentSubject(j, i, f)
		if s.found() && (!last.found() || r.newClause(j) || r.afterSpeech(j, f)) {
			last = s
		}
		j = next
	}
	return last
}

// afterSpeech reports whether a quotation that ends in a comma stands right
// before item j of frame f: who speaks comes next.
func (r *reader) afterSpeech(j int, f frame) bool {
	return j > f.Start && r.isQuote(j-1) && r.quotes[r.items[j-1].quote].terminal == ','
}

// antecedent is whom the last "who" of frame f before item i stands for, where
// no comma parts the two: "Roe, who summed it up when he said".
func (r *reader) antecedent(i int, f frame) source {
	for k := i - 1; k > f.Start && !r.isQuote(k) && !isBreak(r.word(k)); k-- {
		if r.word(k) == "who" && r.word(k-1) == "," && r.inPhrase(k-2) {
			return r.phraseTo(k-2, f)
		}
	}
	return source{}
}

// mainSubject is the subject of the first clause of frame f that has one.
func (r *reader) mainSubject(f frame) source {
	for j := f.Start; j < f.End; {
		s, next := r.segmentSubject(j, f.End, f)
		if s.found() {
			return s
		}
		j = next
	}
	return source{}
}

// quotedObject is who is quoted before the cue at item i: in "Roe quoted Poe as
// saying", Poe.
func (r *reader) quotedObject(i int, f frame) source {
	const furthest = 12
	if r.word(i-1) != "as" || r.form(i).form != ing {
		return source{}
	}
	for k := i - 2; k >= f.Start && k > i-furthest && !r.isQuote(k); k-- {
		if quotedAs(r, k) && !r.isPassive(k, f) {
			return r.phraseFrom(k+1, f)
		}
	}
	return source{}
}

// beforeDash is the item before what two dashes set off, the second at item i:
// "Roe -- who came late -- said"; i itself where there is no such pair.
func (r *reader) beforeDash(i int, f frame) int {
	const longest = 25
	switch r.word(i) {
	case "--", "—", "–":
	default:
		return i
	}
	for k := i - 1; k > f.Start && k > i-longest && !r.isQuote(k); k-- {
		if r.word(k) == r.word(i) {
			return k - 1
		}
	}
	return i
}

// fronting begin a clause without a subject before the main one.
var fronting = wordSet("after before while when by in without since despite besides on")

// subjectAfter is the phrase behind a comma after item i that has its verb right
// behind it.
func (r *reader) subjectAfter(i int, f frame) source {
	for k := i + 1; k+1 < f.End; k++ {
		if r.word(k) != "," || !r.startsPhrase(k+1) || relatives[r.word(k+1)] {
			continue
		}
		if s := r.phraseFrom(k+1, f); s.found() && (r.tag(s.End) == news.VERB || r.tag(s.End) == news.AUX) && s.End < f.End {
			return s
		}
	}
	return source{}
}

// newClause reports whether the segment at item j begins a clause with a
// subject of its own.
func (r *reader) newClause(j int) bool {
	switch r.word(j) {
	case "and", "but", "while", "as", "because", "although", "though", "whereas", "yet", "after", "when":
		return true
	}
	return r.word(j-1) == ";"
}

// isPlace reports whether s names a place.
func (r *reader) isPlace(s source) bool {
	e := r.who.EntityAt(r.spanOf(s.core))
	return e >= 0 && r.who.Entities[e].Kind == news.Place || e < 0 && english.IsAbbreviation(r.raw(s.head))
}

// segmentSubject reads the comma-separated segment at item j: its subject, if
// it begins with one, and where the next segment begins.
func (r *reader) segmentSubject(j, limit int, f frame) (source, int) {
	next := j
	for next < limit && r.word(next) != "," && r.word(next) != ";" && !r.isQuote(next) && r.word(next) != "—" && r.word(next) != ":" {
		next++
	}
	next++
	k := j
	joined := false
	for k < next && (r.newClause(k) || r.tag(k) == news.ADV || r.tag(k) == news.CCONJ || r.word(k) == "if") {
		joined = joined || r.newClause(k)
		k++
	}
	if k >= limit || r.isQuote(k) {
		return source{}, next
	}
	if c := r.form(k); c.kind != notCue && r.isQuote(j-1) && c.form == past {
		return r.phraseFrom(k+1, f), next // `Q, said X`
	}
	s := source{}
	if r.word(k) == "there" {
		k++
	}
	if r.word(k-1) == "there" && beForms[r.word(k)] {
		k++ // "there was X"
	}
	if r.startsPhrase(k) {
		s = r.phraseFrom(k, f)
	}
	if s.found() && !joined && r.word(s.End) == "," && j != f.Start && r.isPlace(s) {
		return source{}, next // "In Enid, Okla., X said"
	}
	if s.found() && (weekdays[r.word(s.head)] || dateWords[r.word(s.head)]) {
		return source{}, next
	}
	return s, next
}
