package claim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stemma/internal/claim"
	"stemma/internal/reading"
	"stemma/news"
)

// read makes readings of texts: articles a0, a1, … of the same day.
func read(texts ...string) []*news.Reading {
	var rs []*news.Reading
	for i, t := range texts {
		rs = append(rs, reading.Read(&news.Article{
			ID: news.ArticleID(fmt.Sprintf("a%d", i)), Text: t,
			Published: news.Moment{Time: time.Date(2031, 5, 14, 9, 0, 0, 0, time.UTC)},
		}))
	}
	return rs
}

// own makes every article an account of its own.
func own(rs []*news.Reading) func(news.ArticleID) int {
	n := map[news.ArticleID]int{}
	for i, r := range rs {
		n[r.ID] = i
	}
	return func(id news.ArticleID) int { return n[id] }
}

func find(rs []*news.Reading, families ...news.Quotation) ([]news.Claim, []news.Conflict) {
	return claim.Find(rs, own(rs), families)
}

const base = `The harbour council of Port Ellery voted on Tuesday to close the old swing bridge for repairs.

Engineers found cracks in 14 of the 36 steel girders, the harbour master Ruth Calloway said.

The repairs will cost $4.2 million and take about nine months, according to the council's plan.

Sen. Martin Oduya criticised the decision in a letter to the council.

Ferries will carry passengers from Port Ellery to the island of Sandray until the bridge reopens.

The council has not decided who will pay for the ferries.

A fisherman was fined in Glasgow for crossing the bridge after it closed.

The chairman of the ferry company, Lorna Teague, welcomed the plan on the local radio.`

// altered is base with one sentence changed.
func altered(t *testing.T, old, changed string) string {
	t.Helper()
	if !strings.Contains(base, old) {
		t.Fatalf("%q is not in the text", old)
	}
	return strings.Replace(base, old, changed, 1)
}

func kinds(cs []news.Conflict) string {
	var out []string
	for _, c := range cs {
		values := []string{}
		for _, s := range c.Sides {
			values = append(values, s.Value)
		}
		out = append(out, string(c.Kind)+" "+c.About+": "+strings.Join(values, " | "))
	}
	return strings.Join(out, "\n")
}

func TestConflicts(t *testing.T) {
	for _, c := range []struct {
		name, old, changed string
		kind               news.ConflictKind
		sides              [2]string
	}{
		{"count", "in 14 of the 36", "in 19 of the 36", news.NumberConflict, [2]string{"14", "19"}},
		{"money", "$4.2 million", "$6.8 million", news.NumberConflict, [2]string{"$4.2 million", "$6.8 million"}},
		{"day", "voted on Tuesday", "voted on Thursday", news.DateConflict, [2]string{"Tuesday", "Thursday"}},
		{"negation", "has not decided", "has decided", news.NegationConflict, [2]string{"has not decided", "has decided"}},
		{"role", "Sen. Martin Oduya", "Rep. Martin Oduya", news.RoleConflict, [2]string{"Sen", "Rep"}},
		{"rank", "The chairman of the ferry company", "The treasurer of the ferry company", news.RoleConflict, [2]string{"chairman", "treasurer"}},
		{"place", "in Glasgow", "in Dublin", news.PlaceConflict, [2]string{"Glasgow", "Dublin"}},
		{
			"length of time", "take about nine months", "take about four months", news.NumberConflict, [2]string{"nine months", "four months"},
		},
		{
			"who said a quoted sentence", "Engineers found cracks in 14 of the 36 steel girders, the harbour master Ruth Calloway said.",
			"Engineers found cracks in 14 of the 36 steel girders, the harbour master Edwin Farrow said.", news.NameConflict,
			[2]string{"Calloway", "Farrow"},
		},
		{
			"count in other words", "Engineers found cracks in 14 of the 36 steel girders, the harbour master Ruth Calloway said.",
			"The harbour master, Ruth Calloway, said engineers had discovered cracks in 19 of the 36 steel girders.", news.NumberConflict,
			[2]string{"14", "19"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, conflicts := find(read(base, altered(t, c.old, c.changed)))
			if len(conflicts) != 1 || conflicts[0].Kind != c.kind {
				t.Fatalf("want one of kind %s, got:\n%s", c.kind, kinds(conflicts))
			}
			if got := kinds(conflicts); !strings.Contains(got, c.sides[0]) || !strings.Contains(got, c.sides[1]) {
				t.Errorf("sides: %s", got)
			}
		})
	}
}

