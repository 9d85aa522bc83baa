package entity

import (
	"slices"

	"stemma/internal/english"
	"stemma/internal/place"
	"stemma/news"
)

// maxGroupName bounds the words of an organisation's name.
const maxGroupName = 8

// nameGroups adds the names of organisations that [english.Doc] does not have:
// capitals that end in a noun for a group ("the Harbour Safety Board"), and
// what an acronym in brackets spells out.
func (v *view) nameGroups() {
	var added []english.Name
	surnames := v.surnames()
	free := 0 // tokens before are taken
	k := 0
	for i := range v.lower {
		for k < len(v.doc.Names) && v.doc.Names[k].End <= i {
			k++
		}
		start := -1
		switch {
		case k < len(v.doc.Names) && v.doc.Names[k].Has(i):
		case surnames[v.lower[i]] && v.bareSurname(i):
			added = append(added, english.Name{Range: english.Range{Start: i, End: i + 1}, Kind: news.Person})
			free = i + 1
		case v.capital(i) && v.endsGroup(i):
			start = v.groupStart(i, free)
		}
		if end := i + 1; start >= 0 && end-start > 1 {
			added = append(added, english.Name{Range: english.Range{Start: start, End: end}, Kind: news.Organisation})
			free = end
		}
	}
	added = append(added, v.officeholders()...)
	if len(added) > 0 {
		slices.SortFunc(added, func(a, b english.Name) int { return a.Start - b.Start })
		v.names = mergeNames(v.doc.Names, added)
	}
}

// officeholders are the places and the persons of names that hold both: in
// "mayor of London Ida Roe" the person is Ida Roe.
func (v *view) officeholders() (out []english.Name) {
	for _, n := range v.doc.Names {
		if n.Kind != news.Person || n.Len() < 3 || v.word(n.Start-1) != "of" || n.Start < 2 || !v.roleHead(n.Start-2) {
			continue
		}
		for cut := n.End - 2; cut > n.Start; cut-- {
			if place.Known(v.textOf(english.Range{Start: n.Start, End: cut})) {
				out = append(out,
					english.Name{Range: english.Range{Start: n.Start, End: cut}, Kind: news.Place},
					english.Name{Range: english.Range{Start: cut, End: n.End}, Kind: news.Person})
				break
			}
		}
	}
	return out
}

// surnames are the last words of the full names of persons, in lower case.
func (v *view) surnames() map[string]bool {
	m := map[string]bool{}
	for _, n := range v.doc.Names {
		if n.Kind == news.Person && n.Len() > 1 && len(v.lower[n.End-1]) > 2 && english.IsWord(v.lower[n.End-1]) && !suffixes[v.lower[n.End-1]] {
			m[v.lower[n.End-1]] = true
		}
	}
	return m
}

// bareSurname tells whether the surname at token i stands for its bearer: in
// capitals where a sentence does not ask for them, or at its start before a verb,
// a possessive ending or an aside, "Pence has", "Price's", "Price, however,".
func (v *view) bareSurname(i int) bool {
	r := v.bounds(i)
	if !v.capital(i) || !v.mixedCase(i) || i+1 < r.End && v.capital(i+1) {
		return false
	}
	before := v.word(i - 1)
	if i > r.Start && english.IsWord(before) {
		return !v.capital(i-1) && before != "the" && before != "a" && before != "an"
	}
	switch v.tag(i + 1) {
	case news.AUX, news.VERB:
		return i+1 < r.End
	}
	return v.word(i+1) == "'s" || v.word(i+1) == "," && asides[v.word(i+2)]
}

// asides begin what is set in commas behind a subject: "Price, however, left".
var asides = wordSet("who whose whom however meanwhile though for too also in speaking asked citing")

// endsGroup tells whether token i is the last word of an organisation's name.
func (v *view) endsGroup(i int) bool {
	if v.tag(i) != news.PROPN && v.tag(i) != news.NOUN || i+1 < len(v.lower) && v.capital(i+1) && v.sent[i] == v.sent[i+1] {
		return false
	}
	f, plural := nounOf(v.lower[i])
	return f&groupNoun != 0 && f&personNoun == 0 && !plural && v.mixedCase(i)
}

// groupStart walks left over capitals, and "of" and "and" between them.
func (v *view) groupStart(i, free int) int {
	first := max(v.bounds(i).Start, free, i-maxGroupName)
	start := i
	for start > first {
		switch w := v.lower[start-1]; {
		case v.capital(start-1) && v.tag(start-1) != news.DET && v.tag(start-1) != news.PRON && !titles[w] && v.tag(start-1) != news.ADP:
			start--
		case (w == "of" || w == "and" || w == "for") && start-2 >= first && v.capital(start-2) && start < i:
			start -= 2
		default:
			return start
		}
	}
	return start
}

func (v *view) capital(i int) bool { return startsUpper(v.raw(i)) }

// mixedCase tells whether lower-case words stand around token i: in a headline
// of capitals they tell no names.
func (v *view) mixedCase(i int) bool {
	r := v.bounds(i)
	plain := 0
	for j := max(r.Start, i-maxGroupName); j < min(r.End, i+maxGroupName); j++ {
		if w := v.raw(j); len(w) > 3 && 'a' <= w[0] && w[0] <= 'z' {
			plain++
		}
	}
	return plain >= 2
}

// mergeNames puts added among names, in order; an added name takes the place
// of those that it overlaps.
func mergeNames(names, added []english.Name) []english.Name {
	out := make([]english.Name, 0, len(names)+len(added))
	k := 0
	for _, n := range names {
		for k < len(added) && added[k].Start <= n.Start {
			out = append(out, added[k])
			k++
		}
		if k > 0 && n.Start < added[k-1].End || k < len(added) && n.End > added[k].Start {
			continue
		}
		out = append(out, n)
	}
	return append(out, added[k:]...)
}
