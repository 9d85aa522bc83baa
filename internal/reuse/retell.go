package reuse

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"stemma/internal/quantity"
	"stemma/internal/vectors"
	"stemma/news"
)

// Retelling is how much of what one text tells, the child, another tells as well.
//
// Who rewrites a single text has no fact that is not in it, however he words
// them; a reporter has some: names, numbers, things that were said to him. So the
// child's facts are counted by whether the other text has them. And its sentences
// are held against each two neighbouring sentences of the other, words of one
// sense or of like meaning taken as the same: a retold sentence has its like at
// one place, what an independent one tells is scattered there.
type Retelling struct {
	Names, Figures Facts // of the child's own, outside quotation marks
	Quoted         Facts // the words of its quotations
	Words          Facts // the plain words of its own
	Left           Facts // the figures of the other text, by whether the child has them
	// Sentences is how much of the child's own sentences stands at one place of
	// the other, by weight of the words that few sentences have, 0 to 1; Single is
	// the same within single sentences.
	Sentences, Single float64
	// Order is how much more of these places follow one another as the sentences do
	// than the other way round, -1 to 1.
	Order float64
	// Meaning is the heaviest chain of sentences of like meaning, a sentence of the
	// child.
	Meaning float64
	// Share is the part of the child's own words that lie in sentences most of
	// which stands at one place.
	Share float64

	child, parent *Text
	like          []float32 // of each type of the child, how like it is to a word of each sentence of the other
	wide          int       // the number of these sentences
	places        []place
}

// Facts are what a text tells, by whether another has it.
type Facts struct {
	Held, Own  float64 // weights of what the other has, and of what it has not
	Count, All int     // how many the other has, of how many
}

func (f *Facts) put(weight, held float64) {
	f.Held += weight * held
	f.Own += weight * (1 - held)
	f.All++
	if held > 0.5 {
		f.Count++
	}
}

// place is the sentence of the child and those of the other that tell it.
type place struct{ child, first, last int32 }

// The bounds of what is compared, beside maxMeant sentences.
const (
	maxFacts = 256  // names, and figures
	maxTypes = 2048 // words
)

// Retell compares the names and figures of child with what parent tells.
func Retell(child, parent *Text) *Retelling {
	r := &Retelling{child: child, parent: parent}
	mine, others := child.told(), parent.told()
	for i := range mine.names {
		n := &mine.names[i]
		r.Names.put(n.weight, one(others.hasName(n)))
	}
	r.Figures, r.Left = mine.figuresIn(others), others.figuresIn(mine)
	return r
}