func TestNoConflicts(t *testing.T) {
	for _, c := range []struct{ name, old, changed string }{
		{"the same", "", ""},
		{"rounding", "$4.2 million", "nearly $4.25 million"},
		{"about", "about nine months", "nine months"},
		{"another scope", "in 14 of the 36 steel girders", "in another 6 of the 36 steel girders"},
		{"another time", "The repairs will cost $4.2 million", "In 2019, repairs to another bridge cost $5.9 million"},
		{"coarser day", "on Tuesday", "this week"},
		{"coarser place", "in Glasgow", "in Scotland"},
		{"one office", "the harbour master Ruth Calloway said", "harbour master Ruth Calloway said"},
		{"guess", "The council has not decided who will pay", "If the council has decided who will pay"},
		{"double denial", "has not decided", "hasn’t decided"},
		{"number as word", "14 of the 36", "fourteen of the 36"},
		{"other subject", "A fisherman was fined in Glasgow for crossing the bridge after it closed.", "A market opened in Dublin for the sellers of cheese and wool."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, conflicts := find(read(base, altered(t, c.old, c.changed))); len(conflicts) != 0 {
				t.Errorf("reported:\n%s", kinds(conflicts))
			}
		})
	}
}

// TestPairs compares two sentences of two articles.
func TestPairs(t *testing.T) {
	for _, c := range []struct{ name, a, b, want string }{
		{
			"a sum in another currency", "Greeley Mills will get a €110 million ($141 million) loan from the bank to keep its looms running.",
			"Greeley Mills will get a $144 million loan from the bank to keep its looms running.", "",
		},
		{
			"a sum", "Greeley Mills will get a $110 million loan from the bank to keep its looms running.",
			"Greeley Mills will get a $144 million loan from the bank to keep its looms running.", "number",
		},
		{
			"ages of two people of one name", "Police said that 20-year-old daughter Kathryn Farrow of Sarnby was found in the house on Quarry Hill.",
			"Police said that 23-year-old John Farrow of Sarnby was charged after the find in the house on Quarry Hill.", "",
		},
		{
			"an age", "Ruth Calloway, 46, is married to the harbour master of Port Ellery and keeps a shop.",
			"Ruth Calloway, 37, is married to the harbour master of Port Ellery and keeps a shop.", "number",
		},
		{
			"two lower bounds", "A storm has hit the island of Sandray, killing at least 10 people and sinking several boats, officials say.",
			"The storm, which sank boats in every harbour of the west, has killed at least three people on Sandray, the radio reports.", "",
		},
		{
			"what may come is not what will not", "Sarah Figgis is in talks to direct the second film of the Sandray trilogy.",
			"Sarah Figgis will not direct the second film of the Sandray trilogy.", "",
		},
		{
			"a denial that blanks cut", "The port office said the case had n't been handed to the court of Sarnby by Tuesday .",
			"The port office said the case hadn ’ t been handed to the court of Sarnby by Tuesday .", "",
		},
		{
			"a figure that blanks cut", "The climber fell about 2 , 000 feet from the ridge above Sarnby while his friends slept.",
			"The climber fell about 600 metres from the ridge above Sarnby while his friends slept.", "",
		},
		{
			"a figure of another length", "The climber fell about 200 feet from the ridge above Sarnby while his friends slept.",
			"The climber fell about 150 metres from the ridge above Sarnby while his friends slept.", "number",
		},
		{
			"a unit that is not repeated", "Jem Tarrow rowed 226 yards in the final while Peter Hallis rowed 101 .",
			"Peter Hallis rowed 101 yards in the final .", "",
		},
		{
			"years around the same words", "In 1969, he was accused of bribing the five clerks of the Sarnby toll office.",
			"In 1970, he was accused of bribing all five clerks of the toll office at Sarnby.", "date",
		},
		{
			"two polls", "Calloway leads Oduya in Sarnby by 6 points, a poll of the town's voters found on Monday.",
			"A poll of voters found that Oduya trails Calloway by 4 points in Sarnby.", "",
		},
		{
			"how sure two polls are", "Its margin of error was given as six percentage points.",
			"Its margin of error was given as three percentage points.", "",
		},
		{
			"prices of two hours", "Shares of Greeley Mills rose 4.4 percent in afternoon trading to $43.67 in Sarnby.",
			"Shares of Greeley Mills rose 4.9 percent in afternoon trading to $43.88 in Sarnby.", "",
		},
		{
			"one condition in two words", "If the tolls are not repealed, the island is threatening to close its piers to the port.",
			"The island is threatening to close its piers to the port unless the tolls are repealed.", "",
		},
		{
			"two of a kind", "Ruth Calloway spoke on Monday. The Calloway campaign did not reply when asked for comment.",
			"Martin Oduya spoke in Sarnby. The Oduya campaign did not reply when asked for comment.", "",
		},
		{"time stamps", "Updated Monday, May 12, 2031, 9:31 a.m.", "Updated Tuesday, May 13, 2031, 9:36 a.m.", ""},
		{
			"the second of two days", "A club is out with a new poster Thursday that mocks the mayor for skipping Thursday's debate in Sarnby.",
			"A club is out with a new poster Friday that mocks the mayor for skipping Thursday's debate in Sarnby.", "date",
		},
		{
			"one of two ranks", "He named the magazine editor Tina Figgis, the author Ann Bell and the actor Jem Tarrow.",
			"He named the magazine publisher Tina Figgis, the writer Ann Bell and the actor Jem Tarrow.", "role",
		},
	} {
		_, conflicts := find(read(c.a, c.b))
		got := ""
		for _, k := range conflicts {
			got += string(k.Kind)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q: %s", c.name, got, c.want, kinds(conflicts))
		}
	}
}

