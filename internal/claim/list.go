package claim

import (
	"cmp"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"stemma/internal/account"
	"stemma/news"
)

// claims are what several articles assert, and the sentences of one account
// that tell the most and that nobody else has.
func (t *assertions) claims(families []news.Quotation, disputed stances) []news.Claim {
	q := quotations(families)
	out := []listed{}
	for _, ids := range t.groups(disputed) {
		if t.articles(ids) < 2 || t.mostlyQuoted(ids, q) {
			continue
		}
		// Of what one account alone says whole sentences are enough.
		if c := t.claim(ids, disputed); c.Accounts > 1 || t.whole(ids) > 0 {
			out = append(out, listed{c, ids})
		}
	}
	slices.SortStableFunc(out, func(a, b listed) int {
		return cmp.Or(cmp.Compare(b.Accounts, a.Accounts), cmp.Compare(t.articles(b.ids), t.articles(a.ids)), cmp.Compare(t.whole(b.ids), t.whole(a.ids)))
	})
	out = t.outermost(out)
	claims := make([]news.Claim, len(out))
	for i, c := range out {
		claims[i] = c.Claim
	}
	return append(claims, t.lone(t.told(), q)...)
}

// listed is a claim and the assertions that make it.
type listed struct {
	news.Claim
	ids []int32
}

// articles is the number of articles that the assertions stand in.
func (t *assertions) articles(ids []int32) int {
	n, last := 0, -1
	for _, id := range ids { // in the order of the articles
		if a := t.all[id].article; a != last {
			n, last = n+1, a
		}
	}
	return n
}

// whole is the number of the assertions that are sentences.
func (t *assertions) whole(ids []int32) (n int) {
	for _, id := range ids {
		if !t.all[id].clause {
			n++
		}
	}
	return n
}

// outermost are the claims without those of which two thirds of the members
// overlap with members of one claim before them, which is on as many accounts.
func (t *assertions) outermost(claims []listed) []listed {
	type key struct{ claim, sentence int32 }
	holds := map[key]news.Span{}
	of := map[int32][]int32{} // claims of a sentence
	var out []listed
	for _, c := range claims {
		shared := map[int32]int{}
		for _, id := range c.ids {
			a := &t.all[id]
			for _, outer := range of[a.sentence] {
				if holds[key{outer, a.sentence}].Overlaps(a.span) {
					shared[outer]++
				}
			}
		}
		if slices.ContainsFunc(slices.Collect(maps.Values(shared)), func(n int) bool { return 3*n >= 2*len(c.ids) }) {
			continue
		}
		for _, id := range c.ids {
			a := &t.all[id]
			holds[key{int32(len(out)), a.sentence}] = a.span
			of[a.sentence] = append(of[a.sentence], int32(len(out)))
		}
		out = append(out, c)
	}
	return out
}

// told are the sentences of which other articles say the greater part, or what
// is like it.
func (t *assertions) told() map[int32]bool {
	shared := map[int32]float64{}
	for _, ids := range t.members {
		if t.articles(ids) < 2 {
			continue
		}
		for _, id := range ids {
			shared[t.all[id].sentence] += t.words(id).weight
		}
	}
	out := map[int32]bool{}
	for sentence, weight := range shared {
		out[sentence] = 2*weight >= t.original(sentence).weight
	}
	return out
}

// maxLone bounds the claims of one article that nobody else makes: the most
// telling are kept.
const maxLone = 8

