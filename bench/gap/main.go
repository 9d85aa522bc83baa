// Command gap measures how well pronouns are resolved, on a file of GAP
// (Webster et al., TACL 2018), and prints what GAP's own scorer prints.
//
//	gap [-names] [-tsv out.tsv] gap-validation.tsv
//
// Each passage is read as an article is; then the two names that the task
// gives are looked up in what the reader took the pronoun to mean. With -names
// they are made known to the reader as persons' names before (the "gold
// two-mention" setting), else it has to find them. -tsv writes the answers for
// gap_scorer.py.
package main

import (
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
	given := flag.Bool("names", false, "make the two names known to the reader")
	tsv := flag.String("tsv", "", "write the answers here")
	wrong := flag.Bool("wrong", false, "print the examples that are wrong")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	examples, err := corpus.ReadGAP(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	var all, masculine, feminine counts
	var answers strings.Builder
	for _, x := range examples {
		found := answer(x, *given)
		fmt.Fprintf(&answers, "%s\t%s\t%s\n", x.ID, truth(found[0]), truth(found[1]))
		all.add(x.Coref, found)
		if x.Feminine {
			feminine.add(x.Coref, found)
		} else {
			masculine.add(x.Coref, found)
		}
		if *wrong && found != x.Coref {
			show(x, found)
		}
	}
	all.print("Overall")
	masculine.print("Masculine")
	feminine.print("Feminine")
	fmt.Printf("Bias (F/M): %.2f\n", feminine.f1()/masculine.f1())
	if *tsv != "" {
		if err := os.WriteFile(*tsv, []byte(answers.String()), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// answer says for each name whether the pronoun means it.
func answer(x corpus.Pronoun, given bool) (found [2]bool) {
	doc, pairs := corpus.Read(x.Text)
	if given {
		corpus.WithNames(doc, x.Names[0], x.Names[1])
	}
	r := entity.Resolve(doc, pairs)
	meant := r.EntityAt(x.Pronoun)
	if meant < 0 {
		return found
	}
	for _, m := range r.Mentions {
		if m.Entity != meant {
			continue
		}
		for k := range x.Names {
			found[k] = found[k] || m.Span.Overlaps(x.Names[k]) && m.Kind != news.Pronoun
		}
	}
	return found
}

func truth(b bool) string {
	if b {
		return "TRUE"
	}
	return "FALSE"
}

func show(x corpus.Pronoun, found [2]bool) {
	t := x.Text
	fmt.Printf("%s  A=%s %v/%v  B=%s %v/%v\n   %s>>%s<<%s\n", x.ID, x.Names[0].Of(t), x.Coref[0], found[0],
		x.Names[1].Of(t), x.Coref[1], found[1], t[:x.Pronoun.Start], x.Pronoun.Of(t), t[x.Pronoun.End:])
}

type counts struct{ tp, fp, fn, tn int }

func (c *counts) add(gold, found [2]bool) {
	for k := range gold {
		switch {
		case gold[k] && found[k]:
			c.tp++
		case found[k]:
			c.fp++
		case gold[k]:
			c.fn++
		default:
			c.tn++
		}
	}
}

func share(a, b int) float64 {
	if a+b == 0 {
		return 0
	}
	return 100 * float64(a) / float64(a+b)
}

func (c *counts) f1() float64 {
	p, r := share(c.tp, c.fp), share(c.tp, c.fn)
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func (c *counts) print(name string) {
	fmt.Printf("%s recall: %.1f precision: %.1f f1: %.1f\n\t\ttp %d\tfp %d\n\t\tfn %d\ttn %d\n",
		name, share(c.tp, c.fn), share(c.tp, c.fp), c.f1(), c.tp, c.fp, c.fn, c.tn)
}
