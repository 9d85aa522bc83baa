package entity

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stemma/internal/english"
	"stemma/internal/marks"
	"stemma/news"
)

func read(text string) *Resolution {
	pairs := marks.Find(text)
	return Resolve(english.Parse(text, marks.Inner(pairs), nil), pairs)
}

// spanOf is the n-th occurrence of words in text, n from 1.
func spanOf(t *testing.T, text, words string, n int) news.Span {
	t.Helper()
	from := 0
	for {
		i := strings.Index(text[from:], words)
		if i < 0 {
			t.Fatalf("%q is not %d times in the text", words, n)
		}
		from += i
		if n--; n == 0 {
			return news.Span{Start: from, End: from + len(words)}
		}
		from += len(words)
	}
}

func nameAt(r *Resolution, s news.Span) string {
	if e := r.EntityAt(s); e >= 0 {
		return r.Entities[e].Name
	}
	return ""
}

func TestWhoIsMeant(t *testing.T) {
	type want struct {
		words string
		n     int
		name  string
	}
	for _, test := range []struct {
		about, text string
		wants       []want
	}{
		{
			"names, from full to short",
			"Finance Minister Adaeze Okonkwo opened the dam on Monday. Okonkwo thanked the builders. \"It was time,\" Ms. Okonkwo said. She will return in May.",
			[]want{{"Okonkwo", 2, "Adaeze Okonkwo"}, {"Ms. Okonkwo", 1, "Adaeze Okonkwo"}, {"She", 1, "Adaeze Okonkwo"}},
		},
		{
			"a description of another office",
			"US secretary of state Jack Holloway met Norland's new prime minister Oleg Turin. The Foreign Secretary was not there.",
			[]want{{"The Foreign Secretary", 1, ""}},
		},
		{
			"father and son of one name",
			"President Ned Holloway's eldest son, Ned Holloway Jr., sold the dam. Mr. Holloway said so. Holloway Jr. left on Friday, and Holloway wept.",
			[]want{{"Ned Holloway Jr.", 1, "Ned Holloway Jr."}, {"Holloway Jr.", 2, "Ned Holloway Jr."}, {"Holloway", 5, "Ned Holloway"}},
		},
		{
			"a junior alone",
			"Ned Holloway Jr. sold the dam. Mr. Holloway left on Friday.",
			[]want{{"Mr. Holloway", 1, "Ned Holloway Jr."}},
		},
		{
			"a junior who is also called without it",
			"Amos Holloway Jr. Day is in May. Amos Holloway would have been a hundred.",
			[]want{{"Amos Holloway", 2, "Amos Holloway Jr."}},
		},
		{
			"a leader of another country",
			"Russian President Oleg Turin moved his troops. Ukraine's leader urged Turin to pull back.",
			[]want{{"Ukraine's leader", 1, ""}},
		},
		{
			"a surname goes on meaning whom it meant",
			"Ned Holloway sued the port. Holloway lost. Holloway then sold the dam. A photograph shows Ilse Holloway. In it Mrs. Holloway smiles. “Meet Ilse Holloway,” it says. An angry Holloway left on Friday.",
			[]want{{"Holloway", 7, "Ned Holloway"}},
		},
		{
			"a judge by another word",
			"Mr Justice Holloway sentenced Carla Shum to ten years. The judge said Shum, whom he called cold, had lied.",
			[]want{{"The judge", 1, "Holloway"}},
		},
		{
			"a short form before the full one",
			"Brandvik resigns over ferry deal\n\nThe transport minister, Sigrun Brandvik, resigned on Friday. Brandvik had been under pressure.",
			[]want{{"Brandvik", 1, "Sigrun Brandvik"}, {"The transport minister", 1, "Sigrun Brandvik"}, {"Brandvik", 3, "Sigrun Brandvik"}},
		},
		{
			"two of one family",
			"Tobias Varga and Ilona Varga run the mill. Mrs. Varga bought it in 1990. Mr. Varga keeps the books. He is 71.",
			[]want{{"Mrs. Varga", 1, "Ilona Varga"}, {"Mr. Varga", 1, "Tobias Varga"}, {"He", 1, "Tobias Varga"}},
		},
		{
			"a husband whose first name is not told",
			"President Thrane assailed the board on Monday. The first lady, Melissa Thrane, questioned it as well. Mr. Thrane wrote that it was all a hunt. He had asked Mrs. Thrane for advice.",
			[]want{{"Mr. Thrane", 1, "Thrane"}, {"He", 1, "Thrane"}, {"Mrs. Thrane", 1, "Melissa Thrane"}},
		},
		{
			"a senator whose first name is more often a woman's",
			"Senator Lindsey Garth would relent. Mr. Garth told the programme so on Friday.",
			[]want{{"Mr. Garth", 1, "Lindsey Garth"}},
		},
		{
			"a father whose first name is not told",
			"His daughter, Ivana Korsk, sat behind him at the game. President Korsk spoke on a screen. Ms. Korsk clapped.",
			[]want{{"President Korsk", 1, "Korsk"}, {"Ms. Korsk", 1, "Ivana Korsk"}},
		},
		{
			"a surname that is a word, too",
			"Governor Edda Shilling vetoed the ferry bill on Monday. Critics sent a letter to Shilling on Tuesday. Shilling has defended her choice. Mayor Olof Brandt kept silent.",
			[]want{{"Shilling", 2, "Edda Shilling"}, {"Shilling", 3, "Edda Shilling"}},
		},
		{
			"a surname that is a place's name, too",
			"Representative Rafael Labrador will run for the board. The ferry workers back him. Labrador said so on Friday. He told Labrador's neighbours first.",
			[]want{{"Labrador", 2, "Rafael Labrador"}, {"He", 1, "Rafael Labrador"}},
		},
		{
			"an honorific stands before no first name",
			"Marlow Quist built the Marlow Ferry. Mr. Quist owns it with Dora Marlow and with Ezra Marlow. Mr. Marlow keeps the books.",
			[]want{{"Mr. Quist", 1, "Marlow Quist"}, {"Mr. Marlow", 1, "Ezra Marlow"}},
		},
		{
			"of two who hold an office, the one of the lead",
			"Gov. Asa Thorsby spoke on Wednesday about the dam. The dam is old, and Thorsby wants a new one. His cousin once worked for Gov. Mick Hallam. Later the cousin moved to Norrhavn. On Friday, the governor said he would sign the bill.",
			[]want{{"the governor", 1, "Asa Thorsby"}},
		},
		{
			"a title with two nouns",
			"Secretary of the Interior Rhoda Zinner closed the forest. The secretary said so on Friday.",
			[]want{{"Secretary of the Interior Rhoda Zinner", 1, "Rhoda Zinner"}, {"The secretary", 1, "Rhoda Zinner"}},
		},
		{
			"no title in a department's name",
			"The Justice Department sued the ferry company on Monday, and the Justice Department won.",
			[]want{{"the Justice Department", 1, "Justice Department"}},
		},
		{
			"it that stands for nothing",
			"The Ferry Weekly printed the list. It does not appear that anyone had read the list. It was announced that the dam would close.",
			[]want{{"It", 1, ""}, {"It", 2, ""}},
		},
		{
			"a first name",
			"Gwendolyn Achterberg won the regatta. Gwendolyn was the youngest at the start.",
			[]want{{"Gwendolyn", 2, "Gwendolyn Achterberg"}},
		},
		{
			"an acronym and a generic noun",
			"The Harbour Safety Board (HSB) closed the pier. The HSB gave no date. The board said it would report in May.",
			[]want{{"The HSB", 1, "Harbour Safety Board"}, {"The board", 1, "Harbour Safety Board"}},
		},
		{
			"a description by role",
			"Governor Ruth Amadi met Mayor Felix Brandt at the bridge. The governor promised money. The mayor was pleased.",
			[]want{{"The governor", 1, "Ruth Amadi"}, {"The mayor", 1, "Felix Brandt"}},
		},
		{
			"a woman with a man's title",
			"Chairman Greta Lindqvist opened the meeting. She closed it an hour later.",
			[]want{{"She", 1, "Greta Lindqvist"}},
		},
		{
			"gender tells two people apart",
			"Henrik Dahl met Maria Dahl in Oslo. He brought flowers. She brought a book.",
			[]want{{"He ", 1, "Henrik Dahl"}, {"She", 1, "Maria Dahl"}},
		},
		{
			"a speaker does not name itself",
			"Tomasz Wrona and Piotr Zielinski arrived late. \"Piotr Zielinski was never told the hour,\" he said.",
			[]want{{"he", 2, "Tomasz Wrona"}},
		},
		{
			"who is spoken of in a quotation is not its speaker",
			"Viktor Salas thanked Emil Rohde. “The reports say that he had known for weeks,” Salas said.",
			[]want{{"he had", 1, "Emil Rohde"}},
		},
		{
			"an apposition is not its owner",
			"Clara Whitfield and her husband, Owen Marsh, sold the farm. Her brother bought it.",
			[]want{{"her", 1, "Clara Whitfield"}, {"Her", 1, "Clara Whitfield"}},
		},
		{
			"an inspector general",
			"The inspector general, Paul Oyelaran, found nothing. The inspector general blamed the clerks.",
			[]want{{"The inspector general", 2, "Paul Oyelaran"}},
		},
		{
			"party tells two senators apart",
			"Sen. Nora Castellan, D-Ore., and Sen. Hugh Brannigan, R-Idaho, debated. The Republican senator left early.",
			[]want{{"The Republican senator", 1, "Hugh Brannigan"}},
		},
		{
			"organisations by their telling words",
			"The Department of Fisheries fined the port. The Fisheries Department said more would follow.",
			[]want{{"Fisheries Department", 1, "Department of Fisheries"}},
		},
		{
			"a firm and an inquiry",
			"Failures by the ferry's operators, Tolland Offshore Ferries, were found. A case against Tolland Offshore Ferries was closed. After the RTI heard of failures by Tolland, the firm admitted them.",
			[]want{{"the firm", 1, "Tolland Offshore Ferries"}, {"Tolland", 3, "Tolland Offshore Ferries"}},
		},
		{
			"a machine is nobody",
			"Sheriff Dana Corrie read out the report. Nine died when the Super Merlin fell. He thanked them, and the Merlin was scrapped.",
			[]want{{"He", 1, "Dana Corrie"}},
		},
		{
			"a source that has no name",
			"A senior official confirmed the deal. The official said it was signed on Sunday.",
			[]want{{"The official", 1, "A senior official"}},
		},
		{
			"capitals throughout",
			"MAYOR ANITA KOVACS RESIGNS\n\nMayor Anita Kovacs resigned on Tuesday. She gave no reason.",
			[]want{{"She", 1, "Anita Kovacs"}},
		},
	} {
		t.Run(test.about, func(t *testing.T) {
			r := read(test.text)
			for _, w := range test.wants {
				if got := nameAt(r, spanOf(t, test.text, w.words, w.n)); got != w.name {
					t.Errorf("%q (%d) is %q, want %q", w.words, w.n, got, w.name)
				}
			}
		})
	}
}

