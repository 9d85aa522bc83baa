package main

import (
	"math/rand/v2"
	"slices"
	"strings"

	"stemma/internal/english"
	"stemma/internal/frequency"
	"stemma/internal/wordnet"
	"stemma/news"
)

// house lists words that editors of news put for one another, a lemma and what
// may stand for it. WordNet's synonyms come second, since its senses of such
// common words are too many to choose from.
var house = table(`
v say: state, declare, remark
v tell: inform
v announce: reveal, disclose, declare
v report: recount
v add: continue
v note: observe
v claim: assert, contend, maintain
v warn: caution
v urge: press
v ask: request
v call: dub
v argue: contend, maintain
v insist: maintain
v believe: reckon
v suggest: propose
v explain: clarify
v admit: acknowledge, concede
v deny: reject
v begin: start, commence
v start: begin, launch
v end: conclude, finish
v finish: complete, conclude
v close: shut
v open: launch
v show: reveal, demonstrate
v help: assist, aid
v try: attempt, seek
v want: wish, desire
v need: require
v use: employ, utilize
v buy: purchase
v build: construct, erect
v allow: permit, let
v require: demand, oblige
v happen: occur
v occur: happen
v receive: obtain
v obtain: secure
v decide: resolve, determine
v agree: consent
v refuse: decline
v increase: boost, raise
v rise: climb, increase
v fall: drop, decline
v drop: fall, decline
v cut: reduce, trim, slash
v reduce: cut, lower
v raise: lift, increase
v expect: anticipate
v plan: intend
v hope: aspire
v hold: stage
v hurt: injure
v injure: hurt, wound
v damage: harm
v destroy: wreck, demolish
v attack: assault
v arrest: detain
v criticize: fault, attack
v praise: commend, laud
v accuse: charge
v discuss: debate
v examine: inspect, scrutinize
v inspect: examine, check
v investigate: probe, examine
v search: comb, scour
v find: discover, locate
v discover: find, detect
v remove: withdraw
v replace: supplant, substitute
v repair: mend, fix
v restore: revive
v continue: persist
v remain: stay
v stay: remain
v leave: depart, exit
v arrive: come
v return: come back
v gather: assemble, collect
v meet: convene
v lead: head
v run: operate
v operate: run
v support: back, endorse
v back: support, endorse
v oppose: resist
v reject: dismiss, refuse
v approve: endorse, sanction
v choose: select, pick
v elect: choose
v create: produce, generate
v produce: make, create
v cause: trigger, provoke
v provide: supply, furnish
v supply: provide
v offer: present, propose
v send: dispatch
v deliver: bring
v carry: transport, bear
v move: shift
v pay: spend
v cost: run to
v earn: make
v lose: forfeit
v win: secure, capture
v defeat: beat
v fail: collapse
v protect: shield, guard, safeguard
v threaten: menace
v force: compel, oblige
v prevent: stop, block
v stop: halt, cease
v delay: postpone
v release: issue, publish
v publish: release, issue
v sign: ink
v vote: ballot
v review: examine, reassess
v consider: weigh, contemplate
v confirm: verify
v describe: portray, depict
v express: voice
v focus: concentrate
v face: confront
v join: enter
v live: reside
v work: labour
v grow: expand
v expand: enlarge, widen
v improve: better
v change: alter, modify
v stress: emphasize, underline
v emphasize: stress, underscore
v appear: seem
v seem: appear
v learn: discover
v speak: talk
v answer: reply, respond
v respond: reply, react
v evacuate: clear
v strike: hit
v kill: slay
v study: examine, research
v fly: travel
v look: peer
v hit: strike
n official: functionary
n plan: scheme, proposal
n proposal: plan, suggestion
n effort: attempt, endeavour
n attempt: effort, bid
n deal: agreement, accord
n agreement: accord, pact
n talk: discussion
n meeting: gathering, session
n decision: ruling, choice
n statement: declaration
n comment: remark
n remark: comment
n speech: address
n problem: difficulty, trouble
n issue: matter, question
n question: query
n answer: reply, response
n response: reaction, reply
n cause: reason
n reason: cause
n result: outcome
n outcome: result
n incident: event, episode
n accident: mishap
n crash: collision
n fire: blaze
n storm: tempest
n damage: harm, destruction
n injury: wound
n victim: casualty
n worker: labourer, employee
n employee: worker, staffer
n company: firm, business
n firm: company
n business: company, enterprise
n job: post, position
n money: cash, funds
n cost: expense, price
n price: cost
n increase: rise, growth
n rise: increase, climb
n fall: decline, drop
n decline: fall, drop
n cut: reduction
n home: house, residence
n house: home, dwelling
n building: structure
n road: street, highway
n area: region, zone
n region: area
n town: community
n city: municipality
n resident: inhabitant
n citizen: national
n crowd: throng
n supporter: backer, follower
n opponent: rival, adversary
n critic: detractor
n ally: partner
n rival: opponent, competitor
n lawyer: attorney
n attorney: lawyer
n doctor: physician
n child: youngster
n scientist: researcher
n researcher: scientist
n expert: specialist
n study: survey, investigation
n investigation: inquiry, probe
n inquiry: investigation, probe
n evidence: proof
n rule: regulation
n law: statute
n bill: measure
n measure: step
n policy: approach
n program: scheme
n project: undertaking, scheme
n system: network
n group: body, band
n team: squad, crew
n member: associate
n campaign: drive
n race: contest
n contest: race
n election: poll
n vote: ballot
n voter: elector
n debate: discussion, argument
n fight: battle, struggle
n battle: fight
n war: conflict
n conflict: clash, struggle
n threat: menace, danger
n danger: peril, hazard
n risk: danger, hazard
n concern: worry, anxiety
n fear: dread
n anger: fury, rage
n hope: expectation
n help: aid, assistance
n aid: help, assistance
n support: backing
n chance: opportunity
n opportunity: chance
n step: move
n change: alteration, shift
n place: spot, location
n site: location
n part: portion, section
n section: part, stretch
n list: roster
n document: paper, file
n letter: note
n photo: picture, image
n picture: image
n shop: store
n ship: vessel
n car: vehicle, automobile
n plane: aircraft
n weapon: arm
n gun: firearm
n police: officers
n trip: journey
n journey: trip
n visit: call
n goal: aim, objective
n aim: goal, objective
n view: opinion, outlook
n opinion: view
n poll: survey
n amount: sum
n shortage: lack, deficit
n warning: alert, caution
a big: large, great
a large: big, sizable
a huge: enormous, massive
a small: little, modest
a important: significant, crucial
a significant: important, considerable
a major: main, principal
a main: chief, principal
a key: crucial, central
a serious: grave, severe
a severe: grave, serious
a recent: latest
a early: initial
a final: last
a several: various
a many: numerous
a possible: potential
a likely: probable
a clear: plain, evident
a difficult: hard, tough
a hard: difficult, tough
a tough: hard, rough
a easy: simple
a strong: powerful, firm
a weak: feeble
a fast: quick, rapid
a quick: rapid, swift
a slow: sluggish
a safe: secure
a dangerous: hazardous, perilous
a angry: furious, irate
a happy: pleased, glad
a sad: sorrowful
a worried: anxious, concerned
a local: regional
a entire: whole
a whole: entire
a nearby: neighbouring
a certain: sure
a sure: certain
a wrong: mistaken
a correct: right
a right: correct
a new: fresh
a old: aged
a former: onetime, erstwhile
a famous: renowned
a rich: wealthy
a poor: needy
a expensive: costly
a cheap: inexpensive
a unusual: uncommon, rare
a strange: odd, peculiar
a fair: just
a sharp: steep
a heavy: weighty
a brief: short
a short: brief
a public: open
r quickly: rapidly, swiftly
r rapidly: quickly, swiftly
r slowly: gradually
r immediately: instantly, promptly
r recently: lately
r previously: earlier, formerly
r eventually: ultimately, finally
r finally: lastly, eventually
r often: frequently
r frequently: often
r usually: normally, generally
r sometimes: occasionally
r mostly: mainly, largely
r mainly: mostly, chiefly
r largely: mostly, chiefly
r nearly: almost
r almost: nearly
r approximately: roughly
r roughly: approximately
r only: merely
r also: too
r still: yet
r again: anew
r instead: rather
r clearly: plainly, evidently
r probably: presumably
r possibly: perhaps
r perhaps: maybe
r strongly: firmly
r sharply: steeply
r widely: broadly
r repeatedly: time and again
r together: jointly
r particularly: especially
r especially: particularly
r completely: entirely, wholly
r entirely: wholly, completely
r simply: merely
r initially: originally
r originally: initially
`)

