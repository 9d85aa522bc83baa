package reuse

import (
	"cmp"
	"slices"

	"stemma/internal/vectors"
)

// Chain is a sequence of pairs of sentences that rises in both texts.
type Chain struct {
	Weight float64
	Length int
}

// link is a pair of sentences with what it adds to a chain.
type link struct {
	a, b   int32
	weight float64
}

// heaviest is the heaviest chain of links in which each sentence has one
// partner at most. It takes n log n steps for n links.
func heaviest(links []link) Chain {
	slices.SortFunc(links, func(p, q link) int {
		return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(q.b, p.b)) // within a sentence, none follows another
	})
	var size int32
	for _, l := range links {
		size = max(size, l.b+1)
	}
	var most Chain
	ends := make([]Chain, size+1) // a Fenwick tree of the heaviest chain that ends up to each b
	for _, l := range links {
		var c Chain
		for i := l.b; i > 0; i -= i & -i {
			c = heavier(c, ends[i])
		}
		c = Chain{c.Weight + l.weight, c.Length + 1}
		for i := l.b + 1; i <= size; i += i & -i {
			ends[i] = heavier(ends[i], c)
		}
		most = heavier(most, c)
	}
	return most
}

func heavier(c, d Chain) Chain {
	if d.Weight > c.Weight {
		return d
	}
	return c
}

// maxMeant bounds the sentences of a text that are compared by meaning.
const maxMeant = 192

// mean fills meant, for the first maxMeant sentences.
func (t *Text) mean() {
	kinds := make([]*vectors.Vec, len(t.types))
	for _, s := range t.sentences {
		if len(t.meant) == maxMeant {
			break
		}
		if s.own == 0 {
			continue
		}
		var v vectors.Vec
		for _, w := range t.words[s.first:s.last] {
			if w.quoted || w.function {
				continue
			}
			if kinds[w.kind] == nil {
				x, _ := vectors.Of(t.Reading.Text[w.start:w.end])
				kinds[w.kind] = &x
			}
			v = v.Add(*kinds[w.kind])
		}
		t.meant = append(t.meant, v.Unit())
	}
}

// Meaning is the heaviest chain of sentences of like meaning: for each pair the
// cosine of their vectors above least. What the sentences of both texts have
// in common, the event, is taken off the vectors first, so that what is left
// is what tells one sentence from the others.
func Meaning(a, b *Text, least ...float64) []Chain {
	as, bs := slices.Clone(a.meant), slices.Clone(b.meant)
	centre(as, bs)
	cosines := make([]float64, 0, len(as)*len(bs))
	for i := range as {
		for j := range bs {
			cosines = append(cosines, vectors.Dot(&as[i], &bs[j]))
		}
	}
	out := make([]Chain, len(least))
	var links []link
	for k, l := range least {
		links = links[:0]
		for i, c := range cosines {
			if c > l {
				links = append(links, link{int32(i / len(bs)), int32(i % len(bs)), c - l})
			}
		}
		out[k] = heaviest(links)
	}
	return out
}

// centre takes the mean of both texts' vectors off each.
func centre(as, bs []vectors.Vec) {
	if len(as) == 0 || len(bs) == 0 {
		return
	}
	var mean vectors.Vec
	for _, vs := range [][]vectors.Vec{as, bs} {
		for _, v := range vs {
			for d := range mean {
				mean[d] += v[d] / float32(2*len(vs))
			}
		}
	}
	for _, vs := range [][]vectors.Vec{as, bs} {
		for i := range vs {
			for d := range mean {
				vs[i][d] -= mean[d]
			}
			vs[i] = vs[i].Unit()
		}
	}
}
