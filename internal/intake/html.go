package intake

import (
	"bytes"
	"io"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"stemma/news"
)

// maxElements is the most elements of a page that go-trafilatura is given: its
// time grows with their square, to about two seconds at this number.
const maxElements = 25_000

// parseHTML makes an article of a page: the main text by go-trafilatura
// without its fallback extractors, the metadata by what the page declares.
func parseHTML(a *news.Article, d document) error {
	page, err := decodeHTML(d)
	if err != nil {
		return d.error(err, "")
	}
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil { // nested deeper than the parser goes
		a.Text = stripTags(page)
	} else {
		m := metadataOf(doc, firstOf(a.URL, d.path))
		m.fill(a)
		if m.elements > maxElements {
			a.Text = stripTags(page)
		} else {
			a.Text = extract(doc, a)
		}
	}
	if a.Text == "" {
		return d.error(ErrEmpty, "the page shows no article; a page drawn by scripts must be saved from a browser")
	}
	read := layoutOf(a.Text, a.Title)
	read.fill(a)
	return nil
}

// decodeHTML is the page in UTF-8: by its byte order mark, its HTTP header, its
// meta tags, or its looks.
func decodeHTML(d document) ([]byte, error) {
	head := d.body[:min(len(d.body), 1024)]
	if e, name, _ := charset.DetermineEncoding(head, d.contentType); name != "utf-8" {
		if name == "windows-1252" && !declaresCharset(head, d.contentType) && invalidAt(string(d.body)) < 0 {
			return d.body, nil
		}
		decoded, err := io.ReadAll(e.NewDecoder().Reader(bytes.NewReader(d.body)))
		if err != nil {
			return nil, err
		}
		return bytes.TrimPrefix(decoded, bomUTF8), nil
	}
	return []byte(validUTF8(bytes.TrimPrefix(d.body, bomUTF8))), nil
}

