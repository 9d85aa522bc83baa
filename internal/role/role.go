// Package role tells whether two titles can be those of one person at one time.
//
// "Secretary of Defense", "Defense Secretary", "Pentagon chief" and "the US
// military secretary" name one office; "Defense Minister" is not its name, and
// "president-elect" is not "president". A title is read into its parts: the
// rank ("secretary", "minister"), the field ("defense", "state"), whom it
// serves ("U.S.", "Texas"), and what qualifies it ("former", "deputy",
// "acting", "elect"). Titles contradict only where the parts that both give
// cannot be one office; a title that says less ("the secretary") agrees with
// one that says more, and different offices ("chairman", "father of two")
// are not compared, since one person holds many.
package role

import "strings"

// Title is a role read into its parts.
type Title struct {
	Rank    string // canonical: "secretary", "minister", "president", …
	Field   string // canonical: "defense", "foreign", …
	Serves  string // canonical: "us", "uk", "texas", …
	Former  bool
	Acting  bool
	Deputy  bool
	Elect   bool
	Nominee bool
	Party   string // "republican", "democrat"
	short   bool   // the words hold nothing beyond these parts
}

// ranks are the heads of titles and the rank that each stands for.
var ranks = map[string]string{
	"secretary": "secretary", "secretaries": "secretary", "sec": "secretary", "minister": "minister", "president": "president",
	"premier": "prime minister", "chancellor": "chancellor", "governor": "governor", "gov": "governor", "senator": "senator",
	"sen": "senator", "representative": "representative", "rep": "representative", "congressman": "representative",
	"congresswoman": "representative", "mayor": "mayor", "ambassador": "ambassador", "envoy": "envoy", "attorney": "attorney",
	"lawyer": "attorney", "judge": "judge", "justice": "justice", "sheriff": "sheriff", "director": "director", "chief": "chief",
	"head": "chief", "boss": "chief", "leader": "leader", "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "chair": "chair",
	"ceo": "ceo", "c.e.o": "ceo", "general": "general", "gen": "general", "colonel": "colonel", "col": "colonel", "captain": "captain", "capt": "captain",
	"lieutenant": "lieutenant", "lt": "lieutenant", "sergeant": "sergeant", "sgt": "sergeant", "major": "major", "maj": "major",
	"admiral": "admiral", "commander": "commander", "king": "king", "queen": "queen", "prince": "prince", "princess": "princess",
	"pope": "pope", "bishop": "bishop", "archbishop": "archbishop", "cardinal": "cardinal", "speaker": "speaker", "whip": "whip",
	"spokesman": "spokesperson", "spokeswoman": "spokesperson", "spokesperson": "spokesperson", "professor": "professor",
	"coach": "coach", "commissioner": "commissioner", "counsel": "counsel", "prosecutor": "prosecutor", "superintendent": "superintendent",
	"principal": "principal", "dean": "dean", "treasurer": "treasurer", "councillor": "councillor", "councilman": "councillor",
	"councilwoman": "councillor", "inspector": "inspector", "constable": "constable", "marshal": "marshal", "warden": "warden",
	"foreman": "foreman", "magistrate": "magistrate", "ombudsman": "ombudsman", "rector": "rector", "provost": "provost", "chaplain": "chaplain",
	"rabbi": "rabbi", "imam": "imam", "vicar": "vicar", "curator": "curator", "consul": "consul", "corporal": "corporal", "brigadier": "brigadier",
	"commodore": "commodore", "foreperson": "foreman", "headmaster": "principal", "headteacher": "principal", "registrar": "registrar",
	"coroner": "coroner", "auditor": "auditor", "comptroller": "comptroller", "alderman": "alderman", "adviser": "adviser", "advisor": "adviser", "editor": "editor",
}

// occupations are what people are by trade, for readers of two texts that call
// one person by different ones. None has a field or a rank among others.
var occupations = setOf(`accountant activist actor actress agent aide analyst architect artist author banker broker builder
		captain chemist clerk columnist consultant contractor correspondent designer detective developer doctor driver economist engineer
		executive farmer fisherman founder geologist historian investigator investor journalist landlord lobbyist manager mechanic merchant
		midwife musician nurse officer operator organizer owner painter pastor pharmacist photographer physician pilot planner poet
		pollster priest producer programmer publisher ranger reporter researcher retailer sailor salesman scholar scientist singer
		sociologist soldier spokesman strategist surgeon surveyor teacher technician trader trustee veterinarian waiter writer
		author chef firefighter guard librarian paramedic plumber porter professor steward tutor`)

