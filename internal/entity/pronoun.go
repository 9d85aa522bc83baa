package entity

import (
	"stemma/internal/english"
	"stemma/news"
)

// Gender is the grammatical gender of a mention or entity.
type Gender uint8

// The genders. Neuter is for what is "it"; AnyGender for a person of unknown
// gender.
const (
	Unknown Gender = iota
	Male
	Female
	Neuter
	AnyGender
)

// pronounForm is what the form of a pronoun tells.
type pronounForm struct {
	gender    Gender
	plural    bool
	person    uint8 // 1, 2 or 3; 0 for what is no pronoun
	slot      slot
	reflexive bool
}

// pronouns are those that are resolved; interrogatives and the second person
// are not.
var pronouns = map[string]pronounForm{
	"he":         {gender: Male, person: 3, slot: subject},
	"him":        {gender: Male, person: 3},
	"his":        {gender: Male, person: 3, slot: possessive},
	"himself":    {gender: Male, person: 3, reflexive: true},
	"she":        {gender: Female, person: 3, slot: subject},
	"her":        {gender: Female, person: 3},
	"hers":       {gender: Female, person: 3, slot: possessive},
	"herself":    {gender: Female, person: 3, reflexive: true},
	"it":         {gender: Neuter, person: 3},
	"its":        {gender: Neuter, person: 3, slot: possessive},
	"itself":     {gender: Neuter, person: 3, reflexive: true},
	"they":       {plural: true, person: 3, slot: subject},
	"them":       {plural: true, person: 3},
	"their":      {plural: true, person: 3, slot: possessive},
	"theirs":     {plural: true, person: 3, slot: possessive},
	"themselves": {plural: true, person: 3, reflexive: true},
	"i":          {person: 1, slot: subject},
	"me":         {person: 1},
	"my":         {person: 1, slot: possessive},
	"mine":       {person: 1, slot: possessive},
	"myself":     {person: 1, reflexive: true},
	"we":         {plural: true, person: 1, slot: subject},
	"us":         {plural: true, person: 1},
	"our":        {plural: true, person: 1, slot: possessive},
	"ours":       {plural: true, person: 1, slot: possessive},
	"ourselves":  {plural: true, person: 1, reflexive: true},
}

// isPronoun rules out words that only look like pronouns: "US" as a name, the
// numeral I, a "mine" under ground, and "it" that stands for nothing.
func (v *view) isPronoun(i int) bool {
	t := v.tag(i)
	switch v.lower[i] {
	case "us":
		return v.raw(i) == "us" || v.raw(i) == "Us"
	case "i":
		return v.raw(i) == "I" && t != news.NUM
	case "mine":
		return t == news.PRON
	case "it":
		return !v.expletive(i)
	}
	return true
}

// expletive tells whether the "it" at i is a mere place holder: "it is clear
// that", "it seems", "it was raining".
func (v *view) expletive(i int) bool {
	j := i + 1
	for j < len(v.lower) && (v.tag(j) == news.AUX || v.tag(j) == news.ADV || v.tag(j) == news.PART) {
		j++
	}
	switch v.word(j) {
	case "seem", "appear", "seems", "seemed", "appears", "appeared", "turns", "turned", "raining", "rained", "snowing", "takes", "took":
		return true
	}
	if j > i+1 && reporting[v.word(j)] && (v.word(j-1) == "was" || v.word(j-1) == "is" || v.tag(j-1) == news.ADV) {
		return v.word(j+1) == "that" // "it was announced that"
	}
	if j == i+1 || v.tag(j) != news.ADJ && v.word(j) != "up" && v.word(j) != "time" {
		return false
	}
	for k := j + 1; k < j+5 && k < len(v.lower); k++ {
		if w := v.lower[k]; w == "that" || w == "to" || w == "for" || w == "if" || w == "whether" {
			return true
		}
	}
	return false
}

func (v *view) pronounMention(i int, p pronounForm) mention {
	r := english.Range{Start: i, End: i + 1}
	m := mention{tokens: r, name: r, kind: news.Pronoun, gender: p.gender, plural: p.plural, pronoun: p}
	if p.slot == otherSlot {
		switch v.lower[i] {
		case "her":
			if n := v.tag(i + 1); n == news.NOUN || n == news.ADJ || n == news.PROPN || n == news.NUM {
				m.pronoun.slot = possessive
			}
		case "it":
			if n := v.tag(i + 1); n == news.AUX || n == news.VERB && v.tag(i-1) != news.VERB && v.tag(i-1) != news.ADP {
				m.pronoun.slot = subject
			}
		}
	}
	if m.pronoun.slot == otherSlot {
		m.pronoun.slot = object
		if i > 0 && v.tag(i-1) == news.ADP {
			m.pronoun.slot = oblique
		}
	}
	return m
}
