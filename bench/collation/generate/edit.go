package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"stemma/internal/english"
	"stemma/news"
)

// localEdits makes the changes that an outlet makes to a text it takes over:
// house style, a sentence cut, a sentence of its own.
func (m *maker) localEdits(d *draft, outlet string) {
	r := m.r
	for _, k := range r.Perm(len(styles))[:r.IntN(4)] {
		each(d, styles[k])
	}
	for range r.IntN(3) {
		cut(r, d)
	}
	if chance(r, 0.5) && len(m.lines) > 0 {
		insert(r, d, parseLine(ownLine(r, m.lines[0], d, outlet)))
		m.lines = m.lines[1:]
	}
	if chance(r, 0.3) {
		for range 1 + r.IntN(2) {
			s := *pick(r, d.sentences())
			substituteOne(r, s)
		}
	}
}

func substituteOne(r *rand.Rand, s sentence) {
	for _, i := range r.Perm(len(s)) {
		before, after := beside(s, i)
		if o := synonyms(s[i], before, after); len(o) > 0 {
			s[i].text, s[i].origin = pick(r, o), 0
			articles(s)
			return
		}
	}
}

// cut leaves out one sentence, never of the first paragraph and never one with
// an alteration.
func cut(r *rand.Rand, d *draft) {
	if len(d.paragraphs) < 3 {
		return
	}
	p := 1 + r.IntN(len(d.paragraphs)-1)
	s := r.IntN(len(d.paragraphs[p]))
	if !d.whole(p, s) || marked(d.paragraphs[p][s]) {
		return
	}
	d.paragraphs[p] = slices.Delete(d.paragraphs[p], s, s+1)
	if len(d.paragraphs[p]) == 0 {
		d.paragraphs = slices.Delete(d.paragraphs, p, p+1)
	}
}

// insert puts a paragraph of one sentence somewhere after the first.
func insert(r *rand.Rand, d *draft, s sentence) {
	at := 1 + r.IntN(len(d.paragraphs))
	for at < len(d.paragraphs) && !d.closed(at-1) {
		at++
	}
	d.paragraphs = slices.Insert(d.paragraphs, at, paragraph{s})
}

// trim keeps a part of the text word for word: its beginning, or its beginning
// and some of the rest.
func trim(r *rand.Rand, d *draft) {
	goal := float64(d.words()) * (0.4 + 0.35*r.Float64())
	words, kept := 0, []paragraph(nil)
	gaps := chance(r, 0.5)
	for i, p := range d.paragraphs {
		if i > 1 && gaps && chance(r, 0.3) {
			continue
		}
		kept = append(kept, p)
		for _, s := range p {
			words += len(s)
		}
		if float64(words) >= goal {
			break
		}
	}
	d.paragraphs = kept
}

// spliceOf joins the beginning of a with paragraphs of b.
func spliceOf(r *rand.Rand, a, b draft) draft {
	out, other := a.clone(), b.clone()
	take := func(paras []paragraph, share float64) []paragraph {
		total, words := 0, 0
		for _, p := range paras {
			for _, s := range p {
				total += len(s)
			}
		}
		for i, p := range paras {
			for _, s := range p {
				words += len(s)
			}
			if float64(words) >= share*float64(total) {
				return paras[:i+1]
			}
		}
		return paras
	}
	first := take(out.paragraphs, 0.45+0.25*r.Float64())
	second := take(other.paragraphs[min(1, len(other.paragraphs)-1):], 0.45+0.25*r.Float64())
	out.paragraphs = slices.Concat(first, second)
	return out
}

