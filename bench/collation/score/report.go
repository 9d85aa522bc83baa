package main

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"stemma/bench/collation/truth"
)

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// report scores a full report.
func (t *known) report(r *report, log io.Writer) []figure {
	var links []link
	account := map[string]string{}
	story := map[string]string{}
	for _, s := range r.Stories {
		links = append(links, s.Derivations...)
		for _, a := range s.Articles {
			account[a.ID] = fmt.Sprint(s.ID, a.Account)
			story[a.ID] = s.ID
		}
	}
	n, strict := t.edges(links), t.strictly().edges(links)
	n.list(log)
	out := beside(n.figures(false), strict.figures(false))
	var pairs []link
	for _, s := range t.stories {
		for i, a := range s.Articles {
			for _, b := range s.Articles[:i] {
				if account[a.ID] == account[b.ID] && account[a.ID] != "" {
					pairs = append(pairs, link{From: a.ID, To: b.ID})
				}
			}
		}
	}
	out = append(out, t.kin(pairs), t.accounts(func(id string) string { return account[id] }))
	out = append(out, beside([]figure{n.common()}, []figure{strict.common()})...)
	for _, timed := range []bool{true, false} {
		name := map[bool]string{true: "with times", false: "without times"}[timed]
		d := n.directed[timed]
		out = append(out,
			figure{"direction " + name, ratio(d[2], d[1]), fmt.Sprintf("of %d found edges that are directed", d[1])},
			figure{"direction " + name + ", of all", ratio(d[2], d[0]), fmt.Sprintf("of %d found edges", d[0])})
	}
	out = append(out, t.quotations(r, log)...)
	out = append(out, t.conflicts(r, log)...)
	out = append(out, t.stories3(story), t.credits(r, log))
	return out
}

// stories3 is B-cubed F1 of the stories.
func (t *known) stories3(found map[string]string) figure {
	size, both, gold := map[string]float64{}, map[string]float64{}, map[int]float64{}
	for id, s := range t.story {
		size[found[id]]++
		gold[s]++
		both[fmt.Sprint(found[id], s)]++
	}
	var p, r float64
	for id, s := range t.story {
		n := both[fmt.Sprint(found[id], s)]
		p += n / size[found[id]]
		r += n / gold[s]
	}
	n := float64(max(1, len(t.story)))
	return figure{"stories B-cubed F1", f1(p/n, r/n), fmt.Sprintf("P %.3f R %.3f", p/n, r/n)}
}

// overlap is the share of the shorter span that both hold.
func overlap(a, b [2]int) float64 {
	n := min(a[1], b[1]) - max(a[0], b[0])
	if n <= 0 {
		return 0
	}
	return float64(n) / float64(max(1, min(a[1]-a[0], b[1]-b[0])))
}

func touches(e truth.Evidence, any []truth.Evidence, share float64) bool {
	return slices.ContainsFunc(any, func(o truth.Evidence) bool { return o.Article == e.Article && overlap(o.Span, e.Span) >= share })
}

// altered reports whether a variant says that words are not the speaker's.
func altered(variant string) bool { return variant == "reworded" || variant == "spliced" }

// fits reports whether a member is described as the kind of alteration it is.
func fits(kind, variant string, meaning []string) bool {
	switch kind {
	case truth.Word:
		return variant == "reworded" && !slices.ContainsFunc(meaning, func(m string) bool { return m != "antonym" })
	case truth.Spliced:
		return variant == "spliced"
	}
	return slices.Contains(meaning, kind)
}

