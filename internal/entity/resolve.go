package entity

import (
	"slices"
	"sort"

	"stemma/internal/english"
	"stemma/internal/marks"
	"stemma/news"
)

// Role is a role that the article gives an entity, and where.
type Role struct {
	Text string // as written, "U.S. Secretary of Defense"
	Span news.Span
}

// Attributes is what is known of an entity beside its name.
type Attributes struct {
	Gender Gender
	Plural bool
	Roles  []Role // in order of Span
	First  int    // its first mention
	Named  bool   // false: only descriptions or pronouns speak of it
}

// Resolution is what an article speaks of. Mention and entity numbers are
// indices into its lists.
type Resolution struct {
	Mentions   []news.Mention // in order of their starts, a longer one before those in it
	Entities   []news.Entity
	Attributes []Attributes // one an entity

	heads   []news.Span // of each mention: the words that carry it, "Hegseth" in "Mr. Hegseth"
	slots   []slot
	persons []uint8 // grammatical person of pronouns, else 0
}

// Resolve finds the mentions and entities of doc. pairs are its quotation
// marks as [marks.Find] gives them. It takes time linear in the text.
func Resolve(doc *english.Doc, pairs []marks.Pair) *Resolution {
	return resolve(doc, pairs, nil)
}

func resolve(doc *english.Doc, pairs []marks.Pair, teach func(Choice) int) *Resolution {
	v := newView(doc, pairs)
	c := newCluster(v, v.findMentions())
	c.findRoles()
	for i := range c.things {
		c.things[i].settleGender()
	}
	w := &walker{cluster: c, teach: teach}
	w.walk()
	return w.result()
}

// Choice is a pronoun and what it may stand for, as the ranker sees it.
type Choice struct {
	Pronoun    news.Span
	Candidates []Candidate
	Best       int // of Candidates, -1 for none: what the ranker would take
}

// Candidate is one of a [Choice].
type Candidate struct {
	Head     news.Span   // the words of its mention that is nearest to the pronoun
	Names    []news.Span // all its mentions by name
	Score    float32
	Features []float32 // valid during the call only
}

// Teach resolves doc as [Resolve] does, and shows each pronoun of the third
// person to teach, which returns the candidate to take (-1 for none). It is
// for training and measuring.
func Teach(doc *english.Doc, pairs []marks.Pair, teach func(Choice) int) *Resolution {
	return resolve(doc, pairs, teach)
}

// At is the mention that the words of span speak of, or -1: for "the defense
// secretary, who had returned from Brussels" the description, for "Mr. Hegseth
// of the Pentagon" the name. It is the first mention at span's start, not
// counting owners and parts of longer ones.
func (r *Resolution) At(span news.Span) int {
	i := sort.Search(len(r.Mentions), func(i int) bool { return r.Mentions[i].Span.Start >= span.Start })
	for i > 0 && r.Mentions[i-1].Span.End > span.Start {
		i--
	}
	best, bestScore := -1, 0
	for ; i < len(r.Mentions) && r.Mentions[i].Span.Start < span.End; i++ {
		h := r.heads[i]
		if h.Start < span.Start || h.End > span.End {
			continue
		}
		score := r.headScore(i, span)
		if best < 0 || score > bestScore {
			best, bestScore = i, score
		}
	}
	return best
}

// headScore ranks a mention as the head of a source span.
func (r *Resolution) headScore(i int, span news.Span) int {
	m := r.Mentions[i]
	score := 0
	switch m.Kind {
	case news.PersonName:
		score = 40
	case news.Description, news.OrganisationName:
		score = 30
	case news.Pronoun:
		score = 25
	case news.PlaceName:
		score = 10
	}
	switch r.slots[i] {
	case possessive:
		score -= 30
	case oblique:
		score -= 15
	}
	score -= 30 * (m.Span.Start - span.Start) / (1 + span.Len())
	if m.Entity < 0 {
		score -= 5
	}
	return score
}

// EntityAt is the entity that the words of span speak of, or -1.
func (r *Resolution) EntityAt(span news.Span) int {
	if i := r.At(span); i >= 0 {
		return r.Mentions[i].Entity
	}
	return -1
}

// lookBack is how many mentions back an antecedent is looked for.
const lookBack = 48

