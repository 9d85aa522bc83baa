package entity

import (
	"strings"

	"stemma/internal/english"
	"stemma/news"
)

// roleAt is a role as the article writes it, by its tokens.
type roleAt struct {
	tokens english.Range
	head   int // token
}

// findRoles lists the roles that stand beside names.
func (c *cluster) findRoles() {
	for i := range c.ms {
		m := &c.ms[i]
		if m.entity < 0 || m.kind == news.Pronoun || m.kind == news.Description {
			continue
		}
		if c.things[m.entity].kind != news.Person {
			continue
		}
		c.rolesOf(m)
	}
}

func (c *cluster) rolesOf(m *mention) {
	v := c.v
	if r, ok := v.roleBefore(m.tokens.Start); ok {
		c.addRole(m, r)
		m.tokens.Start = r.tokens.Start
		switch h, g := v.honorific(r.tokens.Start); g { // "Mr. Justice Roe"
		case Male:
			c.things[m.entity].male += 2
			m.tokens.Start = h
		case Female:
			c.things[m.entity].female += 2
			m.tokens.Start = h
		}
	}
	if p := v.partyAfter(m.tokens.End); p != 0 {
		c.things[m.entity].party = p
	}
	if r, ok := v.roleAfter(m.tokens.End); ok && (m.slot != oblique || v.lower[m.tokens.End] != "," || !v.leadsToName(r.tokens.End)) {
		c.addRole(m, r)
	}
	if r, ok := v.roleInFront(m.tokens.Start, m.tokens.End); ok {
		c.addRole(m, r)
	}
}

// leadsToName tells whether a person's name follows the comma at token i: in
// "views of Roe, the minority leader, Ida Poe," the role is Poe's.
func (v *view) leadsToName(i int) bool {
	if v.word(i) != "," || i+1 >= len(v.lower) {
		return false
	}
	k := v.nameAt[i+1]
	return k >= 0 && v.names[k].Kind == news.Person && v.names[k].Start == i+1
}

// partyAfter reads "(D-N.J.)" and ", R-Ky.," after the name of an American
// politician: 'd' or 'r', 0 for none.
func (v *view) partyAfter(end int) byte {
	if w := v.word(end); w != "(" && w != "," {
		return 0
	}
	w := v.word(end + 1)
	if w == "d" || w == "r" {
		w += v.word(end + 2)
	}
	if strings.HasPrefix(w, "d-") || w == "d." {
		return 'd'
	}
	if strings.HasPrefix(w, "r-") || w == "r." {
		return 'r'
	}
	return 0
}

// maxRoles bounds the roles that are kept of one entity.
const maxRoles = 12

func (c *cluster) addRole(m *mention, r roleAt) {
	t := &c.things[m.entity]
	for k := r.tokens.Start; k < r.tokens.End && t.party == 0; k++ {
		t.party = parties[c.v.lower[k]]
	}
	f, _ := nounOf(c.v.lower[r.head])
	if f&maleNoun != 0 {
		t.male += 2
	} else if f&femaleNoun != 0 {
		t.female += 2
	}
	for k := r.tokens.Start; k < r.tokens.End; k++ {
		if c.v.nameAt[k] < 0 && c.v.roleAt[k] == 0 {
			c.v.roleAt[k] = m.entity + 1
		}
	}
	text := c.v.textOf(r.tokens)
	for _, old := range t.roles {
		if c.v.textOf(old.tokens) == text {
			return
		}
	}
	if len(t.roles) < maxRoles {
		t.roles = append(t.roles, r)
	}
}

// roleBefore finds "U.S. Defense Secretary" or "Secretary of State" that ends
// where a name starts.
func (v *view) roleBefore(start int) (roleAt, bool) {
	if start == 0 {
		return roleAt{}, false
	}
	first := v.bounds(start).Start
	head := start - 1
	if head >= first && v.tag(head) == news.PUNCT && v.lower[head] == "." {
		head-- // "Sen" "."
	}
	if head < first {
		return roleAt{}, false
	}
	if !v.roleHead(head) {
		head = v.headBefore(head+1, first) // "Secretary of State John Kerry", "Secretary of the Interior Jane Roe"
		if head < 0 {
			return roleAt{}, false
		}
		r := v.roleFrom(head, first)
		r.tokens.End = start
		return r, true
	}
	r := v.roleFrom(head, first)
	r.tokens.End = start
	return r, true
}

