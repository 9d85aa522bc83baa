package reuse

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"stemma/news"
)

// read is a reading with the tokens, sentences and quotations of plain text.
func read(id, text string) *news.Reading {
	r := &news.Reading{Article: news.Article{ID: news.ArticleID(id), Text: text}}
	start, quote := 0, -1
	word := -1
	flush := func(end int) {
		if word >= 0 {
			r.Tokens = append(r.Tokens, news.Token{Span: news.Span{Start: word, End: end}})
			word = -1
		}
	}
	for i, c := range text {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c) || c == '\'':
			if word < 0 {
				word = i
			}
			continue
		case c == '“':
			quote = i
		case c == '”' && quote >= 0:
			r.Attributions = append(r.Attributions, news.Attribution{Quoted: []news.Span{{Start: quote, End: i}}})
			quote = -1
		}
		flush(i)
		if c == '.' || c == '\n' {
			r.Sentences = append(r.Sentences, news.Span{Start: start, End: i + 1})
			start = i + 1
		}
	}
	flush(len(text))
	if start < len(text) {
		r.Sentences = append(r.Sentences, news.Span{Start: start, End: len(text)})
	}
	return r
}

const ferry = `The ferry Marabel ran aground off Port Ellery on Tuesday after its steering failed in heavy fog. ` +
	`All 212 passengers were taken ashore in fishing boats before nightfall, the harbour office announced. ` +
	`Engineers had warned the company in March that the hydraulic pump needed to be replaced. ` +
	`A tug from Sandwick will try to pull the vessel free when the tide rises on Thursday. ` +
	`The council has ordered an inquiry into why the crossing was not cancelled.`

// of the same event by another hand
const otherFerry = `Fishermen from Port Ellery worked through the evening to rescue the people aboard the Marabel. ` +
	`The ship hit rocks near the lighthouse shortly before noon on Tuesday. ` +
	`“We heard the horn and we just went,” said Ada Quill, who skippered the first boat. ` +
	`Nobody was badly hurt, although nine people were treated for cold at the clinic in Sandwick. ` +
	`The owner, Northline, did not answer calls.`

// align is the passages that two readings share.
func align(a, b *news.Reading) []news.Passage { return Compare(NewText(a), NewText(b)).Passages() }

func TestAlign(t *testing.T) {
	for _, test := range []struct {
		name, text string
		kind       news.PassageKind
		want       []string // of ferry, the start of each passage
	}{
		{"the whole", ferry, news.CopiedPassage, []string{"The ferry Marabel"}},
		{
			"a trim with an edit", "Officials spoke on Wednesday. Engineers had repeatedly warned the company in March that the hydraulic pump needed to be replaced.",
			news.CopiedPassage,
			[]string{"Engineers had warned"},
		},
		{
			"words replaced", "Engineers had cautioned the firm in March that the hydraulic pump required to be substituted.",
			news.RewrittenPassage,
			[]string{"Engineers had warned"},
		},
		{
			"sentences in another order", "A tug from Sandwick will attempt to pull the ship free when the tide goes up on Thursday. " +
				"The ferry Marabel ran ashore off Port Ellery on Tuesday after its steering broke down in thick fog.",
			news.RewrittenPassage,
			[]string{"The ferry Marabel", "A tug from"},
		},
		{"another report", otherFerry, "", nil},
		{"nothing", "", "", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range align(read("a", ferry), read("b", test.text)) {
				got = append(got, p.From.Of(ferry))
				if p.Kind != test.kind {
					t.Errorf("%q is a %s", p.From.Of(ferry), p.Kind)
				}
			}
			if !slices.EqualFunc(got, test.want, strings.HasPrefix) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestQuotationsAreNoEvidence(t *testing.T) {
	quote := "“We will not rest until the last of the crew is home and the harbour is safe again for every boat,” "
	c := Compare(
		NewText(read("a", quote+"the mayor told a crowd at the pier. "+ferry)),
		NewText(read("b", quote+"Ada Quill declared in a late radio broadcast. "+otherFerry)),
	)
	if c.InA.Copied > 0 || c.InB.Copied > 0 {
		t.Errorf("a shared quotation counts as copied: %+v %+v", c.InA, c.InB)
	}
}

// words for made-up sentences
var (
	nouns = strings.Fields("harbour council bridge tunnel engine orchard lantern valley market ferry quarry violin committee cabin ladder meadow")
	names = strings.Fields("Ellery Sandwick Marabel Quill Northline Orrin Tamsin Vesper Holloway Brandt")
	verbs = strings.Fields("repaired inspected abandoned painted measured flooded visited purchased defended rebuilt")
)

func madeUp(t *rapid.T) string {
	pick := func(from []string) string { return rapid.SampledFrom(from).Draw(t, "word") }
	return pick(names) + " " + pick(verbs) + " the " + pick(nouns) + " near the " + pick(nouns) + " before " +
		pick(names) + " " + pick(verbs) + " a " + pick(nouns) + " and the " + pick(nouns) + ". "
}

func article(t *rapid.T, name string) string {
	return strings.Join(rapid.SliceOfN(rapid.Custom(madeUp), 0, 12).Draw(t, name), "")
}

func TestAlignIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := read("a", article(t, "a")), read("b", article(t, "b"))
		forth, back := align(a, b), align(b, a)
		for i := range back {
			back[i].From, back[i].To = back[i].To, back[i].From
		}
		byPlace := func(p, q news.Passage) int {
			if p.From != q.From {
				return p.From.Start - q.From.Start
			}
			return p.To.Start - q.To.Start
		}
		slices.SortFunc(forth, byPlace)
		slices.SortFunc(back, byPlace)
		if !slices.Equal(forth, back) {
			t.Fatalf("%v\n%v", forth, back)
		}
	})
}