// SetSpeaker says that entity speaks the words of span: the first person
// singular in it is theirs from now on.
func (r *Resolution) SetSpeaker(span news.Span, entity int) {
	i := sort.Search(len(r.Mentions), func(i int) bool { return r.Mentions[i].Span.Start >= span.Start })
	for ; i < len(r.Mentions) && r.Mentions[i].Span.Start < span.End; i++ {
		if r.persons[i] == 1 && r.Mentions[i].Kind == news.Pronoun {
			r.Mentions[i].Entity = entity
		}
	}
}

// walker resolves descriptions and pronouns from left to right.
type walker struct {
	*cluster
	teach    func(Choice) int
	lastOf   [4]int32 // the thing that the latest pronoun of each gender stood for, +1
	topic    int32    // the person named most
	reporter int32    // the subject of the latest reporting verb
	speakers []int32  // of each quotation, the thing that is named as speaking it, plus one, else 0
	stamp    int32
	stamps   []int32 // of each thing, see stamped
}

func (w *walker) walk() {
	w.topic, w.reporter = w.findTopic(), -1
	w.findSpeakers()
	for i := range w.ms {
		m := &w.ms[i]
		switch m.kind {
		case news.Pronoun:
			m.entity = w.pronoun(i)
		case news.Description:
			m.entity = w.describe(i)
		}
		if m.entity >= 0 && !w.partOfRole(m) {
			w.touch(i)
		}
	}
}

// findSpeakers finds who is named beside a quotation as the subject of a
// reporting verb. A quotation without one has that of the quotation before it
// in the paragraph.
func (w *walker) findSpeakers() {
	v := w.v
	n := int32(0)
	for _, q := range v.quote {
		n = max(n, q+1)
	}
	w.speakers = make([]int32, n)
	for i := range w.ms {
		m := &w.ms[i]
		if w.formOf[i] < 0 || m.entity < 0 || m.quote >= 0 || m.slot != subject || m.verb < 0 || !reporting[v.lower[m.verb]] {
			continue
		}
		from, to := min(m.tokens.Start, int(m.verb)), max(m.tokens.End, int(m.verb)+1)
		for k := 1; k <= 4; k++ {
			for _, t := range [2]int{from - k, to + k - 1} {
				if t >= 0 && t < len(v.quote) && v.quote[t] >= 0 && w.speakers[v.quote[t]] == 0 {
					w.speakers[v.quote[t]] = m.entity + 1
				}
			}
		}
	}
	last, paragraph := int32(0), -1
	for i, q := range v.quote {
		if p := v.doc.Sentences[v.sent[i]].Paragraph; p != paragraph {
			last, paragraph = 0, p
		}
		if q < 0 {
			continue
		}
		if w.speakers[q] == 0 {
			w.speakers[q] = last
		}
		last = w.speakers[q]
	}
}

// partOfRole tells whether m is a description that stands beside a name as its
// role, which is no further mention.
func (w *walker) partOfRole(m *mention) bool {
	return m.kind == news.Description && w.v.roleAt[m.name.Start] == m.entity+1
}

// findTopic is the person named most often, the earlier of equals.
func (w *walker) findTopic() int32 {
	best := int32(-1)
	for k := range w.things {
		if w.things[k].kind == news.Person && (best < 0 || w.things[k].total > w.things[best].total) {
			best = int32(k)
		}
	}
	return best
}

// touch brings what is known of an entity's standing up to date with mention i.
// What stands in a quotation is the speaker's discourse, not the article's, and
// counts only within quotations.
func (w *walker) touch(i int) {
	m := &w.ms[i]
	t := &w.things[m.entity]
	t.seen++
	if m.quote >= 0 {
		t.lastQuoted = int32(i)
		return
	}
	t.salience = t.salienceAt(m.told) + slotWeight[m.slot]
	t.at = m.told
	t.last = int32(i)
	if m.kind == news.Pronoun {
		t.pronouns++
	}
	if m.slot == subject && m.verb >= 0 && reporting[w.v.lower[m.verb]] {
		w.reporter = m.entity
	}
	if m.kind != news.Pronoun && m.kind != news.Description {
		t.named = int32(i)
	}
}

// latest is the mention of t that a pronoun sees: outside quotations the latest
// there, if there is one.
func (t *thing) latest(quoted bool) int32 {
	if t.last < 0 || quoted {
		return max(t.last, t.lastQuoted)
	}
	return t.last
}

