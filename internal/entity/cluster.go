package entity

import (
	"sort"
	"strings"

	"stemma/internal/english"
	"stemma/news"
)

// thing is an entity while the article is being resolved.
type thing struct {
	name       int32    // the mention that names it most fully
	first      int32    // its first mention by name
	words      []string // of that name, folded
	generation string   // "jr" and the like, "" for none
	votes      [4]float32
	kind       news.EntityKind
	gender     Gender
	plural     bool
	kin        bool // presented as a relative of one with the same surname
	described  bool // it has no name
	male       float32
	female     float32
	roles      []roleAt
	party      byte    // 'd', 'r' or 0
	total      int32   // mentions by name
	the        int32   // of these, behind "the" or "a"
	seen       int32   // mentions so far, of any kind
	pronouns   int32   // of these, pronouns
	he, she    int32   // of these, by gender
	salience   float32 // decays with each sentence
	at         int32   // the sentence that salience was brought up to
	last       int32   // the latest mention so far outside quotations, -1 for none
	lastQuoted int32   // the same within them
	named      int32   // the latest mention by name so far
}

// form is one spelling of a name in the article.
type form struct {
	words  []string
	votes  [4]float32
	count  int32
	first  int32 // mention
	acts   bool  // it is the subject of a verb
	lies   bool  // things happen in it, at it or near it
	male   bool  // "Mr." stands before it
	female bool  // "Ms." stands before it
	ranked bool  // "President" stands before it
	titled bool  // "Mr." stands before it
	the    int32 // how often "the" or "a" stands before it

	generation string  // "jr" and the like, "" for none
	things     []int32 // that it can name; most often one
	last       int32   // the one that it named last, plus one
	habit      int32   // how often it has named that one in a row
}

// maxHabit bounds what speaks for whom a name meant before, where it can name
// several.
const maxHabit = 3

// The places of votes.
const (
	votePerson = iota
	voteOrganisation
	votePlace
	voteOther
)

func voteOf(k news.EntityKind) int {
	switch k {
	case news.Person:
		return votePerson
	case news.Organisation:
		return voteOrganisation
	case news.Place:
		return votePlace
	}
	return voteOther
}

// cluster joins the names of an article into things.
type cluster struct {
	v      *view
	ms     []mention
	forms  []form
	formOf []int32 // of each mention, -1 for what is no name
	byText map[string]int32
	things []thing
	byWord map[string][]int32 // things by each word of their names
	junior map[string]bool    // surnames that stand with "Jr." and without a first name
}

// maxNamesakes bounds how many things a word is looked up to.
const maxNamesakes = 12

func newCluster(v *view, ms []mention) *cluster {
	c := &cluster{
		v: v, ms: ms, formOf: make([]int32, len(ms)),
		byText: make(map[string]int32, len(v.names)), byWord: make(map[string][]int32, len(v.names)), junior: map[string]bool{},
	}
	c.findForms()
	c.joinForms()
	c.assign()
	return c
}

func (c *cluster) findForms() {
	for i := range c.ms {
		m := &c.ms[i]
		c.formOf[i] = -1
		if m.kind == news.Pronoun || m.kind == news.Description {
			continue
		}
		text := c.v.textOf(m.name)
		k, ok := c.byText[text]
		if !ok {
			words := nameWords(text)
			if len(words) == 0 {
				continue
			}
			k = int32(len(c.forms))
			c.byText[text] = k
			c.forms = append(c.forms, form{words: words, first: int32(i), generation: generationOf(text)})
			if len(words) == 1 && c.forms[k].generation != "" {
				c.junior[skeleton(words[0])] = true
			}
		}
		c.formOf[i] = k
		f := &c.forms[k]
		f.count++
		f.acts = f.acts || m.slot == subject && m.verb >= 0
		f.lies = f.lies || m.slot == oblique && m.tokens.Start > 0 && locative[c.v.lower[m.tokens.Start-1]]
		f.male = f.male || m.gender == Male
		f.female = f.female || m.gender == Female
		f.ranked = f.ranked || len(f.words) == 1 && c.ranked(m)
		f.titled = f.titled || m.tokens.Start < m.name.Start
		if c.articled(m) {
			f.the++
		}
		if c.likePerson(m, f) {
			f.votes[votePerson] += 2
		}
		f.votes[voteOf(m.nameKind)] += c.weight(m)
	}
}

