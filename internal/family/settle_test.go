package family

import (
	"slices"
	"strings"
	"testing"
	"time"

	"stemma/internal/diff"
	"stemma/news"
)

// familyOf is the family that holds the quoted text, nil for none.
func familyOf(families []news.Quotation, text string) *news.Quotation {
	for i := range families {
		if slices.ContainsFunc(families[i].Members, func(m news.QuotationMember) bool { return m.Text == text }) {
			return &families[i]
		}
	}
	return nil
}

// together reports whether one family holds both texts.
func together(families []news.Quotation, a, b string) bool {
	f := familyOf(families, a)
	return f != nil && f == familyOf(families, b)
}

var day = time.Date(2031, 5, 2, 9, 0, 0, 0, time.UTC)

const (
	merger   = "A merger of the two lifeboat stations would be profitable to Brackwater and its shareholders,"
	letter   = "The letters prove that Odile Marchetti steered the closure of the northern station in order to build what is, in her own phrase, ‘profitable to Brackwater and its shareholders,’ and that ministers hid her part by crooked bookkeeping,"
	fragment = "profitable to Brackwater and its shareholders"
	tail     = "by crooked bookkeeping"
)

// A long quotation that quotes another one does not tie the two together, and
// what was cut from the long one goes with it.
func TestNestedQuotations(t *testing.T) {
	rs := read(
		said{"a", "Odile Marchetti", "“" + merger + "” wrote Marchetti in a study of the lifeboats."},
		said{"b", "Odile Marchetti", "The study says a merger would be “" + fragment + "”, wrote Marchetti."},
		said{"c", "Seamen's Guild", "“" + letter + "” the guild told the harbour court."},
		said{"d", "Seamen's Guild", "The guild told the harbour court that ministers hid her part “" + tail + "”."},
		said{"e", "", "The closure would be “" + fragment + "”, one paper has it."},
	)
	q := Families(rs, accountEach(rs))
	if !together(q, merger, fragment) || !together(q, letter, tail) || together(q, merger, letter) {
		t.Errorf("want the study and the letter apart: %+v", q)
	}
	for _, f := range q {
		for _, m := range f.Members {
			if m.Variant == news.Reworded {
				t.Errorf("%q is no rewording of %q", m.Text, f.Text)
			}
		}
	}
}

func TestNestedWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"She called it ‘a fool's errand’ and left", "a fool's errand’"},
		{"He wrote of ‘ships and their owners,", "‘ships and their owners,"},
		{"‘Ships and their owners.’", ""},
		{"It's the owners' fault", ""},
	} {
		w := wordsOf{c.text, diff.Split(c.text)}
		var got []string
		for i, in := range w.nested(len(w.words)) {
			if in {
				got = append(got, w.words[i].Span.Of(c.text))
			}
		}
		if s := strings.TrimLeft(strings.Join(got, " "), "‘"); s != strings.TrimLeft(c.want, "‘") {
			t.Errorf("%q: nested %q, want %q", c.text, s, c.want)
		}
	}
}

// Members that a chain of others ties together must each give the family's
// text.
func TestChains(t *testing.T) {
	const (
		first  = "The lighthouse keeper burned every ledger of the oyster company before the auditors landed."
		second = "Nobody on the island has seen the harbour pilot since the regatta was called off."
		third  = "We will dredge the estuary again whatever the provincial tribunal decides about the cormorants."
	)
	rs := read(
		said{"a", "Ruben Castellano", "“" + first + " " + second + "” said Castellano."},
		said{"b", "Ruben Castellano", "“" + strings.Replace(second, "regatta", "procession", 1) + " " + third + "” said Castellano."},
		said{"c", "Ruben Castellano", "“" + third + "” said Castellano."},
		said{"d", "Ruben Castellano", "“" + first + "” said Castellano."},
	)
	for _, q := range Families(rs, accountEach(rs)) {
		for _, m := range q.Members {
			ops := diff.Words(diff.Split(q.Text), diff.Split(m.Text))
			if shared := sharedWords(ops); 2*shared < len(diff.Split(m.Text))-2 {
				t.Errorf("%q shares %d words with the text %q", m.Text, shared, q.Text)
			}
		}
	}
}

