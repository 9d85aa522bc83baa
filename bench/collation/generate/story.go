package main

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"time"

	"stemma/bench/collation/truth"
)

// source is a base article, parsed.
type source struct {
	truth.Base
	draft draft
	when  time.Time
}

// event is the independent base articles about one event.
type event []*source

// transcript is a paragraph that gives speech without quotation marks: "A:" as
// well as "THE MAYOR:".
var transcript = regexp.MustCompile(`(?m)^\p{Lu}[\p{Lu} .’'-]{0,30}:\s`)

// agency is the credit of a news agency: an article that carries it is itself a
// copy of a text that is not in the set.
var agency = regexp.MustCompile(`\((?:AP|Reuters|REUTERS|UPI|AFP|Bloomberg)\)|\((?:Additional r|R)eporting by |The Associated Press contributed`)

// usable reports whether a base article can be told apart into what is quoted
// and what is not, is an outlet's own, and is long enough.
func usable(b truth.Base) bool {
	return !agency.MatchString(b.Text) && len(transcript.FindAllString(b.Text, 2)) < 2 && len(strings.Fields(b.Text)) >= 100
}

// longest is how many words of a base article are used at most.
const longest = 800

func parseSource(b truth.Base, origin int) *source {
	s := &source{Base: b, draft: parse(b.Text, origin)}
	s.draft.title = parseLine(b.Title)
	n := 0
	for i, p := range s.draft.paragraphs {
		for _, t := range p {
			n += len(t)
		}
		if n > longest {
			s.draft.paragraphs = s.draft.paragraphs[:i+1]
			break
		}
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, b.Published); err == nil {
			s.when = t
			break
		}
	}
	return s
}

// node is an article of a story while it is made.
type node struct {
	id      string
	draft   draft
	base    []string
	root    []int // which roots it goes back to
	outlet  string
	when    time.Time
	depth   int
	changed bool // its words were replaced on the way
	unseen  bool
	timed   bool
	credits []string // the lines of its false credits
	source  string   // whom it credits truly with its text
}

// maker makes one story.
type maker struct {
	r       *rand.Rand
	id      string
	nodes   []*node
	edges   []truth.Edge
	quotes  []alteredQuote
	facts   []alteredFact
	lines   []string // that outlets may still add, so that no two add the same
	said    []string // what may still be invented, for the same reason
	marks   int
	times   int // all articles carry times, none, or some
	outlets []string
	written []truth.Article
}

type alteredQuote struct {
	mark, quote    int
	kind, original string
	at             *node
}

type alteredFact struct {
	mark int
	kind string
}

// Options tell how large stories are.
type options struct {
	articles int // on average
}

func newMaker(r *rand.Rand, id string) *maker {
	m := &maker{r: r, id: id, times: pick(r, []int{0, 0, 0, 1, 1, 1, 2})}
	for _, i := range r.Perm(len(outlets)) {
		m.outlets = append(m.outlets, outlets[i])
	}
	for _, i := range r.Perm(len(ownLines)) {
		m.lines = append(m.lines, ownLines[i])
	}
	for _, i := range r.Perm(len(inventions)) {
		m.said = append(m.said, inventions[i])
	}
	return m
}

func (m *maker) outlet() string {
	o := m.outlets[0]
	m.outlets = append(m.outlets[1:], o)
	return o
}

func (m *maker) add(n *node) *node {
	h := fnv.New32a()
	fmt.Fprintf(h, "%s %d", m.id, len(m.nodes))
	n.id = fmt.Sprintf("a%08x", h.Sum32()) // tells nothing of story or order
	n.timed = m.times == 0 || m.times == 2 && chance(m.r, 0.5)
	m.nodes = append(m.nodes, n)
	return n
}

// story makes a story of an event.
func (m *maker) story(e event, o options) truth.Story {
	r := m.r
	day := e[0].when
	if day.IsZero() {
		day = time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(360))
	}
	day = day.Truncate(24 * time.Hour).Add(time.Duration(5*60+r.IntN(12*60)) * time.Minute)
	for i, s := range e {
		n := m.add(&node{
			draft: s.draft.clone(), base: []string{s.ID}, root: []int{i}, outlet: s.Outlet,
			when: day.Add(time.Duration(r.IntN(16*60)) * time.Minute),
		})
		if n.outlet == "" {
			n.outlet = m.outlet()
		}
		if chance(r, 0.22) {
			n.unseen = true
			n.outlet = pick(r, agencies)
			for range 2 + r.IntN(2) {
				m.derive(n, true)
			}
		} else {
			m.damage(n, 0.12)
		}
	}
	if len(e) > 1 && chance(r, 0.25) {
		m.stock()
	}
	for range max(0, o.articles-len(e)-2) + r.IntN(5) {
		m.derive(m.parent(), false)
	}
	return m.finish(e)
}

