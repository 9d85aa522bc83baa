// Derive measures derivations on stories whose truth is known.
//
//	derive pairs FILE...    a line of evidence for each pair of articles of a story, for train/derive;
//	                        the kind of a pair that hangs together through others is kin
//	derive arcs FILE...     the same for each article and each of its kin: is that its parent
//	derive directions FILE...  the same for the direction of each edge
//	derive kinds FILE...    the same for the kind of each edge
//	derive siblings FILE... for each edge found that may be one between siblings of an unseen text,
//	                        whether it is and what tells it
//	derive retold FILE...   for each ordered pair of articles, what tells that the second was written from the first
//	derive rewrites FILE... how many rewrites are tied to the article they are from, of each depth, in a story
//	                        of two and in that of the event, and how many independent articles are to another
//	derive score FILE...    precision and recall of edges, direction and accounts
//	derive show FILE...     what is derived, for reading
//
// A FILE is a folder that bench/collation/generate made, a base file for it (independent articles), rewrites of
// these (as rewrites.jsonl here, beside the base file), or JSON Lines, a story a line: {"articles": [{"id", "outlet", "title",
// "published", "agency", "text"}], "edges": [[from, to, kind]]}. The kinds are
// copy, trim, splice, light, medium, heavy and common.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"stemma"
	"stemma/bench/collation/truth"
	"stemma/bench/internal/processor"
	"stemma/internal/derive"
	"stemma/internal/reuse"
	"stemma/news"
)

type story struct {
	Articles []news.Article `json:"articles"`
	Edges    [][3]string    `json:"edges"`

	or    map[[2]string]bool // edges that may stand for these
	depth map[string]string  // of articles that were written for a test of rewrites
}

func main() {
	var do func([]story)
	if len(os.Args) > 2 {
		do = map[string]func([]story){"pairs": pairs, "arcs": arcs, "directions": directions, "kinds": kinds, "siblings": siblings, "score": score, "show": show, "retold": retold, "rewrites": rewrites}[os.Args[1]]
	}
	if do == nil {
		fmt.Fprintln(os.Stderr, "usage: derive pairs|arcs|directions|kinds|siblings|retold|rewrites|score|show FILE...")
		os.Exit(2)
	}
	sets := [][]string{os.Args[2:]} // what is loaded together
	if os.Args[1] != "rewrites" && os.Args[1] != "retold" {
		sets = slices.Collect(slices.Chunk(os.Args[2:], 1))
	}
	for _, paths := range sets {
		stories, err := load(paths)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		do(stories)
	}
}

// load reads files of stories and of articles, those of one event to one story, or a
// folder that bench/collation/generate made.
func load(paths []string) ([]story, error) {
	var out []story
	event := map[string]int{}
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			made, err := loadMade(path)
			if err != nil {
				return nil, err
			}
			out = append(out, made...)
			continue
		}
		if err := loadFile(path, event, &out); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return out, nil
}

func loadFile(path string, event map[string]int, stories *[]story) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<28)
	for lines.Scan() {
		var s struct {
			story
			news.Article
			Event string `json:"event"`
			Depth string `json:"depth"`
			From  string `json:"from"`
		}
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			return err
		}
		if s.Text == "" {
			*stories = append(*stories, s.story)
			continue
		}
		at, ok := event[s.Event]
		if !ok || s.Event == "" {
			at = len(*stories)
			event[s.Event] = at
			*stories = append(*stories, story{depth: map[string]string{}})
		}
		to := &(*stories)[at]
		to.Articles = append(to.Articles, s.Article)
		if s.Depth != "" {
			to.depth[string(s.ID)] = s.Depth
		}
		if s.From != "" && s.Depth != independent {
			to.Edges = append(to.Edges, [3]string{s.From, string(s.ID), s.Depth})
		}
	}
	return lines.Err()
}