func checkBounds(t interface{ Fatalf(string, ...any) }, a, b *news.Reading) {
	for _, p := range align(a, b) {
		for _, side := range []struct {
			span news.Span
			text string
		}{{p.From, a.Text}, {p.To, b.Text}} {
			if side.span.Start < 0 || side.span.Empty() || side.span.End > len(side.text) || !utf8.ValidString(side.span.Of(side.text)) {
				t.Fatalf("%v in %d bytes", side.span, len(side.text))
			}
		}
	}
}

func TestAlignStaysInBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkBounds(t, read("a", article(t, "a")+rapid.String().Draw(t, "more")), read("b", rapid.String().Draw(t, "start")+article(t, "b")))
	})
}

func TestCopyIsFoundUnderEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		copied := madeUp(t)
		edited := strings.Fields(copied)
		at := rapid.IntRange(1, len(edited)-2).Draw(t, "at")
		if rapid.Bool().Draw(t, "insert") {
			edited = slices.Insert(edited, at, "reportedly")
		} else {
			edited = slices.Delete(edited, at, at+1)
		}
		a, b := read("a", article(t, "a")+copied), read("b", strings.Join(edited, " ")+"\n"+article(t, "b"))
		start := len(a.Text) - len(copied)
		covered := 0
		for _, p := range align(a, b) {
			covered = max(covered, min(p.From.End, len(a.Text))-max(p.From.Start, start))
		}
		// an article may hold another sentence that fits as well
		if whole := Compare(NewText(read("c", copied)), NewText(b)); whole.InA.Run < 0.7 {
			t.Fatalf("%q is not found in %q", copied, b.Text)
		} else if covered == 0 && whole.Blocks == 0 {
			t.Fatalf("no passage for %q in %q", copied, b.Text)
		}
	})
}

func TestCandidates(t *testing.T) {
	texts := []string{
		ferry, otherFerry,
		"The orchard festival in Tamsin drew a record crowd of 4,100 visitors this year, Holloway the mayor announced on Monday.",
		ferry[:len(ferry)/2],
	}
	index := NewIndex()
	var sketches []Sketch
	for i, text := range texts {
		s := NewText(read(string(rune('a'+i)), text)).Sketch()
		sketches = append(sketches, s)
		if n := index.Add(s); n != i {
			t.Fatalf("text %d got the number %d", i, n)
		}
	}
	got := index.Candidates(sketches[3], 10)
	if len(got) < 2 || got[0].Text != 3 || got[1].Text != 0 {
		t.Errorf("a trim's candidates are %v", got)
	}
	for _, c := range got {
		if c.Text == 2 {
			t.Error("an unrelated article is a candidate")
		}
	}
	if got := index.Candidates(sketches[3], 1); len(got) != 1 {
		t.Errorf("asked for one, got %v", got)
	}
	if got := index.Candidates(Sketch{}, 10); len(got) != 0 {
		t.Errorf("the empty sketch has candidates %v", got)
	}
}

