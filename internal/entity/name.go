package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// honorifics are the titles that are no role, and the gender that they show.
var honorifics = map[string]Gender{
	"mr": Male, "mr.": Male, "mister": Male, "sir": Male, "lord": Male, "herr": Male, "señor": Male, "monsieur": Male,
	"mrs": Female, "mrs.": Female, "ms": Female, "ms.": Female, "miss": Female, "mme": Female, "mme.": Female,
	"madame": Female, "madam": Female, "lady": Female, "dame": Female, "baroness": Female, "frau": Female,
	"dr": AnyGender, "dr.": AnyGender, "mx": AnyGender, "mx.": AnyGender, "rev": AnyGender, "rev.": AnyGender,
	"hon": AnyGender, "hon.": AnyGender, "prof": AnyGender, "prof.": AnyGender,
}

// suffixes end a name without being part of the surname.
var suffixes = map[string]bool{
	"jr": true, "jr.": true, "sr": true, "sr.": true, "ii": true, "iii": true, "iv": true, "esq": true, "esq.": true,
	"m.d.": true, "ph.d.": true, "phd": true, "md": true, "obe": true, "cbe": true, "qc": true, "kc": true,
}

// generations tell people with one name apart.
var generations = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// generationOf is the "jr" that ends a name, "" for none.
func generationOf(name string) string {
	last := strings.TrimSuffix(strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:]), ".")
	if generations[last] && last != strings.ToLower(name) {
		return last
	}
	return ""
}

// legalForms end an organisation's name without telling it apart.
var legalForms = map[string]bool{
	"inc": true, "inc.": true, "corp": true, "corp.": true, "co": true, "co.": true, "ltd": true, "ltd.": true, "llc": true,
	"plc": true, "llp": true, "ag": true, "sa": true, "s.a.": true, "gmbh": true, "nv": true, "n.v.": true, "corporation": true,
	"company": true, "limited": true, "incorporated": true, "group": true, "holdings": true,
}

// smallWords are left out of acronyms and of the comparison of organisations.
var smallWords = map[string]bool{
	"of": true, "the": true, "for": true, "and": true, "&": true, "in": true, "on": true, "to": true, "a": true, "at": true, "de": true,
}

// shortNames maps a first name to the one it is short for; where two full
// names share a short one, the commoner has it.
var shortNames = makeShortNames(`
abraham:abe alexander:alex,alec,sasha alexandra:alexandria andrew:andy,drew anthony:tony,antonio
barbara:barb,barbie benjamin:ben,benny,benji bernard:bernie,bernardo catherine:cathy,cate,kate,katie,kathy,kathryn,katherine,katharine,kit
charles:charlie,chuck,carlos christine:christina,chrissy,tina christopher:chris,kit daniel:dan,danny david:dave,davey deborah:debbie,deb,debra
donald:don,donnie dorothy:dot,dottie douglas:doug edward:ed,eddie,ted,teddy,ned elizabeth:liz,beth,betsy,betty,eliza,lizzie,elisabeth
eugene:gene florence:flo franklin:frank frederick:fred,freddie,freddy gabriel:gabe gerald:gerry,jerry gregory:greg
harold:hal,harry,henry isabella:bella jacob:jake james:jim,jimmy,jamie jeffrey:jeff,geoffrey,geoff jennifer:jen,jenny jessica:jess,jessie
john:jack,johnny,jon jonathan:jonny joseph:joe,joey,josef,yosef joshua:josh judith:judy kenneth:ken,kenny kimberly:kim lawrence:larry,laurence leonard:len,lenny
leonid:leo louis:lou,lewis,louie madeleine:maddie margaret:maggie,meg,peggy,marge,margie martin:marty matthew:matt
michael:mike,mick,mickey,mikhail mitchell:mitch mohammed:mohamed,muhammad,mohammad,muhammed,mehmet nancy:nan nathaniel:nate,nathan nicholas:nick,nicky,nicolas,nikolai
pamela:pam patricia:pat,patty,tricia,trish patrick:paddy peter:pete philip:phil,phillip,philippe rachel:rach randall:randy raymond:ray rebecca:becky,becca
richard:rick,rich,dick,ricky,richie robert:bob,bobby,rob,robbie,bert roderick:rod ronald:ron,ronnie samuel:sam,sammy sandra:sandy
sergei:sergey,serhii,serhiy,sergiy stephen:steve,steven,stephan,stefan susan:sue,suzy,susie suzanne:suzan theodore:theo thomas:tom,tommy timothy:tim,timmy
valerie:val vincent:vince,vinny virginia:ginny vladimir:volodymyr,vlad walter:walt wilfred:wilf william:bill,will,billy,willie,liam zachary:zach,zack
alan:allan,allen,al albert:al alfred:alf,alfie arthur:art amanda:mandy ashley:ash bradley:brad calvin:cal cynthia:cindy dennis:denny clifford:cliff
`)

func makeShortNames(list string) map[string]string {
	m := map[string]string{}
	for _, entry := range strings.Fields(list) {
		full, shorts, _ := strings.Cut(entry, ":")
		m[full] = full
		for _, s := range strings.Split(shorts, ",") {
			if _, taken := m[s]; !taken {
				m[s] = full
			}
		}
	}
	return m
}

// maxNameWords bounds the words of a name that are compared.
const maxNameWords = 12

