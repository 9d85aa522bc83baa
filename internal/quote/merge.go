package quote

import (
	"slices"
	"sort"
	"strings"

	"stemma/internal/attrib"
	"stemma/internal/english"
	"stemma/internal/entity"
	"stemma/news"
)

// relate notes for each quotation the relation whose content holds most of it.
func (r *reader) relate() {
	for k := range r.found {
		if len(r.found[k].Cue) > 0 && len(r.found[k].Source) > 0 {
			r.byCue = append(r.byCue, k)
		}
		r.found[k].Source = unbarred(r.text, r.found[k].Source)
		r.found[k].Content = unbarred(r.text, r.found[k].Content)
		for _, c := range r.found[k].Content {
			for i := r.quoteFrom(c.Start); i < len(r.quotes) && r.quotes[i].span.Start < c.End; i++ {
				q := &r.quotes[i]
				if n := min(q.span.End, c.End) - max(q.span.Start, c.Start); 2*n > q.span.Len() {
					q.rel = k
					q.tight = c.Start >= q.outer.Start-2 && c.End <= q.outer.End+2
				}
			}
		}
	}
}

// sharedSource is the source of the model's relation that the verb at item i
// goes on from, "X left early, saying", "X wrote to them and warned": of the
// nearest one before it in frame f that does not report it in its content.
func (r *reader) sharedSource(i int, f frame) source {
	const furthest = 4
	before := i - 1
	for before > f.Start && (r.tag(before) == news.ADV || r.tag(before) == news.AUX) {
		before--
	}
	if w := r.word(before); w != "and" && w != "but" && (w != "," || r.form(i).form != ing) {
		return source{}
	}
	at := r.spanOfItem(i).Start
	k := sort.Search(len(r.byCue), func(k int) bool { return r.found[r.byCue[k]].Cue[0].Start >= at })
	for n := 0; k > 0 && n < furthest; n++ {
		k--
		rel := &r.found[r.byCue[k]]
		if rel.Cue[0].Start < r.spanOfItem(f.Start).Start {
			break
		}
		if slices.ContainsFunc(rel.Content, func(c news.Span) bool { return c.Start <= at && at < c.End }) || rel.Source[0].Start > rel.Cue[0].Start {
			continue
		}
		s := r.sourceIn(rel.Source, f)
		if s.found() && !relatives[r.word(s.Start)] && !relatives[r.word(s.Start-1)] && s.End <= i {
			return s
		}
	}
	return source{}
}

// heed gives q the cue and source of the model's relation, where that has them
// in q's frame: it knows more phrases than the list of cues, and the ends of
// sources better.
func (r *reader) heed(q *quotation, f frame) {
	if q.rel < 0 {
		return
	}
	rel := &r.found[q.rel]
	i := r.itemIn(rel.Cue, f)
	if i < 0 || q.cue >= 0 && r.knowsBetter(q, i, f) || r.reportsReport(q, rel, i, f) {
		return
	}
	c := cue{item: i, kind: sayCue, form: past, spans: rel.Cue}
	if known := r.form(i); known.kind != notCue {
		c.kind, c.form = known.kind, known.form
	}
	if c.form == past && c.kind != notCue {
		c.passive = r.isPassive(i, f) || r.isParticiple(i, f)
	}
	if len(rel.Source) == 0 && (c.kind == weakCue || r.form(i).kind == notCue) && r.word(i) != ":" {
		return // too little to go by
	}
	c.source = r.sourceIn(rel.Source, f)
	if !c.source.found() || relatives[r.word(c.source.Start)] || r.isManner(c.source) {
		c.source = source{}
		if q.cue >= 0 && r.cues[q.cue].item == i {
			c.source = r.cues[q.cue].source
		} else {
			c.source = r.sourceOf(&c, f)
		}
	}
	if !r.isManner(r.sourceIn(rel.Source, f)) {
		c.sourceSpans = rel.Source
	}
	if c.passive && !quotedAs(r, i) { // "Roe, described by Poe as Q": not Roe
		if s := r.agentOf(i, f); s.found() {
			c.source, c.sourceSpans = s, nil
		}
	}
	if i < q.item && c.source.Start > i { // "X warned Y that Q": not Y
		if s := r.sourceOf(&c, f); s.found() && s.End <= i {
			c.source, c.sourceSpans = s, nil
		}
	}
	for k := len(r.cues) - 1; k >= 0 && r.cues[k].item >= f.Start; k-- {
		if r.cues[k].item == i && r.cues[k].spans != nil {
			q.cue = k
			return
		}
	}
	q.cue = len(r.cues)
	r.cues = append(r.cues, c)
}

