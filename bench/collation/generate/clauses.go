package main

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"stemma/internal/english"
	"stemma/internal/wordnet"
	"stemma/news"
)

// turn changes the order of a sentence's parts, each kind with the given chance:
// who said it goes to the other end, a clause or a day goes to the front, active
// becomes passive, a possessive becomes "of".
func turn(r *rand.Rand, s sentence, share float64) sentence {
	for _, kind := range turns {
		if !chance(r, share) {
			continue
		}
		for _, f := range r.Perm(len(kind)) {
			if t := kind[f](s); t != nil {
				s = t
				break
			}
		}
	}
	return s
}

// turns are the changes, those that undo one another in one kind.
var turns = [][]func(sentence) sentence{
	{attributionFirst, attributionLast, accordingFirst, saidSwap},
	{that, noThat},
	{simplePast},
	{clauseFirst, dayFirst, passive},
	{titleFirst},
	{genitive, possessive, owner},
	{compound},
	{pairs},
	{figures},
	{uncontracted},
}

var speech = []string{"said", "says", "announced", "added", "told", "noted", "warned", "argued", "stated", "explained", "reported"}

// attributionFirst makes "X happened, Y said." "Y said that X happened."
func attributionFirst(s sentence) sentence {
	n := len(s)
	if !ends(s) || hasQuote(s) || s[0].is("but", "and", "so") || !s[n-2].is("said", "says") {
		return nil
	}
	comma := lastComma(s[:n-2])
	if comma < 4 || n-comma > 12 || hasComma(s[:comma], 40) || !person(s[comma+1:n-2]) {
		return nil
	}
	who := slices.Clone(s[comma+1 : n-2])
	capital(who)
	return join(who, sentence{s[n-2]}, freshWords("that"), lower(s[:comma]), s[n-1:])
}

// attributionLast makes "Y said X happened." "X happened, according to Y."
func attributionLast(s sentence) sentence {
	if !ends(s) || hasQuote(s) {
		return nil
	}
	for i := 1; i < min(len(s)-5, 9); i++ {
		if !s[i].is(speech...) || s[i].is("told") {
			continue
		}
		if !person(s[:i]) {
			return nil
		}
		body := s[i+1 : len(s)-1]
		if body[0].is("that") {
			body = body[1:]
		}
		if !subject(body) {
			return nil
		}
		body = slices.Clone(body)
		capital(body)
		return join(body, freshWords(", according to"), lower(object(s[:i])), s[len(s)-1:])
	}
	return nil
}

// accordingFirst makes "Y said X happened." "According to Y, X happened."
func accordingFirst(s sentence) sentence {
	t := attributionLast(s)
	if t == nil {
		return nil
	}
	n := len(t)
	comma := lastComma(t[:n-1])
	who := slices.Clone(t[comma+3 : n-1])
	return join(freshWords("According to"), who, sentence{fresh(",", "")}, lower(t[:comma]), t[n-1:])
}

// object puts a pronoun into the objective case.
func object(s sentence) sentence {
	c := slices.Clone(s)
	if len(c) == 1 {
		if o, ok := map[string]string{"he": "him", "she": "her", "they": "them", "we": "us", "i": "me"}[strings.ToLower(c[0].text)]; ok {
			c[0].text = o
		}
	}
	return c
}

// saidSwap makes ", Y said" after a quotation ", said Y" and the reverse.
func saidSwap(s sentence) sentence {
	for i := 1; i+2 < len(s); i++ {
		if !s[i].is("said") || s[i].quote != 0 {
			continue
		}
		start := i
		for start > 0 && !closing(s[start-1]) && i-start < 8 {
			start--
		}
		if start == i || start == 0 || !closing(s[start-1]) || !person(s[start:i]) || len(s[start:i]) == 1 && s[start].tag == news.PRON {
			continue
		}
		if !s[i+1].is(".", ",", "in", "on", "at", "after", "during") {
			continue
		}
		return join(s[:start], sentence{s[i]}, s[start:i], s[i+1:])
	}
	return nil
}

func closing(w word) bool { return w.is(`"`, "”", "''") }

