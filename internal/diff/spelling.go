package diff

import "strings"

// endings are those that the British and the American spelling differ in, the
// American one last; what stands before has leastBefore letters at least.
var endings = [...][2]string{
	{"isation", "ization"},
	{"ising", "izing"},
	{"ised", "ized"},
	{"ises", "izes"},
	{"ise", "ize"},
	{"iser", "izer"},
	{"ysing", "yzing"},
	{"ysed", "yzed"},
	{"yse", "yze"},
	{"gramme", "gram"},
	{"grammes", "grams"},
	{"ogue", "og"},
	{"ogues", "ogs"},
	{"ence", "ense"},
	{"ences", "enses"},
	{"tre", "ter"},
	{"tres", "ters"},
	{"bre", "ber"},
	{"wards", "ward"},
}

const leastBefore = 3

// spellings are words with two spellings that no ending tells, the American one
// last.
var spellings = map[string]string{
	"grey": "gray", "greys": "grays", "tyre": "tire", "tyres": "tires", "kerb": "curb", "kerbs": "curbs", "gaol": "jail",
	"mum": "mom", "mums": "moms", "plough": "plow", "ploughs": "plows", "okay": "ok",
	"towards": "toward", "amongst": "among", "whilst": "while", "amidst": "amid",
	"learnt": "learned", "burnt": "burned", "dreamt": "dreamed", "spelt": "spelled", "leapt": "leaped", "leant": "leaned", "spoilt": "spoiled",
	"sceptic": "skeptic", "sceptics": "skeptics", "sceptical": "skeptical", "scepticism": "skepticism",
	"judgement": "judgment", "judgements": "judgments", "acknowledgement": "acknowledgment", "ageing": "aging",
	"advisor": "adviser", "advisors": "advisers", "enquiry": "inquiry", "enquiries": "inquiries", "enquire": "inquire",
	"manoeuvre": "maneuver", "manoeuvres": "maneuvers", "aeroplane": "airplane", "aeroplanes": "airplanes", "aluminium": "aluminum",
	"fulfil": "fulfill", "enrol": "enroll", "instal": "install", "skilful": "skillful", "wilful": "willful", "jewellery": "jewelry",
	"practise": "practice", "practised": "practiced", "practising": "practicing", "pyjamas": "pajamas", "moustache": "mustache",
	"mould": "mold", "moulds": "molds", "artefact": "artifact", "artefacts": "artifacts", "cosy": "cozy", "tsar": "czar",
	"focussed": "focused", "focussing": "focusing", "yoghurt": "yogurt", "foetus": "fetus", "paediatric": "pediatric",
}

// Spelling is what the British and the American spelling of a normal form have
// in common, which need be neither: "labor" for "labour" and "labor",
// "traveled" for "travelled". It goes by letters alone, so that it tells
// whether two words that stand in one place are one, and no more.
func Spelling(normal string) string {
	if s, ok := spellings[normal]; ok {
		return s
	}
	if len(normal) < 5 {
		return normal
	}
	if i := strings.LastIndex(normal, "our"); i >= leastBefore {
		normal = normal[:i+1] + normal[i+2:]
	}
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(normal, e[0]); ok && len(stem) >= leastBefore {
			return stem + e[1]
		}
	}
	for _, e := range [...]string{"ed", "ing", "er", "ers"} {
		if stem, ok := strings.CutSuffix(normal, "ll"+e); ok && syllables(stem) > 1 {
			return stem + "l" + e
		}
	}
	return normal
}

func syllables(s string) (n int) {
	vowel := false
	for i := range len(s) {
		was := vowel
		vowel = strings.IndexByte("aeiouy", s[i]) >= 0
		if vowel && !was {
			n++
		}
	}
	return n
}
