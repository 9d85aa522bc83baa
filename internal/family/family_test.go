package family

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"stemma/internal/english"
	"stemma/news"
)

// said is a quotation for a test: quoted parts stand in curly marks.
type said struct{ article, speaker, text string }

// read makes readings of sentences in which curly marks hold the speaker's
// words; an article's sentences are one text.
func read(sayings ...said) []*news.Reading {
	var out []*news.Reading
	byID := map[string]*news.Reading{}
	for _, s := range sayings {
		r := byID[s.article]
		if r == nil {
			r = &news.Reading{Article: news.Article{ID: news.ArticleID(s.article)}}
			byID[s.article] = r
			out = append(out, r)
		}
		start := len(r.Text)
		r.Text += s.text + " "
		r.Sentences = append(r.Sentences, news.Span{Start: start, End: len(r.Text) - 1})
		a := news.Attribution{Kind: news.Direct, Speaker: s.speaker}
		for rest := start; ; {
			open := strings.Index(r.Text[rest:], "“")
			if open < 0 {
				break
			}
			open += rest + len("“")
			end := open + strings.Index(r.Text[open:], "”")
			a.Quoted = append(a.Quoted, news.Span{Start: open, End: end})
			rest = end
		}
		if a.Quoted == nil {
			a.Kind, a.Content = news.Indirect, []news.Span{r.Sentences[len(r.Sentences)-1]}
		}
		r.Attributions = append(r.Attributions, a)
	}
	for _, r := range out {
		r.Tokens = english.Parse(r.Text, nil, nil).Tokens
	}
	return out
}

const ore = "The tailings dam was never inspected after the flood of 2019, and everyone in Corvale knew it"

func TestVariants(t *testing.T) {
	whole := said{"a", "Ines Okonkwo", "“" + ore + ",” said Ines Okonkwo."}
	again := said{"b", "Okonkwo", "“" + ore + ".” That was Okonkwo."}
	for _, c := range []struct {
		name, text string
		variant    news.Variant
		meaning    []news.Meaning
	}{
		{"other marks and case", "“the tailings-dam was never inspected, after the flood of 2019 -- and everyone in Corvale knew it,”", news.Verbatim, nil},
		{"a capital in brackets", "“[T]he tailings dam was never inspected after the flood of 2019, and everyone in Corvale knew it”", news.Verbatim, nil},
		{"trimmed", "“was never inspected after the flood of 2019”", news.Trimmed, nil},
		{"spliced by a mark", "“The tailings dam was never inspected … and everyone in Corvale knew it”", news.Spliced, nil},
		{"spliced in silence", "“The tailings dam was never inspected and everyone in Corvale knew it”", news.Spliced, nil},
		{"a word put in brackets", "“The tailings dam was never [officially] inspected after the flood of 2019, and everyone in Corvale knew it”", news.Spliced, nil},
		{"a word swapped", "“The tailings dam was never repaired after the flood of 2019, and everyone in Corvale knew it”", news.Reworded, nil},
		{"a word dropped", "“The tailings dam was never inspected after the flood of 2019, and everyone in Corvale knew”", news.Trimmed, nil},
		{"a word dropped within", "“The tailings dam was never inspected after flood of 2019, and everyone in Corvale knew it”", news.Reworded, nil},
		{"a negation dropped", "“The tailings dam was inspected after the flood of 2019, and everyone in Corvale knew it”", news.Reworded, []news.Meaning{news.Negation}},
		{"a negation added", "“The tailings dam was never inspected after the flood of 2019, and not everyone in Corvale knew it”", news.Reworded, []news.Meaning{news.Negation}},
		{"a number changed", "“The tailings dam was never inspected after the flood of 2017, and everyone in Corvale knew it”", news.Reworded, []news.Meaning{news.Number}},
		{"a name changed", "“The tailings dam was never inspected after the flood of 2019, and everyone in Bellmoor knew it”", news.Reworded, []news.Meaning{news.NameSwap}},
		{"a modal added", "“The tailings dam was never inspected after the flood of 2019, and everyone in Corvale must know it”", news.Reworded, []news.Meaning{news.Modality}},
		{"what one needs", "“The tailings dam was never inspected after the flood of 2019, and everyone in Corvale needs it”", news.Reworded, nil},
		{"an antonym", "“The tailings dam was never inspected before the flood of 2019, and everyone in Corvale knew it”", news.Reworded, []news.Meaning{news.Antonym}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rs := read(whole, again, said{"c", "Ines Okonkwo", c.text})
			q := Families(rs, accountEach(rs))
			if len(q) != 1 {
				t.Fatalf("%d families, want one", len(q))
			}
			m := q[0].Members[len(q[0].Members)-1]
			if m.Variant != c.variant || !slices.Equal(m.Meaning, c.meaning) {
				t.Errorf("%s %v, want %s %v; diff %q", m.Variant, m.Meaning, c.variant, c.meaning, m.Diff)
			}
			if q[0].Speaker != "Ines Okonkwo" || q[0].Accounts != 3 {
				t.Errorf("speaker %q, accounts %d", q[0].Speaker, q[0].Accounts)
			}
		})
	}
}