// likePerson tells whether a name that was not taken for a person's begins with
// a first name and is given a role: "Ashdown Marlowe, a spokeswoman", "Mayor
// Michael Ashdown".
func (c *cluster) likePerson(m *mention, f *form) bool {
	if m.nameKind == news.Person || len(f.words) < 2 || len(f.words) > 3 || legalForms[f.words[len(f.words)-1]] {
		return false
	}
	if male, female := givenShares(f.words[0]); male+female == 0 {
		return false
	}
	if flags, _ := nounOf(f.words[len(f.words)-1]); flags&groupNoun != 0 {
		return false
	}
	if r, ok := c.v.roleBefore(m.tokens.Start); ok && titles[c.v.lower[r.head]] {
		return true
	}
	r, ok := c.v.roleAfter(m.tokens.End)
	return ok && c.v.officeHead(r.head)
}

// weight is how much a mention's kind counts: titles and reporting verbs make
// a person likely.
func (c *cluster) weight(m *mention) float32 {
	if m.gender != Unknown {
		return 3
	}
	return 1
}

func (f *form) kind() news.EntityKind {
	best := voteOther
	for k := range f.votes {
		if f.votes[k] > f.votes[best] {
			best = k
		}
	}
	return [4]news.EntityKind{news.Person, news.Organisation, news.Place, news.Other}[best]
}

// joinForms makes things of the forms, fuller ones first, so that a short form
// finds the full one wherever in the article it stands.
func (c *cluster) joinForms() {
	order := make([]int32, len(c.forms))
	for i := range order {
		order[i] = int32(i)
	}
	sort.SliceStable(order, func(a, b int) bool {
		return len(c.forms[order[a]].words) > len(c.forms[order[b]].words)
	})
	for _, k := range order {
		f := &c.forms[k]
		kind := f.kind()
		f.things = c.matches(f, kind)
		switch {
		case len(f.things) == 0:
			f.things = []int32{c.newThing(f)}
		case len(f.things) == 1 && c.ofFamily(f, &c.things[f.things[0]]):
			f.things = append(f.things, c.newThing(f))
		case len(f.things) == 1:
			t := &c.things[f.things[0]]
			t.total, t.the = t.total+f.count, t.the+f.the
			t.first = min(t.first, f.first)
			// a person's surname can be a company's or a town's name, too
			if len(f.words) > 1 || kindOf(t.votes) == kind || kindOf(t.votes) == news.Place {
				for i := range t.votes {
					t.votes[i] += f.votes[i]
				}
			}
			c.index(f.words, f.things[0])
		}
	}
	for i := range c.things {
		t := &c.things[i]
		t.kind = kindOf(t.votes)
		if t.kind == news.Person && c.isAcronym(t) {
			t.kind = news.Organisation
		}
		if t.kind == news.Person && len(t.words) == 1 && t.mostlyArticled() {
			t.kind = news.Other // "the Falcon"
		}
	}
}

// articled tells whether an article stands before the name of m, or before a word
// with a capital that is no title, and m is no part of a longer phrase.
func (c *cluster) articled(m *mention) bool {
	switch next := m.name.End; c.v.tag(next) {
	case news.NOUN, news.PROPN, news.ADJ:
		return false
	default:
		if w := c.v.word(next); w == "'s" || w == "'" || w == "-" {
			return false
		}
	}
	i := m.tokens.Start - 1
	if i > 0 && c.v.capital(i) && !titles[c.v.lower[i]] && c.v.nameAt[i] < 0 && !articles[c.v.lower[i]] {
		i--
	}
	return i >= 0 && articles[c.v.lower[i]] && c.v.sent[i] == c.v.sent[m.name.Start]
}

