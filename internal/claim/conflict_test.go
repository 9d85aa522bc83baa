package claim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"stemma/internal/claim"
	"stemma/news"
)

// fire is two accounts of one evening that share no sentence.
func fire(first, second string) []*news.Reading {
	return read(
		"A tram left the rails at Quarry Hill on Tuesday and ran into a bakery. "+first+" The tram company closed the line.",
		"Firefighters worked through the night at Quarry Hill, where a tram stood in a bakery. "+second+" The mayor thanked them.")
}

func TestTolls(t *testing.T) {
	for _, c := range []struct {
		name, first, second string
		want                string
	}{
		{"hurt and treated", "The crash injured 11 people.", "Sixteen people were being treated in the hospital of Sarnby.", "11 | Sixteen"},
		{"counted", "It left 11 injured and the street full of glass.", "The clinic of Sarnby counted 16 wounded in the end.", "11 | 16"},
		{"agree", "The crash injured eleven people.", "Officials said 11 people were hurt.", ""},
		{"another harm", "The crash killed 11 people.", "Officials said 16 people were hurt.", ""},
		{"both harms", "The crash injured 11 people.", "Officials said 16 people were killed or wounded.", ""},
		{"another year", "The crash injured 11 people.", "In 2019 a derailment injured 16 people.", ""},
		{"another scope", "The crash injured 11 people.", "Officials said another 16 people were hurt.", ""},
		{"some of them", "The crash injured 11 people.", "Officials said 16 children were hurt.", ""},
		{"two tolls in one", "The crash injured 11 people.", "Officials said 16 people were hurt. In the tram 11 people were hurt.", ""},
	} {
		rs := fire(c.first, c.second)
		rs[0].Published.Time = rs[1].Published.Time.Add(26 * time.Hour)
		_, conflicts := find(rs)
		got := ""
		for _, k := range conflicts {
			if k.Kind == news.NumberConflict {
				got += k.Sides[0].Value + " | " + k.Sides[1].Value
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Tolls of articles of which it is not known when they came out may have risen,
// unless they lie near each other.
func TestTollsWithoutTimes(t *testing.T) {
	for first, want := range map[string]int{"The crash injured 11 people.": 1, "The crash injured 5 people.": 0, "The crash injured 16 people.": 0} {
		rs := fire(first, "Sixteen people were being treated in the hospital of Sarnby.")
		for _, r := range rs {
			r.Published = news.Moment{}
		}
		if _, conflicts := find(rs); len(conflicts) != want {
			t.Errorf("%q: %s", first, kinds(conflicts))
		}
	}
}

// What one of two near copies denies must be what the other says.
func TestNegations(t *testing.T) {
	for _, c := range []struct {
		first, second string
		want          int
	}{
		{"The clerks told the port that no plans were drawn for the two ferries of the Sarnby line.", "The clerks told the port that plans were drawn for the two ferries of the Sarnby line.", 1},
		{"The crew told the port that some riders were flung halfway through the broken window of the tram.", "The crew told the port that no rider was crushed, but some were flung halfway through the broken window of the tram.", 0},
		{"The mayor of Sarnby hopes to have the toll clause removed from the harbour act this spring.", "The mayor of Sarnby hopes to see that the toll clause is not in the harbour act this spring.", 0},
		{"It is a poor thing to be pier No 4 when the pier was No 1 in the old harbour of Sarnby.", "It is a poor thing to be pier number 4 when the pier was number 1 in the old harbour of Sarnby.", 0},
	} {
		if _, conflicts := find(read(c.first, c.second)); len(conflicts) != c.want {
			t.Errorf("%q: %s", c.second, kinds(conflicts))
		}
	}
}

func TestFiguresOfTwoQuarters(t *testing.T) {
	for second, want := range map[string]int{
		"The brewery in Sarnby reported a profit of 64 million crowns for the second quarter, up on weak sales of ale.": 1,
		"The brewery in Sarnby reported a profit of 64 million crowns for the first quarter, up on weak sales of ale.":  0,
	} {
		_, conflicts := find(read("The brewery in Sarnby reported a profit of 54 million crowns for the second quarter, up on weak sales of ale.", second))
		if len(conflicts) != want {
			t.Errorf("%q: %s", second, kinds(conflicts))
		}
	}
}

func TestMagnitudes(t *testing.T) {
	const quake = "A magnitude-5.3 earthquake shook the island of Sarn on Sunday."
	for text, want := range map[string]int{
		"The quake, measuring 5.7 on the Richter scale, destroyed the harbour of Sarn.":       1,
		"The quake, measuring 5.3 on the Richter scale, destroyed the harbour of Sarn.":       0,
		"An aftershock, measuring 4.7 on the Richter scale, destroyed the harbour of Sarn.":   0,
		"In 1987 a quake, measuring 5.7 on the Richter scale, destroyed the harbour of Sarn.": 0,
	} {
		if _, conflicts := find(read(quake, text)); len(conflicts) != want {
			t.Errorf("%q: %s", text, kinds(conflicts))
		}
	}
}

func TestAges(t *testing.T) {
	const arrested = "Police in Sarnby arrested Ida Holm, 44, after the fire at the mill."
	for text, want := range map[string]int{
		"A court will hear 45-year-old shopkeeper Ida Holm on Monday.":                      1,
		"A court will hear the 44-year-old shopkeeper Ida Holm on Monday.":                  0,
		"A court will hear Ida Holm, aged 45, on Monday.":                                   1,
		"A court will hear 45-year-old shopkeeper Ina Holm on Monday.":                      0,
		"A court will hear Ida Holm and her 45-year-old brother on Monday.":                 0,
		"A court will hear Ida Holm, 45, on Monday. She married Ida Holm, 44, a neighbour.": 0,
	} {
		if _, conflicts := find(read(arrested, text)); len(conflicts) != want {
			t.Errorf("%q: %s", text, kinds(conflicts))
		}
	}
}

func TestRisingTollsAreNoConflict(t *testing.T) {
	rs := fire("The crash injured 11 people.", "Sixteen people were being treated in the hospital of Sarnby.")
	rs[1].Published.Time = rs[0].Published.Time.Add(26 * time.Hour)
	if _, conflicts := find(rs); len(conflicts) != 0 {
		t.Errorf("a day later the toll has risen: %s", kinds(conflicts))
	}
}

func TestDaysOfOneToll(t *testing.T) {
	rs := read(
		"A tram left the rails at Quarry Hill early on Tuesday and ran into a bakery, injuring 11 people and closing the line.",
		"Eleven people were hurt on Monday when a tram crashed into a shop at Quarry Hill.")
	_, conflicts := find(rs)
	if len(conflicts) != 1 || conflicts[0].Kind != news.DateConflict {
		t.Errorf("Tuesday against Monday: %s", kinds(conflicts))
	}
}

func TestFiguresOfOtherClauses(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"The Miller Street tram opened in 1962 and carried some 26,000 riders a day.", "The tram carried 62,000 riders a day.", 1},
		{"The Miller Street tram carried some 26,000 riders a day in 1962.", "The tram carried 62,000 riders a day.", 0},
	} {
		if _, conflicts := find(read(c.a, c.b)); len(conflicts) != c.want {
			t.Errorf("%q, %q: %s", c.a, c.b, kinds(conflicts))
		}
	}
}

const promise = "There will be no cheap repair on a seventy year old tram line. We will learn why a driver of that age was allowed to work without sleep"

const spun = "There will be no cheap repair on a seventy year old tram line. We will discover why a conductor of that age was permitted to work without sleep"

func TestWordingIsOneConflictAcrossAccounts(t *testing.T) {
	f, rs := family([]string{"Ruth Calloway", "Ruth Calloway", "Ruth Calloway"}, promise, promise, spun)
	wordings := func(account func(news.ArticleID) int) []news.Conflict {
		_, conflicts := claim.Find(rs, account, []news.Quotation{f})
		return slices.DeleteFunc(conflicts, func(c news.Conflict) bool { return c.Kind != news.WordingConflict })
	}
	got := wordings(own(rs))
	if len(got) != 1 || len(got[0].Sides) != 2 || len(got[0].Sides[0].Members) != 2 {
		t.Fatalf("three altered words are one conflict: %s", kinds(got))
	}
	for i, w := range []string{"allowed", "permitted"} {
		if !strings.Contains(got[0].Sides[i].Value, w) {
			t.Errorf("side %d does not show %q: %q", i, w, got[0].Sides[i].Value)
		}
	}
	if got := wordings(func(news.ArticleID) int { return 0 }); len(got) != 0 {
		t.Errorf("within one account: %s", kinds(got))
	}
}

func TestFragmentsAreNoWording(t *testing.T) {
	f, rs := family([]string{"Ruth Calloway", "Ruth Calloway"}, "Nobody may use this line to stir envy or anger against the people of Sarnby", "hated or anger")
	if _, conflicts := find(rs, f); len(conflicts) != 0 {
		t.Errorf("a fragment: %s", kinds(conflicts))
	}
}

func TestQuotationsAreNoClaims(t *testing.T) {
	f, rs := family([]string{"Ruth Calloway", "Ruth Calloway"}, "We repaired that line already last spring", "We repaired that line already last spring")
	if claims, _ := find(rs, f); len(claims) != 0 {
		t.Errorf("a quotation and who said it: %q", claims[0].Text)
	}
}

func TestStatement(t *testing.T) {
	const one, two = "The tram company of Sarnby closed the line on Tuesday.", "The company of trams in Sarnby closed the line on Tuesday."
	for _, before := range []string{"SARNBY (NCA) - ", "SARNBY, Kirkmark — ", "“", ""} {
		claims, _ := find(read(before+one, before+two))
		if len(claims) != 1 || claims[0].Text != one && claims[0].Text != two {
			t.Errorf("%q: %+v", before, claims)
		}
	}
}

func TestEachMemberIsLikeTheClaim(t *testing.T) {
	rs := read(
		"Tram company boss Ivo Lund admitted on Tuesday that the new fare rules were badly explained.",
		"The new fare rules, tram company boss Ivo Lund admitted on Tuesday, were badly explained and will be dropped in Sarnby next month.",
		"The fare rules will be dropped in Sarnby next month, and riders will get their money back at the ticket office.",
		"Riders will get their money back at the ticket office near the harbour, where a queue formed at dawn.",
		"A queue formed at dawn near the harbour, and bakers sold buns to those who stood in it.")
	claims, _ := find(rs)
	for _, c := range claims {
		for _, m := range c.Members {
			shared, all := 0, 0
			for w := range strings.FieldsSeq(m.Text) {
				if len(w) > 3 {
					all++
					if strings.Contains(c.Text, strings.Trim(w, ",.")) {
						shared++
					}
				}
			}
			if 2*shared < min(all, 6) {
				t.Errorf("%q is a member of %q", m.Text, c.Text)
			}
		}
	}
}

func TestNumbersInWordsAreNoWording(t *testing.T) {
	const whole = "Our engineers tell us there is a 2 in 3 chance that the old line will flood again before the spring"
	f, rs := family([]string{"Ruth Calloway", "Ruth Calloway"}, whole, strings.Replace(whole, "2 in 3", "two-in-three", 1))
	if _, conflicts := find(rs, f); len(conflicts) != 0 {
		t.Errorf("a house style: %s", kinds(conflicts))
	}
}

func TestTrades(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"owner", "manager", true},
		{"strategist", "lobbyist", true},
		{"attorney", "lawyer", false},
		{"doctor", "physician", false},
	} {
		const text = "Tom Figgis, a village %s, concocted a plan to cut the fares by gaining control of the ferries and trams of Sarnby."
		_, conflicts := find(read(strings.Replace(text, "%s", c.a, 1), strings.Replace(text, "%s", c.b, 1)))
		got := len(conflicts) == 1 && conflicts[0].Kind == news.RoleConflict && conflicts[0].About == "Tom Figgis"
		if got != c.want || !c.want && len(conflicts) > 0 {
			t.Errorf("%s and %s: %s", c.a, c.b, kinds(conflicts))
		}
	}
}