func TestOneUtterance(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b said
		want bool
	}{
		{
			"the same in other words and another order",
			said{"a", "Teo Vance", "“To be plain, as part of this contract, there will be no foreign crews on the ferry,” said Vance."},
			said{"b", "Teo Vance", "“So it is plain, there won't be any foreign crews on the ferry as part of this contract,” said Vance."},
			true,
		},
		{
			"a fragment used of the same thing",
			said{"a", "Teo Vance", "“The harbour office under me was slow, rude and frankly shambolic.” Vance spoke in April."},
			said{"b", "Teo Vance", "Vance admitted that the harbour office had been “shambolic” in his time."},
			true,
		},
		{
			"a fragment used of another thing",
			said{"a", "Teo Vance", "“The harbour office under me was slow, rude and a mistake.” Vance spoke in April."},
			said{"b", "Teo Vance", "Vance called the new stadium “a mistake” on Sunday."},
			false,
		},
		{
			"two remarks on one topic",
			said{"a", "Teo Vance", "“The ferry needs a second crew before the winter,” said Vance."},
			said{"b", "Teo Vance", "“Nobody asked for a ferry that sails twice a week,” said Vance."},
			false,
		},
		{
			"nearly the same long words from another mouth",
			said{"a", "Teo Vance", "“The ferry carried four hundred pilgrims to the shrine in a storm that night,” said Vance."},
			said{"b", "Lena Brandt", "“The ferry carried four hundred pilgrims to the shrine in a gale that night,” said Brandt."},
			true,
		},
		{
			"a word swapped in a copy whose speaker was misread",
			said{"a", "Teo Vance", "Asked about the harbour strike on Tuesday, he shook his head. “I will never abandon them,” he told the pilots in the canteen."},
			said{"b", "Lena Brandt", "Asked about the harbour strike on Tuesday, he shook his head. “I could never abandon them,” he told the pilots in the canteen."},
			true,
		},
		{
			"two remarks after the same words",
			said{"a", "Teo Vance", "Asked about the harbour strike on Tuesday, he shook his head. “I will never abandon them,” he told the pilots in the canteen."},
			said{"b", "Lena Brandt", "Asked about the harbour strike on Tuesday, he shook his head. “I will never negotiate,” Brandt said after midnight."},
			false,
		},
		{
			"a stop where the other has a conjunction",
			said{"a", "Teo Vance", "“We crossed it in the storm. We shall cross it again by trusting the pilots.” Vance was calm."},
			said{"b", "Teo Vance", "“We crossed it in the storm and we shall cross it again. The harbour is ours.” Vance was calm."},
			true,
		},
		{
			"a sentence that goes on differently",
			said{"a", "Teo Vance", "“We crossed it in the storm. Nobody thanked the pilots for it.” Vance was calm."},
			said{"b", "Teo Vance", "“We crossed it in the storm and lost four anchors. The harbour is ours.” Vance was calm."},
			false,
		},
		{
			"words within which one word is quoted",
			said{"a", "Teo Vance", "“We are beyond grief. Writing 'was' breaks me every time. How shall we cross that harbour without her again?” Vance said."},
			said{"b", "Teo Vance", "Vance asked: “How shall we cross that harbour without her again?”"},
			true,
		},
		{
			"two words rare in the story, said of another thing",
			said{"a", "Teo Vance", "Vance warned against a “herring parliament” in his letter."},
			said{"b", "Teo Vance", "“Nobody in this harbour voted for a herring parliament, and nobody will get one,” Vance told the pilots."},
			true,
		},
		{
			"a first name with a slip",
			said{"a", "Vincente Vance", "“Nobody has asked the pilots,” said Vincente Vance."},
			said{"b", "Vicente Vance", "“Nobody has asked the pilots,” Vicente Vance said."},
			true,
		},
		{
			"a first name with another ending",
			said{"a", "Carla Vance", "“Nobody asked us,” said Carla Vance."},
			said{"b", "Carl Vance", "“Nobody asked us,” Carl Vance said."},
			false,
		},
		{
			"two sentences read as another's",
			said{"a", "Teo Vance", "“They should pay for it. They have the herrings.” Vance was calm."},
			said{"b", "Lena Brandt", "“They should pay [for] it. They have the herrings.” Brandt was calm."},
			true,
		},
		{
			"his own words in marks",
			said{"a", "Teo Vance", "“I belong to those who say, ‘Let’s see how she sails, and let’s make her as safe as she can be before the winter.’” said Vance."},
			said{"b", "Teo Vance", "Vance said they should “see how she sails and make her as safe as she can be.”"},
			true,
		},
		{
			"a motto that he gives",
			said{"a", "Teo Vance", "“The council found time to adopt ‘Under Full Sail’ for the motto of this harbour,” said Vance."},
			said{"b", "Teo Vance", "Vance spoke below the words “Under Full Sail”."},
			false,
		},
		{
			"one word or two",
			said{"a", "Teo Vance", "Vance spoke of “rusted-out ferries” in the harbour."},
			said{"b", "Teo Vance", "Vance saw “rusted out ferries rotting like whales” in the harbour."},
			true,
		},
		{
			"the same rare phrase of somebody who is not known",
			said{"a", "Teo Vance", "Vance, who seldom minces words, called him a “ramshackle demagogue” on Sunday."},
			said{"b", "The line", "The line was that he is a “ramshackle demagogue”."},
			true,
		},
		{
			"one rare word of somebody who is not known, of the same thing",
			said{"a", "Teo Vance", "At one point Vance called a reporter who interrupted him in the hallway a “jackanapes”."},
			said{"b", "his spokesman", "He would not answer, and even called one reporter in the hallway a “jackanapes” who had interrupted him."},
			true,
		},
		{
			"the point of a sentence",
			said{"a", "Teo Vance", "“It was a shambles,” said Vance."},
			said{"b", "Teo Vance", "Vance likened what he called a “shambles” to a regatta."},
			true,
		},
		{
			"a first name",
			said{"a", "Odile Marchetti", "“Never again on that ferry,” said Odile Marchetti."},
			said{"b", "Odile", "“Never again on that ferry,” said Odile."},
			true,
		},
		{
			"a short phrase from another mouth",
			said{"a", "Teo Vance", "“We are deeply worried,” said Vance."},
			said{"b", "Lena Brandt", "“We are deeply worried,” said Brandt."},
			false,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			rs := read(c.a, c.b)
			if got := len(Families(rs, accountEach(rs))) == 1; got != c.want {
				t.Errorf("one family: %v", got)
			}
		})
	}
}

