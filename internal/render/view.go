package render

import (
	"cmp"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"stemma/news"
)

// view is a story laid out for reading, the same for every format: what is
// shown, in which order, under which heading.
type view struct {
	Headline string
	Articles []*article
	Outlets  int  // that are known
	Unnamed  bool // of an article the outlet is not known
	Accounts int
	Reasons  []reason // why Accounts is an upper bound, beside what is always so
	Period   string
	Trees    []*node    // how the accounts hang together, one tree an account
	Said     []*family  // quotations on two articles or more
	Known    []*claim   // claims on two accounts or more
	Disputed []*dispute // conflicts
	Only     []*only    // what one account alone carries
	Notices  []*remark
}

// article is an article of a view. Number, from 1, is how lines refer to it.
type article struct {
	*news.StoryArticle
	Number int
	Name   string // the outlet, or what stands in for it
	Head   string // the title, or else how the text begins
	When   string
}

// place is where a line comes from: an article and, from 1, its sentence.
type place struct {
	Article  *article
	Sentence int
	Span     news.Span
}

func (p place) String() string { return fmt.Sprintf("[%d:%d]", p.Article.Number, p.Sentence) }

// node is an article in the tree of an account; Edge leads up to its parent
// and is nil at a root.
type node struct {
	*article
	Edge     *news.Derivation
	How      string // the edge in words
	Children []*node
	Others   []*cross // edges to articles that are not its parent
}

// cross is an edge that does not fit into the tree.
type cross struct {
	To  *article
	How string
}

// family is a quotation family. Variants group the members that give it alike.
type family struct {
	*news.Quotation
	On       string // how many accounts, and what ties them
	Variants []*variant
}

// variant is one rendering of an utterance and everyone who gives it.
type variant struct {
	Kind    news.Variant
	Meaning []news.Meaning
	Text    string
	Diff    []news.DiffOp
	Speaker string // a person who is not the family's speaker
	Source  string // a source that is no person and not the family's speaker
	Via     []string
	Places  []place
}

type claim struct {
	*news.Claim
	On     string // how many accounts, and what ties them
	Once   string // which accounts are counted once
	Places []place
}

type dispute struct {
	*news.Conflict
	Sides []*side
}

type side struct {
	Value  string
	On     string // how many accounts, where several articles give it
	Text   string // the first evidence, in its words
	Places []place
}

// only is what a single account carries, or several that count as one for it.
type only struct {
	Accounts   []int
	Articles   []*article
	Quotations []*family
	Claims     []*claim
}

// Names are its articles, with their numbers.
func (o *only) Names() string {
	out := make([]string, len(o.Articles))
	for i, a := range o.Articles {
		out[i] = fmt.Sprintf("[%d] %s", a.Number, Plain(a.Name))
	}
	return and(out)
}

type remark struct {
	news.Notice
	Place place
}

// layout lays s out for reading.
func layout(s *news.Story) *view {
	v := &view{Headline: s.Headline, Accounts: s.Accounts, Period: period(s.Start, s.End)}
	byID := v.addArticles(s)
	v.addTrees(s)
	v.addReasons(s)
	v.addQuotations(s, byID)
	v.addClaims(s, byID)
	for i := range s.Conflicts {
		v.Disputed = append(v.Disputed, disputeOf(&s.Conflicts[i], byID))
	}
	for _, a := range v.Articles {
		for _, n := range a.Notices {
			v.Notices = append(v.Notices, &remark{n, placeOf(a, n.Span)})
		}
	}
	return v
}

func (v *view) addArticles(s *news.Story) map[news.ArticleID]*article {
	byID := make(map[news.ArticleID]*article, len(s.Articles))
	outlets := map[string]bool{}
	for i := range s.Articles {
		a := &article{StoryArticle: &s.Articles[i], Number: i + 1, When: moment(s.Articles[i].Published)}
		a.Name, a.Head = nameOf(a.StoryArticle), headOf(a.StoryArticle)
		if o := outletOf(a.StoryArticle); o != "" {
			outlets[strings.ToLower(o)] = true
		} else {
			v.Unnamed = true
		}
		byID[a.ID] = a
		v.Articles = append(v.Articles, a)
	}
	v.Outlets = len(outlets)
	return byID
}

// nameOf is the outlet, or else the name of the file.
func nameOf(a *news.StoryArticle) string {
	if o := outletOf(a); o != "" {
		return o
	}
	if a.Path != "" {
		return filepath.Base(a.Path)
	}
	return string(a.ID)
}

// outletOf is the outlet, or else the host, "" where neither is known.
func outletOf(a *news.StoryArticle) string {
	if a.Outlet != "" {
		return a.Outlet
	}
	if u, err := url.Parse(a.URL); err == nil {
		return strings.TrimPrefix(u.Hostname(), "www.")
	}
	return ""
}

// An opening has openingLength characters at most, and openingWords words where
// a sentence has as many: shorter ones are names of authors and the like.
const (
	openingLength = 80
	openingWords  = 6
)

// headOf is the title, or else how the text begins, in quotation marks.
func headOf(a *news.StoryArticle) string {
	if a.Title != "" || a.Reading == nil {
		return Plain(a.Title)
	}
	first := ""
	for _, s := range a.Reading.Sentences {
		if slices.ContainsFunc(a.Reading.Boilerplate, s.Overlaps) {
			continue
		}
		words := strings.Fields(Plain(s.Of(a.Reading.Text)))
		if len(words) >= openingWords {
			return quote(begin(words, openingLength))
		}
		if first == "" {
			first = begin(words, openingLength)
		}
	}
	if first == "" {
		return ""
	}
	return quote(first)
}

// begin is as many of the words as n characters hold.
func begin(words []string, n int) string {
	out := ""
	for i, w := range words {
		switch {
		case i == 0:
			out = cut(w, n)
		case utf8.RuneCountInString(out)+1+utf8.RuneCountInString(w) > n:
			return out + " …"
		default:
			out += " " + w
		}
	}
	return out
}

func placeOf(a *article, s news.Span) place {
	sentences := a.Reading.Sentences
	i := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > s.Start })
	return place{a, min(i+1, max(len(sentences), 1)), s}
}

func placesOf(members []news.Evidence, byID map[news.ArticleID]*article) []place {
	var out []place
	for _, m := range members {
		if a := byID[m.Article]; a != nil {
			out = append(out, placeOf(a, m.Span))
		}
	}
	return ordered(out)
}

// ordered sorts places by article and sentence and drops repetitions.
func ordered(places []place) []place {
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.Article.Number, b.Article.Number), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	return slices.CompactFunc(places, func(a, b place) bool {
		return a.Article == b.Article && a.Sentence == b.Sentence
	})
}

// addTrees hangs each article under the one its text comes from, the surest
// edge first. What would close a circle is noted as a cross edge.
func (v *view) addTrees(s *news.Story) {
	nodes := make(map[news.ArticleID]*node, len(v.Articles))
	parent := map[news.ArticleID]news.ArticleID{}
	for _, a := range v.Articles {
		nodes[a.ID] = &node{article: a}
	}
	edges := slices.Clone(s.Derivations)
	slices.SortStableFunc(edges, func(a, b news.Derivation) int { return cmp.Compare(b.Confidence, a.Confidence) })
	for i := range edges {
		e := &edges[i]
		from, to := nodes[e.From], nodes[e.To]
		if from == nil || to == nil {
			continue
		}
		if !e.Directed && from.Number > to.Number {
			from, to = to, from
		}
		if _, has := parent[to.ID]; has || rootOf(from.ID, parent) == to.ID {
			to.Others = append(to.Others, &cross{from.article, edgeWords(e, from.article)})
			continue
		}
		parent[to.ID] = from.ID
		to.Edge, to.How = e, edgeWords(e, from.article)
		from.Children = append(from.Children, to)
	}
	for _, a := range v.Articles {
		n := nodes[a.ID]
		slices.SortFunc(n.Children, func(x, y *node) int { return cmp.Compare(x.Number, y.Number) })
		if n.Edge == nil {
			v.Trees = append(v.Trees, n)
		}
	}
	slices.SortStableFunc(v.Trees, func(a, b *node) int { return cmp.Compare(a.Account, b.Account) })
}