var articles = wordSet("the a an")

// mostlyArticled tells whether the article writes an article before most mentions
// of t: it is no person of one name, and no firm.
func (t *thing) mostlyArticled() bool { return 2*t.the > t.total }

// ranked tells whether a title that is a role stands before m: "President Roe".
func (c *cluster) ranked(m *mention) bool {
	r, ok := c.v.roleBefore(m.tokens.Start)
	return ok && titles[c.v.lower[r.head]]
}

// ofFamily tells whether the surname f also names another than t, the only one
// whose full name has it: "Mr. Roe" beside "Jane Roe", "President Roe" beside
// "his daughter, Jane Roe".
func (c *cluster) ofFamily(f *form, t *thing) bool {
	if len(f.words) != 1 || len(t.words) < 2 || kindOf(t.votes) != news.Person || !sameWord(f.words[0], t.words[len(t.words)-1]) {
		return false
	}
	t.kin = t.kin || c.isKin(&c.ms[t.name])
	g := givenGender(t.words)
	other := f.male && g == Female || f.female && g == Male
	return other && f.male && f.female || t.kin && (other || f.ranked)
}

// isKin tells whether whom m names is presented as someone's relative: "the first
// lady, Jane Roe".
func (c *cluster) isKin(m *mention) bool {
	isKin := func(r roleAt, ok bool) bool { return ok && kinship[c.v.lower[r.head]] }
	return isKin(c.v.roleBefore(m.tokens.Start)) || isKin(c.v.roleInFront(m.tokens.Start, m.tokens.End)) || isKin(c.v.roleAfter(m.tokens.End))
}

// kinship are the words for relatives of whom an article is about.
var kinship = wordSet("wife husband son daughter brother sister mother father widow lady grandson granddaughter nephew niece cousin son-in-law daughter-in-law stepson stepdaughter")

// isAcronym tells whether a thing's only name is a short word in capitals among
// words that are not, without a title: no person's name.
func (c *cluster) isAcronym(t *thing) bool {
	m := &c.ms[t.name]
	text := c.v.textOf(m.name)
	return len(t.words) == 1 && len(text) >= 2 && len(text) <= 6 && m.gender == Unknown && english.IsAllCaps(text) && c.v.mixedCase(m.name.Start)
}

func (c *cluster) newThing(f *form) int32 {
	id := int32(len(c.things))
	c.things = append(c.things, thing{name: f.first, first: f.first, words: f.words, generation: f.generation, votes: f.votes, total: f.count, the: f.the, last: -1, lastQuoted: -1, named: -1})
	c.index(f.words, id)
	return id
}

func (c *cluster) index(words []string, id int32) {
	for _, w := range words {
		if smallWords[w] {
			continue
		}
		w = skeleton(w)
		list := c.byWord[w]
		if len(list) < maxNamesakes && (len(list) == 0 || list[len(list)-1] != id) {
			c.byWord[w] = append(list, id)
		}
	}
	if len(words) > 1 {
		initials := make([]byte, 0, len(words))
		for _, w := range words {
			if !smallWords[w] {
				initials = append(initials, w[0])
			}
		}
		key := "#" + string(initials)
		if list := c.byWord[key]; len(list) < maxNamesakes {
			c.byWord[key] = append(list, id)
		}
	}
}