func TestReports(t *testing.T) {
	rs := read(
		said{"a", "Mara Lindqvist", "“The reservoir will be drained before the herons return in March,” said Mara Lindqvist."},
		said{"b", "Lindqvist", "Lindqvist promised that the reservoir would be drained before any herons returned"},
		said{"c", "Lindqvist", "Lindqvist said that the council meets on Thursday to vote"},
	)
	q := Families(rs, accountEach(rs))
	if len(q) != 1 || len(q[0].Members) != 2 || q[0].Members[1].Variant != news.Reported || q[0].Accounts != 1 {
		t.Errorf("want the quotation with one report, on one account: %+v", q)
	}
}

func TestReportsOf(t *testing.T) {
	const said1 = "“The reservoir will be drained before the herons return in March,” said Mara Lindqvist."
	for _, c := range []struct {
		report string
		want   bool
	}{
		{"Lindqvist promised that the reservoir would be drained before any herons returned", true},
		{"Lindqvist said they would empty the reservoir by the time the herons come back in March", true},
		{"Lindqvist promised that the reservoir would not be drained before any herons returned", false},
		{"Lindqvist promised that the reservoir would be drained before the herons returned, though she could not tell what that would cost", true},
		{"Lindqvist and the drained reservoir of the herons", false},
		{"The herons, Lindqvist said, would not return before the reservoir was filled with fish by a council", false},
		{"Lindqvist said that herons like the harbour", false},
		{"Lindqvist said that 40 reservoirs would be drained before the herons return in March", true},
		{"Lindqvist said that the reservoir had been built in March by her father", false},
	} {
		q := Families(read(said{"a", "Mara Lindqvist", said1}, said{"b", "Lindqvist", c.report}), func(id news.ArticleID) int { return int(id[0]) })
		if got := len(q[0].Members) == 2; got != c.want {
			t.Errorf("%q reports it: %v", c.report, got)
		}
	}
}

