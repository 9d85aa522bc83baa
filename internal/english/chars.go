package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsCapitalised reports whether word begins with an upper-case letter.
func IsCapitalised(word string) bool {
	if word == "" {
		return false
	}
	if c := word[0]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// IsAllCaps reports whether word has at least two letters and none in lower
// case.
func IsAllCaps(word string) bool {
	letters := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 2
}

// IsWord reports whether word holds a letter or a digit.
func IsWord(word string) bool {
	for _, r := range word {
		if isWordRune(r) {
			return true
		}
	}
	return false
}

// Lower is word in lower case with straight apostrophes. It does not allocate
// when word is so already, as most are.
func Lower(word string) string {
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.ToLower(strings.ReplaceAll(word, "’", "'"))
		}
	}
	return word
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || unicode.Is(unicode.No, r)
}

func isSpaceRune(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f':
		return true
	case '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff': // invisible
		return true
	}
	return r >= utf8.RuneSelf && unicode.IsSpace(r)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetterByte(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
