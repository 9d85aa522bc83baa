package derive

import (
	"math"

	"stemma/internal/reuse"
	"stemma/news"
)

// edge is a pair of articles one of which hangs on the other.
type edge struct {
	a, b       int // indices into the sorted articles, a < b
	x, y       *article
	shared     *reuse.Comparison // of x as A and y as B
	variants   Variants          // the same
	alone      float64           // log odds that they hang together, from the words of the two alone
	tells      [2]telling        // what y tells of x, and x of y; empty where the words suffice
	byFacts    bool              // they hang together by what they tell
	confidence float64           // the probability, from the whole story
	kind       news.DerivationKind
	rewrite    bool // the words of one are another's, also where the kind is CommonSource

	// how much each looks like the other's parent, x first: were the child a
	// copy, and what is added for its being reworded
	looks [2]struct{ copied, reworded float64 }

	odds     float64 // log odds that y comes from x, but for what either leaves out
	reversed bool    // as it was decided: x comes from y
	directed bool
	spliced  bool // it is one of two that together account for a text

	agencies [2]string // that parent and child credit and that are not among the articles
	attested bool      // the child has a sentence that the parent lacks and a third has
}

// newEdge compares two articles.
func newEdge(a, b int, articles []*article) *edge {
	e := &edge{a: a, b: b, x: articles[a], y: articles[b]}
	e.shared = reuse.Compare(e.x.text, e.y.text)
	e.alone = Alone(e.shared)
	e.tells[0].odds, e.tells[1].odds = untold, untold
	if e.alone < sure {
		e.tell()
	}
	if e.alone < doubtful && e.toldOdds() < doubtful {
		e.shared = nil
	}
	return e
}

const (
	// doubtful is the log odds from which on a pair that does not hold alone
	// may hold by contrast.
	doubtful = -3.5
	// sure is the log odds from which on the words of two articles suffice.
	sure = 4.4
	// maxContrast bounds what contrast adds.
	maxContrast = 3
	// minContrast is what it must make up for: the closest of some pairs is
	// always closer than the rest.
	minContrast = 0.4
)

// judge sets the edge's confidence. Where the two texts alone leave it in
// doubt, it counts how much more they share than either shares with the other
// articles of the story that are independent of it: what all share is the
// event, what two share is the text.
func (e *edge) judge(kin [][]*edge) {
	odds := e.alone
	if doubtful <= odds && odds < 0 {
		others, n := math.Inf(-1), 0
		for _, i := range [2]int{e.a, e.b} {
			for _, f := range kin[i] {
				if f != e && !f.holds() && !tied(kin, f.a+f.b-i, e.a+e.b-i) {
					others = max(others, f.alone)
					n++
				}
			}
		}
		if n >= 2 && ownShared(e.shared) >= minDoubtful {
			odds += min(maxContrast, odds-others) + minContrast
		}
	}
	if e.shared != nil && stock(e.shared, e.shared.Plain()) {
		odds = min(odds, doubtful)
	}
	e.tells[0].story, e.tells[1].story = e.toldInStory(0, kin), e.toldInStory(1, kin)
	told := max(e.tells[0].story, e.tells[1].story)
	e.byFacts = chance(odds) < minConfidence && chance(told) >= minTold
	e.confidence = chance(odds)
	if e.byFacts {
		e.confidence = chance(told)
	}
	e.odds = byTime(e) + byCredit(e)
	switch {
	case e.byFacts:
		e.odds += e.tells[0].odds - e.tells[1].odds
	case e.shared != nil:
		e.odds += bySigns(e.shared)
	}
}

// chance is the probability that has these log odds.
func chance(odds float64) float64 { return 1 / (1 + math.Exp(-odds)) }

const (
	// minShared is the weight of plain words that two articles must share, about
	// a sentence's, and beside the one paragraph that has most of them.
	minShared = 8
	// minRetold and minDoubtful are weights of own words, about two sentences' and
	// about four: of many short pairs that hang together by contrast only, one is
	// the closest by chance.
	minRetold   = 12
	minDoubtful = 24
	// maxStock is the part of an article that a paragraph of stock background
	// takes up at most.
	maxStock = 0.3
)

