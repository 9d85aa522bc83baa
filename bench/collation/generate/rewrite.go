package main

import (
	"math/rand/v2"
	"slices"
	"strings"

	"stemma/internal/english"
	"stemma/news"
)

// fewest is how many words a light rewrite replaces at least, where there are
// as many: with fewer it is a copy with local edits.
const fewest = 5

// rewrite gives the draft's text in other words. Quotations stay as they are.
func rewrite(r *rand.Rand, d *draft, level string) {
	switch level {
	case "light":
		for n, tries := 0, 0; n < fewest && tries < 5; tries++ {
			for _, s := range d.sentences() {
				n += substitute(r, *s, 0.2)
			}
		}
	case "medium":
		drop(r, d, 0.04)
		merge(r, d, 0.25)
		reorder(r, d, 0.3)
		each(d, func(s sentence) sentence {
			s = phrases(r, s, 0.4)
			if chance(r, 0.25) {
				s = turn(r, s)
			}
			substitute(r, s, 0.5)
			return s
		})
	case "heavy":
		drop(r, d, 0.15)
		split(r, d, 0.5)
		merge(r, d, 0.4)
		reorder(r, d, 0.6)
		shuffle(r, d)
		each(d, func(s sentence) sentence {
			s = phrases(r, s, 0.9)
			if chance(r, 0.8) {
				s = turn(r, s)
			}
			substitute(r, s, 0.95)
			return s
		})
	}
}

func each(d *draft, change func(sentence) sentence) {
	for _, s := range d.sentences() {
		*s = change(*s)
	}
}

// drop leaves out a share of the sentences, never the first.
func drop(r *rand.Rand, d *draft, share float64) {
	for p := range d.paragraphs {
		var kept paragraph
		for s, text := range d.paragraphs[p] {
			if p+s > 0 && chance(r, share) && d.whole(p, s) && !marked(text) {
				continue
			}
			kept = append(kept, text)
		}
		d.paragraphs[p] = kept
	}
	d.paragraphs = slices.DeleteFunc(d.paragraphs, func(p paragraph) bool { return len(p) == 0 })
}

// marked reports whether s holds an alteration, which is not to be lost.
func marked(s sentence) bool {
	return slices.ContainsFunc(s, func(w word) bool { return w.mark != 0 })
}

// fresh is a word that no base article has.
func fresh(text, gap string) word {
	tag := news.ADP
	if len(text) == 1 && !english.IsWord(text) {
		tag = news.PUNCT
	}
	return word{text: text, gap: gap, tag: tag}
}

func freshWords(text string) sentence {
	var out sentence
	for _, f := range strings.Fields(text) {
		gap := " "
		for strings.HasPrefix(f, ",") {
			out, f = append(out, fresh(",", "")), f[1:]
		}
		if f == "" {
			continue
		}
		comma := strings.HasSuffix(f, ",")
		out = append(out, fresh(strings.TrimSuffix(f, ","), gap))
		if comma {
			out = append(out, fresh(",", ""))
		}
	}
	return out
}

func join(parts ...sentence) sentence { return slices.Concat(parts...) }

func hasQuote(s sentence) bool {
	return slices.ContainsFunc(s, func(w word) bool {
		return w.quote != 0 || w.is(`"`, "“", "”", "``", "''")
	})
}

// ends reports whether s is a plain statement that ends in a full stop.
func ends(s sentence) bool { return len(s) > 3 && s[len(s)-1].text == "." }

// lower is s as it stands within a sentence.
func lower(s sentence) sentence {
	c := slices.Clone(s)
	small(c)
	if len(c) > 0 {
		c[0].gap = " "
	}
	return c
}

// merge joins neighbouring short sentences of a paragraph.
func merge(r *rand.Rand, d *draft, share float64) {
	joints := []string{", and", ", while", ";"}
	for p := range d.paragraphs {
		para := d.paragraphs[p]
		for i := 0; i+1 < len(para); i++ {
			a, b := para[i], para[i+1]
			if len(a)+len(b) > 42 || !ends(a) || !ends(b) || hasQuote(a) || hasQuote(b) || !chance(r, share) || b[0].is("but", "and", "or", "so", "however", "yet") {
				continue
			}
			joint := pick(r, joints)
			var middle sentence
			if joint == ";" {
				middle = sentence{fresh(";", "")}
			} else {
				middle = freshWords(joint)
			}
			para[i] = join(a[:len(a)-1], middle, lower(b))
			para = slices.Delete(para, i+1, i+2)
		}
		d.paragraphs[p] = para
	}
}

