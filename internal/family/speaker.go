package family

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/diff"
	"stemma/internal/entity"
	"stemma/internal/quote"
	"stemma/news"
)

// speakers are the named speakers of a story; one person's names are one.
type speakers struct {
	index map[string]int  // of a name as an article resolved it
	names []string        // the canonical names
	words map[string]bool // the normal forms of all names' words
	said  map[string]int  // attributions, by canonical name
	meant map[string]int  // whom a description means in this story

	organisations map[string]bool // the canonical names of organisations
	bodies        map[string]int  // organisations and the like by name, in lower case without article
	speaksFor     map[int][]int   // whom a speaker's roles name: "president of the union", "Roe's lawyer"
}

// name is a speaker's name, or that of someone else, as articles have it.
type name struct {
	text         string
	said         int  // attributions
	articles     int  // that name him, of people
	organisation bool // most attributions are an organisation's
}

// resolve gathers the names of a story's speakers. The fullest names come
// first, so that a surname goes to the best-supported full name it fits, that
// of someone who says nothing if need be, and to none whom an article tells
// from him; an organisation has no surname and goes by its commonest name.
func resolve(s *story) *speakers {
	apart := findNamesakes(s.readings)
	out := &speakers{meant: map[string]int{}, index: map[string]int{}, words: map[string]bool{}, said: map[string]int{}, organisations: map[string]bool{}, bodies: map[string]int{}, speaksFor: map[int][]int{}}
	byLast := map[string][]int{}  // by the last word's key
	byFirst := map[string][]int{} // full names by the first one's
	var best []name               // by canonical name, the name it came from
	names := namesOf(s.readings)
	for _, n := range names {
		key := entity.Key(n.text)
		last := key[strings.LastIndexByte(key, ' ')+1:]
		known := byLast[last][:min(len(byLast[last]), maxNamesakes)]
		if words := strings.Fields(key); len(words) > 2 { // "Roe" ends "Ida Roe TULSA" as well
			known = slices.Concat(known, byLast[words[1]][:min(len(byLast[words[1]]), maxNamesakes)])
		}
		if first, _, full := strings.Cut(key, " "); full { // a slip in the surname
			known = slices.Concat(known, byFirst[first][:min(len(byFirst[first]), maxNamesakes)])
		}
		i := slices.IndexFunc(known, func(i int) bool { return sameSpeakerName(n, best[i]) && !apart.of(n.text, best[i].text) })
		if i < 0 && last == key && len(byFirst[key]) == 1 { // "Ada", whom others call Ada Roe
			if one := byFirst[key]; sameSpeakerName(n, best[one[0]]) && !apart.of(n.text, best[one[0]].text) {
				known, i = one, 0
			}
		}
		switch {
		case i < 0:
			if first, _, full := strings.Cut(key, " "); full && !n.organisation {
				byFirst[first] = append(byFirst[first], len(out.names))
			}
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
			out.words[w.Norm] = out.words[w.Norm] || n.said > 0
		}
	}
	for i, n := range best {
		out.organisations[out.names[i]] = n.organisation
		called := strings.TrimPrefix(strings.ToLower(n.text), "the ")
		if n.organisation || generic[called[strings.LastIndexByte(called, ' ')+1:]] {
			out.bodies[called] = i
		}
	}
	for _, n := range names {
		out.said[out.names[out.index[n.text]]] += n.said
	}
	out.describe(s.readings)
	out.represent(s.readings)
	return out
}

// represent finds the organisations and the people that speakers have their roles
// from.
func (s *speakers) represent(rs []*news.Reading) {
	byLast := map[string][]int{} // by the last word of the name
	for i, n := range s.names {
		if last := n[strings.LastIndexByte(n, ' ')+1:]; len(byLast[last]) < maxNamesakes {
			byLast[last] = append(byLast[last], i)
		}
	}
	for _, r := range rs {
		for _, e := range r.Entities {
			who := s.of(e.Name)
			if who < 0 || e.Kind != news.Person || len(s.speaksFor[who]) >= maxNamesakes {
				continue
			}
			for _, role := range e.Roles {
				for w := range strings.FieldsFuncSeq(role, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '.' }) {
					for _, other := range byLast[w] {
						if other != who && s.isIn(role, other) && !slices.Contains(s.speaksFor[who], other) {
							s.speaksFor[who] = append(s.speaksFor[who], other)
						}
					}
				}
			}
		}
	}
}

