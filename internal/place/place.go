// Package place tells which place lies in which, and which two names of places
// cannot mean one spot.
//
// "In Brussels" and "in Belgium" are one statement at two grains; "in Brussels"
// and "in Vienna" are two statements. Names are looked up in an embedded
// gazetteer: countries, states of the USA and larger cities (GeoNames, see
// train/place and NOTICE), with the other names that news uses for them and a
// short list of buildings that stand for their city. A name may mean several
// places (Paris in France, Paris in Texas); only where no reading of the one
// fits any reading of the other do two names contradict. Of a place that is not
// listed nothing is said.
package place

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed places.tsv
var file string

// site is one reading of a name: what kind of place, and what it lies in.
type site struct {
	kind    byte   // 'w' world part, 'c' country, 's' state, 'n' nation of a country, 't' town
	id      string // of a town its name, of a country and state their code
	country string // ISO code
	state   string // of the USA
	part    string // world part, of a country
}

// otherNames are names that news uses beside those of the gazetteer.
var otherNames = map[string]string{
	"u.s.": "united states", "us": "united states", "u.s.a.": "united states", "usa": "united states", "america": "united states",
	"united states of america": "united states", "u.k.": "united kingdom", "uk": "united kingdom", "britain": "united kingdom",
	"great britain": "united kingdom", "netherlands": "the netherlands", "holland": "the netherlands", "czech republic": "czechia",
	"burma": "myanmar", "swaziland": "eswatini", "cape verde": "cabo verde", "macedonia": "north macedonia", "uae": "united arab emirates",
	"u.a.e.": "united arab emirates", "emirates": "united arab emirates", "congo": "democratic republic of the congo",
	"drc": "democratic republic of the congo", "east timor": "timor leste", "palestine": "palestinian territory",
	"west bank": "palestinian territory", "gaza": "palestinian territory", "gaza strip": "palestinian territory",
	"russian federation": "russia", "cote d'ivoire": "ivory coast", "washington d.c.": "washington", "washington, d.c.": "washington",
	"d.c.": "washington", "new york city": "new york", "nyc": "new york", "l.a.": "los angeles", "kiev": "kyiv", "bombay": "mumbai",
	"calcutta": "kolkata", "peking": "beijing", "saigon": "ho chi minh city", "rangoon": "yangon", "odessa": "odesa", "lvov": "lviv",
	"kharkov": "kharkiv", "the hague": "the hague", "vatican city": "vatican", "holy see": "vatican",
}

// inTown are buildings and quarters that news names for the town they lie in.
var inTown = map[string]string{
	"white house": "washington", "oval office": "washington", "capitol": "washington", "capitol hill": "washington", "u.s. capitol": "washington",
	"pentagon": "washington", "state department": "washington", "supreme court": "washington", "rose garden": "washington",
	"kremlin": "moscow", "red square": "moscow", "downing street": "london", "westminster": "london", "heathrow": "london",
	"manhattan": "new york", "brooklyn": "new york", "queens": "new york", "bronx": "new york", "the bronx": "new york",
	"staten island": "new york", "harlem": "new york", "wall street": "new york", "times square": "new york", "trump tower": "new york",
	"hollywood": "los angeles", "élysée palace": "paris", "elysee palace": "paris", "tahrir square": "cairo",
}

var worldParts = []string{"Africa", "Asia", "Europe", "North America", "Oceania", "South America"}

// table is the gazetteer by lower-case name.
var table = sync.OnceValue(func() map[string][]site {
	t := make(map[string][]site, 8000)
	for line := range strings.Lines(file) {
		kind, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		name, rest, _ := strings.Cut(rest, "\t")
		code, over, _ := strings.Cut(rest, "\t")
		low := strings.ToLower(name)
		s := site{kind: 't', id: low, country: code, state: over}
		switch kind {
		case "country":
			s = site{kind: 'c', id: code, country: code, part: over}
		case "state":
			s = site{kind: 's', id: code, country: over, state: code}
		}
		t[low] = append(t[low], s)
	}
	for _, n := range [...]string{"england", "scotland", "wales", "northern ireland"} {
		t[n] = []site{{kind: 'n', id: n, country: "GB"}}
	}
	for _, p := range worldParts {
		t[strings.ToLower(p)] = []site{{kind: 'w', id: p, part: p}}
	}
	return t
})

// sites are the readings of a name, none when it is not listed.
func sites(name string) []site {
	low := strings.ToLower(strings.TrimSpace(strings.ReplaceAll(name, "’", "'")))
	low = strings.TrimSuffix(low, "'s")
	if !strings.HasPrefix(low, "the ") || table()[low] == nil {
		low = strings.TrimPrefix(low, "the ")
	}
	if town, ok := inTown[low]; ok {
		low = town
	}
	found := table()[low]
	if other := table()[otherNames[low]]; other != nil {
		found = append(slices.Clip(found), other...)
	}
	if found != nil {
		return found
	}
	// "Springfield, Illinois": a town with what it lies in.
	town, over, ok := strings.Cut(low, ", ")
	if !ok {
		return nil
	}
	var fit []site
	for _, s := range sites(town) {
		for _, o := range sites(over) {
			if s.in(o) {
				fit = append(fit, s)
				break
			}
		}
	}
	return fit
}

// in reports whether s is o or lies in it.
func (s site) in(o site) bool {
	switch o.kind {
	case 'w':
		return s.worldPart() == o.part
	case 'c':
		return s.country == o.country
	case 's':
		return s.country == "US" && s.state == o.state
	case 'n': // the gazetteer does not tell which towns lie in which
		return s == o || s.kind == 't' && s.country == o.country
	default:
		return s == o
	}
}

// worldPart is the part of the world that s lies in.
func (s site) worldPart() string {
	if s.part != "" {
		return s.part
	}
	return partOf()[s.country]
}

// partOf is the part of the world of each country.
var partOf = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 256)
	for _, found := range table() {
		for _, s := range found {
			if s.kind == 'c' {
				m[s.id] = s.part
			}
		}
	}
	return m
})

// Known reports whether name is listed.
func Known(name string) bool { return len(sites(name)) > 0 }

// Within reports whether a place called inner can lie in, or be, one called
// outer.
func Within(inner, outer string) bool {
	over := sites(outer)
	return slices.ContainsFunc(sites(inner), func(s site) bool {
		return slices.ContainsFunc(over, s.in)
	})
}

// Conflict reports whether a and b are both listed and cannot be one place or
// one within the other.
func Conflict(a, b string) bool {
	return Known(a) && Known(b) && !Within(a, b) && !Within(b, a)
}