// matches lists the things that form f can name.
func (c *cluster) matches(f *form, kind news.EntityKind) []int32 {
	var out []int32
	text := c.v.textOf(c.ms[f.first].name)
	last := f.words[len(f.words)-1]
	for _, id := range c.byWord[skeleton(last)] {
		if c.fits(f, kind, &c.things[id]) {
			out = append(out, id)
		}
	}
	if first := f.words[0]; len(out) == 0 && first != last {
		for _, id := range c.byWord[skeleton(first)] {
			if c.fits(f, kind, &c.things[id]) {
				out = append(out, id)
			}
		}
	}
	if len(out) == 0 && len(f.words) == 1 && len(text) >= 2 && len(text) <= 12 && strings.ToUpper(text) == text {
		key := "#" + strings.ReplaceAll(f.words[0], ".", "")
		for _, id := range c.byWord[key] {
			if t := &c.things[id]; kindOf(t.votes) != news.Person && isAcronymOf(text, t.words) {
				out = append(out, id)
			}
		}
	}
	if len(out) == 0 && len(f.words) == 1 && kind == news.Person && !f.titled && !f.ranked {
		for _, id := range c.byWord[skeleton(last)] {
			if t := &c.things[id]; kindOf(t.votes) == news.Organisation && len(t.words) > 1 && t.total > 1 && 4*t.total >= f.count && sameWord(last, t.words[0]) && !ownsGroupNoun(t.words) {
				out = append(out, id) // "Tolland" of "Tolland Offshore Ferries", taken for a person
			}
		}
	}
	return out
}

func kindOf(votes [4]float32) news.EntityKind { return (&form{votes: votes}).kind() }

// fits tells whether form f, which is no longer than t's name, can name t.
func (c *cluster) fits(f *form, kind news.EntityKind, t *thing) bool {
	tk := kindOf(t.votes)
	x, y := f.words, t.words
	if tk == news.Person && c.otherGeneration(f, t) {
		return false
	}
	if sameWords(x, y) {
		return true
	}
	if tk == news.Person {
		if len(x) > len(y) {
			return false
		}
		if kind == news.Place && len(x) == 1 { // a surname that is a place's name, too
			return f.acts && !f.lies && len(y) > 1 && sameWord(x[0], y[len(y)-1])
		}
		if len(x) == 1 && kind != news.Person {
			return sameWord(x[0], y[len(y)-1])
		}
		if len(x) == 1 {
			if f.titled { // "Mr. Roe" is no first name
				return sameWord(x[0], y[len(y)-1])
			}
			return sameWord(x[0], y[len(y)-1]) || sameWord(x[0], y[0]) || sameFirst(x[0], y[0]) && len(y) > 1
		}
		return samePerson(x, y) || hasSuffixWords(y, x) || hasPrefixWords(y, x)
	}
	if kind == news.Person {
		return false
	}
	return sameOrganisation(x, y)
}

// otherGeneration tells whether the article tells the bearer of form f from t by
// a "Jr." that only one of them has: where it calls somebody "Roe Jr.", or
// presents him as a relative, "his son, Ned Roe Jr.".
func (c *cluster) otherGeneration(f *form, t *thing) bool {
	if f.generation == t.generation {
		return false
	}
	if f.generation != "" && (t.generation != "" || len(f.words) == 1) || c.junior[skeleton(t.words[len(t.words)-1])] {
		return true
	}
	junior := t.name
	if f.generation != "" {
		junior = f.first
	}
	return len(f.words) > 1 && c.isKin(&c.ms[junior])
}

// locative are the prepositions that places follow.
var locative = wordSet("in at near from across throughout outside inside around through toward towards")

func sameWords(x, y []string) bool {
	return len(x) == len(y) && hasSuffixWords(x, y)
}

func hasSuffixWords(y, x []string) bool {
	if len(x) > len(y) {
		return false
	}
	for i := range x {
		if !sameWord(x[i], y[len(y)-len(x)+i]) {
			return false
		}
	}
	return true
}

func hasPrefixWords(y, x []string) bool {
	if len(x) > len(y) {
		return false
	}
	for i := range x {
		if !sameWord(x[i], y[i]) {
			return false
		}
	}
	return true
}

// sameOrganisation tells whether x is a short form of y: the same telling words
// in any order ("Justice Department", "Department of Justice"), or y without
// its legal form or a place before it.
func sameOrganisation(x, y []string) bool {
	a, b := telling(x), telling(y)
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if len(a) == len(b) {
		for _, w := range a {
			if !hasWord(b, w) {
				return false
			}
		}
		return true
	}
	if len(a) >= 2 && len(b) == len(a)+1 {
		return hasSuffixWords(b, a) && (placeWord[b[0]] || b[0] == "american")
	}
	return false
}

