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
v accept: embrace
v accuse: charge
v add: continue
v admit: acknowledge, concede
v agree: consent
v allow: permit
v announce: reveal, disclose, declare
v answer: reply, respond
v appear: seem
v appoint: name
v approve: endorse, sanction
v argue: contend, maintain
v arrest: detain
v arrive: turn up
v ask: request
v attack: assault
v attend: go to
v avoid: evade, sidestep
v back: support, endorse
v ban: outlaw, prohibit
v begin: start, commence
v believe: reckon
v block: halt, stop
v build: construct, erect
v buy: purchase
v cancel: scrap, call off
v carry: transport, bear
v cause: trigger, provoke
v challenge: dispute, contest
v change: alter, modify
v choose: select, pick
v cite: invoke
v claim: assert, contend, maintain
v close: shut
v collapse: cave in
v compare: liken
v complain: grumble
v condemn: denounce, deplore
v confirm: verify
v create: produce, generate
v criticize: fault, attack
v cut: reduce, trim, slash
v damage: harm
v decide: resolve, determine
v declare: state, proclaim
v defeat: beat
v defend: justify, uphold
v delay: postpone
v deliver: present
v demand: call for
v denounce: condemn, decry
v deny: reject
v describe: portray, depict
v destroy: wreck, demolish
v discover: find, detect
v discuss: debate
v dispute: contest, challenge
v doubt: question
v drop: fall, decline
v earn: pull in
v elect: choose
v emerge: surface, come out
v emphasize: stress, underscore
v end: conclude, finish
v escape: flee
v evacuate: clear
v examine: inspect, scrutinize
v expand: enlarge, widen
v expect: anticipate
v explain: clarify
v express: voice
v face: confront
v fail: collapse
v fall: drop, decline
v find: discover
v finish: complete, conclude
v fire: dismiss, sack
v flee: escape
v flood: inundate, swamp
v fly: travel
v focus: concentrate
v force: compel, oblige
v fund: finance, bankroll
v gather: assemble, collect
v grow: expand
v happen: occur
v help: assist, aid
v hide: conceal
v hire: recruit, engage
v hit: strike
v hold: stage
v hope: aspire
v hurt: injure
v identify: name
v improve: enhance
v include: contain, feature
v increase: boost, raise
v injure: hurt, wound
v insist: maintain
v inspect: examine, check
v investigate: probe, examine
v join: enter
v launch: start, begin
v learn: discover
v leave: depart, exit
v live: reside
v mock: ridicule, deride
v move: shift
v note: observe
v obtain: secure
v occur: happen
v offer: present, propose
v operate: run
v oppose: resist
v order: instruct, direct
v oust: remove, topple
v pick: choose, select
v plan: intend
v pledge: promise, vow
v postpone: put off, delay
v praise: commend, laud
v predict: forecast, foresee
v present: put forward
v prevent: stop, block
v produce: make, create
v promise: pledge, vow
v protect: shield, guard, safeguard
v provide: supply, furnish
v publish: release, issue
v question: challenge, doubt
v quote: cite
v raise: lift, increase
v reach: attain
v receive: obtain
v reduce: cut, lower
v refuse: decline
v reject: dismiss, refuse
v release: issue, publish
v remain: stay
v remember: recall
v remove: withdraw
v repair: mend, fix
v repeat: reiterate
v replace: supplant, substitute
v report: recount
v require: demand
v rescue: save
v resign: step down, quit
v respond: reply, react
v restore: revive
v review: examine, reassess
v rise: climb, increase
v save: rescue
v say: state, declare, remark
v search: comb, scour
v seek: pursue
v seem: appear
v send: dispatch
v show: reveal, demonstrate
v sign: ink
v spark: trigger, ignite
v speak: talk
v start: begin, launch
v stay: remain
v stop: halt, cease
v stress: emphasize, underline
v strike: hit
v study: examine, research
v suggest: propose
v supply: provide
v support: back, endorse
v teach: instruct
v tell: inform
v threaten: menace
v travel: journey
v trigger: spark, set off
v try: attempt, seek
v urge: press
v use: employ, utilize
v visit: tour
v vote: ballot
v vow: pledge, promise
v want: wish, desire
v warn: caution, alert
v watch: observe
v win: secure, capture
n accident: mishap
n accusation: charge, allegation
n agreement: accord, pact
n aid: help, assistance
n aide: assistant, staffer
n aim: goal, objective
n allegation: accusation, claim
n ally: partner
n amount: sum
n anger: fury, rage
n announcement: declaration
n answer: reply, response
n area: region, zone
n attacker: assailant
n attempt: effort, bid
n attention: notice
n attorney: lawyer
n audience: crowd
n backing: support
n battle: fight
n benefit: advantage, gain
n bill: measure
n blast: explosion
n board: panel
n boat: craft
n border: frontier
n building: structure
n business: company, enterprise
n businessman: entrepreneur, tycoon
n campaign: drive
n car: vehicle, automobile
n cause: reason
n challenge: test, hurdle
n chance: opportunity
n change: alteration, shift
n charge: accusation, allegation
n child: youngster
n citizen: national
n city: municipality
n claim: assertion, contention
n coach: trainer
n comment: remark
n committee: panel
n company: firm, business
n complaint: grievance
n concern: worry, anxiety
n conflict: clash, struggle
n contest: race
n contract: agreement
n cost: expense, price
n court: tribunal
n crash: collision
n crisis: emergency
n critic: detractor
n criticism: censure, disapproval
n crowd: throng
n customer: client, buyer
n cut: reduction
n damage: harm, destruction
n danger: peril, hazard
n deal: agreement, accord
n death: demise
n debate: discussion, argument
n decision: ruling, choice
n decline: fall, drop
n defeat: loss
n deficit: shortfall
n disease: illness, sickness
n doctor: physician
n document: paper, file
n donor: contributor, backer
n driver: motorist
n effort: attempt, endeavour
n election: poll
n employee: worker, staffer
n event: occasion
n evidence: proof
n expert: specialist
n explanation: account
n explosion: blast
n factory: plant
n fall: decline, drop
n farmer: grower
n fear: dread
n fight: battle, struggle
n fire: blaze
n firm: company
n flood: deluge
n friend: companion
n goal: aim, objective
n guard: watchman
n gun: firearm
n gunman: shooter
n hearing: session
n help: aid, assistance
n home: house, residence
n hope: expectation
n house: home, dwelling
n husband: spouse
n illness: disease
n immigrant: migrant, newcomer
n incident: event, episode
n income: revenue
n increase: rise, growth
n injury: wound
n inquiry: investigation, probe
n interview: conversation
n investigation: inquiry, probe
n island: isle
n issue: matter, question
n job: post, position
n journalist: reporter
n journey: trip
n law: statute
n lawmaker: legislator
n lawyer: attorney
n legislator: lawmaker
n letter: missive
n list: roster
n loss: setback
n match: game
n measure: step
n meeting: gathering, session
n message: note, communication
n mistake: error, blunder
n money: cash, funds
n neighborhood: quarter
n noise: din
n opinion: view
n opponent: rival, adversary
n opportunity: chance
n order: command, instruction
n organization: body, group
n outcome: result
n panel: committee
n passenger: traveler
n photo: picture, image
n picture: image
n plan: scheme, proposal
n plane: aircraft
n plant: factory
n pledge: promise
n policy: approach
n poll: survey
n position: stance
n power: authority
n pressure: strain
n price: cost
n problem: difficulty, trouble
n process: procedure
n profit: gain
n program: scheme
n project: undertaking, scheme
n promise: pledge, vow
n proposal: plan, suggestion
n pupil: student
n question: query
n race: contest
n rally: gathering, demonstration
n rating: score
n reason: cause
n reform: overhaul
n region: area
n remark: comment
n report: account
n reporter: journalist
n researcher: scientist
n resident: inhabitant
n response: reaction, reply
n result: outcome
n rise: increase, climb
n risk: danger, hazard
n rival: opponent, competitor
n river: waterway
n road: street, highway
n role: part, function
n roof: rooftop
n rule: regulation
n ruling: judgment, verdict
n rumor: whisper
n salary: pay
n scandal: affair
n scientist: researcher
n section: part, stretch
n ship: vessel
n shooter: gunman
n shop: store
n shortage: lack, deficit
n site: location
n speech: address
n staff: personnel
n statement: declaration
n step: move
n storm: tempest
n strike: walkout, stoppage
n student: pupil
n study: survey, investigation
n suggestion: proposal
n support: backing
n supporter: backer, follower
n system: network
n tactic: ploy
n talk: discussion
n teacher: educator
n team: squad, crew
n theft: robbery
n thief: robber, burglar
n threat: menace, danger
n topic: subject
n town: community
n trip: journey
n verdict: ruling
n victim: casualty
n victory: win, triumph
n view: opinion, outlook
n village: hamlet
n violence: bloodshed
n visit: call
n vote: ballot
n voter: elector
n wall: barrier
n war: conflict
n warning: alert, caution
n website: site, page
n wife: spouse
n worker: labourer, employee
a additional: extra
a afraid: scared, frightened
a angry: furious, irate
a aware: conscious
a big: large, great
a bitter: acrimonious
a bold: daring
a brief: short
a broad: wide
a certain: sure
a cheap: inexpensive
a clear: plain, evident
a common: widespread
a controversial: contentious, disputed
a correct: right
a critical: crucial, decisive
a current: present, existing
a dangerous: hazardous, perilous
a deadly: lethal, fatal
a different: distinct
a difficult: hard, tough
a eager: keen
a easy: simple
a empty: vacant, deserted
a entire: whole
a expensive: costly
a extensive: wide
a fair: just
a famous: renowned
a fast: quick, rapid
a fatal: deadly
a final: last
a foreign: overseas
a former: onetime, erstwhile
a frequent: regular
a full: complete
a good: fine, sound
a great: tremendous
a growing: rising, mounting
a happy: pleased, glad
a hard: difficult, tough
a harsh: severe
a heavy: weighty
a huge: enormous, massive
a immediate: instant
a important: significant, crucial
a initial: first
a key: crucial, central
a large: big, sizable
a latest: newest
a legal: lawful
a long: lengthy
a main: chief, principal
a major: main, principal
a many: numerous
a massive: huge, enormous
a nearby: neighbouring
a necessary: needed, required
a new: fresh
a old: aged
a ongoing: continuing
a original: initial
a outgoing: departing
a past: previous
a personal: private
a poor: needy
a possible: potential
a powerful: strong, mighty
a prominent: leading, notable
a quick: rapid, swift
a quiet: calm, silent
a rare: uncommon, unusual
a real: genuine, true
a recent: latest
a reluctant: unwilling
a rich: wealthy
a right: correct
a sad: sorrowful
a safe: secure
a separate: distinct
a serious: grave, severe
a several: various
a severe: grave, serious
a sharp: steep
a short: brief
a significant: important, considerable
a similar: comparable
a slow: sluggish
a small: little, modest
a strange: odd, peculiar
a strong: powerful, firm
a sudden: abrupt
a sure: certain
a terrible: awful, dreadful
a tiny: minuscule
a tired: weary
a top: leading
a tough: hard, rough
a unusual: uncommon, rare
a upcoming: forthcoming, coming
a vital: crucial
a weak: feeble
a whole: entire
a willing: prepared, ready
a worried: anxious, concerned
a wrong: mistaken
a young: youthful
r again: anew
r almost: nearly
r apparently: seemingly
r approximately: roughly
r badly: severely
r briefly: for a moment
r certainly: surely, definitely
r clearly: plainly, evidently
r completely: entirely, wholly
r currently: at present
r deeply: profoundly
r directly: straight
r easily: readily
r entirely: wholly, completely
r especially: particularly
r eventually: ultimately, finally
r exactly: precisely
r finally: lastly, eventually
r formally: officially
r frequently: often
r fully: completely
r heavily: strongly
r immediately: instantly, promptly
r increasingly: ever more
r initially: originally
r largely: mostly, chiefly
r mainly: mostly, chiefly
r mostly: mainly, largely
r nearly: almost
r often: frequently
r openly: publicly
r originally: initially
r particularly: especially
r perhaps: maybe
r possibly: perhaps
r previously: earlier, formerly
r probably: presumably
r publicly: openly
r quickly: rapidly, swiftly
r rapidly: quickly, swiftly
r recently: lately
r regularly: often
r repeatedly: time and again
r roughly: approximately
r seriously: gravely
r sharply: steeply
r simply: merely
r slowly: gradually
r sometimes: occasionally
r specifically: expressly
r strongly: firmly
r suddenly: abruptly
r together: jointly
r unfortunately: sadly
r usually: normally, generally
r widely: broadly
`)

// misfits are synonyms that WordNet offers for a commonest sense and that no
// editor would put there.
var misfits = table(`
v appear: look
v appoint: constitute
v approve: okay, sanction
v argue: reason
v ask: inquire
v benefit: profit
v block: bar, barricade
v call: dub, name
v cite: mention, refer
v complain: plain
v consider: contemplate, view, weigh
v conclude: reason
v confirm: affirm
v continue: persist
v criticize: attack
v deliver: bring
v die: expire
v discuss: discourse
v earn: make, realise, realize
v fail: collapse
v find: bump, encounter, locate
v hold: maintain
v hope: aspire, desire
v hurt: smart
v incite: prompt, propel
v kill: slay
v launch: establish, found
v look: peer
v lose: forfeit
v meet: convene, encounter
v move: travel
v open: launch
v pay: spend
v pledge: plight
v prompt: propel
v regard: consider, view
v replace: substitute
v require: need, oblige
v resign: renounce
v save: salvage, salve
v say: tell
v seem: look
v serve: function
v show: present
v sign: subscribe
v speak: mouth
v tell: say
v use: apply
v vote: ballot
n account: history
n activist: militant
n appointment: naming
n argument: statement
n attempt: try
n average: norm
n backlash: rebound
n basis: footing
n battle: engagement
n candidacy: campaigning
n career: calling
n center: middle
n comment: input
n controversy: arguing, contention, tilt
n corporation: corps
n cycle: round
n disclosure: revealing
n district: territory
n evidence: grounds
n effort: try
n expectation: outlook, prospect
n fight: engagement
n group: band, body
n growth: growing
n hall: hallway
n information: info
n investigator: researcher
n lack: want
n leadership: leading
n letter: note
n negotiation: talks
n partner: spouse
n photo: pic
n practice: pattern
n push: pushing
n radio: wireless
n reason: ground
n remark: input
n resignation: surrender
n result: consequence, effect, upshot
n seat: seating
n shot: shooting
n shooting: shot
n supporter: booster
n tax: taxation
n vote: balloting, voting
n voting: balloting, vote
a global: world
a main: master
a poor: hapless, miserable, pathetic
a radical: ultra
a single: individual
a wealthy: flush
r also: besides, likewise
r always: ever
r earlier: before
r fully: full
r however: notwithstanding, still
r simply: but, only
r soon: presently
`)

// kept are lemmas that are not replaced: words with too many senses, titles,
// units and what a figure or date is made of.
var kept = set(`about also including look be have do go get make take come give put see know think let set keep
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
	eight nine ten
	accord administration authority away ahead alone back before care case class close cost down draw early earlier
	enough establishment fewer further government hand health home individual instead larger later lead likely majority
	margin meanwhile member need oath official older only part place police press prime prove public rather
	regard rest return revenue run self serial source stage still super surround talk term terms terror total
	unlikely wake wing work working world`)

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
// word that is not replaceable. before and after are the words around it.
func synonyms(w, before, after word) []string {
	lower := strings.ToLower(w.text)
	if before.is("-", "–") || after.is("-", "–") && after.gap == "" || english.IsCapitalised(w.text) && english.IsWord(before.text) {
		return nil
	}
	if w.name != "" || w.quote != 0 || w.mark != 0 || !english.IsWord(w.text) || len(lower) < 4 || english.IsAllCaps(w.text) || strings.Contains(lower, "-") {
		return nil
	}
	switch w.tag {
	case news.VERB, news.NOUN, news.ADJ, news.ADV:
	default:
		return nil
	}
	lemma := wordnet.Base(lower, w.tag)
	if kept[lemma] || kept[lower] || kept[strings.TrimSuffix(lower, "s")] {
		return nil
	}
	if w.tag == news.VERB && after.is(particles...) && !intransitive[lemma] {
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

// particles make another verb of the one before them.
var particles = strings.Fields("about at away back by down for from into of off on out over to up with")

// intransitive are verbs that have synonyms which take the same prepositions.
var intransitive = set("announce agree arrive attempt begin conclude decide declare die emerge end erupt finish happen occur propose refuse remain say seek start state stay testify try want")

var seen = map[entry][]string{}

// alternatives are the lemmas that may stand for lemma: those of the house
// table, then those whose commonest sense in WordNet is its own, and that are neither rare nor of
// the same stem.
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
		if strings.ContainsAny(s, " -'.0123456789") || len(s) < 3 || kept[s] || frequency.Of(s) < 12 || stem(s) == stem(lemma) || slices.Contains(out, s) ||
			slices.Contains(misfits[key], s) || tag == news.NOUN && strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss") && plurals[s] == "" {
			continue
		}
		if slices.ContainsFunc(first(wordnet.Senses(s, tag), 1), func(sense int) bool { return slices.Contains(senses, sense) }) {
			out = append(out, s)
		}
	}
	seen[key] = out
	return out
}

func first[T any](list []T, n int) []T { return list[:min(n, len(list))] }

func stem(s string) string { return s[:min(len(s), 5)] }

// ambiguous reports whether a verb's past is written like its base form, or an
// adjective like such a verb.
func ambiguous(lower, lemma string, tag news.Tag) bool {
	past, ok := irregular[lemma]
	return tag == news.VERB && lower == lemma && ok && past[0] == lemma || tag == news.ADJ && irregular[lower][0] == lower
}

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
	case ambiguous(lower, lemma, tag):
		return plain, false
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
uphold upheld upheld
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
forgo forwent forgone
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

// beside are the words before and after word i of s.
func beside(s sentence, i int) (before, after word) {
	if i > 0 {
		before = s[i-1]
	}
	if i+1 < len(s) {
		after = s[i+1]
	}
	return before, after
}

// substitute replaces a share of the replaceable words of s and returns how
// many it replaced.
func substitute(r *rand.Rand, s sentence, share float64) (replaced int) {
	for i := range s {
		before, after := beside(s, i)
		if before.is("n't", "not") && i > 1 {
			before = s[i-2]
		}
		options := synonyms(s[i], before, after)
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
		if s[i].is("a", "an") && s[i].quote == 0 && s[i+1].origin == 0 {
			s[i].text = article(s[i], s[i+1])
		}
	}
}

// article is "a" or "an", as next asks for, in the case of a.
func article(a, next word) string {
	n := "a"
	low := strings.ToLower(next.text)
	hasPrefix := func(p string) bool { return strings.HasPrefix(low, p) }
	if strings.ContainsRune("aeiou", rune(low[0])) && !slices.ContainsFunc([]string{"uni", "use", "usu", "one", "eu"}, hasPrefix) || hasPrefix("hour") || hasPrefix("hono") {
		n = "an"
	}
	if english.IsCapitalised(a.text) {
		n = strings.ToUpper(n[:1]) + n[1:]
	}
	return n
}
