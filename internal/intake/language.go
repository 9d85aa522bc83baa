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
const minLetters = 20

// language tells the language of a from a sample of its middle: English by its
// function words, else by trigrams (whatlanggo), which takes a hundred times as
// long. It is "" for a text too short to tell.
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
	if isEnglish(text) {
		return "en"
	}
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < minLetters {
		return ""
	}
	return whatlanggo.DetectLang(text).Iso6391()
}

// englishWords are frequent in English and in no other language that is
// written in Latin letters.
var englishWords = set("the|of|and|that|with|to|from|which|were|has|said|they|by|are|had|who|this|it|an|would|their|he|been")

// isEnglish reports whether at least one in six words, and four in all, are
// English function words; English news has one in three.
func isEnglish(text string) bool {
	words, english := 0, 0
	for w := range strings.FieldsSeq(text) {
		words++
		if len(w) <= 5 && (englishWords[w] || w == "The") {
			english++
		}
	}
	return english >= 4 && english*6 >= words
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