func TestRoles(t *testing.T) {
	for _, test := range []struct{ text, name, role string }{
		{"U.S. Defense Secretary Jack Holloway flew home.", "Jack Holloway", "U.S. Defense Secretary"},
		{"Amira Haddad, the Jordanian trade minister, disagreed.", "Amira Haddad", "Jordanian trade minister"},
		{"Former Mayor of London Tessa Amberley led the march.", "Tessa Amberley", "Former Mayor of London"},
		{"Secretary of State Dale Whitcomb flew home.", "Dale Whitcomb", "Secretary of State"},
		{"Lena Fischer, 52, a spokeswoman for the port, said nothing.", "Lena Fischer", "spokeswoman for the port"},
		{"Samuel Ortiz is the director of the museum.", "Samuel Ortiz", "director of the museum"},
		{"Ingrid Solberg was named chief executive of Nordhavn.", "Ingrid Solberg", "chief executive of Nordhavn"},
		{"As finance minister, Kofi Boateng cut taxes.", "Kofi Boateng", "finance minister"},
		{"Mr. Park's lawyer, Hana Kim, objected.", "Hana Kim", "lawyer"},
		{"His former adviser, Luis Prado, objected.", "Luis Prado", "former adviser"},
		{"On Saturday, the interim president of Norland, Oleg Turin, said no.", "Oleg Turin", "interim president of Norland"},
	} {
		r := read(test.text)
		found := false
		for k, e := range r.Entities {
			if e.Name != test.name {
				continue
			}
			found = slices.Contains(e.Roles, test.role)
			for _, role := range r.Attributes[k].Roles {
				if role.Span.Of(test.text) != role.Text {
					t.Errorf("%q: the role %q is not at its span", test.text, role.Text)
				}
			}
		}
		if !found {
			t.Errorf("%q: no role %q for %s in %+v", test.text, test.role, test.name, r.Entities)
		}
	}
}

