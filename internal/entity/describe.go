package entity

import (
	"strings"

	"stemma/internal/role"
	"stemma/news"
)

// describe finds the thing that description i speaks of, or makes one.
func (w *walker) describe(i int) int32 {
	m := &w.ms[i]
	if e := w.v.roleAt[m.name.Start]; e > 0 {
		return e - 1
	}
	if m.det == definite || m.det == possessed || m.det == noDet && m.plural {
		if !m.plural {
			if e := w.byRole(i); e >= 0 {
				return e
			}
		}
		if e := w.byHead(i); e >= 0 {
			return e
		}
	}
	t := thing{name: int32(i), described: true, plural: m.plural, gender: m.gender, last: -1, lastQuoted: -1, named: -1, kind: news.Other}
	switch {
	case m.plural:
	case m.flags&personNoun != 0:
		t.kind = news.Person
		if t.gender == Unknown {
			t.gender = AnyGender
		}
	case m.flags&groupNoun != 0:
		t.kind = news.Organisation
	}
	w.things = append(w.things, t)
	return int32(len(w.things) - 1)
}

// enough is the score from which a description is taken to mean an entity.
const enough = 0.7

// roleWindow is how many mentions back the entity of a description is looked
// for, and roleAhead how many on.
const (
	roleWindow = 400
	roleAhead  = 12
)

// leadSentences are the first of an article: descriptions are more often of whom
// they name.
const leadSentences = 3

// byRole scores the entities of the mentions around i against the description.
func (w *walker) byRole(i int) int32 {
	m := &w.ms[i]
	best, bestScore := int32(-1), float32(enough)
	w.stamp++
	for j := min(i+roleAhead, len(w.ms)-1); j >= 0 && j >= i-roleWindow; j-- {
		e := w.ms[j].entity
		if e < 0 || w.stamped(e) {
			continue
		}
		t := &w.things[e]
		last := t.latest(true)
		if t.plural != m.plural || last < 0 && !w.soon(t, i) {
			continue
		}
		s := w.roleScore(m, t)
		if s <= 0 {
			continue
		}
		if last >= 0 {
			s += 0.25 / float32(1+m.sentence-w.ms[last].sentence)
			s += 0.1 * min(1, t.salienceAt(m.told)/3)
		} else {
			s -= 0.3
		}
		if !t.described && w.ms[t.first].sentence < leadSentences {
			s += 0.04
		}
		if s > bestScore {
			best, bestScore = e, s
		}
	}
	return best
}

// stamped tells whether thing e was seen since the stamp changed, and marks it.
func (w *walker) stamped(e int32) bool {
	for len(w.stamps) < len(w.things) {
		w.stamps = append(w.stamps, 0)
	}
	if w.stamps[e] == w.stamp {
		return true
	}
	w.stamps[e] = w.stamp
	return false
}

// soon tells whether a thing's name follows within the sentence or the next.
func (w *walker) soon(t *thing, i int) bool {
	return !t.described && w.ms[t.name].sentence <= w.ms[i].sentence+1
}

// roleScore is how well the words of a description fit what is known of t.
func (w *walker) roleScore(m *mention, t *thing) float32 {
	if m.gender == Male && t.gender == Female || m.gender == Female && t.gender == Male {
		return 0
	}
	head := w.v.lower[m.name.Start]
	if t.described {
		return 0
	}
	if t.kind == news.Organisation && m.flags&groupNoun != 0 && !m.plural {
		return w.groupScore(m, t, head)
	}
	if t.kind != news.Person || m.flags&personNoun == 0 {
		return 0
	}
	var best float32
	party := w.partyScore(m, t)
	for _, r := range t.roles {
		s := headScore(head, w.v.lower[r.head])
		if s == 0 || w.otherOffice(m, r) {
			continue
		}
		s += w.modifierScore(m, r) + party
		best = max(best, s)
	}
	return best
}

// otherOffice tells whether a description names another office than a role:
// "the foreign secretary" is neither the "secretary of state" nor the "prime
// minister", and "Ukraine's leader" not the "Russian president".
func (w *walker) otherOffice(m *mention, r roleAt) bool {
	a, b := role.Parse(w.v.textOf(m.tokens)), role.Parse(w.v.textOf(r.tokens))
	return role.Relation(a, b) == role.Differ || a.Serves != b.Serves && a.Serves != "" && b.Serves != "" || a.Rank != b.Rank && a.Rank != "" && b.Rank != "" && a.Field != "" && a.Field != b.Field
}

// headScore compares the head nouns of a description and a role.
func headScore(a, b string) float32 {
	a, b = singular(a), singular(b)
	if a == b {
		return 0.9
	}
	x, y := classOf(a), classOf(b)
	switch {
	case x == y:
		return 0.8
	case broader[x][y] || broader[a][b]:
		return 0.6
	}
	return 0
}

// RoleKind is the sort of role that a noun in lower case is the head of, one word
// for all that can be said of one office ("head" for "chief"), and "" where it
// is no role.
func RoleKind(noun string) string {
	if f, plural := nounOf(noun); (f&personNoun == 0 || plural) && !titles[noun] {
		return ""
	}
	return classOf(noun)
}