func TestTodayOfACopyIsNoOtherDay(t *testing.T) {
	const text = "“Today is a day of joy for the harbour of Port Ellery,” said the harbour master Ruth Calloway when she opened the bridge."
	rs := read(text, text+" Gulls flew over the crowd.")
	rs[1].Published.Time = rs[1].Published.Time.AddDate(0, 0, 3)
	if _, conflicts := find(rs); len(conflicts) != 0 {
		t.Errorf("repeated words: %s", kinds(conflicts))
	}
}

func TestMonthsApartIsNoConflict(t *testing.T) {
	rs := read("The harbour of Port Ellery holds 36 boats this week, the harbour master Ruth Calloway said.",
		"The harbour of Port Ellery holds 52 boats this week, the harbour master Ruth Calloway said.")
	if _, conflicts := find(rs); len(conflicts) != 1 {
		t.Errorf("on one day: %s", kinds(conflicts))
	}
	rs[1].Published.Time = rs[1].Published.Time.AddDate(0, 2, 0)
	if _, conflicts := find(rs); len(conflicts) != 0 {
		t.Errorf("two months later: %s", kinds(conflicts))
	}
}

func TestElectedAndInOffice(t *testing.T) {
	rs := read("President-elect Ilse Brandt opened the radar station.", "In the north the radar station was opened by President Ilse Brandt.")
	if _, conflicts := find(rs); len(conflicts) != 1 {
		t.Errorf("on one day: %s", kinds(conflicts))
	}
	rs[1].Published.Time = rs[1].Published.Time.AddDate(0, 2, 0)
	if _, conflicts := find(rs); len(conflicts) != 0 {
		t.Errorf("two months later: %s", kinds(conflicts))
	}
}

func TestUpdatesAreNoConflict(t *testing.T) {
	rs := read("Rescuers said 11 people were killed when the ferry sank off Sandray.", "Rescuers said 14 people were killed when the ferry sank off Sandray.")
	if _, conflicts := find(rs); len(conflicts) != 1 {
		t.Fatalf("at one time the tolls contradict: %s", kinds(conflicts))
	}
	rs[1].Published.Time = rs[1].Published.Time.Add(5 * time.Hour)
	if _, conflicts := find(rs); len(conflicts) != 0 {
		t.Fatalf("five hours later the toll has risen: %s", kinds(conflicts))
	}
	rs[0].Published, rs[1].Published = rs[1].Published, rs[0].Published
	if _, conflicts := find(rs); len(conflicts) != 1 {
		t.Fatalf("a toll does not fall: %s", kinds(conflicts))
	}
}

func TestRolesAcrossArticles(t *testing.T) {
	texts := []string{
		"Defence Secretary Ilse Brandt opened the radar station on Monday. Brandt thanked the crew.",
		"The radar station was opened by Secretary of Defence Ilse Brandt.",
		"Foreign visitors came to the north when Defence Minister Ilse Brandt spoke there of the radar station.",
	}
	if _, conflicts := find(read(texts[:2]...)); len(conflicts) != 0 {
		t.Errorf("two names of one office: %s", kinds(conflicts))
	}
	_, conflicts := find(read(texts...))
	if len(conflicts) != 1 || conflicts[0].Kind != news.RoleConflict || conflicts[0].About != "Ilse Brandt" || len(conflicts[0].Sides[0].Members) != 2 {
		t.Errorf("minister against secretary: %s", kinds(conflicts))
	}
}

