package diff

import (
	"strings"

	"stemma/news"
)

// Words aligns two split texts by the normal forms of their words. Words that
// are written apart in one and together in the other count as equal.
func Words(from, to []Word) []Op {
	ops := Align(norms(from), norms(to), worth)
	return joinCompounds(ops, from, to)
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

// joinCompounds makes a deletion and an insertion of the same letters equal:
// "clear eyed" and "cleareyed".
func joinCompounds(ops []Op, from, to []Word) []Op {
	var out []Op
	for i := 0; i < len(ops); i++ {
		op := ops[i]
		if op.Kind == Delete && i+1 < len(ops) && ops[i+1].Kind == Insert {
			next := ops[i+1]
			if letters(from[op.From0:op.From1]) == letters(to[next.To0:next.To1]) {
				op = Op{Equal, op.From0, op.From1, next.To0, next.To1}
				i++
			}
		}
		if n := len(out); n > 0 && out[n-1].Kind == Equal && op.Kind == Equal {
			out[n-1].From1, out[n-1].To1 = op.From1, op.To1
			continue
		}
		out = append(out, op)
	}
	return out
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
