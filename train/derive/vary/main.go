// Vary makes stories whose edges are known, in the format of bench/collation,
// with the habits of no one generator: how many words are replaced, by how many
// synonyms to choose from, how much is cut and added, whether rewrites are
// rewritten again and whom texts are mostly taken from is drawn anew for each
// story. What is fitted on these and on the benchmark's own stories is less
// likely to be a habit of the latter.
//
//	vary SEED STORIES OUT BASE.jsonl...
//
// It plants no quotations, facts or false credits, and tells neither which other
// articles may stand for a parent nor which common sources are unclear.
package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"

	"stemma/bench/collation/truth"
)

func main() {
	if len(os.Args) < 5 {
		fmt.Fprintln(os.Stderr, "usage: vary SEED STORIES OUT BASE.jsonl...")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3], os.Args[4:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(seed, stories, out string, files []string) error {
	s, err := strconv.ParseUint(seed, 10, 64)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(stories)
	if err != nil {
		return err
	}
	events, all, err := load(files)
	if err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(s, 0))
	r.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
	var articles []truth.Article
	var made []truth.Story
	for k, event := range events[:min(n, len(events))] {
		m := newMaker(r, fmt.Sprintf("v%d.%d", s, k), all)
		as, story := m.story(event)
		articles, made = append(articles, as...), append(made, story)
	}
	r.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	if err := truth.Write(filepath.Join(out, "articles.jsonl"), articles); err != nil {
		return err
	}
	return truth.Write(filepath.Join(out, "truth.jsonl"), made)
}

// What a base article has at least, in bytes and in paragraphs.
const (
	shortest = 900
	fewest   = 5
)

// agency is a credit of a news agency: who carries it has a text that is not
// among the base articles.
var agency = regexp.MustCompile(`\((AP|AFP|UPI)\)|Reuters|Associated Press|Agence France|Bloomberg`)

// load reads the base articles, by event and all.
func load(files []string) (events [][]truth.Base, all []truth.Base, err error) {
	at := map[string]int{}
	for _, f := range files {
		bases, err := truth.Read[truth.Base](f)
		if err != nil {
			return nil, nil, err
		}
		for _, b := range bases {
			if len(b.Text) < shortest || len(parse(b.Text)) < fewest || agency.MatchString(b.Text) {
				continue
			}
			event := b.Event
			if event == "" {
				event = b.ID
			}
			if _, ok := at[event]; !ok {
				at[event] = len(events)
				events = append(events, nil)
			}
			events[at[event]] = append(events[at[event]], b)
			all = append(all, b)
		}
	}
	return events, all, nil
}

// node is an article of a story while it is made.
type node struct {
	truth.Article
	text    text
	when    time.Time
	depth   int
	root    int    // which account it goes back to
	credit  string // the line that names its source
	rewrite bool
	unseen  bool
}

// maker makes one story.
type maker struct {
	*rand.Rand
	id    string
	all   []truth.Base
	nodes []*node
	edges []truth.Edge

	habits
}

// habits are how outlets of a story handle what they take over.
type habits struct {
	choice  int     // synonyms to choose from
	replace float64 // how far along its range a rewrite's share of replaced words lies
	cuts    int     // of a copy, at most
	adds    int     // the same, paragraphs
	touches int     // the same, sentences with a replaced word
	drop    float64 // of a heavy rewrite's sentences
	again   bool    // rewrites are rewritten
	roots   float64 // how often an original is preferred as a source
	credit  float64 // how often a source is named
}

func newMaker(r *rand.Rand, id string, all []truth.Base) *maker {
	return &maker{Rand: r, id: id, all: all, habits: habits{
		choice: 1 + r.IntN(6), replace: r.Float64(), cuts: 1 + r.IntN(4), adds: r.IntN(3), touches: r.IntN(5),
		drop: 0.25 * r.Float64(), again: r.IntN(2) == 0, roots: r.Float64(), credit: 0.5 * r.Float64(),
	}}
}

func (m *maker) chance(p float64) bool { return m.Float64() < p }

func (m *maker) story(event []truth.Base) ([]truth.Article, truth.Story) {
	day := time.Date(2031, 2, 1+m.IntN(28), 6, 0, 0, 0, time.UTC)
	for i, b := range event[:min(len(event), 1+m.IntN(3))] {
		n := &node{Article: b.Article, text: parse(b.Text), when: day.Add(time.Duration(m.IntN(600)) * time.Minute), root: i}
		n.Outlet = m.outlet("Daily")
		m.add(n)
		if m.chance(0.25) {
			n.unseen, n.Outlet = true, m.outlet("News Agency")
			for range 2 + m.IntN(3) {
				m.derive(n, pick(m.Rand, []string{truth.Copy, truth.Copy, truth.Trim, truth.Light, truth.Medium}))
			}
		}
	}
	for range 2 + m.IntN(8) {
		if from := m.source(); from != nil {
			m.derive(from, pick(m.Rand, []string{truth.Copy, truth.Copy, truth.Trim, truth.Splice, truth.Light, truth.Medium, truth.Heavy}))
		}
	}
	return m.finish()
}

func (m *maker) outlet(kind string) string {
	return fmt.Sprintf("%s%s %s", pick(m.Rand, []string{"Alder", "Birch", "Cedar", "Elm", "Hazel", "Larch", "Maple", "Rowan"}), pick(m.Rand, []string{"by", "dale", "ford", "ham", "mere", "ton", "wick"}), kind)
}

func (m *maker) add(n *node) {
	n.ID = fmt.Sprintf("%s.%d", m.id, len(m.nodes))
	m.nodes = append(m.nodes, n)
}

// source is an article to take text from, nil where none is found.
func (m *maker) source() *node {
	for range 50 {
		if n := pick(m.Rand, m.nodes); !n.unseen && n.depth < 3 && len(n.text) > 3 && (n.depth == 0 || !m.chance(m.roots)) {
			return n
		}
	}
	return nil
}

// other is an original of another account, nil where there is none.
func (m *maker) other(from *node) *node {
	for _, n := range m.nodes {
		if !n.unseen && n.depth == 0 && n.root != from.root && len(n.text) > 3 {
			return n
		}
	}
	return nil
}

// derive adds an article made from one that is there.
func (m *maker) derive(from *node, kind string) {
	var second *node
	if kind == truth.Splice {
		second = m.other(from)
	}
	again := from.rewrite && !m.again && (kind == truth.Light || kind == truth.Medium || kind == truth.Heavy)
	if kind == truth.Splice && second == nil || again {
		kind = truth.Copy
	}
	n := &node{
		Article: truth.Article{Title: from.Title, Outlet: m.outlet("Post")},
		depth:   from.depth + 1, root: from.root, rewrite: from.rewrite,
		when: from.when.Add(time.Duration(5+m.IntN(400)) * time.Minute),
	}
	switch kind {
	case truth.Copy:
		n.text = m.copy(from.text)
	case truth.Trim:
		n.text = from.text.head(0.4 + 0.4*m.Float64())
	case truth.Splice:
		n.text = append(from.text.head(0.5), second.text.head(0.6)[1:]...)
		if second.when.After(n.when) {
			n.when = second.when.Add(time.Hour)
		}
	default:
		n.text, n.rewrite = m.rewrite(from.text, kind), true
	}
	n.text = m.styled(n.text)
	credit := m.credit
	if from.unseen {
		credit += 0.3
	}
	if m.chance(credit) {
		n.credit = "\n\n" + fmt.Sprintf(pick(m.Rand, []string{"Source: %s", "(%s)", "This article originally appeared on %s."}), from.Outlet)
	}
	m.add(n)
	if from.unseen {
		for _, e := range m.edges {
			if e.From == from.ID {
				m.edges = append(m.edges, truth.Edge{From: e.To, To: n.ID, Kind: truth.Common})
			}
		}
	}
	m.edges = append(m.edges, truth.Edge{From: from.ID, To: n.ID, Kind: kind, Directed: true})
	if second != nil {
		m.edges = append(m.edges, truth.Edge{From: second.ID, To: n.ID, Kind: kind, Directed: true})
	}
}

// finish tells what was made, with times for all articles, some or none.
func (m *maker) finish() ([]truth.Article, truth.Story) {
	s := truth.Story{ID: m.id}
	timed := pick(m.Rand, []float64{0, 0, 1, 1, 0.5})
	seen := map[string]bool{}
	var articles []truth.Article
	for _, n := range m.nodes {
		if n.unseen {
			continue
		}
		seen[n.ID] = true
		n.Text = n.text.String() + n.credit
		if n.Published = ""; m.chance(timed) {
			n.Published = n.when.Format(time.RFC3339)
		}
		articles = append(articles, n.Article)
		s.Articles = append(s.Articles, truth.Member{ID: n.ID, Base: []string{strconv.Itoa(n.root)}, Timed: n.Published != ""})
	}
	for _, e := range m.edges {
		if seen[e.From] && seen[e.To] {
			s.Edges = append(s.Edges, e)
		}
	}
	s.Accounts = accounts(articles, s.Edges)
	return articles, s
}

// accounts are the articles that hang together.
func accounts(articles []truth.Article, edges []truth.Edge) [][]string {
	root := map[string]string{}
	for _, a := range articles {
		root[a.ID] = a.ID
	}
	for range articles {
		for _, e := range edges {
			least := min(root[e.From], root[e.To])
			root[e.From], root[e.To] = least, least
		}
	}
	var out [][]string
	for _, a := range articles {
		i := slices.IndexFunc(out, func(group []string) bool { return root[group[0]] == root[a.ID] })
		if i < 0 {
			i = len(out)
			out = append(out, nil)
		}
		out[i] = append(out[i], a.ID)
	}
	return out
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }
