package render

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"sort"
	"strings"
	"sync"

	"stemma/news"
)

//go:embed page.html
var pageTemplate string

//go:embed page.css
var pageStyle string

//go:embed page.js
var pageScript string

// pages is parsed when a page is first written: other formats need none.
var pages = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{
		"letter":   letter,
		"letters":  letters,
		"speaker":  speaker,
		"plain":    Plain,
		"quote":    quote,
		"meanings": meanings,
		"percent":  func(f float64) string { return fmt.Sprintf("%.0f %%", 100*f) },
		"join":     func(s []string) string { return strings.Join(s, ", ") },
		"diffed":   func(v news.Variant) bool { return v == news.Spliced || v == news.Reworded },
		"quoted":   func(v news.Variant) bool { return v == news.Trimmed || v == news.Reported },
	}).Parse(pageTemplate))
})

// HTML writes the report as one page that needs no network, no script and no
// mouse; a script only widens the highlighted place to its whole length. Each
// line leads to its place in the full text of the article.
func HTML(w io.Writer, r *news.Report) error {
	p := page{Style: template.CSS(pageStyle), Script: template.JS(pageScript), Policy: policy()}
	for i := range r.Stories {
		p.Stories = append(p.Stories, chapterOf(&r.Stories[i], i+1))
	}
	p.Title = "Stemma report"
	if len(p.Stories) == 1 {
		p.Title = p.Stories[0].Headline
	}
	return pages().Execute(w, p)
}

