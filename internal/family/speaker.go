package family

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/diff"
	"stemma/internal/entity"
)

// speakers are the named speakers of a story; one person's names are one.
type speakers struct {
	index map[string]int  // of a name as an article resolved it
	names []string        // the canonical names
	words map[string]bool // the normal forms of all names' words
}

// resolve gathers the names of a story's speakers. The fullest names come
// first, so that a surname goes to the best-supported full name it fits.
func resolve(s *story) *speakers {
	support := map[string]int{}
	for _, r := range s.readings {
		for _, a := range r.Attributions {
			if isName(a.Speaker) {
				support[a.Speaker]++
			}
		}
	}
	names := make([]string, 0, len(support))
	for n := range support {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(
			-cmp.Compare(min(2, len(strings.Fields(a))), min(2, len(strings.Fields(b)))),
			-cmp.Compare(support[a], support[b]),
			-cmp.Compare(len(a), len(b)),
			cmp.Compare(a, b),
		)
	})
	out := &speakers{index: map[string]int{}, words: map[string]bool{}}
	byLast := map[string][]int{} // by the last word's key
	for _, n := range names {
		key := entity.Key(n)
		last := key[strings.LastIndexByte(key, ' ')+1:]
		known := byLast[last][:min(len(byLast[last]), maxNamesakes)]
		i := slices.IndexFunc(known, func(i int) bool { return samePerson(n, out.names[i]) })
		if i >= 0 {
			out.index[n] = byLast[last][i]
		} else {
			out.index[n] = len(out.names)
			byLast[last] = append(byLast[last], len(out.names))
			out.names = append(out.names, n)
		}
		for _, w := range diff.Split(n) {
			out.words[w.Norm] = true
		}
	}
	return out
}

// maxNamesakes bounds how many people with one surname a name is compared with.
const maxNamesakes = 64

// samePerson reports whether two names can be one person's: as names go, or
// because the same first name and surname end both, behind different titles.
func samePerson(a, b string) bool {
	if entity.SameName(a, b) {
		return true
	}
	x, y := lastTwo(a), lastTwo(b)
	return x != "" && y != "" && entity.SameName(x, y)
}

// lastTwo are the last two words of a name that has more than two, both with a
// capital; of a name with two, these.
func lastTwo(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 {
		return ""
	}
	words = words[len(words)-2:]
	if r, _ := utf8.DecodeRuneInString(words[0]); !unicode.IsUpper(r) {
		return ""
	}
	return strings.Join(words, " ")
}

// of is the number of the speaker of that name, -1 for what is no name.
func (s *speakers) of(name string) int {
	if i, ok := s.index[name]; ok {
		return i
	}
	return -1
}

// isNameWord reports whether a normal form is part of a speaker's name.
func (s *speakers) isNameWord(normal string) bool {
	return s.words[strings.TrimSuffix(normal, "'s")]
}

// isName tells names from descriptions ("the inspector general"): the last
// word of a name begins with a capital. Two people are no name.
func isName(s string) bool {
	if strings.Contains(s, " and ") {
		return false
	}
	last := s[strings.LastIndexByte(s, ' ')+1:]
	r, _ := utf8.DecodeRuneInString(last)
	return unicode.IsUpper(r) && !pronouns[strings.ToLower(s)]
}

var pronouns = map[string]bool{
	"i": true, "he": true, "she": true, "they": true, "it": true, "we": true, "you": true, "who": true, "that": true,
	"this": true, "these": true, "those": true, "officials": true, "sources": true, "some": true, "others": true, "many": true, "people": true,
}
