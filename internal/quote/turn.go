package quote

import (
	"stemma/internal/english"
	"stemma/news"
)

// turn is one attribution while it is put together.
type turn struct {
	quotes []int // indices into reader.quotes, in text order
	cue    int   // index into reader.cues, -1 for none
	frame  int
	who    referent
	via    string
}

// attach gives each quotation of frame f the cue that reports it.
func (r *reader) attach(f frame) {
	cues := r.findCues(f)
	base := len(r.cues) - len(cues)
	if len(cues) == 0 {
		return
	}
	for i := f.Start; i < f.End; i++ {
		if r.isQuote(i) {
			q := &r.quotes[r.items[i].quote]
			if k := r.pick(q, cues, f); k >= 0 {
				q.cue = base + k
			}
		}
	}
	for k := range cues {
		if !cues[k].source.found() {
			cues[k].source = r.sourceOf(&cues[k], f)
		}
	}
}

// pick chooses the cue for q among those of its frame: the index, or -1.
func (r *reader) pick(q *quotation, cues []cue, f frame) int {
	left, right := -1, -1
	for k := range cues {
		if cues[k].item < q.item {
			left = k
		} else if right < 0 {
			right = k
		}
	}
	if right >= 0 && r.quoteBetween(q.item, cues[right].item) {
		right = -1
	}
	prev := r.word(q.item - 1)
	atStart := q.item == f.Start || isBreak(prev)
	if right >= 0 && r.follows(q, &cues[right], f) {
		switch {
		case left < 0, atStart && prev != ":":
			return right
		case q.terminal == ',' && (cues[left].form == base || cues[left].form == ing || cues[left].kind == thoughtCue) && !isBreak(prev):
			return right
		}
	}
	if left >= 0 {
		return left
	}
	for k := range cues { // a parenthesis at the end: `… Q …, he said`
		if cues[k].item > q.item {
			right = k
		}
	}
	return right
}

// isBreak reports whether word parts a quotation from what stands before it.
func isBreak(word string) bool {
	switch word {
	case ",", ":", ";", "—", "–", "-", "--", "(", "―":
		return true
	}
	return false
}

func (r *reader) quoteBetween(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if r.isQuote(k) {
			return true
		}
	}
	return false
}

// follows reports whether cue c, to the right of q, is its own: nothing but its
// source stands between.
func (r *reader) follows(q *quotation, c *cue, f frame) bool {
	start := q.item + 1
	for start < c.item && isBreak(r.word(start)) {
		start++
	}
	if start == c.item {
		c.source = r.sourceOf(c, f)
		return c.source.found() && (r.inverted(c, f) || r.word(c.item) == "according")
	}
	s := r.subjectOf(c.item, f)
	if s.found() && s.Start <= start+1 {
		c.source = s
		return true
	}
	return false
}

// bare reports whether frame f holds nothing but quotations and marks.
func (r *reader) bare(f frame) bool {
	for i := f.Start; i < f.End; i++ {
		if !r.isQuote(i) && r.tag(i) != news.PUNCT && r.tag(i) != news.SYM {
			return false
		}
	}
	return true
}

// takeTurns joins the quotations that are speech into turns, in text order.
func (r *reader) takeTurns() {
	for f := range r.frames {
		fr := r.frames[f]
		for i := fr.Start; i < fr.End; i++ {
			if !r.isQuote(i) {
				continue
			}
			q := &r.quotes[r.items[i].quote]
			if q.speech {
				r.place(int(r.items[i].quote), f)
			}
		}
	}
}

// place puts quotation k, of frame f, into a turn.
func (r *reader) place(k, f int) {
	q := &r.quotes[k]
	fr := r.frames[f]
	if last := len(r.turns) - 1; last >= 0 && r.goesOn(k, f, last) {
		t := &r.turns[last]
		t.quotes = append(t.quotes, k)
		if t.cue < 0 && q.cue >= 0 {
			t.cue, t.frame = q.cue, f
			t.who = r.who.refer(r, r.cues[q.cue].source)
		}
		q.turn = last
		return
	}
	t := turn{quotes: []int{k}, cue: q.cue, frame: f, who: nobody}
	if q.cue >= 0 {
		t.who = r.who.refer(r, r.cues[q.cue].source)
	}
	if !t.who.known() {
		t.who = r.runningSpeaker(k, f, fr)
	}
	q.turn = len(r.turns)
	r.turns = append(r.turns, t)
	r.who.spoke(t.who)
}

// goesOn reports whether quotation k of frame f goes on with the turn last.
func (r *reader) goesOn(k, f, last int) bool {
	q := &r.quotes[k]
	t := &r.turns[last]
	before := &r.quotes[t.quotes[len(t.quotes)-1]]
	if q.pair.Continues && k > 0 && r.quotes[k-1].turn == last {
		return true
	}
	if q.para != before.para {
		return false
	}
	if q.cue >= 0 {
		return q.cue == t.cue || before.frame == f-1 && t.cue < 0 && r.bare(r.frames[f-1])
	}
	return q.frame == f && before.frame == f-1 && r.bare(r.frames[f]) && (before.terminal != 0 || before.pair.Closed)
}

// runningSpeaker tells who speaks in quotation k of frame f, which has no cue
// that names its source.
func (r *reader) runningSpeaker(k, f int, fr frame) referent {
	if !r.bare(fr) {
		if s := r.clauseSubject(fr.End, fr); s.found() {
			if who := r.who.refer(r, s); r.who.speaks(who) {
				return who
			}
		}
	}
	for g := f - 1; g >= 0 && r.frames[g].para >= fr.para-1; g-- {
		prev := r.frames[g]
		if t := r.lastTurnIn(prev); t >= 0 {
			return r.turns[t].who
		}
		if who := r.introducedBy(prev); who.known() {
			return who
		}
		if prev.para == fr.para {
			continue
		}
		break
	}
	return r.who.last
}

// lastTurnIn is the turn of the last quotation that is speech in frame f, or -1.
func (r *reader) lastTurnIn(f frame) int {
	for i := f.End - 1; i >= f.Start; i-- {
		if r.isQuote(i) {
			if t := r.quotes[r.items[i].quote].turn; t >= 0 {
				return t
			}
		}
	}
	return -1
}

// introducedBy is who a frame without speech leads up to: the source of its
// last cue, or the subject of its main clause.
func (r *reader) introducedBy(f frame) referent {
	cues := r.findCues(f)
	defer func(n int) { r.cues = r.cues[:n] }(len(r.cues) - len(cues))
	for k := len(cues) - 1; k >= 0; k-- {
		if cues[k].kind == thoughtCue {
			continue
		}
		if who := r.who.refer(r, r.sourceOf(&cues[k], f)); r.who.speaks(who) {
			return who
		}
	}
	if s := r.clauseSubject(f.End, f); s.found() {
		if who := r.who.refer(r, s); r.who.speaks(who) {
			return who
		}
	}
	return nobody
}

// spanOf is the text that items s cover.
func (r *reader) spanOf(s english.Range) news.Span {
	first := r.doc.Tokens[r.items[s.Start].token].Span
	last := r.doc.Tokens[r.items[s.End-1].token].Span
	return news.Span{Start: first.Start, End: last.End}
}