// policy lets the page run its own script and nothing else, and load nothing.
func policy() string {
	sum := sha256.Sum256([]byte(pageScript))
	return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

type page struct {
	Title   string
	Policy  string
	Style   template.CSS
	Script  template.JS
	Stories []*chapter
}

// chapter is a story on the page. Its number keeps the names of places apart.
type chapter struct {
	*view
	Number int
	Counts string
	Bound  string
	Graph  *graph // nil for none
	Lone   []box  // articles that hang on no other
	Matrix *matrix
	Texts  []*fullText
}

func chapterOf(s *news.Story, n int) *chapter {
	c := &chapter{view: layout(s), Number: n}
	c.Counts, c.Bound = counts(c.view), bound(c.view)
	c.Graph, c.Lone = graphOf(c.Trees, n)
	c.Matrix = matrixOf(c.view)
	marked := c.marked()
	for _, a := range c.Articles {
		c.Texts = append(c.Texts, fullTextOf(a, n, marked[a]))
	}
	return c
}

// ID names the place on the page.
func (c *chapter) ID(p place) string { return placeID(c.Number, p) }

func placeID(story int, p place) string {
	return fmt.Sprintf("p%d-%d-%d-%d", story, p.Article.Number, p.Span.Start, p.Span.End)
}

// marked gathers the places that lines of the chapter lead to.
func (c *chapter) marked() map[*article][]place {
	out := map[*article][]place{}
	add := func(ps ...place) {
		for _, p := range ps {
			out[p.Article] = append(out[p.Article], p)
		}
	}
	families := slices.Clone(c.Said)
	claims := slices.Clone(c.Known)
	for _, o := range c.Only {
		families = append(families, o.Quotations...)
		claims = append(claims, o.Claims...)
	}
	for _, f := range families {
		for _, g := range f.Variants {
			add(g.Places...)
		}
	}
	for _, k := range claims {
		add(k.Places...)
	}
	for _, d := range c.Disputed {
		for _, s := range d.Sides {
			add(s.Places...)
		}
	}
	for _, n := range c.Notices {
		add(n.Place)
	}
	return out
}

// fullText is the text of an article, cut where a mark begins or ends.
type fullText struct {
	*article
	ID     string
	Pieces []piece
}

// piece is a run of text under the same marks. Starts are the places that
// begin with it, Within all places it lies in.
type piece struct {
	Text        string
	Starts      []string
	Within      string
	Sentence    int // begins this sentence, 0 for none
	Boilerplate bool
}

func fullTextOf(a *article, story int, marked []place) *fullText {
	text := a.Reading.Text
	f := &fullText{article: a, ID: fmt.Sprintf("a%d-%d", story, a.Number)}
	slices.SortFunc(marked, func(x, y place) int {
		return cmp.Or(cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(x.Span.End, y.Span.End))
	})
	marked = slices.CompactFunc(marked, func(x, y place) bool { return x.Span == y.Span })
	var open []place
	boilerplate := a.Reading.Boilerplate
	cuts := cutsOf(a.Reading, marked)
	for i := range len(cuts) - 1 {
		s := news.Span{Start: cuts[i], End: cuts[i+1]}
		p := piece{Text: s.Of(text), Sentence: sentenceFrom(a.Reading.Sentences, s.Start)}
		for len(marked) > 0 && marked[0].Span.Start <= s.Start {
			p.Starts = append(p.Starts, placeID(story, marked[0]))
			open = append(open, marked[0])
			marked = marked[1:]
		}
		open = slices.DeleteFunc(open, func(m place) bool { return m.Span.End <= s.Start })
		for _, m := range open {
			p.Within += placeID(story, m) + " "
		}
		for len(boilerplate) > 0 && boilerplate[0].End <= s.Start {
			boilerplate = boilerplate[1:]
		}
		p.Boilerplate = len(boilerplate) > 0 && boilerplate[0].Overlaps(s)
		f.Pieces = append(f.Pieces, p)
	}
	return f
}

// cutsOf are the offsets at which the text is cut, in order, its ends too.
func cutsOf(r *news.Reading, marked []place) []int {
	cuts := []int{0, len(r.Text)}
	for _, s := range r.Sentences {
		cuts = append(cuts, s.Start)
	}
	for _, s := range r.Boilerplate {
		cuts = append(cuts, s.Start, s.End)
	}
	for _, m := range marked {
		cuts = append(cuts, m.Span.Start, m.Span.End)
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

func sentenceFrom(sentences []news.Span, start int) int {
	i := sort.Search(len(sentences), func(i int) bool { return sentences[i].Start >= start })
	if i < len(sentences) && sentences[i].Start == start {
		return i + 1
	}
	return 0
}

// matrix shows which outlet carries which claim or quotation.
type matrix struct {
	Outlets []*outlet
	Rows    []row
}

type outlet struct {
	Name    string
	Short   string // the name, cut to fit
	Letters string // of its articles' accounts
}

type row struct {
	Text  string
	Short string   // the text, cut to fit
	Cells []*place // nil where the outlet does not carry it
}

// A matrix has at most matrixRows rows, those on most accounts, each with at
// most rowLength characters of text.
const (
	matrixRows = 60
	rowLength  = 150
)

func matrixOf(v *view) *matrix {
	if len(v.Articles) < 2 {
		return nil
	}
	m := &matrix{}
	column := map[*article]int{}
	byName := map[string]int{}
	has := map[[2]int]bool{} // a column an account
	for _, a := range v.Articles {
		k, known := byName[a.Name]
		if !known {
			k = len(m.Outlets)
			byName[a.Name] = k
			m.Outlets = append(m.Outlets, &outlet{Name: Plain(a.Name), Short: cut(Plain(a.Name), nameLength)})
		}
		column[a] = k
		if o := m.Outlets[k]; !has[[2]int{k, a.Account}] {
			has[[2]int{k, a.Account}] = true
			o.Letters = strings.TrimSpace(o.Letters + " " + letter(a.Account))
		}
	}
	add := func(before, text, after string, places []place) {
		if len(m.Rows) == matrixRows {
			return
		}
		text = Plain(text)
		r := row{Text: before + text + after, Short: before + begin(strings.Fields(text), rowLength) + after, Cells: make([]*place, len(m.Outlets))}
		for i := range places {
			if k := column[places[i].Article]; r.Cells[k] == nil {
				r.Cells[k] = &places[i]
			}
		}
		m.Rows = append(m.Rows, r)
	}
	for _, c := range v.Known {
		add("", c.Text, "", c.Places)
	}
	for _, f := range v.Said {
		add("“", f.Text, "” — "+speaker(f.Speaker), f.places())
	}
	if len(m.Rows) == 0 {
		return nil
	}
	return m
}

// With and Refs pair what a sub-template shows with its chapter.

// With is the node n with its chapter.
func (c *chapter) With(n *node) any {
	return struct {
		Chapter *chapter
		Node    *node
	}{c, n}
}

// Refs is the places with their chapter.
func (c *chapter) Refs(places []place) any {
	return struct {
		Chapter *chapter
		Places  []place
	}{c, places}
}

// RefsOfAll is the places of all variants with their chapter.
func (c *chapter) RefsOfAll(f *family) any { return c.Refs(f.places()) }

// RefsOf is one place with its chapter.
func (c *chapter) RefsOf(p place) any { return c.Refs([]place{p}) }
