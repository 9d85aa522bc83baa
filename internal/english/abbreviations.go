package english

import "strings"

// abbreviation tells how an abbreviation with a full stop behaves.
type abbreviation uint8

const (
	notAbbreviated abbreviation = iota
	beforeName                  // "Sen.", "Mr.": a name follows
	beforeNumber                // "No.", "p.": one only where a number follows
	afterName                   // "Inc.", "Jr.": may end a sentence
	anywhere                    // "etc.", "p.m."
)

// abbreviations are the ones that lose more than the letters between stops;
// "U.S.", "p.m." and initials are told by their form. Keys are in lower case
// without the last stop.
var abbreviations = func() map[string]abbreviation {
	m := map[string]abbreviation{}
	for kind, list := range map[abbreviation]string{
		beforeName: `mr mrs ms mx dr prof rev fr sr hon sen rep gov gen col maj capt cpt lt cmdr cdr sgt cpl pvt adm
			brig pres supt det insp amb atty treas st ste mt ft mgr msgr rt messrs mmes sens reps gens govs drs
			dept asst assoc lieut vs v viz cf dist`,
		beforeNumber: `no nos p pp vol vols fig figs sec ch art op jan feb mar apr jun jul aug sep sept oct nov dec
			ca c approx par para cl`,
		afterName: `inc corp co cos ltd llc plc bros jr esq ave blvd rd pl sq hwy pkwy univ ala ariz ark calif colo
			conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore penn tenn tex va vt
			wash wis wyo ont que alta`,
		anywhere: `etc al eg ie est govt intl natl vs ed eds cent hr hrs min mins lb lbs oz sq cu mph tel ext repr
			jr ph.d ll.m ll.b b.sc m.sc`,
	} {
		for _, a := range strings.Fields(list) {
			m[a] = kind
		}
	}
	return m
}()

// abbreviationOf tells how word, without its last stop, behaves with one.
func abbreviationOf(word string) abbreviation {
	if len(word) > 6 {
		return notAbbreviated
	}
	if a, ok := abbreviations[word]; ok {
		return a
	}
	return abbreviations[strings.ToLower(word)]
}

// IsAbbreviation reports whether word, with its stop, is an abbreviation:
// "Sen.", "U.S.", "J.", "p.m.".
func IsAbbreviation(word string) bool {
	if len(word) < 2 || word[len(word)-1] != '.' {
		return false
	}
	stem := word[:len(word)-1]
	if abbreviationOf(stem) != notAbbreviated || len(stem) == 1 && isLetterByte(stem[0]) {
		return true
	}
	return strings.Contains(stem, ".") && isLetterByte(stem[0])
}