func TestNoRole(t *testing.T) {
	const text = "With the ouster of Karl Brandt as chief of staff, Mr. Osei was alone. Jonas Osei is not a candidate."
	for _, e := range read(text).Entities {
		if e.Name == "Jonas Osei" && len(e.Roles) > 0 {
			t.Errorf("roles %q for %s", e.Roles, e.Name)
		}
	}
}

func TestSameName(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"Volodymyr Zelensky", "Volodymyr Zelenskyy", true},
		{"Zelenskiy", "President Zelensky", true},
		{"Pete Hegseth", "Mr. Hegseth", true},
		{"Jim Roe", "James R. Roe Jr.", true},
		{"Jane Roe", "John Roe", false},
		{"Kim Jong Un", "Kim Jong-un", true},
		{"José Muñoz", "Jose Munoz", true},
		{"Tedros Adhanom Ghebreyesus", "Tedros", true},
		{"NATO", "North Atlantic Treaty Organization", true},
		{"Nordhavn Inc.", "Nordhavn", true},
		{"the Kyiv Post", "Kyiv Post", true},
		{"Kyiv Post", "Washington Post", false},
		{"Mohammed Al-Sayed", "Muhammad al Sayed", true},
		{"J. Robert Marsh", "Robert Marsh", true},
		{"", "Roe", false},
	} {
		if got := SameName(test.a, test.b); got != test.want {
			t.Errorf("SameName(%q, %q) = %v", test.a, test.b, got)
		}
		if SameName(test.b, test.a) != SameName(test.a, test.b) {
			t.Errorf("SameName(%q, %q) depends on the order", test.a, test.b)
		}
	}
}