// What one speaker says twice in an article in other words is two utterances.
func TestSideBySide(t *testing.T) {
	const (
		one = "We must dismantle the ferry cartel."
		two = "The point is dismantling the ferry cartel, and never feeding it."
	)
	var sayings []said
	for _, id := range []string{"a", "b", "c"} {
		sayings = append(sayings, said{id, "Ruben Castellano", "“" + one + "” said Castellano."}, said{id, "Ruben Castellano", "“" + two + "” he said."})
	}
	rs := read(sayings...)
	if q := Families(rs, accountEach(rs)); len(q) != 2 {
		t.Errorf("%d families, want two: %+v", len(q), q)
	}
}

// One or two words of another speaker's are no cut of a long speech.
func TestLoneWords(t *testing.T) {
	speech := "We will see what the tribunal makes of it. " + strings.Repeat("The harbour board kept its ledgers from the auditors for years and nobody on the island asked. ", 5) +
		"The papers show that the board obfuscated Marchetti's part in the closure."
	rs := read(
		said{"a", "Ruben Castellano", "“" + speech + "” said Castellano."},
		said{"b", "the inspectors", "The board had “obfuscated” Marchetti's part in the closure, the papers of the inspectors show."},
	)
	if q := Families(rs, accountEach(rs)); len(q) != 2 {
		t.Errorf("want the word on its own: %+v", q)
	}
}

func TestSpeakerOfFamily(t *testing.T) {
	const words = "would ruin every oyster bed between Corvale and the northern lighthouse"
	say := func(article, speaker, sentence string) said {
		return said{article, speaker, strings.Replace(sentence, "*", "“"+words+"”", 1)}
	}
	for _, c := range []struct {
		name    string
		sayings []said
		want    string
	}{
		{"a name before descriptions", []said{
			say("a", "the study", "The study says it *."), say("b", "the study", "The study says it *."), say("c", "Odile Marchetti", "Marchetti says it *."),
		}, "Odile Marchetti"},
		{"no symbol, no pronoun", []said{
			say("a", "🚨", "🚨 it *."), say("b", "it", "It *."), say("c", "the filing", "The filing says it *."),
		}, "the filing"},
		{"someone before a document", []said{
			say("a", "court documents", "Court documents say it *."), say("b", "court documents", "Court documents say it *."), say("c", "a marine biologist", "A marine biologist says it *."),
		}, "a marine biologist"},
		{"a name that nobody else has near the words", []said{
			say("a", "the study", "The study says it *."), say("b", "the study", "The study says it *."), say("c", "the study", "The study says it *."),
			say("d", "the study", "The study says it *."), say("e", "Ruben Castellano", "Under Castellano it *."),
		}, "the study"},
		{"a name that the words speak of", []said{
			{"a", "the filing", "The filing says “Castellano " + words + "”."},
			{"b", "the filing", "The filing of Castellano says “Castellano " + words + "”."},
			{"c", "the filing", "The filing of Castellano says “Castellano " + words + "”."},
			{"d", "the filing", "Castellano knows “Castellano " + words + "”."},
			{"e", "Ruben Castellano", "The filing of Ruben Castellano says “Castellano " + words + "”."},
		}, "the filing"},
		{"a description of which one", []said{
			say("a", "Department", "The Department says it *."), say("b", "a harbour spokesman", "A harbour spokesman says it *."),
		}, "a harbour spokesman"},
		{"a full name before a first name", []said{
			say("a", "Odile Marchetti", "Odile Marchetti said it *."), say("b", "Odile", "Her sister Odile said it *."),
		}, "Odile Marchetti"},
		{"a letter before the newspaper that has it", []said{
			say("a", "the newspaper", "The letter says it *, the newspaper said."), say("b", "the newspaper", "It *, the newspaper said."), say("c", "a letter of the pilots", "A letter of the pilots says it *."),
		}, "a letter of the pilots"},
		{"nobody whom anything is known of", []said{
			say("a", "the person", "It *, the person said."), say("b", "one of them", "It *, one of them said."),
		}, ""},
		{"a number of years is no name", []said{
			say("a", "every 10 years in the North", "Every 10 years in the North it *."), say("b", "the state founders", "The state founders say it *."),
		}, "the state founders"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rs := read(c.sayings...)
			q := Families(rs, accountEach(rs))
			if len(q) != 1 || q[0].Speaker != c.want {
				t.Errorf("want %q alone: %+v", c.want, q)
			}
		})
	}
}

