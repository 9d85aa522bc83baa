package derive

import (
	"iter"
	"slices"
	"strings"

	"stemma/internal/notice"
	"stemma/internal/outlet"
	"stemma/news"
)

// creditPhrases come before the name of the outlet that an article has its text
// from.
var creditPhrases = []string{
	"first appeared on ", "first appeared in ", "first appeared at ", "originally appeared on ", "originally appeared in ",
	"first published by ", "first published on ", "first published in ", "originally published by ",
	"originally published on ", "originally published in ", "republished from ", "first reported by ",
	"was first reported in ",
}

const (
	// creditLength is how many bytes behind a phrase the name is looked for.
	creditLength = 60
	// creditLine is how long a line that is nothing but a credit may be, and
	// creditLines how many of these are looked at from either end of a text.
	creditLine  = 64
	creditLines = 6
)

// credit is whom an article credits with its text.
type credit struct {
	name  string // folded
	house bool   // it is a news agency or an outlet, and neither a person nor a person and the house he writes for
}

// readCredits is whom an article credits: what stands
// behind the phrases, but where another credit speaks against it, its agency, and whole lines like "By Halden Wire",
// "Source: Halden Wire" and "(Halden Wire)" at the start and the end.
func readCredits(r *news.Reading) []credit {
	var out []credit
	put := func(name string) {
		c := credit{outlet.Key(name), name == r.Agency || isHouse(name) && !strings.Contains(name, ",")}
		if c.name != "" && !slices.ContainsFunc(out, func(o credit) bool { return o.name == c.name }) {
			out = append(out, c)
		}
	}
	put(r.Agency)
	misfits := notice.Misfits(&r.Article)
	for _, phrase := range creditPhrases {
		for at := 0; ; {
			i := strings.Index(r.Text[at:], phrase)
			if i < 0 {
				break
			}
			at += i + len(phrase)
			if slices.ContainsFunc(misfits, func(n news.Notice) bool { return n.Span.Start < at && at < n.Span.End }) {
				continue
			}
			tail := r.Text[at:min(len(r.Text), at+creditLength)]
			if end := strings.IndexAny(tail, "\n!?,;"); end >= 0 {
				tail = tail[:end]
			}
			tail, _, _ = strings.Cut(tail, ". ")
			put(strings.TrimSuffix(tail, "."))
		}
	}
	for line := range endLines(r.Text) {
		if len(line) > creditLine {
			continue
		}
		for _, prefix := range []string{"By ", "Source: ", "Credit: "} {
			if name, ok := strings.CutPrefix(line, prefix); ok {
				put(name)
			}
		}
		if name, ok := strings.CutPrefix(line, "("); ok && strings.HasSuffix(name, ")") {
			put(strings.TrimSuffix(name, ")"))
		}
	}
	return out
}

// endLines are the first and the last lines of a text, without blank ones.
func endLines(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		rest := text
		for n := 0; n < creditLines && rest != ""; {
			line, after, _ := strings.Cut(rest, "\n")
			if rest = after; strings.TrimSpace(line) != "" {
				if n++; !yield(strings.TrimSpace(line)) {
					return
				}
			}
		}
		for n := 0; n < creditLines && rest != ""; {
			at := strings.LastIndexByte(rest, '\n')
			line := strings.TrimSpace(rest[at+1:])
			if rest = rest[:max(0, at)]; line != "" {
				if n++; !yield(line) {
					return
				}
			}
		}
	}
}

// setHouses sets the house of each article. A person is none: a copy keeps the
// name of who wrote the text.
func setHouses(articles []*article) {
	outlets := map[string]bool{} // folded, and their initials
	for _, a := range articles {
		name := a.Outlet
		if a.isAgencys() {
			name = a.Agency
		}
		outlets[outlet.Key(name)] = true
		outlets[outlet.Initials(name)] = true
	}
	for _, a := range articles {
		if i := slices.IndexFunc(a.credits, func(c credit) bool { return c.house && !outlets[c.name] }); i >= 0 {
			a.house = a.credits[i].name
		}
	}
}

// creditsOutletOf reports whether a says that it has its text from b's outlet.
func (a *article) creditsOutletOf(b *article) bool {
	if a.Outlet != "" && b.isAgencys() {
		return a.creditsName(b.Agency)
	}
	return b.Outlet != "" && !outlet.Same(a.Outlet, b.Outlet) && a.creditsName(b.Outlet)
}

// isAgencys reports whether a is an agency's own text: no outlet is known that
// could have taken it over.
func (a *article) isAgencys() bool { return a.Outlet == "" && a.Agency != "" }

func (a *article) creditsName(name string) bool {
	return slices.ContainsFunc(a.credits, func(c credit) bool { return c.name == outlet.Key(name) || c.name == outlet.Initials(name) })
}
