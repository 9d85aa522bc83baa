package quote

import (
	"strings"

	"stemma/news"
)

// cueKind tells how a word reports speech.
type cueKind uint8

const (
	notCue     cueKind = iota
	sayCue             // "said": what follows or stands before is speech
	askCue             // "asked": the same, and its object may be the one asked
	nameCue            // "called": the quotation is a name for something
	stanceCue          // "urged", "slammed": speech in part of what follows
	thoughtCue         // "believes"
	weakCue            // "began": reports speech only where it touches the quotation
)

// form is an inflected form of a verb.
type form uint8

const (
	base form = iota
	third
	past
	ing
)

// cueForm is what a word means as a cue.
type cueForm struct {
	kind  cueKind
	form  form
	write bool // said in writing: "wrote", "tweeted"
}

// cueVerbs are verbs that report speech, by kind, in their base form; a form
// that is not regular follows after a slash. The list joins the reporting verbs
// of Quirk et al. (1985, §16.31) with those of political news.
var cueVerbs = map[cueKind]string{
	sayCue: `say/said tell/told add announce answer argue assert aver boast claim comment confide declare disclose
		emphasize emphasise exclaim explain holler insist joke lament maintain mention mumble murmur mutter note
		observe opine proclaim promise pronounce quip/quipped quote recall recount reiterate relate remark repeat
		reply report respond retort reveal shout sigh snap/snapped stammer state stress suggest swear/swore
		testify warn whisper yell continue conclude concede contend counter clarify confess confirm affirm
		admit/admitted acknowledge allege elaborate interject chime predict posit/posited vow predict offer
		underscore stipulate theorize speculate speak/spoke/spoken scream shriek bellow growl grumble gush enthuse
		crow rail rant thunder reason reflect rejoin protest plead wonder inform assure remind caution advise
		instruct notify reassure guarantee counsel intone deadpan/deadpanned write/wrote/written tweet retweet
		post email e-mail text blog/blogged message caption indicate convey communicate express voice utter
		articulate signal specify narrate outline detail summarize summarise highlight contradict rebut/rebutted
		refute interrupt jest tease exhort gripe scold chide admonish berate rebuke reprimand hint imply/implied
		volunteer venture thank apologize apologise congratulate pledge`,
	askCue: `ask inquire enquire question query demand request press grill`,
	nameCue: `call describe label/labeled/labelling brand dub/dubbed term deem characterize characterise refer/referred
		portray style nickname name hail decry/decried denounce denigrate deride dismiss mock ridicule consider
		liken compare regard/regarded slur/slurred designate`,
	stanceCue: `accuse agree applaud attack bash berate blame blast boast cite charge commend complain condemn credit
		criticize criticise deny/denied defend demand disagree discuss discourage encourage excoriate fault fear
		knock lambast lambaste laud advocate oppose pan/panned plead praise propose recommend reject renounce
		rip/ripped salute scoff skewer slam/slammed swipe support taunt threaten tout trumpet urge warn welcome
		worry/worried bemoan challenge vouch pan warn blame beg/begged implore invite/invited promise beseech
		stipulate find/found authorize note`,
	thoughtCue: `believe think/thought feel/felt hope understand/understood
		remember doubt suspect realize realise imagine consider regret plan`,
	weakCue: `begin/began/begun go/went/gone read/read sum/summed shoot/shot fire back address allow judge determine
		like hate/hated hit/hit cast/cast paint frame rate rule float pitch plug/plugged stand lecture order
		start close chant sing/sang laugh chuckle smile grin shrug/shrugged nod/nodded sign trash open run/ran
		play title tag/tagged approve hold/held bill vent lash cry pray muse point publish show/showed/shown
		give/gave/given use display carry/carried bear/bore make/made issue release`,
}

// cueWords maps each inflected form, in lower case, to its meaning.
var cueWords = makeCueWords()

