package diff

// Kind is what an operation does.
type Kind byte

// The operations: words that both have, words of the first only, words of the
// second only.
const (
	Equal  Kind = '='
	Delete Kind = '-'
	Insert Kind = '+'
)

// Op is one run of an alignment: the words [From0, From1) of the first list
// and [To0, To1) of the second. One of them is empty unless Kind is Equal.
type Op struct {
	Kind         Kind
	From0, From1 int
	To0, To1     int
}

// The costs of the alignment, in parts of the score of a match.
const (
	gapOpen   = 60
	gapExtend = 2
)

// maxCells bounds the alignment's table; longer lists are cut first.
const maxCells = 1 << 22

// Align is the best alignment of two lists. score is what it is worth to match
// an item, about 100 for a word that tells something and less for one that
// stands everywhere; nil is 100 for all. Runs alternate, and of two runs at
// one place the deletion comes first. The time is the product of the lengths
// up to some million, and linear beyond.
func Align[T comparable](from, to []T, score func(T) int32) []Op {
	a := aligner[T]{from: from, to: to, score: score}
	a.align(0, len(from), 0, len(to))
	return a.ops
}

type aligner[T comparable] struct {
	from, to []T
	score    func(T) int32
	ops      []Op
}

// add appends a run, joined with the one before where it can be. Deletions are
// kept before insertions.
func (a *aligner[T]) add(k Kind, f0, f1, t0, t1 int) {
	if f0 == f1 && t0 == t1 {
		return
	}
	n := len(a.ops)
	if n > 0 && a.ops[n-1].Kind == k {
		a.ops[n-1].From1, a.ops[n-1].To1 = f1, t1
		return
	}
	if n > 0 && k == Delete && a.ops[n-1].Kind == Insert {
		ins := a.ops[n-1]
		a.ops = a.ops[:n-1]
		a.add(Delete, f0, f1, ins.To0, ins.To0)
		ins.From0, ins.From1 = f1, f1
		a.ops = append(a.ops, ins)
		return
	}
	a.ops = append(a.ops, Op{k, f0, f1, t0, t1})
}

func (a *aligner[T]) align(f0, f1, t0, t1 int) {
	var head, tail int
	for f0+head < f1 && t0+head < t1 && a.from[f0+head] == a.to[t0+head] {
		head++
	}
	if head == min(f1-f0, t1-t0) || (f1-f0)*(t1-t0) > maxCells {
		a.add(Equal, f0, f0+head, t0, t0+head)
		f0, t0 = f0+head, t0+head
		for f1-tail > f0 && t1-tail > t0 && a.from[f1-tail-1] == a.to[t1-tail-1] {
			tail++
		}
		f1, t1 = f1-tail, t1-tail
	}
	switch {
	case f0 == f1 || t0 == t1:
		a.add(Delete, f0, f1, t0, t0)
		a.add(Insert, f1, f1, t0, t1)
	case (f1-f0)*(t1-t0) <= maxCells:
		a.table(f0, f1, t0, t1)
	default:
		a.cut(f0, f1, t0, t1)
	}
	a.add(Equal, f1, f1+tail, t1, t1+tail)
}

// cut aligns long lists between the items that each has once, in their
// longest common order.
func (a *aligner[T]) cut(f0, f1, t0, t1 int) {
	anchors := anchors(a.from[f0:f1], a.to[t0:t1])
	if len(anchors) == 0 {
		a.add(Delete, f0, f1, t0, t0)
		a.add(Insert, f1, f1, t0, t1)
		return
	}
	f, t := f0, t0
	for _, at := range anchors {
		a.align(f, f0+at[0], t, t0+at[1])
		f, t = f0+at[0], t0+at[1]
		a.add(Equal, f, f+1, t, t+1)
		f, t = f+1, t+1
	}
	a.align(f, f1, t, t1)
}

// anchors are the places of the items that both lists have exactly once, the
// longest sequence of them that rises in both.
func anchors[T comparable](from, to []T) [][2]int {
	type place struct{ from, to, nFrom, nTo int }
	places := make(map[T]*place, len(from))
	for i, x := range from {
		p := places[x]
		if p == nil {
			p = &place{}
			places[x] = p
		}
		p.from, p.nFrom = i, p.nFrom+1
	}
	for i, x := range to {
		if p := places[x]; p != nil {
			p.to, p.nTo = i, p.nTo+1
		}
	}
	var pairs [][2]int
	for i, x := range from {
		if p := places[x]; p.nFrom == 1 && p.nTo == 1 {
			pairs = append(pairs, [2]int{i, p.to})
		}
	}
	return longestRising(pairs)
}

