package english

import (
	"slices"
	"strings"
	"testing"

	"stemma/news"
)

func words(text string) string {
	d := Parse(text, nil, nil)
	var w []string
	for i := range d.Tokens {
		w = append(w, d.Word(i))
	}
	return strings.Join(w, " ")
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"Don't say Orr's won't.":                   "Do n't say Orr 's wo n't .",
		"She’s in the U.S. today.":                 "She ’s in the U.S. today .",
		"Sen. J. R. Marwood (R-Ohio) left.":        "Sen. J. R. Marwood ( R - Ohio ) left .",
		"At 5 p.m., $500 or 5% of 1,200.50":        "At 5 p.m. , $ 500 or 5 % of 1,200.50",
		"No. 5 said no.":                           "No. 5 said no .",
		"See https://a.example/b?c=d. Or x@y.org!": "See https://a.example/b?c=d . Or x@y.org !",
		"#Flood @mayor_lee wrote 'em in the '90s":  "#Flood @mayor_lee wrote 'em in the '90s",
		"I cannot -- will not ... go?!":            "I can not -- will not ... go ?!",
		"a well-known non-profit":                  "a well - known non-profit",
		"the workers' union; AT&T, 9/11 and 10:30": "the workers ' union ; AT&T , 9/11 and 10:30",
		"He said:\"Go.\"Then":                      "He said : \" Go . \" Then",
	} {
		if got := words(text); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

// TestSentences marks the ends of sentences by "|" and of paragraphs by "¶".
func TestSentences(t *testing.T) {
	for _, marked := range []string{
		"Sen. Ada Holt met Gov. J. R. Pike at 5 p.m. on Friday.| They talked.",
		"She lives in the U.S.| He does not.| The U.S. Senate met.",
		"It was No. 5 on the list.| “Why now?” Holt asked.| “We are late.”| “So what!” the mayor said.",
		"\"It is over.| We lost,\" he said.| \"Go home.\"| Nobody moved.",
		"Wait ... what?!| No.",
		"Storm hits Lindow coast¶The sea wall broke on Monday.| Two boats sank.",
		"- Boats: two¶- Houses: nine",
		"1. Introduction¶It began in May (see p. 12).| It ended.[4]| Then it rained.",
		"She paid $5.50 at www.lindow.example/a.b?c=d.| Then she left.",
		"A magnitude - 5 . 3 quake .| It came in 2031 .| 12 people saw it .",
		"He had a . 22 rifle .| Nobody saw it .",
		"Acme Corp. said profits fell.| Its rival, Bolt Inc., agreed.",
		"TOVAR: Are you sure?¶REPORTER: Yes, sir.| I am.",
	} {
		text := strings.NewReplacer("|", "", "¶", "\n\n").Replace(marked)
		d := Parse(text, nil, nil)
		var got strings.Builder
		for i, s := range d.Sentences {
			if i > 0 {
				sep := "| "
				if s.Paragraph != d.Sentences[i-1].Paragraph {
					sep = "¶"
				}
				got.WriteString(sep)
			}
			got.WriteString(d.SpanOf(s.Range).Of(d.Text))
		}
		if want := strings.ReplaceAll(marked, "|[", "["); got.String() != want {
			t.Errorf("\n got %s\nwant %s", got.String(), want)
		}
	}
}

func TestWrappedLinesAreOneParagraph(t *testing.T) {
	text := "The harbour master of Lindow, who had not slept since the storm began on\n" +
		"Sunday, said that the wall would not hold. He asked for sand, for men and\n" +
		"for lamps. None came before the morning, and by then the water stood in\n" +
		"the market.\nNobody was hurt."
	if n := len(Parse(text, nil, nil).Paragraphs); n != 2 {
		t.Errorf("%d paragraphs", n)
	}
	headlines := "Sea wall breaks\nTwo boats lost\nMayor blames council"
	if n := len(Parse(headlines, nil, nil).Paragraphs); n != 3 {
		t.Errorf("%d paragraphs", n)
	}
}

// TestNames has texts of kinds that the training texts lack. The people and
// events are invented.
func TestNames(t *testing.T) {
	for text, want := range map[string]string{
		"Ukraine's Defense Minister Rustem Umerov met Ursula von der Leyen, the European Commission president, in Brussels.":     "Ukraine/place Rustem Umerov/person Ursula von der Leyen/person European Commission/organisation Brussels/place",
		"Chinese President Xi Jinping told Mohammed bin Salman that the deal was signed. Xi later left Riyadh.":                  "Xi Jinping/person Mohammed bin Salman/person Riyadh/place",
		"U.K. Defense Secretary Joan Marlow spoke to CNN's Karen Whitlock.":                                                      "U.K./place Joan Marlow/person CNN/organisation Karen Whitlock/person",
		"WASHINGTON (Reuters) - The U.S. Supreme Court on Monday rejected an appeal by Goldman Sachs Group Inc., a lawyer said.": "WASHINGTON/place Reuters/organisation U.S. Supreme Court/organisation Goldman Sachs Group Inc./organisation",
		"The Bank of England cut rates, the Guardian reported.":                                                                  "Bank of England/organisation Guardian/organisation",
		"RIVAL ARMIES MEET IN GENEVA":                                                          "GENEVA/place",
		"ORRIN - Saskia Venn, a pupil of fifteen, won the cup.":                                "ORRIN/place Saskia Venn/person",
		"“I am,” said Mr. Pelham, “most heartily obliged to you, Sir;—nor shall I forget it!”": "Pelham/person",
		"- Item: J. P. Harwick Jr. joins the Fed":                                              "J. P. Harwick Jr./person Fed/organisation",
		"Mayor Dana Orlov just resigned!!! #Breaking https://t.example/x1Y2 lol":               "Dana Orlov/person",
		"Nothing here has a name, he said, and nobody minds.":                                  "",
	} {
		d := Parse(text, nil, nil)
		var got []string
		for _, n := range d.Names {
			got = append(got, d.SpanOf(n.Range).Of(d.Text)+"/"+string(n.Kind))
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s\n got %s\nwant %s", text, g, want)
		}
	}
}

func TestTrimMarks(t *testing.T) {
	for text, want := range map[string]string{
		"R-Ohio": "Ohio", ", Karen Whitlock": "Karen Whitlock", "of Lindow and": "Lindow", "Coca-Cola": "Coca-Cola", "--": "",
	} {
		d := Parse(text, nil, nil)
		n := Name{Range: Range{0, len(d.Tokens)}}
		if left := trimMarks(d, &n); left != (want != "") || left && d.SpanOf(n.Range).Of(d.Text) != want {
			t.Errorf("%s: %s, want %s", text, d.SpanOf(n.Range).Of(d.Text), want)
		}
	}
}

func TestBoilerplateHasNoNames(t *testing.T) {
	text := "Ada Holt left. Share this on Facebook Ada Holt came back."
	skip := news.Span{Start: strings.Index(text, "Share"), End: strings.LastIndex(text, "Ada")}
	d := Parse(text, nil, []news.Span{skip})
	for _, n := range d.Names {
		if skip.Overlaps(d.SpanOf(n.Range)) {
			t.Errorf("%q is a name", d.SpanOf(n.Range).Of(d.Text))
		}
	}
	if len(d.Sentences) != 3 {
		t.Errorf("%d sentences", len(d.Sentences))
	}
}

func TestLemma(t *testing.T) {
	for _, c := range []struct {
		word  string
		tag   news.Tag
		lemma string
	}{
		{"said", news.VERB, "say"},
		{"Cities", news.NOUN, "city"},
		{"years", news.NOUN, "year"},
		{"news", news.NOUN, "news"},
		{"better", news.ADJ, "good"},
		{"n't", news.PART, "not"},
		{"’s", news.AUX, "be"},
		{"Hayes", news.PROPN, "Hayes"},
		{"creating", news.VERB, "create"},
	} {
		if got := Lemma(c.word, c.tag); got != c.lemma {
			t.Errorf("%s: %s, want %s", c.word, got, c.lemma)
		}
	}
}

func TestLookUps(t *testing.T) {
	d := Parse("Ada Holt left. Nobody saw her.", nil, nil)
	if s := d.SentenceOf(d.TokenAt(14)); s != 1 {
		t.Errorf("the space after a sentence is in sentence %d", s)
	}
	if n := d.NameAt(1); n != 0 || d.SpanOf(d.Names[0].Range).Of(d.Text) != "Ada Holt" {
		t.Errorf("name %d of %v", n, d.Names)
	}
	if r := d.TokensIn(news.Span{Start: 1, End: 6}); r != (Range{0, 2}) {
		t.Errorf("tokens %v", r)
	}
	if d.SentenceOf(d.TokenAt(999)) != -1 || d.TokenAt(999) != len(d.Tokens) {
		t.Error("beyond the end")
	}
}

func TestAbbreviations(t *testing.T) {
	for w, want := range map[string]bool{"Sen.": true, "U.S.": true, "J.": true, "p.m.": true, "end.": false, "...": false, "x": false} {
		if IsAbbreviation(w) != want {
			t.Errorf("%s: %v", w, !want)
		}
	}
}

// TestHostileTexts must end soon.
func TestHostileTexts(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("a", 1<<20), strings.Repeat("a.", 1<<19), strings.Repeat("@", 1<<20), strings.Repeat("[1]", 1<<18),
		strings.Repeat("Mr. ", 1<<18), strings.Repeat("“", 1<<18), strings.Repeat("a/b.c@", 1<<17), strings.Repeat("New York ", 1<<16),
		strings.Repeat("A\n", 1<<18), strings.Repeat("! ", 1<<18), strings.Repeat("of A ", 1<<16),
	} {
		checkDoc(t, Parse(text, nil, nil))
	}
}