// Other figures are another statement.
func TestReportsOfFigures(t *testing.T) {
	const said1 = "“The reservoir holds 70 herons in March, more than any reservoir in the north,” said Mara Lindqvist."
	for report, want := range map[string]bool{
		"Lindqvist told them that the reservoir held more herons than any reservoir in the north": true,
		"Lindqvist told them that the reservoir held 90 herons, more than any in the north":       false,
	} {
		q := Families(read(said{"a", "Mara Lindqvist", said1}, said{"b", "Lindqvist", report}), func(id news.ArticleID) int { return int(id[0]) })
		if got := len(q[0].Members) == 2; got != want {
			t.Errorf("%q reports it: %v", report, got)
		}
	}
}

// Who speaks with another, or for him, reports his words.
func TestReportsOfOthers(t *testing.T) {
	rs := read(
		said{"a", "Mara Lindqvist", "“The reservoir will be drained before the herons return in March,” said Mara Lindqvist."},
		said{"b", "Mara Lindqvist and Teo Vance", "Lindqvist and Vance promised that the reservoir would be drained before any herons returned"},
		said{"c", "Seamen's Guild", "The Seamen's Guild promised that the reservoir would be drained before any herons returned"},
		said{"d", "Lena Brandt", "Brandt promised that the reservoir would be drained before any herons returned"},
	)
	rs[0].Entities = []news.Entity{{Name: "Mara Lindqvist", Kind: news.Person, Roles: []string{"president of Seamen's Guild"}}}
	q := Families(rs, accountEach(rs))
	if len(q) != 1 || len(q[0].Members) != 3 {
		t.Errorf("want the reports of the two and of the guild: %+v", q)
	}
}

func TestUnmarked(t *testing.T) {
	const quoted = "“The reservoir will be drained before the herons return in March. Nobody has asked the herons,” said Mara Lindqvist."
	for _, c := range []struct {
		name, text string
		want       string
	}{
		{"a block", "Lindqvist’s statement in full: The reservoir will be drained before the herons return in March", "The reservoir will be drained before the herons return in March"},
		{"a block of two sentences", "The reservoir will be drained before the herons return in March. Nobody has asked the herons about this reservoir.", "The reservoir will be drained before the herons return in March"},
		{"words on the same matter", "The reservoir was drained last year, and the herons are expected to return in March.", ""},
		{"a heading", "On the reservoir drained before the herons return in March", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			rs := read(said{"a", "Mara Lindqvist", quoted}, said{"b", "", c.text})
			rs[1].Attributions = nil
			got := ""
			q := Families(rs, accountEach(rs))
			for _, m := range q[0].Members {
				if m.Variant == news.Reported {
					got = m.Text
				}
			}
			if got != c.want || q[0].Accounts != 1 {
				t.Errorf("%q on %d accounts, want %q on one", got, q[0].Accounts, c.want)
			}
		})
	}
}

func TestSpeakers(t *testing.T) {
	const words = "“The reservoir will be drained before the herons return in March,” said "
	person := func(names ...string) (out []news.Entity) {
		for i, n := range names {
			out = append(out, news.Entity{ID: i, Name: n, Kind: news.Person})
		}
		return out
	}
	for _, c := range []struct {
		name  string
		rs    []*news.Reading
		other []news.Entity // of the first article
		want  string
	}{
		{"a surname", read(said{"a", "Lindqvist", words + "Lindqvist."}, said{"b", "Mara Lindqvist", words + "Lindqvist."}), nil, "Mara Lindqvist"},
		{"a surname that an article parts from the full name", read(said{"a", "Lindqvist", words + "Lindqvist."}, said{"b", "Mara Lindqvist", "“It will,” said Lindqvist."}), person("Lindqvist", "Mara Lindqvist"), "Lindqvist"},
		{"a surname whose bearer only others name in full", read(said{"a", "Lindqvist", words + "Lindqvist."}), person("Lindqvist", "Olaf Lindqvist"), "Lindqvist"},
		{"a name of someone who speaks nowhere else", read(said{"a", "Lindqvist", words + "Lindqvist."}), person("Olaf Lindqvist"), "Olaf Lindqvist"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.rs[0].Entities = c.other
			for _, r := range c.rs {
				for i := range r.Attributions {
					r.Attributions[i].Entity = -1
				}
			}
			q := Families(c.rs, func(news.ArticleID) int { return 0 })
			if q[0].Speaker != c.want {
				t.Errorf("speaker %q, want %q", q[0].Speaker, c.want)
			}
		})
	}
}

// A surname beside a full name is another's, but not where both have the full one.
func TestNamesakes(t *testing.T) {
	apart := namesakes{}
	apart.add("Teo Marek Vance", "Vance") // his wife
	for _, c := range []struct {
		a, b string
		want bool
	}{{"Teo Marek Vance", "Teo Vance", false}, {"Teo Marek Vance", "Vance", true}} {
		if got := apart.of(c.a, c.b); got != c.want {
			t.Errorf("%q and %q apart: %v", c.a, c.b, got)
		}
	}
}

// A spokesman for an organisation is the organisation where others call it so.
func TestMouthpiece(t *testing.T) {
	const words = "“The death is being treated as unexplained and sudden”"
	rs := read(
		said{"a", "Corvale Police", words + ", Corvale Police said."},
		said{"b", "A spokesman", "A spokesman for the Corvale police said: “At this stage it is treated as an unexplained sudden death.”"},
		said{"c", "A spokesman", "A spokesman for the pilots said: “At this stage it is treated as an unexplained sudden death of a pilot.”"},
	)
	rs[1].Attributions[0].Source = []news.Span{{Start: 0, End: len("A spokesman for the Corvale police")}}
	rs[2].Attributions[0].Source = []news.Span{{Start: 0, End: len("A spokesman for the pilots")}}
	s := collect(rs, accountEach(rs))
	for i, want := range []string{"Corvale Police", "Corvale Police", "A spokesman"} {
		if got := s.nameOf(s.members[i]); got != want {
			t.Errorf("member %d is said by %q, want %q", i, got, want)
		}
	}
}