// slotWeight is how much a mention in each role adds to salience; the order is
// that of Lappin and Leass (1994).
var slotWeight = [numSlots]float32{subject: 1, object: 0.6, agent: 0.5, oblique: 0.4, possessive: 0.5, otherSlot: 0.4, apposed: 0.3}

func (t *thing) salienceAt(told int32) float32 {
	s := t.salience
	for k := t.at; k < told && k < t.at+8; k++ {
		s *= 0.6
	}
	return s
}

func (w *walker) result() *Resolution {
	ids := w.keep()
	n := len(w.ms)
	r := &Resolution{
		Mentions: make([]news.Mention, n), heads: make([]news.Span, n), slots: make([]slot, n),
		persons: make([]uint8, n),
	}
	for i, k := range w.inOrder() {
		m := &w.ms[k]
		e := -1
		if m.entity >= 0 {
			e = int(ids[m.entity])
		}
		r.Mentions[i] = news.Mention{Span: w.v.span(m.tokens), Kind: w.mentionKind(m), Entity: e}
		r.heads[i] = w.v.span(m.name)
		r.slots[i] = m.slot
		r.persons[i] = m.pronoun.person
	}
	w.entities(r, ids)
	return r
}

// inOrder lists the mentions by start, a longer one first: roles before names
// have made some longer since they were found.
func (w *walker) inOrder() []int32 {
	order := make([]int32, len(w.ms))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		x, y := &w.ms[a].tokens, &w.ms[b].tokens
		if x.Start != y.Start {
			return x.Start - y.Start
		}
		return y.End - x.End
	})
	return order
}

func (w *walker) mentionKind(m *mention) news.MentionKind {
	if m.kind == news.Pronoun || m.kind == news.Description || m.entity < 0 {
		return m.kind
	}
	switch w.things[m.entity].kind {
	case news.Person:
		return news.PersonName
	case news.Place:
		return news.PlaceName
	}
	return news.OrganisationName
}

// keep numbers the things that are shown in order of their first mention: all
// that have a name, and descriptions that are spoken of twice or that act.
func (w *walker) keep() []int32 {
	ids := make([]int32, len(w.things))
	for i := range ids {
		ids[i] = -1
	}
	next := int32(0)
	for i := range w.ms {
		e := w.ms[i].entity
		if e < 0 || ids[e] >= 0 {
			continue
		}
		if t := &w.things[e]; t.described && t.seen < 2 && !w.acts(&w.ms[i]) {
			continue
		}
		ids[e] = next
		next++
	}
	return ids
}

// acts tells whether a description is the subject of a reporting verb or the
// source that something is "according to".
func (w *walker) acts(m *mention) bool {
	if m.verb >= 0 && m.slot == subject && reporting[w.v.lower[m.verb]] {
		return true
	}
	s := m.tokens.Start
	return s >= 2 && w.v.lower[s-1] == "to" && w.v.lower[s-2] == "according"
}

func (w *walker) entities(r *Resolution, ids []int32) {
	n := 0
	for _, id := range ids {
		n = max(n, int(id)+1)
	}
	r.Entities = make([]news.Entity, n)
	r.Attributes = make([]Attributes, n)
	for k, id := range ids {
		if id < 0 {
			continue
		}
		t := &w.things[k]
		e := news.Entity{ID: int(id), Name: w.v.textOf(w.nameTokens(t)), Kind: t.kind, Roles: []string{}}
		a := Attributes{Gender: t.gender, Plural: t.plural, First: -1, Named: !t.described}
		for _, role := range t.roles {
			a.Roles = append(a.Roles, Role{Text: w.v.textOf(role.tokens), Span: w.v.span(role.tokens)})
		}
		slices.SortStableFunc(a.Roles, func(x, y Role) int { return x.Span.Start - y.Span.Start })
		for _, role := range a.Roles {
			e.Roles = append(e.Roles, role.Text)
		}
		r.Entities[id], r.Attributes[id] = e, a
	}
	for i := range r.Mentions {
		if e := r.Mentions[i].Entity; e >= 0 && r.Attributes[e].First < 0 {
			r.Attributes[e].First = i
		}
	}
}

// nameTokens are the words that name a thing: its fullest name, or the first
// description.
func (w *walker) nameTokens(t *thing) english.Range {
	m := &w.ms[t.name]
	if t.described {
		return m.tokens
	}
	return m.name
}