// IsOccupation reports whether word, in lower case, is the head of a title or
// what people are by trade.
func IsOccupation(word string) bool { return occupations[word] || ranks[word] != "" }

// trades are words for one trade, or for a kind of it: a reporter is a
// journalist.
var trades = []map[string]bool{
	setOf("journalist reporter correspondent columnist writer"), setOf("writer author poet novelist screenwriter"), setOf("actor actress"),
	setOf("doctor physician surgeon"), setOf("detective investigator officer"), setOf("researcher scientist scholar"),
	setOf("scientist chemist geologist engineer"), setOf("analyst economist strategist consultant"), setOf("teacher professor tutor"),
	setOf("executive manager"), setOf("farmer rancher"), setOf("driver operator"), setOf("musician singer"), setOf("merchant trader retailer salesman"),
	setOf("founder owner"), setOf("builder contractor"), setOf("aide consultant strategist adviser advisor"), setOf("priest pastor"), setOf("activist organizer"),
}

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// OneTrade reports whether two words, in lower case, may be said of one
// person's work.
func OneTrade(a, b string) bool {
	for _, t := range trades {
		if t[a] && t[b] {
			return true
		}
	}
	return false
}

// fields are the words for what an office looks after.
var fields = map[string]string{
	"defense": "defense", "defence": "defense", "military": "defense", "pentagon": "defense", "war": "war", "state": "state",
	"foreign": "foreign", "interior": "interior", "home": "home", "treasury": "treasury", "finance": "finance", "justice": "justice",
	"homeland": "homeland", "health": "health", "education": "education", "energy": "energy", "transportation": "transport",
	"transport": "transport", "transit": "transport", "labor": "labor", "labour": "labor", "agriculture": "agriculture", "farm": "agriculture",
	"commerce": "commerce", "trade": "trade", "environment": "environment", "housing": "housing", "culture": "culture", "sports": "sport",
	"police": "police", "fire": "fire", "press": "press", "prime": "prime", "vice": "vice", "intelligence": "intelligence", "navy": "navy",
	"army": "army", "veterans": "veterans", "security": "security", "budget": "budget", "economy": "economy", "water": "water",
	"majority": "majority", "minority": "minority", "tourism": "tourism", "planning": "planning", "harbour": "harbor", "harbor": "harbor",
	"fisheries": "fisheries", "development": "development", "works": "works", "fbi": "fbi", "cia": "cia", "nato": "nato", "epa": "epa",
}

// serves are the words for whom an office serves.
var serves = map[string]string{
	"u.s": "us", "us": "us", "u.s.": "us", "american": "us", "america": "us", "united states": "us", "uk": "uk", "u.k": "uk", "u.k.": "uk", "british": "uk",
	"britain": "uk", "united kingdom": "uk", "russian": "russia", "russia": "russia", "ukrainian": "ukraine", "ukraine": "ukraine",
	"german": "germany", "germany": "germany", "french": "france", "france": "france", "chinese": "china", "china": "china",
	"israeli": "israel", "israel": "israel", "iranian": "iran", "iran": "iran", "iraqi": "iraq", "iraq": "iraq", "afghan": "afghanistan",
	"afghanistan": "afghanistan", "canadian": "canada", "canada": "canada", "mexican": "mexico", "mexico": "mexico", "japanese": "japan",
	"japan": "japan", "indian": "india", "india": "india", "pakistani": "pakistan", "pakistan": "pakistan", "turkish": "turkey",
	"turkey": "turkey", "italian": "italy", "italy": "italy", "spanish": "spain", "spain": "spain", "polish": "poland", "poland": "poland",
	"dutch": "netherlands", "belgian": "belgium", "belgium": "belgium", "greek": "greece", "greece": "greece", "egyptian": "egypt",
	"egypt": "egypt", "syrian": "syria", "syria": "syria", "saudi": "saudi arabia", "korean": "korea", "australian": "australia",
	"australia": "australia", "brazilian": "brazil", "brazil": "brazil", "venezuelan": "venezuela", "venezuela": "venezuela",
	"cuban": "cuba", "cuba": "cuba", "swedish": "sweden", "sweden": "sweden", "norwegian": "norway", "norway": "norway", "danish": "denmark",
	"finnish": "finland", "finland": "finland", "swiss": "switzerland", "austrian": "austria", "austria": "austria", "hungarian": "hungary",
	"hungary": "hungary", "czech": "czechia", "irish": "ireland", "ireland": "ireland", "jordanian": "jordan", "jordan": "jordan",
	"lebanese": "lebanon", "lebanon": "lebanon", "libyan": "libya", "libya": "libya", "nigerian": "nigeria", "nigeria": "nigeria",
	"kenyan": "kenya", "kenya": "kenya", "portuguese": "portugal", "portugal": "portugal", "estonian": "estonia", "estonia": "estonia",
	"latvian": "latvia", "lithuanian": "lithuania", "romanian": "romania", "bulgarian": "bulgaria", "serbian": "serbia", "croatian": "croatia",
	"republican": "", "democratic": "",
}

