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
			s = turn(r, s, 0.25)
			substitute(r, s, 0.5)
			return s
		})
	case "heavy":
		drop(r, d, 0.15)
		split(r, d, 0.5)
		merge(r, d, 0.4)
		reorder(r, d, 0.6)
		shuffle(r, d)
		for _, k := range r.Perm(len(styles))[:3] {
			each(d, styles[k])
		}
		first := true
		each(d, func(s sentence) sentence {
			s = phrases(r, condense(r, s, 0.5), 0.9)
			if !first && chance(r, 0.2) {
				s = opened(r, s)
			}
			first = false
			s = turn(r, s, 0.9)
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
	{"called for", "demanded"},
	{"pointed out", "noted"},
	{"turned out", "proved"},
	{"found out", "learned"},
	{"went on", "continued"},
	{"broke out", "erupted"},
	{"turned down", "rejected"},
	{"brought in", "introduced"},
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
	{"most of", "the bulk of"},
	{"because", "since"},
	{"after", "following"},
	{"during", "in the course of"},
	{"until", "till"},
	{"near", "close to"},
	{"each", "every"},
	{"every", "each"},
	{"another", "one more"},
	{"already", "by now"},
	{"which", "that"},
	{"as if", "as though"},
	{"even though", "although"},
	{"so that", "in order that"},
	{"the day before", "a day earlier"},
	{"the next day", "a day later"},
	{"a week earlier", "seven days before"},
	{"a week later", "seven days afterwards"},
	{"at first", "to begin with"},
	{"at last", "in the end"},
	{"at once", "without delay"},
	{"no one", "nobody"},
	{"nobody", "no one"},
	{"everybody", "everyone"},
	{"everyone", "everybody"},
	{"anyone", "anybody"},
	{"anybody", "anyone"},
	{"someone", "somebody"},
	{"each other", "one another"},
	{"as soon as", "once"},
	{"up to", "as many as"},
	{"close to", "near"},
	{"make sure", "ensure"},
	{"made sure", "ensured"},
	{"took over", "assumed"},
	{"give up", "abandon"},
	{"plans to", "intends to"},
	{"plan to", "intend to"},
	{"planned to", "meant to"},
	{"hopes to", "aims to"},
	{"hoped to", "aimed to"},
	{"failed to", "did not"},
	{"refused to", "would not"},
	{"declined to", "would not"},
	{"is likely to", "will probably"},
	{"are likely to", "will probably"},
	{"in favor of", "for"},
	{"in favour of", "for"},
	{"on behalf of", "for"},
	{"in the middle of", "amid"},
	{"in recent years", "over the past few years"},
	{"in recent months", "over the past few months"},
	{"in recent weeks", "over the past few weeks"},
	{"in recent days", "over the past few days"},
	{"the rest of", "what remained of"},
	{"together with", "along with"},
	{"told reporters", "said to reporters"},
	{"about", "around"},
	{"roughly", "about"},
	{"but", "yet"},
	{"as well", "too"},
	{"only", "just"},
	{"sent to", "dispatched to"},
	{"as a result", "for this reason"},
	{"on the other hand", "then again"},
	{"in fact", "indeed"},
	{"in the past", "before now"},
	{"in the future", "from now on"},
	{"at present", "now"},
	{"in spite of", "despite"},
	{"wanted to", "wished to"},
	{"wants to", "wishes to"},
	{"began to", "started to"},
	{"trying to", "seeking to"},
	{"tried to", "sought to"},
	{"going to", "about to"},
	{"decided to", "chose to"},
	{"agreed to", "consented to"},
	{"needs to", "must"},
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
		if w.quote == 0 && w.mark == 0 && w.name == "" && english.IsWord(w.text) && (i+1 == len(s) || !s[i+1].is("-")) {
			for _, f := range wordingOf[strings.ToLower(w.text)] {
				if !matches(s[i:], f[0]) || i > 0 && bound(s[i-1], f) || !chance(r, share) {
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

// clause reports whether s, the words after a preposition, goes on with a verb
// of its own, so that the preposition is a conjunction.
func clause(s sentence) bool {
	for _, w := range s[:min(len(s), 9)] {
		switch w.tag {
		case news.VERB, news.AUX:
			return true
		case news.PUNCT, news.ADP, news.CCONJ:
			return false
		}
	}
	return false
}

// bound reports whether the word before a phrase does not stand before what is
// to replace it: an auxiliary before another one, a comma before "that".
func bound(before word, f [2][]string) bool {
	switch f[1][0] {
	case "would", "did", "will", "must":
		return before.tag == news.AUX || before.is("not", "to", "have", "has", "had")
	case "yet":
		return before.text != ","
	case "that":
		return before.tag == news.PUNCT || before.tag == news.ADP || before.tag == news.CCONJ
	}
	return false
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
	switch words[0] {
	case "due", "upon":
		return next.tag != news.VERB
	case "after":
		return s[0].tag == news.ADP && (next.tag == news.DET || next.tag == news.ADJ || next.tag == news.NOUN) && !clause(s[1:])
	case "about", "roughly", "up":
		return next.tag == news.NUM
	case "but":
		return next.tag != news.ADP && next.tag != news.DET
	case "which":
		return next.tag == news.VERB || next.tag == news.AUX
	case "near", "because":
		return next.tag != news.ADP && next.tag != news.NUM
	case "each", "every", "no", "another", "only":
		return len(words) > 1 || next.tag == news.NOUN || next.tag == news.ADJ
	case "took":
		return words[1] != "over" || next.tag == news.DET
	case "nearby":
		return next.tag != news.NOUN && next.tag != news.ADJ
	case "whether":
		return !next.is("or") && next.tag != news.ADP
	}
	if words[0] == "more" || words[0] == "at" && words[1] == "least" {
		return next.tag == news.NUM
	}
	return true
}