// person reports whether s is a short noun phrase that can speak.
func person(s sentence) bool {
	if len(s) == 0 || len(s) > 8 {
		return false
	}
	for _, w := range s {
		switch w.tag {
		case news.PRON, news.PROPN, news.NOUN, news.DET, news.ADJ:
		default:
			return false
		}
	}
	last := s[len(s)-1]
	return last.tag == news.PRON && len(s) == 1 || last.tag == news.PROPN || last.tag == news.NOUN
}

// clauseFirst moves a clause of time or cause from the end to the front.
func clauseFirst(s sentence) sentence {
	if !ends(s) || hasQuote(s) || hasComma(s, len(s)) {
		return nil
	}
	for i := 5; i+4 < len(s); i++ {
		if s[i].is("after", "when", "because", "while", "although", "before", "if", "as") && (subject(s[i+1:]) || s[i].is("after", "before") && strings.HasSuffix(s[i+1].text, "ing")) && finite(s[:i]) {
			if s[i].is("as") && !subject(s[i+1:]) || s[i-1].is("and", "or", "but", "even", "just", "only", "shortly", "days", "hours", "weeks", "minutes", "years", "months", "soon", "day", "week", "year", "month") || slices.ContainsFunc(s[:i], func(w word) bool { return w.is(speech...) || w.is("that", "who", "which") }) {
				continue
			}
			front := slices.Clone(s[i : len(s)-1])
			capital(front)
			return join(front, sentence{fresh(",", "")}, lower(s[:i]), s[len(s)-1:])
		}
	}
	return nil
}

func lastComma(s sentence) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i].text == "," {
			return i
		}
	}
	return -1
}

func hasComma(s sentence, within int) bool {
	return lastComma(s[:min(within, len(s))]) >= 0
}

// passive makes "A verbed the B." "The B was verbed by A." of a short subject and a
// verb with one object, after which there are only phrases of place or time or
// another main clause.
func passive(s sentence) sentence {
	if !ends(s) || hasQuote(s) {
		return nil
	}
	from := 0 // after "On Monday," and the like
	if c := slices.IndexFunc(s[:min(len(s), 6)], func(w word) bool { return w.text == "," }); c > 0 && s[0].tag == news.ADP {
		from = c + 1
	}
	v := from + slices.IndexFunc(s[from:], func(w word) bool { return w.tag == news.VERB || w.tag == news.AUX })
	if v <= from || v > from+9 || v+3 > len(s) || !actor(s[from:v]) || s[v].is(linking...) {
		return nil
	}
	verb, ok := pastParticiple(s[v])
	head, end := objectOf(s, v+1)
	if !ok || end < 0 || !closes(s[end:]) {
		return nil
	}
	be := "was"
	if strings.HasSuffix(s[head].text, "s") && !strings.HasSuffix(s[head].text, "ss") || plurals[wordnet.Base(s[head].text, news.NOUN)] == s[head].text {
		be = "were"
	}
	object := slices.Clone(s[v+1 : end])
	if from == 0 {
		capital(object)
	}
	return join(s[:from], object, freshWords(be), sentence{verb}, freshWords("by"), lower(s[from:v]), s[end:])
}

// actor reports whether s is a noun phrase that can act.
func actor(s sentence) bool {
	for i, w := range s {
		switch w.tag {
		case news.PROPN, news.NOUN, news.DET, news.ADJ, news.NUM:
		default:
			if i == 0 || !w.is("of", "'s", "’s") {
				return false
			}
		}
	}
	last := s[len(s)-1]
	return last.tag == news.PROPN || last.tag == news.NOUN && !times[strings.TrimSuffix(last.text, "s")]
}

// times are nouns that say when, not who or what.
var times = set("year month week day night morning evening afternoon time hour minute spring summer autumn winter")

// closes reports whether s, what is left of a sentence after an object, stays
// the same when the object goes to the front.
func closes(s sentence) bool {
	if s[0].text == "," {
		return len(s) > 3 && s[1].is("and", "but", "while", "after", "although") && subject(s[2:])
	}
	return !slices.ContainsFunc(s, func(w word) bool { return w.is("and", "but", "or", "who", "which", "that", "to", "by", ",") })
}

// linking are verbs whose object cannot become a subject, or that have two.
var linking = strings.Fields("told gave asked offered sent paid named called made became remained seemed went came left spent had lasted cost sold won turned stayed took met said added saw")

