package entity

import "strings"

// nounFlags says what a noun means, as nouns.bin has it.
type nounFlags uint8

const (
	personNoun nounFlags = 1 << iota
	groupNoun
	placeNoun
	maleNoun
	femaleNoun
	documentNoun
	officeNoun // a position that a person holds
)

// nounOf looks a noun up, in its singular or plural form, and says whether it
// was a plural.
func nounOf(lower string) (f nounFlags, plural bool) {
	f, plural = lookUpNoun(lower)
	if collective[lower] {
		f = f&^(personNoun|maleNoun|femaleNoun) | groupNoun
	}
	return f, plural
}

// SpeaksNoun reports whether the noun, in lower case, is one for whom or what can
// say something: a person, a group, a place, an office or a document.
func SpeaksNoun(noun string) bool {
	f, _ := nounOf(noun)
	return f != 0
}

// NounGender is the gender of whom a noun in lower case can mean, [AnyGender]
// where it tells none.
func NounGender(noun string) Gender {
	switch f, _ := nounOf(noun); {
	case f&maleNoun != 0:
		return Male
	case f&femaleNoun != 0:
		return Female
	}
	return AnyGender
}

// collective are the nouns for many, one of whom no "he" is.
var collective = wordSet("audience crowd public family generation")

func lookUpNoun(lower string) (f nounFlags, plural bool) {
	if strings.IndexByte(lower, '-') > 0 { // "vice-president", "co-founder"
		if v, ok := nounTable.find(lower); ok {
			return nounFlags(v), false
		}
		lower = lower[strings.LastIndexByte(lower, '-')+1:]
	}
	if v, ok := nounTable.find(lower); ok {
		return nounFlags(v), irregularPlurals[lower]
	}
	if s := singular(lower); s != lower {
		if v, ok := nounTable.find(s); ok {
			return nounFlags(v), true
		}
	}
	return 0, len(lower) > 3 && strings.HasSuffix(lower, "s") && !strings.HasSuffix(lower, "ss")
}

var irregularPlurals = map[string]bool{
	"people": true, "men": true, "women": true, "children": true, "police": true, "spokesmen": true,
	"congressmen": true, "personnel": true, "folks": true, "staff": true, "media": true,
}

// singular is the regular singular of a noun in lower case.
func singular(s string) string {
	switch n := len(s); {
	case n > 4 && strings.HasSuffix(s, "ies"):
		return s[:n-3] + "y"
	case n > 4 && strings.HasSuffix(s, "men"):
		return s[:n-3] + "man"
	case n > 4 && (strings.HasSuffix(s, "ses") || strings.HasSuffix(s, "xes") || strings.HasSuffix(s, "ches") ||
		strings.HasSuffix(s, "shes")):
		if _, ok := nounTable.find(s[:n-1]); ok {
			return s[:n-1]
		}
		return s[:n-2]
	case n > 3 && strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss") && !strings.HasSuffix(s, "us"):
		return s[:n-1]
	case s == "children":
		return "child"
	}
	return s
}
