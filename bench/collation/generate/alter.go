package main

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"stemma/bench/collation/truth"
	"stemma/internal/english"
	"stemma/internal/wordnet"
	"stemma/news"
)

// spot is a word's place in a draft.
type spot struct{ paragraph, sentence, word int }

func (d *draft) at(p spot) *word { return &d.paragraphs[p.paragraph][p.sentence][p.word] }

// quotations lists the words of each quotation that is long enough to be known
// again and untouched so far, in order.
func (d *draft) quotations(least int) [][]spot {
	var order []int
	words := map[int][]spot{}
	touched := map[int]bool{}
	for p := range d.paragraphs {
		for s := range d.paragraphs[p] {
			for i, w := range d.paragraphs[p][s] {
				if w.quote == 0 {
					continue
				}
				if words[w.quote] == nil {
					order = append(order, w.quote)
				}
				words[w.quote] = append(words[w.quote], spot{p, s, i})
				touched[w.quote] = touched[w.quote] || w.mark != 0
			}
		}
	}
	var out [][]spot
	for _, q := range order {
		n := 0
		for _, at := range words[q] {
			if english.IsWord(d.at(at).text) {
				n++
			}
		}
		if n >= least && !touched[q] && words[q][0].paragraph == words[q][len(words[q])-1].paragraph {
			out = append(out, words[q])
		}
	}
	return out
}

