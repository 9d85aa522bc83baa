package derive

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// creditPhrases come before the name of the outlet that an article has its text
// from.
var creditPhrases = []string{
	"first appeared on ", "first appeared in ", "first appeared at ", "originally appeared on ", "originally appeared in ",
	"first published by ", "first published on ", "first published in ", "originally published by ",
	"originally published on ", "originally published in ", "republished from ", "first reported by ",
	"was first reported in ", "courtesy of ",
}

// creditLength is how many bytes behind a phrase the name is looked for.
const creditLength = 60

// readCredits is what stands behind the phrases that credit an outlet, folded.
func readCredits(text string) []string {
	var out []string
	for _, phrase := range creditPhrases {
		for rest := text; ; {
			i := strings.Index(rest, phrase)
			if i < 0 {
				break
			}
			rest = rest[i+len(phrase):]
			tail := rest[:min(len(rest), creditLength)]
			if end := strings.IndexAny(tail, "\n!?"); end >= 0 {
				tail = tail[:end]
			}
			out = append(out, foldName(tail))
		}
	}
	return out
}

// credits reports whether a says that it has its text from b's outlet.
func (a *article) creditsOutletOf(b *article) bool {
	if b.Outlet == "" || sameName(a.Outlet, b.Outlet) {
		return false
	}
	if sameName(a.Agency, b.Outlet) {
		return true
	}
	name := foldName(b.Outlet)
	for _, c := range a.credits {
		if name != "" && strings.HasPrefix(c, name) {
			return true
		}
	}
	return false
}

// sameName reports whether two names are one outlet's, whole or as initials:
// "AP" and "The Associated Press".
func sameName(a, b string) bool {
	x, y := foldName(a), foldName(b)
	if x == "" || y == "" {
		return false
	}
	return x == y || x == initials(b) || y == initials(a)
}

// foldName is a name in lower case without marks, spaces, an article before it
// or a domain behind it.
func foldName(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, prefix := range []string{"www.", "the "} {
		name = strings.TrimPrefix(name, prefix)
	}
	for _, suffix := range []string{".com", ".org", ".net", " news", " news agency"} {
		name = strings.TrimSuffix(name, suffix)
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, name)
}

// initials are the first letters of a name of two words or more, else "".
func initials(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return c == ' ' || c == '-' })
	if len(words) > 0 && words[0] == "the" {
		words = words[1:]
	}
	if len(words) < 2 {
		return ""
	}
	var out strings.Builder
	for _, w := range words {
		c, _ := utf8.DecodeRuneInString(w)
		out.WriteRune(c)
	}
	return out.String()
}