// split parts a long sentence at ", and", ", but" or ", who" where both sides
// can stand alone.
func split(r *rand.Rand, d *draft, share float64) {
	for p := range d.paragraphs {
		var out paragraph
		for _, s := range d.paragraphs[p] {
			at := splitPoint(s)
			if at < 0 || !chance(r, share) {
				out = append(out, s)
				continue
			}
			head := join(s[:at], sentence{fresh(".", "")})
			tail := slices.Clone(s[at+1:])
			switch {
			case tail[0].is("and"):
				tail = tail[1:]
			case tail[0].is("but"):
				tail = join(sentence{fresh("However", " "), fresh(",", "")}, tail[1:])
			}
			capital(tail)
			out = append(out, head, tail)
		}
		d.paragraphs[p] = out
	}
}

// splitPoint is the comma before a coordinate clause with a subject and verb
// of its own, -1 where there is none.
func splitPoint(s sentence) int {
	if hasQuote(s) || !ends(s) {
		return -1
	}
	for i := 6; i+6 < len(s); i++ {
		if s[i].text != "," || !s[i+1].is("and", "but") || !subject(s[i+2:]) {
			continue
		}
		if finite(s[:i]) {
			return i
		}
	}
	return -1
}

// subject reports whether s begins with a noun phrase and then a finite verb.
func subject(s sentence) bool {
	noun := false
	for i := 0; i < len(s) && i < 7; i++ {
		switch s[i].tag {
		case news.PRON, news.NOUN, news.PROPN:
			noun = true
		case news.DET, news.ADJ, news.NUM, news.PART:
		case news.VERB, news.AUX:
			return noun && !strings.HasSuffix(s[i].text, "ing") && !s[i].is("be", "been")
		default:
			return false
		}
	}
	return false
}

func finite(s sentence) bool {
	return slices.ContainsFunc(s, func(w word) bool {
		return (w.tag == news.VERB || w.tag == news.AUX) && !strings.HasSuffix(w.text, "ing")
	})
}

// reorder swaps neighbouring sentences of a paragraph that do not lean on one
// another.
func reorder(r *rand.Rand, d *draft, share float64) {
	for p, para := range d.paragraphs {
		for i := 0; i+1 < len(para); i++ {
			if chance(r, share) && d.whole(p, i) && d.whole(p, i+1) && !leans(para[i]) && !leans(para[i+1]) && p+i > 0 {
				para[i], para[i+1] = para[i+1], para[i]
				i++
			}
		}
	}
}

// leans reports whether a sentence needs the one before it.
func leans(s sentence) bool {
	for _, w := range s[:min(len(s), 3)] {
		if w.tag == news.PRON || w.is("but", "and", "however", "this", "that", "these", "those", "such", "also", "instead", "meanwhile") {
			return true
		}
	}
	return false
}

// shuffle moves some paragraphs, never the first.
func shuffle(r *rand.Rand, d *draft) {
	n := len(d.paragraphs)
	for range n / 3 {
		a, b := 1+r.IntN(max(1, n-1)), 1+r.IntN(max(1, n-1))
		if a < n && b < n && d.closed(a) && d.closed(b) && !leans(d.paragraphs[a][0]) && !leans(d.paragraphs[b][0]) {
			d.paragraphs[a], d.paragraphs[b] = d.paragraphs[b], d.paragraphs[a]
		}
	}
}

// closed reports whether no quotation of paragraph p runs into another.
func (d *draft) closed(p int) bool {
	return balanced(slices.Concat(d.paragraphs[p]...))
}

// turn changes the order of a sentence's parts: who said it goes to the other
// end, a clause of time or cause goes to the front, active becomes passive.
func turn(r *rand.Rand, s sentence) sentence {
	for _, f := range r.Perm(len(turns)) {
		if t := turns[f](s); t != nil {
			return t
		}
	}
	return s
}

var turns = []func(sentence) sentence{attributionFirst, attributionLast, saidSwap, clauseFirst, passive}

var speech = []string{"said", "says", "announced", "added", "told", "noted", "warned", "argued", "stated", "explained", "reported"}

