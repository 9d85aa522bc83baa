package claim

import (
	"cmp"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"

	"stemma/internal/account"
	"stemma/news"
)

// Thresholds of the likeness of two units.
const (
	sameClaim = .35 // they assert the same
	aligned   = .03 // their parts may be compared
)

// maxMates bounds the units of other articles with which a unit is compared
// part by part.
const maxMates = 4

// Find is the claims that the articles of one story make, those on most
// accounts first, and the things on which they contradict each other. account
// numbers the accounts, families are the story's quotation families. The order
// of rs decides between equals and should be that of publication.
func Find(rs []*news.Reading, account func(news.ArticleID) int, families []news.Quotation) ([]news.Claim, []news.Conflict) {
	s := newStory(rs, account)
	for a, r := range rs {
		s.read(a, r)
	}
	s.weigh()
	s.align()
	s.gather()
	g := newGroups(rs)
	s.slots(g)
	s.nearFigures(g)
	s.tolls(g)
	titles := roles(rs)
	conflicts := otherThan(g.conflicts(), titles) // never nil: an empty list is one in JSON too
	conflicts = append(conflicts, titles...)
	conflicts = append(conflicts, wordings(account, families)...)
	conflicts = append(conflicts, speakers(rs, families)...)
	return s.claims(families, stancesOf(conflicts)), conflicts
}

// otherThan are those of the conflicts that are not about the title of somebody
// about whose titles there is one already.
func otherThan(conflicts, titles []news.Conflict) []news.Conflict {
	return slices.DeleteFunc(conflicts, func(c news.Conflict) bool {
		return c.Kind == news.RoleConflict && slices.ContainsFunc(titles, func(t news.Conflict) bool { return sameSurname(t.About, c.About) })
	})
}

// pair is two units whose parts may be compared.
type pair struct {
	a, b     int32
	likeness float64
}

// story is the units of a story as they are read.
type story struct {
	rs         []*news.Reading
	account    func(news.ArticleID) int
	reader     reader
	index      *index
	units      []unit
	byWords    map[uint64]int32 // first unit with these words
	pairs      []pair
	copied     map[int32][]int32 // units with the same words as an earlier one
	cluster    []int32           // of each unit
	members    [][]int32         // units of each cluster
	byArticle  [][]int32         // units of each article, made when first needed
	particular []figureAt        // the telling figures by unit and value
	outlets    map[string]bool   // of the articles, in small letters
	carrierOf  []account.Carrier // each article
}

func newStory(rs []*news.Reading, accountOf func(news.ArticleID) int) *story {
	s := &story{rs: rs, account: accountOf, reader: reader{seen: map[lexKey]lexical{}}, index: newIndex(), byWords: map[uint64]int32{}, copied: map[int32][]int32{}, outlets: map[string]bool{}}
	for _, r := range rs {
		s.outlets[outletKey(r.Outlet)] = true
		s.carrierOf = append(s.carrierOf, account.Of(r, accountOf(r.ID)))
	}
	delete(s.outlets, "")
	return s
}

// read adds the units of one article.
func (s *story) read(a int, r *news.Reading) {
	for _, u := range s.reader.units(a, r) {
		id := int32(len(s.units))
		h := hashWords(&u, r)
		if first, ok := s.byWords[h]; ok {
			u.same = int(first)
			u.words, u.sorted = s.units[first].words, s.units[first].sorted
			s.copied[first] = append(s.copied[first], id)
		} else {
			s.byWords[h] = id
		}
		s.units = append(s.units, u)
	}
}

// weigh makes the words that stand all over the story tell less: what every
// second sentence names does not tell two of them to be one claim.
func (s *story) weigh() {
	df := map[uint32]int{}
	n := 0
	for i := range s.units {
		if u := &s.units[i]; u.same < 0 {
			n++
			for _, k := range u.sorted {
				df[k]++
			}
		}
	}
	if n < 10 {
		return
	}
	for i := range s.units {
		u := &s.units[i]
		if u.same >= 0 {
			continue
		}
		for k := range u.words {
			share := float64(df[u.words[k].key]) / float64(n)
			u.words[k].weight *= float32(1 - min(.6, 3*max(0, share-.05)))
		}
		u.weight = distinctWeight(u.words)
	}
}

// align compares each unit with those of the articles before and puts it into
// a cluster.
func (s *story) align() {
	for from := 0; from < len(s.units); {
		to := from
		for to < len(s.units) && s.units[to].article == s.units[from].article {
			if same := s.units[to].same; same >= 0 {
				s.join(int32(to), s.cluster[same])
			} else {
				s.place(int32(to))
			}
			to++
		}
		// Only now: units of one article are not compared with one another.
		for id := from; id < to; id++ {
			if s.units[id].same < 0 {
				s.index.add(id, &s.units[id])
			}
		}
		from = to
	}
}