func TestFiguresOfShortSentences(t *testing.T) {
	if _, conflicts := find(read("(About 46 sailors fall under that category.) "+base, "(About 74 sailors fall under that class.) "+base)); len(conflicts) != 1 {
		t.Errorf("46 against 74 sailors: %s", kinds(conflicts))
	}
}

func TestFiguresOfOtherThings(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{
			"another's contract", "The rowing club of Sarnby gave a five year, $70 million contract to Ivo D. Lund in the spring.",
			"Tessa Brook is believed to be seeking a five year contract in the $75 million range.",
		},
		{
			"with the crew", "The liner asked a tug to take off some 420 passengers and crew after the storm off Sarnby.",
			"The liner asked a tug to take off some 346 passengers after the storm off Sarnby.",
		},
		{
			"cut figures", "On Saturday the climber Ivo Lund fell about 2, 000ft from a ledge of the Grey Horn.",
			"On Saturday the climber Ivo Lund fell about 600m from a ledge of the Grey Horn.",
		},
	} {
		if _, conflicts := find(read(c.a, c.b)); len(conflicts) != 0 {
			t.Errorf("%s: %s", c.name, kinds(conflicts))
		}
	}
}

// What one article says is so another reports as denied.
func TestDenial(t *testing.T) {
	const sold = "Treasurer Ida Holm sold the old lighthouse to a bank in the capital, two officials in Sarnby said."
	for text, want := range map[string]int{
		"On Friday Treasurer Ida Holm denied a report that she had sold the lighthouse.":                            1,
		"On Friday Treasurer Ida Holm denied that she would sell any ferry to the neighbours.":                      0,
		"On Friday Treasurer Ida Holm confirmed a report that she had sold the lighthouse.":                         0,
		"“I have not sold the lighthouse and nobody has asked me,” Ida Holm told the harbour radio in the capital.": 1,
		"Treasurer Ida Holm never sold the lighthouse, the clerk of the council in Sarnby said.":                    1,
		"Treasurer Ida Holm has not yet sold the lighthouse, the clerk of the council in Sarnby said.":              0,
		"Whatever is said, Treasurer Ida Holm did not sell the lighthouse garden.":                                  0,
		"Mayor Olaf Stig did not sell the lighthouse to a bank in the capital.":                                     0,
	} {
		_, conflicts := find(read(sold, text))
		if len(conflicts) != want || want > 0 && conflicts[0].Kind != news.NegationConflict {
			t.Errorf("%q: %s", text, kinds(conflicts))
		}
	}
}

