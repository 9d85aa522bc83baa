package render

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"stemma/news"
)

// reason is why a number of accounts is what it is, or may be too high.
type reason struct {
	Text    string
	Sources []cited
}

// cited is a page that says who owns an outlet.
type cited struct {
	Host string // or what stands in its stead
	URL  string
	When string
}

func (c cited) String() string { return strings.Join(compact(c.Host, c.When), ", ") }

// addReasons lists what makes the number of accounts an upper bound.
func (v *view) addReasons(s *news.Story) {
	if merged := v.merged(); merged != "" {
		v.Reasons = append(v.Reasons, reason{Text: merged})
	}
	ties := weightiest(s.Ties)
	for i := range ties[:min(len(ties), mostReasons)] {
		t := &ties[i]
		v.Reasons = append(v.Reasons, reason{
			Text:    letters(t.Accounts) + " are counted apart, but " + tied(t),
			Sources: sources(t),
		})
	}
	if more := len(ties) - mostReasons; more > 0 {
		v.Reasons = append(v.Reasons, reason{Text: fmt.Sprintf("%d more such ties are in the report as JSON", more)})
	}
}

// mostReasons is how many ties are told of a story, mostTies of a statement.
const (
	mostReasons = 12
	mostTies    = 3
)

// weightiest are the ties with those of owners first, of outlets last, and
// those of most accounts before others.
func weightiest(ties []news.Tie) []news.Tie {
	kinds := []news.TieKind{news.Owner, news.Agency, news.Via, news.Outlet}
	out := slices.Clone(ties)
	slices.SortStableFunc(out, func(a, b news.Tie) int {
		return cmp.Or(
			cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)),
			cmp.Compare(len(b.Accounts), len(a.Accounts)),
		)
	})
	return out
}

// merged says how many articles are not accounts of their own, and why.
func (v *view) merged() string {
	kinds := map[news.DerivationKind]int{}
	n := 0
	for _, t := range v.Trees {
		n += t.count(kinds)
	}
	var parts []string
	for _, k := range [...]struct {
		kind      news.DerivationKind
		one, many string
	}{
		{news.Copy, "1 copy", "%d copies"},
		{news.Rewrite, "1 rewrite", "%d rewrites"},
		{news.CommonSource, "1 with the same source", "%d with the same source"},
	} {
		switch c := kinds[k.kind]; c {
		case 0:
		case 1:
			parts = append(parts, k.one)
		default:
			parts = append(parts, fmt.Sprintf(k.many, c))
		}
	}
	if n == 0 {
		return ""
	}
	are := "are"
	if n == 1 {
		are = "is"
	}
	return fmt.Sprintf("%d of %s %s counted with another: %s", n, number(len(v.Articles), "article"), are, strings.Join(parts, ", "))
}

// count counts the edges of a tree by kind.
func (n *node) count(kinds map[news.DerivationKind]int) int {
	all := 0
	if n.Edge != nil {
		kinds[n.Edge.Kind]++
		all++
	}
	for _, c := range n.Children {
		all += c.count(kinds)
	}
	return all
}

// tied says what the accounts of a tie have in common.
func tied(t *news.Tie) string {
	both := "both"
	if len(t.Accounts) > 2 {
		both = "all"
	}
	switch t.Kind {
	case news.Owner:
		if len(t.Outlets) > 2 {
			return outletsOf(t) + " all belong to " + Plain(t.Name)
		}
		return outletsOf(t) + " both belong to " + Plain(t.Name)
	case news.Outlet:
		return Plain(t.Name) + " has articles in " + both
	case news.Agency:
		return "articles of " + both + " credit " + Plain(t.Name)
	default:
		return both + " have it from " + Plain(t.Name)
	}
}

func outletsOf(t *news.Tie) string {
	names := make([]string, len(t.Outlets))
	for i, o := range t.Outlets {
		names[i] = Plain(o.Name)
	}
	return and(names)
}

// onAccounts is the number of a statement's accounts and what ties them.
func onAccounts(n int, ties []news.Tie) string {
	out := atMost(n)
	apart := slices.DeleteFunc(weightiest(ties), func(t news.Tie) bool { return t.Once })
	for i := range apart[:min(len(apart), mostTies)] {
		switch t := &apart[i]; t.Kind {
		case news.Owner:
			out += fmt.Sprintf(", %s owned by %s: %s", ofThem(len(t.Accounts), n), Plain(t.Name), outletsOf(t))
		default:
			out += fmt.Sprintf(", %s by %s", ofThem(len(t.Accounts), n), Plain(t.Name))
		}
	}
	return strings.Join(compact(out, counted(ties)), "; ")
}

func ofThem(some, all int) string {
	switch {
	case some < all:
		return fmt.Sprintf("%d of them", some)
	case some == 2:
		return "both"
	}
	return "all"
}

// counted says which accounts are counted once for a statement, "" for none.
func counted(ties []news.Tie) string {
	var parts []string
	for i := range ties {
		if t := &ties[i]; t.Once {
			parts = append(parts, letters(t.Accounts)+" counted once: "+tied(t))
		}
	}
	return strings.Join(parts, "; ")
}

func sources(t *news.Tie) []cited {
	var out []cited
	seen := map[string]bool{}
	for _, o := range t.Outlets {
		if o.Source == "" || seen[o.Source] {
			continue
		}
		seen[o.Source] = true
		c := cited{Host: Plain(o.Source), When: asOf(o.AsOf)}
		if u, err := url.Parse(o.Source); err == nil && u.Host != "" {
			c.Host, c.URL = strings.TrimPrefix(u.Hostname(), "www."), o.Source
		}
		out = append(out, c)
	}
	return out
}

// asOf sets a year, a month or a day as other dates are set.
func asOf(s string) string {
	for _, f := range [...][2]string{{time.DateOnly, dayFormat}, {"2006-01", "Jan 2006"}} {
		if t, err := time.Parse(f[0], s); err == nil {
			return t.Format(f[1])
		}
	}
	return Plain(s)
}

// letters names accounts: "A, B and C".
func letters(accounts []int) string {
	names := make([]string, len(accounts))
	for i, a := range accounts {
		names[i] = letter(a)
	}
	return and(names)
}

// mostNamed is how many names a list gives at most.
const mostNamed = 12

func and(names []string) string {
	last := len(names) - 1
	switch {
	case last < 0:
		return ""
	case last == 0:
		return names[0]
	case len(names) > mostNamed:
		return fmt.Sprintf("%s and %d others", strings.Join(names[:mostNamed-1], ", "), len(names)-mostNamed+1)
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
