package story

import (
	"math"
	"slices"
	"strings"

	"stemma/internal/english"
	"stemma/internal/frequency"
	"stemma/internal/vectors"
	"stemma/news"
)

// A view is one way to see an article as a bag of terms. Articles on one
// event agree in all of them; articles that share only a topic, or only the
// people, agree in some.
type view int

const (
	words   view = iota // all words that carry meaning
	names               // words of names
	common              // nouns, verbs and adjectives
	bigrams             // two words that carry meaning, side by side
	lead                // the words of the title and the beginning
	views
)

// headWords is how many words that carry meaning make the head: a title, or
// the beginning of a first sentence.
const headWords = 10

// leadWords is how many words that carry meaning make the lead.
const leadWords = 60

// term is a hashed term and how often an article has it; once weighted, its
// weight in a vector of length one.
type term struct {
	key    uint32
	weight float32
}

// profile is what grouping knows of an article. Terms are sorted by key.
type profile struct {
	day       float64 // days since the epoch, NaN when unknown
	terms     [views][]term
	leadSense vectors.Vec
	head      []term   // the first words that carry meaning
	key       []term   // the heaviest words
	years     []string // that are named
	weekday   string   // the first day of the week that is named, ""
	namings   []naming // its names
}

// profileOf reads the profile of r, boilerplate left out.
func profileOf(r *news.Reading) *profile {
	p := &profile{day: math.NaN()}
	if r.Published.Known() {
		p.day = float64(r.Published.Time.Unix()) / (24 * 60 * 60)
	}
	var b builder
	if r.Title != "" && r.TitleSpan.Empty() {
		d := english.Parse(r.Title, nil, nil)
		b.add(r.Title, d.Tokens, nil)
		b.previous = 0
	}
	b.add(r.Text, r.Tokens, r.Boilerplate)
	p.years = b.years
	p.head = counted(slices.Clone(b.keys[lead][:min(len(b.keys[lead]), headWords)]))
	for v := range views {
		p.terms[v] = counted(b.keys[v])
	}
	p.namings = namingsOf(p.terms[names], counted(b.leadNames))
	p.leadSense, p.weekday = b.leadSense, b.weekday
	return p
}

// builder gathers the terms of an article, one key an occurrence.
type builder struct {
	years     []string // that are named
	keys      [views][]uint32
	previous  uint32 // the word before, 0 where there is none
	leadSense vectors.Vec
	leadNames []uint32
	weekday   string
}

func (b *builder) add(text string, tokens []news.Token, skip []news.Span) {
	for _, t := range tokens {
		for len(skip) > 0 && skip[0].End <= t.Span.Start {
			skip = skip[1:]
		}
		if len(skip) > 0 && skip[0].Overlaps(t.Span) {
			continue
		}
		b.token(t.Span.Of(text), t.Tag)
	}
}

func (b *builder) token(word string, tag news.Tag) {
	if b.weekday == "" && strings.HasSuffix(word, "day") && weekdays[word] {
		b.weekday = word
	}
	if tag == news.NUM && isYear(word) {
		b.years = append(b.years, word)
	}
	key, ok := termOf(word, tag)
	if !ok {
		b.previous = 0
		return
	}
	b.put(words, key)
	switch tag {
	case news.PROPN:
		b.put(names, key)
	case news.NOUN, news.VERB, news.ADJ:
		b.put(common, key)
	}
	if len(b.keys[lead]) < leadWords {
		b.put(lead, key)
		if tag == news.PROPN {
			b.leadNames = append(b.leadNames, key)
		}
		if sense, known := vectors.Of(word); known {
			b.leadSense = b.leadSense.Add(sense)
		}
	}
	if b.previous != 0 {
		b.put(bigrams, b.previous*31+key)
	}
	b.previous = key
}

func isYear(word string) bool {
	return len(word) == 4 && (strings.HasPrefix(word, "19") || strings.HasPrefix(word, "20"))
}

func (b *builder) put(v view, key uint32) { b.keys[v] = append(b.keys[v], key) }

// termOf is the key of a word that carries meaning: its lower-case lemma.
func termOf(word string, tag news.Tag) (key uint32, ok bool) {
	switch tag {
	case news.NOUN, news.VERB, news.ADJ, news.PROPN, news.NUM, news.ADV, news.X:
	default:
		return 0, false
	}
	if !english.IsWord(word) && tag != news.NUM {
		return 0, false
	}
	lemma := strings.ToLower(english.Lemma(word, tag))
	if stop[lemma] {
		return 0, false
	}
	return frequency.Hash(lemma), true
}

var weekdays = map[string]bool{
	"Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true, "Sunday": true,
}

// stop holds words of the open classes that carry no meaning of their own in
// a report.
var stop = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("say tell be have do get go make take come one two more also new other such then there here when how why so not just now only even still very much many most first last year day time people mr mrs ms monday tuesday wednesday thursday friday saturday sunday report accord") {
		m[w] = true
	}
	return m
}()

// counted sorts keys and counts each.
func counted(keys []uint32) []term {
	slices.Sort(keys)
	var out []term
	for _, k := range keys {
		if n := len(out); n > 0 && out[n-1].key == k {
			out[n-1].weight++
			continue
		}
		out = append(out, term{k, 1})
	}
	return out
}

// find is the index of a key in terms sorted by key, and whether it is there.
func find(terms []term, key uint32) (int, bool) {
	lo, hi := 0, len(terms)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); terms[mid].key < key {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(terms) && terms[lo].key == key
}

// dot is the inner product of two sparse vectors. Which of two keys is the
// smaller cannot be foreseen, so no branch hangs on it.
func dot(a, b []term) float64 {
	sum, i, j := float32(0), 0, 0
	for i < len(a) && j < len(b) {
		x, y := a[i].key, b[j].key
		if x == y {
			sum += a[i].weight * b[j].weight
		}
		i += atMost(x, y)
		j += atMost(y, x)
	}
	return float64(sum)
}

// atMost is 1 if x <= y, else 0.
func atMost(x, y uint32) int {
	n := 0
	if x <= y {
		n = 1
	}
	return n
}
