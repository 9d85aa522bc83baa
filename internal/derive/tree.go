package derive

import (
	"cmp"
	"slices"
)

// forest chooses the parents: of all edges, those of the most likely trees, the
// second parents of texts that were put together from two, and the best of what
// then still ties one tree to another. It turns each edge it keeps so that it
// leads from parent to child. Pairs are the two that any article may come from,
// splices those of articles that were put together.
func forest(edges []*edge, pairs, splices []splice) []*edge {
	n := len(splices)
	arcs := make([]arc, 0, 2*len(edges)+n)
	for i, e := range edges {
		for _, child := range [2]int{e.b, e.a} {
			parent := e.a + e.b - child
			if pairs[parent].has(e) || splices[child].first != nil || !e.mayLead(child) {
				continue
			}
			arcs = append(arcs, arc{parent, child, e.into(child), i})
		}
	}
	for i := range n {
		arcs = append(arcs, arc{n, i, rootless, -1})
	}
	sets := newSets(n)
	kept := map[*edge]bool{}
	for _, k := range acyclic(arcs, splices) {
		if a := arcs[k]; a.edge >= 0 {
			kept[edges[a.edge]] = true
			edges[a.edge].lead(a.to)
			sets.join(a.from, a.to)
		}
	}
	for child, s := range splices {
		for _, e := range [2]*edge{s.first, s.second} {
			if e != nil {
				kept[e], e.spliced = true, true
				e.lead(child)
				sets.join(e.a, e.b)
			}
		}
	}
	for _, a := range ties(edges, kept) {
		if e := edges[a.edge]; sets.join(e.a, e.b) {
			kept[e] = true
			e.lead(a.to)
		}
	}
	return slices.DeleteFunc(slices.Clone(edges), func(e *edge) bool { return !kept[e] })
}

// maxRings is how many arcs are left out so that no text comes from itself.
const maxRings = 16

// acyclic is the heaviest arborescence in which no text that was put together is
// above one of its sources: the least likely arc on the way there is left out.
func acyclic(arcs []arc, splices []splice) []int {
	for range maxRings {
		chosen := arborescence(len(splices)+1, arcs)
		k := ring(chosen, arcs, splices)
		if k == none {
			return chosen
		}
		arcs[k].weight = never
	}
	return arborescence(len(splices)+1, arcs)
}

// never is the weight of an arc that must not be taken.
const never = -1e6

// ring is the lightest arc between a text that was put together and one of its
// sources that comes from it; none where there is no such source.
func ring(chosen []int, arcs []arc, splices []splice) int {
	into := slices.Repeat([]int{none}, len(splices))
	for _, k := range chosen {
		if arcs[k].edge >= 0 {
			into[arcs[k].to] = k
		}
	}
	for child, s := range splices {
		if s.first == nil {
			continue
		}
		for _, e := range [2]*edge{s.first, s.second} {
			lightest := none
			for x := e.a + e.b - child; into[x] != none; {
				k := into[x]
				if lightest == none || arcs[k].weight < arcs[lightest].weight {
					lightest = k
				}
				if x = arcs[k].from; x == child {
					return lightest
				}
			}
		}
	}
	return none
}

// order tells which articles come from which: of each, when a walk through the
// trees enters and leaves it, and whether it has a parent. Of two parents it
// knows one.
type order struct {
	enter, leave []int
	hasParent    []bool
}

func newOrder(edges []*edge, n int) *order {
	onward := make([][]int, n)
	o := &order{make([]int, n), make([]int, n), make([]bool, n)}
	for _, e := range edges {
		if parent, child := e.ends(); !o.hasParent[child] {
			o.hasParent[child] = true
			onward[parent] = append(onward[parent], child)
		}
	}
	clock := 0
	for root := range n {
		if o.hasParent[root] {
			continue
		}
		stack := []int{root}
		for len(stack) > 0 {
			i := stack[len(stack)-1]
			clock++
			if o.enter[i] == 0 {
				o.enter[i] = clock
				stack = append(stack, onward[i]...)
			} else {
				o.leave[i] = clock
				stack = stack[:len(stack)-1]
			}
		}
	}
	return o
}

// below reports whether i comes from j.
func (o *order) below(i, j int) bool { return o.enter[j] < o.enter[i] && o.enter[i] < o.leave[j] }

// ties are the arcs that may tie one tree to another, the best first: those
// into a root before the rest, which would give an article a second parent; that
// takes words.
func ties(edges []*edge, kept map[*edge]bool) []arc {
	hasParent := map[int]bool{}
	for e := range kept {
		_, child := e.ends()
		hasParent[child] = true
	}
	var arcs []arc
	for i, e := range edges {
		for _, child := range [2]int{e.b, e.a} {
			if !e.byFacts || e.mayLead(child) && !hasParent[child] {
				arcs = append(arcs, arc{e.a + e.b - child, child, e.into(child), i})
			}
		}
	}
	slices.SortFunc(arcs, func(a, b arc) int {
		if x, y := hasParent[a.to], hasParent[b.to]; x != y {
			if x {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	return arcs
}

// rootless ranks coming from none of its kin, for an article that has some:
// below nearly any parent that the times allow.
const rootless = -12