func loadMade(dir string) ([]story, error) {
	articles, err := truth.Read[news.Article](filepath.Join(dir, "articles.jsonl"))
	if err != nil {
		return nil, err
	}
	made, err := truth.Read[truth.Story](filepath.Join(dir, "truth.jsonl"))
	if err != nil {
		return nil, err
	}
	byID := map[string]news.Article{}
	for _, a := range articles {
		byID[string(a.ID)] = a
	}
	var out []story
	for _, m := range made {
		s := story{or: map[[2]string]bool{}}
		for _, a := range m.Articles {
			s.Articles = append(s.Articles, byID[a.ID])
		}
		for _, e := range m.Edges {
			kind := e.Kind
			if kind == truth.Common {
				kind = "common"
			}
			s.Edges = append(s.Edges, [3]string{e.From, e.To, kind})
			for _, from := range e.Or {
				s.or[[2]string{from, e.To}] = true
			}
		}
		out = append(out, s)
	}
	return out, nil
}

// readAll reads the articles of all stories as the product does.
func readAll(stories []story) [][]*news.Reading {
	var in bytes.Buffer
	lines := json.NewEncoder(&in)
	for _, s := range stories {
		for _, a := range s.Articles {
			if err := lines.Encode(a); err != nil {
				panic(err)
			}
		}
	}
	next, stop := iter.Pull2(stemma.Read(context.Background(), []string{"-"}, stemma.Options{Stdin: &in}))
	defer stop()
	out := make([][]*news.Reading, len(stories))
	for i, s := range stories {
		for range s.Articles {
			r, err, ok := next()
			if !ok {
				fmt.Fprintln(os.Stderr, "fewer articles than there should be")
				return out
			}
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				continue
			}
			out[i] = append(out[i], r)
		}
	}
	return out
}

func pairs(stories []story) {
	n := 0
	all := readAll(stories)
	start := time.Now()
	for k, s := range stories {
		truth := map[[2]news.ArticleID]string{}
		for i, root := range components(s) {
			for j, other := range components(s)[:i] {
				if root == other {
					truth[pairOf(s.Articles[i].ID, s.Articles[j].ID)] = "kin"
				}
			}
		}
		for _, e := range s.Edges {
			truth[pairOf(news.ArticleID(e[0]), news.ArticleID(e[1]))] = e[2]
		}
		var texts []*reuse.Text
		for _, r := range all[k] {
			texts = append(texts, reuse.NewText(r))
		}
		for i, a := range texts {
			for _, b := range texts[:i] {
				c := reuse.Compare(a, b)
				n++
				f := derive.Evidence(c)
				fmt.Println(a.Reading.ID, b.Reading.ID, truth[pairOf(a.Reading.ID, b.Reading.ID)]+"-",
					strings.Trim(fmt.Sprint(f), "[]"))
			}
		}
	}
	fmt.Fprintln(os.Stderr, time.Since(start), n, "pairs")
}

// tally counts what was found of what is true, a kind of edge at a time.
type tally struct{ right, found, true int }

func (t tally) String() string {
	p, r := float64(t.right)/float64(max(1, t.found)), float64(t.right)/float64(max(1, t.true))
	return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f  (%d of %d, %d found)", p, r, 2*p*r/max(1e-9, p+r), t.right, t.true, t.found)
}