func TestSpokesman(t *testing.T) {
	const words = "“The reservoir will be drained before the herons return in March,” said "
	rs := read(
		said{"a", "Harbour Office", words + "Harbour Office press secretary Ida Lindqvist."},
		said{"b", "Harbour Office", words + "the Harbour Office’s Ida Lindqvist."},
		said{"c", "Ida Lindqvist", words + "Lindqvist."},
	)
	for _, r := range rs {
		a := &r.Attributions[0]
		a.Source = []news.Span{{Start: strings.Index(r.Text, "said ") + len("said "), End: len(r.Text) - 2}}
		r.Entities = []news.Entity{{Name: a.Speaker, Kind: news.Organisation}}
	}
	rs[2].Entities[0].Kind = news.Person
	if q := Families(rs, accountEach(rs)); q[0].Speaker != "Ida Lindqvist" {
		t.Errorf("speaker %q", q[0].Speaker)
	}
}

func TestAccounts(t *testing.T) {
	rs := read(
		said{"a", "Mara Lindqvist", "“The reservoir will be drained before the herons return in March,” said Mara Lindqvist."},
		said{"b", "Lindqvist", "“The reservoir will be drained before the herons return in March,” Lindqvist told the Morning Bell."},
		said{"c", "Lindqvist", "“The reservoir will be drained before the herons return in March,” Lindqvist told Morning Bell."},
		said{"d", "Lindqvist", "“The reservoir will be drained before the herons return in March,” Lindqvist told this paper."},
	)
	rs[1].Attributions[0].Via, rs[2].Attributions[0].Via, rs[3].Outlet = "the Morning Bell", "Morning Bell", "Morning Bell"
	if q := Families(rs, accountEach(rs)); len(q) != 1 || q[0].Accounts != 2 {
		t.Errorf("want one family on two accounts: %+v", q)
	}
	rs[1].Attributions[0].Via, rs[2].Attributions[0].Via, rs[3].Outlet = "Twitter", "Twitter", ""
	if q := Families(rs, accountEach(rs)); q[0].Accounts != 4 {
		t.Errorf("what is posted for all to read is each account's own: %d", q[0].Accounts)
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		name string
		rs   []*news.Reading
		want string
	}{
		{
			"of two words the one on more accounts",
			read(
				said{"a", "Teo Vance", "“The ferry needs a crooked second crew before the winter,” said Vance."},
				said{"b", "Teo Vance", "“The ferry needs a capable second crew before the winter,” said Vance."},
				said{"c", "Teo Vance", "“needs a capable second crew,” said Vance."},
			), "The ferry needs a capable second crew before the winter",
		},
		{
			"two overlapping parts are taken together",
			read(
				said{"a", "Teo Vance", "“The ferry needs a capable second crew before the winter,” said Vance."},
				said{"b", "Teo Vance", "“needs a capable second crew before the winter, and I said so in May,” said Vance."},
			), "The ferry needs a capable second crew before the winter, and I said so in May",
		},
		{
			"an interrupted quotation and the whole one",
			read(
				said{"a", "Teo Vance", "“The ferry,” said Vance, “needs a capable second crew before the winter.”"},
				said{"b", "Teo Vance", "“The ferry needs a capable second crew before the winter,” said Vance."},
			), "The ferry needs a capable second crew before the winter",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := Families(c.rs, accountEach(c.rs))
			if q[0].Text != c.want {
				t.Errorf("%q, want %q", q[0].Text, c.want)
			}
		})
	}
}