// styles are changes of house style, of a sentence each. None changes a word
// within a quotation; marks may change.
var styles = []func(sentence) sentence{
	func(s sentence) sentence { // straight marks
		out := slices.Clone(s)
		for i, w := range out {
			out[i].text = straighten.Replace(w.text)
		}
		return out
	},
	func(s sentence) sentence { return swap(s, "percent", "per cent") },
	func(s sentence) sentence { return swap(swap(s, "U.S.", "US"), "U.N.", "UN") },
	func(s sentence) sentence { // "said on Monday" is "said Monday"
		for i := 1; i+1 < len(s); i++ {
			if s[i].is("on") && weekday[s[i+1].text] && s[i-1].tag == news.VERB && s[i].quote == 0 {
				return slices.Delete(slices.Clone(s), i, i+1)
			}
		}
		return s
	},
	func(s sentence) sentence { // no courtesy titles
		for i := 0; i+1 < len(s); i++ {
			if s[i].is("Mr.", "Mrs.", "Ms.") && s[i].quote == 0 && s[i].mark == 0 {
				s = slices.Delete(slices.Clone(s), i, i+1)
				if i > 0 {
					s[i].gap = " "
				}
			}
		}
		return s
	},
	func(s sentence) sentence { // contractions
		out := slices.Clone(s)
		for i := 1; i < len(out); i++ {
			if out[i].is("not") && out[i-1].is("did", "does", "is", "was", "were", "has", "had", "would", "could", "should") && out[i].quote == 0 && out[i].mark == 0 {
				out[i].text, out[i].gap = "n't", ""
			}
		}
		return out
	},
	func(s sentence) sentence { // British spelling
		out := slices.Clone(s)
		for i, w := range out {
			if b, ok := british[strings.ToLower(w.text)]; ok && w.quote == 0 && w.name == "" && !english.IsCapitalised(w.text) {
				out[i].text = b
			}
		}
		return out
	},
	func(s sentence) sentence { return swap(s, "—", "–") },
	func(s sentence) sentence { return swap(s, "toward", "towards") },
}

var straighten = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'")

var british = map[string]string{
	"color": "colour", "favor": "favour", "labor": "labour", "center": "centre", "defense": "defence",
	"organization": "organisation", "organize": "organise", "organized": "organised", "realize": "realise", "program": "programme",
	"programs": "programmes", "neighbor": "neighbour", "neighbors": "neighbours", "criticized": "criticised", "recognize": "recognise",
	"traveled": "travelled", "canceled": "cancelled", "harbor": "harbour", "theater": "theatre", "fueled": "fuelled", "honor": "honour",
}