// arcs prints, for each article and each of its kin, whether that is a parent, or
// may stand for one, and what tells it. Nothing stands for the parent of a
// rewrite: another rewrite of the same source that chose the same words would.
func arcs(stories []story) {
	all := readAll(stories)
	for k, s := range stories {
		texts := map[string]*reuse.Text{}
		for _, r := range all[k] {
			texts[string(r.ID)] = reuse.NewText(r)
		}
		parents, rewritten := map[string][]string{}, map[string]bool{}
		for _, e := range s.Edges {
			if e[2] != "common" {
				parents[e[1]] = append(parents[e[1]], e[0])
				rewritten[e[1]] = e[2] == "light" || e[2] == "medium" || e[2] == "heavy"
			}
		}
		below := func(a, b string) bool { // a comes from b
			queue := []string{a}
			for i := 0; i < len(queue) && i < 100; i++ {
				if queue[i] == b {
					return true
				}
				queue = append(queue, parents[queue[i]]...)
			}
			return false
		}
		root := components(s)
		seen := witnesses(s, root, texts)
		for i, child := range s.Articles {
			for j, parent := range s.Articles {
				c, p := string(child.ID), string(parent.ID)
				if i == j || root[i] != root[j] || len(parents[c]) == 0 || below(p, c) {
					continue
				}
				x := reuse.Compare(texts[p], texts[c])
				parent := slices.Contains(parents[c], p) || s.or[[2]string{p, c}] && !rewritten[c]
				fmt.Println(c, p, parent, derive.Reworded(x), strings.Trim(fmt.Sprint(derive.Lineage(x, seen(p, c))), "[]"))
			}
		}
	}
}

// witnesses gives the variants of two articles of one account.
func witnesses(s story, root []int, texts map[string]*reuse.Text) func(a, b string) derive.Variants {
	group, place := map[int][]*reuse.Text{}, map[string]int{}
	at := map[string]int{}
	for i, a := range s.Articles {
		id := string(a.ID)
		at[id], place[id] = root[i], len(group[root[i]])
		group[root[i]] = append(group[root[i]], texts[id])
	}
	seen := map[int]*derive.Witnesses{}
	for r, ts := range group {
		seen[r] = derive.NewWitnesses(ts)
	}
	return func(a, b string) derive.Variants { return seen[at[a]].Of(place[a], place[b]) }
}

// directions prints, for each true edge that has a direction, what tells it,
// both ways round in turn.
func directions(stories []story) {
	all := readAll(stories)
	for k, s := range stories {
		texts := map[string]*reuse.Text{}
		for _, r := range all[k] {
			texts[string(r.ID)] = reuse.NewText(r)
		}
		for i, e := range s.Edges {
			if from, to := texts[e[0]], texts[e[1]]; from != nil && to != nil && e[2] != "common" {
				if i%2 == 0 {
					fmt.Println(e[2], 1, strings.Trim(fmt.Sprint(derive.Signs(reuse.Compare(from, to))), "[]"))
				} else {
					fmt.Println(e[2], 0, strings.Trim(fmt.Sprint(derive.Signs(reuse.Compare(to, from))), "[]"))
				}
			}
		}
	}
}

// kinds prints, for each true edge that has a direction, whether it is a
// rewrite and what tells it.
func kinds(stories []story) {
	all := readAll(stories)
	for k, s := range stories {
		texts := map[string]*reuse.Text{}
		for _, r := range all[k] {
			texts[string(r.ID)] = reuse.NewText(r)
		}
		seen := witnesses(s, components(s), texts)
		for _, e := range s.Edges {
			if from, to := texts[e[0]], texts[e[1]]; from != nil && to != nil && e[2] != "common" && e[2] != truth.Splice {
				fmt.Println(e[2], strings.Trim(fmt.Sprint(derive.Kinds(reuse.Compare(from, to), seen(e[0], e[1]))), "[]"))
			}
		}
	}
}

func siblings(stories []story) {
	all := readAll(stories)
	for k, s := range stories {
		truth := map[[2]news.ArticleID]string{}
		for _, e := range s.Edges {
			truth[pairOf(news.ArticleID(e[0]), news.ArticleID(e[1]))] = e[2]
		}
		derive.Siblings(all[k], func(parent, child news.ArticleID, evidence []float64) {
			if kind, ok := truth[pairOf(parent, child)]; ok {
				fmt.Println(kind, strings.Trim(fmt.Sprint(evidence), "[]"))
			}
		})
	}
}