// roleHead tells whether token i is a noun for a person, or a title.
func (v *view) roleHead(i int) bool {
	t := v.tag(i)
	if t != news.NOUN && t != news.PROPN && !titles[v.lower[i]] && !postposed[v.lower[i]] || v.nameAt[i] >= 0 && !titles[v.lower[i]] {
		return false
	}
	if titles[v.lower[i]] || postposed[v.lower[i]] && i > 0 && titles[v.lower[i-1]] {
		return true
	}
	f, plural := nounOf(v.lower[i])
	return f&personNoun != 0 && !plural
}

// postposed are the adjectives that follow the noun of a title.
var postposed = wordSet("general elect designate emeritus designee principal")

// officeHead tells whether token i is a noun for a position.
func (v *view) officeHead(i int) bool {
	f, _ := nounOf(v.lower[i])
	return f&officeNoun != 0 || titles[v.lower[i]] || postposed[v.lower[i]]
}

// roleFrom extends a role to the left of its head.
func (v *view) roleFrom(head, first int) roleAt {
	start := head
	for start > first && head-start < maxPhrase {
		w := v.lower[start-1]
		switch v.tag(start - 1) {
		case news.ADJ, news.NOUN, news.PROPN:
			if h := honorifics[w]; h != Unknown || v.breaks(start-1, start) || !english.IsWord(w) {
				return roleAt{english.Range{Start: start, End: head + 1}, head}
			}
			start--
			continue
		case news.ADV:
			if w == "then" {
				start--
				continue
			}
		case news.PUNCT:
			if w == "-" && start-2 >= first && english.IsWord(v.lower[start-2]) && v.adjoins(start-2) && v.adjoins(start-1) {
				start -= 2
				continue
			}
		}
		break
	}
	return roleAt{english.Range{Start: start, End: head + 1}, head}
}

// adjoins tells whether no space stands between token i and the next.
func (v *view) adjoins(i int) bool {
	return v.doc.Tokens[i].Span.End == v.doc.Tokens[i+1].Span.Start
}

// breaks tells whether a role begins between the tokens i and j: capitals after
// a common noun, "in trouble President Roe said".
func (v *view) breaks(i, j int) bool {
	if v.tag(i) != news.NOUN || startsUpper(v.raw(i)) || !startsUpper(v.raw(j)) {
		return false
	}
	switch v.lower[i] {
	case "state", "deputy", "vice", "acting", "house", "city", "county", "prime", "ex":
		return false
	}
	return true
}

// roleAfter finds ", the UK defence secretary," and ", 68, a retired general,"
// after a name, and "is the head of X".
func (v *view) roleAfter(end int) (roleAt, bool) {
	if end >= len(v.lower) {
		return roleAt{}, false
	}
	r := v.bounds(end - 1)
	i := end
	if i >= r.End {
		return roleAt{}, false
	}
	switch w := v.lower[i]; {
	case w == "," || w == "—" || w == "--" || w == "–":
		i++
		if i+1 < r.End && v.tag(i) == news.NUM && v.lower[i+1] == "," {
			i += 2 // an age
		}
		if v.word(i) == "who" && i+1 < r.End {
			return v.copula(i+1, r)
		}
		return v.nounPhrase(i, r, true)
	case v.tag(i) == news.AUX || becoming[w]:
		return v.copula(i, r)
	}
	return roleAt{}, false
}

var becoming = map[string]bool{
	"became": true, "becomes": true, "become": true, "serves": true, "served": true, "works": true, "worked": true, "remains": true,
}

var naming = map[string]bool{
	"named": true, "appointed": true, "elected": true, "chosen": true, "sworn": true, "made": true, "nominated": true, "crowned": true,
}

// copula finds the role after "is", "was named", "serves as", which begin at i.
func (v *view) copula(i int, r english.Range) (roleAt, bool) {
	ok := false
	for ; i < r.End; i++ {
		w := v.lower[i]
		switch {
		case w == "not" || w == "n't" || w == "never":
			return roleAt{}, false
		case v.tag(i) == news.AUX && (w == "is" || w == "was" || w == "been" || w == "'s" || w == "be"), becoming[w], naming[w]:
			ok = true
			continue
		case w == "has" || w == "had" || v.tag(i) == news.ADV, w == "as":
			continue
		}
		break
	}
	if !ok || i >= r.End {
		return roleAt{}, false
	}
	return v.nounPhrase(i, r, false)
}

