package derive

// arc leads from a node to another with the log odds that the one comes from
// the other.
type arc struct {
	from, to int
	weight   float64
	edge     int
}

// arborescence is the heaviest set of arcs that leads from node n-1 to each
// other of n nodes, by index; among equals the first (Chu and Liu 1965, Edmonds
// 1967). Every node must have an arc from node n-1.
//
// From each node the heaviest arcs are followed back until they meet what was
// settled before, or close a cycle. A cycle is contracted to one node, into which
// an arc counts by how much heavier it is than the one that it would replace.
// With heaps that are merged and nodes that are joined, that takes m log m steps
// for m arcs (Tarjan 1977).
func arborescence(n int, arcs []arc) []int {
	b := newBranching(n, arcs)
	for s := range n - 1 {
		b.grow(s)
	}
	b.expand()
	return b.best[:n-1]
}

// branching is an arborescence as it grows.
type branching struct {
	arcs   []arc
	heaps  heaps
	root   []int32 // of each node, its heap of arcs into it; none where it is empty
	nodes  *joined
	walk   []int // of each node, the walk that came by; none before
	best   []int // of each node, the arc into it
	cycles []cycle
}

// cycle is what was contracted to a node.
type cycle struct {
	node int
	arcs []int // that close it
	time int   // before its nodes were joined
}

const none = -1

func newBranching(n int, arcs []arc) *branching {
	b := &branching{arcs: arcs, heaps: make(heaps, len(arcs)), root: make([]int32, n), nodes: newJoined(n), walk: make([]int, n), best: make([]int, n)}
	for i := range n {
		b.root[i], b.walk[i], b.best[i] = none, none, none
	}
	b.walk[n-1] = n - 1
	for i, a := range arcs {
		b.heaps[i] = heap{left: none, right: none, weight: a.weight}
		b.root[a.to] = b.heaps.merge(b.root[a.to], int32(i))
	}
	return b
}

// grow walks back from node s along the heaviest arcs.
func (b *branching) grow(s int) {
	var path, taken []int // nodes, and the arcs into them
	for u := b.nodes.find(s); b.walk[u] == none; {
		k := b.heaviestInto(u)
		path, taken = append(path, u), append(taken, k)
		b.walk[u] = s
		u = b.nodes.find(b.arcs[k].from)
		if b.walk[u] != s {
			continue
		}
		first := len(path) - 1
		for path[first] != u {
			first--
		}
		u = b.contract(path[first:], taken[first:])
		path, taken = path[:first], taken[:first]
	}
	for _, k := range taken {
		b.best[b.nodes.find(b.arcs[k].to)] = k
	}
}

// heaviestInto takes the heaviest arc into node u from another one, and counts
// the others by how much heavier than it they are.
func (b *branching) heaviestInto(u int) int {
	for {
		k := b.root[u]
		weight := b.heaps.settle(k)
		b.root[u] = b.heaps.merge(b.heaps[k].left, b.heaps[k].right)
		if b.nodes.find(b.arcs[k].from) == u {
			continue
		}
		if b.root[u] != none {
			b.heaps[b.root[u]].delta -= weight
		}
		return int(k)
	}
}

// contract makes one node of those on a cycle and returns it.
func (b *branching) contract(path, taken []int) int {
	c := cycle{arcs: append([]int(nil), taken...), time: len(b.nodes.log)}
	root := int32(none)
	for _, u := range path {
		root = b.heaps.merge(root, b.root[u])
		b.nodes.join(path[0], u)
	}
	c.node = b.nodes.find(path[0])
	b.root[c.node], b.walk[c.node] = root, none
	b.cycles = append(b.cycles, c)
	return c.node
}

// expand opens the cycles again, the last first: the arc into one takes the
// place of that in the cycle which leads to the same node.
func (b *branching) expand() {
	for i := len(b.cycles) - 1; i >= 0; i-- {
		c := b.cycles[i]
		into := b.best[c.node]
		b.nodes.undo(c.time)
		for _, k := range c.arcs {
			b.best[b.nodes.find(b.arcs[k].to)] = k
		}
		b.best[b.nodes.find(b.arcs[into].to)] = into
	}
}

// heap is an arc in a skew heap (Sleator and Tarjan 1986), the heaviest on top.
type heap struct {
	left, right int32
	weight      float64
	delta       float64 // to be added to all weights from here down
}

// heaps holds heaps by the index of their arcs.
type heaps []heap

// settle is the weight of k; it hands the delta on.
func (h heaps) settle(k int32) float64 {
	x := &h[k]
	for _, child := range [2]int32{x.left, x.right} {
		if child != none {
			h[child].delta += x.delta
		}
	}
	x.weight += x.delta
	x.delta = 0
	return x.weight
}

func (h heaps) merge(a, b int32) int32 {
	switch {
	case a == none:
		return b
	case b == none:
		return a
	}
	if v, w := h.settle(a), h.settle(b); w > v || w == v && b < a {
		a, b = b, a
	}
	h[a].left, h[a].right = h.merge(h[a].right, b), h[a].left
	return a
}

// joined are disjoint sets of nodes whose joining can be undone.
type joined struct {
	up   []int // none for the node that stands for its set
	size []int
	log  []int // nodes that were put below another
}

func newJoined(n int) *joined {
	j := &joined{up: make([]int, n), size: make([]int, n)}
	for i := range n {
		j.up[i], j.size[i] = none, 1
	}
	return j
}

func (j *joined) find(u int) int {
	for j.up[u] != none {
		u = j.up[u]
	}
	return u
}

func (j *joined) join(u, v int) {
	u, v = j.find(u), j.find(v)
	if u == v {
		return
	}
	if j.size[u] < j.size[v] {
		u, v = v, u
	}
	j.up[v] = u
	j.size[u] += j.size[v]
	j.log = append(j.log, v)
}

// undo undoes what was joined since the log had the given length.
func (j *joined) undo(length int) {
	for len(j.log) > length {
		v := j.log[len(j.log)-1]
		j.log = j.log[:len(j.log)-1]
		j.size[j.up[v]] -= j.size[v]
		j.up[v] = none
	}
}