// isIn reports whether a role names that organisation, or that person whom its
// bearer speaks for.
func (s *speakers) isIn(role string, other int) bool {
	name := s.names[other]
	if s.organisations[name] || strings.HasSuffix(role, " of "+name) {
		return strings.Contains(role, name)
	}
	return slices.ContainsFunc(strings.Fields(role), func(w string) bool { return voices[strings.ToLower(w)] })
}

// voices are those who speak for one person.
var voices = setOf("spokesman spokeswoman spokesperson lawyer attorney aide adviser advisor manager press counsel representative publicist agent")

// speaks reports whether one of these speakers says what who says, or has a role
// from him or gives him one.
func (s *speakers) speaks(these []int, who int) bool {
	return who >= 0 && slices.ContainsFunc(these, func(i int) bool { return i == who || s.oneForOther(i, who) })
}

// oneForOther reports whether one of two speakers has a role from the other.
func (s *speakers) oneForOther(a, b int) bool {
	return slices.Contains(s.speaksFor[a], b) || slices.Contains(s.speaksFor[b], a)
}

// namesakes are, by name, the names of other people with that surname in
// one article.
type namesakes map[string][]string

func findNamesakes(rs []*news.Reading) namesakes {
	out := namesakes{}
	for _, r := range rs {
		byLast := map[string][]string{}
		for _, e := range r.Entities {
			if e.Kind != news.Person {
				continue
			}
			key := entity.Key(e.Name)
			last := key[strings.LastIndexByte(key, ' ')+1:]
			for _, other := range byLast[last] {
				out.add(e.Name, other)
				out.add(other, e.Name)
			}
			if len(byLast[last]) < maxNamesakes {
				byLast[last] = append(byLast[last], e.Name)
			}
		}
	}
	return out
}

func (n namesakes) add(a, b string) {
	if len(n[a]) < maxNamesakes && !slices.Contains(n[a], b) {
		n[a] = append(n[a], b)
	}
}

// of reports whether an article tells the bearer of one name from that of the
// other, or calls him by a shorter one where it does: "Roe" beside "Ada Roe
// Jr." is Ada Roe. Where the two are one full name ("Ada Roe", "Ada J. Roe"),
// a surname beside either is somebody else's, as his wife's.
func (n namesakes) of(a, b string) bool {
	one := entity.SameFullName(a, b)
	shorter := func(other, name string) bool {
		words := len(strings.Fields(other))
		return other == name || words < len(strings.Fields(name)) && (!one || words > 1) && samePerson(other, name)
	}
	return slices.ContainsFunc(n[b], func(other string) bool { return shorter(other, a) }) ||
		slices.ContainsFunc(n[a], func(other string) bool { return shorter(other, b) })
}

// A description means whom it means in that many articles, where there is
// hardly anyone else.
const (
	leastMeant = 3
	meantShare = 0.9
)

// describe finds whom the descriptions in the story mean ("the company"), so
// that an article that leaves it open can be read like the others.
func (s *speakers) describe(rs []*news.Reading) {
	articles := map[string]map[int]int{}
	for _, r := range rs {
		seen := map[string]bool{}
		for i := range r.Attributions {
			a := &r.Attributions[i]
			who, called := s.of(a.Speaker), description(r, a)
			if called == "" || seen[called] {
				continue
			}
			if articles[called] == nil {
				articles[called] = map[int]int{}
			}
			if who >= 0 {
				seen[called] = true
				articles[called][who]++
			}
		}
	}
	s.offices(rs, articles)
	for called, by := range articles {
		all := 0
		for _, n := range by {
			all += n
		}
		for who, n := range by {
			if n >= leastMeant && float64(n) >= meantShare*float64(all) {
				s.meant[called] = who
			}
		}
	}
}

// office is a role that articles give a person: the words beside its head.
type office struct {
	who   int
	words []string
}

// offices finds whom those of the descriptions mean that tell a role which one
// person of the story has: "the foreign secretary" in an article without his
// name. Who is meant in other articles goes before that.
func (s *speakers) offices(rs []*news.Reading, descriptions map[string]map[int]int) {
	byKind := s.officesByKind(rs)
	for called, meant := range descriptions {
		kind, words := readRole(strings.TrimPrefix(called, "the "))
		bearer, one := -1, len(byKind[kind]) < maxNamesakes
		for _, o := range byKind[kind] {
			if containsAll(o.words, words) {
				one = one && (bearer < 0 || bearer == o.who)
				bearer = o.who
			}
		}
		if _, same := meant[bearer]; bearer >= 0 && one && (len(meant) == 0 || same && len(meant) == 1) {
			s.meant[called] = bearer
		}
	}
}

