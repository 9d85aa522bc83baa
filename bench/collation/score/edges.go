package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"stemma/bench/collation/truth"
)

type pair [2]string

func pairOf(a, b string) pair { return pair{min(a, b), max(a, b)} }

// known is the truth, by article and by pair.
type known struct {
	stories  []truth.Story
	story    map[string]int
	base     map[string][]string
	timed    map[string]bool
	edge     map[pair]truth.Edge
	or       map[pair]string // kind of an edge that the pair may stand for
	ancestor map[pair]bool   // one comes from the other, by way of others
	strict   bool            // only the edges themselves count
}

func newTruth(stories []truth.Story, strict bool) *known {
	t := &known{strict: strict, stories: stories, story: map[string]int{}, base: map[string][]string{}, timed: map[string]bool{}, edge: map[pair]truth.Edge{}, or: map[pair]string{}, ancestor: map[pair]bool{}}
	for i, s := range stories {
		parents := map[string][]string{}
		for _, a := range s.Articles {
			t.story[a.ID], t.base[a.ID], t.timed[a.ID] = i, a.Base, a.Timed
		}
		for _, e := range s.Edges {
			if strict {
				e.Or, e.OrTo, e.Unclear = nil, nil, false
			}
			t.edge[pairOf(e.From, e.To)] = e
			for _, o := range e.Or {
				t.or[pairOf(o, e.To)] = e.Kind
			}
			for _, o := range e.OrTo {
				t.or[pairOf(e.From, o)] = e.Kind
			}
			if e.Kind != truth.Common {
				parents[e.To] = append(parents[e.To], e.From)
			}
		}
		for _, a := range s.Articles {
			queue := slices.Clone(parents[a.ID])
			for k := 0; k < len(queue); k++ {
				t.ancestor[pairOf(a.ID, queue[k])] = true
				queue = append(queue, parents[queue[k]]...)
			}
		}
	}
	return t
}

// class is the reported kind that answers to a true one.
func class(kind string) string {
	switch kind {
	case truth.Copy, truth.Trim, truth.Splice:
		return "copy"
	case truth.Light, truth.Medium, truth.Heavy:
		return "rewrite"
	}
	return "common source"
}

var levels = []string{truth.Light, truth.Medium, truth.Heavy}

// ratio is a/b, 1 where there is nothing to count.
func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// strictly is the same truth without its allowances.
func (t *known) strictly() *known { return newTruth(t.stories, true) }

// tally counts reported edges.
type tally struct {
	total, found map[string]int    // of true edges, by kind
	right, wrong map[string]int    // of reported ones, by class
	directed     map[bool][3]int   // by whether both have times: edges found, directed, rightly
	links        map[string][]link // reported, by what was wrong with them
}

func (n tally) note(what string, l link) { n.links[what] = append(n.links[what], l) }

// edges compares the reported edges with the true ones. A reported edge
// without a kind (of a peer) fits any.
func (t *known) edges(links []link) tally {
	n := tally{map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[bool][3]int{}, map[string][]link{}}
	got := map[pair]link{}
	for _, l := range links {
		if _, ok := got[pairOf(l.From, l.To)]; !ok {
			got[pairOf(l.From, l.To)] = l
		}
	}
	all := newSets()
	for p, e := range t.edge {
		switch {
		case e.Kind != truth.Common:
			t.recall(n, got, e)
		case !e.Unclear && all.join(p[0], p[1]):
			n.total[truth.Common]++
		}
	}
	groups := newSets() // of siblings whose source is unseen
	for p, l := range got {
		t.precision(n, p, l, groups)
	}
	return n
}

// recall counts whether a true edge was reported, and which way.
func (t *known) recall(n tally, got map[pair]link, e truth.Edge) {
	n.total[e.Kind]++
	p := pairOf(e.From, e.To)
	l, ok := got[p]
	if !ok {
		l, ok = instead(got, e)
	}
	if !ok {
		n.note("missed "+e.Kind, link{From: e.From, To: e.To, Kind: e.Kind})
		return
	}
	if l.Kind == "" || l.Kind == class(e.Kind) {
		n.found[e.Kind]++
	} else {
		n.note("missed "+e.Kind+", as "+l.Kind, l)
	}
	if l.Kind == "" || pairOf(l.From, l.To) != p {
		return
	}
	timed := t.timed[e.From] && t.timed[e.To]
	d := n.directed[timed]
	d[0]++
	switch {
	case !l.Directed:
		n.note(fmt.Sprintf("no way (%s, times %v)", e.Kind, timed), l)
	case l.From != e.From:
		d[1]++
		n.note(fmt.Sprintf("wrong way (%s, times %v)", e.Kind, timed), l)
	default:
		d[1]++
		d[2]++
	}
	n.directed[timed] = d
}