// nameWords are the words of a name, folded, without honorifics, suffixes,
// possessive endings, nicknames in quotation marks and punctuation.
func nameWords(name string) []string {
	fields := strings.FieldsFunc(fold(name), func(r rune) bool {
		return unicode.IsSpace(r) || r == '-' || r == ',' || r == '(' || r == ')' || r == '/'
	})
	fields = fields[:min(len(fields), maxNameWords)]
	words := fields[:0]
	for _, w := range fields {
		if strings.ContainsAny(w[:1], `"'“`) && len(w) > 2 {
			continue
		}
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "'")
		if _, title := honorifics[w]; w == "" || title && len(fields) > 1 || suffixes[w] && len(fields) > 1 {
			continue
		}
		words = append(words, w)
	}
	return words
}

// spellings makes transliterations of one name alike. The pairs are the usual
// differences between systems for Cyrillic, Arabic and German names.
var spellings = strings.NewReplacer(
	"yy", "i", "iy", "i", "yi", "i", "ii", "i", "ij", "i", "y", "i", "j", "i",
	"kh", "h", "gh", "g", "ph", "f", "tsch", "c", "tch", "c", "sch", "s", "sh", "s", "zh", "z", "ck", "k", "q", "k", "x", "ks",
	"ou", "u", "oo", "u", "ee", "i", "w", "v", "oe", "o", "ae", "a", "ue", "u", "'", "", ".", "", "`", "")

// skeleton is a folded word with its spelling made regular and no letter twice
// in a row.
func skeleton(word string) string {
	s := spellings.Replace(word)
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		if len(b) == 0 || b[len(b)-1] != s[i] {
			b = append(b, s[i])
		}
	}
	return string(b)
}

// Key is a name in normal form: without case, diacritics, titles, suffixes,
// hyphens and the differences between transliterations, so that "Volodymyr
// Zelenskyy" and "Mr. Volodymyr Zelensky" have one key. Names that share a key
// are the same; names of one person may have several keys, see [SameName].
func Key(name string) string {
	words := nameWords(name)
	for i, w := range words {
		words[i] = skeleton(w)
	}
	for len(words) > 1 && (legalForms[words[len(words)-1]] || words[len(words)-1] == "") {
		words = words[:len(words)-1]
	}
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// SameName reports whether a and b can name the same person, organisation or
// place: "Pete Hegseth" and "Hegseth", "Jim Roe" and "James R. Roe", "NATO" and
// "North Atlantic Treaty Organization", "Kyiv Post" and "the Kyiv Post". It is
// not transitive: "Roe" is both "Jane Roe" and "John Roe".
func SameName(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
		a, b = b, a
	}
	if len(x) == 1 {
		return sameWord(x[0], y[len(y)-1]) || sameWord(x[0], y[0]) && !smallWords[x[0]] || isAcronymOf(a, y)
	}
	return samePerson(x, y) || Key(a) == Key(b)
}

// SameFullName reports whether two names of at least two words each can be one
// person's, of one generation: "Ada Roe" and "Ada J. Roe", not "Ada Roe Jr.".
func SameFullName(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	return len(x) > 1 && len(y) > 1 && generationOf(a) == generationOf(b) && SameName(a, b)
}

func sameWord(a, b string) bool { return a == b || skeleton(a) == skeleton(b) }

// samePerson compares two full names of at least two words each.
func samePerson(x, y []string) bool {
	if !sameWord(x[len(x)-1], y[len(y)-1]) {
		return false
	}
	if sameFirst(x[0], y[0]) {
		return middlesAgree(x[1:len(x)-1], y[1:len(y)-1])
	}
	// "J. Robert Roe" and "Robert Roe"
	return len(y) > 2 && isInitial(y[0]) && sameFirst(x[0], y[1])
}

// middlesAgree reports whether no middle name of one speaks against the other.
func middlesAgree(a, b []string) bool {
	if len(a) != len(b) {
		return true
	}
	for i := range a {
		if !sameFirst(a[i], b[i]) {
			return false
		}
	}
	return true
}

// sameFirst reports whether two first names can be one: alike, an initial, or
// one short for the other.
func sameFirst(a, b string) bool {
	if sameWord(a, b) {
		return true
	}
	if isInitial(a) || isInitial(b) {
		return a[0] == b[0]
	}
	full, ok := shortNames[a]
	return ok && full == shortNames[b]
}

func isInitial(w string) bool {
	return len(w) == 1 || len(w) == 2 && w[1] == '.' || len(w) == 4 && w[1] == '.' && w[3] == '.'
}

// isAcronymOf reports whether acronym ("NTSB", "N.T.S.B.", "NATO") is made of
// the initials of the folded words, with or without the small ones.
func isAcronymOf(acronym string, words []string) bool {
	letters := make([]byte, 0, 8)
	for i := range len(acronym) {
		switch c := acronym[i]; {
		case 'A' <= c && c <= 'Z':
			letters = append(letters, c|0x20)
		case c == '.' || c == '&':
		default:
			return false
		}
	}
	if len(letters) < 2 || len(words) < 2 {
		return false
	}
	return initialsAre(letters, words, true) || initialsAre(letters, words, false)
}

func initialsAre(letters []byte, words []string, skipSmall bool) bool {
	n := 0
	for _, w := range words {
		if skipSmall && smallWords[w] {
			continue
		}
		if n == len(letters) || w[0] != letters[n] {
			return false
		}
		n++
	}
	return n == len(letters)
}

// startsUpper reports whether s begins with an upper-case letter.
func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
