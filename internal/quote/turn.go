package quote

import (
	"slices"
	"sort"
	"strings"

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
func (r *reader) attach(at *frame) {
	f := *at
	base := len(r.cues)
	cues := r.findCues(f)
	at.cues = english.Range{Start: base, End: base + len(cues)}
	for i := f.Start; i < f.End; i++ {
		if r.isQuote(i) && r.quotes[r.items[i].quote].label == "" {
			q := &r.quotes[r.items[i].quote]
			if k := r.pick(q, cues, f); k >= 0 {
				q.cue = base + k
			}
		}
	}
	for k := range cues {
		c := &cues[k]
		r.resolved(c, f)
		if c.kind == nameCue && c.source.found() && r.word(c.source.Start-1) == "what" {
			c.sure = true
		}
		if p := r.word(c.source.Start - 1); c.form == ing && c.source.End == c.item && (p == "with" || p == "of") {
			c.sure = true
		}
		if c.form == ing && r.quotedObject(c.item, f).found() {
			c.sure = true
		}
		if p := r.word(c.item - 1); c.form == ing && (p == "of" || p == "for") && c.source.found() && c.source.End == c.item-1 {
			c.sure = true
		}
	}
	for i := f.Start; i < f.End; i++ {
		if r.isQuote(i) && r.quotes[r.items[i].quote].label == "" {
			r.heed(&r.quotes[r.items[i].quote], f)
		}
	}
}

// pick chooses the cue for q among those of its frame: the index, or -1.
func (r *reader) pick(q *quotation, cues []cue, f frame) int {
	left, right := -1, -1
	for k := range cues {
		if cues[k].kind == weakCue && !r.touches(cues[k].item, q.item) {
			continue
		}
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
		case left >= 0 && r.leadsTo(&cues[left], q, f) && r.goesOnAfter(cues[right].item, f):
			return left // "when X told them, Q, Y said that …"
		case left >= 0 && r.word(cues[right].item) == "according" && r.isOutlet(cues[right].item+2, f) && r.resolved(&cues[left], f).found():
			return left // "X wept, saying Q, according to CNN"
		case left < 0, atStart && prev != ":":
			return r.innermost(cues, right, f)
		case q.terminal == ',' && (cues[left].form == base || cues[left].form == ing || cues[left].kind == thoughtCue) && !isBreak(prev):
			return right
		}
	}
	if left >= 0 {
		if r.leadsTo(&cues[left], q, f) {
			return left // "X added that Y told them: Q"
		}
		return r.outermost(cues, left, f)
	}
	for k := len(cues) - 1; k >= 0 && cues[k].item > q.item; k-- {
		if r.isParenthesis(&cues[k], f) {
			return k
		}
	}
	return -1
}

// leadsTo reports whether cue c and whom it speaks to stand right before q, with
// a comma or a colon: "told the crowd, Q".
func (r *reader) leadsTo(c *cue, q *quotation, f frame) bool {
	const longest = 5
	if c.kind != sayCue || c.form != past || c.passive || r.word(q.item-1) != "," && r.word(q.item-1) != ":" ||
		c.item > q.item || q.item-c.item > longest || !r.resolved(c, f).found() {
		return false
	}
	for i := c.item + 1; i < q.item-1; i++ {
		if isBreak(r.word(i)) {
			return false
		}
	}
	return true
}

// goesOnAfter reports whether the cue at item i has more to report behind it.
func (r *reader) goesOnAfter(i int, f frame) bool {
	next := r.word(i + 1)
	return i+1 < f.End && r.tag(i+1) != news.PUNCT && !isAdverbial[next] && !r.isQuote(i+1)
}

// innermost is the cue that cue k of cues, behind a quotation, reports in its
// turn: in "Q, aides said X told them", told.
func (r *reader) innermost(cues []cue, k int, f frame) int {
	if k+1 < len(cues) && cues[k].kind == sayCue && cues[k+1].kind == sayCue && cues[k+1].form == past &&
		r.resolved(&cues[k], f).Start < cues[k].item {
		at := cues[k].item + 1
		if r.word(at) == "that" {
			at++
		}
		if s := r.resolved(&cues[k+1], f); s.found() && s.Start == at {
			return k + 1
		}
	}
	return k
}

// isParenthesis reports whether cue c and its source stand apart from the
// clause that they report: `… Q …, he said`.
func (r *reader) isParenthesis(c *cue, f frame) bool {
	if r.word(c.item) == "according" {
		return true
	}
	if c.kind == thoughtCue || c.kind == weakCue || c.passive {
		return false
	}
	s := r.resolved(c, f)
	start := c.item
	if s.found() {
		start = min(start, s.Start)
	}
	return s.found() && (isBreak(r.word(start-1)) || r.isQuote(start-1))
}