// kept are lemmas that are not replaced: words with too many senses, titles,
// units and what a figure or date is made of.
var kept = set(`be have do go get make take come give put see know think let set keep
	man woman people person time year month week day hour minute second today yesterday tomorrow
	morning afternoon evening night noon midnight weekend percent cent dollar euro pound mile metre meter
	kilometre kilometer foot inch acre degree ton tonne litre liter hundred thousand million billion trillion
	president mayor governor senator representative secretary minister chairman chairwoman chair director
	chief sheriff commissioner judge justice captain sergeant officer spokesman spokeswoman spokesperson
	candidate nominee leader manager owner professor lieutenant king queen prince pope chancellor
	congressman congresswoman delegate ambassador analyst editor host first last next late more most much
	other such own same very so just even not then now here there how why when where well too as
	state nation country republican democrat democratic presidential white black national federal
	american party house senate court supreme right left like mean lot thing way kind sort bit
	united north south east west northern southern eastern western
	number half quarter third dozen score age least far less few little one two three four five six seven
	eight nine ten`)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

var tagOf = map[byte]news.Tag{'v': news.VERB, 'n': news.NOUN, 'a': news.ADJ, 'r': news.ADV}

type entry struct {
	lemma string
	tag   news.Tag
}

func table(text string) map[entry][]string {
	out := map[entry][]string{}
	for line := range strings.Lines(strings.TrimSpace(text)) {
		head, rest, _ := strings.Cut(strings.TrimSpace(line), ": ")
		out[entry{head[2:], tagOf[head[0]]}] = strings.Split(rest, ", ")
	}
	return out
}