// precision counts whether a reported edge is right, wrong or neither.
func (t *known) precision(n tally, p pair, l link, groups sets) {
	e, ok := t.edge[p]
	common := ok && e.Kind == truth.Common
	switch {
	case ok && e.Unclear: // a common source or not: the texts do not tell
	case common && l.Kind == "common source":
		if groups.join(p[0], p[1]) {
			n.found[truth.Common]++
		}
		n.right["common source"]++
	case common && (l.Kind == "" || !l.Directed && !t.strict): // may stand for a common source
	case ok && (l.Kind == "" || class(e.Kind) == l.Kind):
		n.right[class(e.Kind)]++
	case !ok && t.or[p] != "" && (l.Kind == "" || class(t.or[p]) == l.Kind):
		n.right[class(t.or[p])]++
	case !ok && t.ancestor[p] && l.Kind != "common source" && !t.strict: // goes round a generation
	default:
		n.wrong[l.Kind]++
		n.note(fmt.Sprintf("wrong %s (%s)", l.Kind, t.relation(p)), l)
	}
}

// relation says what two articles are to one another.
func (t *known) relation(p pair) string {
	e, ok := t.edge[p]
	switch {
	case ok:
		return e.Kind
	case t.story[p[0]] != t.story[p[1]]:
		return "another story"
	case share(t.base[p[0]], t.base[p[1]]):
		return "siblings"
	}
	return "no edge"
}

// instead is a reported edge to an article that may as well be the source, or
// from the source to one that may as well be what was made from it.
func instead(got map[pair]link, e truth.Edge) (link, bool) {
	for _, o := range e.Or {
		if l, ok := got[pairOf(o, e.To)]; ok {
			return l, true
		}
	}
	for _, o := range e.OrTo {
		if l, ok := got[pairOf(e.From, o)]; ok {
			return l, true
		}
	}
	return link{}, false
}