// twoWords are names of offices that are one part written as two words.
var twoWords = map[string]string{
	"prime minister": "premier", "attorney general": "attorney-general", "secretary general": "secretary-general",
	"united states": "us", "united kingdom": "uk", "white house": "white-house", "vice president": "vice-president",
	"chief executive": "ceo", "press secretary": "press-secretary", "special counsel": "special-counsel", "chief justice": "chief-justice",
	"house speaker": "speaker", "first lady": "first-lady", "district attorney": "district-attorney", "lieutenant governor": "lieutenant-governor",
	"chief of": "chief", "foreign affairs": "foreign", "home affairs": "home", "solicitor general": "solicitor-general",
	"surgeon general": "surgeon-general", "majority leader": "majority-leader", "minority leader": "minority-leader",
	"deputy chief": "deputy chief", "national security": "national-security",
}

// compoundRanks are the ranks that the joined words of twoWords are.
var compoundRanks = map[string]bool{
	"attorney-general": true, "secretary-general": true, "vice-president": true, "press-secretary": true, "special-counsel": true,
	"chief-justice": true, "first-lady": true, "district-attorney": true, "lieutenant-governor": true, "solicitor-general": true,
	"surgeon-general": true, "majority-leader": true, "minority-leader": true,
}

// Parse reads a role as an article writes it.
func Parse(role string) Title {
	t := Title{short: true}
	words := split(role)
	for i := 0; i < len(words); i++ {
		w := words[i]
		if i+1 < len(words) {
			if joined, ok := twoWords[w+" "+words[i+1]]; ok {
				w = joined
				i++
			}
		}
		t.read(w)
	}
	return t
}

// split is the words of role in lower case: letters with inner full stops,
// hyphenated words in parts.
func split(role string) []string {
	f := strings.FieldsFunc(strings.ToLower(role), func(c rune) bool {
		return c == ' ' || c == ',' || c == '-' || c == '–' || c == '\n' || c == '\t' || c == '(' || c == ')' || c == '/' || c == '\u00a0'
	})
	for i, w := range f {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "’s"), "'s")
		f[i] = strings.Trim(w, ".'\"’“”‘:;")
	}
	return f
}

// read adds one word to the title.
func (t *Title) read(w string) {
	switch w {
	case "", "the", "of", "for", "a", "an", "and", "his", "her", "its", "their", "to", "in", "at", "department", "ministry", "office":
		return
	case "former", "ex", "onetime", "then", "late", "retired", "outgoing", "longtime":
		t.Former = t.Former || w != "outgoing" && w != "longtime"
		return
	case "acting", "interim":
		t.Acting = true
		return
	case "deputy", "vice", "assistant", "associate", "under":
		t.Deputy = true
		return
	case "elect", "incoming":
		t.Elect = true
		return
	case "nominee", "candidate", "hopeful", "contender", "designate":
		t.Nominee = true
		return
	case "republican", "r", "gop":
		t.Party = "republican"
		return
	case "democrat", "democratic", "d":
		t.Party = "democrat"
		return
	case "premier":
		t.setRank("prime-minister")
		return
	case "vice-president":
		t.Deputy = true
		t.setRank("president")
		return
	}
	if compoundRanks[w] {
		t.setRank(w)
		return
	}
	if s, ok := serves[w]; ok && s != "" {
		if t.Serves == "" {
			t.Serves = s
		}
		return
	}
	if f, ok := fields[w]; ok && (t.Rank != "" || w != "state" && w != "justice") {
		if t.Field == "" {
			t.Field = f
		}
		return
	}
	if r, ok := ranks[w]; ok {
		t.setRank(r)
		return
	}
	t.short = false
}

func (t *Title) setRank(r string) {
	if t.Rank == "" || t.Rank == "general" || t.Rank == "chief" && r != "chief" {
		t.Rank = r
	}
}

// exclusive are sets of ranks of which a person holds one at a time, when the
// field and whom it serves do not differ.
var exclusive = [][]string{
	{"secretary", "minister"},
	{"senator", "representative", "governor"},
	{"prime-minister", "president"},
	{"president", "chancellor"},
	{"governor", "lieutenant-governor", "mayor"},
	{"king", "prince", "president"},
	{"bishop", "archbishop", "cardinal", "pope"},
	{"corporal", "sergeant", "lieutenant", "captain", "major", "colonel"},
	{"constable", "sergeant", "inspector", "superintendent", "commissioner"},
	{"attorney-general", "solicitor-general", "surgeon-general"},
	{"majority-leader", "minority-leader", "whip"},
	{"speaker", "whip"},
	{"judge", "prosecutor", "sheriff"},
	{"director", "secretary", "minister", "ambassador"},
}