// stock reports whether what two articles share is too little to tie them:
// phrases and names, or one paragraph of background that stands as well in other
// articles and beside it hardly more. p is what they share of plain words.
func stock(c *reuse.Comparison, p reuse.Plain) bool {
	if retold(c) {
		return false
	}
	if p.Weight < minShared {
		return max(c.InA.Shared, c.InB.Shared, c.InA.Copied, c.InB.Copied) < 1-maxStock
	}
	return p.Share < maxStock && p.Weight-p.Most < minShared
}

// retold reports whether two articles say the same in most of their sentences, in
// words that are too different, or stand in too different an order, to be
// aligned: as a translator would who had only a translation.
func retold(c *reuse.Comparison) bool {
	const most, least = 0.5, 2 // of the sentences' text; how often that of the passages
	a, b := c.InA, c.InB
	return min(a.Alike, b.Alike) >= most && min(a.Alike, b.Alike) >= least*max(a.Shared, b.Shared) && b.Alike*c.B.Own() >= minRetold
}

// ownShared is the weight of own words that two articles share.
func ownShared(c *reuse.Comparison) float64 {
	return max(c.InA.Shared*c.A.Own(), c.InB.Shared*c.B.Own())
}

// holds reports whether two articles hang together by what the two share.
func (e *edge) holds() bool { return e.alone >= 0 || e.toldOdds() >= 0 }

// tied reports whether two articles hang together by what they share alone.
func tied(kin [][]*edge, i, j int) bool {
	e := between(kin, i, j)
	return e != nil && e.holds()
}

// between is the edge between two articles, nil where they were not compared.
func between(kin [][]*edge, i, j int) *edge {
	for _, e := range kin[i] {
		if e.a+e.b-i == j {
			return e
		}
	}
	return nil
}

// Alone is the log odds that one of the texts hangs on the other or both on a
// third, from the two alone: a logistic regression over Evidence.
func Alone(c *reuse.Comparison) float64 {
	odds := intercept
	for i, x := range Evidence(c) {
		odds += weights[i] * x
	}
	return odds
}

// onto is what the two share, with the article child as B.
func (e *edge) onto(child int) *reuse.Comparison {
	if child == e.a {
		return e.shared.Swap()
	}
	return e.shared
}

// shareOf is the part of the child's own text that the other has.
func (e *edge) shareOf(child int) float64 {
	if child == e.a {
		return e.shared.InA.Shared
	}
	return e.shared.InB.Shared
}

// oddsInto are the log odds that the edge leads to the article child.
func (e *edge) oddsInto(child int) float64 {
	if child == e.a {
		return -e.odds
	}
	return e.odds
}

// ends are the parent and the child.
func (e *edge) ends() (parent, child int) {
	if e.reversed {
		return e.b, e.a
	}
	return e.a, e.b
}

// lead turns the edge so that it leads to the article child.
func (e *edge) lead(child int) { e.reversed = child == e.a }

// into ranks what the article child may come from: the log probability of the
// direction, and how much less the other looks like its parent
// than the likeliest of its kin does.
func (e *edge) into(child int) float64 {
	closest := e.y.closest
	if child == e.a {
		closest = e.x.closest
	}
	return logChance(e.oddsInto(child)) + e.parentage(child) - closest
}

// logChance is the logarithm of the probability that has these log odds.
func logChance(odds float64) float64 {
	if odds < -30 {
		return odds
	}
	return -math.Log1p(math.Exp(-odds))
}

// readLineage fills looks.
func (e *edge) readLineage() {
	if e.byFacts {
		for i, t := range e.tells {
			e.looks[i].copied = t.odds - alignedFirst
		}
		return
	}
	v := e.variants
	for i, c := range [2]*reuse.Comparison{e.shared, e.shared.Swap()} {
		for k, x := range Lineage(c, v) {
			e.looks[i].copied += lineWeights[k] * x
			e.looks[i].reworded += rewordedWeights[k] * x
		}
		v = v.Swap()
	}
}

// alignedFirst puts a parent from which a text was written anew behind one whose
// words it has.
const alignedFirst = 30