func share(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func (n tally) sum(of map[string]int, kinds ...string) int {
	s := 0
	for _, k := range kinds {
		s += of[k]
	}
	return s
}

// figures are F1 of copies and of each level of rewrites. What is wrongly
// reported as a rewrite counts against each level.
func (n tally) figures(kindless bool) []figure {
	copies := []string{truth.Copy, truth.Trim, truth.Splice}
	wrong := func(class string) int {
		if kindless {
			return n.wrong[""]
		}
		return n.wrong[class]
	}
	right := func(class string) int {
		if kindless {
			return n.right["copy"] + n.right["rewrite"]
		}
		return n.right[class]
	}
	var out []figure
	add := func(name, class string, kinds ...string) {
		p := ratio(right(class), right(class)+wrong(class))
		r := ratio(n.sum(n.found, kinds...), n.sum(n.total, kinds...))
		out = append(out, figure{name + " F1", f1(p, r), fmt.Sprintf("P %.3f R %.3f (%d of %d true, %d wrong)", p, r, n.sum(n.found, kinds...), n.sum(n.total, kinds...), wrong(class))})
	}
	add("copy edges", "copy", copies...)
	for _, l := range levels {
		add(l+" rewrite edges", "rewrite", l)
	}
	return out
}

// common is F1 of siblings of an unseen text: precision by edge, recall by the
// links that hold each group together.
func (n tally) common() figure {
	p, r := ratio(n.right["common source"], n.right["common source"]+n.wrong["common source"]), ratio(n.found[truth.Common], n.total[truth.Common])
	return figure{"common source F1", f1(p, r), fmt.Sprintf("P %.3f R %.3f (%d links)", p, r, n.total[truth.Common])}
}

// beside puts each strict figure below the one that makes allowances.
func beside(lenient, strict []figure) []figure {
	var out []figure
	for i, f := range lenient {
		s := strict[i]
		s.name += ", strict"
		out = append(out, f, s)
	}
	return out
}

// sets are disjoint sets of ids.
type sets map[string]string

func newSets() sets { return sets{} }

func (s sets) root(a string) string {
	for s[a] != "" && s[a] != a {
		a = s[a]
	}
	return a
}

// join unites the sets of a and b and reports whether they were two.
func (s sets) join(a, b string) bool {
	x, y := s.root(a), s.root(b)
	if x == y {
		return false
	}
	s[x] = y
	return true
}

// while is the beginning of list for which ok holds.
func while[T any](list []T, ok func(T) bool) []T {
	for i, v := range list {
		if !ok(v) {
			return list[:i]
		}
	}
	return list
}

// sweep scores links of a system without kinds and directions: at each
// threshold their strongest spanning forest is its edges and its accounts are
// what hangs together. Each figure is the best of any threshold, of which as many
// are tried as the forest of all links has similarities.
func (t *known) sweep(links []link) []figure {
	slices.SortStableFunc(links, func(a, b link) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	strict := t.strictly()
	var best []figure
	keep := func(at float64, now []figure) {
		for i, f := range now {
			f.note += fmt.Sprintf(" at %.3g", at)
			if len(best) <= i {
				best = append(best, f)
			} else if f.value > best[i].value {
				best[i] = f
			}
		}
	}
	var forest []link
	joined := newSets()
	for _, l := range links {
		if joined.join(l.From, l.To) {
			forest = append(forest, l)
		}
	}
	for i, l := range forest {
		at := l.Confidence
		if i+1 < len(forest) && forest[i+1].Confidence == at {
			continue
		}
		above := func(l link) bool { return l.Confidence >= at }
		edges, similar := forest[:i+1], while(links, above)
		joined := newSets()
		for _, l := range edges {
			joined.join(l.From, l.To)
		}
		now := beside(t.edges(edges).figures(true), strict.edges(edges).figures(true))
		now = append(now, t.kin(similar), t.accounts(joined.root))
		keep(at, now)
	}
	return best
}

// kin is F1 of pairs of one account: whether a system sees at all that two
// articles are not independent.
func (t *known) kin(links []link) figure {
	account := t.accountOf()
	right, got := 0, map[pair]bool{}
	for _, l := range links {
		p := pairOf(l.From, l.To)
		if got[p] {
			continue
		}
		got[p] = true
		if account[p[0]] == account[p[1]] {
			right++
		}
	}
	total := 0
	for _, s := range t.stories {
		for _, a := range s.Accounts {
			total += len(a) * (len(a) - 1) / 2
		}
	}
	p, r := ratio(right, len(got)), ratio(right, total)
	return figure{"pairs of one account F1", f1(p, r), fmt.Sprintf("P %.3f R %.3f", p, r)}
}

func (t *known) accountOf() map[string]int {
	account, n := map[string]int{}, 0
	for _, s := range t.stories {
		for _, group := range s.Accounts {
			for _, id := range group {
				account[id] = n
			}
			n++
		}
	}
	return account
}

// accounts is the share of stories whose articles are divided into accounts
// exactly as is true.
func (t *known) accounts(of func(string) string) figure {
	account := t.accountOf()
	exact := 0
	for _, s := range t.stories {
		ok := true
		for i, a := range s.Articles {
			for _, b := range s.Articles[:i] {
				ok = ok && (account[a.ID] == account[b.ID]) == (of(a.ID) == of(b.ID))
			}
		}
		if ok {
			exact++
		}
	}
	return figure{"accounts exact", ratio(exact, len(t.stories)), fmt.Sprintf("%d of %d stories", exact, len(t.stories))}
}

func (n tally) list(log io.Writer) {
	for _, key := range sorted(n.links) {
		slices.SortFunc(n.links[key], func(a, b link) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
		fmt.Fprintf(log, "%s: %d\n", key, len(n.links[key]))
		for _, l := range n.links[key] {
			fmt.Fprintf(log, "  %s %s\n", l.From, l.To)
		}
	}
}
