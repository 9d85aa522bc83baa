// Package notice finds what an article says about itself that its reader
// should know: that the story is still developing, that it was corrected, and
// that its credits do not fit one another.
//
// Credits come in two sorts. An origin credit says where the text first stood
// ("This story first appeared on X"). A house credit shows in whose pages it
// was set ("More from Y", "© 2031 Y", "Follow Y on"). A page may well carry a
// text of another house when it says so: the origin then differs from the
// outlet, and that fits. What does not fit is an origin credit to X beside a
// house credit to Y where the article did not come from Y: one of the two was
// left over from elsewhere.
package notice

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"stemma/internal/outlet"
	"stemma/news"
)

// The patterns, each with what a text must hold before it is worth trying.
var (
	developing = pattern(`(?i)\b(?:(?:this is|this remains) an? (?:breaking|developing)(?: news)? (?:story|report|event)|(?:this|the) (?:breaking |news )?(?:story|report|article) (?:is (?:still )?developing|will be updated|is being updated)|developing story|(?:please )?check back (?:here |later |soon )?for (?:more |further |the latest )?(?:updates|details|information))[^\n.!]*`, "developing|check back|updated")
	correction = pattern(`(?i)(?:^|\n)[^\pL\n]*(?:(?:corrections?|clarifications?|editor['’]s notes?|correction and clarification)\b[^\n]{0,6}[:—–-][^\n]+|corrects? (?:spelling|name|title|date|figure|paragraph|headline|day|to)\b[^\n]+)|\b(?:an|a previous|a prior|the original) (?:earlier )?version of (?:this|the) (?:story|article|report|headline|post)[^\n]+|\bthis (?:story|article|report|post|headline) (?:has been|was) (?:corrected|updated to correct|amended|clarified)[^\n]*`, "correct|clarif|s note|version of|amended")
	origin     = pattern(`(?i:\b(?:this|the) (?:story|article|report|post|piece|content)\s+(?:was\s+)?(?:first|originally)\s+(?:appeared|published|posted|ran)\s+(?:on|in|at|by)\s+(?:the website of\s+)?)(`+name+`)`, "first|originally", "appeared|published|posted|ran ")
	house      = []searcher{
		pattern(`(?m:^|[.!?:]\s+|\n)[^\pL\n]*(?i:(?:read |see |get )?more (?:news |stories |coverage )?from)\s+(`+name+`)\s*(?::|$|\n|…|\.\.\.)`, "more from|news from|stories from|coverage from"),
		pattern(`(?:©|\(c\)|(?i:copyright))\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s+)?(?i:by\s+)?(`+name+`)`, "©|(c)|copyright"),
		pattern(`(?i:\b(?:follow|like|subscribe to|sign up for))\s+(`+name+`)(?i:(?:['’]s? (?:newsletter|channel))|\s+on\s+(?:x|twitter|facebook|instagram|telegram|whatsapp)\b)`, "follow|like|subscribe|sign up", "newsletter|channel|on x|twitter|facebook|instagram|telegram|whatsapp"),
	}
)

// searcher is a regular expression that is tried only on texts that hold one
// word of each of its lists: few do, and the expressions are slow.
// It is compiled when it is first tried.
type searcher struct {
	expression func() *regexp.Regexp
	needs      [][]string // in lower case
}

func pattern(expr string, needs ...string) searcher {
	s := searcher{expression: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })}
	for _, n := range needs {
		s.needs = append(s.needs, strings.Split(n, "|"))
	}
	return s
}

// fits reports whether a text, given in lower case, may hold a match.
func (s searcher) fits(lower string) bool {
	for _, any := range s.needs {
		if !slices.ContainsFunc(any, func(w string) bool { return strings.Contains(lower, w) }) {
			return false
		}
	}
	return true
}

// name is an outlet as credits write it: a host name or capitalised words.
const name = `[\p{L}\d][\p{L}\d-]*(?:\.[\p{L}\d-]+)+|(?:The |the )?\p{Lu}[\p{L}\d&'’.-]*(?: (?:of |and |the |& )?[\p{Lu}\d][\p{L}\d&'’-]*){0,4}`

// credit is one place where an article names the house it comes from.
type credit struct {
	name string
	span news.Span
}