// family is a quotation family with a member an article.
func family(speakers []string, texts ...string) (news.Quotation, []*news.Reading) {
	var whole []string
	for i, t := range texts {
		whole = append(whole, "“"+t+"” "+speakers[i]+" said.")
	}
	rs := read(whole...)
	f := news.Quotation{ID: "q", Speaker: speakers[0], Text: texts[0]}
	for i, t := range texts {
		v := news.Verbatim
		if t != texts[0] {
			v = news.Reworded
		}
		at := strings.Index(whole[i], t)
		f.Members = append(f.Members, news.QuotationMember{
			Article: rs[i].ID, Span: news.Span{Start: at, End: at + len(t)}, Text: t, Variant: v, Speaker: speakers[i], SpeakerAsWritten: speakers[i],
		})
	}
	return f, rs
}

func TestWording(t *testing.T) {
	const whole = "We are the first town on this coast to rebuild its lighthouse with our own hands"
	one := []string{"Ruth Calloway", "Ruth Calloway"}
	for _, c := range []struct {
		name, other string
		want        bool
	}{
		{"another word", "We are the only town on this coast to rebuild its lighthouse with our own hands", true},
		{"denied", "We are not the first town on this coast to rebuild its lighthouse with our own hands", true},
		{"contracted", "We’re the first town on this coast to rebuild its lighthouse with our own hands", false},
		{"trimmed", "the first town on this coast to rebuild its lighthouse", false},
		{"in brackets", "We are the first town on this [western] coast to rebuild its lighthouse with our own hands", false},
		{"other sentence behind", whole + ". Nobody helped us in those years", false},
	} {
		f, rs := family(one, whole, c.other)
		_, conflicts := find(rs, f)
		got := false
		for _, k := range conflicts {
			got = got || k.Kind == news.WordingConflict && len(k.Sides) == 2
		}
		if got != c.want {
			t.Errorf("%s: reported is %v: %s", c.name, got, kinds(conflicts))
		}
	}
}

func TestSpeakers(t *testing.T) {
	const text = "Nobody on this island will ever pay a toll to cross that bridge"
	f, rs := family([]string{"Ruth Calloway", "Martin Oduya"}, text, text)
	if _, conflicts := find(rs, f); len(conflicts) != 1 || conflicts[0].Kind != news.SpeakerConflict {
		t.Errorf("two speakers: %s", kinds(conflicts))
	}
	f, rs = family([]string{"Ruth Calloway", "Ruth Caloway"}, text, text)
	if _, conflicts := find(rs, f); len(conflicts) != 0 {
		t.Errorf("two spellings: %s", kinds(conflicts))
	}
}

func TestClaims(t *testing.T) {
	rs := read(base,
		`Port Ellery's harbour council decided on Tuesday to shut the ageing swing bridge so that it can be repaired.

The repairs are expected to cost $4.2 million and last nine months.

The town's choir sang at the opening of the winter market on Sandray.`,
		`A local baker, Tom Figgis, sold 900 loaves at the winter market in Kirkness on Sunday.`)
	claims, conflicts := find(rs)
	if len(conflicts) != 0 {
		t.Errorf("conflicts: %s", kinds(conflicts))
	}
	shared, lone := map[string]int{}, 0
	for _, c := range claims {
		if len(c.Members) > 1 {
			shared[c.Text] = c.Accounts
		} else {
			lone++
		}
		for _, m := range c.Members {
			for _, r := range rs {
				if r.ID == m.Article && m.Span.Of(r.Text) != m.Text {
					t.Errorf("%q is not the text at its span", m.Text)
				}
			}
		}
	}
	if len(shared) != 2 || lone == 0 {
		t.Errorf("shared %v, %d of one account", shared, lone)
	}
	for text, n := range shared {
		if n != 2 {
			t.Errorf("%q on %d accounts", text, n)
		}
	}
}

func TestEmpty(t *testing.T) {
	for _, rs := range [][]*news.Reading{nil, read(""), read("", ""), read("Yes."), {{}}} {
		claims, conflicts := claim.Find(rs, func(news.ArticleID) int { return 0 }, nil)
		if claims == nil || conflicts == nil || len(claims)+len(conflicts) != 0 {
			t.Errorf("%v, %v", claims, conflicts)
		}
	}
}

func TestNothingContradictsItself(t *testing.T) {
	sentence := rapid.SampledFrom(strings.Split(base, "\n\n"))
	word := rapid.SampledFrom([]string{"not", "14", "Tuesday", "Glasgow", "“", "”", "?", "$3", "Sen. Ann Bell", "if", "\xe2\x80", "one"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.OneOf(sentence, word, rapid.String()), 0, 8).Draw(t, "parts"), " ")
		text = strings.ToValidUTF8(text, "\ufffd")
		if _, conflicts := find(read(text, text)); len(conflicts) != 0 {
			t.Fatalf("%q: %s", text, kinds(conflicts))
		}
		claims, _ := find(read(text, base))
		for _, c := range claims {
			if c.Accounts < 1 || len(c.Members) < 1 || c.Text == "" {
				t.Fatalf("%q: %+v", text, c)
			}
		}
	})
}