// officesByKind are the roles of the people that the story names.
func (s *speakers) officesByKind(rs []*news.Reading) map[string][]office {
	type given struct {
		who  int
		role string
	}
	seen := map[given]bool{}
	out := map[string][]office{}
	for _, r := range rs {
		for _, e := range r.Entities {
			who := s.of(e.Name)
			if who < 0 || e.Kind != news.Person {
				continue
			}
			for _, role := range e.Roles {
				if g := (given{who, role}); !seen[g] {
					seen[g] = true
					if kind, words := readRole(role); kind != "" && len(out[kind]) < maxNamesakes {
						out[kind] = append(out[kind], office{who, words})
					}
				}
			}
		}
	}
	return out
}

// readRole is the kind of a role by its head noun, "" for none, and its other
// words.
func readRole(role string) (kind string, words []string) {
	fields := strings.Fields(strings.ToLower(role))
	head := slices.IndexFunc(fields, func(w string) bool { return functionWords[w] })
	if head < 0 {
		head = len(fields)
	}
	if head == 0 {
		return "", nil
	}
	for i, w := range fields {
		if i != head-1 && !functionWords[w] {
			words = append(words, w)
		}
	}
	return entity.RoleKind(fields[head-1]), words
}

func containsAll(words, part []string) bool {
	return !slices.ContainsFunc(part, func(w string) bool { return !slices.Contains(words, w) })
}

// description is the source of an attribution where it is one of someone, and
// neither a name nor a pronoun nor a document.
func description(r *news.Reading, a *news.Attribution) string {
	called := asWritten(r, a)
	if !strings.HasPrefix(strings.ToLower(called), "the ") || isName(called, "") {
		return ""
	}
	called = strings.ToLower(called)
	if isDocument(called) {
		return ""
	}
	return called
}

// who is the number of the speaker of an attribution of r, -1 for none with a
// name.
func (s *speakers) who(r *news.Reading, a *news.Attribution) int {
	if i := s.of(a.Speaker); i >= 0 {
		return i
	}
	if i, ok := s.meant[description(r, a)]; ok {
		return i
	}
	return s.mouthpiece(asWritten(r, a))
}

// mouthpiece is the organisation that "a spokesman for the guild" speaks for, -1
// where no article has it as a speaker.
func (s *speakers) mouthpiece(called string) int {
	head, behind, ok := strings.Cut(called, " for ")
	if head = head[strings.LastIndexByte(head, ' ')+1:]; !ok || !strings.HasPrefix(head, "spokes") {
		return -1
	}
	behind, _, _ = strings.Cut(strings.ToLower(behind), ",")
	if i, ok := s.bodies[strings.TrimPrefix(behind, "the ")]; ok {
		return i
	}
	return -1
}

// whoAll are the speakers of an attribution, of two who speak together each.
func (s *speakers) whoAll(r *news.Reading, a *news.Attribution) []int {
	if i := s.who(r, a); i >= 0 {
		return []int{i}
	}
	var out []int
	for part := range strings.SplitSeq(a.Speaker, " and ") {
		if i := s.of(part); i >= 0 {
			out = append(out, i)
		}
	}
	return out
}