// synonyms are the words that may stand for w, in w's form and case; nil for a
// word that is not replaceable. before is the word that precedes it.
func synonyms(w, before word) []string {
	lower := strings.ToLower(w.text)
	if w.name != "" || w.quote != 0 || w.mark != 0 || !english.IsWord(w.text) || len(lower) < 4 || english.IsAllCaps(w.text) || strings.Contains(lower, "-") {
		return nil
	}
	switch w.tag {
	case news.VERB, news.NOUN, news.ADJ, news.ADV:
	default:
		return nil
	}
	lemma := wordnet.Base(lower, w.tag)
	if kept[lemma] || kept[lower] {
		return nil
	}
	f, ok := formOf(lower, lemma, w.tag, before)
	if !ok {
		return nil
	}
	var out []string
	for _, s := range alternatives(lemma, w.tag) {
		inflected := inflect(s, w.tag, f)
		if english.IsCapitalised(w.text) {
			inflected = strings.ToUpper(inflected[:1]) + inflected[1:]
		}
		out = append(out, inflected)
	}
	return out
}

var seen = map[entry][]string{}

// alternatives are the lemmas that may stand for lemma: those of the house
// table, then those that share its commonest sense, which is one of their two
// commonest, in WordNet, and are neither rare nor of the same stem.
func alternatives(lemma string, tag news.Tag) []string {
	key := entry{lemma, tag}
	if a, ok := seen[key]; ok {
		return a
	}
	out := slices.Clone(house[key])
	senses := first(wordnet.Senses(lemma, tag), 1)
	for _, s := range wordnet.Synonyms(lemma, tag) {
		if len(out) >= 5 {
			break
		}
		if strings.ContainsAny(s, " -'.0123456789") || len(s) < 3 || kept[s] || frequency.Of(s) < 12 || stem(s) == stem(lemma) || slices.Contains(out, s) {
			continue
		}
		if slices.ContainsFunc(first(wordnet.Senses(s, tag), 2), func(sense int) bool { return slices.Contains(senses, sense) }) {
			out = append(out, s)
		}
	}
	seen[key] = out
	return out
}

