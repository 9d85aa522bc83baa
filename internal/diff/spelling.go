package diff

import "strings"

// endings are those that the British and the American spelling differ in, the
// American one last; what stands before has leastBefore letters at least.
var endings = [...][2]string{
	{"isation", "ization"},
	{"ising", "izing"},
	{"ised", "ized"},
	{"ises", "izes"},
	{"ise", "ize"},
	{"iser", "izer"},
	{"ysing", "yzing"},
	{"ysed", "yzed"},
	{"yse", "yze"},
	{"gramme", "gram"},
	{"grammes", "grams"},
	{"ogue", "og"},
	{"ogues", "ogs"},
	{"ence", "ense"},
	{"ences", "enses"},
	{"tre", "ter"},
	{"tres", "ters"},
	{"bre", "ber"},
	{"wards", "ward"},
}

const leastBefore = 3

// Spelling is what the British and the American spelling of a normal form have
// in common, which need be neither: "labor" for "labour" and "labor",
// "traveled" for "travelled". It goes by letters alone, so that it tells
// whether two words that stand in one place are one, and no more.
func Spelling(normal string) string {
	if len(normal) < 5 {
		return normal
	}
	if i := strings.LastIndex(normal, "our"); i >= leastBefore {
		normal = normal[:i+1] + normal[i+2:]
	}
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(normal, e[0]); ok && len(stem) >= leastBefore {
			return stem + e[1]
		}
	}
	for _, e := range [...]string{"ed", "ing", "er", "ers"} {
		if stem, ok := strings.CutSuffix(normal, "ll"+e); ok && syllables(stem) > 1 {
			return stem + "l" + e
		}
	}
	return normal
}

func syllables(s string) (n int) {
	vowel := false
	for i := range len(s) {
		was := vowel
		vowel = strings.IndexByte("aeiouy", s[i]) >= 0
		if vowel && !was {
			n++
		}
	}
	return n
}
