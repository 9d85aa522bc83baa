package quote

import (
	"strings"
	"unicode"

	"stemma/internal/english"
	"stemma/news"
)

// A transcript has no quotation marks: a label tells who speaks ("ROE: …",
// "Q: …"). Its paragraphs are found by their labels, and what follows a label is
// read like a quotation.

// label is the speaker's name at the start of a paragraph of a transcript.
type label struct {
	name string    // in lower case
	body news.Span // what is said

	capitals bool // "ROE:", more than a letter
}

// noLabels come before a colon without being who speaks.
var noLabels = wordSet(`note photo photos update updated watch read more related correction source sources editor's breaking video
	image images caption credit story location date time price published ingredients summary warning tip example contact email phone
	website http https fact result results step question answer conclusion background subject from to cc re ps
	what who where when how why pros cons verdict score file live new exclusive opinion analysis editorial title headline`)

// transcript tells for each paragraph whether it is a line of a transcript: an
// empty map when the article holds none.
func (r *reader) transcript() map[int]label {
	found := map[int]label{}
	times := map[string]int{}
	for p := range r.doc.Paragraphs {
		if l, ok := r.labelOf(p); ok {
			found[p] = l
			times[l.name]++
		}
	}
	lines, capitals := len(found), 0
	for _, l := range found {
		if l.capitals {
			capitals++
		}
	}
	for p, l := range found {
		known := r.who.named(l.name) >= 0
		switch {
		case l.capitals && (known || capitals > 1), known && lines > 1, isQandA(l.name) && lines > 1:
		case times[l.name] > 1 && len(times) > 1 && lines > 2:
		default:
			delete(found, p)
		}
	}
	return found
}

func isQandA(name string) bool { return name == "q" || name == "a" }

// labelOf reads the label of paragraph p: capitals or a name, at most four
// words, before a colon that words follow.
func (r *reader) labelOf(p int) (label, bool) {
	const longest = 40
	para := r.doc.SpanOf(r.doc.Paragraphs[p].Range)
	text := para.Of(r.text)
	at := strings.IndexByte(text[:min(len(text), longest)], ':')
	if at <= 0 || at+2 >= len(text) {
		return label{}, false
	}
	name := strings.TrimSpace(text[:at])
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > 4 || noLabels[english.Lower(words[0])] || noLabels[english.Lower(words[len(words)-1])] {
		return label{}, false
	}
	for _, w := range words {
		if c := rune(w[0]); !unicode.IsUpper(c) && w[0] < 0x80 && w[0] != '(' {
			return label{}, false
		}
	}
	body := news.Span{Start: para.Start + at + 1, End: para.End}
	rest := strings.TrimLeft(body.Of(r.text), " \t\u00a0*")
	body.Start = body.End - len(rest)
	if strings.HasPrefix(rest, "//") || strings.ContainsAny(rest[:min(len(rest), 3)], "\"“‘'«„`") || body.Empty() {
		return label{}, false
	}
	return label{strings.ToLower(name), body, len(name) > 2 && english.IsAllCaps(name)}, true
}

// named is the person whose name or surname is name, in lower case; -1 for none.
func (v *resolver) named(name string) int {
	if v.persons == nil {
		v.persons = map[string]int{}
		for e := range v.Entities {
			if v.Entities[e].Kind != news.Person {
				continue
			}
			full := strings.ToLower(v.Entities[e].Name)
			for _, n := range []string{full, full[strings.LastIndexByte(full, ' ')+1:]} {
				if _, taken := v.persons[n]; !taken {
					v.persons[n] = e
				}
			}
		}
	}
	for {
		if e, ok := v.persons[name]; ok {
			return e
		}
		_, rest, more := strings.Cut(name, " ") // a title before the name
		if !more {
			return -1
		}
		name = rest
	}
}