func FuzzParse(f *testing.F) {
	f.Add("“Go,” said Mr. O'Neal.\n\nNext (see p. 5)...")
	f.Add("a.b.c.d@e.f ''' \x00 🇺🇸👍🏽 é\u0301 www.x.com/(a) '90s 'em")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		var skip []news.Span
		if n := len(text); n > 8 {
			skip = []news.Span{{Start: 2, End: n / 2}}
			for text[skip[0].Start]&0xc0 == 0x80 {
				skip[0].Start++
			}
			for skip[0].End < n && text[skip[0].End]&0xc0 == 0x80 {
				skip[0].End++
			}
			if skip[0].Empty() {
				skip = nil
			}
		}
		checkDoc(t, Parse(text, nil, skip))
	})
}

// checkDoc checks what holds of every Doc.
func checkDoc(t *testing.T, d *Doc) {
	t.Helper()
	at := 0
	for i, k := range d.Tokens {
		if k.Span.Empty() || k.Span.Start < at {
			t.Fatalf("token %d is %v after %d", i, k.Span, at)
		}
		if gap := d.Text[at:k.Span.Start]; strings.TrimFunc(gap, isSpaceRune) != "" {
			t.Fatalf("%q is in no token", gap)
		}
		at = k.Span.End
	}
	if strings.TrimFunc(d.Text[at:], isSpaceRune) != "" {
		t.Fatalf("%q is in no token", d.Text[at:])
	}
	next := 0
	for i, s := range d.Sentences {
		if s.Start != next || s.Len() <= 0 {
			t.Fatalf("sentence %d is %v after %d", i, s, next)
		}
		next = s.End
	}
	if next != len(d.Tokens) {
		t.Fatalf("sentences end at %d of %d", next, len(d.Tokens))
	}
	next = 0
	for i, p := range d.Paragraphs {
		if p.Sentences.Start != next || p.Sentences.Len() <= 0 {
			t.Fatalf("paragraph %d is %v after %d", i, p, next)
		}
		if d.Sentences[p.Sentences.Start].Start != p.Start || d.Sentences[p.Sentences.End-1].End != p.End {
			t.Fatalf("paragraph %d: %v", i, p)
		}
		next = p.Sentences.End
	}
	at = 0
	for i, n := range d.Names {
		if n.Start < at || n.Len() <= 0 || n.End > len(d.Tokens) {
			t.Fatalf("name %d is %v after %d", i, n, at)
		}
		at = n.End
	}
}

func TestParagraphMark(t *testing.T) {
	d := Parse("The dam burst ### Forty homes were lost, the mayor said ### ### Ferries stopped.", nil, nil)
	var got []string
	for _, p := range d.Paragraphs {
		got = append(got, d.SpanOf(p.Range).Of(d.Text))
	}
	want := []string{"The dam burst", "Forty homes were lost, the mayor said", "### Ferries stopped."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
