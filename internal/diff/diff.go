package diff

import (
	"slices"
	"strings"

	"stemma/news"
)

// Words aligns two split texts by the normal forms of their words. Words that
// are written apart in one and together in the other count as equal, and so do
// the spellings of one word and the endings that an editor put in brackets.
func Words(from, to []Word) []Op {
	ops := slide(Align(norms(from), norms(to), worth), from)
	return takeStrays(joinSame(ops, from, to), to)
}

// slide moves what is taken away from the middle behind the words that follow
// it, up to where something is put in, if the words are the same that way: of
// "a bridge, a tunnel" for "a bridge, a bridge" the second one is replaced.
func slide(ops []Op, from []Word) []Op {
	for i := 0; i+2 < len(ops); i++ {
		gone, same, come := ops[i], ops[i+1], ops[i+2]
		n := same.To1 - same.To0
		if gone.Kind != Delete || come.Kind != Insert ||
			!slices.EqualFunc(from[gone.From0:gone.From0+n], from[same.From0:same.From1], func(a, b Word) bool { return a.Norm == b.Norm }) {
			continue
		}
		moved := []Op{
			{Equal, gone.From0, gone.From0 + n, same.To0, same.To1},
			{Delete, gone.From0 + n, same.From1, same.To1, same.To1},
		}
		ops = retake(ops, i, moved...)
	}
	return ops
}

// farAway is the number of words behind which a lone common word is a stray.
const farAway = 4

// takeStrays makes an insertion of a first or a last word that is so common
// that it was found far from the others: "a [- good many words -] bridge".
func takeStrays(ops []Op, to []Word) []Op {
	for i := 0; i+2 < len(ops) && i < 2; i++ {
		if a, b := ops[i], ops[i+1]; isStray(a, b, to) && a.To0 == 0 {
			return retake(ops, i, Op{Delete, a.From0, b.From1, 0, 0}, Op{Insert, b.From1, b.From1, 0, a.To1})
		}
	}
	for i := len(ops) - 1; i >= 2 && i >= len(ops)-2; i-- {
		if a, b := ops[i], ops[i-1]; isStray(a, b, to) && a.To1 == len(to) {
			return retake(ops, i-1, Op{Delete, b.From0, a.From1, a.To0, a.To0}, Op{Insert, a.From1, a.From1, a.To0, a.To1})
		}
	}
	return ops
}

// isStray reports whether equal is one common word that a long deletion parts
// from the others, and no ellipsis accounts for it.
func isStray(equal, deleted Op, to []Word) bool {
	return equal.Kind == Equal && deleted.Kind == Delete && equal.To1-equal.To0 == 1 && commonest[to[equal.To0].Norm] &&
		deleted.From1-deleted.From0 >= farAway && !to[equal.To0].GapAfter && (equal.To0 == 0 || !to[equal.To0-1].GapAfter)
}

// retake puts the two operations in the place of the i-th and the one behind.
func retake(ops []Op, i int, two ...Op) []Op {
	var a aligner[string]
	for _, op := range slices.Concat(ops[:i], two, ops[i+2:]) {
		a.add(op.Kind, op.From0, op.From1, op.To0, op.To1)
	}
	return a.ops
}

func norms(ws []Word) []string {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = w.Norm
	}
	return out
}

// worth is the score of a word: short ones stand everywhere.
func worth(w string) int32 {
	switch {
	case len(w) <= 3:
		return 50
	case len(w) <= 4:
		return 80
	}
	return 100
}

var commonest = map[string]bool{
	"a": true, "the": true, "of": true, "to": true, "and": true, "in": true, "for": true, "on": true, "is": true, "that": true, "it": true,
}

// joinSame makes a deletion and an insertion equal where they have the same
// letters, "clear eyed" and "cleareyed", or the same words one by one.
func joinSame(ops []Op, from, to []Word) []Op {
	var out []Op
	for i := 0; i < len(ops); i++ {
		op := ops[i]
		if op.Kind == Delete && i+1 < len(ops) && ops[i+1].Kind == Insert {
			out = appendReplaced(out, op, ops[i+1], from, to)
			i++
			continue
		}
		out = appendOp(out, op)
	}
	return out
}

