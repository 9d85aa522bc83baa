package claim

import (
	"slices"

	"stemma/news"
)

// stance is the side that a passage takes in a conflict, by the value at one of
// the places where it stands; by the whole of it where there are none.
type stance struct {
	span           news.Span
	values         []int
	conflict, side int
}

// stances are the passages of each article that stand on a side of a conflict.
type stances map[news.ArticleID][]stance

// factual are the kinds of conflicts that are about what happened, and not about
// how someone is called or quoted.
var factual = []news.ConflictKind{
	news.NumberConflict, news.DateConflict, news.PlaceConflict, news.NameConflict, news.NegationConflict,
}

// stancesOf are the passages of conflicts; values are the places of the values in
// dispute.
func stancesOf(conflicts []news.Conflict, values map[news.ArticleID][]int) stances {
	st := stances{}
	for i, c := range conflicts {
		if !slices.Contains(factual, c.Kind) {
			continue
		}
		for k, side := range c.Sides {
			for _, m := range side.Members {
				x := stance{span: m.Span, conflict: i, side: k}
				if c.Kind != news.NegationConflict {
					for _, at := range values[m.Article] {
						if m.Span.Start <= at && at < m.Span.End {
							x.values = append(x.values, at)
						}
					}
				}
				st[m.Article] = append(st[m.Article], x)
			}
		}
	}
	return st
}

// of are the sides that a passage takes.
func (st stances) of(article news.ArticleID, s news.Span) []stance {
	var out []stance
	for _, t := range st[article] {
		holds := len(t.values) == 0 || slices.ContainsFunc(t.values, func(at int) bool { return s.Start <= at && at < s.End })
		if t.span.Overlaps(s) && holds {
			out = append(out, t)
		}
	}
	return out
}

// agreed parts units that make one claim but for what is in dispute: the
// larger side of a conflict keeps the units that take none, so that nothing is
// called known which the report also shows in dispute.
func (t *assertions) agreed(ids []int32, st stances) [][]int32 {
	taken := make([][]stance, len(ids))
	count := map[[2]int]int{}
	for i, id := range ids {
		a := &t.all[id]
		taken[i] = st.of(t.rs[a.article].ID, a.span)
		for _, x := range taken[i] {
			count[[2]int{x.conflict, x.side}]++
		}
	}
	var kept, parted []int32
	for i, id := range ids {
		if slices.ContainsFunc(taken[i], func(x stance) bool { return outnumbered(x, count) }) {
			parted = append(parted, id)
		} else {
			kept = append(kept, id)
		}
	}
	if len(parted) == 0 {
		return [][]int32{ids}
	}
	var out [][]int32
	if len(kept) > 0 {
		out = append(out, kept)
	}
	for _, id := range parted {
		out = append(out, []int32{id})
	}
	return out
}

// outnumbered reports whether another side of the conflict has more units, or
// as many and comes first.
func outnumbered(t stance, count map[[2]int]int) bool {
	own := count[[2]int{t.conflict, t.side}]
	for at, n := range count {
		if at[0] == t.conflict && at[1] != t.side && (n > own || n == own && at[1] < t.side) {
			return true
		}
	}
	return false
}

// undisputed are the units that take no side where there are any, else all:
// the text of a claim is best taken from them.
func (t *assertions) undisputed(ids []int32, st stances) []int32 {
	var out []int32
	for _, id := range ids {
		a := &t.all[id]
		if len(st.of(t.rs[a.article].ID, a.span)) == 0 {
			out = append(out, id)
		}
	}
	if len(out) == 0 {
		return ids
	}
	return out
}