func rootOf(id news.ArticleID, parent map[news.ArticleID]news.ArticleID) news.ArticleID {
	for {
		up, has := parent[id]
		if !has {
			return id
		}
		id = up
	}
}

// edgeWords says what an edge from an article means.
func edgeWords(e *news.Derivation, from *article) string {
	share := fmt.Sprintf("%.0f %%", 100*e.Share)
	if e.Kind == news.CommonSource {
		return fmt.Sprintf("shares a source with [%d] (%s)", from.Number, share)
	}
	if !e.Directed {
		return fmt.Sprintf("%s of or by [%d], direction unknown (%s)", e.Kind, from.Number, share)
	}
	return fmt.Sprintf("%s of [%d] (%s)", e.Kind, from.Number, share)
}

func (v *view) addQuotations(s *news.Story, byID map[news.ArticleID]*article) {
	for i := range s.Quotations {
		q := &s.Quotations[i]
		f := familyOf(q, byID)
		if len(f.Variants) == 0 {
			continue
		}
		if articlesIn(q) > 1 {
			v.Said = append(v.Said, f)
			continue
		}
		if len(strings.Fields(q.Text)) < tellingWords {
			continue // the sentence around it is a claim, and tells more
		}
		o := v.only(f.Variants[0].Places[0].Article.Account)
		o.Quotations = append(o.Quotations, f)
	}
}

// tellingWords is how many words of somebody a single article must quote for
// them to tell something by themselves.
const tellingWords = 3

func articlesIn(q *news.Quotation) int {
	seen := map[news.ArticleID]bool{}
	for _, m := range q.Members {
		seen[m.Article] = true
	}
	return len(seen)
}

func familyOf(q *news.Quotation, byID map[news.ArticleID]*article) *family {
	f := &family{Quotation: q, On: onAccounts(q.Accounts, q.Ties)}
	byKey := map[string]*variant{}
	for _, m := range q.Members {
		a := byID[m.Article]
		if a == nil {
			continue
		}
		key := string(m.Variant)
		if m.Variant != news.Verbatim {
			key += "\x00" + wordsOf(m.Text)
		}
		person, source := otherSpeaker(q, &m, a)
		key += "\x00" + person + "\x00" + source
		g := byKey[key]
		if g == nil {
			g = &variant{Kind: m.Variant, Meaning: m.Meaning, Text: m.Text, Diff: shortened(m.Diff), Speaker: person, Source: source}
			byKey[key] = g
			f.Variants = append(f.Variants, g)
		}
		if m.Via != "" && !slices.Contains(g.Via, m.Via) {
			g.Via = append(g.Via, m.Via)
		}
		g.Places = append(g.Places, placeOf(a, m.Span))
	}
	for _, g := range f.Variants {
		g.Places = ordered(g.Places)
	}
	slices.SortStableFunc(f.Variants, func(a, b *variant) int { return cmp.Compare(rank(a.Kind), rank(b.Kind)) })
	return f
}

// places are those of all variants, in order.
func (f *family) places() []place {
	var out []place
	for _, g := range f.Variants {
		out = append(out, g.Places...)
	}
	return ordered(out)
}

// otherSpeaker is whom a member gives the utterance to, where that is not the
// family's speaker: a person by name, or else the source as it is written. An
// article that names no one says nothing against the others.
func otherSpeaker(q *news.Quotation, m *news.QuotationMember, a *article) (person, source string) {
	if m.Speaker == q.Speaker || m.Speaker == "" {
		return "", ""
	}
	for _, e := range a.Reading.Entities {
		if e.Name == m.Speaker && e.Kind == news.Person {
			return m.Speaker, ""
		}
	}
	return "", m.Speaker
}

// quote is s in quotation marks, unless it begins with its own. A mark whose
// other half is not in s is left out.
func quote(s string) string {
	s = Plain(s)
	const marks = "\"“”"
	n := 0
	for _, c := range s {
		if strings.ContainsRune(marks, c) {
			n++
		}
	}
	first, last := strings.TrimLeft(s, marks), strings.TrimRight(s, marks)
	switch {
	case n%2 == 1 && first != s:
		s = first
	case n%2 == 1 && last != s:
		s = last
	case first != s:
		return s
	}
	return "“" + s + "”"
}