// longestRising is the longest subsequence of pairs whose second places rise
// (patience sorting).
func longestRising(pairs [][2]int) [][2]int {
	var tops []int // the index of the pair on top of each pile
	before := make([]int, len(pairs))
	for i, p := range pairs {
		low, high := 0, len(tops)
		for low < high {
			if mid := (low + high) / 2; pairs[tops[mid]][1] < p[1] {
				low = mid + 1
			} else {
				high = mid
			}
		}
		before[i] = -1
		if low > 0 {
			before[i] = tops[low-1]
		}
		if low == len(tops) {
			tops = append(tops, i)
		} else {
			tops[low] = i
		}
	}
	if len(tops) == 0 {
		return nil
	}
	out := make([][2]int, len(tops))
	for i, at := len(tops)-1, tops[len(tops)-1]; i >= 0; i, at = i-1, before[at] {
		out[i] = pairs[at]
	}
	return out
}

// The states of the table, two bits each of a cell's way back.
const (
	inMatch = iota
	inDelete
	inInsert
)

const never = -1 << 30

// table fills Gotoh's three tables and walks back.
func (a *aligner[T]) table(f0, f1, t0, t1 int) {
	n, m := f1-f0, t1-t0
	w := m + 1
	back := make([]byte, (n+1)*w) // the state before, for each of the three
	rows := make([]int32, 3*w)
	match, del, ins := rows[:w], rows[w:2*w], rows[2*w:]
	for j := 1; j <= m; j++ {
		match[j], del[j], ins[j] = never, never, 0
		back[j] = inInsert << 4
	}
	back[1] = inMatch << 4
	del[0], ins[0] = never, never
	worth := a.worths(a.from[f0:f1])
	for i := 1; i <= n; i++ {
		diagMatch, diagDel, diagIns := match[0], del[0], ins[0]
		match[0], del[0], ins[0] = never, 0, never
		back[i*w] = inDelete << 2
		for j := 1; j <= m; j++ {
			var way byte
			upMatch, upDel := match[j], del[j]
			newMatch := int32(never)
			if a.from[f0+i-1] == a.to[t0+j-1] {
				best, state := diagMatch, byte(inMatch)
				if diagDel > best {
					best, state = diagDel, inDelete
				}
				if diagIns > best {
					best, state = diagIns, inInsert
				}
				newMatch, way = best+worth[i-1], state
			}
			diagMatch, diagDel, diagIns = match[j], del[j], ins[j]

			open, extend := int32(gapOpen), int32(gapExtend)
			if j == m {
				open, extend = 0, 0 // behind the end of to
			}
			newDel := upMatch - open
			if d := upDel - extend; d >= newDel {
				newDel = d
				way |= inDelete << 2
			}
			open, extend = gapOpen, gapExtend
			if i == n {
				open, extend = 0, 0
			}
			newIns := match[j-1] - open
			if d := del[j-1] - open; d > newIns {
				newIns = d
				way |= inDelete << 4
			}
			if d := ins[j-1] - extend; d >= newIns {
				newIns = d
				way = way&^(3<<4) | inInsert<<4
			}
			match[j], del[j], ins[j] = newMatch, newDel, newIns
			back[i*w+j] = way
		}
	}
	back[w] = inMatch << 2
	a.walk(back, w, f0, t0, n, m, lastState(match[m], del[m], ins[m]))
}

// worths are what matching each of the words earns.
func (a *aligner[T]) worths(words []T) []int32 {
	worth := make([]int32, len(words))
	for i := range worth {
		worth[i] = 100
		if a.score != nil {
			worth[i] = a.score(words[i])
		}
	}
	return worth
}

func lastState(match, del, ins int32) byte {
	switch {
	case match >= del && match >= ins:
		return inMatch
	case del >= ins:
		return inDelete
	}
	return inInsert
}

// walk follows the way back from the last cell and adds the runs in order.
func (a *aligner[T]) walk(back []byte, w, f0, t0, i, j int, state byte) {
	steps := make([]Kind, 0, i+j)
	for i > 0 || j > 0 {
		way := back[i*w+j]
		switch {
		case state == inMatch && i > 0 && j > 0:
			steps, state, i, j = append(steps, Equal), way&3, i-1, j-1
		case state == inDelete && i > 0 || j == 0:
			steps, state, i = append(steps, Delete), way>>2&3, i-1
		default:
			steps, state, j = append(steps, Insert), way>>4&3, j-1
		}
	}
	for k := len(steps) - 1; k >= 0; k-- {
		f, t := i+f0, j+t0
		switch steps[k] {
		case Equal:
			i, j = i+1, j+1
		case Delete:
			i++
		case Insert:
			j++
		}
		a.add(steps[k], f, i+f0, t, j+t0)
	}
}
