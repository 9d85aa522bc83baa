package attrib

import "stemma/internal/english"

// link joins spans to relations: each source and content goes to the nearest
// cue on the side that its kind tells. Where that cue is too far off, or has a
// source already, the span stands alone.
func link(doc *english.Doc, spans []span) []Relation {
	owner := owners(spans)
	index := map[int]int{} // of the relation of each owner
	var out []Relation
	for i, s := range spans {
		n, ok := index[owner[i]]
		if !ok {
			n = len(out)
			index[owner[i]] = n
			out = append(out, Relation{})
		}
		r := &out[n]
		text := doc.SpanOf(s.Range)
		switch s.kind {
		case cue:
			r.Cue = append(r.Cue, text)
			r.Score = s.score
		case sourceOfNext, sourceOfLast:
			r.Source = append(r.Source, text)
		default:
			r.Content = append(r.Content, text)
		}
	}
	return withReport(out)
}

// withReport keeps the relations that are more than a source.
func withReport(all []Relation) []Relation {
	kept := all[:0]
	for _, r := range all {
		if len(r.Content) == 0 && len(r.Cue) == 0 {
			continue
		}
		if len(r.Cue) == 0 {
			r.Score = .5
		}
		kept = append(kept, r)
	}
	return kept
}

// reach is the greatest number of tokens between a cue and what belongs to it.
const reach = 400

// owners tells for each span which span it belongs to: its cue, or itself.
func owners(spans []span) []int {
	owner := make([]int, len(spans))
	taken := make([]bool, len(spans)) // cues that have a source
	last := -1
	var waiting []int
	for i, s := range spans {
		owner[i] = i
		switch s.kind {
		case cue:
			for k := len(waiting) - 1; k >= 0; k-- {
				w := waiting[k]
				if s.Start-spans[w].End > reach {
					break
				}
				if spans[w].kind == sourceOfNext {
					if taken[i] {
						continue
					}
					taken[i] = true
				}
				owner[w] = i
			}
			waiting, last = waiting[:0], i
		case sourceOfNext, contentOfNext:
			waiting = append(waiting, i)
		case sourceOfLast, contentOfLast:
			if last < 0 || s.Start-spans[last].End > reach {
				continue
			}
			if s.kind == sourceOfLast {
				if taken[last] {
					continue
				}
				taken[last] = true
			}
			owner[i] = last
		}
	}
	return owner
}