// namesOf are the names of the readings' speakers, and the full ones of other
// people, the fullest and commonest first.
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
	for _, r := range rs {
		for _, e := range r.Entities {
			if e.Kind != news.Person || !strings.Contains(e.Name, " ") || !isName(e.Name, e.Kind) {
				continue
			}
			if _, ok := at[e.Name]; !ok {
				at[e.Name] = len(out)
				out = append(out, name{text: e.Name})
			}
			out[at[e.Name]].articles++
		}
	}
	for i := range out {
		out[i].organisation = 2*organisations[out[i].text] > out[i].said
	}
	slices.SortFunc(out, func(a, b name) int {
		return cmp.Or(
			-cmp.Compare(min(2, len(strings.Fields(a.text))), min(2, len(strings.Fields(b.text)))),
			-cmp.Compare(a.said, b.said),
			-cmp.Compare(a.articles, b.articles),
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
// because the same first name and surname end both, behind different titles, or
// begin them.
func samePerson(a, b string) bool {
	if entity.SameName(a, b) {
		return true
	}
	x, y := lastTwo(a), lastTwo(b)
	return x != "" && y != "" && entity.SameName(x, y) || begins(a, b) || begins(b, a) || slip(a, b)
}

// slip reports whether two names are one person's full name, one with a slip of
// the pen: "Vincente" and "Vicente".
func slip(a, b string) bool {
	x, okA := entity.Full(a)
	y, okB := entity.Full(b)
	return okA && okB && x.Slip(y)
}

// begins reports whether the first name and the surname of one begin the other,
// as where a word behind a name was taken for part of it.
func begins(a, b string) bool {
	x, y := entity.Key(a), entity.Key(b)
	return strings.Count(x, " ") == 1 && strings.HasPrefix(y, x+" ")
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
	if kind != news.Organisation && len(s) > 4 && strings.EqualFold(s[:4], "the ") && entity.RoleKind(strings.ToLower(last)) != "" {
		return false // "the Foreign Secretary"
	}
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
	noSpeaker standing = iota // nothing, a symbol, a pronoun, "the person"
	medium                    // an outlet: it reports what somebody said
	document                  // "the filing", "court documents"; "Department" of what?
	described                 // "the inspector general"
	named
)

// standingOf tells how well the attribution of m names its speaker.
func (s *story) standingOf(m member) standing {
	called := strings.ToLower(m.attribution.Speaker)
	if quote.IsOutlet(m.attribution.Speaker) || isMedium(called) {
		return medium
	}
	if m.speaker >= 0 && !generic[called] {
		return named
	}
	if pronouns[called] || isFaceless(called) || !strings.ContainsFunc(called, unicode.IsLetter) {
		return noSpeaker
	}
	if generic[called] || strings.ContainsAny(called, "0123456789") || isDocument(called) {
		return document
	}
	return described
}

// isMedium reports whether a description is one of an outlet alone.
func isMedium(called string) bool {
	_, noun, ok := strings.Cut(called, " ")
	return ok && strings.HasPrefix(called, "the ") && media[noun]
}

var media = setOf("newspaper paper tabloid magazine daily weekly broadcaster network channel website outlet publication")

// isFaceless reports whether a description tells nothing of whom it is of: "the
// person", "one of them".
func isFaceless(called string) bool {
	if noun, ok := strings.CutPrefix(called, "the "); ok && faceless[noun] {
		return true
	}
	fields := strings.Fields(called)
	return len(fields) > 0 && !slices.ContainsFunc(fields, func(w string) bool { return !pointing[w] })
}

var (
	faceless = setOf("person individual man woman people men women speaker")
	pointing = setOf("the a an of one two three them these those that this someone somebody anyone other others another first second latter")
)

// isDocument reports whether a description is one of a document.
func isDocument(called string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(called, func(r rune) bool { return !unicode.IsLetter(r) }), func(w string) bool { return documents[w] })
}

// isThing reports whether a description is one of what can say nothing: whether
// no noun for a speaker stands before what is attached to it, "the criteria for
// members".
func isThing(called string) bool {
	fields := strings.Fields(called)
	if end := slices.IndexFunc(fields, func(w string) bool { return attaching[strings.ToLower(w)] }); end >= 0 {
		fields = fields[:end]
	}
	for i, w := range fields {
		w = strings.Trim(w, ",.;:\"")
		if i > 0 && i == len(fields)-1 && capital(w) || speakerWords[w] || entity.SpeaksNoun(strings.ToLower(w)) {
			return false
		}
	}
	return true
}

// attaching are the words behind the head of a description.
var attaching = setOf("of for from in at with on by to who that which than as not")

// speakerWords stand for those who speak without being nouns for people, and for
// what can be read out.
var speakerWords = setOf(`some many others several few both one two three most all another someone somebody everyone everybody critics intern interns
	hopeful hopefuls newspaper paper tabloid magazine daily weekly website site page blog network station broadcaster channel lobby
	sign signs placard placards banner banners poster posters plaque inscription headline headlines caption label notice notices
	section clause act code treaty charter convention contract guideline guidelines manual regulation regulations directive
	charge charges verdict finding findings minutes diary log profile biography obituary motto slogan chant chants`)

// documents are the things that say something without being anyone.
var documents = setOf(`document documents file files filing filings letter letters memo memos study studies report reports statement
	statements post posts tweet tweets message messages email emails note notes transcript transcripts evidence complaint lawsuit suit
	indictment affidavit ruling order opinion brief motion record records draft announcement release article articles account accounts
	survey poll book speech video recording data policy law bill rule constitution amendment resolution petition advertisement ad
	cable cables excerpt excerpts slide slides`)

var pronouns = map[string]bool{
	"i": true, "he": true, "she": true, "they": true, "it": true, "we": true, "you": true, "who": true, "that": true, "which": true,
	"this": true, "these": true, "those": true, "officials": true, "sources": true, "some": true, "others": true, "many": true, "people": true,
	"him": true, "her": true, "them": true, "his": true, "their": true, "its": true, "one": true, "both": true, "all": true,
}