// A description means the one person of the story who has that role.
func TestOffices(t *testing.T) {
	const words = "“Every oyster bed between Corvale and the northern lighthouse is lost,” "
	for _, c := range []struct {
		name, called string
		others       []news.Entity
		want         string
	}{
		{"the role", "the harbour minister", nil, "Odile Marchetti"},
		{"with a capital", "the Harbour Minister", nil, "Odile Marchetti"},
		{"less of it", "the minister", nil, "Odile Marchetti"},
		{"another role", "the fisheries minister", nil, "the fisheries minister"},
		{"a role of two", "the minister", []news.Entity{{Name: "Ruben Castellano", Kind: news.Person, Roles: []string{"fisheries minister"}}}, "the minister"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rs := read(
				said{"a", c.called, words + "said " + c.called + "."},
				said{"b", "Odile Marchetti", "“The tide is no excuse,” said Marchetti."},
			)
			a := &rs[0].Attributions[0]
			a.Entity, a.Source = -1, []news.Span{{Start: strings.Index(rs[0].Text, c.called), End: strings.Index(rs[0].Text, c.called) + len(c.called)}}
			rs[1].Entities = append([]news.Entity{{Name: "Odile Marchetti", Kind: news.Person, Roles: []string{"Norland's harbour minister"}}}, c.others...)
			q := Families(rs, accountEach(rs))
			f := familyOf(q, "Every oyster bed between Corvale and the northern lighthouse is lost,")
			if f.Speaker != c.want || f.Members[0].Speaker != c.want {
				t.Errorf("speaker %q, %q; want %q", f.Speaker, f.Members[0].Speaker, c.want)
			}
		})
	}
}

// Whom an article only describes is whom the others name.
func TestSpeakerOfMember(t *testing.T) {
	const words = "“Every oyster bed between Corvale and the northern lighthouse is lost,” said "
	rs := read(said{"a", "the pearl diver", words + "the pearl diver."}, said{"b", "Odile Marchetti", words + "Marchetti."}, said{"c", "Ruben Castellano", words + "Castellano."})
	q := Families(rs, accountEach(rs))
	if m := q[0].Members; len(m) != 3 || m[0].Speaker != q[0].Speaker || m[1].Speaker == m[2].Speaker {
		t.Errorf("speakers of the members: %+v", m)
	}
}

// Renderings put together from spans are kept where there is no other.
func TestInOnePiece(t *testing.T) {
	joined := rendering{joined: true}
	if got := inOnePiece([]rendering{joined, joined}); len(got) != 2 {
		t.Errorf("left %d of 2", len(got))
	}
	if got := inOnePiece([]rendering{joined, {}}); len(got) != 1 || got[0].joined {
		t.Errorf("want the one in one piece: %+v", got)
	}
}

// What the parts of a text share stands in it once.
func TestOnceOnly(t *testing.T) {
	const a, b, c = "The tide is no excuse.", "The harbour was dredged in spring.", "Every oyster bed is lost for good."
	for _, test := range []struct {
		parts []string
		want  string
	}{
		{[]string{a, b}, a + " " + b},
		{[]string{a + " " + c, b + " " + c}, a + " " + b + " " + c},
		{[]string{a + " " + b, b + " " + c}, a + " " + b + " " + c},
		{[]string{a, a + " " + b}, a + " " + b},
		{[]string{"It is lost.", "The boat is lost."}, "It is lost. The boat is lost."},
	} {
		if got := strings.Join(onceOnly(test.parts), " "); got != test.want {
			t.Errorf("%q: %q, want %q", test.parts, got, test.want)
		}
	}
}