var weekday = map[string]bool{"Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true, "Sunday": true}

// swap puts one word for another outside quotations.
func swap(s sentence, from, to string) sentence {
	out := slices.Clone(s)
	for i, w := range out {
		if w.text == from && w.quote == 0 && w.mark == 0 {
			out[i].text = to
		}
	}
	return out
}

// ownLine is a sentence that an outlet adds, after a pattern.
func ownLine(r *rand.Rand, pattern string, d *draft, outlet string) string {
	who := "those involved"
	if names := d.people(); len(names) > 0 {
		who = pick(r, names)
	}
	return strings.NewReplacer("{outlet}", outlet, "{who}", who).Replace(pattern)
}

var ownLines = []string{
	"{outlet} has asked for comment and will bring the answer here when it arrives.",
	"Readers who were there can write to the newsroom of {outlet}.",
	"A message that {outlet} left with an aide to {who} was not returned by the evening.",
	"It was not clear on the day what that would mean for people in our area.",
	"Several readers of {outlet} wrote to say that they had followed the matter for months.",
	"Those who know {who} were not surprised, according to people who spoke to {outlet}.",
	"There has been no shortage of opinions about it in our letters column.",
	"{outlet} first wrote about {who} some years ago, in a series on public life.",
	"The matter is likely to come up again before the month is out.",
	"What comes next is anyone's guess, and few in the region were ready to offer one.",
	"Attempts by {outlet} to reach {who} were unsuccessful.",
	"Our reporters will follow the matter in the coming days.",
	"The news travelled fast, and by lunchtime it was the talk of the cafés.",
	"For local businesses the timing could hardly be more awkward.",
	"Nobody at the scene would give their name to {outlet}.",
	"A longer version of this report will stand in the weekend pages of {outlet}.",
	"The question has been with us for a long while and will not go away soon.",
	"It is the kind of story that {outlet} was founded to tell.",
	"Not everyone was convinced that the last word had been spoken.",
	"{who} has been mentioned in these pages before, mostly for other reasons.",
	"Colleagues in two other towns sent word of similar worries.",
	"The effect on traffic, schools and shops here is expected to be small.",
	"Whoever has pictures of that day is invited to share them with {outlet}.",
	"Old hands said that they could not remember anything quite like it.",
}

// boilerplate are lines around a text that are not the report.
func boilerplate(r *rand.Rand, d *draft, outlet string) {
	for _, line := range []string{"Advertisement", "Share this article", "Sign up for our newsletter", "Loading...", "Follow {outlet} on Twitter", "More from {outlet}", "© 2031 {outlet}. All rights reserved.", "Read more:", "Photo: {outlet}"} {
		if chance(r, 0.08) {
			d.tail = append(d.tail, strings.ReplaceAll(line, "{outlet}", outlet))
		}
	}
	if chance(r, 0.1) {
		d.head = append(d.head, "Share it:")
	}
}

// headline gives a derived article its title.
func headline(r *rand.Rand, from draft, lead sentence) sentence {
	title := slices.Clone(from.title)
	switch r.IntN(4) {
	case 0:
		return title
	case 1:
		substitute(r, title, 0.6)
		return title
	}
	out := sentence{}
	for i, w := range lead {
		if i > 5 && (w.is(",", "after", "when", "as", "while", "who", "which", "where", ".", "—", "–", ";") || i > 13) {
			break
		}
		if w.is(`"`, "“", "”") {
			continue
		}
		out = append(out, w)
	}
	for len(out) > 4 && (out[len(out)-1].tag == news.ADP || out[len(out)-1].tag == news.DET || out[len(out)-1].tag == news.CCONJ || out[len(out)-1].tag == news.AUX || out[len(out)-1].tag == news.PART || out[len(out)-1].tag == news.ADJ) {
		out = out[:len(out)-1]
	}
	if len(out) < 4 {
		return title
	}
	return slices.Clone(out)
}

// people are the full names of persons in the draft, in order.
func (d *draft) people() []string {
	var out []string
	for _, s := range d.sentences() {
		for i := 0; i < len(*s); {
			j := i
			for j < len(*s) && (*s)[j].name == news.Person && (*s)[j].tag == news.PROPN && (j == i || (*s)[j].gap == " ") {
				j++
			}
			if j-i == 2 || j-i == 3 {
				if name := (*s)[i:j].String(); !slices.Contains(out, name) {
					out = append(out, name)
				}
			}
			i = max(j, i+1)
		}
	}
	return out
}

// speakers are those of people who speak or have a title by their last name
// somewhere, which companies that look like persons do not.
func (d *draft) speakers() []string {
	speaks := map[string]bool{}
	for _, s := range d.sentences() {
		for i, w := range *s {
			before, after := beside(*s, i)
			if before.is("Mr.", "Mrs.", "Ms.", "Dr.", "said", "says") || after.is("said", "says", "told", "added") {
				speaks[w.text] = true
			}
			if before.is("said", "says") && after.name == news.Person { // "said Ann Lee"
				speaks[after.text] = true
			}
		}
	}
	return slices.DeleteFunc(d.people(), func(name string) bool { return !speaks[name[strings.LastIndexByte(name, ' ')+1:]] })
}

// credit tells where a text was taken from, truly.
func credit(r *rand.Rand, d *draft, source string) {
	switch r.IntN(5) {
	case 0:
		d.tail = append(d.tail, fmt.Sprintf("This article was originally published by %s.", source))
	case 1:
		d.head = append(d.head, "By "+source)
	case 2:
		d.tail = append(d.tail, "("+source+")")
	case 3:
		d.tail = append(d.tail, "Source: "+source)
	case 4:
		d.tail = append(d.tail, fmt.Sprintf("This story first appeared on %s.", source))
	}
}

// outlets and agencies are invented.
var outlets = strings.Split("Abbotsmere Argus|The Brindle Post|Calder Valley Echo|Dunmarsh Dispatch|Eastmoor Examiner|Fenwick Free Press|The Galloway Lantern|Hartsend Herald|Inverlay Independent|Kestrel Daily|Larkspur Ledger|The Midvale Mirror|Northcombe News|Oxley Observer|Pellworth Press|The Quayside Chronicle|Redmarsh Record|Silverden Sentinel|Tarnside Times|Upland Tribune|The Vale Voice|Westerbrook Weekly|Yarrow Star|Ashgrove Advocate|Bellport Bulletin|Cloverfield Courier|Dovermoor Daily|The Elmstead Eagle|Foxhollow Gazette|Glenrock Globe|Hazelmere Journal|The Ironbridge Inquirer|Juniper Hills News|Kingsferry Today|Lowmoor Leader|Marlfield Monitor|Newhaven Notes|Oakhurst Outlook|Portlock Patriot|Rosemont Reporter", "|")

var agencies = []string{"Corvane News Service", "Meridian Wire", "United Dispatch", "Halden News Agency", "Orbis Press"}
