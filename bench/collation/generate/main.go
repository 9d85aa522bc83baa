// Generate makes stories whose truth is known out of any articles.
//
//	generate -seed N -out DIR BASE.jsonl...
//
// It writes DIR/articles.jsonl, all articles of all stories in a random order,
// and DIR/truth.jsonl, a story a line. The same seed and base files give the
// same files, byte for byte. The formats and what is done to the articles are
// told in the README beside it.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"stemma/bench/collation/truth"
)

func main() {
	seed := flag.Uint64("seed", 1, "the seed; the same one gives the same stories")
	out := flag.String("out", "", "the folder to write to")
	stories := flag.Int("stories", 0, "make this many stories (0: one of each event)")
	articles := flag.Int("articles", 7, "articles in a story, on average")
	apart := flag.Int("apart", 4, "leave out an article without an event that was published within so many days of one that is used; 0 for none")
	distractors := flag.Float64("distractors", 0.15, "share of the events that are turned into distractors")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: generate -out DIR [-seed N] [-stories N] [-articles N] BASE.jsonl...")
		flag.PrintDefaults()
	}
	flag.Parse()
	if *out == "" || flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	var base []truth.Base
	for _, path := range flag.Args() {
		b, err := truth.Read[truth.Base](path)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		base = append(base, b...)
	}
	made, written := generate(base, *seed, *stories, options{articles: *articles}, *apart, *distractors)
	if err := save(*out, made, written); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Fprintf(os.Stderr, "%d stories, %d articles\n", len(made), len(written))
}

func save(dir string, made []truth.Story, written []truth.Article) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := truth.Write(filepath.Join(dir, "articles.jsonl"), written); err != nil {
		return err
	}
	return truth.Write(filepath.Join(dir, "truth.jsonl"), made)
}

func generate(base []truth.Base, seed uint64, n int, o options, apart int, distractors float64) (made []truth.Story, written []truth.Article) {
	r := rand.New(rand.NewPCG(seed, 0x5745))
	groups := group(slices.DeleteFunc(base, func(b truth.Base) bool { return !usable(b) }))
	r.Shuffle(len(groups), func(i, j int) { groups[i], groups[j] = groups[j], groups[i] })
	groups = thin(groups, apart)
	aside := int(distractors * float64(len(groups)))
	others := groups[:aside]
	groups = groups[aside:]
	if n > 0 && n < len(groups) {
		groups = groups[:n]
		aside = min(aside, int(distractors*float64(n)))
	}
	origin := 1
	source := func(b truth.Base) *source {
		s := parseSource(b, origin)
		origin += len(b.Text) + 1
		return s
	}
	for i, g := range groups {
		r := rand.New(rand.NewPCG(seed, uint64(i)+1))
		var e event
		for _, b := range g[:1+r.IntN(len(g))] {
			e = append(e, source(b))
		}
		m := newMaker(r, fmt.Sprintf("s%d-%04d", seed, i))
		made = append(made, m.story(e, o))
		written = append(written, m.written...)
		if i < aside {
			m := newMaker(r, fmt.Sprintf("s%d-%04dd", seed, i))
			k := nearest(g[0], others)
			d := m.story(recast(e, source(others[k][0])), options{articles: 2})
			others = slices.Delete(others, k, k+1)
			d.Distractor = true
			made = append(made, d)
			written = append(written, m.written...)
		}
	}
	r.Shuffle(len(written), func(i, j int) { written[i], written[j] = written[j], written[i] })
	return made, written
}

// nearest is the event of others whose first article shares most of its words
// with b, so that a distractor has its topic as well as its people; not one that
// was published in the same days, which may be the same event.
func nearest(b truth.Base, others [][]truth.Base) int {
	words := func(b truth.Base) map[string]bool {
		out := map[string]bool{}
		for _, w := range strings.FieldsFunc(strings.ToLower(b.Text), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if len(w) > 3 {
				out[w] = true
			}
		}
		return out
	}
	spread := map[string]float64{} // in how many of the others a word stands
	for _, o := range others {
		for w := range words(o[0]) {
			spread[w]++
		}
	}
	best, most, own := 0, -1.0, words(b)
	for i, o := range others {
		score, all := 0.0, words(o[0])
		for w := range all {
			if own[w] {
				score += math.Log(float64(len(others)+1) / spread[w])
			}
		}
		if score /= math.Sqrt(float64(len(all) + 1)); score > most && !sameDays(b, o[0]) {
			best, most = i, score
		}
	}
	return best
}

// sameDays reports whether two articles were published within four days.
func sameDays(a, b truth.Base) bool {
	x, xerr := day(a)
	y, yerr := day(b)
	return xerr == nil && yerr == nil && x.Sub(y).Abs() < 4*24*time.Hour
}

func day(b truth.Base) (time.Time, error) {
	return time.Parse(time.DateOnly, b.Published[:min(10, len(b.Published))])
}

// group puts articles of one event together, the rest each alone, in an order
// that does not depend on that of the input.
func group(base []truth.Base) [][]truth.Base {
	base = slices.Clone(base)
	slices.SortFunc(base, func(a, b truth.Base) int { return cmp.Or(cmp.Compare(a.Event, b.Event), cmp.Compare(a.ID, b.ID)) })
	base = slices.CompactFunc(base, func(a, b truth.Base) bool { return a.ID == b.ID })
	var out [][]truth.Base
	for i, b := range base {
		if i > 0 && b.Event != "" && b.Event == base[i-1].Event {
			out[len(out)-1] = append(out[len(out)-1], b)
		} else {
			out = append(out, []truth.Base{b})
		}
	}
	return out
}

// thin leaves out articles that may be about the event of another one: those
// without an event of their own that were published near one that is kept.
func thin(groups [][]truth.Base, apart int) [][]truth.Base {
	if apart == 0 {
		return groups
	}
	var days []time.Time
	return slices.DeleteFunc(groups, func(g []truth.Base) bool {
		t, err := day(g[0])
		if g[0].Event != "" || err != nil {
			return false
		}
		for _, d := range days {
			if gap := d.Sub(t).Abs(); gap < time.Duration(apart)*24*time.Hour {
				return true
			}
		}
		days = append(days, t)
		return false
	})
}