// objectOf finds the noun phrase that begins at i and fills the sentence up to a
// full stop or a preposition: its head and its end, or -1.
func objectOf(s sentence, i int) (head, end int) {
	head, end = -1, i
	part := func(w word) bool {
		return w.tag == news.NOUN || w.tag == news.PROPN || w.tag == news.ADJ || w.tag == news.NUM || w.tag == news.DET && w.is("the", "a", "an")
	}
	for end < len(s) && (part(s[end]) || s[end].is("of") && head >= 0 && end+1 < len(s) && part(s[end+1])) {
		if head < 0 && (s[end].tag == news.NOUN || s[end].tag == news.PROPN) && (s[end+1].tag != news.NOUN && s[end+1].tag != news.PROPN) {
			head = end
		}
		end++
	}
	if head < 0 || end-i < 2 || end-i > 10 || s[end-1].tag != news.NOUN && s[end-1].tag != news.PROPN || times[strings.TrimSuffix(s[head].text, "s")] ||
		!s[end].is(".", ",", "on", "in", "at", "after", "during", "for", "before", "from", "over", "with", "as") {
		return -1, -1
	}
	return head, end
}

// pastParticiple is that of a verb in the past.
func pastParticiple(w word) (word, bool) {
	low := strings.ToLower(w.text)
	lemma := wordnet.Base(low, news.VERB)
	if forms, ok := irregular[lemma]; ok && !kept[lemma] {
		ok = low == forms[0] && low != lemma
		if low != forms[1] {
			w.text, w.origin = forms[1], 0
		}
		return w, ok
	}
	return w, strings.HasSuffix(low, "ed") && w.quote == 0
}

// that puts a "that" after who said it.
func that(s sentence) sentence {
	if hasQuote(s) {
		return nil
	}
	for i := 1; i+4 < len(s); i++ {
		if s[i].is("said", "says", "announced", "argued", "warned", "claimed", "believes", "believe", "insisted") && s[i].tag == news.VERB && !s[i+1].is("that") && !weekday[s[i+1].text] && subject(s[i+1:]) && s[i+1].tag != news.ADV {
			return join(s[:i+1], freshWords("that"), s[i+1:])
		}
	}
	return nil
}

// noThat leaves it out.
func noThat(s sentence) sentence {
	if hasQuote(s) {
		return nil
	}
	for i := 2; i+4 < len(s); i++ {
		if s[i].is("that") && s[i-1].is("said", "says", "believes", "believe", "announced") && subject(s[i+1:]) {
			return join(s[:i], s[i+1:])
		}
	}
	return nil
}

// simplePast makes "had warned" "warned", all through the sentence.
func simplePast(s sentence) sentence {
	var out sentence
	changed := false
	for i, w := range s {
		if w.is("had") && w.quote == 0 && w.mark == 0 && i > 0 && i+1 < len(s) && s[i+1].tag == news.VERB && strings.HasSuffix(s[i+1].text, "ed") && s[i-1].tag != news.AUX && !s[i-1].is("if", "that") {
			changed = true
			continue
		}
		out = append(out, w)
	}
	if !changed {
		return nil
	}
	return out
}

// dayFirst moves the day from the end of a plain statement to its front.
func dayFirst(s sentence) sentence {
	n := len(s)
	if !ends(s) || hasQuote(s) || n < 8 || slices.ContainsFunc(s, func(w word) bool {
		return w.is(speech...) || w.is("that", "which", "who", "when", "after", "before", "until", "from", "to", "if", "as", "and", "but", "says")
	}) {
		return nil
	}
	at := n - 3
	if !s[at].is("on") {
		at--
	}
	if at < 4 || !s[at].is("on") || !weekday[s[at+1].text] || s[at].mark != 0 {
		return nil
	}
	front := slices.Clone(s[at : n-1])
	capital(front)
	return join(front, sentence{fresh(",", "")}, lower(s[:at]), s[n-1:])
}