// Within one account what two articles give in two pieces stands against what
// one put together of them.
func TestTextOfPieces(t *testing.T) {
	const pieces = "“The ferry needs a capable second crew,” said Vance. “Nobody has asked me for one since June. We sail on Friday.”"
	rs := read(
		said{"a", "Teo Vance", pieces}, said{"b", "Teo Vance", pieces},
		said{"c", "Teo Vance", "“The ferry needs a capable second crew. We sail on Friday,” said Vance."},
	)
	q := Families(rs, func(news.ArticleID) int { return 0 })
	for _, m := range q[0].Members {
		if want := map[news.ArticleID]news.Variant{"c": news.Spliced}[m.Article]; want != "" && m.Variant != want {
			t.Errorf("%s %s %q", m.Article, m.Variant, m.Text)
		}
	}
}

// Two sides of a sentence are one text, though the second says again what the first
// does.
func TestTextOfTwoSides(t *testing.T) {
	rs := read(
		said{"a", "Teo Vance", "“It is still summer on the quay,” Vance wrote, “it just happens to be a grey and windy one. And it’s still summer on the quay.”"},
		said{"b", "Teo Vance", "“It is still summer on the quay,” Vance wrote, “it just happens to be a grey and windy one. And it’s still summer on the quay.”"},
	)
	for _, r := range rs {
		at := strings.Index(r.Text, "wrote")
		r.Attributions[0].Cue = []news.Span{{Start: at, End: at + len("wrote")}}
	}
	q := Families(rs, accountEach(rs))
	if len(q) != 1 || slices.ContainsFunc(q[0].Members, func(m news.QuotationMember) bool { return m.Variant == news.Reworded }) {
		t.Errorf("want one family without a rewording: %+v", q)
	}
}

// Within one account the earlier wording stands, not the copy's.
func TestTextOfCopies(t *testing.T) {
	rs := read(
		said{"a", "Teo Vance", "“The ferry needs a second crew before the winter,” said Vance."},
		said{"b", "Teo Vance", "“The ferry never needs a second crew before the winter,” said Vance."},
	)
	q := Families(rs, func(news.ArticleID) int { return 0 })
	if len(q) != 1 || q[0].Members[0].Variant != news.Verbatim || q[0].Members[1].Variant != news.Reworded || q[0].Accounts != 1 {
		t.Errorf("%+v", q)
	}
}

func TestInterrupted(t *testing.T) {
	rs := read(said{"a", "Teo Vance", "“The ferry,” said Vance, “needs a second crew.” “It has none,” he said."})
	text := rs[0].Text
	at := strings.Index(text, "said")
	rs[0].Attributions[0].Cue = []news.Span{{Start: at, End: at + len("said")}}
	q := Families(rs, accountEach(rs))
	if len(q) != 2 || q[0].Text != "The ferry, needs a second crew." || len(q[0].Members) != 2 {
		t.Errorf("want the interrupted sentence and the other one: %+v", q)
	}
}

// vocabulary are words for made-up utterances.
var vocabulary = strings.Fields(`harbour ferry winter crew council budget herons reservoir orchard turbine granite mayor ledger
	strike pension quarry lantern festival tunnel survey refund permit acoustic marble trolley salmon barley copper witness verdict`)

var glue = strings.Fields("the a of to in and that is was for on with not will")

// utterance makes up a sentence of n words.
func utterance(r *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		if i%2 == 0 {
			words[i] = glue[r.IntN(len(glue))]
		} else {
			words[i] = vocabulary[r.IntN(len(vocabulary))] + vocabulary[r.IntN(len(vocabulary))]
		}
	}
	return strings.Join(words, " ")
}