func (o *told) figuresIn(others *told) (f Facts) {
	for i := range o.figures {
		if q := &o.figures[i]; !q.Vague {
			f.put(figureWeight(q), one(others.hasFigure(q)))
		}
	}
	for _, n := range o.numerals {
		f.put(numeralWeight, one(slices.Contains(others.numerals, n)))
	}
	return f
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// told is what a text tells outside its quotations, and what it has anywhere for
// looking up.
type told struct {
	names    []name
	figures  []quantity.Quantity // the distinct ones
	numerals []string            // that stand in no figure: years, dates, times

	ids    map[uint32]bool // of all words, also of its title, outlet and dateline
	starts []string        // distinct words of names
}

// name is a run of capitalised words.
type name struct {
	rarest, last *lexeme
	weight       float64
}

// told is read when it is first asked for.
func (t *Text) told() *told {
	t.once.Do(func() {
		o := &told{names: t.names(), ids: make(map[uint32]bool, len(t.types))}
		for _, l := range t.types {
			o.ids[l.id] = true
		}
		r := t.Reading
		for _, s := range [...]string{r.Title, r.Outlet, r.Dateline} {
			for w := range strings.FieldsFuncSeq(s, func(c rune) bool { return strings.ContainsRune(" .,:;'’‘“”\"", c) }) {
				o.ids[lookup(string(fold(nil, w))).id] = true
			}
		}
		seen := make([]bool, len(t.types))
		for i := range t.words {
			if w := &t.words[i]; w.name && !seen[w.kind] && len(o.starts) < 2*maxFacts {
				seen[w.kind] = true
				o.starts = append(o.starts, t.types[w.kind].form)
			}
		}
		t.readFigures(o)
		t.facts = o
	})
	return t.facts
}

// names are the distinct names of the text outside quotation marks. A word that
// is capitalised only where a sentence begins is none.
func (t *Text) names() []name {
	within := make([]bool, len(t.types))
	for i := range t.words {
		if w := &t.words[i]; w.name && t.sentences[w.sentence].first != int32(i) {
			within[w.kind] = true
		}
	}
	var out []name
	seen := map[uint32]bool{}
	for i := 0; i < len(t.words) && len(out) < maxFacts; {
		if w := &t.words[i]; !w.name || w.quoted || !within[w.kind] {
			i++
			continue
		}
		var n name
		for first := i; i < len(t.words) && (i == first || t.goesOn(i)); i++ {
			l := t.types[t.words[i].kind]
			if n.last = l; n.rarest == nil || l.log < n.rarest.log {
				n.rarest = l
			}
		}
		if !seen[n.rarest.id] {
			seen[n.rarest.id] = true
			n.weight = min(max((unseenBits-float64(n.rarest.log)-commonName)/6, 0.1), 2)
			out = append(out, n)
		}
	}
	return out
}

const (
	unseenBits = 23.25 // log2 of ten million
	commonName = 9     // bits of a name that everybody writes
)

// goesOn reports whether a word belongs to the name that the one before it is in.
func (t *Text) goesOn(i int) bool {
	v, w := &t.words[i-1], &t.words[i]
	return w.name && !w.quoted && w.sentence == v.sentence && strings.Trim(t.Reading.Text[v.end:w.start], " .") == ""
}

// hasName reports whether a text has the rarest or the last word of a name, or a
// name that begins alike.
func (o *told) hasName(n *name) bool {
	return o.ids[n.rarest.id] || o.ids[n.last.id] || slices.ContainsFunc(o.starts, func(s string) bool {
		return beginsAlike(n.rarest.form, s) || beginsAlike(n.last.form, s)
	})
}

// beginsAlike reports whether two names begin alike, as a country's and that of
// its people do.
func beginsAlike(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= 4 && strings.HasPrefix(b, a[:min(len(a), 5)])
}

// readFigures fills figures and numerals.
func (t *Text) readFigures(o *told) {
	text := t.Reading.Text
	seen := map[string]bool{}
	var spans []news.Span
	for _, q := range quantity.Find(text) {
		spans = append(spans, q.Span)
		if written := q.Span.Of(text); !seen[written] && len(o.figures) < maxFacts {
			seen[written] = true
			o.figures = append(o.figures, q)
		}
	}
	in := skipper{spans: spans}
	for i := range t.words {
		w := &t.words[i]
		if form := t.types[w.kind].form; w.number && !in.covers(int(w.start)) && !seen[form] && len(o.numerals) < maxFacts {
			seen[form] = true
			o.numerals = append(o.numerals, form)
		}
	}
}

func (o *told) hasFigure(q *quantity.Quantity) bool {
	return slices.ContainsFunc(o.figures, func(p quantity.Quantity) bool {
		return p.Value == q.Value || quantity.Comparable(p, *q) && quantity.Agree(p, *q)
	})
}

const numeralWeight = 0.5

// figureWeight is small for small numbers, which many texts have.
func figureWeight(q *quantity.Quantity) float64 {
	switch {
	case q.Value <= 3:
		return 0.1
	case q.Value <= 12:
		return 0.5
	}
	return 1
}

// Align lays the child's sentences and quotations beside the other text.
func (r *Retelling) Align() {
	c, p := r.child, r.parent
	if r.wide = min(len(p.sentences), maxMeant); r.wide == 0 || len(c.types) == 0 {
		return
	}
	r.compareWords()
	weights := r.weighWords()
	cover := make([]float64, r.wide)
	var covered, single, all, retold float64
	var order []int
	for i, s := range c.sentences[:min(len(c.sentences), maxMeant)] {
		if s.own == 0 {
			continue
		}
		weight := r.cover(s.first, s.last, false, weights, cover)
		at := greatest(cover)
		covered += cover[at]
		single += r.inOne(s, weights)
		all += weight
		if cover[at] > minPlaced*weight {
			order = append(order, at)
		}
		if cover[at] > minRetold*weight {
			retold += float64(s.own)
			r.places = append(r.places, r.place(int32(i), int32(at), weights, cover[at]))
		}
	}
	r.Sentences, r.Single = covered/max(all, 1e-9), single/max(all, 1e-9)
	r.Order = rising(order)
	r.Meaning = Meaning(c, p, minMeant)[0].Weight / float64(max(1, c.OwnSentences()))
	r.Share = retold / max(float64(c.own), 1e-9)
	r.readQuoted(cover)
	r.like = nil
}

const (
	minRetold = 0.45 // of a sentence's weight, at one place
	minPlaced = 0.4  // the same, to have an order
	minMeant  = 0.3  // cosine of sentences of like meaning
	// A quotation of which less than the one stands at one place is the child's own,
	// of which more than the other is not.
	leastQuoted, mostQuoted = 0.4, 0.8
	minQuoted               = 3 // content words of a quotation
)

// readQuoted fills Quoted.
func (r *Retelling) readQuoted(cover []float64) {
	c := r.child
	flat := make([]float64, len(c.types))
	for i := range flat {
		flat[i] = 1
	}
	first := 0
	for _, span := range quotations(c.Reading) {
		for first < len(c.words) && int(c.words[first].start) < span.Start {
			first++
		}
		last, content := first, 0
		for ; last < len(c.words) && int(c.words[last].end) <= span.End; last++ {
			if !c.words[last].function {
				content++
			}
		}
		if content >= minQuoted {
			weight := r.cover(int32(first), int32(last), true, flat, cover)
			part := cover[greatest(cover)] / max(weight, 1e-9)
			r.Quoted.put(weight, min(1, max(0, (part-leastQuoted)/(mostQuoted-leastQuoted))))
		}
		first = last
	}
}

// weighWords fills Words and gives each type its weight in a sentence: the less,
// the more sentences of either text have it.
func (r *Retelling) weighWords() []float64 {
	c := r.child
	count, plain := make([]float64, len(c.types)), make([]bool, len(c.types))
	for i := range c.words {
		w := &c.words[i]
		if count[w.kind]++; !w.quoted {
			plain[w.kind] = true
		}
	}
	for i := range c.words {
		if w := &c.words[i]; w.name || w.number {
			plain[w.kind] = false
		}
	}
	weights := make([]float64, len(c.types))
	for i, l := range c.types[:min(len(c.types), maxTypes)] {
		if l.function {
			continue
		}
		stands := 0
		for _, x := range r.row(int32(i)) {
			if x > 0.5 {
				stands++
			}
		}
		if plain[i] {
			r.Words.put(float64(l.weight), one(stands > 0))
		}
		weights[i] = 1 / math.Sqrt(max(1, float64(stands))*count[i])
	}
	return weights
}

// row is how like a type of the child is to a word of each sentence of the other.
func (r *Retelling) row(kind int32) []float32 {
	return r.like[int(kind)*r.wide : (int(kind)+1)*r.wide]
}

// cover fills in how much of the words [first, last) stands in each two
// neighbouring sentences of the other text, and gives the weight of all.
func (r *Retelling) cover(first, last int32, quoted bool, weights, cover []float64) (all float64) {
	clear(cover)
	r.each(first, last, quoted, func(w *word) {
		weight := float64(w.weight) * weights[w.kind]
		all += weight
		row := r.row(w.kind)
		for k, x := range row {
			if k+1 < len(row) {
				x = max(x, row[k+1])
			}
			cover[k] += weight * float64(x)
		}
	})
	return all
}

// maxQuoted is how many words of a quotation are looked at.
const maxQuoted = 256

// each calls f once for each content word of [first, last), those in quotation
// marks only where they are asked for.
func (r *Retelling) each(first, last int32, quoted bool, f func(*word)) {
	words := r.child.words[first:last]
	words = words[:min(len(words), maxQuoted)]
	for i := range words {
		w := &words[i]
		if !w.function && w.quoted == quoted && w.kind < maxTypes &&
			!slices.ContainsFunc(words[:i], func(v word) bool { return v.kind == w.kind && v.quoted == quoted }) {
			f(w)
		}
	}
}

// place is where sentence i is told: at two sentences from at on, or at one of
// them where that has nearly as much.
func (r *Retelling) place(i, at int32, weights []float64, both float64) place {
	const nearly = 0.85
	var alone [2]float64
	s := r.child.sentences[i]
	r.each(s.first, s.last, false, func(w *word) {
		for k := range alone {
			if at := int(at) + k; at < r.wide {
				alone[k] += float64(w.weight) * weights[w.kind] * float64(r.row(w.kind)[at])
			}
		}
	})
	switch {
	case alone[0] >= nearly*both:
		return place{i, at, at}
	case alone[1] >= nearly*both:
		return place{i, at + 1, at + 1}
	}
	return place{i, at, at + 1}
}

// inOne is how much of a sentence stands in the one of the other text that has most.
func (r *Retelling) inOne(s sentence, weights []float64) float64 {
	cover := make([]float64, r.wide)
	r.each(s.first, s.last, false, func(w *word) {
		weight := float64(w.weight) * weights[w.kind]
		for k, x := range r.row(w.kind) {
			cover[k] += weight * float64(x)
		}
	})
	return slices.Max(cover)
}

// rising is by how much more of the pairs of numbers rise than fall, -1 to 1, the
// fewer they are the nearer to 0.
func rising(xs []int) float64 {
	const few = 3
	up, all := 0, 0
	for i, x := range xs {
		for _, y := range xs[:i] {
			up += cmp.Compare(x, y)
			if x != y {
				all++
			}
		}
	}
	return float64(up) / float64(all+few)
}

func greatest(xs []float64) int {
	at := 0
	for i, x := range xs {
		if x > xs[at] {
			at = i
		}
	}
	return at
}

// What words that are not the same earn: who shares a sense, and whose vectors
// have at least this cosine.
const (
	oneSense  = 0.8
	minCosine = 0.4
)

// compareWords fills like.
func (r *Retelling) compareWords() {
	c, p := r.child, r.parent
	n, m := min(len(c.types), maxTypes), min(len(p.types), maxTypes)
	r.like = make([]float32, n*r.wide)
	stands := make([][]int32, m) // the sentences of each type of p
	for i := range p.words[:p.sentences[r.wide-1].last] {
		w := &p.words[i]
		if w.function || int(w.kind) >= m {
			continue
		}
		if s := stands[w.kind]; len(s) == 0 || s[len(s)-1] != w.sentence {
			stands[w.kind] = append(s, w.sentence)
		}
	}
	var known []int32 // types of p that have a vector
	var meant []vectors.Vec
	for j := range stands {
		if v, ok := vectors.Of(p.types[j].form); ok && stands[j] != nil {
			known, meant = append(known, int32(j)), append(meant, v.Unit())
		}
	}
	for i := range n {
		l := c.types[i]
		if l.function {
			continue
		}
		row := r.row(int32(i))
		mark := func(kind int32, x float32) {
			for _, s := range stands[kind] {
				row[s] = max(row[s], x)
			}
		}
		same := false
		for _, k := range l.keys {
			at, _ := slices.BinarySearch(p.keys, uint64(k)<<32)
			for ; at < len(p.keys) && uint32(p.keys[at]>>32) == k; at++ {
				kind := int32(uint32(p.keys[at]))
				if int(kind) >= m {
					continue
				}
				if p.types[kind].id == l.id {
					same = true
					mark(kind, 1)
				} else {
					mark(kind, oneSense)
				}
			}
		}
		if same {
			continue
		}
		v, ok := vectors.Of(l.form)
		if !ok {
			continue
		}
		v = v.Unit()
		for k, kind := range known {
			if x := vectors.Dot(&v, &meant[k]); x >= minCosine {
				mark(kind, float32(min(x, oneSense)))
			}
		}
	}
}

// Passages are the passages of the comparison, which has the other text as A and
// the child as B, and what is retold beside these, in the order of the former.
func (r *Retelling) Passages(c *Comparison) []news.Passage {
	out := c.Passages()
	aligned := make([]news.Span, len(out))
	for i, p := range out {
		aligned[i] = p.To
	}
	for _, x := range r.places {
		p := news.Passage{From: r.parent.span(x.first, x.last), To: r.child.span(x.child, x.child), Kind: news.RewrittenPassage}
		if !slices.ContainsFunc(aligned, p.To.Overlaps) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(p, q news.Passage) int { return cmp.Or(p.From.Start-q.From.Start, p.To.Start-q.To.Start) })
	return out
}

// span is that of sentences.
func (t *Text) span(first, last int32) news.Span {
	return t.spanOf(t.sentences[first].first, t.sentences[last].last)
}
