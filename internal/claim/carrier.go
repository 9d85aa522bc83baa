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

// carrier is the article of unit u and where it has the unit from.
func (s *story) carrier(u *unit) account.Carrier {
	r := s.rs[u.article]
	c := account.Carrier{Account: s.account(r.ID), Outlet: r.Outlet, Agency: r.Agency}
	for i := range r.Attributions {
		a := &r.Attributions[i]
		if !about(a, u.span) {
			continue
		}
		if a.Via != "" {
			c.Via = append(c.Via, a.Via)
		}
		// Of itself an outlet speaks in statements.
		if s.reports(r, a) && !strings.Contains(u.span.Of(r.Text), "statement") {
			c.Via = append(c.Via, a.Speaker)
		}
	}
	return c
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
