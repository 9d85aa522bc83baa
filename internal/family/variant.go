package family

import (
	"slices"

	"stemma/internal/diff"
	"stemma/news"
)

// longGap is the least number of words whose loss inside a quotation is a
// part left out and not a wording changed.
const longGap = 3

// variantOf tells how a member gives the family's text, from the alignment of
// the two. What stands where the text itself leaves something out, or in an
// editor's brackets, is no foreign word.
func variantOf(text, member []diff.Word, ops []diff.Op) news.Variant {
	v := news.Verbatim
	for i, op := range ops {
		switch op.Kind {
		case diff.Insert:
			if allBracketed(member[op.To0:op.To1]) || op.From0 > 0 && op.From0 < len(text) && text[op.From0-1].GapAfter {
				v = worse(v, news.Spliced)
				continue
			}
			return news.Reworded
		case diff.Delete:
			switch inside := i > 0 && i+1 < len(ops); {
			case !inside:
				v = worse(v, news.Trimmed)
			case i+1 < len(ops) && ops[i+1].Kind == diff.Insert:
				// a replacement: the insertion decides
			case leftOut(text, member, op):
				v = worse(v, news.Spliced)
			default:
				return news.Reworded
			}
		}
	}
	return v
}

func worse(a, b news.Variant) news.Variant {
	if a == news.Spliced {
		return a
	}
	return b
}

func allBracketed(words []diff.Word) bool {
	for _, w := range words {
		if !w.Bracket {
			return false
		}
	}
	return true
}

// negates reports whether a word negates: to leave it out is to say another
// thing.
func negates(w diff.Word) bool { return isNegator(w.Norm) }

// leftOut reports whether the words that op deletes inside a quotation are a
// part left out: the member marks the place, or they are a whole part.
func leftOut(text, member []diff.Word, op diff.Op) bool {
	deleted := text[op.From0:op.From1]
	return len(deleted) >= longGap && (len(deleted) > maxSwapped || !slices.ContainsFunc(deleted, negates)) || op.To0 > 0 && member[op.To0-1].GapAfter || allBracketed(deleted) ||
		text[op.From0-1].StopHere && deleted[len(deleted)-1].StopHere
}
