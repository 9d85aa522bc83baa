package intake

import (
	"slices"
	"strings"
	"unicode"

	"stemma/news"
)

// layout is what the lines of a text show beside the report itself.
type layout struct {
	title       news.Span
	titleText   string
	authors     []string
	agency      string
	dateline    string
	published   news.Moment
	boilerplate []news.Span
}

// headLines is how many lines at the top may hold headline, byline and date.
const headLines = 12

// layoutOf reads text line by line: boilerplate anywhere, headline, byline and
// date at the top, the dateline at the beginning of the first paragraph. title
// is the article's where it is known otherwise.
func layoutOf(text, title string) layout {
	var l layout
	lines := linesOf(text)
	l.boilerplate = boilerplateOf(text, lines)
	body := l.head(text, title, lines)
	if body < len(lines) {
		l.readDateline(text, lines[body])
	}
	if len(lines) > 0 {
		l.readAgency(text, lines)
	}
	return l
}

// head reads the lines above the report and returns the index of its first one.
func (l *layout) head(text, title string, lines []line) int {
	at := 0
	for ; at < len(lines) && at < headLines; at++ {
		s := lines[at].span
		words := s.Of(text)
		switch {
		case l.marked(s):
		case l.title.Empty() && title != "" && sameWords(headlineSpan(text, s).Of(text), title),
			l.title.Empty() && len(l.authors) == 0 && isHeadline(text, lines, at, l.marked):
			l.title = headlineSpan(text, s)
			l.titleText = cleanHeadline(l.title.Of(text))
		case l.readByline(words):
			l.boilerplate = addSpan(l.boilerplate, s)
		case l.readDate(words):
			l.boilerplate = addSpan(l.boilerplate, s)
		case !l.title.Empty() && isDeck(text, lines, at):
		default:
			return at
		}
	}
	return at
}

// isDeck reports whether line at sums up the report between headline and byline.
func isDeck(text string, lines []line, at int) bool {
	if len(lines[at].span.Of(text)) > longestHeadline || !headlineForm(lines[at].span.Of(text)) {
		return false
	}
	for next := at + 1; next < len(lines) && next <= at+maxDecks; next++ {
		if isBylineLike(lines[next].span.Of(text)) {
			return true
		}
	}
	return false
}

// marked reports whether s is boilerplate.
func (l *layout) marked(s news.Span) bool {
	i, found := slices.BinarySearchFunc(l.boilerplate, s, func(b, s news.Span) int { return b.Start - s.Start })
	return found && l.boilerplate[i].Contains(s)
}

// addSpan puts s in its place among disjoint spans in order.
func addSpan(spans []news.Span, s news.Span) []news.Span {
	i, found := slices.BinarySearchFunc(spans, s, func(b, s news.Span) int { return b.Start - s.Start })
	if found {
		return spans
	}
	return slices.Insert(spans, i, s)
}

func (l *layout) shift(by int) {
	if !l.title.Empty() {
		l.title.Start += by
		l.title.End += by
	}
	for i := range l.boilerplate {
		l.boilerplate[i].Start += by
		l.boilerplate[i].End += by
	}
}

// fill sets the fields of a that are not known otherwise.
func (l *layout) fill(a *news.Article) {
	a.Boilerplate = append(a.Boilerplate, l.boilerplate...)
	switch {
	case a.Title == "":
		a.Title, a.TitleSpan = l.titleText, l.title
	case !l.title.Empty() && sameWords(a.Title, l.titleText):
		a.TitleSpan = l.title
	}
	if len(a.Authors) == 0 {
		a.Authors = l.authors
	}
	setString(&a.Agency, l.agency)
	setString(&a.Dateline, l.dateline)
	if !a.Published.Known() {
		a.Published = l.published
	}
}

// sameWords compares letters and digits only.
func sameWords(a, b string) bool {
	keep := func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}
	x := strings.Map(keep, a)
	return x != "" && x == strings.Map(keep, b)
}