// titleFirst makes "Ann Lee, the mayor of Ayr, said" "The mayor of Ayr, Ann Lee,
// said".
func titleFirst(s sentence) sentence {
	n := 0
	for n < len(s) && s[n].tag == news.PROPN && s[n].name == news.Person {
		n++
	}
	if n < 2 || n+4 > len(s) || s[n].text != "," || !s[n+1].is("the", "a", "an") {
		return nil
	}
	end := n + 2
	for end < len(s) && end < n+10 && s[end].text != "," {
		if w := s[end]; w.tag == news.VERB || w.tag == news.AUX || w.tag == news.PRON || w.tag == news.PUNCT || w.quote != 0 {
			return nil
		}
		end++
	}
	if end+1 >= len(s) || s[end].text != "," || s[end+1].tag != news.VERB && s[end+1].tag != news.AUX {
		return nil
	}
	title := slices.Clone(s[n+1 : end])
	capital(title)
	name := slices.Clone(s[:n])
	name[0].gap = " "
	return join(title, s[n:n+1], name, s[end:])
}

// genitive makes "the head of the school" "the school's head".
func genitive(s sentence) sentence {
	for i := 0; i+4 < len(s); i++ {
		if !s[i].is("the") || s[i+1].tag != news.NOUN || !s[i+2].is("of") || !s[i+3].is("the") || s[i+4].tag != news.NOUN || !plainWords(s[i:i+5]) {
			continue
		}
		if i+5 < len(s) && (s[i+5].tag == news.NOUN || s[i+5].tag == news.PROPN || s[i+5].gap == "" && english.IsWord(s[i+5].text) || s[i+5].is("of", "’s", "'s", "-", "who", "which", "that")) {
			continue
		}
		if wordnet.Base(s[i+4].text, news.NOUN) != s[i+4].text || measures[s[i+1].text] || s[i].gap == "" && i > 0 {
			continue
		}
		owner := slices.Clone(s[i+4 : i+5])
		thing := slices.Clone(s[i+1 : i+2])
		thing[0].gap = " "
		return join(s[:i+1], owner, sentence{fresh("'s", "")}, thing, s[i+5:])
	}
	return nil
}

// owner makes "the mayor of Ayr" "Ayr's mayor".
func owner(s sentence) sentence {
	for i := 0; i+3 < len(s); i++ {
		if !s[i].is("the") || s[i+1].tag != news.NOUN || !s[i+2].is("of") || s[i+3].tag != news.PROPN || measures[strings.ToLower(s[i+1].text)] || i == 0 {
			continue
		}
		end := i + 3
		for end < len(s) && s[end].tag == news.PROPN {
			end++
		}
		if !plainWords(s[i:end]) || end < len(s) && (s[end].is(",", "of", "and", "’s", "'s", "-", "for", "on") || s[end].tag == news.NOUN || s[end].tag == news.NUM) {
			continue
		}
		name, thing := slices.Clone(s[i+3:end]), slices.Clone(s[i+1:i+2])
		name[0].gap, thing[0].gap = s[i].gap, " "
		return join(s[:i], name, sentence{fresh("'s", "")}, thing, s[end:])
	}
	return nil
}

// compound makes "a spokesman for the company" "a company spokesman".
func compound(s sentence) sentence {
	for i := 0; i+5 < len(s); i++ {
		if !s[i].is("a", "the") || s[i+1].tag != news.NOUN || !s[i+2].is("for") || !s[i+3].is("the") || s[i+4].tag != news.NOUN || !plainWords(s[i:i+5]) ||
			!strings.HasPrefix(s[i+1].text, "spokes") && !s[i+1].is("lawyer", "attorney") || s[i+5].text != "," && s[i+5].text != "." {
			continue
		}
		what, who := slices.Clone(s[i+4:i+5]), slices.Clone(s[i+1:i+2])
		what[0].gap, who[0].gap = " ", " "
		return join(s[:i+1], what, who, s[i+5:])
	}
	return nil
}

// measures are nouns before "of" that own nothing.
var measures = set("end start beginning rest side part head heart middle top bottom edge front back north south east west half most all one number majority bulk time day night morning evening case use way kind sort form face course rest")

// possessive makes "the school's head" "the head of the school".
func possessive(s sentence) sentence {
	for i := 0; i+3 < len(s); i++ {
		if !s[i].is("the") || s[i+1].tag != news.NOUN || !s[i+2].is("'s", "’s") || s[i+3].tag != news.NOUN || !plainWords(s[i:i+4]) {
			continue
		}
		if i+4 < len(s) && (s[i+4].tag == news.NOUN || s[i+4].tag == news.PROPN || s[i+4].gap == "" && english.IsWord(s[i+4].text) || s[i+4].is("’s", "'s", "-", "of")) {
			continue
		}
		thing := slices.Clone(s[i+3 : i+4])
		return join(s[:i+1], thing, freshWords("of the"), s[i+1:i+2], s[i+4:])
	}
	return nil
}