// A clause joins the claim that another article makes in a sentence of its own,
// and its member is the clause.
func TestClauseJoins(t *testing.T) {
	rs := read(
		"A barge rammed the old pier at Sarnby early on Monday, injuring 14 dock workers and closing the harbour for the day.",
		"Fourteen people met for breakfast in the town hall. The collision at Sarnby on Monday injured 14 dock workers, doctors at the clinic said.")
	claims, _ := find(rs)
	for _, c := range claims {
		if c.Accounts == 2 && c.Members[0].Text == "injuring 14 dock workers" {
			return
		}
	}
	t.Errorf("no claim has the clause: %+v", claims)
}

// What one article reports as denied joins no claim that it is so.
func TestDenialJoinsNoClaim(t *testing.T) {
	rs := read(
		"Treasurer Ida Holm sold the old lighthouse to a bank in Sarnby last week.",
		"Treasurer Ida Holm denied that she had sold the old lighthouse to a bank in Sarnby last week.")
	if claims, _ := find(rs); slices.ContainsFunc(claims, func(c news.Claim) bool { return c.Accounts > 1 }) {
		t.Errorf("%+v", claims)
	}
}

func BenchmarkFind(b *testing.B) {
	var texts []string
	bytes := 0
	days := []string{"Monday", "Tuesday", "Friday"}
	for i := range 60 {
		t := strings.ReplaceAll(base, "Tuesday", days[i%3])
		t = strings.ReplaceAll(t, "14 of", fmt.Sprintf("%d of", 10+i%9))
		t += fmt.Sprintf("\n\nA reader of paper number %d wrote that %d gulls had nested under the bridge near pier %d.", i, 30+7*i, i)
		texts = append(texts, t)
		bytes += len(t)
	}
	rs := read(texts...)
	b.SetBytes(int64(bytes))
	for b.Loop() {
		find(rs)
	}
	b.ReportMetric(float64(len(rs)*b.N)/b.Elapsed().Seconds(), "articles/s")
}

// Accounts that have a claim from one outlet or one agency are counted once for
// that claim.
func TestAccountsOfAClaim(t *testing.T) {
	const told = "The ferry Blue Heron carried 212 people when it ran aground off Sandray on Monday"
	for _, c := range []struct {
		name   string
		texts  [3]string
		credit func(rs []*news.Reading)
		want   int
		tie    news.TieKind
	}{
		{"each on its own", [3]string{told + ".", told + ", the coast guard said.", told + "."}, nil, 3, ""},
		{"two have it from an agency by name", [3]string{told + ", Reuters reported.", "According to Reuters, the" + told[3:] + ".", told + "."}, nil, 2, news.Via},
		{"two were told by one outlet's guest", [3]string{told + ", Captain Ole Brandt told CNN.", told + ", Brandt said in an interview with CNN.", told + "."}, nil, 2, news.Via},
		{
			"an outlet of the story and one that has it from there",
			[3]string{told + ", the Orrin Lantern first reported.", told + ".", told + "."},
			func(rs []*news.Reading) { rs[2].Outlet = "The Orrin Lantern" }, 2, news.Via,
		},
		{
			"two with one agency's credit",
			[3]string{told + ".", told + ".", told + "."},
			func(rs []*news.Reading) { rs[0].Agency, rs[2].Agency = "HNA", "HNA" }, 2, news.Agency,
		},
		{"an outlet of itself", [3]string{told + ", CNN said in a statement.", told + ", CNN said in a statement.", told + "."}, nil, 3, ""},
		{"a person who is called like an outlet", [3]string{told + ", Ada Herald said.", told + ", Ada Herald said.", told + "."}, nil, 3, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			rs := read(c.texts[:]...)
			if c.credit != nil {
				c.credit(rs)
			}
			claims, _ := find(rs)
			if len(claims) != 1 || claims[0].Accounts != c.want {
				t.Fatalf("want one claim on %d accounts: %+v", c.want, claims)
			}
			if ties := claims[0].Ties; c.tie == "" && len(ties) > 0 || c.tie != "" && (len(ties) != 1 || ties[0].Kind != c.tie || !ties[0].Once) {
				t.Errorf("want a tie of kind %q: %+v", c.tie, ties)
			}
		})
	}
}
