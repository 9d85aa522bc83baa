package intake

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"

	"stemma/news"
)

// languageSample is how much of a text its language is told from, in bytes.
const languageSample = 2000

// minLetters is the least number of letters that tell a language.
const minLetters = 40

// language tells the language of a from a sample of its middle, by trigrams
// (whatlanggo). It is "" for a text too short to tell.
func language(a *news.Article) string {
	text := a.Text
	if len(text) > languageSample {
		from := (len(text) - languageSample) / 2
		for from < len(text) && !utf8.RuneStart(text[from]) {
			from++
		}
		to := from + languageSample
		for to < len(text) && !utf8.RuneStart(text[to]) {
			to++
		}
		text = text[from:min(to, len(text))]
	}
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters == 0 {
		return ""
	}
	info := whatlanggo.Detect(text)
	if letters < minLetters && !info.IsReliable() {
		return ""
	}
	return info.Lang.Iso6391()
}

// languageCode is the ISO 639-1 code at the head of a language tag, as "en" of
// "en-GB"; "" where there is none.
func languageCode(tag string) string {
	code, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(strings.ToLower(tag)), "_", "-"), "-")
	if len(code) != 2 {
		return ""
	}
	return code
}

// hostOutlet is the name of the site that a URL leads to: its host without
// "www.".
func hostOutlet(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