// parentage ranks the kin of an article by how likely each is its parent. It is
// a conditional logit over Lineage, whose weights change with how much the
// article was reworded: what a copy shares with another text it has from there,
// but two rewrites of one source share many a synonym by chance.
func (e *edge) parentage(child int) float64 {
	looks, parent, reworded := e.looks[0], e.x, e.y.reworded
	if child == e.a {
		looks, parent, reworded = e.looks[1], e.y, e.x.reworded
	}
	odds := looks.copied + reworded*looks.reworded
	if parent.original {
		odds += originalOdds * reworded
	}
	return odds
}

// originalOdds are the log odds that a text was taken from an original rather
// than from a copy that looks as much like its source, were no word left. Of a
// copy the words tell better.
const originalOdds = 3

// Reworded is the part of the aligned content words that were replaced.
func Reworded(c *reuse.Comparison) float64 {
	replaced := float64(c.Related + c.Swapped)
	return replaced / (replaced + float64(c.Exact) + 2)
}

const lineage = 35

// usualRarity is by how much the words of a rewrite are rarer than those they
// replace, in log2 of their frequencies.
const usualRarity = 3.5

// Lineage is what tells a parent, A, from other kin of the article B, in the
// order in which train/derive takes it.
func Lineage(c *reuse.Comparison, v Variants) [lineage]float64 {
	replaced := float64(c.Related + c.Swapped)
	lacks, leaves := c.B.Own()*(1-c.InB.Run), c.A.Own()*(1-c.InA.Run)
	return [lineage]float64{
		// what of B's text A lacks, and what of A's text B leaves out, in words:
		// of two that have all of B the one with less besides is closer
		lacks, math.Log1p(lacks),
		leaves, math.Log1p(leaves),
		// replaced words: who replaced the same source's words on his own took
		// others, which share no sense
		float64(c.Related),
		float64(c.Swapped),
		// words that A has more or less within the aligned passages
		float64(c.OnlyA),
		float64(c.OnlyB),
		// against a source all replacements go from common words to rarer ones,
		// between two texts of one source they go both ways
		replaced * min(0, c.Rarer-usualRarity),
		math.Log1p(replaced), math.Log1p(float64(c.OnlyA)), math.Log1p(float64(c.OnlyB)),
		// the same in phrases, those apart that other kin have as well: what B
		// has in common with others it did not make up, so its parent has it
		v.LacksSeen, math.Log1p(v.LacksSeen),
		v.LeavesSeen, math.Log1p(v.LeavesSeen),
		v.LeavesAlone, math.Log1p(v.LeavesAlone),
		v.Only, math.Log1p(v.Only),
		math.Log((v.Both + 1) / (v.Either + 1)),
		// the same in places, at which a rule of the house counts once
		math.Log1p(v.lacks.seen), math.Log1p(v.lacks.longSeen), math.Log1p(v.lacks.alone), math.Log1p(v.lacks.longAlone),
		math.Log1p(v.leaves.seen), math.Log1p(v.leaves.longSeen), math.Log1p(v.leaves.alone), math.Log1p(v.leaves.longAlone),
		// marks
		v.plain[0], v.plain[1], v.plain[2], v.fine[0], v.fine[1], v.fine[2],
	}
}

// Kinds is what tells a rewrite from a copy, in the order in which train/derive
// takes it. Local edits touch a word here and there and cut and add, a rewrite
// touches most sentences.
func Kinds(c *reuse.Comparison, v Variants) [kinds]float64 {
	replaced := float64(c.Related + c.Swapped)
	part := replaced / (replaced + float64(c.Exact) + 1)
	return [kinds]float64{
		min(1, part/usualChange), math.Log(part + leastChange),
		float64(c.Touched) / (float64(c.Sentences) + 1),
		math.Log1p(replaced), math.Log1p(float64(c.Touched)),
		math.Log1p(v.lacks.few() + v.leaves.few()), math.Log1p(v.lacks.many() + v.leaves.many()),
	}
}

const (
	kinds       = 7
	usualChange = 0.2   // the part of the aligned content words that a rewrite replaces
	leastChange = 0.005 // so that no change has a logarithm
)

// kind tells copies from rewrites by a logistic regression over Kinds.
func kind(c *reuse.Comparison, v Variants) news.DerivationKind {
	if retold(c) {
		return news.Rewrite
	}
	odds := kindIntercept
	for i, x := range Kinds(c, v) {
		odds += kindWeights[i] * x
	}
	if odds <= 0 {
		return news.Copy
	}
	return news.Rewrite
}