// Find returns the notices about a, in the order of their places.
func Find(a *news.Article) []news.Notice {
	lower := strings.ToLower(a.Text)
	found := each(a.Text, lower, developing, news.Developing)
	found = append(found, each(a.Text, lower, correction, news.Correction)...)
	found = append(found, misfits(a, lower)...)
	slices.SortStableFunc(found, func(x, y news.Notice) int { return cmp.Compare(x.Span.Start, y.Span.Start) })
	return merge(a.Text, found)
}

func each(text, lower string, re searcher, kind news.NoticeKind) []news.Notice {
	if !re.fits(lower) {
		return nil
	}
	var found []news.Notice
	for _, at := range re.expression().FindAllStringIndex(text, -1) {
		s := trim(text, news.Span{Start: at[0], End: at[1]})
		found = append(found, news.Notice{Kind: kind, Span: s, Text: s.Of(text)})
	}
	return found
}

// merge joins what one line says of a developing story.
func merge(text string, found []news.Notice) []news.Notice {
	out := []news.Notice{}
	for _, n := range found {
		last := len(out) - 1
		if last >= 0 && n.Kind == news.Developing && out[last].Kind == news.Developing && inOneLine(text, out[last].Span, n.Span) {
			out[last].Text += " … " + n.Text
			out[last].Span.End = n.Span.End
			continue
		}
		out = append(out, n)
	}
	return out
}

func inOneLine(text string, first, second news.Span) bool {
	between := news.Span{Start: first.End, End: max(first.End, second.Start)}
	return !strings.Contains(between.Of(text), "\n")
}

// Misfits returns the credits of a that do not fit one another, those of origin
// before those of a house.
func Misfits(a *news.Article) []news.Notice { return misfits(a, strings.ToLower(a.Text)) }

func misfits(a *news.Article, lower string) []news.Notice {
	var found []news.Notice
	houses := houseCredits(a.Text, lower)
	for _, o := range credits(a.Text, lower, origin) {
		for _, h := range houses {
			if Same(o.name, h.name) || Same(h.name, a.Outlet) {
				continue
			}
			found = append(found, news.Notice{
				Kind: news.Credit, Span: o.span,
				Text: fmt.Sprintf("says %q, yet also %q", o.span.Of(a.Text), h.span.Of(a.Text)),
			})
			break
		}
		if a.Agency != "" && !Same(o.name, a.Agency) && len(found) == 0 {
			found = append(found, news.Notice{
				Kind: news.Credit, Span: o.span,
				Text: fmt.Sprintf("says %q, yet credits %s as its agency", o.span.Of(a.Text), a.Agency),
			})
		}
	}
	if a.Outlet != "" && len(found) == 0 {
		for _, h := range houses {
			if !Same(h.name, a.Outlet) && !Same(h.name, a.Agency) {
				found = append(found, news.Notice{
					Kind: news.Credit, Span: h.span,
					Text: fmt.Sprintf("published by %s, yet says %q", a.Outlet, h.span.Of(a.Text)),
				})
				break
			}
		}
	}
	return found
}

// houseCredits leaves out a line with a handle ("Follow Jo Lund on Twitter
// @jolund"): it mostly names an author.
func houseCredits(text, lower string) []credit {
	var out []credit
	for _, re := range house {
		for _, c := range credits(text, lower, re) {
			line, _, _ := strings.Cut(text[c.span.End:], "\n")
			if !strings.Contains(line[:min(len(line), 20)], "@") {
				out = append(out, c)
			}
		}
	}
	return out
}

func credits(text, lower string, re searcher) []credit {
	if !re.fits(lower) {
		return nil
	}
	var out []credit
	for _, at := range re.expression().FindAllStringSubmatchIndex(text, -1) {
		out = append(out, credit{
			name: strings.TrimRight(text[at[2]:at[3]], ".,:;'’- "),
			span: trim(text, news.Span{Start: at[0], End: at[1]}),
		})
	}
	return out
}

// Same reports whether two names can be of one outlet: equal but for case,
// articles, spaces and a web ending, one the beginning of the other, or one
// the initials of the other. An unknown name is the same as none.
func Same(x, y string) bool {
	kx, ky := outlet.Key(x), outlet.Key(y)
	if kx == "" || ky == "" {
		return false
	}
	return strings.HasPrefix(kx, ky) || strings.HasPrefix(ky, kx) || outlet.Same(x, y)
}

func trim(text string, s news.Span) news.Span {
	part := s.Of(text)
	left := strings.TrimLeftFunc(part, func(r rune) bool { return !unicode.IsLetter(r) && r != '©' && r != '(' })
	s.Start += len(part) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return s
}