// crowd makes up a story: each article gives some of the utterances, whole,
// trimmed or with a word swapped.
func crowd(articles, utterances, each int) []*news.Reading {
	r := rand.New(rand.NewPCG(1, 2))
	pool := make([]string, utterances)
	for i := range pool {
		pool[i] = utterance(r, 8+r.IntN(20))
	}
	var sayings []said
	for i := range articles {
		for range each {
			k := r.IntN(utterances)
			words := strings.Fields(pool[k])
			switch r.IntN(4) {
			case 0:
				words = words[:6+r.IntN(len(words)-6)]
			case 1:
				words[r.IntN(len(words))] = vocabulary[r.IntN(len(vocabulary))]
			}
			speaker := fmt.Sprintf("Speaker N%d", k%50)
			sayings = append(sayings, said{fmt.Sprintf("a%05d", i), speaker, "“" + strings.Join(words, " ") + "”, said " + speaker + "."})
		}
	}
	return read(sayings...)
}

// The result does not depend on the order of the input, every member is its
// article's text, and every quoted span is a member once.
func TestOrderAndSpans(t *testing.T) {
	rs := crowd(18, 6, 3)
	want := Families(rs, accountEach(rs))
	account := accountEach(rs)
	rapid.Check(t, func(t *rapid.T) {
		shuffled := rapid.Permutation(rs).Draw(t, "order")
		if d := cmp.Diff(want, Families(shuffled, account)); d != "" {
			t.Fatal(d)
		}
	})
	members := 0
	byID := map[news.ArticleID]*news.Reading{}
	for _, r := range rs {
		byID[r.ID] = r
	}
	for _, q := range want {
		for _, m := range q.Members {
			if m.Variant == news.Reported {
				continue
			}
			members++
			if m.Span.Of(byID[m.Article].Text) != m.Text {
				t.Errorf("%q is not the text at its span", m.Text)
			}
		}
	}
	if members != 18*3 {
		t.Errorf("%d members of %d quotations", members, 18*3)
	}
	if len(want) != 6 {
		t.Errorf("%d families of 6 utterances", len(want))
	}
}

func TestNothing(t *testing.T) {
	if q := Families(nil, nil); q == nil || len(q) != 0 {
		t.Errorf("no readings: %v", q)
	}
	rs := read(said{"a", "", "“…” was all."}, said{"b", "", "“ ” too."})
	rs[0].Attributions[0].Quoted = append(rs[0].Attributions[0].Quoted, news.Span{Start: 5, End: 5000}, news.Span{Start: -1, End: 2}, news.Span{Start: 3, End: 1})
	if q := Families(rs, accountEach(rs)); len(q) != 0 {
		t.Errorf("marks without words: %v", q)
	}
}

func FuzzFamilies(f *testing.F) {
	f.Add("The ferry needs a crew", "a crew, [sic] … needs", "Teo Vance")
	f.Add("", "…—", "")
	f.Add("(((", "]]] ’s n’t", "\xff")
	f.Fuzz(func(t *testing.T, a, b, speaker string) {
		rs := []*news.Reading{}
		for i, text := range []string{a, b, a + " " + b} {
			rs = append(rs, &news.Reading{
				Article:   news.Article{ID: news.ArticleID(rune('a' + i)), Text: text},
				Sentences: []news.Span{{Start: 0, End: len(text)}},
				Attributions: []news.Attribution{{
					Speaker: speaker, Quoted: []news.Span{{Start: 0, End: len(text)}}, Content: []news.Span{{Start: 0, End: len(text)}},
				}},
			})
		}
		Families(rs, accountEach(rs))
	})
}

// BenchmarkFamilies shows the time a quotation as stories grow: half of the
// quotations share utterances.
func BenchmarkFamilies(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprintf("quotations=%d", n), func(b *testing.B) {
			rs := crowd(n/5, n/8, 5)
			account := accountEach(rs)
			size := 0
			for _, r := range rs {
				size += len(r.Text)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				Families(rs, account)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/quotation")
		})
	}
}

// accountEach makes every article an account of its own.
func accountEach(rs []*news.Reading) func(news.ArticleID) int {
	place := map[news.ArticleID]int{}
	for i, r := range rs {
		place[r.ID] = i
	}
	return func(id news.ArticleID) int { return place[id] }
}
