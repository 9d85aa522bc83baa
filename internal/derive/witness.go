package derive

import (
	"slices"

	"stemma/internal/reuse"
)

// Witnesses tells which phrases of an account's texts stand in which others. In
// the terms of textual criticism: a phrase that only some copies have is a
// variant reading, and who descends from whom shows in who shares which.
type Witnesses struct {
	phrases [][]uint32 // of each text, in order
	holders [][]int32  // of each of these, how many of the texts have it
	lines   []line     // each text
	styles  []style    // of each
}

// NewWitnesses reads the phrases of the texts of one account.
func NewWitnesses(texts []*reuse.Text) *Witnesses {
	w := &Witnesses{make([][]uint32, len(texts)), make([][]int32, len(texts)), make([]line, len(texts)), make([]style, len(texts))}
	n := 0
	for i, t := range texts {
		w.phrases[i] = t.Phrases()
		w.lines[i] = newLine(t, w.phrases[i])
		w.styles[i] = readStyle(t.Reading.Text)
		n += len(w.phrases[i])
	}
	count := make(map[uint32]int32, n/2)
	for _, phrases := range w.phrases {
		for _, p := range phrases {
			count[p]++
		}
	}
	for i, phrases := range w.phrases {
		w.holders[i] = make([]int32, len(phrases))
		for k, p := range phrases {
			w.holders[i][k] = count[p]
		}
	}
	return w
}

// Variants counts in phrases what tells a parent, A, from other kin of B.
type Variants struct {
	Only         float64 // both have it and no other text
	LacksSeen    float64 // B has it and A lacks it, and another text has it: B did not make it up
	LacksAlone   float64 // B has it and no other text
	LeavesSeen   float64 // A has it and B lacks it, and another text has it
	LeavesAlone  float64 // A has it and no other text: nobody took it over
	Both, Either float64

	lacks, leaves sites          // where B has what A lacks, and where A has what B lacks
	plain, fine   [marks]float64 // how much plainer B writes its marks than A, how much finer
}

// Swap is the variants with the sides exchanged.
func (v Variants) Swap() Variants {
	v.LacksSeen, v.LeavesSeen = v.LeavesSeen, v.LacksSeen
	v.LacksAlone, v.LeavesAlone = v.LeavesAlone, v.LacksAlone
	v.lacks, v.leaves = v.leaves, v.lacks
	v.plain, v.fine = v.fine, v.plain
	return v
}

// Of compares text a as A with text b as B.
func (w *Witnesses) Of(a, b int) Variants {
	var v Variants
	as, bs := w.phrases[a], w.phrases[b]
	inA, inB := make([]bool, len(bs)), make([]bool, len(as))
	for i, j := 0, 0; i < len(as) || j < len(bs); {
		switch {
		case j == len(bs) || i < len(as) && as[i] < bs[j]:
			if w.holders[a][i] > 1 {
				v.LeavesSeen++
			} else {
				v.LeavesAlone++
			}
			i++
		case i == len(as) || bs[j] < as[i]:
			if w.holders[b][j] > 1 {
				v.LacksSeen++
			} else {
				v.LacksAlone++
			}
			j++
		default:
			v.Both++
			inA[j], inB[i] = true, true
			if w.holders[a][i] == 2 {
				v.Only++
			}
			i, j = i+1, j+1
		}
	}
	v.lacks, v.leaves = w.sites(b, inA), w.sites(a, inB)
	v.plain, v.fine = w.styles[a].finer(w.styles[b]), w.styles[b].finer(w.styles[a])
	v.Either = v.Both + v.LacksSeen + v.LacksAlone + v.LeavesSeen + v.LeavesAlone
	return v
}

// ofTwo compares texts a and b, taken as one, as A with text c as B, where v and u are
// a's and b's variants. Of what c lacks, only changes of wording count.
func (w *Witnesses) ofTwo(a, b, c int, v, u Variants) Variants {
	has := make([]bool, len(w.phrases[c]))
	both := Variants{Only: v.Only + u.Only}
	for k, p := range w.phrases[c] {
		switch {
		case w.has(a, p) || w.has(b, p):
			has[k] = true
			both.Both++
		case w.holders[c][k] > 1:
			both.LacksSeen++
		default:
			both.LacksAlone++
		}
	}
	both.Either = both.Both + both.LacksSeen + both.LacksAlone
	both.lacks = w.sites(c, has)
	both.leaves = sites{seen: v.leaves.seen + u.leaves.seen, alone: v.leaves.alone + u.leaves.alone}
	for k := range both.plain {
		both.plain[k], both.fine[k] = max(v.plain[k], u.plain[k]), max(v.fine[k], u.fine[k])
	}
	return both
}

// has reports whether a text has a phrase.
func (w *Witnesses) has(text int, phrase uint32) bool {
	_, ok := slices.BinarySearch(w.phrases[text], phrase)
	return ok
}

// heldOutside reports whether a phrase of a text stands in a text that is not
// of the family, to which the text belongs.
func (w *Witnesses) heldOutside(text int, phrase uint32, family []*article) bool {
	k, ok := slices.BinarySearch(w.phrases[text], phrase)
	if !ok { // of a long text the first phrases are kept
		return false
	}
	holders := w.holders[text][k]
	if holders < 2 {
		return false
	}
	for _, a := range family {
		if w.has(a.place, phrase) {
			holders--
		}
	}
	return holders > 0
}