// declaresCharset reports whether the page or its server names an encoding.
// Where none does, all of a page that is valid UTF-8 is UTF-8: the detection by
// the first bytes knows only those.
func declaresCharset(head []byte, contentType string) bool {
	return strings.Contains(strings.ToLower(contentType), "charset=") || bytes.Contains(bytes.ToLower(head), []byte("charset="))
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// extract is the main text of a page. Where go-trafilatura finds none it is the
// text of all paragraphs.
func extract(doc *html.Node, a *news.Article) string {
	options := trafilatura.Options{ExcludeComments: true, HtmlDateMode: trafilatura.Disabled}
	if u, err := url.Parse(a.URL); err == nil && u.Host != "" {
		options.OriginalURL = u
	}
	result, err := trafilatura.ExtractDocument(doc, options)
	if err != nil {
		return ""
	}
	setString(&a.Title, result.Metadata.Title)
	setString(&a.Outlet, result.Metadata.Sitename)
	return textOf(result.ContentNode, doc)
}

// textOf writes the text below n: blocks parted by blank lines, list items and
// table rows by line feeds, white space folded. page is the page that n was
// taken from, nil where n is untouched: go-trafilatura trims the texts of inline
// elements, so whether two of them are one word is asked of the page.
func textOf(n, page *html.Node) string {
	if n == nil {
		return ""
	}
	w := &textWriter{page: page}
	w.node(n)
	return strings.TrimSpace(w.text.String())
}

type textWriter struct {
	text  strings.Builder
	gap   int  // line feeds due before the next word
	space bool // white space seen since the last word
	seam  bool // an element began or ended since the last word
	last  string
	page  *html.Node
	plain string // the text of page, written when first asked for
	asked int
}

const whiteSpace = " \t\r\n\f\v\u00a0"

func (w *textWriter) node(n *html.Node) {
	if n.Type == html.TextNode {
		w.words(n.Data)
		return
	}
	feeds := 0
	if n.Type == html.ElementNode {
		switch n.Data {
		case "script", "style", "noscript", "template", "iframe", "head", "svg":
			return
		case "br", "lb":
			w.gap = max(w.gap, 1)
			return
		case "td", "th", "cell":
			w.space = true
		}
		feeds = blockFeeds(n.Data)
	}
	w.gap, w.seam = max(w.gap, feeds), true
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	w.gap, w.seam = max(w.gap, feeds), true
}

// blockFeeds is how many line feeds part an element from its surroundings. It
// goes by the name: go-trafilatura renames elements and leaves their atoms.
func blockFeeds(name string) int {
	switch name {
	case "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "div", "section", "article", "ul", "ol", "dl", "table", "pre",
		"figure", "figcaption", "header", "footer", "main", "aside", "nav", "hr", "address", "form", "fieldset", "details",
		"summary", "body", "title", "head", "quote", "list":
		return 2
	case "li", "tr", "dt", "dd", "option", "caption", "item", "row":
		return 1
	}
	return 0
}

// words writes the words of s, white space folded to one space.
func (w *textWriter) words(s string) {
	for len(s) > 0 {
		rest := strings.TrimLeft(s, whiteSpace)
		w.space = w.space || len(rest) < len(s)
		if rest == "" {
			return
		}
		end := strings.IndexAny(rest, whiteSpace)
		if end < 0 {
			end = len(rest)
		}
		word := rest[:end]
		switch {
		case w.text.Len() == 0:
		case w.gap > 0:
			w.text.WriteString("\n\n"[:min(w.gap, 2)])
		case w.space || w.seam && w.lostSpace(word):
			w.text.WriteByte(' ')
		}
		w.text.WriteString(word)
		w.gap, w.space, w.seam, w.last = 0, false, false, word
		s = rest[end:]
	}
}

// maxSeams is how many seams of one page are looked up.
const maxSeams = 200

// lostSpace reports whether white space between the last word and next was lost
// at a seam: both are words there, and the page has them nowhere as one.
func (w *textWriter) lostSpace(next string) bool {
	if w.page == nil || w.asked >= maxSeams {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(w.last)
	after, _ := utf8.DecodeRuneInString(next)
	if !isWordRune(after) && !strings.ContainsRune("“‘\"'([{—–$€£#@", after) || !isWordRune(before) && !strings.ContainsRune(".,;:!?”’\"')]}—–%", before) {
		return false
	}
	if w.asked++; w.plain == "" {
		w.plain = plainText(w.page)
	}
	return !strings.Contains(w.plain, w.last+next)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// plainText is all text below n as it stands.
func plainText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.DataAtom != atom.Script && d.Parent.DataAtom != atom.Style {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// stripTags is the text of a page that is nested too deep for a parser: what
// stands between the tags, blocks parted.
func stripTags(page []byte) string {
	w := &textWriter{}
	z := html.NewTokenizer(bytes.NewReader(page))
	hidden := atom.Atom(0)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return strings.TrimSpace(w.text.String())
		case html.TextToken:
			if hidden == 0 {
				w.words(html.UnescapeString(string(z.Raw())))
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			t := z.Token()
			switch t.DataAtom {
			case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Title, atom.Nav:
				hidden = 0
				if t.Type == html.StartTagToken {
					hidden = t.DataAtom
				}
			case atom.Br:
				w.gap = max(w.gap, 1)
			}
			w.gap = max(w.gap, blockFeeds(t.Data))
		}
	}
}

// parseFragment makes an article of a piece of HTML that is all article.
func parseFragment(a *news.Article, d document) error {
	page := []byte(validUTF8(d.body))
	if doc, err := html.Parse(bytes.NewReader(page)); err == nil {
		a.Text = textOf(doc, nil)
	} else {
		a.Text = stripTags(page)
	}
	if a.Text == "" {
		return d.error(ErrEmpty, "")
	}
	read := layoutOf(a.Text, a.Title)
	read.fill(a)
	return nil
}
