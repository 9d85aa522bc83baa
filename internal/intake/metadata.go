package intake

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stemma/news"
)

// metadata is what a page declares of itself, by where it does.
type metadata struct {
	linked    linkedArticle
	meta      map[string]string // the first content of each name or property, in lower case
	canonical string
	language  string
	title     string // <title>
	heading   string // the first <h1>
	times     []string
	byline    []string // texts of elements that are named for the author
	base      *url.URL
	elements  int // of the page
}

// metadataOf walks the page once.
func metadataOf(doc *html.Node, address string) *metadata {
	m := &metadata{meta: map[string]string{}}
	m.base, _ = url.Parse(address)
	var nodes linkedNodes
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		m.elements++
		switch n.DataAtom {
		case atom.Html:
			m.language = attribute(n, "lang")
		case atom.Meta:
			m.readMeta(n)
		case atom.Link:
			if slices.Contains(strings.Fields(strings.ToLower(attribute(n, "rel"))), "canonical") {
				setString(&m.canonical, m.absolute(attribute(n, "href")))
			}
		case atom.Title:
			setString(&m.title, oneLine(n))
		case atom.H1:
			setString(&m.heading, oneLine(n))
		case atom.Time:
			m.times = append(m.times, firstOf(attribute(n, "datetime"), oneLine(n)))
		case atom.Script:
			if strings.Contains(strings.ToLower(attribute(n, "type")), "ld+json") && n.FirstChild != nil {
				nodes.read(n.FirstChild.Data)
			}
		default:
			if len(m.byline) < 3 && isBylineElement(n) {
				m.byline = append(m.byline, oneLine(n))
			}
		}
	}
	m.linked = nodes.article()
	return m
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func oneLine(n *html.Node) string { return strings.Join(strings.Fields(textOf(n, nil)), " ") }

func (m *metadata) readMeta(n *html.Node) {
	content := strings.Join(strings.Fields(attribute(n, "content")), " ")
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		name := strings.ToLower(attribute(n, key))
		if name == "" {
			continue
		}
		if old, ok := m.meta[name]; !ok {
			m.meta[name] = content
		} else if name == "article:author" || name == "author" || name == "citation_author" {
			m.meta[name] = old + "; " + content
		}
	}
}

