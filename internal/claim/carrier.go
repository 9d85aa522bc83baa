package claim

import (
	"slices"
	"strings"

	"stemma/internal/account"
	"stemma/internal/quote"
	"stemma/news"
)

// leastReported is the part of a unit that a reported statement must cover to
// be what the unit says.
const leastReported = .3

// carriers are the articles of units, with where they have them from if these
// are articles of several accounts.
func (t *assertions) carriers(ids []int32) []account.Carrier {
	out := make([]account.Carrier, len(ids))
	several := false
	for i, id := range ids {
		out[i] = t.carrierOf[t.all[id].article]
		several = several || out[i].Account != out[0].Account
	}
	if several {
		for i, id := range ids {
			a := &t.all[id]
			out[i].Via = t.sources(&a.unit)
			if a.clause { // what is credited for a sentence is so for its parts
				out[i].Via = append(out[i].Via, t.sources(&t.units[a.sentence])...)
			}
		}
	}
	return out
}

// sources are the outlets that the article of unit u has the unit from.
func (s *story) sources(u *unit) []string {
	r := s.rs[u.article]
	var out []string
	for i := range r.Attributions {
		a := &r.Attributions[i]
		if !about(a, u.span) {
			continue
		}
		if a.Via != "" {
			out = append(out, a.Via)
		}
		// Of itself an outlet speaks in statements.
		if s.reports(r, a) && !strings.Contains(u.span.Of(r.Text), "statement") {
			out = append(out, a.Speaker)
		}
	}
	return out
}

// about reports whether what a reports is what a unit says, or stands there
// with its content unread.
func about(a *news.Attribution, unit news.Span) bool {
	if len(a.Content) == 0 {
		return slices.ContainsFunc(a.Cue, unit.Contains)
	}
	covered := 0
	for _, part := range a.Content {
		covered += max(0, min(part.End, unit.End)-max(part.Start, unit.Start))
	}
	return float64(covered) >= leastReported*float64(unit.Len())
}

// reports reports whether the source of a is an outlet that tells of something.
func (s *story) reports(r *news.Reading, a *news.Attribution) bool {
	if !s.outlets[outletKey(a.Speaker)] {
		person := a.Entity >= 0 && a.Entity < len(r.Entities) && r.Entities[a.Entity].Kind == news.Person
		if person || !quote.IsOutlet(a.Speaker) {
			return false
		}
	}
	return slices.ContainsFunc(a.Cue, func(cue news.Span) bool {
		return slices.ContainsFunc(strings.Fields(lower(cue.Of(r.Text))), func(w string) bool { return reporting[w] })
	})
}

// reporting are the words of cues by which one outlet's report is passed on.
var reporting = set("reported reports report reporting according per wrote writes said says revealed reveals cited citing found learned understands")

// outletKey is a name in small letters and without its article.
func outletKey(name string) string { return strings.TrimPrefix(lower(name), "the ") }