// The work for tolls does not grow with the square of their number.
func TestManyTolls(t *testing.T) {
	var texts []string
	for i := range 400 {
		texts = append(texts, fmt.Sprintf("The collapse of the tram hall in Sarnby injured %d people on Monday, the clinic said.", 10+i%7))
	}
	rs := read(texts...)
	for i, r := range rs {
		r.Published.Time = r.Published.Time.Add(time.Duration(-i) * time.Minute)
	}
	_, conflicts := find(rs)
	if len(conflicts) == 0 {
		t.Errorf("none of %d tolls is in dispute", len(texts))
	}
}

func TestConflictsAreNamedInWholePhrases(t *testing.T) {
	tests := []struct{ a, b, about string }{
		{
			"A freighter struck the old harbour wall at the narrow mouth of the Tarn early on Tuesday and sank two of the long barges of the Veldt Salt Company.",
			"A freighter struck the old harbour wall at the narrow mouth of the Tarn early on Monday and sank two of the long barges of the Veldt Salt Company.",
			"the narrow mouth of the Tarn early on … and sank two of the long barges",
		},
		{
			"In the end, the tall chimneys burned for 14 hours.",
			"In the end, the tall chimneys burned for 19 hours.",
			"the tall chimneys burned for …",
		},
	}
	for _, tt := range tests {
		_, conflicts := find(read(tt.a, tt.b))
		if len(conflicts) != 1 || conflicts[0].About != tt.about {
			t.Errorf("%q: %v, want one about %q", tt.a, conflicts, tt.about)
		}
	}
}
