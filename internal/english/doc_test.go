package english

import (
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

func FuzzParse(f *testing.F) {
	f.Add("“Go,” said Mr. O'Neal.\n\nNext (see p. 5)...")
	f.Add("a.b.c.d@e.f ''' \x00 🇺🇸👍🏽 é\u0301 www.x.com/(a) '90s 'em")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		var skip []news.Span
		if n := len(text); n > 8 {
			skip = []news.Span{{Start: 2, End: n / 2}}
			for !(text[skip[0].Start]&0xc0 != 0x80) {
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
