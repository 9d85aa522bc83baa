package entity

import (
	"slices"
	"strings"

	"stemma/internal/wordnet"
	"stemma/news"
)

// FullName is the given name and the surname of a name, in the normal form of
// [Key].
type FullName struct {
	Given, Surname string
	name           string
}

// Full is the full name that a name is; false where it has one word only.
func Full(name string) (FullName, bool) {
	words := strings.Fields(Key(name))
	if len(words) < 2 {
		return FullName{}, false
	}
	return FullName{words[0], words[len(words)-1], name}, true
}

// Slip reports whether two full names are hardly two people's, but one is
// written with a slip: of given name and surname one is the same, and the other
// differs in a letter, in the order of two, or, where it is long, in two. What may
// be another name is no slip ("Paul" and "Paula", "Julia" and "Julie", "Roe" and
// "Roes"), nor is what differs as transliterations and short forms do: these are
// [SameName]'s, and other vowels or letters for one sound.
func (a FullName) Slip(b FullName) bool {
	x, y, given := a.Surname, b.Surname, false
	if x == y {
		x, y, given = a.Given, b.Given, true
	} else if a.Given != b.Given {
		return false
	}
	switch {
	case !slipped(x, y) || sounds(x) == sounds(y) || SameName(a.name, b.name) || slices.Contains(wordnet.Synonyms(x, news.NOUN), y): // "Centre", "Center"
		return false
	case given:
		return !strings.HasPrefix(x, y) && !strings.HasPrefix(y, x) && x[:len(x)-1] != y[:len(y)-1]
	}
	return x+"s" != y && y+"s" != x // all of a family, or a team
}

// Bounds of slips: of the letters of a word, below which none is looked for, from
// which two are, and above which words are not compared.
const (
	leastLetters = 3
	longName     = 9
	mostLetters  = 24
)

// slipped reports whether two words differ as a slip of the pen makes them.
func slipped(x, y string) bool {
	if min(len(x), len(y)) < leastLetters || max(len(x), len(y)) > mostLetters || x == y {
		return false
	}
	if len(x) == len(y) {
		vowels := true
		first, last := -1, -1
		for i := range len(x) {
			if x[i] != y[i] {
				if first < 0 {
					first = i
				}
				last = i
				vowels = vowels && isVowel(x[i]) && isVowel(y[i])
			}
		}
		if last == first+1 && x[first] == y[last] && x[last] == y[first] {
			return true
		}
		if vowels {
			return false
		}
	}
	d := EditDistance(x, y)
	return d == 1 || d == 2 && max(len(x), len(y)) >= longName
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// sounds is a word with the letters alike that stand for one in other
// transliterations.
func sounds(w string) string {
	if w[0] == 'e' {
		w = "i" + w[1:]
	}
	return alikeLetters.Replace(w)
}

var alikeLetters = strings.NewReplacer("gi", "i", "g", "k", "c", "k", "b", "v", "z", "s", "d", "t", "h", "k")

// EditDistance is the number of letters to add, take away or replace to make one
// word of another. Its time grows with the product of their lengths.
func EditDistance(a, b string) int {
	prev := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := prev[0]
		prev[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost++
			}
			diagonal = prev[j]
			prev[j] = min(cost, prev[j]+1, prev[j-1]+1)
		}
	}
	return prev[len(b)]
}