// An organisation goes by its commonest name, and a name that only ends with
// it is another.
func TestOrganisations(t *testing.T) {
	sayings := []said{{"z", "Anglers Group Asks Tidewave", "The Anglers Group Asks Tidewave to pay."}}
	for _, id := range []string{"a", "b", "c"} {
		sayings = append(sayings, said{id, "Tidewave", "“We paid for every broken oyster bed,” said Tidewave."})
	}
	rs := read(sayings...)
	for _, r := range rs {
		r.Entities = []news.Entity{{Kind: news.Organisation, Name: "Tidewave"}}
	}
	if q := Families(rs, accountEach(rs)); len(q) != 1 || q[0].Speaker != "Tidewave" {
		t.Errorf("want Tidewave: %+v", q)
	}
}

func TestMeaningOfNames(t *testing.T) {
	const base = "They should ask Judge Marchetti, because what Judge Marchetti wrote in the tribunal's ledger is a disgrace. Norway is not yours to sell."
	for _, c := range []struct {
		name, old, new string
		want           []news.Meaning
	}{
		{"a name that stands elsewhere too", "what Judge Marchetti", "what Judge Castellano", []news.Meaning{news.NameSwap}},
		{"at the beginning of a sentence", "Norway is", "Sweden is", []news.Meaning{news.NameSwap}},
		{"another form of the name", "Judge Marchetti wrote", "Judge Marchetti's clerk wrote", nil},
		{"where the member ends", "what Judge Marchetti wrote in the tribunal's ledger is a disgrace. Norway is not yours to sell.", "what Judge Castellano", []news.Meaning{news.NameSwap}},
		{"a plural at the beginning", "They should", "Voters should", nil},
		{"no name at the beginning", "They should", "People should", nil},
		{"behind a title", "Judge Marchetti wrote", "Mrs. Healy wrote", []news.Meaning{news.NameSwap}},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := strings.Replace(base, c.old, c.new, 1)
			rs := read(
				said{"a", "Teo Vance", "“" + base + "” said Vance of Norway."}, said{"b", "Teo Vance", "“" + base + "” said Vance."},
				said{"c", "Teo Vance", "“" + changed + "” said Vance of Sweden."},
			)
			for _, r := range rs {
				for _, name := range []string{"Norway", "Sweden"} {
					if at := strings.LastIndex(r.Text, name); at >= 0 {
						r.Mentions = append(r.Mentions, news.Mention{Span: news.Span{Start: at, End: at + len(name)}, Kind: news.PlaceName, Entity: -1})
					}
				}
			}
			q := Families(rs, accountEach(rs))
			if m := q[0].Members[len(q[0].Members)-1]; len(q) != 1 || !slices.Equal(m.Meaning, c.want) {
				t.Errorf("%v, want %v; diff %q", m.Meaning, c.want, m.Diff)
			}
		})
	}
}

// A short gap without a negation is a splice, one with it is not.
func TestShortGaps(t *testing.T) {
	whole := said{"a", "Teo Vance", "“I deeply regret my long silence and I do not believe that the ferry was ever sound,” said Vance."}
	for _, c := range []struct {
		text    string
		variant news.Variant
	}{
		{"“I deeply regret and I do not believe that the ferry was ever sound,”", news.Spliced},
		{"“I deeply regret my long silence and I believe that the ferry was ever sound,”", news.Reworded},
		{"“I deeply regret my long silence and that the ferry was ever sound,”", news.Reworded},
	} {
		rs := read(whole, said{"b", "Teo Vance", "Vance: " + strings.ReplaceAll(strings.TrimSuffix(whole.text, ", said Vance."), "said", "says")}, said{"c", "Teo Vance", c.text + " said Vance."})
		q := Families(rs, accountEach(rs))
		if m := q[0].Members[len(q[0].Members)-1]; m.Variant != c.variant {
			t.Errorf("%s %q", m.Variant, m.Diff)
		}
	}
}