func classOf(w string) string {
	if c, ok := roleClass[w]; ok {
		return c
	}
	return w
}

// partyScore compares the party that a description names with t's.
func (w *walker) partyScore(m *mention, t *thing) float32 {
	for k := m.tokens.Start; k <= m.name.Start; k++ {
		p := parties[w.v.lower[k]]
		switch {
		case p == 0 || t.party == 0:
		case p == t.party:
			return 0.3
		default:
			return -1
		}
	}
	return 0
}

// modifierScore compares the other words of a description with a role's: words
// that both have speak for it; a name that the role does not have speaks
// against it, other words less so.
func (w *walker) modifierScore(m *mention, r roleAt) float32 {
	var s float32
	counted := int32(-1)
	for k := w.phraseFrom(m); k < m.name.Start; k++ {
		switch w.v.tag(k) {
		case news.ADJ, news.NOUN, news.PROPN:
		default:
			continue
		}
		if idleWords[w.v.lower[k]] || parties[w.v.lower[k]] != 0 {
			continue
		}
		shared := false
		for j := r.tokens.Start; j < r.tokens.End && !shared; j++ {
			shared = j != r.head && sameModifier(w.v.lower[j], w.v.lower[k])
		}
		switch name := w.v.nameAt[k]; {
		case shared:
			s += 0.3
		case name >= 0 && name == counted:
		case name >= 0 || w.v.tag(k) == news.NOUN:
			s -= 0.25
			counted = name
		default:
			s -= 0.08
		}
	}
	return s
}

// phraseFrom is the first token of a description after its owner.
func (w *walker) phraseFrom(m *mention) int {
	for k := m.name.Start - 1; k >= m.tokens.Start && m.det == possessed; k-- {
		if x := w.v.lower[k]; x == "'s" || x == "'" {
			return k + 1
		}
	}
	return m.tokens.Start
}

var idleWords = wordSet("own new top first second third late young old longtime long-time former then current outgoing incoming")

func sameModifier(a, b string) bool {
	if a == b || singular(a) == singular(b) {
		return true
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 4 && n+3 >= len(a) && n+3 >= len(b) // "Ukraine", "Ukrainian"
}

// groupScore compares a description with an organisation's name.
func (w *walker) groupScore(m *mention, t *thing, head string) float32 {
	for k, word := range t.words {
		if word == head {
			s := float32(0.8)
			if k == len(t.words)-1 {
				s = 0.9
			}
			for j := m.tokens.Start; j < m.name.Start; j++ {
				if tag := w.v.tag(j); tag != news.NOUN && tag != news.PROPN && tag != news.ADJ {
					continue
				}
				if hasWord(t.words, w.v.lower[j]) {
					s += 0.3
				} else {
					s -= 0.25
				}
			}
			return s
		}
	}
	if businesses[head] && t.mostlyArticled() {
		return 0
	}
	if m.det == definite && genericGroups[head] && m.tokens.Len() == 2 && t.latest(true) >= 0 && !ownsGroupNoun(t.words) {
		if d := m.sentence - w.ms[t.latest(true)].sentence; d <= 2 {
			return 0.75 - 0.1*float32(d)
		}
	}
	return 0
}

// ownsGroupNoun tells whether a name says itself what sort of group it is.
func ownsGroupNoun(words []string) bool {
	f, _ := nounOf(words[len(words)-1])
	return f&groupNoun != 0
}

// maxPhrases bounds how many earlier descriptions one is compared with.
const maxPhrases = 64

// byHead finds an earlier description with the same head noun.
func (w *walker) byHead(i int) int32 {
	m := &w.ms[i]
	head := singular(w.v.lower[m.name.Start])
	for e := len(w.things) - 1; e >= 0 && e >= len(w.things)-maxPhrases; e-- {
		t := &w.things[e]
		if !t.described {
			break
		}
		d := &w.ms[t.name]
		if t.plural == m.plural && singular(w.v.lower[d.name.Start]) == head && m.sentence-w.ms[t.latest(true)].sentence <= 12 &&
			w.samePhrase(m, d) {
			return int32(e)
		}
	}
	return -1
}

// samePhrase tells whether what m says beside its head stands in d, too.
func (w *walker) samePhrase(m, d *mention) bool {
	if (m.det == possessed) != (d.det == possessed) || m.det == noDet && m.tokens.Len() != d.tokens.Len() {
		return false
	}
	for k := m.tokens.Start; k < m.name.Start; k++ {
		if t := w.v.tag(k); t == news.DET || t == news.PRON {
			if m.det == possessed && !strings.EqualFold(w.v.lower[k], w.v.lower[min(d.tokens.Start, len(w.v.lower)-1)]) {
				return false
			}
			continue
		}
		found := false
		for j := d.tokens.Start; j < d.name.Start && !found; j++ {
			found = w.v.lower[j] == w.v.lower[k]
		}
		if !found {
			return false
		}
	}
	return true
}