// absolute is the address that a link of the page leads to, "" where it is none.
func (m *metadata) absolute(href string) string {
	u, err := url.Parse(href)
	if err != nil || href == "" {
		return ""
	}
	if m.base != nil && m.base.IsAbs() {
		u = m.base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// isBylineElement reports whether an element is named for the author.
func isBylineElement(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Span, atom.Div, atom.P, atom.Address, atom.Li, atom.Cite:
	default:
		return false
	}
	if attribute(n, "itemprop") == "author" || attribute(n, "rel") == "author" {
		return true
	}
	for c := range strings.FieldsSeq(strings.ToLower(attribute(n, "class"))) {
		switch c {
		case "byline", "author", "author-name", "byline-name", "article-author", "byline__name", "article__author", "c-byline", "author__name", "entry-author", "by-author", "authors":
			return true
		}
	}
	return false
}

func (m *metadata) first(names ...string) string {
	for _, n := range names {
		if v := m.meta[n]; v != "" {
			return v
		}
	}
	return ""
}

// fill sets the fields of a that the page declares and that are not known.
func (m *metadata) fill(a *news.Article) {
	address := firstOf(m.absolute(m.linked.url), m.canonical, m.absolute(m.first("og:url", "twitter:url")))
	if address != "" && (a.URL == "" || sameHost(address, a.URL)) {
		a.URL = firstOf(m.canonical, address)
	}
	setString(&a.Outlet, firstOf(m.first("og:site_name"), m.linked.publisher, m.first("application-name", "publisher", "dc.publisher", "citation_journal_title")))
	setString(&a.Title, firstOf(m.linked.headline, m.first("og:title", "twitter:title", "dc.title", "headline", "parsely-title", "sailthru.title", "citation_title"), m.heading, m.title))
	a.Title = m.withoutSite(a.Title, a.Outlet)
	setString(&a.Language, firstOf(languageCode(m.language), languageCode(m.linked.language), languageCode(m.first("og:locale", "content-language", "dc.language", "language"))))
	setMoments(&a.Published, append([]string{m.linked.published, m.first("article:published_time"), m.first("og:article:published_time", "og:published_time"), m.first("datepublished"), m.first("parsely-pub-date", "sailthru.date", "article.published", "date.created", "publish-date", "published_time", "pubdate", "dcterms.created", "dc.date.issued", "dc.date", "dcterms.date", "citation_publication_date", "date", "article:date")}, m.times...))
	setMoments(&a.Modified, []string{m.linked.modified, m.first("article:modified_time", "og:updated_time"), m.first("datemodified", "last-modified", "dcterms.modified", "lastmod")})
	m.fillAuthors(a)
}

// setMoments sets the first that can be read; a full timestamp of the same day
// is better than the day.
func setMoments(field *news.Moment, values []string) {
	if field.Known() {
		return
	}
	for _, v := range values {
		found, ok := parseMoment(v)
		switch {
		case !ok:
		case !field.Known():
			*field = found
		case field.DayOnly && !found.DayOnly && found.Time.Format("20060102") == field.Time.Format("20060102"):
			*field = found
		}
		if field.Known() && !field.DayOnly {
			return
		}
	}
}

func sameHost(a, b string) bool { return a != "" && hostOutlet(a) == hostOutlet(b) }

// withoutSite cuts " | Example News" off a page's title.
func (m *metadata) withoutSite(title, outlet string) string {
	if m.heading != "" && strings.HasPrefix(title, m.heading) && len(title) > len(m.heading) {
		return m.heading
	}
	for _, sep := range []string{" | ", " - ", " – ", " — ", " · "} {
		head, tail, ok := cutLast(title, sep)
		if ok && outlet != "" && (strings.EqualFold(tail, outlet) || sep == " | " && len(tail) < 40) {
			return strings.TrimSpace(head)
		}
	}
	return title
}

func (m *metadata) fillAuthors(a *news.Article) {
	if len(a.Authors) > 0 {
		return
	}
	candidates := [][]string{m.linked.authors}
	for _, v := range []string{m.first("author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author", "twitter:data1")} {
		candidates = append(candidates, strings.Split(v, ";"))
	}
	candidates = append(candidates, m.byline)
	for _, names := range candidates {
		var l layout
		for _, name := range names {
			name = strings.TrimSpace(name)
			if name == "" || strings.HasPrefix(name, "http") || len(name) > 200 {
				continue
			}
			var one layout
			if agency := agencyOf(name); agency != "" {
				setString(&l.agency, agency)
				continue
			}
			if isAcronym(name) && !strings.EqualFold(name, a.Outlet) {
				setString(&l.agency, name)
				continue
			}
			if lower := strings.ToLower(name); strings.HasPrefix(lower, "by ") {
				name = name[3:]
			}
			if one.readNames(name, true) {
				l.authors = append(l.authors, one.authors...)
				setString(&l.agency, one.agency)
			}
		}
		if len(l.authors) > 0 || l.agency != "" {
			a.Authors = unique(l.authors)
			setString(&a.Agency, l.agency)
			return
		}
	}
}

// isAcronym reports whether a name is the capitals of an organisation, which as
// an author is an agency: "CWS".
func isAcronym(name string) bool {
	if len(name) < 2 || len(name) > 6 {
		return false
	}
	for _, r := range name {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return true
}

func unique(values []string) []string {
	var out []string
	for _, v := range values {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// linkedArticle is what a page's JSON-LD tells of its article.
type linkedArticle struct {
	headline, url, publisher, published, modified, language string
	authors                                                 []string
}

// linkedNodes are the objects of a page's JSON-LD, in order, and by their @id.
type linkedNodes struct {
	all  []map[string]any
	byID map[string]map[string]any
}

// maxLinkedDepth bounds the walk through nested objects.
const maxLinkedDepth = 12

// read adds the objects of one script. Line breaks within strings and comment
// marks around the script, which JSON forbids and pages have, are forgiven.
func (l *linkedNodes) read(script string) {
	script = strings.TrimSpace(script)
	for _, mark := range []string{"<!--", "//<![CDATA[", "<![CDATA[", "/*<![CDATA[*/"} {
		script = strings.TrimPrefix(script, mark)
	}
	for _, mark := range []string{"-->", "//]]>", "]]>", "/*]]>*/", ";"} {
		script = strings.TrimSpace(strings.TrimSuffix(script, mark))
	}
	dec := json.NewDecoder(strings.NewReader(strings.Map(controlToSpace, script)))
	for {
		var v any
		if dec.Decode(&v) != nil {
			return
		}
		l.add(v, 0)
	}
}

func controlToSpace(r rune) rune {
	if r < ' ' {
		return ' '
	}
	return r
}

func (l *linkedNodes) add(v any, depth int) {
	if depth > maxLinkedDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.add(e, depth+1)
		}
	case map[string]any:
		l.all = append(l.all, v)
		if id, ok := v["@id"].(string); ok && len(v) > 1 {
			if l.byID == nil {
				l.byID = map[string]map[string]any{}
			}
			l.byID[id] = v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "publisher", "author"} {
			l.add(v[key], depth+1)
		}
	}
}

// article is the object that is most clearly an article.
func (l *linkedNodes) article() linkedArticle {
	best, rank := map[string]any(nil), 0
	for _, n := range l.all {
		if r := articleRank(n); r > rank {
			best, rank = n, r
		}
	}
	if best == nil {
		return linkedArticle{}
	}
	a := linkedArticle{
		headline:  unescaped(firstOf(text(best["headline"]), text(best["name"]))),
		url:       firstOf(text(best["url"]), text(best["mainEntityOfPage"])),
		published: firstOf(text(best["datePublished"]), text(best["dateCreated"])),
		modified:  text(best["dateModified"]),
		language:  text(best["inLanguage"]),
	}
	if names := l.names(best["publisher"], 0); len(names) > 0 {
		a.publisher = names[0]
	}
	a.authors = append(l.names(best["author"], 0), l.names(best["creator"], 0)...)
	if len(a.authors) > 0 {
		a.authors = unique(a.authors)
	}
	return a
}

// articleRank tells how clearly a JSON-LD object is a news article; 0: not.
func articleRank(n map[string]any) int {
	best := 0
	for _, t := range texts(n["@type"]) {
		r := 0
		switch {
		case strings.HasSuffix(t, "NewsArticle"):
			r = 4
		case t == "LiveBlogPosting" || t == "Report":
			r = 3
		case strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting"):
			r = 2
		case t == "WebPage":
			r = 1
		}
		best = max(best, r)
	}
	return best
}

// names are those of persons or organisations: strings, objects, references to
// objects, or lists of these.
func (l *linkedNodes) names(v any, depth int) []string {
	if depth > maxLinkedDepth {
		return nil
	}
	switch v := v.(type) {
	case string:
		if v = strings.TrimSpace(unescaped(v)); v != "" && !strings.HasPrefix(v, "http") {
			return []string{v}
		}
	case []any:
		var names []string
		for _, e := range v {
			names = append(names, l.names(e, depth+1)...)
		}
		return names
	case map[string]any:
		if name := v["name"]; name != nil {
			return l.names(name, depth+1)
		}
		if id, ok := v["@id"].(string); ok && l.byID[id] != nil && depth < 3 {
			return l.names(l.byID[id], depth+1)
		}
	}
	return nil
}

func unescaped(s string) string { return strings.Join(strings.Fields(html.UnescapeString(s)), " ") }

// text is a JSON-LD value as one string: itself, the first of a list, or the
// @value, @id or name of an object.
func text(v any) string {
	if all := texts(v); len(all) > 0 {
		return all[0]
	}
	return ""
}

func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, e := range v {
			if s, ok := e.(string); ok {
				all = append(all, s)
			}
		}
		return all
	case map[string]any:
		for _, key := range []string{"@value", "@id", "alternateName", "name"} {
			if s, ok := v[key].(string); ok {
				return []string{s}
			}
		}
	}
	return nil
}