func first[T any](list []T, n int) []T { return list[:min(n, len(list))] }

func stem(s string) string { return s[:min(len(s), 5)] }

// form is how a word is inflected.
type form uint8

const (
	plain form = iota
	plural
	third
	past
	participle
	gerund
)

func formOf(lower, lemma string, tag news.Tag, before word) (form, bool) {
	switch {
	case lower == lemma:
		return plain, true
	case tag == news.NOUN:
		return plural, lower == inflect(lemma, tag, plural)
	case tag != news.VERB:
		return plain, false // comparatives
	case strings.HasSuffix(lower, "ing"):
		return gerund, true
	case strings.HasSuffix(lower, "s"):
		return third, true
	case before.tag == news.AUX || before.is("been", "being", "was", "were", "is", "are", "had", "has", "have", "be", "by", "not", "n't"):
		return participle, true
	}
	return past, lower == inflect(lemma, tag, past)
}

// irregular are past and participle of the verbs that need them.
var irregular = forms(`begin began begun
hold held held
find found found
leave left left
lead led led
run ran run
rise rose risen
fall fell fallen
cut cut cut
hit hit hit
strike struck struck
win won won
lose lost lost
build built built
buy bought bought
send sent sent
spend spent spent
pay paid paid
say said said
tell told told
speak spoke spoken
choose chose chosen
grow grew grown
show showed shown
draw drew drawn
throw threw thrown
drive drove driven
write wrote written
bring brought brought
catch caught caught
fight fought fought
seek sought sought
teach taught taught
keep kept kept
meet met met
feel felt felt
sell sold sold
stand stood stood
understand understood understood
break broke broken
bear bore borne
wear wore worn
swear swore sworn
shut shut shut
spread spread spread
let let let
set set set
put put put
make made made
become became become
come came come
beat beat beaten
hide hid hidden
ride rode ridden
sink sank sunk
shoot shot shot
deal dealt dealt
mean meant meant
bind bound bound
bend bent bent
lend lent lent
light lit lit
hurt hurt hurt
withdraw withdrew withdrawn
undertake undertook undertaken
overtake overtook overtaken
forbid forbade forbidden
foresee foresaw foreseen
quit quit quit
shake shook shaken
steal stole stolen
cling clung clung
flee fled fled
feed fed fed
lay laid laid
sleep slept slept
sweep swept swept
weep wept wept
stick stuck stuck
swing swung swung
forget forgot forgotten
learn learned learned
know knew known
see saw seen
give gave given
take took taken
go went gone
get got gotten
think thought thought
read read read
eat ate eaten
sit sat sat
lie lay lain
hang hung hung
bite bit bitten
blow blew blown
fly flew flown
tear tore torn
wake woke woken
freeze froze frozen
split split split
burst burst burst
cast cast cast
cost cost cost
bet bet bet
rid rid rid`)

func forms(text string) map[string][2]string {
	out := map[string][2]string{}
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		out[f[0]] = [2]string{f[1], f[2]}
	}
	return out
}

var doubled = set(`drop plan stop trim ban rob stir occur refer submit admit permit commit regret rebel cap
	equip transfer prefer compel propel control patrol jam skip ship slip strip wrap drag grab hop pop tap top
	shrug hug beg tug plot nod shed spot knit fit pat chat`)

