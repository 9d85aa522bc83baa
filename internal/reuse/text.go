package reuse

import (
	"slices"
	"strings"
	"sync"

	"stemma/internal/vectors"
	"stemma/news"
)

// Text is a reading made ready for comparison. It is not changed once made.
type Text struct {
	Reading *news.Reading

	words     []word
	sentences []sentence
	types     []*lexeme // the distinct words, by first occurrence
	keys      []uint64  // key<<32 | type, sorted

	// where each type stands: places[start[t]:start[t+1]] are the sentences
	// that hold type t outside quotation marks
	start  []int32
	places []int32

	own   float32       // the weight of the article's own words
	meant []vectors.Vec // of the sentences with words of their own, of length one

	once  sync.Once
	facts *told
}

// sentence is a run of words [first, last).
type sentence struct {
	first, last int32
	own         float32 // weight of its own content words; 0 where these are too few to tell anything
	all         float32 // weight of all words
}

// minOwn is how many content words outside quotation marks a sentence needs to
// count as the article's own.
const minOwn = 4

// NewText makes r ready for comparison.
func NewText(r *news.Reading) *Text {
	t := &Text{Reading: r}
	t.words, t.sentences = scan(r, nil)
	t.readTypes()
	t.weigh()
	t.indexTypes()
	t.mean()
	return t
}

// readTypes fills types and what the words have from them.
func (t *Text) readTypes() {
	kinds := make(map[uint32]int32, len(t.words)/2)
	var buffer []byte
	for i := range t.words {
		w := &t.words[i]
		kind, ok := kinds[w.form]
		if !ok {
			buffer = fold(buffer[:0], t.Reading.Text[w.start:w.end])
			kind = int32(len(t.types))
			kinds[w.form] = kind
			t.types = append(t.types, lookup(string(buffer)))
		}
		l := t.types[kind]
		w.kind, w.function, w.weight, w.common = kind, l.function, l.weight, l.log
	}
}

// weigh sums the weights of the sentences.
func (t *Text) weigh() {
	for i := range t.sentences {
		s := &t.sentences[i]
		count := 0
		for _, w := range t.words[s.first:s.last] {
			s.all += w.weight
			if !w.quoted && !w.function {
				s.own += w.weight
				count++
			}
		}
		if count < minOwn {
			s.own = 0
		}
		t.own += s.own
	}
}

// indexTypes fills keys, start and places.
func (t *Text) indexTypes() {
	n := 0
	for _, l := range t.types {
		if !l.function {
			n += len(l.keys)
		}
	}
	t.keys = make([]uint64, 0, n)
	for i, l := range t.types {
		if l.function {
			continue
		}
		for _, k := range l.keys {
			t.keys = append(t.keys, uint64(k)<<32|uint64(i))
		}
	}
	slices.Sort(t.keys)

	t.start = make([]int32, len(t.types)+1)
	t.eachPlace(func(kind, _ int32) { t.start[kind+1]++ })
	for i := range t.types {
		t.start[i+1] += t.start[i]
	}
	t.places = make([]int32, t.start[len(t.types)])
	fill := slices.Clone(t.start)
	t.eachPlace(func(kind, s int32) {
		t.places[fill[kind]] = s
		fill[kind]++
	})
}

// eachPlace calls f once for each type and sentence that holds it as a content
// word of its own.
func (t *Text) eachPlace(f func(kind, sentence int32)) {
	last := make([]int32, len(t.types))
	for _, w := range t.words {
		if !w.quoted && !w.function && last[w.kind] != w.sentence+1 {
			last[w.kind] = w.sentence + 1
			f(w.kind, w.sentence)
		}
	}
}

// Own is the weight of t's own words.
func (t *Text) Own() float64 { return float64(t.own) }

// Content is the number of content words.
func (t *Text) Content() int {
	n := 0
	for i := range t.words {
		if !t.words[i].function {
			n++
		}
	}
	return n
}

// OwnSentences is how many sentences have words of their own.
func (t *Text) OwnSentences() int {
	n := 0
	for _, s := range t.sentences {
		if s.own > 0 {
			n++
		}
	}
	return n
}

// Slips is how often an article does not fit the word behind it ("a
// unexpected", "an result"): who replaces words one by one leaves some.
func (t *Text) Slips() int {
	n := 0
	for i := 1; i < len(t.words); i++ {
		a, w := &t.words[i-1], &t.words[i]
		if !a.function || a.sentence != w.sentence {
			continue
		}
		next := t.Reading.Text[w.start]
		switch t.Reading.Text[a.start:a.end] {
		case "a", "A":
			if strings.IndexByte("aei", next) >= 0 && !strings.HasPrefix(t.Reading.Text[w.start:w.end], "eu") {
				n++
			}
		case "an", "An":
			if 'b' <= next && next <= 'z' && strings.IndexByte("aeiouh", next) < 0 {
				n++
			}
		}
	}
	return n
}