// lone are the sentences that nobody repeats, by article and place.
func (t *assertions) lone(told map[int32]bool, q quoted) []news.Claim {
	var out []news.Claim
	for a := range t.rs {
		type scored struct {
			id    int32
			score float64
		}
		var alone []scored
		for _, id := range t.unitsOf(a) {
			if score := t.substance(id, q); score > 0 && !told[id] {
				alone = append(alone, scored{id, score})
			}
		}
		slices.SortStableFunc(alone, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
		alone = alone[:min(len(alone), maxLone)]
		slices.SortFunc(alone, func(a, b scored) int { return cmp.Compare(a.id, b.id) })
		for _, s := range alone {
			u := &t.units[s.id]
			c := news.Claim{Members: []news.Evidence{t.evidence(u, u.span)}, Accounts: 1}
			c.Text, c.ID = statement(u.span.Of(t.rs[u.article].Text), t.rs[u.article].Dateline), claimID(&c)
			out = append(out, c)
		}
	}
	return out
}

// claim is the claim that the assertions make.
func (t *assertions) claim(ids []int32, disputed stances) news.Claim {
	c := news.Claim{}
	for _, id := range ids {
		a := &t.all[id]
		c.Members = append(c.Members, t.evidence(&a.unit, a.span))
	}
	c.Accounts, c.Ties = account.Count(t.carriers(ids))
	c.Text, c.ID = t.statement(&t.all[t.representative(t.undisputed(ids, disputed))]), claimID(&c)
	return c
}

// statement is the text of an assertion as a claim gives it; a clause without a
// subject begins with an ellipsis.
func (t *assertions) statement(a *assertion) string {
	r := t.rs[a.article]
	s := statement(a.span.Of(r.Text), r.Dateline)
	if !a.clause || s == "" {
		return s
	}
	if opens := t.units[a.sentence].span.Start == a.span.Start; !opens {
		if !subject(r, a.tokens[0]) {
			return "… " + s
		}
		c, n := utf8.DecodeRuneInString(s)
		s = string(unicode.ToUpper(c)) + s[n:]
	}
	for _, mark := range [...]string{`"`, "”"} {
		if cut, ok := strings.CutSuffix(s, ","+mark); ok {
			s = cut + mark
		}
	}
	if !ends(s) {
		s += "."
	}
	return s
}

// subject reports whether a clause that begins with token k begins with its
// subject: behind "that" a participle is one.
func subject(r *news.Reading, k int) bool {
	t := r.Tokens[k].Tag
	return k > 0 && opensContent(r, k-1) && strings.HasSuffix(lowerAt(r, k), "ing") || t == news.DET || t == news.NOUN || t == news.PROPN || t == news.NUM || t == news.ADJ
}

// claimID is a hash of where the first member of a claim stands.
func claimID(c *news.Claim) string {
	h := xxh3.New()
	_, _ = h.WriteString(string(c.Members[0].Article))
	for _, at := range [...]int{c.Members[0].Span.Start, c.Members[0].Span.End} {
		_, _ = h.Write([]byte{byte(at), byte(at >> 8), byte(at >> 16), byte(at >> 24)})
	}
	sum := h.Sum64()
	return "c" + hex.EncodeToString([]byte{byte(sum >> 40), byte(sum >> 32), byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)})
}

// maxCompared bounds the members that are compared for a claim's text.
const maxCompared = 12

// groups are the clusters, each cut into groups in which every member is like
// the group's representative: what joined by small steps parts again.
func (t *assertions) groups(disputed stances) [][]int32 {
	var out [][]int32
	for _, ids := range t.members {
		if ids = t.once(ids); len(ids) < 2 {
			continue
		}
		for round := 0; len(ids) > 2 && round < maxRounds; round++ {
			best := t.representative(ids)
			var like, unlike []int32
			for _, id := range ids {
				if t.same(best, id) >= t.least(best, id) {
					like = append(like, id)
				} else {
					unlike = append(unlike, id)
				}
			}
			out, ids = append(out, like), unlike
		}
		if len(ids) == 2 && t.same(ids[0], ids[1]) >= t.least(ids[0], ids[1]) {
			out = append(out, ids)
		}
	}
	var agreed [][]int32
	for _, ids := range out {
		agreed = append(agreed, t.agreed(ids, disputed)...)
	}
	return agreed
}

// once are the assertions of a cluster, of each sentence the one that is most
// like the first.
func (t *assertions) once(ids []int32) []int32 {
	at := map[int32]int{}
	var out []int32
	for _, id := range ids {
		s := t.all[id].sentence
		k, ok := at[s]
		switch {
		case !ok:
			at[s] = len(out)
			out = append(out, id)
		case t.same(ids[0], id) > t.same(ids[0], out[k]):
			out[k] = id
		}
	}
	return out
}

// maxRounds bounds the groups that one cluster is cut into; what is left then
// stands alone.
const maxRounds = 16

