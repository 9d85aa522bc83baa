package family

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"stemma/internal/account"
	"stemma/internal/diff"
	"stemma/news"
)

// printed is a text on one line, without the comma beside a cue and
// the bars ("###") of a page.
func printed(text string) string {
	fields := slices.DeleteFunc(strings.Fields(text), func(w string) bool { return len(w) > 2 && strings.Trim(w, "#*_") == "" })
	return strings.Trim(strings.Join(fields, " "), ", ")
}

// quotation is the family g as it is printed.
func (s *story) quotation(g *group) news.Quotation {
	ref := g.text
	q := news.Quotation{ID: s.id(g), Text: printed(ref.text), Speaker: s.speakerOf(g)}
	q.Accounts, q.Ties = account.Count(s.carriers(g))
	for _, w := range g.wordings {
		first := wordsOf{s.text(s.wordings[w].members[0]), s.wordings[w].words}
		ops := diff.Words(ref.words, first.words)
		variant, touched := s.variantOf(ref, first, ops), []news.Meaning{}
		if variant == news.Reworded {
			touched = s.meaning(ref, first, ops)
		}
		for _, i := range s.wordings[w].members {
			member := s.quotationMember(s.members[i].article, s.members[i].attribution, s.members[i].span, q.Speaker)
			member.Variant, member.Meaning = variant, touched
			member.Diff = diff.Render(ref.text, ref.words, member.Text, s.members[i].words, ops)
			q.Members = append(q.Members, member)
		}
	}
	for _, r := range g.reports {
		member := s.quotationMember(r.article, r.attribution, r.span, q.Speaker)
		member.Variant, member.Meaning, member.Diff = news.Reported, []news.Meaning{}, []news.DiffOp{}
		q.Members = append(q.Members, member)
	}
	s.sortMembers(q.Members)
	return q
}

// speakerIn is whom the attribution of a member of a family means: who is named
// there, else the family's speaker where that is a name, so that "the judge" of
// one article is whom the others name.
func (s *story) speakerIn(r *news.Reading, a *news.Attribution, family string) string {
	if i := s.speakers.who(r, a); i >= 0 {
		if isFirstName(s.speakers.names[i], family) {
			return family
		}
		return s.speakers.names[i]
	}
	if s.speakers.of(family) >= 0 {
		return family
	}
	if isFaceless(strings.ToLower(a.Speaker)) {
		return ""
	}
	return a.Speaker
}

// carriers are the articles that give g in quotation marks.
func (s *story) carriers(g *group) []account.Carrier {
	out := make([]account.Carrier, len(g.members))
	for i, k := range g.members {
		m := s.members[k]
		out[i] = s.carrierOf[m.article]
		out[i].Via = []string{m.attribution.Via}
	}
	return out
}

// quotationMember is the part of a member that is the article's own; a is nil
// where nobody is said to have said it. family is whose words the family are.
func (s *story) quotationMember(article int, a *news.Attribution, span news.Span, family string) news.QuotationMember {
	r := s.readings[article]
	m := news.QuotationMember{Article: r.ID, Span: span, Text: span.Of(r.Text), Speaker: family}
	if a != nil {
		m.Speaker, m.SpeakerAsWritten, m.Via = s.speakerIn(r, a, family), asWritten(r, a), a.Via
	}
	return m
}

// sortMembers puts members in the order of articles, then of their place.
func (s *story) sortMembers(members []news.QuotationMember) {
	slices.SortStableFunc(members, func(a, b news.QuotationMember) int {
		return cmp.Or(
			cmp.Compare(s.place[a.Article], s.place[b.Article]),
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Span.End, b.Span.End),
		)
	})
}

// nameOf is the canonical name of m's speaker, else the name in its article.
func (s *story) nameOf(m member) string {
	if m.speaker >= 0 {
		return s.speakers.names[m.speaker]
	}
	return m.attribution.Speaker
}

// loneShare is the share of a family's accounts below which a name that only
// one of them gives needs to stand near the words in others.
const loneShare = 0.25

