package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"

	"stemma/internal/account"
	"stemma/news"
)

// The likeness of two sentences
const (
	aligned       = .03 // from which their parts may be compared, and
	likeSentences = .35 // from which they mostly tell the same
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
	s.pair()
	s.gather()
	g := newGroups(rs)
	s.slots(g)
	s.nearFigures(g)
	s.counts(g)
	s.ages(g)
	s.tolls(g)
	t := s.assertions()
	t.disputes(g)
	t.days(g)
	s.support(g)
	titles := roles(rs)
	conflicts := otherThan(g.conflicts(), titles) // never nil: an empty list is one in JSON too
	conflicts = append(conflicts, titles...)
	conflicts = append(conflicts, wordings(account, families)...)
	conflicts = append(conflicts, speakers(rs, families)...)
	claims := t.claims(families, stancesOf(conflicts, g.values()))
	return claims, append(conflicts, s.spellings()...) // how a name is spelled parts no claims
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
	units      []unit
	byWords    map[uint64]int32 // first unit with these words
	pairs      []pair
	stale      map[uint32]float32 // what a word that stands all over the story still tells
	copied     map[int32][]int32  // units with the same words as an earlier one
	byArticle  [][]int32          // units of each article, made when first needed
	particular []figureAt         // the telling figures by unit and value
	contested  [][2]countAt       // counts of one thing that are in dispute
	dissents   []dissent          // figures and dates in dispute
	outlets    map[string]bool    // of the articles, in small letters
	carrierOf  []account.Carrier  // each article
}

func newStory(rs []*news.Reading, accountOf func(news.ArticleID) int) *story {
	s := &story{rs: rs, account: accountOf, reader: reader{seen: map[lexKey]lexical{}}, byWords: map[uint64]int32{}, copied: map[int32][]int32{}, outlets: map[string]bool{}}
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
	s.stale = map[uint32]float32{}
	if n < 10 {
		return
	}
	for k, d := range df {
		if share := float64(d) / float64(n); share > .05 {
			s.stale[k] = float32(1 - min(.6, 3*(share-.05)))
		}
	}
	for i := range s.units {
		if u := &s.units[i]; u.same < 0 {
			s.weighUnit(u)
		}
	}
}

// weighUnit gives the words of u the weight that they have in this story.
func (s *story) weighUnit(u *unit) {
	for k := range u.words {
		w := &u.words[k]
		w.weight = w.own
		if f, ok := s.stale[w.key]; ok {
			w.weight *= f
		}
	}
	u.weight = distinctWeight(u.words)
}

// pair finds for each sentence those of the articles before with which its
// parts may be compared.
func (s *story) pair() {
	index := newIndex()
	for from := 0; from < len(s.units); {
		to := from
		for ; to < len(s.units) && s.units[to].article == s.units[from].article; to++ {
			if s.units[to].same < 0 {
				s.mates(index, int32(to))
			}
		}
		// Only now: sentences of one article are not compared with one another.
		for id := from; id < to; id++ {
			if s.units[id].same < 0 {
				index.add(id, &s.units[id])
			}
		}
		from = to
	}
}

// mates adds the pairs of a sentence with the most alike of its candidates.
func (s *story) mates(index *index, id int32) {
	u := &s.units[id]
	var mates []pair
	for _, c := range index.candidates(u) {
		if p := likeness(u, &s.units[c.unit]); p >= aligned {
			mates = append(mates, pair{c.unit, id, p})
		}
	}
	slices.SortStableFunc(mates, func(a, b pair) int { return cmp.Compare(b.likeness, a.likeness) })
	s.pairs = append(s.pairs, mates[:min(len(mates), maxMates)]...)
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

func (s *story) evidence(u *unit, span news.Span) news.Evidence {
	r := s.rs[u.article]
	return news.Evidence{Article: r.ID, Span: span, Text: span.Of(r.Text)}
}

// oneLine is text with all white space single blanks.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// passage is the sentence that unit id is.
func (s *story) passage(id int32) news.Evidence { return s.evidence(&s.units[id], s.units[id].span) }

// copies are the passages with the same words as unit id.
func (s *story) copies(id int32) []news.Evidence {
	var out []news.Evidence
	for _, c := range s.copied[id] {
		out = append(out, s.passage(c))
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

// original is the unit that holds the words of unit i.
func (s *story) original(i int32) *unit {
	if same := s.units[i].same; same >= 0 {
		return &s.units[same]
	}
	return &s.units[i]
}