// appendReplaced adds a deletion and the insertion in its place, or what of
// them is the same at either end.
func appendReplaced(out []Op, gone, come Op, from, to []Word) []Op {
	was, is := from[gone.From0:gone.From1], to[come.To0:come.To1]
	if letters(was) == letters(is) {
		return appendOp(out, Op{Equal, gone.From0, gone.From1, come.To0, come.To1})
	}
	f0, t0 := sameFront(was, is)
	f1, t1 := sameBack(was[f0:], is[t0:])
	f0, t0, f1, t1 = gone.From0+f0, come.To0+t0, gone.From1-f1, come.To1-t1
	out = appendOp(out, Op{Equal, gone.From0, f0, come.To0, t0})
	out = appendOp(out, Op{Delete, f0, f1, t0, t0})
	out = appendOp(out, Op{Insert, f1, f1, t0, t1})
	return appendOp(out, Op{Equal, f1, gone.From1, t1, come.To1})
}

// sameFront is how many words at the beginning of either list are the same, or
// one of them two of the other.
func sameFront(a, b []Word) (i, j int) {
	for i < len(a) && j < len(b) {
		switch {
		case sameWord(a[i], b[j]):
			i, j = i+1, j+1
		case i+1 < len(a) && a[i].Norm+a[i+1].Norm == b[j].Norm:
			i, j = i+2, j+1
		case j+1 < len(b) && b[j].Norm+b[j+1].Norm == a[i].Norm:
			i, j = i+1, j+2
		default:
			return i, j
		}
	}
	return i, j
}

// sameBack is how many at the end are.
func sameBack(a, b []Word) (i, j int) {
	for i < len(a) && j < len(b) {
		x, y := len(a)-1-i, len(b)-1-j
		switch {
		case sameWord(a[x], b[y]):
			i, j = i+1, j+1
		case x > 0 && a[x-1].Norm+a[x].Norm == b[y].Norm:
			i, j = i+2, j+1
		case y > 0 && b[y-1].Norm+b[y].Norm == a[x].Norm:
			i, j = i+1, j+2
		default:
			return i, j
		}
	}
	return i, j
}

// appendOp adds an operation that is not empty, joined with one of its kind.
func appendOp(out []Op, op Op) []Op {
	if op.From0 == op.From1 && op.To0 == op.To1 {
		return out
	}
	if n := len(out); n > 0 && out[n-1].Kind == Equal && op.Kind == Equal {
		out[n-1].From1, out[n-1].To1 = op.From1, op.To1
		return out
	}
	return append(out, op)
}

// sameWord reports whether two words are one but for its spelling, an ending in
// brackets or asterisks for letters.
func sameWord(a, b Word) bool {
	return Spelling(a.Norm) == Spelling(b.Norm) || reended(a, b) || reended(b, a) || unmasks(a, b) || unmasks(b, a)
}

// unmasks reports whether a is what b has asterisks in.
func unmasks(a, b Word) bool {
	before, behind, ok := strings.Cut(b.Masked, "*")
	return ok && len(a.Norm) > len(before)+len(behind) && strings.HasPrefix(a.Norm, before) && strings.HasSuffix(a.Norm, behind)
}

// leastStem is the least number of bytes of a word that an ending in brackets
// leaves.
const leastStem = 3

// reended reports whether a is b with another ending in brackets.
func reended(a, b Word) bool {
	return len(a.Outside) >= leastStem && strings.HasPrefix(b.Norm, a.Outside)
}

func letters(ws []Word) string {
	var b strings.Builder
	for _, w := range ws {
		b.WriteString(w.Norm)
	}
	return b.String()
}

// Render is the diff that leads from one text to the other, in words as they
// are written: "=" and "+" together are the text of to; "=" and "-" together
// are that of from but for case and marks. White space is one space.
func Render(fromText string, from []Word, toText string, to []Word, ops []Op) []news.DiffOp {
	out := make([]news.DiffOp, len(ops))
	for i, op := range ops {
		text, words := toText, to[op.To0:op.To1]
		if op.Kind == Delete {
			text, words = fromText, from[op.From0:op.From1]
		}
		out[i] = news.DiffOp{string(rune(op.Kind)), written(text, words)}
	}
	return out
}

// written is the stretch of text that words cover, on one line.
func written(text string, words []Word) string {
	if len(words) == 0 {
		return ""
	}
	return strings.Join(strings.Fields(text[words[0].Span.Start:words[len(words)-1].Span.End]), " ")
}