// lone reports whether only one of many accounts gives the speaker's name and
// most other articles of the family do not name him around the words, or the
// words themselves speak of him: it is more likely misread than known to that
// account alone.
func (s *story) lone(name string, votes map[int]bool, accounts int, g *group) bool {
	if len(votes) > 1 || float64(len(votes)) >= loneShare*float64(accounts) {
		return false
	}
	last := name[strings.LastIndexByte(name, ' ')+1:]
	if strings.Contains(g.text.text, last) {
		return true
	}
	others, naming := 0, 0
	for _, i := range g.members {
		m := s.members[i]
		if r := s.readings[m.article]; !votes[s.accounts[m.article]] {
			others++
			if strings.Contains(sentenceAround(r, m.span).Of(r.Text), last) {
				naming++
			}
		}
	}
	return 2*naming < others
}

// candidate is a name that articles give a family's speaker.
type candidate struct {
	name     string
	accounts map[int]bool
	members  int
	standing standing
}

// speakerOf is the name that most accounts give the family's speaker, or else
// the commonest description, "" where that is of a thing. A name goes before a description of someone, that
// before a document, and that before what says nothing; of names with as many
// accounts a person's, then that of who speaks most in the story.
func (s *story) speakerOf(g *group) string {
	var all []*candidate
	accounts := map[int]bool{}
	for _, i := range g.members {
		m := s.members[i]
		n := s.nameOf(m)
		at := slices.IndexFunc(all, func(c *candidate) bool { return c.name == n })
		if at < 0 {
			at, all = len(all), append(all, &candidate{name: n, accounts: map[int]bool{}})
		}
		c := all[at]
		c.accounts[s.accounts[m.article]] = true
		c.members++
		c.standing = max(c.standing, s.standingOf(m))
		accounts[s.accounts[m.article]] = true
	}
	for _, c := range all {
		if c.standing == named && s.lone(c.name, c.accounts, len(accounts), g) {
			c.standing = noSpeaker
		}
	}
	s.spokesmen(g, all)
	fullNames(all)
	best := slices.MaxFunc(all, func(a, b *candidate) int {
		return cmp.Or(
			cmp.Compare(a.standing, b.standing),
			cmp.Compare(len(a.accounts), len(b.accounts)),
			compareBool(!s.speakers.organisations[a.name], !s.speakers.organisations[b.name]),
			cmp.Compare(s.speakers.said[a.name], s.speakers.said[b.name]),
			cmp.Compare(a.members, b.members),
			cmp.Compare(len(a.name), len(b.name)),
			-cmp.Compare(a.name, b.name),
		)
	})
	if best.standing == described && isThing(best.name) || best.standing == noSpeaker && isFaceless(strings.ToLower(best.name)) {
		return ""
	}
	return best.name
}

// spokesmen gives a person the accounts that name him but were read as naming
// his organisation: "the firm's press secretary Ida Roe".
func (s *story) spokesmen(g *group, all []*candidate) {
	for _, c := range all {
		if c.standing != named || s.speakers.organisations[c.name] || !strings.Contains(c.name, " ") {
			continue
		}
		last := c.name[strings.LastIndexByte(c.name, ' ')+1:]
		for _, i := range g.members {
			m := s.members[i]
			if s.speakers.organisations[s.nameOf(m)] && strings.Contains(asWritten(s.readings[m.article], m.attribution), last) {
				c.accounts[s.accounts[m.article]] = true
			}
		}
	}
}

// fullNames gives a full name the accounts that have its first name alone, as
// that of a brother: "Ida" beside "Ida Roe".
func fullNames(all []*candidate) {
	for _, c := range all {
		for _, short := range all {
			if c.standing == named && short.standing == named && isFirstName(short.name, c.name) {
				maps.Copy(c.accounts, short.accounts)
			}
		}
	}
}

// isFirstName reports whether a name is the first word of the other.
func isFirstName(name, full string) bool {
	return !strings.Contains(name, " ") && strings.HasPrefix(full, name+" ")
}

// asWritten is the text of an attribution's source.
func asWritten(r *news.Reading, a *news.Attribution) string {
	parts := make([]string, 0, len(a.Source))
	for _, s := range a.Source {
		if 0 <= s.Start && s.Start <= s.End && s.End <= len(r.Text) {
			parts = append(parts, s.Of(r.Text))
		}
	}
	return strings.Join(parts, " ")
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