// parent picks an article to derive another from.
func (m *maker) parent() *node {
	for range 50 {
		if n := pick(m.r, m.nodes); !n.unseen && n.depth < 3 && (n.depth == 0 || chance(m.r, 0.5)) && n.draft.words() > 90 {
			return n
		}
	}
	for _, n := range m.nodes {
		if !n.unseen {
			return n
		}
	}
	return m.nodes[0]
}

// derive adds an article made from one that is there. With agency it is one of
// those that an agency's clients make of its text: no heavier than an edit.
func (m *maker) derive(from *node, agency bool) {
	r := m.r
	kind := m.kind(from, agency)
	n := &node{
		base: from.base, root: from.root, outlet: m.outlet(), depth: from.depth + 1, changed: from.changed,
		when: from.when.Add(time.Duration(12+r.IntN(600)) * time.Minute),
	}
	var second *node
	if kind == truth.Splice {
		if second = m.other(from); second == nil {
			kind = truth.Copy
		}
	}
	m.write(n, kind, from, second)
	lead := sentence(nil)
	if len(n.draft.paragraphs) > 0 {
		lead = n.draft.paragraphs[0][0]
	}
	n.draft.title = headline(r, from.draft, lead)
	m.damage(n, 0.3)
	if chance(r, 0.45) {
		credit(r, &n.draft, from.outlet)
		n.source = from.outlet
	} else if chance(r, 0.06) {
		m.falseCredit(n, from.outlet)
	}
	boilerplate(r, &n.draft, n.outlet)
	m.add(n)
	m.link(n, kind, from, second)
}

// kind picks what is made of an article.
func (m *maker) kind(from *node, agency bool) string {
	kind := pick(m.r, []string{
		truth.Copy, truth.Copy, truth.Copy, truth.Copy, truth.Trim, truth.Trim, truth.Splice,
		truth.Light, truth.Light, truth.Light, truth.Medium, truth.Medium, truth.Medium, truth.Heavy, truth.Heavy, truth.Heavy,
	})
	if agency {
		kind = pick(m.r, []string{truth.Copy, truth.Copy, truth.Trim, truth.Light})
	}
	if from.changed && (kind == truth.Light || kind == truth.Medium || kind == truth.Heavy) {
		kind = truth.Copy
	}
	return kind
}

// write gives n its text, made from one or, for a splice, two others.
func (m *maker) write(n *node, kind string, from, second *node) {
	r := m.r
	switch kind {
	case truth.Copy:
		for range 6 {
			n.draft = from.draft.clone()
			m.localEdits(&n.draft, n.outlet)
			if !n.draft.sameWords(&from.draft) {
				break
			}
		}
	case truth.Trim:
		n.draft = from.draft.clone()
		trim(r, &n.draft)
		if chance(r, 0.5) {
			n.draft = styled(r, n.draft)
		}
	case truth.Splice:
		n.draft = spliceOf(r, from.draft, second.draft)
		n.base = union(from.base, second.base)
		n.root = union(from.root, second.root)
		n.depth = max(n.depth, second.depth+1)
		n.changed = n.changed || second.changed
		if second.when.After(n.when) {
			n.when = second.when.Add(time.Duration(12+r.IntN(300)) * time.Minute)
		}
	default:
		n.draft = from.draft.clone()
		rewrite(r, &n.draft, kind)
		n.changed = true
	}
}

// link notes the edges of a new article.
func (m *maker) link(n *node, kind string, from, second *node) {
	if from.unseen {
		for _, sibling := range m.nodes[:len(m.nodes)-1] {
			if slices.ContainsFunc(m.edges, func(e truth.Edge) bool { return e.From == from.id && e.To == sibling.id }) {
				m.edges = append(m.edges, truth.Edge{From: sibling.id, To: n.id, Kind: truth.Common})
			}
		}
	}
	m.edges = append(m.edges, truth.Edge{From: from.id, To: n.id, Kind: kind, Directed: true})
	if second != nil {
		m.edges = append(m.edges, truth.Edge{From: second.id, To: n.id, Kind: kind, Directed: true})
	}
}

