package derive

import (
	"math"
	"slices"
	"strings"

	"stemma/internal/reuse"
	"stemma/news"
)

// unseen marks the edges whose two articles both come from a text that is not
// among the articles. That is so where the child credits a house that has none of
// them; else only where the parent has no parent of its own, or is such a sibling:
// the parent's source was not seen. What was weighed is told to see, if that is not
// nil.
func unseen(edges []*edge, articles []*article, see func(parent, child *article, evidence [siblings]float64)) {
	onward := make([][]*edge, len(articles)) // by parent
	hasParent := make([]bool, len(articles))
	for _, e := range edges {
		parent, child := e.ends()
		onward[parent] = append(onward[parent], e)
		hasParent[child] = true
	}
	var roots []int
	for i := range articles {
		if !hasParent[i] {
			roots = append(roots, i)
		}
	}
	for len(roots) > 0 {
		root := roots[0]
		roots = roots[1:]
		for _, e := range onward[root] {
			if e.spliced {
				continue
			}
			_, child := e.ends()
			found := e.siblings(child, below(child, onward, articles))
			if see != nil {
				see(articles[root], articles[child], found)
			}
			odds := siblingIntercept
			for i, x := range found {
				odds += siblingWeights[i] * x
			}
			apart := odds > minSiblings || e.apart(child) && found[creditsParent] == 0
			if found.credited() || apart && !e.byFacts {
				e.kind, e.directed = news.CommonSource, false
				roots = append(roots, child)
			} else if odds > mayBeSiblings && e.kind == news.Copy {
				e.directed = false
			}
		}
	}
	for _, e := range edges {
		if _, child := e.ends(); !e.spliced && e.kind != news.CommonSource && e.siblings(child, nil).credited() {
			e.kind, e.directed = news.CommonSource, false
		}
	}
}

// What of the evidence decides alone, by index.
const (
	creditsHouse  = 6
	creditsParent = 8
	siblings      = 13
)

type evidence [siblings]float64

func (e evidence) credited() bool { return e[creditsHouse] > 0 && e[creditsParent] == 0 }

// siblings is what tells siblings of an unseen text from a parent and the
// article child, in the order in which train/derive takes it. Family is what comes
// from the child, with it.
func (e *edge) siblings(child int, family []*article) evidence {
	c, a, p := e.onto(child), e.y, e.x
	if child == e.a {
		a, p = e.x, e.y
	}
	attested, alone := a.more(p, family)
	kept := max(0, 1-rewording*Reworded(c))
	if retold(c) {
		kept = 0
	}
	lacks, leaves := kept*math.Log1p(c.B.Own()*(1-c.InB.Run)), kept*math.Log1p(c.A.Own()*(1-c.InA.Run))
	replaced := float64(c.Related + c.Swapped)
	e.attested = attested > 0
	e.agencies = [2]string{p.house, a.house}
	return evidence{
		// whole sentences that the one lacks: a third has them, so that they were
		// in the source of both; or nobody has
		float64(min(attested, maxAttested)), kept * math.Log1p(float64(alone)),
		// a copy adds or leaves out, siblings differ in both
		lacks, leaves, min(lacks, leaves),
		// credits to a house that is not among the articles
		one(e.agencies[0] != ""), one(e.agencies[1] != ""), one(e.agencies[0] != "" && e.agencies[0] == e.agencies[1]),
		one(a.creditsOutletOf(p)),
		// words that were replaced in one and in the other
		math.Log1p(replaced), math.Tanh(min(0, c.Rarer-usualRarity) * math.Sqrt(replaced) / 8),
		one(e.kind == news.Copy), one(byTime(e) != 0),
	}
}

// apart reports whether either text has so much that the other lacks, beside what
// they share word for word, that neither was made by editing the other.
func (e *edge) apart(child int) bool {
	c := e.onto(child)
	if e.kind != news.Copy || c.Blocks < leastBlocks || retold(c) {
		return false
	}
	for _, t := range [2]struct {
		in  reuse.Coverage
		own float64
	}{{c.InA, c.A.Own()}, {c.InB, c.B.Own()}} {
		if lacks := 1 - max(t.in.Run, t.in.Shared); lacks < leastApart || lacks*t.own < minDoubtful {
			return false
		}
	}
	return true
}

const (
	leastApart  = 0.2 // of a text
	leastBlocks = 3   // with text of either between them: a splice has the half of another in one
)

// rewording is how fast the sentences that one lacks tell less, the more the other
// was reworded: they may be there in other words.
const rewording = 5

// minSiblings is the log odds from which on two are siblings: a false one hides
// who copied whom.
const minSiblings = 0.5

// mayBeSiblings is the log odds from which on it is not told which of two copies is
// the other's: a rewrite has traces of that besides.
const mayBeSiblings = -0.4

// maxAttested is from how many sentences on more of them tell no more.
const maxAttested = 3

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// below is the articles that come from one of them, with that one.
func below(root int, onward [][]*edge, articles []*article) []*article {
	queue, out := []int{root}, []*article(nil)
	seen := map[int]bool{root: true}
	for len(queue) > 0 {
		out = append(out, articles[queue[0]])
		for _, e := range onward[queue[0]] {
			if _, child := e.ends(); !seen[child] {
				seen[child] = true
				queue = append(queue, child)
			}
		}
		queue = queue[1:]
	}
	return out
}

const (
	minPhrases  = 7    // of a sentence, to tell anything
	maxHeld     = 0.25 // of these that the supposed parent has
	minAttested = 0.7  // of these that others have
)

// more counts the sentences of a that its supposed parent lacks: those that an
// article has that does not come from a, and those that no other has. Where one
// of the former is, both had it from a text that is not the parent.
func (a *article) more(parent *article, family []*article) (attested, alone int) {
	a.text.SentencePhrases(func(phrases []uint32) {
		if len(phrases) < minPhrases {
			return
		}
		held, others := 0, 0
		for _, p := range phrases {
			if a.account.has(parent.place, p) {
				held++
			} else if a.account.heldOutside(a.place, p, family) {
				others++
			}
		}
		n := float64(len(phrases))
		switch {
		case float64(held) > maxHeld*n:
		case float64(others) >= minAttested*n:
			attested++
		case others == 0:
			alone++
		}
	})
	return attested, alone
}

// houseWords are in the names of news agencies and outlets.
var houseWords = []string{
	"news", "press", "wire", "agency", "service", "dispatch", "reuters", "associated", "media", "times", "post", "herald",
	"tribune", "broadcasting", "syndicate", "network", "presse", "agentur", "bloomberg",
}

func isHouse(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(houseWords, func(w string) bool { return strings.Contains(name, w) })
}