func wordsOf(s string) string {
	return strings.ToLower(strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`).Replace(Plain(s)))
}

// diffLine is a diff in one line: each run of words made fit by clean, and
// then what was left out set by out, what was put in by in.
func diffLine(ops []news.DiffOp, clean func(string) string, out, in func(string) string) string {
	var parts []string
	for _, op := range ops {
		words := clean(op[1])
		switch {
		case words == "":
			continue
		case op[0] == "-":
			words = out(words)
		case op[0] == "+":
			words = in(words)
		}
		parts = append(parts, words)
	}
	return strings.Join(parts, " ")
}

// Words left out in a row beyond which a diff tells only how they begin and end.
const (
	longCut  = 12
	keptEnds = 3
)

// shortened is a diff without the words that a member only does not reach: what
// is cut at either end is an ellipsis, and of a long cut within it the ends stay.
func shortened(ops []news.DiffOp) []news.DiffOp {
	out := slices.Clone(ops)
	for i, op := range out {
		words := strings.Fields(op[1])
		switch {
		case op[0] != "-" || len(words) <= longCut:
		case i == 0 || i+1 == len(out):
			out[i] = news.DiffOp{"=", "[…]"}
		default:
			ends := slices.Concat(words[:keptEnds], []string{"…"}, words[len(words)-keptEnds:])
			out[i][1] = strings.Join(ends, " ")
		}
	}
	return out
}

func rank(v news.Variant) int {
	return slices.Index([]news.Variant{news.Verbatim, news.Trimmed, news.Spliced, news.Reworded, news.Reported}, v)
}

func (v *view) addClaims(s *news.Story, byID map[news.ArticleID]*article) {
	for i := range s.Claims {
		one := &s.Claims[i]
		c := &claim{one, onAccounts(one.Accounts, one.Ties), counted(one.Ties), placesOf(one.Members, byID)}
		switch {
		case len(c.Places) == 0:
		case c.Accounts > 1:
			v.Known = append(v.Known, c)
		default:
			o := v.only(accountsIn(c.Places)...)
			o.Claims = append(o.Claims, c)
		}
	}
	slices.SortStableFunc(v.Known, func(a, b *claim) int { return cmp.Compare(b.Accounts, a.Accounts) })
	slices.SortFunc(v.Only, func(a, b *only) int { return slices.Compare(a.Accounts, b.Accounts) })
}

// accountsIn are the accounts of places, in order.
func accountsIn(places []place) []int {
	var out []int
	for _, p := range places {
		out = append(out, p.Article.Account)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// only is the entry of accounts, made where there is none.
func (v *view) only(accounts ...int) *only {
	for _, o := range v.Only {
		if slices.Equal(o.Accounts, accounts) {
			return o
		}
	}
	o := &only{Accounts: accounts}
	for _, a := range v.Articles {
		if slices.Contains(accounts, a.Account) {
			o.Articles = append(o.Articles, a)
		}
	}
	v.Only = append(v.Only, o)
	return o
}

func disputeOf(c *news.Conflict, byID map[news.ArticleID]*article) *dispute {
	d := &dispute{Conflict: c}
	for _, s := range c.Sides {
		one := &side{Value: s.Value, Places: placesOf(s.Members, byID)}
		if slices.ContainsFunc(s.Members, func(m news.Evidence) bool { return m.Article != s.Members[0].Article }) {
			one.On = atMost(s.Accounts)
		}
		if len(s.Members) > 0 {
			one.Text = s.Members[0].Text
		}
		d.Sides = append(d.Sides, one)
	}
	return d
}

const (
	dayFormat  = "2 Jan 2006"
	timeFormat = "2 Jan 2006 15:04 -07:00"
)

func moment(m news.Moment) string {
	switch {
	case !m.Known():
		return ""
	case m.DayOnly:
		return m.Time.Format(dayFormat)
	default:
		return m.Time.Format(timeFormat)
	}
}

func period(start, end news.Moment) string {
	if !start.Known() {
		return ""
	}
	a, b := start.Time.Format(dayFormat), end.Time.Format(dayFormat)
	if a == b {
		return a
	}
	return a + " – " + b
}