// nounPhrase reads the role at i: "the head of the agency", "Jordan's
// king". bounded asks that it end where the sentence has a comma or ends.
func (v *view) nounPhrase(i int, r english.Range, bounded bool) (roleAt, bool) {
	if i >= r.End {
		return roleAt{}, false
	}
	start := i
	if v.tag(i) == news.DET || v.tag(i) == news.PRON {
		i++
		start = i
	}
	if !bounded && v.tag(i) == news.PRON {
		return roleAt{}, false
	}
	start, head, i := v.nounGroup(start, r)
	if head < 0 || head != i-1 || head < start || !v.roleHead(head) || !bounded && !v.officeHead(head) {
		return roleAt{}, false
	}
	end := v.behindHead(head, r)
	if bounded && end < r.End {
		switch v.lower[end] {
		case ",", ".", ";", ")", "—", "--", "–", "who", "and", ":":
		default:
			return roleAt{}, false
		}
	}
	return roleAt{english.Range{Start: start, End: end}, head}, true
}

// nounGroup reads nouns and what stands before them from i on, up to end. What
// has an apostrophe is whose the rest is, and left out. head is the last noun,
// -1 for none.
func (v *view) nounGroup(i int, r english.Range) (start, head, end int) {
	start, head = i, -1
	for ; i < r.End && i < start+2*maxPhrase; i++ {
		t := v.tag(i)
		if t == news.NOUN || t == news.PROPN {
			head = i
			continue
		}
		if (v.lower[i] == "'s" || v.lower[i] == "'") && head == i-1 {
			start = i + 1
			continue
		}
		if t == news.ADJ && head == i-1 && postposed[v.lower[i]] {
			head = i
			continue
		}
		if t == news.ADJ || t == news.NUM || v.lower[i] == "-" {
			continue
		}
		break
	}
	return start, head, i
}

// behindHead is where the phrase of a head ends: behind what it is of or for, and
// a noun phrase that "and" adds to that.
func (v *view) behindHead(head int, r english.Range) int {
	end := head + 1
	for end < r.End && end < head+2*maxPhrase {
		w := v.lower[end]
		if v.tag(end) == news.ADP && (w == "of" || w == "for" || w == "at" || w == "on" || w == "in" || w == "to" || w == "with" || w == "from") {
			if j := v.skipPhrase(end+1, r); j > end+1 {
				end = j
				continue
			}
		}
		if w == "and" && end > head+1 {
			if j := v.skipPhrase(end+1, r); j > end+1 && (v.tag(j-1) == news.NOUN || v.tag(j-1) == news.PROPN) {
				end = j
				continue
			}
		}
		break
	}
	return end
}

// roleInFront finds "The inspector general, Michael Roe," and "as defense
// secretary, Roe": a noun phrase and a comma before the name. What stands
// behind the noun, "the head of the agency, Ida Roe,", is part of the role
// where a second comma shows that the name is set beside it.
func (v *view) roleInFront(start, end int) (roleAt, bool) {
	if start < 2 {
		return roleAt{}, false
	}
	first := v.bounds(start).Start
	if start-2 < first || v.lower[start-1] != "," {
		return roleAt{}, false
	}
	beside := v.word(end) == "," || v.word(end) == ")"
	head := start - 2
	if !v.roleHead(head) {
		if head = v.headBefore(start-1, first); head < 0 || !beside {
			return roleAt{}, false
		}
	}
	if startsUpper(v.raw(head)) && !titles[v.lower[head]] {
		return roleAt{}, false
	}
	s, det := v.phraseStart(head)
	if s > first && (v.tag(s-1) == news.AUX || v.tag(s-1) == news.ADP && v.lower[s-1] != "as" && !beside) {
		return roleAt{}, false // "if Roe was the leader, Poe said", "asked by the judge, Poe said"
	}
	fronted := s > first && v.lower[s-1] == "as" && (s-1 == first || v.tag(s-2) == news.PUNCT)
	if det != definite && det != possessed && !fronted {
		return roleAt{}, false
	}
	if det == definite || v.tag(s) == news.PRON || v.tag(s) == news.DET {
		s++
	}
	for k := head; k > s; k-- { // the owner of a role is no part of it
		if w := v.lower[k-1]; w == "'s" || w == "'" {
			s = k
		}
	}
	return roleAt{english.Range{Start: s, End: start - 1}, head}, true
}

// headBefore is the head of a phrase like "head of the agency" or "minister for
// trade" that ends before token end; -1 for none.
func (v *view) headBefore(end, first int) int {
	const most = 4 // words behind "of"
	of := end - 1
	for of > first && of > end-1-most && (v.tag(of) == news.NOUN || v.tag(of) == news.PROPN || v.tag(of) == news.ADJ) {
		of--
	}
	if of == end-1 {
		return -1
	}
	if v.lower[of] == "the" && of > first {
		of--
	}
	if of <= first || v.lower[of] != "of" && v.lower[of] != "for" || !v.roleHead(of-1) {
		return -1
	}
	return of - 1
}