// representative is the member that is most like the others, one that can be
// understood alone and the shorter where they are equal.
func (t *assertions) representative(ids []int32) int32 {
	step := max(1, len(ids)/maxCompared)
	best, bestScore := ids[0], -10.0
	for i := 0; i < len(ids); i += step {
		u := &t.all[ids[i]]
		score, n := 0.0, 0
		for j := 0; j < len(ids); j += step {
			if j != i {
				score += t.same(ids[i], ids[j])
				n++
			}
		}
		score = score/float64(max(n, 1)) - float64(u.span.Len())/500 - u.quoted/4
		if text := t.statement(u); !standsAlone(text) {
			score -= .25
		}
		if score > bestScore {
			best, bestScore = ids[i], score
		}
	}
	return best
}

// quoted are the quotations that families hold, by article and in order.
type quoted map[news.ArticleID][]news.Span

func quotations(families []news.Quotation) quoted {
	q := quoted{}
	for _, f := range families {
		for _, m := range f.Members {
			if m.Variant != news.Reported {
				q[m.Article] = append(q[m.Article], m.Span)
			}
		}
	}
	for _, list := range q {
		slices.SortFunc(list, func(a, b news.Span) int { return cmp.Compare(a.Start, b.Start) })
	}
	return q
}

// hold reports whether u says nothing but a quotation which a family holds, or
// little else.
func (q quoted) hold(u *unit, r *news.Reading) bool {
	in := within(q[r.ID], u.span)
	covered := 0
	for _, x := range in {
		covered += min(x.End, u.span.End) - max(x.Start, u.span.Start)
	}
	share := float64(covered) / float64(u.span.Len())
	return share > .6 || share > .25 && u.bare(append(in, saying(r, u.span)...))
}

// within are the spans of an ordered list that reach into in.
func within(list []news.Span, in news.Span) []news.Span {
	at, _ := slices.BinarySearchFunc(list, in.Start, func(x news.Span, start int) int { return cmp.Compare(x.End, start) })
	var out []news.Span
	for _, x := range list[at:] {
		if x.Start >= in.End {
			break
		}
		if x.Overlaps(in) {
			out = append(out, x)
		}
	}
	return out
}

// saying are the sources and cues in a span.
func saying(r *news.Reading, in news.Span) []news.Span {
	var out []news.Span
	for i := range r.Attributions {
		out = append(out, sourceAndCue(&r.Attributions[i], in)...)
	}
	return out
}

// sourceAndCue are the parts of an attribution in a span that tell who said
// something, and that he did.
func sourceAndCue(a *news.Attribution, in news.Span) []news.Span {
	var out []news.Span
	for _, list := range [...][]news.Span{a.Source, a.Cue} {
		for _, x := range list {
			if x.Overlaps(in) {
				out = append(out, x)
			}
		}
	}
	return out
}

// mostlyQuoted reports whether at least half of the assertions are quotations
// that families hold.
func (t *assertions) mostlyQuoted(ids []int32, q quoted) bool {
	n := 0
	for _, id := range ids {
		if a := &t.all[id]; q.hold(&a.unit, t.rs[a.article]) {
			n++
		}
	}
	return 2*n >= len(ids)
}

// substance is how much a unit that nobody repeats tells, 0 where it is better
// left out: quotations, questions, guesses, comments.
func (t *assertions) substance(id int32, q quoted) float64 {
	u := &t.units[id]
	r := t.rs[u.article]
	if u.quoted > .5 || u.question || u.guess || len(u.words) < 6 || q.hold(u, r) {
		return 0
	}
	u.details(r)
	if len(u.names) == 0 && len(u.figures) == 0 && len(u.dates) == 0 {
		return 0
	}
	if text := u.span.Of(r.Text); opinion(text) || !ends(text) {
		return 0
	}
	facts := float64(min(len(u.figures), 2))*1.2 + float64(min(len(u.dates), 1)) + .5*float64(min(len(u.names), 3))
	return facts + min(u.weight, 20)/10 - u.quoted
}

// opinion reports whether a sentence tells what may be rather than what is.
func opinion(text string) bool {
	low := " " + strings.ToLower(text) + " "
	for _, w := range [...]string{" may ", " might ", " could ", " perhaps ", " should ", " i ", " we ", " you ", " seems ", " appears ", " likely ", " potentially ", " remains to be seen "} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}
