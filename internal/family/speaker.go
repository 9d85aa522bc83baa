package family

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/diff"
	"stemma/internal/entity"
	"stemma/news"
)

// speakers are the named speakers of a story; one person's names are one.
type speakers struct {
	index map[string]int  // of a name as an article resolved it
	names []string        // the canonical names
	words map[string]bool // the normal forms of all names' words
	said  map[string]int  // attributions, by canonical name

	organisations map[string]bool // the canonical names of organisations
}

// name is a speaker's name as articles have it.
type name struct {
	text         string
	said         int  // attributions
	organisation bool // most of them are an organisation's
}

// resolve gathers the names of a story's speakers. The fullest names come
// first, so that a surname goes to the best-supported full name it fits; an
// organisation has no surname and goes by its commonest name.
func resolve(s *story) *speakers {
	out := &speakers{index: map[string]int{}, words: map[string]bool{}, said: map[string]int{}, organisations: map[string]bool{}}
	byLast := map[string][]int{} // by the last word's key
	var best []name              // by canonical name, the name it came from
	names := namesOf(s.readings)
	for _, n := range names {
		key := entity.Key(n.text)
		last := key[strings.LastIndexByte(key, ' ')+1:]
		known := byLast[last][:min(len(byLast[last]), maxNamesakes)]
		i := slices.IndexFunc(known, func(i int) bool { return sameSpeakerName(n, best[i]) })
		switch {
		case i < 0:
			out.index[n.text] = len(out.names)
			byLast[last] = append(byLast[last], len(out.names))
			out.names, best = append(out.names, n.text), append(best, n)
		default:
			i = known[i]
			out.index[n.text] = i
			if n.organisation && best[i].organisation && n.said > best[i].said {
				out.names[i], best[i] = n.text, n
			}
		}
		for _, w := range diff.Split(n.text) {
			out.words[w.Norm] = true
		}
	}
	for i, n := range best {
		out.organisations[out.names[i]] = n.organisation
	}
	for _, n := range names {
		out.said[out.names[out.index[n.text]]] += n.said
	}
	return out
}

// namesOf are the names of the readings' speakers, the fullest and commonest
// first.
func namesOf(rs []*news.Reading) []name {
	at := map[string]int{}
	var out []name
	organisations := map[string]int{}
	for _, r := range rs {
		for _, a := range r.Attributions {
			kind := kindOf(r, &a)
			if !isName(a.Speaker, kind) {
				continue
			}
			i, ok := at[a.Speaker]
			if !ok {
				i = len(out)
				at[a.Speaker] = i
				out = append(out, name{text: a.Speaker})
			}
			out[i].said++
			if kind == news.Organisation {
				organisations[a.Speaker]++
			}
		}
	}
	for i := range out {
		out[i].organisation = 2*organisations[out[i].text] > out[i].said
	}
	slices.SortFunc(out, func(a, b name) int {
		return cmp.Or(
			-cmp.Compare(min(2, len(strings.Fields(a.text))), min(2, len(strings.Fields(b.text)))),
			-cmp.Compare(a.said, b.said),
			-cmp.Compare(len(a.text), len(b.text)),
			cmp.Compare(a.text, b.text),
		)
	})
	return out
}

// kindOf is the kind of an attribution's speaker, "" where it is no entity.
func kindOf(r *news.Reading, a *news.Attribution) news.EntityKind {
	if a.Entity < 0 || a.Entity >= len(r.Entities) {
		return ""
	}
	return r.Entities[a.Entity].Kind
}

// sameSpeakerName reports whether two names are one speaker's. The last word
// of an organisation's name is no surname.
func sameSpeakerName(a, b name) bool {
	if a.organisation || b.organisation {
		return entity.Key(a.text) == entity.Key(b.text)
	}
	return samePerson(a.text, b.text)
}

// maxNamesakes bounds how many people with one surname a name is compared with.
const maxNamesakes = 64

// samePerson reports whether two names can be one person's: as names go, or
// because the same first name and surname end both, behind different titles.
func samePerson(a, b string) bool {
	if entity.SameName(a, b) {
		return true
	}
	x, y := lastTwo(a), lastTwo(b)
	return x != "" && y != "" && entity.SameName(x, y)
}

// lastTwo are the last two words of a name that has more than two, both with a
// capital; of a name with two, these.
func lastTwo(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 {
		return ""
	}
	words = words[len(words)-2:]
	if r, _ := utf8.DecodeRuneInString(words[0]); !unicode.IsUpper(r) {
		return ""
	}
	return strings.Join(words, " ")
}

// of is the number of the speaker of that name, -1 for what is no name.
func (s *speakers) of(name string) int {
	if i, ok := s.index[name]; ok {
		return i
	}
	return -1
}

// isNameWord reports whether a normal form is part of a speaker's name.
func (s *speakers) isNameWord(normal string) bool {
	return s.words[strings.TrimSuffix(normal, "'s")]
}

// isName tells names from descriptions ("the inspector general"): the last
// word of a name begins with a capital. Two people are no name. Of what is no
// entity, all words but the small ones of a name must have one.
func isName(s string, kind news.EntityKind) bool {
	last := s[strings.LastIndexByte(s, ' ')+1:]
	if !capital(last) || pronouns[strings.ToLower(s)] || strings.Contains(s, " and ") && kind != news.Organisation {
		return false
	}
	if kind == news.Person || kind == news.Organisation {
		return true
	}
	for i, w := range strings.Fields(s) {
		if !capital(w) && (!functionWords[w] || i == 0 && w != "the") {
			return false
		}
	}
	return true
}

// generic are the words that name an organisation only to those who know which.
var generic = setOf(`department company committee court agency group party campaign commission council board office union bureau team
	ministry association administration government firm corporation foundation coalition institute police`)

func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// standing is how well what an article calls a speaker names one.
type standing int

const (
	noSpeaker standing = iota // nothing, a symbol, a pronoun
	document                  // "the filing", "court documents"; "Department" of what?
	described                 // "the inspector general"
	named
)

// standingOf tells how well the attribution of m names its speaker.
func (s *story) standingOf(m member) standing {
	called := strings.ToLower(m.attribution.Speaker)
	if m.speaker >= 0 && !generic[called] {
		return named
	}
	if pronouns[called] || !strings.ContainsFunc(called, unicode.IsLetter) {
		return noSpeaker
	}
	if generic[called] || strings.ContainsAny(called, "0123456789") {
		return document
	}
	for _, w := range strings.FieldsFunc(called, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if documents[w] {
			return document
		}
	}
	return described
}

// documents are the things that say something without being anyone.
var documents = setOf(`document documents file files filing filings letter letters memo memos study studies report reports statement
	statements post posts tweet tweets message messages email emails note notes transcript transcripts evidence complaint lawsuit suit
	indictment affidavit ruling order opinion brief motion record records draft announcement release article articles account accounts
	survey poll book speech video recording data policy law bill rule constitution amendment resolution petition advertisement ad`)

var pronouns = map[string]bool{
	"i": true, "he": true, "she": true, "they": true, "it": true, "we": true, "you": true, "who": true, "that": true, "which": true,
	"this": true, "these": true, "those": true, "officials": true, "sources": true, "some": true, "others": true, "many": true, "people": true,
	"him": true, "her": true, "them": true, "his": true, "their": true, "its": true, "one": true, "both": true, "all": true,
}