var placeWord = map[string]bool{
	"u.s.": true, "us": true, "u.k.": true, "uk": true, "united": true, "british": true, "national": true, "federal": true,
}

func telling(words []string) []string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		if !smallWords[w] && !legalForms[w] {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return words
	}
	return out
}

func hasWord(words []string, w string) bool {
	for _, x := range words {
		if x == w {
			return true
		}
	}
	return false
}

// assign gives each name its thing, from left to right: a name that several
// things share goes to the most salient one whose gender fits.
func (c *cluster) assign() {
	seen := make([]float32, len(c.things))
	at := make([]int32, len(c.things))
	for i := range c.ms {
		m := &c.ms[i]
		k := c.formOf[i]
		if k < 0 {
			continue
		}
		f := &c.forms[k]
		best, bestScore := f.things[0], float32(-1e9)
		if len(f.things) > 1 {
			for _, id := range f.things {
				score := seen[id]/float32(1+m.sentence-at[id]) + 0.01*float32(c.things[id].total)
				if g := givenGender(c.things[id].words); m.gender == Male && g == Female || m.gender == Female && g == Male {
					score -= 100
				} else if g == m.gender && (g == Male || g == Female) {
					score += 10
				}
				if c.things[id].kin && c.ranked(m) {
					score -= 50
				}
				if id == f.last-1 { // a surname goes on meaning whom it meant
					score += min(maxHabit, float32(f.habit))
				}
				if score > bestScore {
					best, bestScore = id, score
				}
			}
			c.things[best].total++
		}
		m.entity = best
		switch {
		case m.tokens.Start < m.name.Start: // "Mrs. Roe" says nothing of "Roe"
		case f.last == best+1:
			f.habit++
		default:
			f.last, f.habit = best+1, 1
		}
		w := float32(1)
		if len(f.words) > 1 {
			w = 2
		}
		seen[best] = seen[best]*0.8 + w
		at[best] = m.sentence
		t := &c.things[best]
		switch m.gender {
		case Male:
			t.male += 5
		case Female:
			t.female += 5
		}
		if len(f.words) > len(t.words) || len(f.words) == len(t.words) && c.shouts(t.name) && !c.shouts(int32(i)) {
			t.name, t.words = int32(i), f.words
		}
	}
	for i := range c.things {
		c.things[i].settleGender()
	}
}

// shouts tells whether a name of several words, or of one long one, is all in
// capitals.
func (c *cluster) shouts(i int32) bool {
	text := c.v.textOf(c.ms[i].name)
	return len(text) > 5 && english.IsAllCaps(text)
}

// settleGender decides a thing's gender from titles, roles and its first name.
func (t *thing) settleGender() {
	switch {
	case t.kind == news.Person:
		male, female := t.male, t.female
		if len(t.words) > 1 {
			m, f := givenShares(t.words[0])
			male, female = male+m, female+f
		}
		switch {
		case male > 11*female && male >= 0.9:
			t.gender = Male
		case female > 11*male && female >= 0.9:
			t.gender = Female
		default:
			t.gender = AnyGender
		}
	case t.described && t.gender != Unknown:
	default:
		t.gender = Neuter
	}
}

// givenShares is how much a first name speaks for a man and for a woman.
func givenShares(first string) (male, female float32) {
	p, ok := genderTable.find(first)
	if !ok {
		return 0, 0
	}
	return float32(100-p) / 100, float32(p) / 100
}

// givenGender is the gender that the first name of a full name shows.
func givenGender(words []string) Gender {
	if len(words) < 2 {
		return AnyGender
	}
	switch m, f := givenShares(words[0]); {
	case m >= 0.85:
		return Male
	case f >= 0.85:
		return Female
	}
	return AnyGender
}