// outermost is the cue that reports what cue k of cues reports: "X said Y
// called it Q" is X's word.
func (r *reader) outermost(cues []cue, k int, f frame) int {
	for k > 0 {
		s := r.resolved(&cues[k], f)
		if !s.found() {
			return k
		}
		before := s.Start - 1
		if r.word(before) == "that" {
			before--
		}
		if o := &cues[k-1]; o.kind == sayCue && !o.passive && o.item == before && !relatives[r.word(before-1)] && !quotedAs(r, before) {
			k--
			continue
		}
		return k
	}
	return k
}

// touches reports whether nothing but a mark stands between items i and j, or,
// before a colon at j, the object of i.
func (r *reader) touches(i, j int) bool {
	if i > j {
		return r.isQuote(i-1) || isBreak(r.word(i-1)) || i-j <= 3
	}
	for j--; j > i && isBreak(r.word(j)); j-- {
		if r.word(j) == ":" {
			return true
		}
	}
	return i == j
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
		return r.resolved(c, f).found() && (r.inverted(c, f) || r.word(c.item) == "according")
	}
	if c.passive {
		return false
	}
	s := r.resolved(c, f)
	return s.found() && s.Start > q.item && s.Start <= start+1
}

// resolved is the source of cue c of frame f, found once.
func (r *reader) resolved(c *cue, f frame) source {
	if !c.sought {
		c.sought = true
		if !c.source.found() {
			c.source = r.sourceOf(c, f)
		}
	}
	return c.source
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
	r.turns = make([]turn, 0, len(r.quotes))
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
		r.frames[f].subject = r.subjectOfFrame(f)
		r.frames[f].others = r.speakersIn(fr)
	}
}

// subjectOfFrame is whom frame f is about: who speaks in it last, else the
// subject of its main clause.
func (r *reader) subjectOfFrame(f int) referent {
	fr := r.frames[f]
	if t := r.lastTurnIn(fr); t >= 0 {
		r.frames[f].spoken = true
		return r.turns[t].who
	}
	return r.introducedBy(fr)
}

// speakersIn are the sources of the cues of frame f, the last first.
func (r *reader) speakersIn(f frame) []referent {
	var out []referent
	for k := f.cues.End - 1; k >= f.cues.Start && len(out) < 4; k-- {
		if c := &r.cues[k]; c.form != ing && !c.passive {
			if who := r.who.refer(r, c.source); who.entity >= 0 {
				out = append(out, who)
			}
		}
	}
	return out
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
	if q.label != "" {
		return false
	}
	before := &r.quotes[t.quotes[len(t.quotes)-1]]
	if q.pair.Continues && k > 0 && r.quotes[k-1].turn == last {
		return true
	}
	if q.para != before.para {
		return false
	}
	if q.cue >= 0 {
		return t.cue >= 0 && r.cues[q.cue].item == r.cues[t.cue].item ||
			before.frame == f-1 && t.cue < 0 && r.bare(r.frames[f-1]) && r.word(q.item-1) != ":"
	}
	return q.frame == f && before.frame == f-1 && r.bare(r.frames[f]) && (before.terminal != 0 || before.pair.Closed)
}

// runningSpeaker tells who speaks in quotation k of frame f, which has no cue
// that names its source.
func (r *reader) runningSpeaker(k, f int, fr frame) referent {
	if l := r.quotes[k].label; l != "" {
		if e := r.who.named(l); e >= 0 {
			return r.who.entityAs(e)
		}
		return referent{entity: -1, name: strings.TrimRight(r.text[r.spanOfItem(fr.Start).Start:r.quotes[k].span.Start], ": *\u00a0")}
	}
	for _, s := range [...]source{r.before(k, fr), r.signature(k, f), r.tellerAfter(k, f)} {
		if who := r.who.refer(r, s); who.known() {
			return who
		}
	}
	if r.modifiesSubject(k, fr) {
		return nobody
	}
	if who := r.beside(fr); r.who.isPerson(who) || who.known() && r.word(r.quotes[k].item-1) == ":" {
		return who
	}
	for g := f - 1; g >= 0 && g >= f-2*lookBack && r.frames[g].para >= fr.para-1; g-- {
		if who := r.frames[g].subject; who.known() {
			return who
		}
	}
	if r.who.last.known() {
		return r.who.last
	}
	return r.beside(fr)
}

// modifiesSubject reports whether quotation k stands before the noun of the
// subject of frame f as part of its phrase, and so is not that one's words:
// `The “cold” engineer Roe was fined`.
func (r *reader) modifiesSubject(k int, f frame) bool {
	next := r.quotes[k].item + 1
	return r.quotes[k].terminal == 0 && r.mainSubject(f).Start == next && r.inPhrase(next) && !attaches(r.word(next))
}

