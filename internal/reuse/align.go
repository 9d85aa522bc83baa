package reuse

import (
	"cmp"
	"math"
	"slices"
	"sync"
)

// What a word-level alignment earns and pays. A match earns the weight of the
// rarer word; a word that only shares a sense earns less.
const (
	synonym  = 0.75 // part of the weight
	mismatch = -0.3
	clash    = -0.45 // of a name or function word with another word
	gap      = -0.3
)

// maxPlaces is how many sentences a word may stand in to lead to them.
const maxPlaces = 48

// maxPartners is how many sentences of the other text a sentence is aligned
// with word by word.
const maxPartners = 3

// pair is two sentences, one of each text, aligned word by word.
type pair struct {
	a, b           int32   // sentences
	bag            float32 // weight of own words of a that b has, in any order
	detail         float32 // the same, less for words that either text has in many sentences
	score          float32 // of the best local alignment
	aFirst, aLast  int32   // the aligned words, half open
	bFirst, bLast  int32
	exact, related int32   // content words that align with the same word, with one that shares a sense
	swapped        int32   // content words that align with an unrelated word
	onlyA, onlyB   int32   // content words that align with none
	copied         int32   // words that align with the same form
	rarer          float32 // by how much the words of b are rarer than those of a that they replace, summed (log2)
}

// aligner holds what comparing two texts needs, for reuse.
type aligner struct {
	a, b *Text

	relStart []int32 // of each type of a, its related types of b: rel[relStart[t]:relStart[t+1]]
	rel      []relation
	fill     []int32
	found    [][2]int32 // types of a and of b that share a key, once for each key

	mark    []float32 // by type of b: how close it is to the current word of a
	bag     []float32 // by sentence of b: weight of the current sentence's words found there
	detail  []float32 // the same, less for words that stand in many sentences
	best    []float32 // by sentence of b: of the current word
	touched []int32

	steps [maxSentence + 1][maxSentence + 1]step
	pairs []pair
}

// relation says how close a type of the other text is, 0 to 1.
type relation struct {
	kind     int32
	strength float32
}

type step uint8

const (
	stop step = iota
	both
	skipA
	skipB
)

var aligners = sync.Pool{New: func() any { return new(aligner) }}