// A lone early copy with a change of its own is not what was said.
func TestTextOfTheMany(t *testing.T) {
	const words = "The ferry can never sail before the winter,"
	sayings := []said{{"a", "Teo Vance", "“" + strings.Replace(words, "can", "should", 1) + "” said Vance."}}
	for _, id := range []string{"b", "c", "d"} {
		sayings = append(sayings, said{id, "Teo Vance", "“" + words + "” said Vance."})
	}
	rs := read(sayings...)
	for i, r := range rs {
		r.Published = news.Moment{Time: day.AddDate(0, 0, i)}
	}
	if q := Families(rs, func(news.ArticleID) int { return 0 }); len(q) != 1 || q[0].Text+"," != words {
		t.Errorf("want %q: %+v", words, q)
	}
}

// Where one account goes on, the stop at which another cut is gone.
func TestTextGoesOn(t *testing.T) {
	rs := read(
		said{"a", "Teo Vance", "“It was never about a single captain. ###” said Vance."},
		said{"b", "Teo Vance", "“was never about a single captain or about his crooked ferry,” said Vance."},
	)
	if q := Families(rs, accountEach(rs)); len(q) != 1 || q[0].Text != "It was never about a single captain or about his crooked ferry" {
		t.Errorf("%+v", q)
	}
}

// What an account gives behind an ellipsis goes on where the text of others ends:
// it has no other words, and a cut of it is one of the family.
func TestGoesOnBehindEllipsis(t *testing.T) {
	rs := read(
		said{"a", "Teo Vance", "“Rise to the occasion. Act as if the harbour mattered to you. Dress as pilots dress, not as gulls do.” Vance told the crews."},
		said{"b", "Teo Vance", "“Rise to the occasion. Act as if the harbour mattered ... And never juggle herrings in front of a harbour inspector,” Vance told the crews."},
		said{"c", "Teo Vance", "Vance wrote “never juggle herrings in front of a harbour inspector” to the crews."},
	)
	q := Families(rs, accountEach(rs))
	if len(q) != 1 || !strings.HasSuffix(q[0].Text, "not as gulls do. … And never juggle herrings in front of a harbour inspector") {
		t.Fatalf("%+v", q)
	}
	for i, want := range []news.Variant{news.Trimmed, news.Spliced, news.Trimmed} {
		if got := q[0].Members[i].Variant; got != want {
			t.Errorf("%q is %s, want %s", q[0].Members[i].Text, got, want)
		}
	}
}

// A statement of which two articles share a sentence, and go on differently, is one.
func TestSharedSentence(t *testing.T) {
	rs := read(
		said{"a", "Teo Vance", "“I was talking about the lock, and nobody in the canteen believes in the lock. I don't believe that's what the harbour was dug for. We were not put here to feed gulls.” Vance said."},
		said{"b", "Teo Vance", "“I don't believe that that's what the harbour was dug for. It was dug to bring herrings in, to bring wool out, to keep boats dry in October, and to give pilots something to complain about when the lock is shut. I think the council has all of it upside down.” Vance said."},
	)
	if q := Families(rs, accountEach(rs)); len(q) != 1 {
		t.Errorf("%d families: %+v", len(q), q)
	}
}

func TestThingsThatSpeak(t *testing.T) {
	for called, want := range map[string]bool{
		"the criteria for members":                true,
		"specific strategies":                     true,
		"confidence":                              true,
		"Ms. Vance’s victory":                     true,
		"the harbour master":                      false,
		"Representatives of the pilots":           false,
		"a pilot who would not give his name":     false,
		"some of the pilots":                      false,
		"the tabloid":                             false,
		"one official briefed on the matter":      false,
		"the dredging company’s chief accountant": false,
	} {
		if got := isThing(called); got != want {
			t.Errorf("%q a thing: %v", called, got)
		}
	}
}