func styled(r *rand.Rand, d draft) draft {
	each(&d, pick(r, styles))
	return d
}

func union[T comparable](a, b []T) []T {
	out := slices.Clone(a)
	for _, v := range b {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// other is an article of another root, to be joined with n.
func (m *maker) other(n *node) *node {
	for range 20 {
		if o := pick(m.r, m.nodes); !o.unseen && o.depth < 2 && !slices.ContainsFunc(o.root, func(k int) bool { return slices.Contains(n.root, k) }) {
			return o
		}
	}
	return nil
}

// stock puts one late paragraph of one account into another: background that
// both took from the files, which is no derivation.
func (m *maker) stock() {
	var roots []*node
	for _, n := range m.nodes {
		if n.depth == 0 && !n.unseen {
			roots = append(roots, n)
		}
	}
	if len(roots) < 2 {
		return
	}
	a, b := roots[0], roots[1]
	for p := len(a.draft.paragraphs) - 1; p > len(a.draft.paragraphs)/2; p-- {
		text := a.draft.clone().paragraphs[p]
		words := slices.Concat(text...)
		if len(words) < 18 || len(words) > 70 || hasQuote(words) || marked(words) {
			continue
		}
		for i := range text {
			for j := range text[i] {
				text[i][j].origin = 0
			}
		}
		b.draft.paragraphs = append(b.draft.paragraphs, text)
		return
	}
}

// quoteKinds are what is tried, those that seldom fit a quotation more often.
var quoteKinds = []string{truth.Word, truth.Word, truth.Word, truth.Negation, truth.Number, truth.Number, truth.Name, truth.Name, truth.Modality, truth.Modality, truth.Spliced, truth.Spliced}

// damage alters quotations and facts of a finished draft.
func (m *maker) damage(n *node, p float64) {
	r := m.r
	if n.depth > 0 && chance(r, p) {
		kind := quoteKinds[r.IntN(len(quoteKinds))]
		for range 4 {
			if original, q, ok := alterQuotation(r, &n.draft, kind, m.marks+1); ok {
				m.marks++
				m.quotes = append(m.quotes, alteredQuote{m.marks, q, kind, original, n})
				break
			}
			kind = quoteKinds[r.IntN(len(quoteKinds))]
		}
	}
	if chance(r, p/4) && len(m.said) > 0 && invent(r, &n.draft, m.said[0], m.marks+1, 1<<40+m.marks) {
		m.said = m.said[1:]
		m.marks++
		m.quotes = append(m.quotes, alteredQuote{m.marks, 1<<40 + m.marks - 1, truth.Invented, "", n})
	}
	if n.depth > 0 && chance(r, p) {
		for _, k := range r.Perm(3) {
			kind := []string{"number", "date", "role"}[k]
			if alterFact(r, &n.draft, kind, m.marks+1) {
				m.marks++
				m.facts = append(m.facts, alteredFact{m.marks, kind})
				break
			}
		}
	}
	if n.depth == 0 && chance(r, 0.05) {
		m.falseCredit(n, n.outlet)
	}
}

// falseCredit ends an article with credits to two houses of which neither made
// it.
func (m *maker) falseCredit(n *node, source string) {
	var two []string
	for len(two) < 2 {
		if o := pick(m.r, outlets); o != source && o != n.outlet && !slices.Contains(two, o) {
			two = append(two, o)
		}
	}
	lines := []string{
		fmt.Sprintf(pick(m.r, []string{"This story first appeared on %s.", "This article originally appeared in %s.", "This story was originally published by %s."}), two[0]),
		"More from " + two[1],
	}
	n.draft.tail = append(n.draft.tail, lines...)
	n.credits = lines
}

// finish renders the articles and tells what is true of them.
func (m *maker) finish(e event) truth.Story {
	s := truth.Story{
		ID: m.id, Agreed: true, Edges: []truth.Edge{}, Quotations: []truth.Quotation{},
		Conflicts: []truth.Conflict{}, Credits: []truth.Evidence{},
	}
	for _, b := range e {
		s.Agreed = s.Agreed && b.Agreed
	}
	if m.nodes == nil {
		return s
	}
	seen := map[string]bool{}
	var drawn []rendered
	for _, n := range m.nodes {
		if n.unseen {
			continue
		}
		seen[n.id] = true
		text, places := n.draft.render()
		drawn = append(drawn, rendered{n, text, places})
		s.Articles = append(s.Articles, truth.Member{ID: n.id, Base: n.base, Timed: n.timed})
		for _, line := range n.credits {
			if at := strings.LastIndex(text, line); at >= 0 {
				s.Credits = append(s.Credits, truth.Evidence{Article: n.id, Span: [2]int{at, at + len(line)}, Text: line})
			}
		}
	}
	for _, edge := range m.edges {
		if seen[edge.From] && seen[edge.To] {
			s.Edges = append(s.Edges, edge)
		}
	}
	ambiguities(s.Edges, drawn)
	s.Accounts = accounts(s)
	for _, q := range m.quotes {
		if t := q.truth(drawn); len(t.Members) > 0 {
			s.Quotations = append(s.Quotations, t)
		}
	}
	for _, f := range m.facts {
		if c := f.truth(drawn); len(c.Sides[0].Members) > 0 && len(c.Sides[1].Members) > 0 {
			s.Conflicts = append(s.Conflicts, c)
		}
	}
	m.written = appendTo(m.written, drawn)
	return s
}

// rendered is an article as it is written.
type rendered struct {
	*node
	text   string
	places []place
}

// appendTo appends the articles as a system gets to read them.
func appendTo(to []truth.Article, drawn []rendered) []truth.Article {
	for _, d := range drawn {
		a := truth.Article{ID: d.id, Outlet: d.outlet, Title: d.draft.title.String(), Text: d.text}
		if d.timed {
			a.Published = d.when.Format(time.RFC3339)
		}
		to = append(to, a)
	}
	return to
}

// accounts are the articles that hang together by edges.
func accounts(s truth.Story) [][]string {
	group := map[string]int{}
	for i, a := range s.Articles {
		group[a.ID] = i
	}
	for range s.Articles {
		for _, e := range s.Edges {
			low := min(group[e.From], group[e.To])
			group[e.From], group[e.To] = low, low
		}
	}
	var out [][]string
	at := map[int]int{}
	for _, a := range s.Articles {
		k, ok := at[group[a.ID]]
		if !ok {
			k = len(out)
			at[group[a.ID]] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], a.ID)
	}
	return out
}

// ambiguities notes, for each edge, which other articles have as many of the
// words of its child as its parent has, so that the text cannot tell them
// apart (a source of the parent, where the parent only left things out): not
// made from the child, and not later than it where times tell. Without times,
// neither do they tell the child from an article made from it that kept as much.
func ambiguities(edges []truth.Edge, drawn []rendered) {
	parents := map[string][]string{}
	for _, e := range edges {
		if e.Directed {
			parents[e.To] = append(parents[e.To], e.From)
		}
	}
	var above func(a, b string) bool // a comes from b
	above = func(a, b string) bool {
		return a == b || slices.ContainsFunc(parents[a], func(p string) bool { return above(p, b) })
	}
	at := map[string]rendered{}
	words := map[string]map[key]bool{}
	for _, d := range drawn {
		at[d.id] = d
		words[d.id] = map[key]bool{}
		for _, p := range d.places {
			words[d.id][key{p.origin, p.text}] = true
		}
	}
	shared := func(child, parent string, of map[key]bool) int {
		n := 0
		for k := range words[child] {
			if words[parent][k] && of[k] {
				n++
			}
		}
		return n
	}
	for i := range edges {
		e := &edges[i]
		if !e.Directed {
			a, b := at[e.From], at[e.To]
			credited := a.source != "" && a.source == b.source
			e.Unclear = !credited && (!witnessed(a, b, drawn, above) || !witnessed(b, a, drawn, above))
		}
		if !e.Directed {
			continue
		}
		of := words[e.To]
		if len(parents[e.To]) > 1 { // of a splice, the part that came from here
			of = words[e.From]
		}
		child, parent := at[e.To], at[e.From]
		least := shared(e.To, e.From, of)
		for _, d := range drawn {
			if d.id != e.To && above(d.id, e.To) && (!d.timed || !child.timed) && shared(d.id, e.From, of) >= least {
				e.OrTo = append(e.OrTo, d.id)
			}
			if d.id == e.From || above(d.id, e.To) || d.timed && child.timed && parent.timed && !d.when.Before(child.when) {
				continue
			}
			if shared(e.To, d.id, of) >= least {
				e.Or = append(e.Or, d.id)
			}
		}
	}
}

// witnessed reports whether another article, that was not made from a, has
// some of the text that a has and b has not. Without one, nothing tells that
// text from what a added.
func witnessed(a, b rendered, drawn []rendered, above func(a, b string) bool) bool {
	const least = 8 // words
	own := map[int]bool{}
	for _, p := range a.places {
		own[p.origin] = p.origin != 0
	}
	for _, p := range b.places {
		delete(own, p.origin)
	}
	return slices.ContainsFunc(drawn, func(d rendered) bool {
		if above(d.id, a.id) {
			return false
		}
		n := 0
		for _, p := range d.places {
			if own[p.origin] {
				n++
			}
		}
		return n >= least
	})
}

// key is a word of a base article as it is written now.
type key struct {
	origin int
	text   string
}

func (d rendered) evidence(from, to int) truth.Evidence {
	return truth.Evidence{Article: d.id, Span: [2]int{from, to}, Text: d.text[from:to]}
}

// truth finds who carries a quotation as it was altered and who as it was.
func (q alteredQuote) truth(drawn []rendered) truth.Quotation {
	t := truth.Quotation{Kind: q.kind, Original: q.original}
	for _, d := range drawn {
		from, to, altered, words := -1, -1, false, 0
		other := false
		for _, p := range d.places {
			if p.quote != q.quote {
				continue
			}
			if from < 0 {
				from = p.start
			}
			to = p.end
			words++
			altered = altered || p.mark == q.mark
			other = other || p.mark != 0 && p.mark != q.mark
		}
		switch {
		case from < 0:
		case altered:
			t.Members = append(t.Members, d.evidence(from, to))
		case !other && 2*words >= len(strings.Fields(q.original)):
			t.Sources = append(t.Sources, d.evidence(from, to))
		}
	}
	return t
}

// truth finds the two sides of a fact that was changed.
func (f alteredFact) truth(drawn []rendered) truth.Conflict {
	origins := map[int]bool{}
	var c truth.Conflict
	c.Kind, c.Sides = f.kind, make([]truth.Side, 2)
	for _, d := range drawn {
		for _, p := range d.places {
			if p.mark == f.mark {
				origins[p.origin] = true
				c.Sides[1].Value = p.text
				c.Sides[1].Members = append(c.Sides[1].Members, d.evidence(p.start, p.end))
			}
		}
	}
	for _, d := range drawn {
		for _, p := range d.places {
			if p.mark == 0 && p.origin != 0 && origins[p.origin] {
				c.Sides[0].Value = p.text
				c.Sides[0].Members = append(c.Sides[0].Members, d.evidence(p.start, p.end))
			}
		}
	}
	return c
}

// recast gives the people of another event's article the names of those in e,
// so that the two share people but nothing that happened.
func recast(e event, s *source) event {
	names := e[0].draft.speakers()
	c := &source{Base: s.Base, draft: s.draft.clone(), when: e[0].when}
	c.ID += "+" + e[0].ID
	c.draft.title = slices.Clone(s.draft.title)
	first, last := map[string]string{}, map[string]string{}
	for i, old := range c.draft.speakers() {
		if len(last) == 3 || i >= len(names) {
			break
		}
		from, to := strings.Fields(old), strings.Fields(names[i])
		if end := from[len(from)-1]; last[end] == "" {
			first[from[0]], last[end] = to[0], to[len(to)-1]
		}
	}
	rename := func(t sentence) {
		for k := range t {
			w := &t[k]
			if n := first[w.text]; n != "" && k+1 < len(t) && last[t[k+1].text] != "" {
				w.text = n
			} else if n := last[w.text]; n != "" {
				w.text = n
			}
		}
	}
	for _, t := range c.draft.sentences() {
		rename(*t)
	}
	rename(c.draft.title)
	return event{c}
}