// hashWords tells sentences apart by their words, marks and case left out.
func hashWords(u *unit, r *news.Reading) uint64 {
	h := xxh3.New()
	for w := range strings.FieldsSeq(u.span.Of(r.Text)) {
		w = strings.ToLower(strings.TrimFunc(w, func(c rune) bool { return !isAlnum(c) && (c < 'A' || c > 'Z') }))
		_, _ = h.WriteString(w)
		_, _ = h.Write([]byte{' '})
	}
	return h.Sum64()
}

// place compares a new unit with its candidates and puts it into a cluster.
func (s *story) place(id int32) {
	u := &s.units[id]
	best, bestScore := int32(-1), sameClaim
	var mates []pair
	for _, c := range s.index.candidates(u) {
		o := &s.units[c.unit]
		p := likeness(u, o)
		if p >= aligned {
			mates = append(mates, pair{c.unit, id, p})
		}
		if p > bestScore && s.fits(u, s.cluster[c.unit]) {
			best, bestScore = s.cluster[c.unit], p
		}
	}
	slices.SortStableFunc(mates, func(a, b pair) int { return cmp.Compare(b.likeness, a.likeness) })
	s.pairs = append(s.pairs, mates[:min(len(mates), maxMates)]...)
	if best < 0 {
		best = int32(len(s.members))
		s.members = append(s.members, nil)
	}
	s.join(id, best)
}

// fits reports whether u is also like the first member of a cluster: chains of
// small steps would end at other claims.
func (s *story) fits(u *unit, cluster int32) bool {
	return likeness(u, &s.units[s.members[cluster][0]]) >= sameClaim-.1
}

func (s *story) join(id, cluster int32) {
	s.cluster = append(s.cluster, cluster)
	s.members[cluster] = append(s.members[cluster], id)
}

