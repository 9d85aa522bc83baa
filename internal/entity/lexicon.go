package entity

import "strings"

// reporting are the verbs that stand before or after who said something.
var reporting = wordSet(`said says say told tells tell added adds asked asks wrote writes tweeted tweets posted announced
announces warned warns argued argues claimed claims insisted insists explained explains replied replies responded responds
stated states noted notes admitted admits acknowledged acknowledges denied denies declared declares suggested suggests
testified predicted concluded vowed promised pledged urged continued recalled remarked quipped joked complained countered
observed maintained asserted asserts alleged alleges accused confirmed confirms revealed reported reports cautioned
stressed emphasized emphasised described called calls thinks thought believes believed hopes feels felt shouted exclaimed
answered boasted lamented conceded contended opined reiterated repeated retorted tells commented demanded`)

// titles stand before a name, and are roles also where the tagger has them as
// part of something else.
var titles = wordSet(`president vice-president senator sen sen. representative rep rep. reps. sens. congressman congresswoman governor
gov gov. mayor secretary minister premier chancellor speaker leader whip chairman chairwoman chair chief director general gen gen.
admiral adm adm. colonel col col. captain capt capt. major maj maj. lieutenant lt lt. sergeant sgt sgt. corporal private judge justice
attorney prosecutor sheriff commissioner ambassador envoy king queen prince princess pope bishop archbishop cardinal pastor
spokesman spokeswoman spokesperson coach professor prof detective officer inspector superintendent counsel prime-minister
councilman councilwoman councilor councillor assemblyman assemblywoman delegate lord ayatollah imam rabbi sheikh emperor
empress emir sultan taoiseach undersecretary deputy treasurer comptroller editor columnist correspondent anchor host`)

// parties are the words for the American parties.
var parties = map[string]byte{"democratic": 'd', "democrat": 'd', "republican": 'r', "gop": 'r'}

func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// roleClass maps words for a role to one of their kind.
var roleClass = classes(
	"senator sen sen. sens.", "representative rep rep. reps. congressman congresswoman congressperson", "governor gov gov.",
	"general gen gen.", "colonel col col.", "captain capt capt.", "lieutenant lt lt.", "sergeant sgt sgt.", "admiral adm adm.",
	"professor prof prof.", "spokesman spokeswoman spokesperson", "chairman chairwoman chair chairperson",
	"lawyer attorney counsel solicitor barrister", "policeman policewoman officer", "actor actress",
	"minister secretary", "justice judge", "head chief leader boss director", "author writer", "reporter journalist correspondent",
)

func classes(lists ...string) map[string]string {
	m := map[string]string{}
	for _, list := range lists {
		words := strings.Fields(list)
		for _, w := range words {
			m[w] = words[0]
		}
	}
	return m
}

// broader maps a word for a role to the words that may also be used of it.
var broader = map[string]map[string]bool{
	"lawmaker":    wordSet("senator representative congressman mp legislator delegate"),
	"legislator":  wordSet("senator representative mp delegate"),
	"congressman": wordSet("representative"),
	"politician":  wordSet("senator representative mp governor mayor president minister leader candidate"),
	"official":    wordSet("secretary minister director commissioner administrator spokesman deputy adviser"),
	"head":        wordSet("minister secretary president chairman executive commander secretary-general director administrator commissioner general ceo"),
	"diplomat":    wordSet("ambassador envoy minister secretary"),
	"candidate":   wordSet("nominee contender senator governor"),
	"nominee":     wordSet("candidate judge"),
	"businessman": wordSet("executive founder owner developer mogul ceo"),
	"executive":   wordSet("ceo president chairman founder"),
	"ceo":         wordSet("executive"),
	"officer":     wordSet("sergeant lieutenant captain detective deputy"),
	"commander":   wordSet("general admiral colonel captain"),
	"aide":        wordSet("adviser secretary assistant staffer"),
	"adviser":     wordSet("advisor aide counselor"),
	"republican":  wordSet("senator representative governor"),
	"democrat":    wordSet("senator representative governor"),
}

// genericGroups are the nouns for any organisation of a sort, which refer to
// the organisation spoken of last.
var genericGroups = wordSet(`company firm agency department group organization organisation bank party committee panel
court board commission union airline university school network newspaper magazine team club council ministry
association institute foundation office bureau corporation manufacturer maker retailer carrier outlet alliance`)

// businesses are those of them whose names have no article.
var businesses = wordSet("company firm airline corporation manufacturer maker retailer carrier")