// pairs makes "schools and shops" "shops and schools", all through the sentence.
func pairs(s sentence) sentence {
	var out sentence
	for i := 1; i+2 < len(s); i++ {
		a, b := s[i-1], s[i+1]
		if !s[i].is("and") || a.tag != b.tag || a.tag != news.NOUN && a.tag != news.ADJ || !plainWords(s[i-1:i+2]) || a.gap != " " || s[i+2].tag == news.NOUN && a.tag == news.NOUN || s[i+2].tag == news.ADP ||
			i > 1 && (s[i-2].tag == news.ADJ || s[i-2].tag == news.NOUN || s[i-2].is("a", "an", ",", "between", "both")) {
			continue
		}
		if out == nil {
			out = slices.Clone(s)
		}
		out[i-1], out[i+1] = s[i+1], s[i-1]
	}
	return out
}

// figures writes small counts of things in digits and the other way round.
func figures(s sentence) sentence {
	var out sentence
	for i := 1; i+1 < len(s); i++ {
		if s[i].tag != news.NUM || s[i+1].tag != news.NOUN || s[i].gap != " " || !plainWords(s[i:i+1]) || s[i-1].tag == news.PROPN || s[i-1].tag == news.NUM || s[i-1].is("-", "the", "or", "to") {
			continue
		}
		var to string
		if k := slices.Index(counts, strings.ToLower(s[i].text)); k > 1 {
			to = strconv.Itoa(k)
		} else if k, err := strconv.Atoi(s[i].text); err == nil && k > 1 && k < len(counts) && !s[i+1].is("percent", "per", "a.m.", "p.m.") {
			to = counts[k]
		} else {
			continue
		}
		if out == nil {
			out = slices.Clone(s)
		}
		out[i].text = to
	}
	return out
}

var counts = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen")

// uncontracted makes "didn't" "did not".
func uncontracted(s sentence) sentence {
	var out sentence
	for i := 1; i < len(s); i++ {
		if s[i].is("n't", "n’t") && plainWords(s[i-1:i+1]) && !s[i-1].is("ca", "wo", "ai", "sha") {
			if out == nil {
				out = slices.Clone(s)
			}
			out[i].text, out[i].gap = "not", " "
		}
	}
	return out
}

// openers may begin any statement but the first.
var openers = []string{"Meanwhile,", "At the same time,", "In addition,", "For now,", "In the meantime,", "As it stands,", "By all accounts,", "In short,"}

// condense leaves out what a sentence can do without: clauses between commas that
// begin with "who" or "which", and adverbs before a verb.
func condense(r *rand.Rand, s sentence, share float64) sentence {
	if hasQuote(s) || marked(s) {
		return s
	}
	for i := 2; i+4 < len(s); i++ {
		if s[i].text != "," || !s[i+1].is("who", "which", "whose") || !chance(r, share) {
			continue
		}
		end := i + 2
		for end < len(s) && end < i+14 && s[end].text != "," && s[end].text != "." {
			end++
		}
		if end < len(s) && s[end].text == "," && end+1 < len(s) && (s[end+1].tag == news.VERB || s[end+1].tag == news.AUX) {
			return join(s[:i], s[end+1:])
		}
	}
	var out sentence
	for i, w := range s {
		if w.tag == news.ADV && i > 0 && i+1 < len(s) && strings.HasSuffix(w.text, "ly") && s[i-1].tag != news.AUX && s[i+1].tag == news.VERB && chance(r, share) {
			continue
		}
		out = append(out, w)
	}
	return out
}

// opened puts an opener before a plain statement.
func opened(r *rand.Rand, s sentence) sentence {
	if !ends(s) || hasQuote(s) || leans(s) || s[0].tag != news.DET && s[0].tag != news.PROPN || hasComma(s, 6) {
		return s
	}
	return join(freshWords(pick(r, openers)), lower(s))
}

// plainWords reports whether all of s is the outlet's own, and nothing in it
// was altered.
func plainWords(s sentence) bool {
	return !slices.ContainsFunc(s, func(w word) bool { return w.quote != 0 || w.mark != 0 })
}
