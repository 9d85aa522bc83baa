package quote

import (
	"slices"

	"stemma/internal/attrib"
	"stemma/internal/english"
	"stemma/news"
)

// merge writes the turns down, each with the relation that reports the same
// words, and adds the other relations as indirect attributions.
func (r *reader) merge(found []attrib.Relation) []news.Attribution {
	out := make([]news.Attribution, len(r.turns), len(r.turns)+len(found))
	for t := range r.turns {
		out[t] = r.attribution(&r.turns[t])
	}
	taken := make([]bool, len(r.turns))
	for _, rel := range found {
		if t := r.turnOf(rel, taken); t >= 0 {
			taken[t] = true
			r.adopt(&out[t], &r.turns[t], rel)
		} else if !r.withinSpeech(rel) {
			out = append(out, r.indirect(rel))
		}
	}
	for i := range out {
		out[i].Kind = kindOf(&out[i], r.text)
	}
	slices.SortStableFunc(out, func(a, b news.Attribution) int { return startOf(&a) - startOf(&b) })
	return out
}

// startOf is where the first span of a begins.
func startOf(a *news.Attribution) int {
	at := -1
	for _, list := range [][]news.Span{a.Source, a.Cue, a.Content} {
		if len(list) > 0 && (at < 0 || list[0].Start < at) {
			at = list[0].Start
		}
	}
	return at
}

// turnOf is the turn whose quoted words rel reports the most of, or -1.
func (r *reader) turnOf(rel attrib.Relation, taken []bool) int {
	best, most := -1, 0
	for _, c := range rel.Content {
		for k := r.quoteFrom(c.Start); k < len(r.quotes) && r.quotes[k].span.Start < c.End; k++ {
			q := &r.quotes[k]
			if q.turn < 0 || taken[q.turn] {
				continue
			}
			if n := min(q.span.End, c.End) - max(q.span.Start, c.Start); n > most {
				best, most = q.turn, n
			}
		}
	}
	return best
}

// quoteFrom is the index of the first quotation that ends after offset.
func (r *reader) quoteFrom(offset int) int {
	lo, hi := 0, len(r.quotes)
	for lo < hi {
		if m := (lo + hi) / 2; r.quotes[m].span.End > offset {
			hi = m
		} else {
			lo = m + 1
		}
	}
	return lo
}

// withinSpeech reports whether rel's cue stands in a quotation that is speech:
// what a speaker reports stays within the speaker's words.
func (r *reader) withinSpeech(rel attrib.Relation) bool {
	spans := rel.Cue
	if len(spans) == 0 {
		spans = rel.Content
	}
	for _, s := range spans {
		k := r.quoteFrom(s.Start)
		if k < len(r.quotes) && r.quotes[k].turn >= 0 && r.quotes[k].span.Contains(s) {
			return true
		}
	}
	return false
}

// adopt gives a, of turn t, the spans of rel. Content keeps every quoted part.
func (r *reader) adopt(a *news.Attribution, t *turn, rel attrib.Relation) {
	if len(rel.Cue) > 0 && (t.cue < 0 || overlapAny(a.Cue, rel.Cue)) {
		a.Cue = rel.Cue
		if len(rel.Source) > 0 {
			a.Source = rel.Source
		}
	} else if len(a.Cue) > 0 {
		return
	}
	a.Content = union(rel.Content, a.Content)
	if t.who.known() || len(rel.Source) == 0 {
		return
	}
	who := r.who.referSpan(r, rel.Source[0])
	a.Speaker, a.Entity = who.name, who.entity
}

func overlapAny(a, b []news.Span) bool {
	for _, s := range a {
		for _, t := range b {
			if s.Overlaps(t) {
				return true
			}
		}
	}
	return false
}

// union is the spans of a and b in order, those that overlap joined.
func union(a, b []news.Span) []news.Span {
	all := append(slices.Clone(a), b...)
	slices.SortFunc(all, func(x, y news.Span) int { return x.Start - y.Start })
	out := all[:0]
	for _, s := range all {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// indirect is rel as an attribution of its own.
func (r *reader) indirect(rel attrib.Relation) news.Attribution {
	a := news.Attribution{
		Source: orEmpty(rel.Source), Cue: orEmpty(rel.Cue), Content: orEmpty(rel.Content), Quoted: []news.Span{}, Entity: -1,
	}
	if len(rel.Source) > 0 {
		who := r.who.referSpan(r, rel.Source[0])
		a.Speaker, a.Entity = who.name, who.entity
	}
	return a
}

func orEmpty(s []news.Span) []news.Span {
	if s == nil {
		return []news.Span{}
	}
	return s
}

// attribution writes down the turn t.
func (r *reader) attribution(t *turn) news.Attribution {
	a := news.Attribution{
		Speaker: t.who.name, Entity: t.who.entity, Via: t.via, Source: []news.Span{}, Cue: []news.Span{},
	}
	for _, k := range t.quotes {
		q := &r.quotes[k]
		a.Quoted = append(a.Quoted, q.span)
		a.Content = append(a.Content, q.outer)
	}
	if t.cue >= 0 {
		c := &r.cues[t.cue]
		a.Cue = append(a.Cue, r.spanOf(english.Range{Start: c.item, End: c.item + 1}))
		if c.source.found() {
			a.Source = append(a.Source, r.spanOf(c.source.Range))
		}
		a.Content = union(a.Content, r.clauseAround(t, c))
	}
	return a
}

// clauseAround is the reported clause that the quotations of t, to the right
// of cue c, are part of: from after the cue to the last of them.
func (r *reader) clauseAround(t *turn, c *cue) []news.Span {
	q := &r.quotes[t.quotes[0]]
	last := q
	for _, k := range t.quotes {
		if r.quotes[k].frame == q.frame {
			last = &r.quotes[k]
		}
	}
	if c.item > q.item || c.kind == nameCue {
		return nil
	}
	i := c.item + 1
	for j := i; j < q.item && j < i+6; j++ {
		if w := r.word(j); w == "that" || w == "," || w == ":" {
			i = j + 1
		}
	}
	if i >= q.item {
		return nil
	}
	return []news.Span{{Start: r.doc.Tokens[r.items[i].token].Span.Start, End: last.outer.End}}
}

// kindOf tells how much of a's content stands in quotation marks.
func kindOf(a *news.Attribution, text string) news.AttributionKind {
	if len(a.Quoted) == 0 {
		return news.Indirect
	}
	k := 0
	for _, c := range a.Content {
		at := c.Start
		for ; k < len(a.Quoted) && a.Quoted[k].Start < c.End; k++ {
			if english.IsWord(text[at:max(at, a.Quoted[k].Start)]) {
				return news.Mixed
			}
			at = a.Quoted[k].End
		}
		if at < c.End && english.IsWord(text[at:c.End]) {
			return news.Mixed
		}
	}
	return news.Direct
}