func score(stories []story) {
	all := readAll(stories)
	start := processor.Seconds()
	byKind := map[string]*tally{}
	direction := map[bool]*tally{true: {}, false: {}}
	exact, articles, wrong := 0, 0, 0
	for k, s := range stories {
		got := derive.Derive(all[k])
		articles += len(s.Articles)
		truth, timed := map[[2]string]string{}, false
		for _, e := range s.Edges {
			truth[[2]string{e[0], e[1]}] = e[2]
			of(byKind, e[2]).true++
		}
		for _, a := range s.Articles {
			timed = timed || a.Published.Known()
		}
		for _, d := range got.Derivations {
			key := [2]string{string(d.From), string(d.To)}
			kind, forth := truth[key]
			if !forth {
				kind = truth[[2]string{key[1], key[0]}]
			}
			if kind == "" {
				of(byKind, "no edge, as "+string(d.Kind)).found++
				continue
			}
			t := of(byKind, kind)
			t.found++
			if fits(kind, d.Kind) {
				t.right++
			}
			if kind != "common" {
				w := direction[timed]
				w.true++
				if d.Directed {
					w.found++
					if forth {
						w.right++
					}
				}
			}
		}
		if same(got.Account, s) {
			exact++
		} else {
			wrong += 1
		}
	}
	for _, k := range slices.Sorted(maps.Keys(byKind)) {
		fmt.Printf("%-22s %v\n", k, *byKind[k])
	}
	fmt.Printf("direction with times   %v\ndirection without      %v\n", *direction[true], *direction[false])
	fmt.Printf("accounts exact in %d of %d stories\n", exact, len(stories))
	fmt.Printf("%d articles, %.2f ms of processor time an article\n", articles, (processor.Seconds()-start)*1000/float64(articles))
}

func of(m map[string]*tally, kind string) *tally {
	if m[kind] == nil {
		m[kind] = &tally{}
	}
	return m[kind]
}

// fits reports whether a derivation of kind d answers to a true edge.
func fits(truth string, d news.DerivationKind) bool {
	switch truth {
	case "light", "medium", "heavy":
		return d == news.Rewrite
	case "common":
		return d == news.CommonSource
	}
	return d == news.Copy
}

// same reports whether the accounts are the components of the true edges.
func same(account []int, s story) bool {
	root := components(s)
	for i := range root {
		for j := range root[:i] {
			if (root[i] == root[j]) != (account[i] == account[j]) {
				return false
			}
		}
	}
	return true
}

// components numbers the articles of a story so that those that hang together
// have one number.
func components(s story) []int {
	place := map[string]int{}
	root := make([]int, len(s.Articles))
	for i, a := range s.Articles {
		place[string(a.ID)], root[i] = i, i
	}
	for range s.Articles {
		for _, e := range s.Edges {
			a, b := place[e[0]], place[e[1]]
			root[a] = min(root[a], root[b])
			root[b] = root[a]
		}
	}
	return root
}

func pairOf(a, b news.ArticleID) [2]news.ArticleID { return [2]news.ArticleID{min(a, b), max(a, b)} }

func show(stories []story) {
	all := readAll(stories)
	for k, s := range stories {
		text := map[news.ArticleID]string{}
		for _, a := range s.Articles {
			text[a.ID] = a.Text
		}
		for _, d := range derive.Derive(all[k]).Derivations {
			fmt.Printf("%s → %s %s share %.2f confidence %.2f directed %v %q\n", d.From, d.To, d.Kind, d.Share, d.Confidence, d.Directed, d.Reasons)
			for _, p := range d.Passages {
				fmt.Printf("  %s\n    < %s\n    > %s\n", p.Kind, p.From.Of(text[d.From]), p.To.Of(text[d.To]))
			}
		}
	}
}