func makeCueWords() map[string]cueForm {
	m := make(map[string]cueForm, 2000)
	written := map[string]bool{"write": true, "tweet": true, "retweet": true, "post": true, "email": true, "e-mail": true, "text": true, "blog": true, "caption": true, "publish": true}
	for _, kind := range []cueKind{sayCue, askCue, nameCue, stanceCue, thoughtCue, weakCue} {
		for _, entry := range strings.Fields(cueVerbs[kind]) {
			parts := strings.Split(entry, "/")
			c := cueForm{kind: kind, write: written[parts[0]]}
			for f, words := range inflect(parts) {
				c.form = form(f)
				for _, w := range words {
					if _, taken := m[w]; !taken {
						m[w] = c
					}
				}
			}
		}
	}
	return m
}

// inflect lists the forms of a verb: base, third person, past (and past
// participle), -ing. parts is the base and, where irregular, the past forms.
func inflect(parts []string) [4][]string {
	b := parts[0]
	stem := strings.TrimSuffix(b, "e")
	var pasts []string
	doubled := ""
	for _, p := range parts[1:] {
		if strings.HasSuffix(p, "ing") {
			continue
		}
		pasts = append(pasts, p)
		if n := len(b); len(p) == n+3 && p[:n] == b && p[n] == b[n-1] && strings.HasSuffix(p, "ed") {
			doubled = p[:n+1]
		}
	}
	last := b[len(b)-1]
	vowelBefore := len(b) > 1 && strings.IndexByte("aeiou", b[len(b)-2]) >= 0
	var s, ed string
	switch {
	case last == 'y' && !vowelBefore:
		s, ed = b[:len(b)-1]+"ies", b[:len(b)-1]+"ied"
	case last == 'e':
		s, ed = b+"s", b+"d"
	case last == 's' || last == 'x' || strings.HasSuffix(b, "sh") || strings.HasSuffix(b, "ch") || b == "go" || b == "echo":
		s, ed = b+"es", b+"ed"
	default:
		s, ed = b+"s", b+"ed"
	}
	if pasts == nil {
		pasts = []string{ed}
	}
	g := b + "ing"
	switch {
	case doubled != "":
		g = doubled + "ing"
	case last == 'e' && !strings.HasSuffix(b, "ee"):
		g = stem + "ing"
	case b == "begin":
		g = "beginning"
	}
	return [4][]string{{b}, {s}, pasts, {g}}
}

func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[strings.ReplaceAll(w, "_", " ")] = true
	}
	return m
}

// cue is a word or phrase of a frame that reports speech.
type cue struct {
	item    int // of the word that says so
	kind    cueKind
	form    form
	passive bool // "was described as"
	source  source
	sought  bool // source has been looked for
	noun    bool // "the claim that"
	sure    bool // the rules know better than the model: "X accused Y of saying"

	spans       []news.Span // as the model has it, nil for the word alone
	sourceSpans []news.Span // as the model has it, nil for source
}

// findCues lists the cues in the items of a frame.
func (r *reader) findCues(f frame) []cue {
	start := len(r.cues)
	for i := f.Start; i < f.End; i++ {
		if r.isQuote(i) {
			continue
		}
		if c, ok := r.cueAt(i, f); ok {
			r.cues = append(r.cues, c)
		}
	}
	return r.cues[start:]
}

// cueAt reads item i as a cue.
func (r *reader) cueAt(i int, f frame) (cue, bool) {
	w, c := r.word(i), r.form(i)
	if c.kind == notCue && r.tag(i) != news.NOUN && w != "according" && w != "put" {
		return cue{}, false
	}
	switch {
	case w == "according" && r.word(i+1) == "to":
		return cue{item: i, kind: sayCue, form: past}, true
	case w == "put" && r.word(i+1) == "it":
		return cue{item: i, kind: sayCue, form: past}, true
	}
	if c, ok := r.nounCue(i, f); ok {
		return c, true
	}
	if c.kind == notCue || r.word(i-1) == "-" || r.word(i+1) == "-" || !r.isVerb(i, f, c) {
		return cue{}, false
	}
	out := cue{item: i, kind: c.kind, form: c.form}
	if c.form == past {
		out.passive = r.isPassive(i, f) || r.isParticiple(i, f)
	}
	return out, true
}

