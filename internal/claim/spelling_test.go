package claim_test

import (
	"testing"

	"stemma/news"
)

func TestSpellings(t *testing.T) {
	for _, c := range []struct {
		name, first, second string
		want                string
	}{
		{"a letter more", "Norman Threlby", "Norman Threlbey", "Norman Threlby | Norman Threlbey"},
		{"two letters swapped", "Norman Threlby", "Norman Therlby", "Norman Threlby | Norman Therlby"},
		{"another letter", "Norman Threlby", "Norman Threldy", "Norman Threlby | Norman Threldy"},
		{"first name", "Gilbert Threlby", "Glbert Threlby", "Gilbert Threlby | Glbert Threlby"},
		{"middle name", "Norman Threlby", "Norman Peter Threlbey", "Norman Threlby | Norman Peter Threlbey"},
		{"short form", "Dave Threlby", "David Threlby", ""},
		{"transliterated", "Sergei Malakov", "Sergey Malakhov", ""},
		{"transliterated otherwise", "Gurban Malakov", "Kurban Malakov", ""},
		{"other vowels", "Ahmed Rahmel", "Ahmad Rahmel", ""},
		{"accents", "Raúl Ibarra", "Raul Ibarra", ""},
		{"a woman", "Paul Threlby", "Paula Threlby", ""},
		{"sisters", "Julia Threlby", "Julie Threlby", ""},
		{"other people", "Norman Threlby", "Norman Stewart", ""},
		{"family", "Norman Threlby", "Norman Threlbys", ""},
	} {
		rs := read(
			"A storm tore the roof off the boathouse in Sarnby on Monday. The keeper "+c.first+" told the council that the boats are safe. Nobody was hurt.",
			"Sarnby lost the roof of its boathouse in a storm. The council heard from the keeper "+c.second+" that no boat was damaged in the night.")
		_, conflicts := find(rs)
		got := ""
		for _, k := range conflicts {
			if k.Kind == news.NameConflict {
				got += k.Sides[0].Value + " | " + k.Sides[1].Value
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestOneArticleHasBothNames(t *testing.T) {
	_, conflicts := find(read(
		"The keeper Norman Threlby told the council in Sarnby that the boats are safe. His brother Norman Threlbey agreed with the council.",
		"The council of Sarnby heard from the keeper Norman Threlbey that no boat was damaged in the night."))
	if len(conflicts) != 0 {
		t.Errorf("two people: %s", kinds(conflicts))
	}
}

func TestSpellingsOfManyArticlesAreOneConflict(t *testing.T) {
	_, conflicts := find(read(
		"The keeper Norman Threlby told the council of Sarnby that the boats are safe.",
		"Norman Threlby, the keeper, said to the council of Sarnby that the boathouse lost its roof.",
		"The council of Sarnby heard from the keeper Norman Threlbey that no boat was damaged in the night.",
		"Norman Threlbey told the council of Sarnby about the storm and the boathouse and its roof."))
	if len(conflicts) != 1 || len(conflicts[0].Sides[0].Members) != 2 || len(conflicts[0].Sides[1].Members) != 2 {
		t.Errorf("one name of two and two articles: %s", kinds(conflicts))
	}
}
