// Command features writes what the ranker of internal/entity is trained on, a
// candidate a line: the group (one pronoun), a label, the kind of group and the
// features. train/entity/rank.py reads it.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"

	"stemma/internal/entity"
	"stemma/news"
	"stemma/train/entity/corpus"
)

func main() {
	log.SetFlags(0)
	gap := flag.String("gap", "", "a file of GAP")
	gum := flag.String("gum", "", "the folder of GUM's conllu files")
	split := flag.String("split", "train", "of GUM: train or dev")
	flag.Parse()
	w := &writer{out: bufio.NewWriterSize(os.Stdout, 1<<20)}
	if *gap != "" {
		examples, err := corpus.ReadGAP(*gap)
		if err != nil {
			log.Fatal(err)
		}
		for _, x := range examples {
			w.gap(x)
		}
	}
	if *gum != "" {
		documents, err := corpus.ReadGUM(*gum, *split)
		if err != nil {
			log.Fatal(err)
		}
		for _, d := range documents {
			w.gum(d)
		}
	}
	if err := w.out.Flush(); err != nil {
		log.Fatal(err)
	}
}

type writer struct {
	out *bufio.Writer
}

// gap labels the two names (1 meant, 0 not) and leaves others open (-1) where
// neither is meant.
func (w *writer) gap(x corpus.Pronoun) {
	doc, pairs := corpus.Read(x.Text)
	corpus.WithNames(doc, x.Names[0], x.Names[1])
	entity.Teach(doc, pairs, func(c entity.Choice) int {
		if !c.Pronoun.Overlaps(x.Pronoun) {
			return c.Best
		}
		labels := make([]int, len(c.Candidates))
		notes := make([]string, len(c.Candidates))
		for i, cand := range c.Candidates {
			labels[i], notes[i] = -1, "-"
			for k, name := range x.Names {
				if names(cand, name) {
					labels[i] = 0
					notes[i] = "AB"[k : k+1]
					if x.Coref[k] {
						labels[i] = 1
					}
				}
			}
			if labels[i] < 0 && (x.Coref[0] || x.Coref[1]) {
				labels[i] = 0
			}
		}
		w.write("gap:"+x.ID, c, labels, notes)
		return c.Best
	})
}

func names(c entity.Candidate, name news.Span) bool {
	for _, s := range c.Names {
		if s.Overlaps(name) {
			return true
		}
	}
	return false
}

// gum labels the candidates whose head is of the pronoun's entity, and takes
// the first of them so that later pronouns see a right history.
func (w *writer) gum(d corpus.Document) {
	doc, pairs := corpus.Read(d.Text)
	n := 0
	entity.Teach(doc, pairs, func(c entity.Choice) int {
		gold, ok := d.EntityIn(c.Pronoun)
		if !ok {
			return -1
		}
		labels := make([]int, len(c.Candidates))
		notes := make([]string, len(c.Candidates))
		right := -1
		for i, cand := range c.Candidates {
			notes[i] = "-"
			is := false
			for _, s := range append([]news.Span{cand.Head}, cand.Names...) {
				if e, found := d.EntityIn(s); found && e == gold {
					is = true
				}
			}
			if is {
				labels[i] = 1
				if right < 0 {
					right = i
				}
			}
		}
		n++
		w.write(fmt.Sprintf("gum:%s:%d:%s", d.ID, n, strings.ToLower(c.Pronoun.Of(d.Text))), c, labels, notes)
		if right < 0 {
			return c.Best
		}
		return right
	})
}

func (w *writer) write(group string, c entity.Choice, labels []int, notes []string) {
	for i, cand := range c.Candidates {
		fmt.Fprintf(w.out, "%s\t%d\t%s\t%g", group, labels[i], notes[i], cand.Score)
		for _, f := range cand.Features {
			fmt.Fprintf(w.out, "\t%g", f)
		}
		fmt.Fprintln(w.out)
	}
}