// nounCue reads item i as a noun that reports: "X's claim that Q", "the concern
// by X that Q", "a warning from X: Q".
func (r *reader) nounCue(i int, f frame) (cue, bool) {
	if !sayNouns[r.word(i)] || r.tag(i) != news.NOUN {
		return cue{}, false
	}
	var s source
	j := i + 1
	if p := r.word(j); p == "by" || p == "from" || p == "of" || p == "among" {
		s = r.phraseFrom(j+1, f)
		j = s.End
	}
	if !s.found() && i-1 > f.Start {
		k := i - 1
		if r.tag(k) == news.ADJ {
			k--
		}
		switch w := r.word(k); {
		case possessives[w]:
			s = phrase(k, k+1, k)
		case w == "'s" || w == "'" || w == "’":
			s = r.phraseTo(k-1, f)
		}
	}
	if !s.found() || r.word(j) != "that" && r.word(j) != ":" && !r.isQuote(j) {
		return cue{}, false
	}
	return cue{item: i, kind: sayCue, form: third, source: s, noun: true}, true
}

// sayNouns name what is said or thought.
var sayNouns = wordSet(`claim assertion statement comment remark concern warning belief view argument accusation allegation suggestion
	insistence promise pledge vow complaint admission acknowledgment contention conclusion opinion declaration response reply
	question announcement observation explanation assessment charge criticism fear hope prediction claims assertions comments
	remarks concerns warnings beliefs arguments accusations allegations`)

// isVerb tells a cue from the noun or adjective that looks like it: "a call",
// "the reported deal".
func (r *reader) isVerb(i int, f frame, c cueForm) bool {
	prev := ""
	if i > f.Start {
		prev = r.word(i - 1)
	}
	tag := r.tag(i)
	if articles[prev] || prev == "of" && c.form != ing {
		return false
	}
	switch c.form {
	case base:
		return prev == "to" || modals[prev] || personal[prev] || prev == "not" || prev == "and" ||
			tag == news.VERB && (r.tag(i-1) == news.ADV || strings.HasSuffix(prev, "s") || pluralPersons[prev])
	case third:
		return tag == news.VERB || tag != news.NOUN && r.tag(i-1) == news.PROPN
	case ing:
		return tag != news.PROPN || i == f.Start
	}
	return tag != news.PROPN
}

var (
	pluralPersons = wordSet("people police men women many some others")

	articles = wordSet("the a an this that's his her its their my our your these those no any some every each")
	modals   = wordSet("will would can could may might shall should must 'll 'd do does did n't")
	beForms  = wordSet("is are was were be been being 's 're 'm am get gets got getting")
)

// isParticiple reports whether the past form at item i is a passive without a
// form of "be": "described by Roe", "Dubbed “Deckgate,” the affair …".
func (r *reader) isParticiple(i int, f frame) bool {
	if r.word(i+1) == "by" {
		return !r.isQuote(i-1) && !means[r.word(i+2)]
	}
	return r.form(i).kind == nameCue && r.isQuote(i+1) && (i == f.Start || isBreak(r.word(i-1)))
}

// means are by what one says something: "said by telephone".
var means = wordSet("telephone phone email e-mail text letter video satellite")

// isPassive reports whether the past form at item i follows a form of "be".
func (r *reader) isPassive(i int, f frame) bool {
	for j := i - 1; j >= f.Start && j >= i-4; j-- {
		switch w := r.word(j); {
		case beForms[w]:
			return true
		case w == "," || w == "":
			return false
		case r.tag(j) != news.ADV && w != "not" && w != "n't" && w != "also" && w != "been":
			return false
		}
	}
	return false
}