// isManner reports whether s is an adverb of manner alone, taken for a source.
func (r *reader) isManner(s source) bool {
	w := r.word(s.Start)
	return s.Len() == 1 && strings.HasSuffix(w, "ly") && !r.capitalised(s.Start) && !entity.SpeaksNoun(w)
}

// knowsBetter reports whether the cue that the rules have for q goes before the
// model's at item i.
func (r *reader) knowsBetter(q *quotation, i int, f frame) bool {
	c := &r.cues[q.cue]
	switch {
	case c.sure || r.tag(i) == news.NOUN:
		return true
	case c.item == i:
		return false
	}
	inner := c.item < q.item && c.source.found() && i < c.source.Start // "X added that Y told them: Q", "the court heard that Y had told …"
	return r.isTagged(q) || inner && (r.leadsTo(c, q, f) || c.kind == sayCue && r.form(i).kind == notCue && english.IsWord(r.word(i)))
}

// isTagged reports whether q has its source and cue right behind it: `Q, X said`.
func (r *reader) isTagged(q *quotation) bool {
	c := &r.cues[q.cue]
	return (c.kind == sayCue || c.kind == askCue) && !c.passive && c.source.found() && c.item > q.item &&
		min(c.item, c.source.Start)-q.item <= 5 && q.terminal != 0
}

var relatives = wordSet("who which that")

// reportsReport reports whether rel, with its cue at item i, only says where q
// was reported ("X asserted Q, according to CNN", "a book, which reported that X
// said Q"), while the rules have found who said it.
func (r *reader) reportsReport(q *quotation, rel *attrib.Relation, i int, f frame) bool {
	if q.cue < 0 {
		return false
	}
	c := &r.cues[q.cue]
	if c.item == i || !c.source.found() || c.kind == thoughtCue || len(rel.Source) == 0 {
		return false
	}
	s := r.sourceIn(rel.Source, f)
	if !s.found() {
		return false
	}
	if w := r.word(s.Start); w == "which" || w == "that" || r.word(i) == "according" {
		return true
	}
	for k := s.Start; k < s.End; k++ {
		if name, _ := r.placeName(k, f); name != "" && !platforms[name] {
			return true
		}
	}
	return false
}

// itemIn is the item of frame f, outside of quotations, that carries the cue
// at spans: a verb that reports, else its last word. -1 when there is none.
func (r *reader) itemIn(spans []news.Span, f frame) int {
	best := -1
	for _, s := range spans {
		for i := r.itemFrom(s.Start, f); i < f.End && r.spanOfItem(i).Start < s.End; i++ {
			if r.isQuote(i) {
				continue
			}
			if r.form(i).kind != notCue || r.word(i) == "according" {
				return i
			}
			if w := r.word(i); english.IsWord(w) || best < 0 {
				best = i
			}
		}
	}
	return best
}

// sourceIn is the source at spans as items of frame f.
func (r *reader) sourceIn(spans []news.Span, f frame) source {
	if len(spans) == 0 {
		return source{}
	}
	s := spans[0]
	i := r.itemFrom(s.Start, f)
	end := i
	for end < f.End && !r.isQuote(end) && r.spanOfItem(end).Start < s.End {
		end++
	}
	if i == end {
		return source{}
	}
	out := r.phraseFrom(i, frame{Range: english.Range{Start: i, End: end}, para: f.para})
	if !out.found() {
		out = phrase(i, end, end-1)
	}
	out.Range = english.Range{Start: i, End: end}
	return out
}

// itemFrom is the first item of frame f that ends after offset.
func (r *reader) itemFrom(offset int, f frame) int {
	return f.Start + sort.Search(f.Len(), func(k int) bool { return r.spanOfItem(f.Start+k).End > offset })
}