// sized is s with n zeroed elements.
func sized[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// relate fills rel: it merges the sorted keys of both texts, sorts what it
// found by type of a, and each type's few relations by type of b.
func (al *aligner) relate() {
	a, b := al.a, al.b
	found := al.found[:0]
	al.relStart = sized(al.relStart, len(a.types)+1)
	for i, j := 0, 0; i < len(a.keys) && j < len(b.keys); {
		x, y := uint32(a.keys[i]>>32), uint32(b.keys[j]>>32)
		if x != y {
			if x < y {
				i++
			} else {
				j++
			}
			continue
		}
		endB := j
		for endB < len(b.keys) && uint32(b.keys[endB]>>32) == x {
			endB++
		}
		for ; i < len(a.keys) && uint32(a.keys[i]>>32) == x; i++ {
			for k := j; k < endB; k++ {
				found = append(found, [2]int32{int32(uint32(a.keys[i])), int32(uint32(b.keys[k]))})
			}
			al.relStart[uint32(a.keys[i])+1] += int32(endB - j)
		}
		j = endB
	}
	al.found = found
	for i := range a.types {
		al.relStart[i+1] += al.relStart[i]
	}
	al.rel = sized(al.rel, len(found))
	al.fill = append(al.fill[:0], al.relStart...)
	for _, f := range found {
		r := relation{f[1], synonym}
		if a.types[f[0]].id == b.types[f[1]].id {
			r.strength = 1
		}
		al.rel[al.fill[f[0]]] = r
		al.fill[f[0]]++
	}
	al.settle()
}

// settle orders the relations of each type and leaves each once.
func (al *aligner) settle() {
	n := int32(0)
	for t := range al.a.types {
		rel := al.rel[al.relStart[t]:al.relStart[t+1]]
		if len(rel) > 1 {
			slices.SortFunc(rel, func(r, s relation) int { return int(r.kind - s.kind) })
			rel = slices.Compact(rel)
		}
		al.relStart[t] = n
		n += int32(copy(al.rel[n:], rel))
	}
	al.relStart[len(al.a.types)] = n
	al.rel = al.rel[:n]
}

func (al *aligner) related(kind int32) []relation {
	return al.rel[al.relStart[kind]:al.relStart[kind+1]]
}

// collect fills bag and touched for a sentence of a.
func (al *aligner) collect(s sentence) {
	for _, j := range al.touched {
		al.bag[j], al.detail[j] = 0, 0
	}
	al.touched = al.touched[:0]
	words := al.a.words[s.first:s.last]
	for i, w := range words {
		if w.quoted || w.function || slices.ContainsFunc(words[:i], func(v word) bool { return v.kind == w.kind && !v.quoted }) {
			continue
		}
		al.collectWord(w)
	}
}

func (al *aligner) collectWord(w word) {
	b := al.b
	own := al.a.start[w.kind+1] - al.a.start[w.kind]
	for _, r := range al.related(w.kind) {
		places := b.places[b.start[r.kind]:b.start[r.kind+1]]
		if len(places) > maxPlaces {
			continue
		}
		rare := detail(own, int32(len(places)))
		value := r.strength * min(w.weight, b.types[r.kind].weight)
		for _, j := range places {
			if al.bag[j] == 0 && al.best[j] == 0 {
				al.touched = append(al.touched, j)
			}
			if value > al.best[j] {
				al.bag[j] += value - al.best[j]
				al.detail[j] += (value - al.best[j]) * rare
				al.best[j] = value
			}
		}
	}
	for _, r := range al.related(w.kind) {
		places := b.places[b.start[r.kind]:b.start[r.kind+1]]
		if len(places) > maxPlaces {
			continue
		}
		for _, j := range places {
			al.best[j] = 0
		}
	}
}

// detail is how much of a word's weight is left when a and b sentences of the
// two texts have it: what stands everywhere is the event, what stands once is a
// detail of the telling.
func detail(a, b int32) float32 {
	return float32(1 / math.Sqrt(float64(a)*float64(b)))
}

// run aligns every sentence of a that has words of its own with its best
// partners in b.
func (al *aligner) run(a, b *Text) {
	al.a, al.b = a, b
	al.relate()
	al.mark = sized(al.mark, len(b.types))
	al.bag = sized(al.bag, len(b.sentences))
	al.detail = sized(al.detail, len(b.sentences))
	al.best = sized(al.best, len(b.sentences))
	al.touched = al.touched[:0]
	al.pairs = al.pairs[:0]
	for i, s := range a.sentences {
		if s.own == 0 {
			continue
		}
		al.collect(s)
		for _, j := range al.partners(s) {
			al.pairs = append(al.pairs, al.align(int32(i), j))
		}
	}
}

// minBag is the part of the smaller sentence's own weight that two sentences
// must share to be aligned word by word.
const minBag = 0.2

// partners are the sentences of b worth aligning with s, the best first.
func (al *aligner) partners(s sentence) []int32 {
	b := al.b
	var top []int32
	better := func(x, y int32) int {
		return cmp.Or(cmp.Compare(al.bag[y]+al.detail[y], al.bag[x]+al.detail[x]), cmp.Compare(x, y))
	}
	for _, j := range al.touched {
		o := b.sentences[j].own
		if o == 0 || al.bag[j] < minBag*min(s.own, o) {
			continue
		}
		at, _ := slices.BinarySearchFunc(top, j, better)
		if at == maxPartners {
			continue
		}
		top = slices.Insert(top, at, j)
		top = top[:min(len(top), maxPartners)]
	}
	return top
}

// align is the best local alignment of two sentences. No cell is below 0, so
// the bits of two scores compare as numbers, which spares the processor the
// branches that it cannot foresee.
func (al *aligner) align(i, j int32) pair {
	sa, sb := al.a.sentences[i], al.b.sentences[j]
	as, bs := al.a.words[sa.first:sa.last], al.b.words[sb.first:sb.last]
	p := pair{a: i, b: j, bag: al.bag[j], detail: al.detail[j]}
	var endA, endB int
	var cells [maxSentence + 1]float32 // of the row above, then of this one
	var earned [maxSentence]float32
	most := int32(0)
	for x := range as {
		al.earn(&as[x], bs, &earned)
		steps := al.steps[x+1][1 : len(bs)+1]
		diagonal, left := float32(0), float32(0)
		for y := range steps {
			best, by := int32(0), stop
			if d := rank(diagonal + earned[y]); d > best {
				best, by = d, both
			}
			diagonal = cells[y+1]
			if d := rank(diagonal + gap); d > best {
				best, by = d, skipA
			}
			if d := rank(left + gap); d > best {
				best, by = d, skipB
			}
			left = math.Float32frombits(uint32(best))
			cells[y+1] = left
			steps[y] = by
			if best > most {
				most, endA, endB = best, x+1, y+1
			}
		}
	}
	p.score = math.Float32frombits(uint32(most))
	al.trace(&p, endA, endB)
	return p
}

// rank orders floats, of which one at least is not negative, as integers.
func rank(f float32) int32 { return int32(math.Float32bits(f)) }

// earn fills in what aligning w with each of the words is worth.
func (al *aligner) earn(w *word, words []word, earned *[maxSentence]float32) {
	if w.function {
		for y := range words {
			earned[y] = clash
			if words[y].form == w.form {
				earned[y] = w.weight
			}
		}
		return
	}
	rel := al.related(w.kind)
	for _, r := range rel {
		al.mark[r.kind] = r.strength
	}
	for y := range words {
		v := &words[y]
		switch {
		case al.mark[v.kind] > 0:
			earned[y] = al.mark[v.kind] * min(w.weight, v.weight)
		case v.form == w.form:
			earned[y] = w.weight
		case v.function || v.name || w.name:
			earned[y] = clash
		default:
			earned[y] = mismatch
		}
	}
	for _, r := range rel {
		al.mark[r.kind] = 0
	}
}

// trace walks the alignment back from its end and fills in what it aligns.
func (al *aligner) trace(p *pair, x, y int) {
	sa, sb := al.a.sentences[p.a], al.b.sentences[p.b]
	p.aLast, p.bLast = sa.first+int32(x), sb.first+int32(y)
	for x > 0 && y > 0 {
		by := al.steps[x][y]
		if by == stop {
			break
		}
		switch by {
		case both:
			x, y = x-1, y-1
			p.count(&al.a.words[sa.first+int32(x)], &al.b.words[sb.first+int32(y)], al)
		case skipA:
			x--
			if !al.a.words[sa.first+int32(x)].function {
				p.onlyA++
			}
		case skipB:
			y--
			if !al.b.words[sb.first+int32(y)].function {
				p.onlyB++
			}
		}
	}
	p.aFirst, p.bFirst = sa.first+int32(x), sb.first+int32(y)
	p.reach(al)
}

// maxReach is how many words at either end of two sentences are aligned one by
// one though they differ, where as many are left of both: a local alignment
// stops before a replaced word at the end.
const maxReach = 2

func (p *pair) reach(al *aligner) {
	sa, sb := al.a.sentences[p.a], al.b.sentences[p.b]
	if n := p.aFirst - sa.first; n == p.bFirst-sb.first && n <= maxReach {
		for ; p.aFirst > sa.first; p.aFirst, p.bFirst = p.aFirst-1, p.bFirst-1 {
			p.count(&al.a.words[p.aFirst-1], &al.b.words[p.bFirst-1], al)
		}
	}
	if n := sa.last - p.aLast; n == sb.last-p.bLast && n <= maxReach {
		for ; p.aLast < sa.last; p.aLast, p.bLast = p.aLast+1, p.bLast+1 {
			p.count(&al.a.words[p.aLast], &al.b.words[p.bLast], al)
		}
	}
}

func (p *pair) count(w, v *word, al *aligner) {
	switch {
	case w.form == v.form:
		p.copied++
		if !w.function && !w.quoted {
			p.exact++
		}
	case w.quoted || w.function && v.function:
	case al.a.types[w.kind].id == al.b.types[v.kind].id:
		p.exact++
	case slices.ContainsFunc(al.related(w.kind), func(r relation) bool { return r.kind == v.kind }):
		p.related++
		p.rarer += w.common - v.common
	default:
		p.swapped++
		p.rarer += w.common - v.common
	}
}