// claims are the clusters that several articles make or one account alone
// carries.
func (s *story) claims(families []news.Quotation, disputed stances) []news.Claim {
	inFamily := s.quotations(families)
	out, lone := []news.Claim{}, []news.Claim{}
	loneOf := map[int]int{}
	type scored struct {
		claim news.Claim
		score float64
	}
	var alone []scored
	for _, ids := range s.coherent(disputed) {
		c := s.claim(ids, disputed)
		switch {
		case distinctArticles(c) >= 2:
			if !mostlyIn(ids, inFamily) {
				out = append(out, c)
			}
		default:
			if score := s.substance(ids[0], inFamily); score > 0 {
				alone = append(alone, scored{c, score})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b news.Claim) int {
		return cmp.Or(cmp.Compare(b.Accounts, a.Accounts), cmp.Compare(distinctArticles(b), distinctArticles(a)))
	})
	slices.SortStableFunc(alone, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	order := s.articleOrder()
	for _, c := range alone {
		a := order[c.claim.Members[0].Article]
		if loneOf[a] < maxLone {
			loneOf[a]++
			lone = append(lone, c.claim)
		}
	}
	slices.SortStableFunc(lone, func(a, b news.Claim) int {
		x, y := a.Members[0], b.Members[0]
		return cmp.Or(cmp.Compare(order[x.Article], order[y.Article]), cmp.Compare(x.Span.Start, y.Span.Start))
	})
	return append(out, lone...)
}

// maxLone bounds the claims of one article that nobody else makes: the most
// telling are kept.
const maxLone = 8

func (s *story) articleOrder() map[news.ArticleID]int {
	order := make(map[news.ArticleID]int, len(s.rs))
	for i, r := range s.rs {
		order[r.ID] = i
	}
	return order
}

func distinctArticles(c news.Claim) int {
	n := 0
	for i, m := range c.Members {
		if !slices.ContainsFunc(c.Members[:min(i, 64)], func(o news.Evidence) bool { return o.Article == m.Article }) {
			n++
		}
	}
	return n
}

// claim is the claim that the units make.
func (s *story) claim(ids []int32, disputed stances) news.Claim {
	c := news.Claim{}
	for _, id := range ids {
		u := &s.units[id]
		c.Members = append(c.Members, s.evidence(u, u.span))
	}
	c.Accounts, c.Ties = account.Count(s.carriers(ids))
	best := &s.units[s.representative(s.undisputed(ids, disputed))]
	r := s.rs[best.article]
	c.Text = statement(best.span.Of(r.Text), r.Dateline)
	c.ID = "c" + hashID(string(c.Members[0].Article), c.Members[0].Span.Start)
	return c
}

func hashID(article string, at int) string {
	h := xxh3.New()
	_, _ = h.WriteString(article)
	_, _ = h.Write([]byte{byte(at), byte(at >> 8), byte(at >> 16), byte(at >> 24)})
	sum := h.Sum64()
	return hex.EncodeToString([]byte{byte(sum >> 40), byte(sum >> 32), byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)})
}

// maxCompared bounds the members that are compared for a claim's text.
const maxCompared = 12

// coherent are the clusters, each cut into groups in which every member is like
// the group's representative: what joined by small steps parts again.
func (s *story) coherent(disputed stances) [][]int32 {
	var out [][]int32
	for _, ids := range s.members {
		for round := 0; len(ids) > 2 && round < maxRounds; round++ {
			best := s.original(s.representative(ids))
			var like, unlike []int32
			for _, id := range ids {
				if o := s.original(id); o == best || likeness(best, o) >= sameClaim {
					like = append(like, id)
				} else {
					unlike = append(unlike, id)
				}
			}
			out, ids = append(out, like), unlike
		}
		if len(ids) > 2 || len(ids) == 2 && likeness(s.original(ids[0]), s.original(ids[1])) < sameClaim {
			for _, id := range ids {
				out = append(out, []int32{id})
			}
		} else if len(ids) > 0 {
			out = append(out, ids)
		}
	}
	var agreed [][]int32
	for _, ids := range out {
		agreed = append(agreed, s.agreed(ids, disputed)...)
	}
	return agreed
}

// maxRounds bounds the groups that one cluster is cut into; what is left then
// stands alone.
const maxRounds = 16

// representative is the member that is most like the others, one that can be
// understood alone and the shorter where they are equal.
func (s *story) representative(ids []int32) int32 {
	step := max(1, len(ids)/maxCompared)
	best, bestScore := ids[0], -10.0
	for i := 0; i < len(ids); i += step {
		u := &s.units[ids[i]]
		score, n := 0.0, 0
		for j := 0; j < len(ids); j += step {
			if j != i {
				score += likeness(s.original(ids[i]), s.original(ids[j]))
				n++
			}
		}
		score = score/float64(max(n, 1)) - float64(u.span.Len())/1000 - u.quoted/4
		if !standsAlone(u.span.Of(s.rs[u.article].Text)) {
			score -= .25
		}
		if score > bestScore {
			best, bestScore = ids[i], score
		}
	}
	return best
}

// original is the unit that holds the words of unit i.
func (s *story) original(i int32) *unit {
	if same := s.units[i].same; same >= 0 {
		return &s.units[same]
	}
	return &s.units[i]
}

func (s *story) evidence(u *unit, span news.Span) news.Evidence {
	r := s.rs[u.article]
	return news.Evidence{Article: r.ID, Span: span, Text: span.Of(r.Text)}
}

// oneLine is text with all white space single blanks.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// quotations marks the units that say nothing but a quotation which a family
// holds, or little else.
func (s *story) quotations(families []news.Quotation) map[int32]bool {
	spans := map[news.ArticleID][]news.Span{}
	for _, f := range families {
		for _, m := range f.Members {
			if m.Variant != news.Reported {
				spans[m.Article] = append(spans[m.Article], m.Span)
			}
		}
	}
	for _, list := range spans {
		slices.SortFunc(list, func(a, b news.Span) int { return cmp.Compare(a.Start, b.Start) })
	}
	in := map[int32]bool{}
	for i := range s.units {
		u := &s.units[i]
		r := s.rs[u.article]
		quoted := within(spans[r.ID], u.span)
		covered := 0
		for _, x := range quoted {
			covered += min(x.End, u.span.End) - max(x.Start, u.span.Start)
		}
		share := float64(covered) / float64(u.span.Len())
		if share > .6 || share > .25 && u.bare(append(quoted, saying(r, u.span)...)) {
			in[int32(i)] = true
		}
	}
	return in
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
		a := &r.Attributions[i]
		for _, list := range [...][]news.Span{a.Source, a.Cue} {
			for _, x := range list {
				if x.Overlaps(in) {
					out = append(out, x)
				}
			}
		}
	}
	return out
}

// mostlyIn reports whether at least half of the units are marked.
func mostlyIn(ids []int32, in map[int32]bool) bool {
	n := 0
	for _, id := range ids {
		if in[id] {
			n++
		}
	}
	return 2*n >= len(ids)
}

// substance is how much a unit that nobody repeats tells, 0 where it is better
// left out: quotations, questions, guesses, comments.
func (s *story) substance(id int32, inFamily map[int32]bool) float64 {
	u := &s.units[id]
	if inFamily[id] || u.quoted > .5 || u.question || u.guess || len(u.words) < 6 {
		return 0
	}
	r := s.rs[u.article]
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

// copies are the passages with the same words as unit id.
func (s *story) copies(id int32) []news.Evidence {
	var out []news.Evidence
	for _, c := range s.copied[id] {
		out = append(out, s.evidence(&s.units[c], s.units[c].span))
	}
	return out
}

// unitsOf is the range of units of an article.
func (s *story) unitsOf(article int) []int32 {
	if s.byArticle == nil {
		s.byArticle = make([][]int32, len(s.rs))
		for i := range s.units {
			a := s.units[i].article
			s.byArticle[a] = append(s.byArticle[a], int32(i))
		}
	}
	return s.byArticle[article]
}
