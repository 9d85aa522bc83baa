package reuse

import (
	"math"
	"strings"
	"sync"

	"stemma/internal/frequency"
	"stemma/internal/wordnet"
	"stemma/news"
)

// lexeme is what is known of a word form, whatever the text.
type lexeme struct {
	form     string
	id       uint32   // equal for the inflected forms of one word
	keys     []uint32 // the id and a key for each sense; words that share one are related
	weight   float32  // what a match of this word tells: small for common words
	log      float32  // log2 of occurrences in ten million words of news, 0 for unseen
	function bool
}

// maxLexemes bounds the shared cache; forms beyond it are looked up each time.
const maxLexemes = 1 << 17

var lexicon = struct {
	sync.RWMutex
	forms map[string]*lexeme
}{forms: map[string]*lexeme{}}

// lookup is the lexeme of a folded form.
func lookup(form string) *lexeme {
	lexicon.RLock()
	l := lexicon.forms[form]
	lexicon.RUnlock()
	if l != nil {
		return l
	}
	l = newLexeme(form)
	lexicon.Lock()
	if len(lexicon.forms) < maxLexemes && len(form) < 32 {
		lexicon.forms[strings.Clone(form)] = l
	}
	lexicon.Unlock()
	return l
}

func newLexeme(form string) *lexeme {
	l := &lexeme{form: form, log: float32(math.Log2(frequency.Of(form))), function: isFunction(hashFolded(form))}
	l.id = frequency.Hash(form)
	rarity := 23.25 - l.log // bits; log2 of ten million is 23.25
	switch {
	case l.function:
		l.weight = 0.25
	case isNumber(form):
		l.weight = 1.25
	default:
		l.weight = min(max((rarity-8)/6, 0.5), 2)
		l.id, l.keys = senses(oneSpelling(form))
	}
	if l.keys == nil {
		l.keys = []uint32{l.id}
	}
	return l
}

// parts are the parts of speech whose senses make words related.
var parts = [...]news.Tag{news.NOUN, news.VERB, news.ADJ, news.ADV}

// maxSenses bounds the senses that are taken for one part of speech: the
// rarest uses of the commonest words relate everything to everything.
const maxSenses = 8

// senses is the id of a word and its keys.
func senses(form string) (id uint32, keys []uint32) {
	id = frequency.Hash(stem(form))
	keys = append(keys, id)
	for _, tag := range parts {
		base := wordnet.Base(form, tag)
		all := wordnet.Senses(base, tag)
		for _, s := range all[:min(len(all), maxSenses)] {
			keys = append(keys, mix(uint32(s)))
		}
	}
	return id, keys
}

// spellings are parts of words that houses write differently, as in colour,
// centre, programme, organise and defence, the other way last.
var spellings = [][2]string{{"our", "or"}, {"tre", "ter"}, {"bre", "ber"}, {"gramme", "gram"}, {"isation", "ization"}, {"ise", "ize"}, {"ising", "izing"}, {"yse", "yze"}, {"ence", "ense"}}

// oneSpelling is the form in the spelling of which there are others, where
// that is a word as well: taking over a text changes its spelling and no word.
func oneSpelling(form string) string {
	if form == "percent" { // "per cent"
		return "cent"
	}
	if len(form) < 6 {
		return form
	}
	for _, s := range spellings {
		i := strings.LastIndex(form, s[0])
		if i < 2 {
			continue
		}
		other := form[:i] + s[1] + form[i+len(s[0]):]
		if wordnet.Known(wordnet.Base(other, news.NOUN), news.NOUN) || wordnet.Known(wordnet.Base(other, news.VERB), news.VERB) {
			return other
		}
	}
	return form
}

// stem is what the inflected forms of a word have in common: the base form as
// a verb, where it is one, less the endings of inflection. It knows no parts of
// speech and is content with what is no longer a word.
func stem(form string) string {
	if len(form) < 3 {
		return form
	}
	form = wordnet.Base(form, news.VERB)
	switch {
	case strings.HasSuffix(form, "ies") && len(form) > 4:
		form = form[:len(form)-2]
	case strings.HasSuffix(form, "sses"):
		form = form[:len(form)-2]
	case strings.HasSuffix(form, "s") && !strings.HasSuffix(form, "ss") && !strings.HasSuffix(form, "us"):
		form = form[:len(form)-1]
	case strings.HasSuffix(form, "ing") && len(form) > 5:
		form = undouble(form[:len(form)-3])
	case strings.HasSuffix(form, "ed") && len(form) > 4:
		form = undouble(form[:len(form)-2])
	}
	form = strings.TrimSuffix(form, "e")
	if y, ok := strings.CutSuffix(form, "y"); ok && len(y) > 2 {
		form = y + "i"
	}
	return form
}

func undouble(s string) string {
	if n := len(s); n > 3 && s[n-1] == s[n-2] && s[n-1] != 's' && s[n-1] != 'l' {
		return s[:n-1]
	}
	return s
}

func isNumber[S string | []byte](form S) bool {
	return len(form) > 0 && form[0] >= '0' && form[0] <= '9'
}

// mix spreads a small number over all bits (the finaliser of MurmurHash3).
func mix(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}

// functionSlots is a hash table of the hashes of the words that say little alone:
// of four words in ten that are asked for the answer is yes, and a map is slow at
// that.
var functionSlots = func() (slots [1 << 11]uint32) {
	for w := range strings.FieldsSeq(`
a an the and or but nor so yet if then than that this these those of in on at by for with from to into
onto over under about after before between during without within against among through as is are was were
be been being am 'm 're 's do does did done doing have has had having will would shall should can could may
might must not no n't i me my mine we us our ours you your yours he him his she her hers it its they them
their theirs who whom whose which what when where why how all any both each few more most other some such
only own same too very just now also there here up down out off again once because until while although
though since unless whether either neither every another much many upon per via toward towards despite
across along around behind beside besides beyond except near past till unlike himself herself itself
themselves myself yourself ourselves 'll 'd 've cannot ca wo let mr mrs ms dr said say says`) {
		h := hashFolded(w)
		slots[functionSlot(&slots, h)] = h
	}
	return slots
}()

// functionSlot is where a hash is, or the free slot where it belongs.
func functionSlot(slots *[1 << 11]uint32, h uint32) uint32 {
	i := h % uint32(len(slots))
	for slots[i] != 0 && slots[i] != h {
		i = (i + 1) % uint32(len(slots))
	}
	return i
}

func isFunction(form uint32) bool {
	return functionSlots[functionSlot(&functionSlots, form)] == form
}
