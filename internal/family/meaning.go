package family

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/diff"
	"stemma/internal/entity"
	"stemma/internal/quantity"
	"stemma/internal/wordnet"
	"stemma/news"
)

// meaning tells what sorts of change between the family's text and a reworded
// member touch the meaning. What is compared are the words that were taken
// away and the words put in their place, over the whole quotation: a negation
// that only moved is none lost. A member that has little of the text tells
// nothing of it.
func (s *story) meaning(text, member wordsOf, ops []diff.Op) []news.Meaning {
	out := []news.Meaning{}
	gone, come := changed(text.words, member.words, ops)
	if len(gone) == 0 && len(come) == 0 || sharedWords(ops) < len(member.words)/2 {
		return out
	}
	if negationChanged(text, gone, member, come) {
		out = append(out, news.Negation)
	}
	if numbersChanged(numbersAt(text, gone), numbersAt(member, come)) {
		out = append(out, news.Number)
	}
	if s.namesChanged(text, member, ops) {
		out = append(out, news.NameSwap)
	}
	if was, is := modalsAt(text, withoutTurned(text, gone, member, come)), modalsAt(member, come); modalsChanged(was, is) && modalsChanged(sorted(was, semiModalsAt(text, gone)), sorted(is, semiModalsAt(member, come))) {
		out = append(out, news.Modality)
	}
	if antonyms(text, member, ops) {
		out = append(out, news.Antonym)
	}
	return out
}

func sharedWords(ops []diff.Op) (n int) {
	for _, op := range ops {
		if op.Kind == diff.Equal {
			n += op.To1 - op.To0
		}
	}
	return n
}

// wordsOf is a text and its words.
type wordsOf struct {
	text  string
	words []diff.Word
}

// changed are the places of the words that are gone from the text and of those
// that have come in the member. Parts left out, and what goes beyond the text's
// ends, are no change, nor are words in brackets but those that stand for
// others in brackets; at the ends only what was replaced is.
func changed(text, member []diff.Word, ops []diff.Op) (gone, come []int) {
	n, m := len(text), len(member)
	for i, op := range ops {
		if op.Kind == diff.Equal {
			continue
		}
		paired := op.Kind == diff.Delete && i+1 < len(ops) && ops[i+1].Kind == diff.Insert ||
			op.Kind == diff.Insert && i > 0 && ops[i-1].Kind == diff.Delete
		from, to := op.From0, op.From1
		switch {
		case op.Kind == diff.Delete && !paired && (from == 0 || to == n || to-from >= longGap):
			continue
		case op.Kind == diff.Insert && !paired && (op.To0 == 0 || op.To1 == m) && op.To1-op.To0 >= longGap:
			continue
		case op.Kind == diff.Insert && !paired && op.To1-op.To0 >= longGap && member[op.To0-1].StopHere && member[op.To1-1].StopHere:
			continue // a sentence that the text leaves out
		case op.Kind == diff.Delete && paired && from == 0:
			from = max(from, to-(ops[i+1].To1-ops[i+1].To0)-1)
		case op.Kind == diff.Delete && paired && to == n:
			to = min(to, from+(ops[i+1].To1-ops[i+1].To0)+1)
		}
		glosses := bracketsReplaced(text, member, ops, i)
		for k := from; k < to && op.Kind == diff.Delete; k++ {
			if glosses || !text[k].Bracket {
				gone = append(gone, k)
			}
		}
		for k := op.To0; k < op.To1; k++ {
			if glosses || !member[k].Bracket {
				come = append(come, k)
			}
		}
	}
	return gone, come
}

func count(w wordsOf, at []int, is func(string) bool) (n int) {
	for _, i := range at {
		if is(w.words[i].Norm) {
			n++
		}
	}
	return n
}