// attributionFirst makes "X happened, Y said." "Y said that X happened."
func attributionFirst(s sentence) sentence {
	n := len(s)
	if !ends(s) || hasQuote(s) || !s[n-2].is("said", "says") {
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

// passive makes "A verbed the B." "The B was verbed by A." for the simplest of
// sentences, of a regular verb and an object that runs up to the full stop or a
// preposition of place or time.
func passive(s sentence) sentence {
	if !ends(s) || hasQuote(s) || hasComma(s, len(s)) {
		return nil
	}
	for v := 1; v+3 < len(s) && v < 8; v++ {
		if s[v].tag != news.VERB {
			continue
		}
		w := strings.ToLower(s[v].text)
		if !strings.HasSuffix(w, "ed") || !person(s[:v]) || s[0].tag == news.PRON || !s[v+1].is("the", "a", "an") {
			return nil
		}
		end := v + 2
		for end < len(s) && (s[end].tag == news.NOUN || s[end].tag == news.ADJ || s[end].tag == news.PROPN) {
			end++
		}
		if s[end-1].tag == news.ADJ || s[end].text != "." && !s[end].is("on", "in", "at", "after", "during") {
			return nil
		}
		be := "was"
		if strings.HasSuffix(s[end-1].text, "s") && !strings.HasSuffix(s[end-1].text, "ss") {
			be = "were"
		}
		object := slices.Clone(s[v+1 : end])
		capital(object)
		return join(object, freshWords(be), sentence{s[v]}, freshWords("by"), lower(s[:v]), s[end:])
	}
	return nil
}

// wordings are phrases that stand for one another, longest first.
var wordings = [][2]string{
	{"in order to", "to"},
	{"a number of", "several"},
	{"a lot of", "many"},
	{"as well as", "and"},
	{"as a result of", "because of"},
	{"due to", "because of"},
	{"because of", "owing to"},
	{"in addition to", "besides"},
	{"in addition", "besides"},
	{"according to", "as stated by"},
	{"at the time", "then"},
	{"at least", "no fewer than"},
	{"more than", "over"},
	{"less than", "under"},
	{"prior to", "before"},
	{"in front of", "before"},
	{"next to", "beside"},
	{"in the wake of", "following"},
	{"in connection with", "over"},
	{"with regard to", "about"},
	{"such as", "like"},
	{"is expected to", "is due to"},
	{"are expected to", "are due to"},
	{"was expected to", "was due to"},
	{"will be able to", "can"},
	{"was able to", "managed to"},
	{"were able to", "managed to"},
	{"is set to", "is about to"},
	{"for example", "for instance"},
	{"of course", "naturally"},
	{"so far", "to date"},
	{"took place", "was held"},
	{"take place", "be held"},
	{"took part in", "joined"},
	{"take part in", "join"},
	{"carried out", "performed"},
	{"carry out", "perform"},
	{"set up", "established"},
	{"called for", "demanded"},
	{"call for", "demand"},
	{"pointed out", "noted"},
	{"turned out", "proved"},
	{"found out", "learned"},
	{"went on", "continued"},
	{"broke out", "erupted"},
	{"shut down", "closed"},
	{"turned down", "rejected"},
	{"brought in", "introduced"},
	{"put off", "postponed"},
	{"called off", "cancelled"},
	{"gave up", "abandoned"},
	{"along with", "together with"},
	{"despite", "in spite of"},
	{"throughout", "all through"},
	{"regarding", "about"},
	{"concerning", "about"},
	{"amid", "in the midst of"},
	{"nearby", "close by"},
	{"although", "though"},
	{"however", "even so"},
	{"meanwhile", "in the meantime"},
	{"therefore", "for that reason"},
	{"whether", "if"},
	{"toward", "towards"},
	{"among", "amongst"},
	{"upon", "on"},
	{"many of", "a lot of"},
	{"most of", "the bulk of"},
	{"some of", "a few of"},
	{"wanted to", "wished to"},
	{"wants to", "wishes to"},
	{"began to", "started to"},
	{"trying to", "seeking to"},
	{"tried to", "sought to"},
	{"going to", "about to"},
	{"decided to", "chose to"},
	{"agreed to", "consented to"},
	{"have to", "must"},
	{"needs to", "must"},
	{"need to", "must"},
}

var wordingOf = func() map[string][][2][]string {
	out := map[string][][2][]string{}
	for _, w := range wordings {
		from := strings.Fields(w[0])
		out[from[0]] = append(out[from[0]], [2][]string{from, strings.Fields(w[1])})
	}
	return out
}()

// phrases puts some set phrases of s into other words.
func phrases(r *rand.Rand, s sentence, share float64) sentence {
	var out sentence
	for i := 0; i < len(s); i++ {
		w, done := s[i], false
		if w.quote == 0 && w.mark == 0 && w.name == "" && english.IsWord(w.text) {
			for _, f := range wordingOf[strings.ToLower(w.text)] {
				if !matches(s[i:], f[0]) || !chance(r, share) {
					continue
				}
				for k, t := range f[1] {
					n := fresh(t, " ")
					if k == 0 {
						n.gap = w.gap
						if english.IsCapitalised(w.text) {
							n.text = strings.ToUpper(t[:1]) + t[1:]
						}
					}
					out = append(out, n)
				}
				i += len(f[0]) - 1
				done = true
				break
			}
		}
		if !done {
			out = append(out, w)
		}
	}
	return out
}

func matches(s sentence, words []string) bool {
	if len(s) < len(words)+1 {
		return false
	}
	for i, w := range words {
		if !s[i].is(w) || s[i].quote != 0 || s[i].mark != 0 {
			return false
		}
	}
	next := s[len(words)]
	if words[0] == "more" || words[0] == "at" && words[1] == "least" {
		return next.tag == news.NUM
	}
	return true
}