// Compare is the relation of two titles of one person.
type Compare uint8

// The relations.
const (
	Unrelated Compare = iota // different offices, or too little is said
	Same                     // one office
	Differ                   // the words cannot both be right at one time
)

// Relate tells how two roles that articles give to one person stand to each
// other.
func Relate(a, b string) Compare { return Relation(Parse(a), Parse(b)) }

// Relation is Relate for titles that were parsed already.
func Relation(a, b Title) Compare {
	if a.Rank == "" || b.Rank == "" || a.Former != b.Former {
		return Unrelated
	}
	if a.Party != "" && b.Party != "" && a.Party != b.Party {
		return Differ
	}
	placesDiffer := a.Serves != "" && b.Serves != "" && a.Serves != b.Serves
	fieldsDiffer := a.Field != "" && b.Field != "" && a.Field != b.Field
	switch {
	case a.Rank == b.Rank:
		return sameRank(a, b, placesDiffer, fieldsDiffer)
	case chiefOf(a, b) || chiefOf(b, a):
		return Same
	case fieldsDiffer || placesDiffer:
		return Unrelated
	case excluded(a, b) && !a.Nominee && !b.Nominee && !a.Elect && !b.Elect:
		return Differ
	default:
		return Unrelated
	}
}

func sameRank(a, b Title, placesDiffer, fieldsDiffer bool) Compare {
	switch {
	case a.Nominee || b.Nominee:
		return Unrelated // a candidate is called by the office too
	case fieldsDiffer || placesDiffer:
		if general(a.Rank) {
			return Unrelated
		}
		return Differ
	case a.Elect != b.Elect:
		return Differ
	case a.Deputy != b.Deputy:
		if !a.short || !b.short || !hasDeputy[a.Rank] {
			return Unrelated
		}
		return Differ
	default:
		return Same
	}
}

// hasDeputy are the ranks whose deputy is somebody else.
var hasDeputy = map[string]bool{
	"mayor": true, "secretary": true, "minister": true, "prime-minister": true, "governor": true, "commissioner": true, "ambassador": true,
	"attorney-general": true, "secretary-general": true, "chancellor": true, "premier": true,
}

// general reports whether one person may hold several offices of a rank, or
// the rank says little.
func general(rank string) bool {
	switch rank {
	case "chief", "leader", "chair", "director", "spokesperson", "professor", "attorney", "adviser", "editor", "coach", "captain", "president", "secretary-general", "counsel", "commander", "prosecutor", "ceo", "envoy", "general":
		return true
	}
	return false
}

// chiefOf reports whether a is a loose name of the office b: "Pentagon chief",
// "defense boss".
func chiefOf(a, b Title) bool {
	return a.Rank == "chief" && a.Field != "" && a.Field == b.Field && a.Deputy == b.Deputy && (a.Serves == "" || b.Serves == "" || a.Serves == b.Serves)
}

func excluded(a, b Title) bool {
	for _, set := range exclusive {
		hasA, hasB := false, false
		for _, r := range set {
			hasA = hasA || r == a.Rank
			hasB = hasB || r == b.Rank
		}
		if !hasA || !hasB {
			continue
		}
		switch set[0] {
		case "secretary", "director":
			return a.Field != "" && a.Field == b.Field
		case "prime-minister":
			return a.Deputy == b.Deputy
		case "president", "king":
			return a.Serves != "" && a.Serves == b.Serves && a.Deputy == b.Deputy
		case "governor":
			return a.Deputy == b.Deputy
		default:
			return true
		}
	}
	return false
}

// IsPart reports whether a word can be a part of a title: its rank, its field,
// whom it serves, or what qualifies it.
func IsPart(word string) bool {
	w := strings.Trim(strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(word), "’s"), "'s"), ".")
	if strings.Contains(w, "-") {
		for part := range strings.SplitSeq(w, "-") {
			if !IsPart(part) {
				return false
			}
		}
		return true
	}
	_, isRank := ranks[w]
	_, isField := fields[w]
	_, isServed := serves[w]
	switch w {
	case "former", "acting", "interim", "deputy", "vice", "elect", "assistant", "then", "ex", "republican", "democratic", "attorney", "united", "states":
		return true
	}
	return isRank || isField || isServed
}