// pick are the values that the words at these places have, sorted.
func pick(w wordsOf, at []int, value func(string) string) []string {
	var out []string
	for _, i := range at {
		if v := value(w.words[i].Norm); v != "" {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return out
}

var negators = setOf(`not no never none nothing nobody nowhere neither nor cannot without hardly barely scarcely rarely seldom ain't`)

func isNegator(normal string) bool { return negators[normal] || strings.HasSuffix(normal, "n't") }

// deniers hold a negation without being one: what one "prevents" is "not".
var deniers = setOf("prevent prevents prevented avoid avoids deny denies denied refuse refuses refused fail fails failed lack lacks unable stop stops")

// negationChanged reports whether negations were lost or added and no denier
// took or gave their place.
func negationChanged(text wordsOf, gone []int, member wordsOf, come []int) bool {
	isDenier := func(n string) bool { return deniers[n] }
	lost, added := count(text, gone, isNegator), count(member, come, isNegator)
	switch {
	case lost > added:
		return count(member, come, isDenier) < lost-added
	case added > lost:
		return count(text, gone, isDenier) < added-lost
	}
	return false
}

// modals are the words that tell how sure, allowed or bound something is.
var modals = map[string]string{
	"will": "will", "won't": "will", "'ll": "will", "shall": "will", "would": "would", "wouldn't": "would",
	"can": "can", "can't": "can", "cannot": "can", "could": "could", "couldn't": "could", "may": "may", "might": "might",
	"must": "must", "mustn't": "must", "should": "should", "shouldn't": "should", "ought": "should", "gonna": "will",
	"perhaps": "perhaps", "maybe": "perhaps", "possibly": "perhaps", "conceivably": "perhaps",
	"probably": "probably", "likely": "probably", "unlikely": "probably", "presumably": "probably",
	"allegedly": "allegedly", "reportedly": "allegedly", "supposedly": "allegedly", "purportedly": "allegedly",
}

func modal(normal string) string {
	normal = strings.TrimSuffix(normal, "'ve")
	if m, ok := modals[normal]; ok {
		return m
	}
	if strings.HasSuffix(normal, "'ll") {
		return "will"
	}
	if strings.HasSuffix(normal, "'d") {
		return hadOrWould
	}
	return ""
}

// modalsAt are the modals at these places, sorted.
func modalsAt(w wordsOf, at []int) []string { return pick(w, at, modal) }

// withoutTurned are the places without those of modals whose verb has become a
// participle: "will come" that fits its new sentence as "coming".
func withoutTurned(text wordsOf, gone []int, member wordsOf, come []int) []int {
	return slices.DeleteFunc(slices.Clone(gone), func(i int) bool {
		if i+1 >= len(text.words) || modal(text.words[i].Norm) == "" {
			return false
		}
		verb := text.words[i+1].Norm
		return slices.ContainsFunc(come, func(k int) bool {
			turned := member.words[k].Norm
			return strings.HasSuffix(turned, "ing") && turned != verb && wordnet.Base(turned, news.VERB) == verb
		})
	})
}

// semiModals are what may be a modal and may as well not: two words, or an
// assurance. They count where a modal stands against them.
var semiModals = map[[2]string]string{
	{"have", "to"}: "must", {"has", "to"}: "must", {"had", "to"}: "must", {"got", "to"}: "must", {"need", "to"}: "must", {"needs", "to"}: "must",
	{"going", "to"}: "will", {"able", "to"}: "can",
}

// semiModalsAt are those that begin at these places, sorted.
func semiModalsAt(w wordsOf, at []int) []string {
	var out []string
	for _, i := range at {
		if assurances[w.words[i].Norm] {
			out = append(out, "certainly")
		} else if i+1 < len(w.words) {
			if m := semiModals[[2]string{w.words[i].Norm, w.words[i+1].Norm}]; m != "" {
				out = append(out, m)
			}
		}
	}
	slices.Sort(out)
	return out
}

var assurances = setOf("certainly definitely surely undoubtedly clearly")

// hadOrWould is the value of "I'd", which goes for "I would" and "I had".
const hadOrWould = "'d"

// modalsChanged reports whether the modals gone are not those that came.
func modalsChanged(gone, come []string) bool {
	without := func(a []string) []string {
		return slices.DeleteFunc(slices.Clone(a), func(m string) bool { return m == hadOrWould })
	}
	as := func(a []string) []string {
		b := slices.Clone(a)
		for i, m := range b {
			if m == hadOrWould {
				b[i] = "would"
			}
		}
		slices.Sort(b)
		return b
	}
	return !slices.Equal(as(gone), as(come)) && !slices.Equal(without(gone), without(come))
}

var numberWords = setOf(`hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens half
	once twice double triple quarter thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
	seventy eighty ninety zero second third fourth fifth sixth seventh eighth ninth tenth`)

// isNumber reports whether normal is a figure or a number word.
func isNumber(normal string) bool {
	return strings.ContainsAny(normal, "0123456789") || numberWords[normal]
}

// hasNumber reports whether word i is a number or has one among its parts, as
// "million-dollar" does.
func (w wordsOf) hasNumber(i int) bool {
	if isNumber(w.words[i].Norm) {
		return true
	}
	head, _, compound := strings.Cut(w.words[i].Span.Of(w.text), "-")
	return compound && isNumber(diff.Normal(head))
}

// numbersAt are the numbers that the words at these places are or are part of,
// sorted: their values, or the word where it is none.
func numbersAt(w wordsOf, at []int) []string {
	var out []string
	var quantities []quantity.Quantity
	last := -1
	for _, i := range at {
		if !w.hasNumber(i) {
			continue
		}
		if quantities == nil {
			quantities = quantity.Find(w.text)
		}
		q := slices.IndexFunc(quantities, func(q quantity.Quantity) bool { return q.Span.Overlaps(w.words[i].Span) })
		switch {
		case q < 0:
			out = append(out, w.words[i].Norm)
		case q != last:
			out, last = append(out, strconv.FormatFloat(quantities[q].Value, 'g', -1, 64)), q
		}
	}
	slices.Sort(out)
	return out
}

// numbersChanged reports whether the numbers gone are not those that came. A
// lone "one" is a pronoun more often than a number.
func numbersChanged(gone, come []string) bool {
	if slices.Equal(gone, come) {
		return false
	}
	isOne := func(n string) bool { return n == "1" }
	gone, come = slices.DeleteFunc(slices.Clone(gone), isOne), slices.DeleteFunc(slices.Clone(come), isOne)
	return len(gone) > 0 || len(come) > 0
}

// maxSwapped bounds the words that are put in a name's place, and those that
// are gone with it; what is longer is another passage.
const maxSwapped = 12

// namesChanged reports whether a name stands in the place of another: of one
// that is no other form of it.
func (s *story) namesChanged(text, member wordsOf, ops []diff.Op) bool {
	for i := 1; i < len(ops); i++ {
		gone, come := ops[i-1], ops[i]
		n := come.To1 - come.To0 + 1
		if come.To1 == len(member.words) { // what the member leaves out goes on
			gone.From1 = min(gone.From1, gone.From0+n)
		} else if come.To0 == 0 {
			gone.From0 = max(gone.From0, gone.From1-n)
		}
		if gone.Kind != diff.Delete || come.Kind != diff.Insert || gone.From1-gone.From0 > maxSwapped || come.To1-come.To0 > maxSwapped {
			continue
		}
		if s.otherNames(s.namesAmong(text, gone.From0, gone.From1), s.namesAmong(member, come.To0, come.To1)) {
			return true
		}
	}
	return false
}

// otherNames reports whether there are names on both sides and one of the
// second is no other form of one of the first.
func (s *story) otherNames(was, is []string) bool {
	if len(was) == 0 || initials(was) == strings.Join(is, "") || initials(is) == strings.Join(was, "") {
		return false
	}
	return slices.ContainsFunc(is, func(name string) bool {
		return !slices.ContainsFunc(was, func(w string) bool {
			return w == name || entity.SameName(w, name) || abbreviates(w, name) || !s.names[w] && !s.names[name] && synonyms(w, name)
		})
	})
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	return b.String()
}

// synonyms reports whether two words share a sense: with capitals in a title
// they are words all the same.
func synonyms(a, b string) bool {
	for _, tag := range [...]news.Tag{news.NOUN, news.VERB, news.ADJ} {
		senses := wordnet.Senses(wordnet.Base(b, tag), tag)
		if slices.ContainsFunc(wordnet.Senses(wordnet.Base(a, tag), tag), func(s int) bool { return slices.Contains(senses, s) }) {
			return true
		}
	}
	return false
}

// namesAmong are the normal forms of the names among the words from i to j,
// without the ending of a possessive.
func (s *story) namesAmong(w wordsOf, i, j int) (names []string) {
	for ; i < j; i++ {
		if s.isName(w, i) {
			names = append(names, strings.TrimSuffix(w.words[i].Norm, "'s"))
		}
	}
	return names
}

// abbreviates reports whether one word is the beginning of the other, as with
// a title cut short.
func abbreviates(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

// isName reports whether word i is written as a name: with a capital, and not
// only because a sentence begins there.
func (s *story) isName(w wordsOf, i int) bool {
	word := strings.TrimLeftFunc(w.words[i].Span.Of(w.text), func(r rune) bool { return !unicode.IsLetter(r) })
	r, _ := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(r) || strings.HasPrefix(word, "I'") || strings.HasPrefix(word, "I’") || w.words[i].Norm == "i" {
		return false
	}
	if i > 0 && !w.beginsBehind(i-1) {
		return true
	}
	normal := strings.TrimSuffix(w.words[i].Norm, "'s")
	return s.names[normal] || !functionWords[normal] && !wordnet.Known(wordnet.Base(normal, news.VERB), news.VERB) &&
		!wordnet.Known(normal, news.ADJ) && !wordnet.Known(normal, news.ADV) && !wordnet.Known(wordnet.Base(normal, news.NOUN), news.NOUN)
}

// beginsBehind reports whether a sentence begins behind word i. The point of a
// title or an initial ends none.
func (w wordsOf) beginsBehind(i int) bool {
	word := w.words[i].Span.Of(w.text)
	if !strings.ContainsAny(word, ".!?:") {
		return false
	}
	return !strings.HasSuffix(word, ".") || utf8.RuneCountInString(w.words[i].Norm) > 1 && !titles[w.words[i].Norm]
}

var titles = setOf("mr mrs ms dr doctor prof professor senator senators representative governor general colonel captain sergeant lieutenant st rev hon pres")

// functionWords are the commonest words that begin sentences and are not in
// WordNet.
var functionWords = setOf(`the a an and but or so if when while because as of in on at by for from to with we they he she it you
	this that these those there here his her our their its my your who what which how why where all any some since although
	though unless until after before during into about against between through under over`)

func sorted(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return out
}

func setOf(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// opposites are pairs that WordNet lacks since it has no prepositions.
var opposites = map[[2]string]bool{}

func init() {
	for _, p := range [][2]string{{"before", "after"}, {"above", "below"}, {"over", "under"}, {"with", "without"}, {"for", "against"}, {"all", "none"}, {"more", "less"}, {"up", "down"}, {"always", "never"}, {"inside", "outside"}} {
		opposites[p] = true
		opposites[[2]string{p[1], p[0]}] = true
	}
}

// maxPaired bounds the runs in which replaced words are compared one by one.
const maxPaired = 5

// antonyms reports whether a word was replaced by its opposite.
func antonyms(text, member wordsOf, ops []diff.Op) bool {
	for i, op := range ops {
		if op.Kind != diff.Delete || i+1 == len(ops) || ops[i+1].Kind != diff.Insert {
			continue
		}
		gone, come := text.words[op.From0:op.From1], member.words[ops[i+1].To0:ops[i+1].To1]
		if len(gone) > maxPaired || len(come) > maxPaired {
			continue
		}
		for _, a := range gone {
			for _, b := range come {
				if opposites[[2]string{a.Norm, b.Norm}] || negatesInside(a.Norm, b.Norm) || negatesInside(b.Norm, a.Norm) ||
					!functionWords[a.Norm] && !functionWords[b.Norm] && wordnet.Opposite(a.Norm, b.Norm) {
					return true
				}
			}
		}
	}
	return false
}

// negatesInside reports whether a word is the other with a negation for its
// beginning or its ending: "unsafe", "disagree", "harmless" of "harmful".
func negatesInside(negative, word string) bool {
	if len(word) < 4 {
		return false
	}
	if stem, ok := strings.CutSuffix(negative, "less"); ok && strings.TrimSuffix(word, "ful") == stem {
		return word != stem
	}
	stem, ok := strings.CutSuffix(negative, word)
	switch stem {
	case "un", "in", "im", "il", "ir", "dis", "non":
		return ok
	}
	return false
}