// spanOfItem is the text of item i.
func (r *reader) spanOfItem(i int) news.Span {
	if r.isQuote(i) {
		return r.quotes[r.items[i].quote].outer
	}
	return r.doc.Tokens[r.items[i].token].Span
}

// merge writes the turns down, each with the relation that reports the same
// words, and adds the other relations as indirect attributions.
func (r *reader) merge() []news.Attribution {
	out := make([]news.Attribution, len(r.turns), len(r.turns)+len(r.found))
	for t := range r.turns {
		out[t] = r.attribution(&r.turns[t])
	}
	taken := make([]bool, len(r.turns))
	for _, rel := range r.found {
		if t := r.turnOf(rel, taken); t >= 0 && sameCue(out[t].Cue, rel.Cue) {
			taken[t] = true
			r.adopt(&out[t], &r.turns[t], rel)
		} else if len(rel.Cue)+len(rel.Content) > 0 && !r.withinSpeech(rel) && !r.isTold(rel) {
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

// isTold reports whether rel is no more than a second cue of a quotation that
// goes over several paragraphs: its content is quotations of one turn, to the
// last of them.
func (r *reader) isTold(rel attrib.Relation) bool {
	turn, last := -1, -1
	for _, c := range rel.Content {
		k := r.quoteFrom(c.Start)
		if k == len(r.quotes) || r.quotes[k].turn < 0 || turn >= 0 && r.quotes[k].turn != turn || c.Start < r.quotes[k].outer.Start {
			return false
		}
		turn = r.quotes[k].turn
		for k+1 < len(r.quotes) && r.quotes[k+1].span.Start < c.End {
			k++
		}
		if r.quotes[k].turn != turn || c.End > r.quotes[k].outer.End {
			return false
		}
		last = k
	}
	if turn < 0 || len(r.turns[turn].quotes) < 2 || len(rel.Source) == 0 {
		return false
	}
	quotes := r.turns[turn].quotes
	return quotes[len(quotes)-1] == last && r.who.referSpan(r, rel.Source[0]).entity == r.turns[turn].who.entity
}

// sameCue reports whether two attributions can be one by their cues.
func sameCue(a, b []news.Span) bool { return len(a) == 0 || len(b) == 0 || overlapAny(a, b) }

// adopt gives a, of turn t, the content of rel, which reports by the same cue,
// what of source and cue it lacks, and their ends as rel has them: the model
// knows how far they go. Content keeps every quoted part.
func (r *reader) adopt(a *news.Attribution, t *turn, rel attrib.Relation) {
	if len(a.Cue) == 0 && len(rel.Cue) > 0 && r.near(rel.Cue[0], r.frames[t.frame]) {
		a.Cue = rel.Cue
		a.Source = orEmpty(rel.Source)
	}
	if overlapAny(a.Cue, rel.Cue) {
		if len(rel.Source) > 0 && (len(a.Source) == 0 || overlapAny(a.Source, rel.Source) || overlapAny(a.Source, rel.Cue)) {
			a.Source = rel.Source
		}
		a.Cue = rel.Cue
	}
	a.Content = union(r.notOthers(rel.Content, t), r.outers(t))
	if !t.who.known() && len(rel.Source) > 0 && !pointing[english.Lower(rel.Source[0].Of(r.text))] {
		who := r.who.referSpan(r, rel.Source[0])
		a.Speaker, a.Entity = who.name, who.entity
	}
}

// notOthers are the spans of content but those that are the quotation of
// another turn than t.
func (r *reader) notOthers(content []news.Span, t *turn) []news.Span {
	var out []news.Span
	for _, c := range content {
		k := r.quoteFrom(c.Start)
		if k < len(r.quotes) && r.quotes[k].turn >= 0 && &r.turns[r.quotes[k].turn] != t && r.quotes[k].outer.Contains(c) {
			continue
		}
		out = append(out, c)
	}
	return out
}

// near reports whether span stands in the paragraph of f, the one before, or
// later.
func (r *reader) near(span news.Span, f frame) bool {
	k := r.frameAt(span.Start)
	return k >= 0 && r.frames[k].para >= f.para-1
}

// outers are t's quotations with their marks.
func (r *reader) outers(t *turn) []news.Span {
	var out []news.Span
	for _, k := range t.quotes {
		out = append(out, r.quotes[k].outer)
	}
	return out
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
	who := r.sourceOfRelation(rel)
	a.Speaker, a.Entity = who.name, who.entity
	if len(rel.Cue) > 0 {
		if f := r.frameAt(rel.Cue[0].Start); f >= 0 && !r.isVenue(who, r.frames[f].venue) {
			a.Via = r.frames[f].venue
		}
	}
	return a
}

// sourceOfRelation is who rel's source means or, where it has none ("X left,
// saying …"), the subject of its cue.
func (r *reader) sourceOfRelation(rel attrib.Relation) referent {
	at := rel.Source
	if len(at) == 0 {
		at = rel.Cue
	}
	if len(at) == 0 {
		return nobody
	}
	f := r.frameAt(at[0].Start)
	if f < 0 {
		return nobody
	}
	fr := r.frames[f]
	if s := r.sourceIn(rel.Source, fr); s.found() {
		w := r.word(s.Start)
		if relatives[w] {
			s = r.subjectOf(s.End, fr)
		}
		who := r.who.refer(r, s)
		if w == "who" && who.number == noPerson && !r.who.isPerson(who) && s.found() {
			if e := r.who.personEnding(r.spanOf(s.Range)); e >= 0 { // "a talk with X, who"
				return r.who.entityAs(e)
			}
		}
		if w == "which" && r.who.isPerson(who) {
			return nobody
		}
		return who
	}
	if len(rel.Source) > 0 {
		return r.who.referSpan(r, rel.Source[0])
	}
	i := r.itemIn(rel.Cue, fr)
	if i < 0 {
		return nobody
	}
	known := r.form(i)
	c := cue{item: i, kind: known.kind, form: known.form}
	if c.kind == notCue && (r.tag(i) != news.VERB || r.isPassive(i, fr)) {
		return nobody
	}
	if c.kind == notCue {
		return r.who.refer(r, r.subjectOf(i, fr))
	}
	if c.form == past {
		c.passive = r.isPassive(i, fr)
	}
	return r.who.refer(r, r.sourceOf(&c, fr))
}

// frameAt is the index of the frame that holds the byte at offset, -1 for none.
func (r *reader) frameAt(offset int) int {
	f := sort.Search(len(r.frames), func(k int) bool { return r.spanOfItem(r.frames[k].End-1).End > offset })
	if f == len(r.frames) {
		return -1
	}
	return f
}

func orEmpty(s []news.Span) []news.Span {
	if s == nil {
		return []news.Span{}
	}
	return s
}

// unbarred is s without the bars ("### X said") that its spans begin with.
func unbarred(text string, s []news.Span) []news.Span {
	for i := range s {
		if word, _, ok := strings.Cut(s[i].Of(text), " "); ok && len(word) > 2 && strings.Trim(word, "#*_") == "" {
			s = slices.Clone(s)
			s[i].Start += len(word) + 1
		}
	}
	return s
}

// attribution writes down the turn t.
func (r *reader) attribution(t *turn) news.Attribution {
	a := news.Attribution{
		Speaker: t.who.name, Entity: t.who.entity, Via: t.via, Source: []news.Span{}, Cue: []news.Span{},
	}
	for _, k := range t.quotes {
		a.Quoted = append(a.Quoted, r.quotes[k].span)
	}
	a.Content = r.outers(t)
	if t.cue >= 0 {
		c := &r.cues[t.cue]
		a.Cue, a.Source = c.spans, orEmpty(c.sourceSpans)
		if c.spans == nil {
			a.Cue = []news.Span{r.spanOfItem(c.item)}
		}
		if len(a.Source) == 0 && c.source.found() && (c.spans == nil || r.besides(c)) {
			a.Source = []news.Span{r.spanOf(c.source.Range)}
		}
		a.Content = union(a.Content, r.clauseAround(t, c))
	}
	return a
}

// besides reports whether c's source stands right beside it.
func (r *reader) besides(c *cue) bool {
	return c.source.End <= c.item && c.item-c.source.End <= 2 || c.source.Start > c.item && c.source.Start-c.item <= 2
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