// quotations scores altered and invented quotations.
func (t *known) quotations(r *report, log io.Writer) []figure {
	families := byArticle(r)
	byKind := map[string][3]int{} // carriers, found, of the right kind
	invented, alone := 0, 0
	for _, s := range t.stories {
		for _, q := range s.Quotations {
			for _, e := range q.Members {
				switch {
				case q.Kind == truth.Invented:
					invented++
					if single(families[e.Article], e, q.Members) {
						alone++
					} else {
						fmt.Fprintf(log, "invented quotation not alone: %s %v %q\n", e.Article, e.Span, e.Text)
					}
				case len(q.Sources) > 0:
					told, right, why := judge(families[e.Article], e, q)
					b := byKind[q.Kind]
					byKind[q.Kind] = [3]int{b[0] + 1, b[1] + count(told), b[2] + count(told && right)}
					if !told || !right {
						fmt.Fprintf(log, "altered quotation (%s): %s\n  %s %v\n  is  %q\n  was %q\n", q.Kind, why, e.Article, e.Span, e.Text, q.Original)
					}
				}
			}
		}
	}
	var sum [3]int
	for _, b := range byKind {
		for i := range sum {
			sum[i] += b[i]
		}
	}
	wrong := t.unaltered(r, log)
	p, rc := ratio(sum[1], sum[1]+wrong), ratio(sum[1], sum[0])
	out := []figure{
		{"altered quotations F1", f1(p, rc), fmt.Sprintf("P %.3f R %.3f (%d of %d, %d wrong)", p, rc, sum[1], sum[0], wrong)},
		{"altered quotations, kind right", ratio(sum[2], sum[1]), fmt.Sprintf("of %d found", sum[1])},
	}
	for _, k := range sorted(byKind) {
		b := byKind[k]
		out = append(out, figure{"  altered: " + k, ratio(b[1], b[0]), fmt.Sprintf("%d of %d found, kind right %d", b[1], b[0], b[2])})
	}
	return append(out, figure{"invented quotations stand alone", ratio(alone, invented), fmt.Sprintf("%d of %d", alone, invented)})
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// byArticle lists the families that each article has a part in.
func byArticle(r *report) map[string][]family {
	out := map[string][]family{}
	for _, s := range r.Stories {
		for _, f := range s.Quotations {
			in := map[string]bool{}
			for _, m := range f.Members {
				if !in[m.Article] {
					in[m.Article] = true
					out[m.Article] = append(out[m.Article], f)
				}
			}
		}
	}
	return out
}

// unaltered counts the members that are called altered without cause.
func (t *known) unaltered(r *report, log io.Writer) (wrong int) {
	var known []truth.Evidence
	for _, s := range t.stories {
		for _, q := range s.Quotations {
			if q.Kind != truth.Invented {
				known = append(append(known, q.Members...), q.Sources...)
			}
		}
	}
	for _, s := range r.Stories {
		for _, f := range s.Quotations {
			for _, m := range f.Members {
				if altered(m.Variant) && !touches(m.Evidence, known, 0.3) && t.judged(f, m.Article) {
					wrong++
					fmt.Fprintf(log, "not altered, but %s %v: %s %v\n  is %q\n  of %q\n", m.Variant, m.Meaning, m.Article, m.Span, m.Text, f.Text)
				}
			}
		}
	}
	return wrong
}

// judge tells whether some family holds the altered quotation beside one of
// its sources and says of one of the two that it is altered, and how.
func judge(families []family, e truth.Evidence, q truth.Quotation) (told, right bool, why string) {
	why = "not in a family with what was said"
	for _, f := range families {
		source, here := false, false
		for _, m := range f.Members {
			source = source || touches(m.Evidence, q.Sources, 0.5)
			here = here || touches(m.Evidence, []truth.Evidence{e}, 0.5)
		}
		if !source || !here {
			continue
		}
		if !told {
			why = "in the family, not as altered"
		}
		for _, m := range f.Members {
			mine := touches(m.Evidence, []truth.Evidence{e}, 0.5)
			if !altered(m.Variant) || !mine && !touches(m.Evidence, q.Sources, 0.5) {
				continue
			}
			if !mine && len(q.Members) < len(q.Sources) {
				continue // more carry it as it was: the flag is on the wrong side
			}
			told = true
			if fits(q.Kind, m.Variant, m.Meaning) {
				right = true
			} else if !right {
				why = fmt.Sprintf("as %s %v", m.Variant, m.Meaning)
			}
		}
	}
	return told, right, why
}

// single reports whether the quotation stands in families of its own carriers
// only.
func single(families []family, e truth.Evidence, carriers []truth.Evidence) bool {
	in := false
	for _, f := range families {
		here, others := false, false
		for _, m := range f.Members {
			if touches(m.Evidence, []truth.Evidence{e}, 0.5) {
				here = true
			}
			others = others || !touches(m.Evidence, carriers, 0.5)
		}
		in = in || here
		if here && others {
			return false
		}
	}
	return in
}

// judged reports whether the truth knows the wording that the article should
// have: no other base article has the utterance, unless it has it alike.
func (t *known) judged(f family, article string) bool {
	if t.stories[t.story[article]].Agreed {
		return true
	}
	for _, m := range f.Members {
		for _, b := range t.base[m.Article] {
			if !slices.Contains(t.base[article], b) {
				return false
			}
		}
	}
	return len(t.base[article]) == 1
}

// conflicts scores the reported conflicts of facts.
func (t *known) conflicts(r *report, log io.Writer) []figure {
	byKind := map[string][2]int{} // planted, found
	found, sameKind := 0, 0
	for _, s := range t.stories {
		for _, c := range s.Conflicts {
			hit, same := r.has(c)
			if !hit {
				fmt.Fprintf(log, "conflict missed (%s): %q in %v, %q in %v\n", c.Kind, c.Sides[0].Value, c.Sides[0].Members[0], c.Sides[1].Value, c.Sides[1].Members[0])
			}
			b := byKind[c.Kind]
			byKind[c.Kind] = [2]int{b[0] + 1, b[1] + count(hit)}
			found += count(hit)
			sameKind += count(same)
		}
	}
	total := 0
	for _, b := range byKind {
		total += b[0]
	}
	right, wrong := t.planted(r, log)
	out := []figure{
		{"conflicts P", ratio(right, right+wrong), fmt.Sprintf("%d right, %d wrong", right, wrong)},
		{"conflicts R", ratio(found, total), fmt.Sprintf("%d of %d, kind right %d", found, total, sameKind)},
	}
	for _, k := range sorted(byKind) {
		out = append(out, figure{"  conflicts R: " + k, ratio(byKind[k][1], byKind[k][0]), fmt.Sprintf("%d of %d", byKind[k][1], byKind[k][0])})
	}
	return out
}

// has reports whether a planted conflict was reported, and as one of its kind.
func (r *report) has(c truth.Conflict) (hit, same bool) {
	for _, s := range r.Stories {
		for _, rc := range s.Conflicts {
			if opposes(rc.Sides, c) {
				hit = true
				same = same || rc.Kind == c.Kind
			}
		}
	}
	return hit, same
}

// planted counts the reported conflicts that touch a planted value, and those
// that nothing can have caused.
func (t *known) planted(r *report, log io.Writer) (right, wrong int) {
	var planted, quotes []truth.Evidence
	for _, s := range t.stories {
		for _, q := range s.Quotations {
			quotes = append(append(quotes, q.Members...), q.Sources...)
		}
		for _, c := range s.Conflicts {
			planted = append(planted, c.Sides[1].Members...)
		}
	}
	for _, s := range r.Stories {
		for _, c := range s.Conflicts {
			switch {
			case c.Kind == "wording" || c.Kind == "speaker":
			case side(c.Sides, planted):
				right++
			case side(c.Sides, quotes), !t.ownBase(c.Sides):
			default:
				wrong++
				fmt.Fprintf(log, "conflict not planted (%s): %s\n", c.Kind, c.About)
				for _, x := range c.Sides {
					fmt.Fprintf(log, "  %q", x.Value)
					for _, m := range first(x.Members, 2) {
						fmt.Fprintf(log, " %s %v %q", m.Article, m.Span, m.Text)
					}
					fmt.Fprintln(log)
				}
			}
		}
	}
	return right, wrong
}

func first[T any](list []T, n int) []T { return list[:min(n, len(list))] }

func side(sides []truth.Side, any []truth.Evidence) bool {
	return slices.ContainsFunc(sides, func(s truth.Side) bool {
		return slices.ContainsFunc(s.Members, func(m truth.Evidence) bool { return touches(m, any, 0.01) })
	})
}

// opposes reports whether the two sides of c stand on different sides.
func opposes(sides []truth.Side, c truth.Conflict) bool {
	at := [2]map[int]bool{{}, {}}
	for i, s := range sides {
		for k := range at {
			if side([]truth.Side{s}, c.Sides[k].Members) {
				at[k][i] = true
			}
		}
	}
	for i := range at[0] {
		for j := range at[1] {
			if i != j {
				return true
			}
		}
	}
	return false
}

// ownBase reports whether two sides of a reported conflict go back to one base
// article, or to base articles that agree: then only what was planted can
// differ. What independent articles disagree on by themselves is not judged.
func (t *known) ownBase(sides []truth.Side) bool {
	for i, a := range sides {
		for _, b := range sides[:i] {
			for _, x := range a.Members {
				for _, y := range b.Members {
					if share(t.base[x.Article], t.base[y.Article]) || t.story[x.Article] == t.story[y.Article] && t.stories[t.story[x.Article]].Agreed {
						return true
					}
				}
			}
		}
	}
	return false
}

// credits is F1 of the articles whose credits do not fit.
func (t *known) credits(r *report, log io.Writer) figure {
	want, got := map[string]bool{}, map[string]bool{}
	for _, s := range t.stories {
		for _, c := range s.Credits {
			want[c.Article] = true
		}
	}
	right := 0
	for _, s := range r.Stories {
		for _, a := range s.Articles {
			for _, n := range a.Notices {
				if n.Kind == "credit" && !got[a.ID] {
					got[a.ID] = true
					if want[a.ID] {
						right++
					} else {
						fmt.Fprintf(log, "credit notice without cause: %s %v\n", a.ID, n.Span)
					}
				}
			}
		}
	}
	for id := range want {
		if !got[id] {
			fmt.Fprintf(log, "false credit missed: %s\n", id)
		}
	}
	p, rc := ratio(right, len(got)), ratio(right, len(want))
	return figure{"false credits F1", f1(p, rc), fmt.Sprintf("P %.3f R %.3f (%d)", p, rc, len(want))}
}