// quoted is the text of a quotation.
func (d *draft) quoted(q []spot) string {
	var b strings.Builder
	for i, at := range q {
		w := d.at(at)
		if i > 0 {
			if at.word == 0 {
				b.WriteString(" ")
			} else {
				b.WriteString(w.gap)
			}
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// alterQuotation changes one quotation of d in the given way and returns what
// it was; false where none can be changed so.
func alterQuotation(r *rand.Rand, d *draft, kind string, mark int) (original string, quote int, ok bool) {
	quotes := d.quotations(7)
	for _, k := range r.Perm(len(quotes)) {
		q := quotes[k]
		original, quote = d.quoted(q), d.at(q[0]).quote
		if alterations[kind](r, d, q, mark) {
			return original, quote, true
		}
	}
	return "", 0, false
}

var alterations = map[string]func(*rand.Rand, *draft, []spot, int) bool{
	truth.Word: swapWord, truth.Negation: negate, truth.Number: swapNumber,
	truth.Name: swapName, truth.Modality: swapModal, truth.Spliced: spliceQuotation,
}

func swapWord(r *rand.Rand, d *draft, q []spot, mark int) bool {
	for _, i := range r.Perm(len(q)) {
		if i == 0 {
			continue
		}
		s := d.paragraphs[q[i].paragraph][q[i].sentence]
		w := s[q[i].word]
		w.quote = 0
		before, after := beside(s, q[i].word)
		if w.tag == news.VERB && (after.tag == news.ADP || after.tag == news.PART) {
			continue
		}
		options := synonyms(w, before, after)
		if w.tag == news.ADJ && chance(r, 0.4) && english.IsWord(w.text) {
			options = slices.DeleteFunc(wordnet.Antonyms(wordnet.Base(w.text, w.tag), w.tag), func(s string) bool { return strings.Contains(s, " ") })
		}
		if len(options) == 0 {
			continue
		}
		at := d.at(q[i])
		at.text, at.mark, at.origin = pick(r, options), mark, 0
		if before.is("a", "an") {
			s[q[i].word-1].text = article(before, *at)
		}
		return true
	}
	return false
}

var auxiliaries = set("is are was were will would could should must has did does")

// negate adds a "not", or drops one.
func negate(r *rand.Rand, d *draft, q []spot, mark int) bool {
	s := func(p spot) *sentence { return &d.paragraphs[p.paragraph][p.sentence] }
	for i := 1; i < len(q); i++ {
		w, before := d.at(q[i]), d.at(q[i-1])
		if q[i].sentence != q[i-1].sentence {
			continue
		}
		if w.is("not", "never", "n't", "n’t") && !before.is("ai", "or", "and", ",", "why", "if") && i+1 < len(q) {
			switch {
			case before.is("ca"):
				before.text += "n"
			case before.is("wo"):
				before.text = map[bool]string{true: "Will", false: "will"}[english.IsCapitalised(before.text)]
			}
			before.mark = mark
			*s(q[i]) = slices.Delete(slices.Clone(*s(q[i])), q[i].word, q[i].word+1)
			return true
		}
	}
	for _, i := range r.Perm(len(q)) {
		if i == 0 || i+2 >= len(q) || q[i].sentence != q[i+1].sentence || negative(*s(q[i])) {
			continue
		}
		w, next := d.at(q[i]), d.at(q[i+1])
		if w.tag != news.AUX || !auxiliaries[strings.ToLower(w.text)] || next.is("not", "n't", "n’t", "never") || next.tag == news.PUNCT || next.tag == news.PRON || d.at(q[i-1]).tag == news.PUNCT {
			continue
		}
		not := word{text: "not", gap: " ", tag: news.PART, quote: w.quote, mark: mark}
		*s(q[i]) = slices.Insert(slices.Clone(*s(q[i])), q[i].word+1, not)
		return true
	}
	return false
}

// negative reports whether s has a negation that is no "not".
func negative(s sentence) bool {
	return slices.ContainsFunc(s, func(w word) bool {
		return w.is("no", "none", "nobody", "nothing", "neither", "nor", "never", "without", "hardly", "barely")
	})
}

func swapNumber(r *rand.Rand, d *draft, q []spot, mark int) bool {
	for _, i := range r.Perm(len(q)) {
		at := d.at(q[i])
		if t, ok := otherNumber(r, d.paragraphs[q[i].paragraph][q[i].sentence], q[i].word); ok {
			at.text, at.mark = t, mark
			return true
		}
	}
	return false
}

// swapName puts another name of the same kind, of a single word.
func swapName(r *rand.Rand, d *draft, q []spot, mark int) bool {
	lone := func(s sentence, i int) bool {
		before, after := beside(s, i)
		return s[i].tag == news.PROPN && s[i].name != "" && english.IsWord(s[i].text) && len(s[i].text) > 3 &&
			(i < 2 && before.tag != news.PROPN || !english.IsCapitalised(before.text) || before.is("Mr.", "Mrs.", "Ms.")) && !before.is("-") &&
			!english.IsCapitalised(after.text) && !after.is("-")
	}
	others := map[news.EntityKind][]string{news.Place: {"Canada", "Norway", "Brazil", "Kenya", "Portugal", "Japan"}}
	for _, s := range d.sentences() {
		for i, w := range *s {
			if w.name == news.Person && (i+1 == len(*s) || (*s)[i+1].name != news.Person) && w.tag == news.PROPN && len(w.text) > 3 && english.IsWord(w.text) && !slices.Contains(others[w.name], w.text) {
				others[w.name] = append(others[w.name], w.text)
			}
		}
	}
	for _, i := range r.Perm(len(q)) {
		s := d.paragraphs[q[i].paragraph][q[i].sentence]
		w := d.at(q[i])
		if !lone(s, q[i].word) {
			continue
		}
		for _, k := range r.Perm(len(others[w.name])) {
			if o := others[w.name][k]; !onePerson(o, w.text, d.people()) && !strings.Contains(d.quoted(q), o) {
				w.text, w.mark, w.origin = o, mark, 0
				return true
			}
		}
	}
	return false
}

// onePerson reports whether two names are parts of one full name, or one a part
// of the other.
func onePerson(a, b string, people []string) bool {
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || slices.ContainsFunc(people, func(full string) bool {
		return strings.Contains(full, a) && strings.Contains(full, b)
	})
}

var modals = map[string][]string{
	"will": {"may", "might", "could"}, "would": {"might", "could"}, "must": {"may", "could"}, "should": {"must", "could"},
	"may": {"will", "must"}, "might": {"will"}, "could": {"will", "should"}, "can": {"may", "should"},
}

func swapModal(r *rand.Rand, d *draft, q []spot, mark int) bool {
	for _, i := range r.Perm(len(q)) {
		w := d.at(q[i])
		options := modals[strings.ToLower(w.text)]
		if len(options) == 0 || w.tag != news.AUX || i+1 < len(q) && d.at(q[i+1]).is("n't", "n’t", "like", "rather", "love", "barely", "hardly", "have", "not") {
			continue
		}
		t := pick(r, options)
		if english.IsCapitalised(w.text) {
			t = strings.ToUpper(t[:1]) + t[1:]
		}
		w.text, w.mark, w.origin = t, mark, 0
		return true
	}
	return false
}

// spliceQuotation leaves out words from the middle without a sign: from comma
// to comma or from one joint of the sentence to the next of its kind.
func spliceQuotation(r *rand.Rand, d *draft, q []spot, mark int) bool {
	for _, from := range r.Perm(len(q)) {
		for to := from + 3; to < min(from+3+len(q)/2, len(q)-4); to++ {
			if from < 4 || q[from].sentence != q[to].sentence || q[from].word == 0 || !joints(*d.at(q[from-1]), *d.at(q[from]), *d.at(q[to])) || slices.ContainsFunc(q[from:to], func(p spot) bool { return weighty(*d.at(p)) }) {
				continue
			}
			d.at(q[to]).mark, d.at(q[from-1]).mark = mark, mark
			s := &d.paragraphs[q[from].paragraph][q[from].sentence]
			*s = slices.Delete(slices.Clone(*s), q[from].word, q[to].word)
			return true
		}
	}
	return false
}

// joints reports whether the words from a up to b, both the beginning of a part
// of the sentence, can be left out after what is before them.
func joints(before, a, b word) bool {
	if before.tag == news.PUNCT && b.tag == news.PUNCT {
		return false
	}
	switch a.tag {
	case news.PUNCT:
		return a.text == b.text && a.is(",", ";", "—", "–")
	case news.SCONJ:
		return b.text == "," || b.tag == news.SCONJ && a.is(b.text)
	case news.ADP:
		return b.text == "," || b.tag == news.ADP
	case news.CCONJ:
		return b.tag == news.CCONJ
	}
	return false
}

// weighty reports whether w bears on what a sentence claims, so that it is no
// mere cut to leave it out.
func weighty(w word) bool {
	_, modal := modals[strings.ToLower(w.text)]
	return modal || w.tag == news.NUM || w.is("not", "n't", "n’t", "never", "no", "cannot")
}

// invent adds a quotation that nobody said. next is a free number for it.
func invent(r *rand.Rand, d *draft, invention string, mark, next int) bool {
	people := d.people()
	if len(people) == 0 {
		return false
	}
	open, end := "“", "”"
	for _, s := range d.sentences() {
		for _, w := range *s {
			if w.text == `"` {
				open, end = `"`, `"`
			}
		}
	}
	s := sentence{fresh(open, " ")}
	for i, w := range parseLine(invention) {
		if i == 0 {
			w.gap = ""
		}
		w.quote, w.mark = next, mark
		s = append(s, w)
	}
	who := freshWords(pick(r, people))
	for i := range who {
		who[i].tag, who[i].name = news.PROPN, news.Person
	}
	s = join(s, sentence{fresh(",", ""), fresh(end, "")}, who, freshWords(pick(r, []string{"said", "said later", "added", "told reporters"})), sentence{fresh(".", "")})
	insert(r, d, s)
	return true
}

var inventions = []string{
	"We have nothing to hide and we never did, whatever the papers print",
	"I would do the same again tomorrow, and so would everybody in this room",
	"Nobody warned us about any of it until it was far too late",
	"There were days when I thought of walking away for good",
	"Somebody knew about this long before we did, and kept quiet",
	"People are tired of waiting for answers that never come",
	"It was the worst week of my life and I do not wish it on anyone",
	"They can call it what they like, but the bill will land on our desks",
	"I slept four hours in three days and I am not complaining",
	"We were promised a seat at the table and got a chair in the corridor",
	"My phone has not stopped ringing and I have stopped picking it up",
	"If that is what they call fair, then I must own a different dictionary",
	"You cannot run a place like this on good wishes and coffee",
	"I told them in the spring and I told them again in the autumn",
	"The truth is that we got lucky, and luck is not a plan",
	"All I ask is that somebody reads the report before they bury it",
	"We counted the chairs twice because none of us believed it",
	"This is a small place with a long memory, and they will find out",
	"Half of what was said that night was wrong and the other half was worse",
	"I am too old to be surprised and too stubborn to give in",
	"Every door we knocked on was opened by someone who had given up",
	"The numbers on that sheet were never meant to add up",
	"It took them an afternoon to break what took us nine years to make",
	"We shook hands on it and I still have the photograph",
}

var numberWords = strings.Fields("two three four five six seven eight nine ten eleven twelve fourteen fifteen eighteen twenty")

var months = set("January February March April May June July August September October November December Jan. Feb. Aug. Sept. Oct. Nov. Dec.")

// otherNumber is another figure for word i of s where that is a plain count,
// sum or share.
func otherNumber(r *rand.Rand, s sentence, i int) (string, bool) {
	w := s[i]
	if w.mark != 0 || i+1 < len(s) && (s[i+1].is("a.m.", "p.m.", "a.m", "p.m", "-", "–", "/", ":") || months[s[i+1].text] || s[i+1].gap == "" && !s[i+1].is(",", ".", "%", ";", "”", `"`, ")", "’s", "'s")) {
		return "", false
	}
	if i > 0 && (months[s[i-1].text] || s[i-1].is("-", "–", "/", ":", "No.", "Article", "Section", "Title", "Route", "Interstate", "Highway", "Chapter", "Flight", "age", "aged") || s[i-1].tag == news.PROPN && w.name != "") {
		return "", false
	}
	low := strings.ToLower(w.text)
	if k := slices.Index(numberWords, low); k >= 0 && w.tag == news.NUM {
		if i > 0 && s[i-1].is("the", "these", "those", "all", "any", "their", "our", "its", "other", "or", "between") || i+1 < len(s) && s[i+1].is("of", "-", "or") {
			return "", false // the two of them
		}
		n := numberWords[(k+2+r.IntN(5))%len(numberWords)]
		if english.IsCapitalised(w.text) {
			n = strings.ToUpper(n[:1]) + n[1:]
		}
		return n, true
	}
	whole, rest, dot := strings.Cut(low, ".")
	plain := strings.ReplaceAll(whole, ",", "")
	v, err := strconv.Atoi(plain)
	if err != nil || v < 2 || len(plain) > 9 || dot && rest == "" {
		return "", false
	}
	if !dot && len(whole) == 4 && v >= 1000 && v <= 2100 {
		return "", false
	}
	for range 20 {
		f := pick(r, []float64{0.4, 0.5, 0.6, 0.7, 1.4, 1.6, 1.8, 2.1})
		n := int(float64(v)*f + 0.5)
		for unit := 1; v%(unit*10) == 0; unit *= 10 { // as round as it was
			n = (n + unit*5) / (unit * 10) * (unit * 10)
		}
		if d := n - v; n < 1 || d == 0 || v < 10 && d*d < 4 || i+1 < len(s) && s[i+1].is("percent", "%", "per") && n > 100 || !dot && n >= 1000 && n <= 2100 {
			continue
		}
		text := strconv.Itoa(n)
		if strings.Contains(whole, ",") || len(text) > 4 {
			text = commas(text)
		}
		if dot {
			text += "." + rest
		}
		return text, true
	}
	return "", false
}

func commas(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// alterFact changes one number, date or role outside quotations, with mark. A
// number is changed wherever the article has it.
func alterFact(r *rand.Rand, d *draft, kind string, mark int) bool {
	sentences := d.sentences()
	for _, k := range r.Perm(len(sentences)) {
		s := *sentences[k]
		for _, i := range r.Perm(len(s)) {
			w := s[i]
			if w.quote != 0 || w.mark != 0 || w.origin == 0 {
				continue
			}
			var t string
			var ok bool
			switch kind {
			case "number":
				t, ok = otherNumber(r, s, i)
				ok = ok && (w.name == "" || unicode.IsDigit(rune(w.text[0])))
			case "date":
				t, ok = otherDate(r, s, i)
			case "role":
				t, ok = otherRole(s, i)
			}
			if !ok {
				continue
			}
			if kind == "number" && english.IsCapitalised(w.text) {
				continue
			}
			d.replace(kind, w.text, t, mark, &s[i])
			return true
		}
	}
	return false
}

// replace puts to for from at the given word, and for numbers wherever the
// article has it.
func (d *draft) replace(kind, from, to string, mark int, at *word) {
	at.text, at.mark = to, mark
	if kind != "number" {
		return
	}
	for _, s := range d.sentences() {
		for i := range *s {
			if w := &(*s)[i]; w.text == from && w.quote == 0 && w.mark == 0 && len(from) > 1 && w.origin != 0 {
				w.text, w.mark = to, mark
			}
		}
	}
	for i := range d.title {
		if d.title[i].text == from {
			d.title[i].text = to
		}
	}
}

var days = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")

var monthNames = strings.Fields("January February March April May June July August September October November December")

// otherDate is another weekday, day of the month or month.
func otherDate(r *rand.Rand, s sentence, i int) (string, bool) {
	w := s[i]
	if k := slices.Index(days, w.text); k >= 0 {
		return days[(k+1+r.IntN(6))%7], i+1 == len(s) || !s[i+1].is("’s", "'s", "Night")
	}
	if i > 0 && months[s[i-1].text] {
		if v, err := strconv.Atoi(w.text); err == nil && v >= 1 && v <= 31 {
			n := 1 + (v+2+r.IntN(20))%28
			return strconv.Itoa(n), n != v
		}
	}
	if k := slices.Index(monthNames, w.text); k >= 0 && i > 0 && s[i-1].is("in", "since", "until", "last", "next", "by") && w.text != "May" {
		n := monthNames[(k+1+r.IntN(11))%12]
		return n, n != w.text
	}
	return "", false
}

var roles = map[string]string{
	"sen.": "Rep.", "rep.": "Sen.", "gov.": "Sen.", "mayor": "governor", "governor": "mayor", "senator": "governor",
	"chairman": "spokesman", "chairwoman": "spokeswoman", "spokesman": "chairman", "spokeswoman": "chairwoman",
	"director": "treasurer", "secretary": "ambassador", "ambassador": "secretary", "sheriff": "judge", "judge": "sheriff",
	"captain": "sergeant", "sergeant": "captain", "lawyer": "spokesman", "attorney": "adviser", "adviser": "attorney",
	"congressman": "senator", "congresswoman": "senator", "commissioner": "coroner", "coroner": "commissioner", "professor": "director",
	"treasurer": "chairman", "manager": "lawyer", "minister": "ambassador", "editor": "publisher", "strategist": "lobbyist",
	"engineer": "architect", "architect": "engineer", "surgeon": "dentist", "doctor": "lawyer", "owner": "manager", "foreman": "inspector",
	"inspector": "foreman", "curator": "treasurer", "headteacher": "librarian", "principal": "librarian",
}

// otherRole is another role where word i is a title before a name, or a
// description right after one and a comma.
func otherRole(s sentence, i int) (string, bool) {
	to, ok := roles[strings.ToLower(s[i].text)]
	if !ok {
		return "", false
	}
	if i > 0 && s[i-1].is("Prime", "Vice") {
		return "", false
	}
	title := i+1 < len(s) && s[i+1].name == news.Person && s[i+1].tag == news.PROPN && (i == 0 || s[i-1].text != ",")
	description := false
	for j := i - 1; j > 0 && i-j < 5; j-- {
		if s[j].text == "," {
			description = s[j-1].name == news.Person && i+1 < len(s) && s[i+1].is(",", "of", "for", "at", "in")
			break
		}
	}
	if english.IsCapitalised(s[i].text) {
		to = strings.ToUpper(to[:1]) + to[1:]
	} else if len(to) > 0 && strings.HasSuffix(to, ".") {
		return "", false
	}
	if i > 0 && s[i-1].is("a", "an") && strings.ContainsRune("aeiou", rune(strings.ToLower(to)[0])) != strings.ContainsRune("aeiou", rune(strings.ToLower(s[i].text)[0])) {
		return "", false
	}
	return to, title || description
}
