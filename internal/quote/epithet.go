package quote

import (
	"slices"
	"sort"
	"strings"

	"stemma/internal/entity"
	"stemma/internal/role"
	"stemma/news"
)

// epithets are the nouns by which an article calls somebody again whom it has
// just named: they say what one is, not which office of several one holds.
var epithets = wordSet(`mogul billionaire millionaire magnate tycoon entrepreneur businessman businesswoman hopeful frontrunner front-runner
	contender challenger incumbent nominee candidate congressman congresswoman lawmaker legislator politician statesman
	republican democrat conservative liberal libertarian socialist alabaman alaskan
	arizonan arkansan californian coloradan delawarean floridian georgian hawaiian idahoan illinoisan hoosier iowan kansan kentuckian
	louisianan mainer marylander michigander minnesotan mississippian missourian montanan nebraskan nevadan ohioan oklahoman oregonian
	pennsylvanian tennessean texan utahn vermonter virginian washingtonian wisconsinite wyomingite yorker
	star superstar actor actress singer rapper musician comedian comic entertainer celebrity filmmaker novelist poet
	playwright striker midfielder goalkeeper defender quarterback pitcher golfer boxer sprinter cyclist jockey racer rider driver skater swimmer
	teenager veteran native widow widower dissident activist fugitive whistleblower firebrand maverick physicist astronaut mathematician`)

// bystanders are the nouns for those who speak beside whom an article is about,
// and whom it need not have named.
var bystanders = wordSet(`spokesman spokeswoman spokesperson official aide adviser advisor source lawyer attorney counsel prosecutor judge
	justice officer detective investigator inspector policeman policewoman doctor surgeon nurse coroner expert analyst economist
	researcher reporter journalist correspondent anchor host moderator interviewer editor columnist critic blogger witness victim suspect
	defendant plaintiff neighbor neighbour friend colleague relative brother sister wife husband son daughter father mother staffer
	employee worker resident voter supporter opponent rival protester member participant user customer caller man woman boy girl person child
	student tracker cameraman narrator announcer reader writer visitor passenger driver interpreter translator organizer organiser`)

// near is how many sentences of the reporter lie between a name and what its
// bearer is called then.
const near = 2

// epithet is the named person that a phrase like "the seven-term congressman",
// "the 58-year-old" or "the committee chairman" means where nobody is known by
// it: whom the sentence before is about. It is nobody where a title that the
// person has is another office's.
func (v *resolver) epithet(r *reader, s source) referent {
	if r.word(s.core.Start) != "the" || r.several(s) || !r.callsAgain(s) {
		return nobody
	}
	f := r.frameIndex(s.Start)
	for g := f - 1; g >= 0 && g >= f-near && r.frames[g].para >= r.frames[f].para-1; g-- {
		who := r.frames[g].subject
		if !who.known() {
			continue
		}
		if v.isPerson(who) && v.Attributes[who.entity].Named && !v.othersIn(who.entity, r, r.frames[g]) && v.canBe(who, r.spanOf(s.core).Of(r.text), r.word(s.head)) {
			return who
		}
		return nobody
	}
	return nobody
}

// othersIn reports whether frame f names another person than entity e, who may
// as well be meant in the next.
func (v *resolver) othersIn(e int, r *reader, f frame) bool {
	return slices.ContainsFunc(v.mentionsIn(r, f.Range), func(m news.Mention) bool {
		return m.Kind == news.PersonName && m.Entity >= 0 && m.Entity != e && !r.quoted(m.Span)
	})
}

// quoted reports whether a quotation holds span.
func (r *reader) quoted(span news.Span) bool {
	k := sort.Search(len(r.quotes), func(k int) bool { return r.quotes[k].outer.End > span.Start })
	return k < len(r.quotes) && r.quotes[k].outer.Contains(span)
}

// callsAgain reports whether the phrase of s can be another word for somebody: an
// epithet, or what one is beside an adjective or another noun.
func (r *reader) callsAgain(s source) bool {
	for i := s.head + 1; i < s.core.End; i++ {
		if w := r.word(i); w != "and" && attaches(w) { // "the mother of one of them"
			return false
		}
	}
	head := r.word(s.head)
	if epithets[head] || strings.HasSuffix(head, "-year-old") {
		return true
	}
	return s.head > s.core.Start+1 && !bystanders[head] && (entity.RoleKind(head) != "" || r.raw(s.head) != head && entity.RoleKind(strings.ToLower(head)) != "") &&
		!r.owned(s)
}

// canBe reports whether nothing that is known of a person speaks against a
// description with that head.
func (v *resolver) canBe(who referent, called, head string) bool {
	a := v.Attributes[who.entity]
	switch gender := entity.NounGender(head); {
	case a.Plural, gender == entity.Male && a.Gender == entity.Female, gender == entity.Female && a.Gender == entity.Male:
		return false
	}
	for _, has := range v.Entities[who.entity].Roles {
		if role.Relation(role.Parse(called), role.Parse(has)) == role.Differ {
			return false
		}
	}
	return true
}
