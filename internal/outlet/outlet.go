// Package outlet tells whether two names are one outlet's or one news agency's.
//
// Articles write one name in many ways: "The Daily Mail", "dailymail.co.uk",
// "AP" for "The Associated Press". A name is folded to what these have in
// common: its letters and digits in lower case, without an article before it
// and without what makes a domain of it. Nothing is guessed: "Mail" and "Daily
// Mail" are two.
package outlet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"
)

// Key is a name folded, "" for a name without a letter or digit.
func Key(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	name = strings.TrimPrefix(name, "the ")
	if at := strings.IndexByte(name, '.'); at > 1 && !strings.Contains(name, " ") {
		name, _, _ = strings.Cut(name, "/")
		name = Domain(name)
		suffix, _ := publicsuffix.PublicSuffix(name)
		name = strings.TrimSuffix(name, "."+suffix)
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, name)
}

// Initials are the first letters of the words of a name that has two or more
// which count, in lower case, else "".
func Initials(name string) string {
	var out strings.Builder
	n := 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(name), func(c rune) bool { return c == ' ' || c == '-' }) {
		switch w {
		case "the", "of", "and", "&":
			continue
		}
		c, _ := utf8.DecodeRuneInString(w)
		out.WriteRune(c)
		n++
	}
	if n < 2 {
		return ""
	}
	return out.String()
}

// Same reports whether two names are one outlet's, whole or as initials. An
// empty name is no outlet's.
func Same(a, b string) bool {
	x, y := Key(a), Key(b)
	return x != "" && y != "" && (x == y || x == Initials(b) || y == Initials(a))
}

// Domain is what an outlet registered of a host: "example.co.uk" for
// "news.example.co.uk"; the host itself where that is none.
func Domain(host string) string {
	host = strings.ToLower(host)
	if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil && !strings.Contains(host, " ") {
		return domain
	}
	return host
}
