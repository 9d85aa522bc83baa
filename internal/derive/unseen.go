package derive

import (
	"slices"
	"strings"

	"stemma/news"
)

// unseen marks the edges whose two articles both come from a text that is not
// among the articles. Only where the parent has no parent of its own can that
// be, or one that is such a sibling: else the parent's source was seen.
func unseen(edges []*edge, articles []*article) {
	onward := make([][]*edge, len(articles)) // by parent
	hasParent := make([]bool, len(articles))
	sets := newSets(len(articles))
	for _, e := range edges {
		parent, child := e.ends()
		onward[parent] = append(onward[parent], e)
		hasParent[child] = true
		sets.join(e.a, e.b)
	}
	type outlet struct {
		account int
		name    string // folded, or its initials
	}
	outlets := map[outlet]bool{}
	for i, a := range articles {
		root := sets.find(i)
		outlets[outlet{root, foldName(a.Outlet)}] = true
		outlets[outlet{root, initials(a.Outlet)}] = true
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
			if !hasParent[root] {
				e.agency = sharedCredit(e.x, e.y)
				if outlets[outlet{sets.find(e.a), e.agency}] ||
					articles[child].creditsOutletOf(articles[root]) {
					e.agency = ""
				}
			}
			if e.agency == "" && (articles[child].creditsOutletOf(articles[root]) || !articles[child].hasMore(articles[root], below(child, onward, articles))) {
				continue
			}
			e.kind, e.directed = news.CommonSource, false
			roots = append(roots, child)
		}
	}
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

// hasMore reports whether a has a sentence that its supposed parent lacks and an
// article that does not come from a has as well: then both had it from a text
// that is not the parent.
func (a *article) hasMore(parent *article, family []*article) bool {
	more := false
	a.text.SentencePhrases(func(phrases []uint32) {
		if more || len(phrases) < minPhrases {
			return
		}
		held, attested := 0, 0
		for _, p := range phrases {
			if a.account.has(parent.place, p) {
				held++
			} else if a.account.heldOutside(a.place, p, family) {
				attested++
			}
		}
		n := float64(len(phrases))
		more = float64(held) <= maxHeld*n && float64(attested) >= minAttested*n
	})
	return more
}

// sharedCredit is whom both articles credit, in folded form; "" for none. A
// person does not count: a copy keeps the name of who wrote the text.
func sharedCredit(x, y *article) string {
	for _, c := range x.credits {
		if slices.Contains(y.credits, c) && (isHouse(c) || c == foldName(x.Agency)) {
			return c
		}
	}
	return ""
}

// houseWords are in the names of news agencies and outlets.
var houseWords = []string{
	"news", "press", "wire", "agency", "service", "dispatch", "reuters", "associated", "media", "times", "post", "herald",
	"tribune", "broadcasting", "syndicate", "network", "presse", "agentur", "bloomberg",
}

func isHouse(folded string) bool {
	return slices.ContainsFunc(houseWords, func(w string) bool { return strings.Contains(folded, w) })
}