// before is the source that frame f puts before quotation k without a verb:
// `X: Q`, `- X: Q`, `To X, … Q`.
func (r *reader) before(k int, f frame) source {
	q := r.quotes[k].item
	start := f.Start
	for start < q && r.tag(start) == news.PUNCT { // a bullet
		start++
	}
	if r.headline(f) {
		if s := r.labelled(f); s.found() {
			return s
		}
	}
	switch first := r.word(start); {
	case r.word(q-1) == ":" && q-2 >= start && r.inPhrase(q-2):
		if s := r.phraseTo(q-2, f); s.found() && s.Start == start && r.capitalised(s.head) {
			return s
		}
	case first == "to" || first == "for":
		if s := r.phraseFrom(start+1, f); r.word(s.End) == "," && r.capitalised(s.head) {
			return s
		}
	}
	return source{}
}

// labelled is the name that a headline begins with, before a colon.
func (r *reader) labelled(f frame) source {
	s := r.phraseFrom(f.Start, f)
	if s.found() && r.word(s.End) == ":" && r.capitalised(s.head) {
		return s
	}
	return source{}
}

// signature is the name after quotation k: `Q — X`, or a next paragraph `— X`.
func (r *reader) signature(k, f int) source {
	fr, start := r.frames[f], r.quotes[k].item+1
	if start >= fr.End && f+1 < len(r.frames) {
		fr = r.frames[f+1]
		start = fr.Start
	}
	if fr.End-start > 12 || !isDash(r.word(start)) {
		return source{}
	}
	s := r.phraseFrom(start+1, fr)
	if s.found() && r.capitalised(s.head) && (s.End == fr.End || r.tag(s.End) == news.PUNCT) {
		return s
	}
	return source{}
}

// tellerAfter is who begins the sentence after quotation k, which ends a frame,
// and tells nothing there: `“Q.” X, a teacher, told reporters.`
func (r *reader) tellerAfter(k, f int) source {
	if f+1 == len(r.frames) || r.quotes[k].terminal == 0 || r.quotes[k].item+1 != r.frames[f].End || r.frames[f+1].para != r.frames[f].para {
		return source{}
	}
	next := r.frames[f+1]
	from, to := r.spanOfItem(next.Start).Start, r.spanOfItem(next.End-1).End
	i := sort.Search(len(r.byCue), func(i int) bool { return r.found[r.byCue[i]].Cue[0].Start >= from })
	if i == len(r.byCue) {
		return source{}
	}
	rel := &r.found[r.byCue[i]]
	if rel.Cue[0].Start >= to || rel.Source[0].Start != from || slices.ContainsFunc(rel.Content, func(c news.Span) bool { return c.End > from }) {
		return source{}
	}
	return r.sourceIn(rel.Source, next)
}

func isDash(word string) bool {
	switch word {
	case "-", "--", "–", "—", "―", "~":
		return true
	}
	return false
}

// beside is who the subject of the main clause of frame f is.
func (r *reader) beside(f frame) referent {
	s := r.mainSubject(f)
	if !s.found() {
		return nobody
	}
	if who := r.who.refer(r, s); who.entity >= 0 && r.who.speaks(who) {
		return who
	}
	return nobody
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
// first cue, or the subject of its main clause.
func (r *reader) introducedBy(f frame) referent {
	for _, c := range r.cues[f.cues.Start:f.cues.End] {
		if c.kind == thoughtCue || c.kind == weakCue {
			continue
		}
		if who := r.who.refer(r, c.source); r.who.speaks(who) {
			return who
		}
	}
	for _, s := range [...]source{r.comingFrom(f), r.mainSubject(f), r.announced(f)} {
		if who := r.who.refer(r, s); who.entity >= 0 && r.who.speaks(who) {
			return who
		}
	}
	return nobody
}

// comingFrom is whom frame f presents at its end: "The sharpest words came from
// Roe."
func (r *reader) comingFrom(f frame) source {
	for i := f.Start; i+2 < f.End; i++ {
		if w := r.word(i); (w == "came" || w == "comes" || w == "come") && r.word(i+1) == "from" {
			if s := r.phraseFrom(i+2, f); s.found() && r.who.isPerson(r.who.refer(r, s)) && (s.End == f.End || r.tag(s.End) == news.PUNCT) {
				return s
			}
		}
	}
	return source{}
}

// announced is whose words frame f announces: in "These are her findings:", her.
func (r *reader) announced(f frame) source {
	if r.word(f.End-1) != ":" {
		return source{}
	}
	for i := f.End - 2; i >= f.Start; i-- {
		if possessives[r.word(i)] {
			return phrase(i, i+1, i)
		}
		if possessed(r, i) && r.inPhrase(i) {
			return r.phraseTo(i, f)
		}
	}
	return source{}
}

// spanOf is the text that items s cover.
func (r *reader) spanOf(s english.Range) news.Span {
	first := r.doc.Tokens[r.items[s.Start].token].Span
	last := r.doc.Tokens[r.items[s.End-1].token].Span
	return news.Span{Start: first.Start, End: last.End}
}