// retold prints, for each ordered pair of articles of a story, what tells that the
// second was written from the first, and the kind of the edge, if there is one
// ("x" where it leads the other way). So it does for the beginning of the second,
// since a short article has few facts.
func retold(stories []story) {
	lengths := [...]int{70, 120, 180} // words of a beginning
	n := 0
	for i, s := range stories {
		for _, a := range s.Articles {
			short := a
			short.ID, short.Text = a.ID+"~", beginning(a.Text, lengths[n%len(lengths)])
			stories[i].Articles = append(stories[i].Articles, short)
			n++
		}
	}
	all := readAll(stories)
	for k, s := range stories {
		truth := map[[2]string]string{}
		for _, e := range s.Edges {
			truth[[2]string{e[0], e[1]}] = e[2]
			truth[[2]string{e[1], e[0]}] = "x"
		}
		var texts []*reuse.Text
		for _, r := range all[k] {
			texts = append(texts, reuse.NewText(r))
		}
		for _, parent := range texts {
			from := string(parent.Reading.ID)
			for _, child := range texts {
				to, short := strings.CutSuffix(string(child.Reading.ID), "~")
				if from == to || strings.HasSuffix(from, "~") {
					continue
				}
				r := reuse.Retell(child, parent)
				r.Align()
				kind := truth[[2]string{from, to}] + "-"
				if short {
					kind += "short"
				}
				fmt.Println(k, from, to, kind, strings.Trim(fmt.Sprint(derive.ToldEvidence(r, derive.Alone(reuse.Compare(parent, child)))), "[]"))
			}
		}
	}
}

// beginning is the first paragraphs of a text up to a number of words.
func beginning(text string, words int) string {
	var out []string
	for p := range strings.SplitSeq(text, "\n\n") {
		if words <= 0 {
			break
		}
		out = append(out, p)
		words -= len(strings.Fields(p))
	}
	return strings.Join(out, "\n\n")
}

// independent is the depth of what was written from no other article.
const independent = "independent"

// rewrites counts, for each depth, how many rewrites are of one account with the
// article that they are from, in a story of these two and in that of the event, and
// how many edges lead the right way; and how many of the other pairs are tied.
func rewrites(stories []story) {
	type count struct{ all, pair, story, directed, right int }
	byDepth := map[string]*count{}
	all := readAll(stories)
	for k, s := range stories {
		root, whole := components(s), derive.Derive(all[k])
		for i, a := range all[k] {
			for j, b := range all[k] {
				depth := s.depthOf(string(a.ID), string(b.ID))
				if strings.Contains(depth, independent) && (i >= j || root[i] == root[j]) {
					continue
				}
				if byDepth[depth] == nil {
					byDepth[depth] = &count{}
				}
				c := byDepth[depth]
				c.all++
				if whole.Account[i] == whole.Account[j] {
					c.story++
				}
				two := derive.Derive([]*news.Reading{a, b}).Derivations
				if len(two) == 0 {
					continue
				}
				c.pair++
				if two[0].Directed {
					c.directed++
				}
				if two[0].Directed && two[0].From == a.ID {
					c.right++
				}
			}
		}
	}
	for _, depth := range slices.Sorted(maps.Keys(byDepth)) {
		c := byDepth[depth]
		fmt.Printf("%-28s %4d, tied in a story of two %3d, in that of the event %3d", depth, c.all, c.pair, c.story)
		if !strings.Contains(depth, independent) {
			fmt.Printf("; of those in a story of two %d directed, %d right", c.directed, c.right)
		}
		fmt.Println()
	}
}

// depthOf is the depth of the rewrite to of the article from, or in what way they are
// independent.
func (s *story) depthOf(from, to string) string {
	for _, e := range s.Edges {
		if e[0] == from && e[1] == to {
			return e[2]
		}
	}
	x, y := s.depth[from], s.depth[to]
	switch {
	case x == independent || y == independent:
		return independent + ", one written so"
	case x == "" && y == "":
		return independent + ", none a rewrite"
	}
	return independent + ", one a rewrite"
}