func TestStem(t *testing.T) {
	for _, same := range []string{"state states stated stating", "plan plans planned planning", "city cities", "give gives gave given giving", "say said", "tie tied ties"} {
		forms := strings.Fields(same)
		for _, f := range forms[1:] {
			if stem(f) != stem(forms[0]) {
				t.Errorf("%s: %s, %s: %s", f, stem(f), forms[0], stem(forms[0]))
			}
		}
	}
}

func FuzzAlign(f *testing.F) {
	f.Add(ferry, otherFerry)
	f.Add("a.b.c.", "\n\n“”“")
	f.Add(strings.Repeat("word ", 200), strings.Repeat("word. ", 200))
	f.Add("'' 's ’s 1,000.5.6", "ʼs 1000.56")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := read("a", strings.ToValidUTF8(a, "\uFFFD")), read("b", strings.ToValidUTF8(b, "\uFFFD"))
		checkBounds(t, x, y)
		Meaning(NewText(x), NewText(y), 0.3)
		NewText(x).Sketch()
		NewText(y).Slips()
	})
}

func benchmarkTexts() (a, b *Text) {
	long := strings.Repeat(ferry+" "+otherFerry+"\n", 3)
	return NewText(read("a", long)), NewText(read("b", strings.ReplaceAll(long, "harbour", "port")))
}

func BenchmarkNewText(b *testing.B) {
	r := read("a", strings.Repeat(ferry+" "+otherFerry+"\n", 3))
	b.SetBytes(int64(len(r.Text)))
	for b.Loop() {
		NewText(r)
	}
}

func BenchmarkNewSketch(b *testing.B) {
	r := read("a", strings.Repeat(ferry+" "+otherFerry+"\n", 3))
	b.SetBytes(int64(len(r.Text)))
	for b.Loop() {
		NewSketch(r)
	}
}

// BenchmarkIndex adds an article to an index of ten thousand and asks it for
// candidates.
func BenchmarkIndex(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	made := func() (s Sketch) {
		for range 80 {
			s.Shingles = append(s.Shingles, random.Uint32())
		}
		for range 60 {
			s.Names = append(s.Names, random.Uint32N(1<<14))
		}
		return s
	}
	index := NewIndex()
	for range 10_000 {
		index.Add(made())
	}
	s := made()
	for b.Loop() {
		index.Candidates(s, 12)
		index.Add(s)
	}
}

func BenchmarkCompare(b *testing.B) {
	x, y := benchmarkTexts()
	b.SetBytes(int64(len(x.Reading.Text)))
	for b.Loop() {
		Compare(x, y)
	}
}

func TestDocuments(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The notice at the gate read:\n\nNo boats may land here before noon.\n\nNobody obeyed.", "No boats may land here before noon."},
		{"In a statement, the harbour office said:\nAll is well.", "All is well."},
		{"What happened next:\n\nThe boats left.", ""},
		{"READ:\n\nThe boats left.", ""},
		{"The letter:", ""},
		{"The text of the letter:\n", ""},
	} {
		got := ""
		for _, s := range documents(c.text) {
			got += s.Of(c.text)
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestPlain(t *testing.T) {
	const files = "The pier was built of driftwood by prisoners and rebuilt in stone after a winter storm carried half of it away."
	x := read("a", ferry+"\n\n"+files)
	y := read("b", otherFerry+"\n\n"+files)
	for _, c := range []*Comparison{Compare(NewText(x), NewText(y)), Compare(NewText(y), NewText(x)).Swap()} {
		p := c.Plain()
		if p.Most == 0 || p.Most > p.Weight || p.Share <= 0 || p.Share > 1 {
			t.Errorf("%+v", p)
		}
		if a, b := p.A.Of(x.Text), p.B.Of(y.Text); !strings.Contains(files, a) || a != b {
			t.Errorf("the paragraph is %q and %q", a, b)
		}
		if q := Compare(c.A.Without(p.A), c.B.Without(p.B)).Plain(); q.Weight > p.Weight-p.Most+0.01 {
			t.Errorf("without it %+v, with it %+v", q, p)
		}
	}
}
