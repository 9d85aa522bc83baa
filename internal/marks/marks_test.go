package marks

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// show writes each pair as its inner text, with a ">" for each level of depth
// before it, "~" where it continues, and "…" after it where it is not closed.
func show(text string) []string {
	var out []string
	for _, p := range Find(text) {
		s := strings.Repeat(">", p.Depth)
		if p.Continues {
			s += "~"
		}
		s += p.Inner.Of(text)
		if !p.Closed {
			s += "…"
		}
		out = append(out, s)
	}
	return out
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"straight", `"I will go," she said. "Soon."`, []string{"I will go,", "Soon."}},
		{"curly", `“I will go,” she said. “Soon.”`, []string{"I will go,", "Soon."}},
		{"a line of marks", `"I will go," she said. """"""""""" "Soon."`, []string{"I will go,", "Soon."}},
		{"garbled", "â€œI will go,â€\u009d she said. â\u0080\u009cSoon.â\u0080\u009d", []string{"I will go,", "Soon."}},
		{"none", `She didn't go; Bush's men and the workers' union did.`, nil},
		{"apostrophe, curly", `She didn’t go; Bush’s men and the workers’ union did.`, nil},
		{"decades", `In the '90s, rock 'n' roll was the '80s' heir. 'Twas so, tell 'em.`, nil},
		{"decades, curly", `In the ’90s, rock ’n’ roll was king. Class of ’09.`, nil},
		{"decades, wrong way", `In the ‘90s, rock ‘n’ roll was king.`, nil},
		{"headline", `Mayor Says Bridge 'Must Close,' Plan 'Unwise'`, []string{"Must Close,", "Unwise"}},
		{"headline, curly", `Mayor Says Bridge ‘Must Close,’ Plan ‘Unwise’`, []string{"Must Close,", "Unwise"}},
		{"british", `'I'll go when the workers' rights are safe,' he said. 'Not "now".'`, []string{"I'll go when the workers' rights are safe,", `Not "now".`, ">now"}},
		{"british, curly", `‘I’ll go when the workers’ rights are safe,’ he said. ‘Not “now”.’`, []string{"I’ll go when the workers’ rights are safe,", `Not “now”.`, ">now"}},
		{"nested", `"He told me, 'Don't go,' and left," she said.`, []string{"He told me, 'Don't go,' and left,", ">Don't go,"}},
		{"nested to the end", `"He told me, 'Don't go.'"`, []string{"He told me, 'Don't go.'", ">Don't go."}},
		{"nested, curly, side by side", `“‘Never,’ he said. I said, ‘Why?’”`, []string{"‘Never,’ he said. I said, ‘Why?’", ">Never,", ">Why?"}},
		{"nested, same marks", `“He told me “go home” and left,” she said.`, []string{"He told me “go home” and left,", ">go home"}},
		{"three deep", `"A 'b "c" d' e"`, []string{`A 'b "c" d' e`, `>b "c" d`, ">>c"}},
		{"german", `„Wir gehen“, sagte er, „sonst ‚nie‘ mehr.“`, []string{"Wir gehen", "sonst ‚nie‘ mehr.", ">nie"}},
		{"german, closed in English", `„We go,” he said.`, []string{"We go,"}},
		{"french", `« Nous partons », dit-il. « Il a dit “non” ».`, []string{"Nous partons", "Il a dit “non”", ">non"}},
		{"inward guillemets", `»Wir gehen«, sagte er. »Nie.«`, []string{"Wir gehen", "Nie."}},
		{"swedish", `”Vi går”, sade han.`, []string{"Vi går"}},
		{"latex", "``We go,'' he said, ``for `good' now.''", []string{"We go,", "for `good' now.", ">good"}},
		{"penn", "`` We go , '' he said .", []string{"We go ,"}},
		{"tokenised", `" We go , " he said , " and that 's all . "`, []string{"We go ,", "and that 's all ."}},
		{"two apostrophes", `''We go,'' he said.`, []string{"We go,"}},
		{"mixed marks", `"We go,” he said, “for good."`, []string{"We go,", "for good."}},
		{"inches", `A 12" pipe and a 6'2" man stood 5' apart.`, nil},
		{"inches, quoted", `"He is 6'2" tall," she said.`, []string{`He is 6'2" tall,`}},
		{"paragraphs", "\"One.\n\n\"Two.\n\n\"Three,\" he said.", []string{"One.…", "~Two.…", "~Three,"}},
		{"paragraphs, single line ends", "“One.\n“Two.\n“Three,” he said.", []string{"One.…", "~Two.…", "~Three,"}},
		{"paragraphs, british", "'One.\n\n'Two,' he said.", []string{"One.…", "~Two,"}},
		{"paragraphs, nested", "“She said, ‘One.\n\n“‘Two.’ Then she left.”", []string{"She said, ‘One.…", ">One.…", "~‘Two.’ Then she left.", ">~Two."}},
		{"paragraphs, not reopened", "He said, \"One.\n\nTwo.\n\nThree.\" Then he left.", []string{"One.…", "~Two.…", "~Three."}},
		{"new quotation after a closed one", "\"One.\"\n\n\"Two.\"", []string{"One.", "Two."}},
		{"unclosed", "\"One, he said.\n\nNo more marks.", []string{"One, he said.…"}},
		{"unclosed, then closed", "“One, he said. “Two.”\n\n“Three.”", []string{"One, he said.…", "Two.", "Three."}},
		{"unopened", "One,\" he said.", nil},
		{"blank on the wrong side, opening", `He said," I will go" and went.`, []string{"I will go"}},
		{"blank on the wrong side, closing", `"I will go. "he said.`, []string{"I will go."}},
		{"no blank", `"I will go,"he said,"now."`, []string{"I will go,", "now."}},
		{"dash", `"I was going to—" he said.`, []string{"I was going to—"}},
		{"dash before", `The mayor—"a fool"—left.`, []string{"a fool"}},
		{"brackets", `("So it is.") ["[W]e go."]`, []string{"So it is.", "[W]e go."}},
		{"ellipsis", `"... and so," he said, "…"`, []string{"... and so,", "…"}},
		{"plural possessive alone", `the dogs' tails and cats' ears`, nil},
		{"empty", `"" '' “” ‘’`, nil},
		{"wrapped lines", "He said, \"One two\nthree four\nfive six\nseven,\" and left.", []string{"One two\nthree four\nfive six\nseven,"}},
		{"stray single", `"She said the 'ole dog barked," he said. "Yes."`, []string{"She said the 'ole dog barked,", "Yes."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(tt.text); fmt.Sprintf("%q", got) != fmt.Sprintf("%q", tt.want) {
				t.Errorf("Find(%s)\n got %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

// check reports the first rule of Find's contract that the pairs break.
func check(text string) error {
	pairs := Find(text)
	var ends []int
	for i, p := range pairs {
		if p.Inner.Empty() || p.Inner.Start < 0 || p.Inner.End > len(text) {
			return fmt.Errorf("pair %d: inner %v", i, p.Inner)
		}
		if p.Open.End > p.Inner.Start || p.Closed && p.Close.Start < p.Inner.End || p.Closed == p.Close.Empty() {
			return fmt.Errorf("pair %d: marks %v %v around %v", i, p.Open, p.Close, p.Inner)
		}
		if i > 0 && p.Inner.Start < pairs[i-1].Inner.Start {
			return fmt.Errorf("pair %d begins before pair %d", i, i-1)
		}
		for len(ends) > 0 && ends[len(ends)-1] <= p.Open.Start {
			ends = ends[:len(ends)-1]
		}
		if len(ends) > 0 && p.Inner.End > ends[len(ends)-1] {
			return fmt.Errorf("pair %d crosses the one around it", i)
		}
		if p.Depth != len(ends) {
			return fmt.Errorf("pair %d: depth %d, want %d", i, p.Depth, len(ends))
		}
		ends = append(ends, p.Inner.End)
		if p.Continues && i == 0 {
			return fmt.Errorf("the first pair continues")
		}
	}
	return nil
}

func TestFindHoldsItsContract(t *testing.T) {
	part := rapid.SampledFrom([]string{`"`, `'`, "“", "”", "‘", "’", "„", "«", "»", "``", "''", "`", " ", " ", "\n", "\n\n", "a", "is", "9", ",", ".", "—", "he said"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 60).Draw(t, "parts"), "")
		if err := check(text); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	})
}

func TestHugeLines(t *testing.T) {
	for _, part := range []string{`"`, `"a `, `'a `, "“", `a" `, `9" `, "”", "«a", "\"a\n", "“a\n", "‘a “b\n", "`", "\n "} {
		text := strings.Repeat(part, 2<<20/len(part))
		if err := check(text); err != nil {
			t.Errorf("%q repeated: %v", part, err)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{`"I," he said, "go."`, "“One.\n\n“Two.”", "``a'' `b'", "„a“ »b« « c »", "‘90s 'n' ’em", "6'2\" \"a 9\" b\"", "\"\n\"\n\"a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if err := check(text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	para := "“The bridge won’t hold,” Mayor Ida Roe said on Monday. “We’ve told the state ‘again and again’ that it mustn’t stay open.”\n\n" +
		"The river’s level rose by four feet overnight, the county’s engineers said, and the workers’ camp near the old mill was cleared before dawn.\n\n"
	text := strings.Repeat(para, 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(text)
	}
}