// inflect puts a lemma, which may be several words of which the first is
// inflected, into a form.
func inflect(lemma string, tag news.Tag, f form) string {
	if f == plain {
		return lemma
	}
	head, rest, more := strings.Cut(lemma, " ")
	if more {
		rest = " " + rest
	}
	if tag == news.NOUN {
		return pluralOf(head) + rest
	}
	if f == past || f == participle {
		if p, ok := irregular[head]; ok {
			return p[f-past] + rest
		}
	}
	if f == third {
		return pluralOf(head) + rest
	}
	suffix := "ed"
	if f == gerund {
		suffix = "ing"
	}
	n := len(head)
	switch {
	case strings.HasSuffix(head, "ee") || strings.HasSuffix(head, "oe"):
		if f != gerund {
			suffix = "d"
		}
	case strings.HasSuffix(head, "ie") && f == gerund:
		head = head[:n-2] + "y"
	case strings.HasSuffix(head, "e"):
		head = head[:n-1]
	case strings.HasSuffix(head, "y") && f != gerund && !strings.ContainsRune("aeiou", rune(head[n-2])):
		head = head[:n-1] + "i"
	case doubled[head] || doubles(head):
		head += head[n-1:]
	case strings.HasSuffix(head, "c"):
		head += "k"
	}
	return head + suffix + rest
}

// doubles reports whether a verb of one syllable doubles its last letter.
func doubles(v string) bool {
	n := len(v)
	if n < 3 || n > 4 {
		return false
	}
	vowel := func(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }
	return vowel(v[n-2]) && !vowel(v[n-1]) && !vowel(v[n-3]) && strings.IndexByte("wxy", v[n-1]) < 0 && (n == 3 || !vowel(v[0]))
}

var plurals = map[string]string{
	"man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet",
	"life": "lives", "wife": "wives", "knife": "knives", "leaf": "leaves", "half": "halves", "wolf": "wolves", "shelf": "shelves", "thief": "thieves",
	"aircraft": "aircraft", "series": "series", "species": "species", "officers": "officers", "funds": "funds", "crisis": "crises", "analysis": "analyses",
}

func pluralOf(s string) string {
	if p, ok := plurals[s]; ok {
		return p
	}
	n := len(s)
	switch {
	case strings.HasSuffix(s, "man") && n > 5:
		return s[:n-3] + "men"
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "x"), strings.HasSuffix(s, "z"), strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"):
		return s + "es"
	case strings.HasSuffix(s, "y") && n > 1 && !strings.ContainsRune("aeiou", rune(s[n-2])):
		return s[:n-1] + "ies"
	case s == "go" || s == "do" || s == "veto" || s == "hero" || s == "echo":
		return s + "es"
	}
	return s + "s"
}

// substitute replaces a share of the replaceable words of s and returns how
// many it replaced.
func substitute(r *rand.Rand, s sentence, share float64) (replaced int) {
	for i := range s {
		var before word
		if i > 0 {
			before = s[i-1]
		}
		if before.is("n't", "not") && i > 1 {
			before = s[i-2]
		}
		options := synonyms(s[i], before)
		if len(options) == 0 || !chance(r, share) {
			continue
		}
		if s[i].tag == news.NOUN && strings.HasSuffix(s[i].text, "s") && before.is("a", "an") {
			continue
		}
		s[i].text, s[i].origin = pick(r, options), 0
		replaced++
	}
	articles(s)
	return replaced
}

// articles makes "a" and "an" fit what follows them.
func articles(s sentence) {
	for i := 0; i+1 < len(s); i++ {
		if !s[i].is("a", "an") || s[i].quote != 0 || s[i+1].origin != 0 {
			continue
		}
		n := "a"
		if strings.ContainsRune("aeiou", rune(strings.ToLower(s[i+1].text)[0])) && !strings.HasPrefix(s[i+1].text, "uni") && !strings.HasPrefix(s[i+1].text, "use") && !strings.HasPrefix(s[i+1].text, "one") {
			n = "an"
		} else if strings.HasPrefix(s[i+1].text, "hour") || strings.HasPrefix(s[i+1].text, "hono") {
			n = "an"
		}
		if english.IsCapitalised(s[i].text) {
			n = strings.ToUpper(n[:1]) + n[1:]
		}
		s[i].text = n
	}
}
