package family

import (
	"slices"

	"stemma/internal/diff"
	"stemma/news"
)

// The least number of words whose loss inside a quotation is a part left out
// and not a wording changed: longGap is, and two are where they leave the
// meaning alone.
const (
	longGap  = 3
	shortGap = 2
)

// variantOf tells how a member gives the family's text, from the alignment of
// the two. What stands where the text itself leaves something out, or in an
// editor's brackets, is no foreign word; but brackets that say another thing
// are.
func (s *story) variantOf(from, to wordsOf, ops []diff.Op) news.Variant {
	text, member := from.words, to.words
	v := news.Verbatim
	for i, op := range ops {
		switch op.Kind {
		case diff.Insert:
			if bracketsReplaced(text, member, ops, i) && (withinBracket(text, member, ops[i-1], op) || s.glossesDiffer(from, to, ops[i-1], op)) {
				return news.Reworded
			}
			if goesBeyond(text, member, op) {
				v = worse(v, news.Spliced)
				continue
			}
			replaces := i > 0 && ops[i-1].Kind == diff.Delete
			if allBracketed(member[op.To0:op.To1]) || !replaces && op.From0 > 0 && op.From0 < len(text) && text[op.From0-1].GapAfter {
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

// goesBeyond reports whether the words that op inserts stand behind an ellipsis,
// where the text has no more that the member gives, or before one at its
// beginning: what the text leaves out.
func goesBeyond(text, member []diff.Word, op diff.Op) bool {
	return op.To1 == len(member) && op.From0 == len(text) && op.To0 > 0 && member[op.To0-1].GapAfter ||
		op.To0 == 0 && op.From1 == 0 && op.To1 < len(member) && member[op.To1-1].GapAfter
}

// bracketsReplaced reports whether the i-th operation and its counterpart put
// words in brackets in the place of others in brackets.
func bracketsReplaced(text, member []diff.Word, ops []diff.Op, i int) bool {
	if ops[i].Kind == diff.Delete {
		i++
	}
	if i == 0 || i == len(ops) || ops[i].Kind != diff.Insert || ops[i-1].Kind != diff.Delete {
		return false
	}
	return allBracketed(text[ops[i-1].From0:ops[i-1].From1]) && allBracketed(member[ops[i].To0:ops[i].To1])
}

// withinBracket reports whether the brackets go on, alike, before or behind
// the words that were replaced.
func withinBracket(text, member []diff.Word, gone, come diff.Op) bool {
	before := gone.From0 > 0 && come.To0 > 0 && text[gone.From0].Inner && member[come.To0].Inner
	behind := gone.From1 < len(text) && come.To1 < len(member) && text[gone.From1].Inner && member[come.To1].Inner
	return before || behind
}

// glossesDiffer reports whether an editor's words have another name or number
// than those of another editor, or another word that does not only point.
func (s *story) glossesDiffer(text, member wordsOf, gone, come diff.Op) bool {
	return s.isPlain(text, gone.From0, gone.From1) && s.isPlain(member, come.To0, come.To1) || s.otherNames(s.namesAmong(text, gone.From0, gone.From1), s.namesAmong(member, come.To0, come.To1)) ||
		numbersDiffer(text, member, gone, come)
}

// isPlain reports whether the words from i to j are one word that is neither a
// name nor a pronoun.
func (s *story) isPlain(w wordsOf, i, j int) bool {
	return j-i == 1 && !s.isName(w, i) && !functionWords[w.words[i].Norm] && !pronouns[w.words[i].Norm] && !possessives[w.words[i].Norm]
}

func numbersDiffer(text, member wordsOf, gone, come diff.Op) bool {
	was, is := numbersAt(text, places(gone.From0, gone.From1)), numbersAt(member, places(come.To0, come.To1))
	return len(was) > 0 && len(is) > 0 && numbersChanged(was, is)
}

func places(i, j int) []int {
	out := make([]int, 0, j-i)
	for ; i < j; i++ {
		out = append(out, i)
	}
	return out
}

// agrees reports whether a wording has no foreign word for the text's.
func (s *story) agrees(text, wording wordsOf) bool {
	return s.variantOf(text, wording, diff.Words(text.words, wording.words)) != news.Reworded
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

// weighs reports whether a word negates, is a modal or a number.
func weighs(w diff.Word) bool { return negates(w) || modal(w.Norm) != "" || isNumber(w.Norm) }

// leftOut reports whether the words that op deletes inside a quotation are a
// part left out: the member marks the place, or they are a whole part.
func leftOut(text, member []diff.Word, op diff.Op) bool {
	deleted := text[op.From0:op.From1]
	return len(deleted) >= longGap && (len(deleted) > maxSwapped || !slices.ContainsFunc(deleted, negates)) ||
		len(deleted) >= shortGap && !slices.ContainsFunc(deleted, weighs) || op.To0 > 0 && member[op.To0-1].GapAfter || allBracketed(deleted) ||
		text[op.From0-1].StopHere && deleted[len(deleted)-1].StopHere
}