func TestAtTakesTheHead(t *testing.T) {
	const text = "The finance minister, who had met Carla Jensen in Madrid, said no. Ivo Lukic of the port authority agreed."
	r := read(text)
	if got := r.Mentions[r.At(spanOf(t, text, "The finance minister, who had met Carla Jensen in Madrid", 1))].Span.Of(text); got != "The finance minister" {
		t.Errorf("the head is %q", got)
	}
	if got := nameAt(r, spanOf(t, text, "Ivo Lukic of the port authority", 1)); got != "Ivo Lukic" {
		t.Errorf("the head is %q", got)
	}
	if r.At(news.Span{Start: len(text), End: len(text)}) != -1 {
		t.Error("a mention beyond the text")
	}
}

func TestSetSpeaker(t *testing.T) {
	const text = "Rosa Delgado left early. \"I had a train to catch, and my bag was heavy,\" she said."
	r := read(text)
	who := r.EntityAt(spanOf(t, text, "Rosa Delgado", 1))
	quote := spanOf(t, text, "I had a train to catch, and my bag was heavy,", 1)
	r.SetSpeaker(quote, who)
	for _, word := range []string{"I", "my"} {
		if r.EntityAt(spanOf(t, text, word+" ", 1)) != who {
			t.Errorf("%q is not the speaker's", word)
		}
	}
}

// check asks of every result what callers rely on.
func check(t interface{ Errorf(string, ...any) }, text string, r *Resolution) {
	if len(r.Attributes) != len(r.Entities) {
		t.Errorf("%d attributes for %d entities", len(r.Attributes), len(r.Entities))
	}
	last := news.Span{}
	for i, m := range r.Mentions {
		if m.Span.Start < 0 || m.Span.End > len(text) || m.Span.Empty() {
			t.Errorf("mention %d at %v of %d bytes", i, m.Span, len(text))
			return
		}
		if i > 0 && (m.Span.Start < last.Start || m.Span.Start == last.Start && m.Span.End > last.End) {
			t.Errorf("mention %d at %v after %v", i, m.Span, last)
		}
		last = m.Span
		if m.Entity < -1 || m.Entity >= len(r.Entities) {
			t.Errorf("mention %d of entity %d", i, m.Entity)
		}
	}
	for k, e := range r.Entities {
		a := r.Attributes[k]
		if e.ID != k || e.Name == "" || e.Roles == nil || a.First < 0 || len(a.Roles) != len(e.Roles) {
			t.Errorf("entity %d: %+v, %+v", k, e, a)
		}
		for _, role := range a.Roles {
			if role.Span.Of(text) != role.Text {
				t.Errorf("role %q is not at %v", role.Text, role.Span)
			}
		}
	}
	r.At(news.Span{Start: 0, End: len(text)})
}

var pieces = strings.Fields(`Anna Berg Mr. Mrs. President the a his her she He it they said told “ ” " ' 's , . ; ( ) - — who that which and of by as is
was named minister senator company board officials Sen. D-Ore. U.S. NATO Berg's when I we own herself general inspector then not chief staff
Berlin [ ] 42 : ? spokeswoman for Boeing Co. Jr. people Democrats`)

func TestAnyWordsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 80).Draw(t, "words")
		glue := rapid.SampledFrom([]string{" ", "", "\n\n"}).Draw(t, "glue")
		text := strings.Join(words, " ") + glue + strings.Join(words, glue)
		check(t, text, read(text))
	})
}

func TestLongInputIsLinear(t *testing.T) {
	for _, unit := range []string{"who ", "Berg's ", "the minister ", "she said ", "Anna Berg, ", "(", "big ", "of ", "the Berg ", "“he "} {
		text := "Anna Berg " + strings.Repeat(unit, 20000)
		check(t, text, read(text))
	}
}

func FuzzResolve(f *testing.F) {
	f.Add("Senator Anna Berg (D-Ore.) said she would go. “I will,” the senator's aide added.")
	f.Add("ANNA BERG: No.\nREPORTER: Why did he?\n- It's 5 o'clock, Mr. Roe Jr.")
	f.Add("\xff Ł’s „the “board” of 's 's who is as the")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		check(t, text, read(text))
		SameName(text, "Anna Berg")
		Key(text)
	})
}

const sample = `Transport Minister Sigrun Brandvik resigned on Friday after an audit found that the ferry company Nordlinje had been paid twice for the same crossing.
Ms. Brandvik, 54, said in a statement that she had "lost the trust of the harbour towns" and that the prime minister had accepted her letter.
“I signed what was put before me, and that was my mistake,” she told reporters outside her office. “The ministry has good people. They deserve better.”
The National Audit Office (NAO) said its investigators had looked at 212 invoices. The office will publish its report in May, a spokesman, Aksel Thorsen, said.
Nordlinje's chief executive, Peder Wiik, denied that the company had done anything wrong. He called the audit “a rush job.”
Opposition leader Marit Hagen, who had asked for the audit, said Brandvik was right to go. “He should follow her,” Hagen said of Mr. Wiik.
`

func BenchmarkResolve(b *testing.B) {
	text := strings.Repeat(sample, 4)
	pairs := marks.Find(text)
	doc := english.Parse(text, marks.Inner(pairs), nil)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Resolve(doc, pairs)
	}
	b.ReportMetric(float64(len(doc.Tokens)), "tokens")
}

// A role stands beside the one who has it, not beside the name before.
func TestRoleOfAnother(t *testing.T) {
	for _, test := range []struct{ text, name, role string }{
		{"They heard views of Judge Neil Gosse, the minority leader, Carla Shum, and of others.", "Neil Gosse", "minority leader"},
		{"Asked whether Josef Lieb was the leading contender, Osvald Trumm nodded.", "Osvald Trumm", "leading contender"},
		{"A lawyer for the Shum administration left. Carla Shum stayed.", "Carla Shum", "lawyer for the"},
		{"As every step was told by the judge, Carla Shum smiled.", "Carla Shum", "judge"},
		{"TULSA - Representative Paula Ryding’s plan failed.", "Paula Ryding", "TULSA - Representative"},
	} {
		r := read(test.text)
		named := false
		for _, e := range r.Entities {
			named = named || e.Name == test.name
			if e.Name == test.name && slices.Contains(e.Roles, test.role) {
				t.Errorf("%q: %s is %q", test.text, e.Name, test.role)
			}
		}
		if !named {
			t.Errorf("%q: no %s among %v", test.text, test.name, r.Entities)
		}
	}
}

func TestSlip(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Norman Threlby", "Norman Threlbey", true},
		{"Norman Threlby", "Norman Therlby", true},
		{"Norman Threlby", "Norman P. Threldy", true},
		{"Vincente Vance", "Vicente Vance", true},
		{"Abel Thammarijan", "Abel Thamrijan", true},
		{"Norman Threlby", "Normal Stewart", false},
		{"Paul Threlby", "Paula Threlby", false},
		{"Julia Threlby", "Julie Threlby", false},
		{"Norman Threlby", "Norman Threlbys", false},
		{"Gurban Malakov", "Kurban Malakov", false},
		{"Dave Threlby", "David Threlby", false},
		{"Ada Holm Centre", "Ada Holm Center", false},
		{"Threlby", "Threlbey", false},
	} {
		a, okA := Full(c.a)
		b, okB := Full(c.b)
		if got := okA && okB && a.Slip(b) && b.Slip(a); got != c.want {
			t.Errorf("%s, %s: %v", c.a, c.b, got)
		}
	}
}
