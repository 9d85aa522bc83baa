package family

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"stemma/internal/account"
	"stemma/internal/diff"
	"stemma/news"
)

// Families finds the quotation families in the readings of one story. account
// numbers the independent accounts that articles belong to. The order is that
// of the number of accounts, then of first appearance; it does not depend on
// the order of rs.
func Families(rs []*news.Reading, account func(news.ArticleID) int) []news.Quotation {
	rs = slices.Clone(rs)
	slices.SortFunc(rs, earlier)
	s := collect(rs, account)
	s.group()
	groups := s.settle()
	s.report(groups)
	out := make([]news.Quotation, len(groups))
	first := make(map[string]int, len(groups)) // the first member of each family
	for i, g := range groups {
		out[i] = s.quotation(g)
		first[out[i].ID] = g.members[0]
	}
	slices.SortFunc(out, func(a, b news.Quotation) int {
		return cmp.Or(-cmp.Compare(a.Accounts, b.Accounts), cmp.Compare(first[a.ID], first[b.ID]))
	})
	return out
}

// earlier orders articles by time, unknown last, then by id.
func earlier(a, b *news.Reading) int {
	if a.Published.Known() != b.Published.Known() {
		if a.Published.Known() {
			return -1
		}
		return 1
	}
	return cmp.Or(a.Published.Time.Compare(b.Published.Time), cmp.Compare(a.ID, b.ID))
}

// member is one quoted span of an article. Members are in order of their
// articles and of their place there.
type member struct {
	article     int // index into story.readings
	attribution *news.Attribution
	span        news.Span
	words       []diff.Word
	speaker     int // index into speakers, -1 for no name
}

// story is what is known of a story's quotations while families are found.
type story struct {
	readings  []*news.Reading
	place     map[news.ArticleID]int // index into readings
	accounts  []int                  // by reading
	carrierOf []account.Carrier      // by reading
	members   []member
	speakers  *speakers
	names     map[string]bool // the normal forms of the words of all names
	lexicon   *lexicon
	frames    map[int]frame // by member
	wordings  []*wording
	said      []int // the wording of each member
	union     []int // union-find over wordings
}

// collect gathers the members of all readings, which come in order.
func collect(rs []*news.Reading, accountOf func(news.ArticleID) int) *story {
	s := &story{readings: rs, accounts: make([]int, len(rs)), place: make(map[news.ArticleID]int, len(rs)), lexicon: newLexicon(), frames: map[int]frame{}}
	for i, r := range rs {
		s.place[r.ID] = i
		s.accounts[i] = accountOf(r.ID)
		s.carrierOf = append(s.carrierOf, account.Of(r, s.accounts[i]))
		s.members = append(s.members, quoted(i, r)...)
	}
	s.speakers, s.names = resolve(s), namesIn(rs)
	for i := range s.members {
		s.members[i].speaker = s.speakers.who(s.readings[s.members[i].article], s.members[i].attribution)
	}
	return s
}

// namesIn are the normal forms of the words with a capital in all names that
// articles mention.
func namesIn(rs []*news.Reading) map[string]bool {
	names := map[string]bool{}
	for _, r := range rs {
		for _, m := range r.Mentions {
			if m.Kind == news.Pronoun || m.Kind == news.Description || m.Span.Start < 0 || m.Span.End > len(r.Text) || m.Span.Empty() {
				continue
			}
			for _, w := range diff.Split(m.Span.Of(r.Text)) {
				normal := strings.TrimSuffix(w.Norm, "'s")
				first, _ := utf8.DecodeRuneInString(r.Text[m.Span.Start+w.Span.Start:])
				if unicode.IsUpper(first) && !functionWords[normal] {
					names[normal] = true
				}
			}
		}
	}
	return names
}

// quoted are the quoted spans of one article that hold a word, in order. A
// span that two attributions claim is the first one's.
func quoted(article int, r *news.Reading) []member {
	var out []member
	for i := range r.Attributions {
		a := &r.Attributions[i]
		for _, q := range a.Quoted {
			if q.Start < 0 || q.End > len(r.Text) || q.Empty() {
				continue
			}
			if words := diff.Split(q.Of(r.Text)); len(words) > 0 {
				out = append(out, member{article: article, attribution: a, span: q, words: words, speaker: -1})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b member) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
	})
	return slices.CompactFunc(out, func(a, b member) bool { return a.span == b.span })
}

// group is a family in the making.
type group struct {
	wordings []int
	members  []int // in order
	text     wordsOf
	reports  []report
}

// find is the root of wording i in the union-find.
func (s *story) find(i int) int {
	for s.union[i] != i {
		s.union[i] = s.union[s.union[i]]
		i = s.union[i]
	}
	return i
}

func (s *story) join(i, j int) {
	i, j = s.find(i), s.find(j)
	s.union[max(i, j)] = min(i, j)
}

// components are the connected ones of the wordings, in the order of these.
func (s *story) components(wordings []int) []*group {
	byRoot := map[int]*group{}
	var out []*group
	for _, i := range wordings {
		root := s.find(i)
		g := byRoot[root]
		if g == nil {
			g = &group{}
			byRoot[root] = g
			out = append(out, g)
		}
		g.wordings = append(g.wordings, i)
	}
	return out
}

// hold gives g these wordings, its members in order and its text.
func (s *story) hold(g *group, wordings []int) {
	g.wordings, g.members = wordings, nil
	for _, w := range wordings {
		g.members = append(g.members, s.wordings[w].members...)
	}
	slices.Sort(g.members)
	g.text = s.reference(g)
}

// id is a hash of the family's first member: it stays when members come later.
func (s *story) id(g *group) string {
	m := s.members[g.members[0]]
	h := xxh3.New()
	_, _ = h.WriteString(string(s.readings[m.article].ID))
	_, _ = h.Write(binary.BigEndian.AppendUint64([]byte{0}, uint64(m.span.Start)))
	return hex.EncodeToString(binary.BigEndian.AppendUint64(nil, h.Sum64()))
}
