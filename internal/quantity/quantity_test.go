package quantity

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// one is the only quantity in text.
func one(t *testing.T, text string) Quantity {
	t.Helper()
	got := Find(text)
	if len(got) != 1 {
		t.Fatalf("%q holds %d quantities: %s", text, len(got), show(text, got))
	}
	return got[0]
}

func show(text string, qs []Quantity) string {
	var parts []string
	for _, q := range qs {
		parts = append(parts, fmt.Sprintf("%q=%g%s[%g,%g]", q.Span.Of(text), q.Value, q.Unit, q.Low, q.High))
	}
	return strings.Join(parts, " ")
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text, span string
		value      float64
		unit       Unit
	}{
		{"The ferry carried 312 people.", "312", 312, Count},
		{"a blood alcohol level of .08 percent", ".08 percent", .08, Share},
		{"The ferry carried about 4,000 people.", "about 4,000", 4000, Count},
		{"a town of 40 , 500 people", "40 , 500", 40500, Count},
		{"On May 12 , 300 people", "300", 300, Count},
		{"worth $ 3 . 4 million", "$ 3 . 4 million", 3.4e6, Dollar},
		{"a $3 . 4 - million barn", "$3 . 4 - million", 3.4e6, Dollar},
		{"a 2 , 000 - square - foot barn", "2 , 000 - square - foot", 185.8, SqMetre},
		{"a 3-1/2-mile walk", "3-1/2-mile", 3.5 * 1609.34, Metre},
		{"rang three times at night", "three times", 3, Times},
		{"three times more bells", "three", 3, Count},
		{"a magnitude-5.3 quake", "5.3", 5.3, Magnitude},
		{"a 5.3-magnitude quake", "5.3-magnitude", 5.3, Magnitude},
		{"measuring 5 . 3 on the Richter scale", "5 . 3", 5.3, Magnitude},
		{"nearly 4k tickets", "nearly 4k", 4000, Count},
		{"worth $500 billion in all", "$500 billion", 5e11, Dollar},
		{"worth half a trillion dollars", "half a trillion dollars", 5e11, Dollar},
		{"US$3.6bn for the dam", "US$3.6bn", 3.6e9, Dollar},
		{"a £2m grant", "£2m", 2e6, PoundSt},
		{"some 20 million euros", "some 20 million euros", 2e7, Euro},
		{"two dozen sheep", "two dozen", 24, Count},
		{"a dozen sheep", "a dozen", 12, Count},
		{"a third of the fleet", "a third", 100.0 / 3, Share},
		{"two-thirds of the fleet", "two-thirds", 200.0 / 3, Share},
		{"three quarters of voters", "three quarters", 75, Share},
		{"half of the island", "half", 50, Share},
		{"rose 5% in May", "5%", 5, Share},
		{"rose 2.5 percent", "2.5 percent", 2.5, Share},
		{"rose by five per cent", "five per cent", 5, Share},
		{"rose by 5 percentage points", "5 percentage points", 5, Points},
		{"took 4 to 6 boats", "4 to 6", 5, Count},
		{"between 4 and 6 boats", "4 and 6", 5, Count},
		{"$4 to $6 million in damage", "$4 to $6 million", 5e6, Dollar},
		{"more than 100 boats", "more than 100", 100, Count},
		{"at least fourteen boats", "at least fourteen", 14, Count},
		{"twenty-five boats", "twenty-five", 25, Count},
		{"one hundred and forty thousand bees", "one hundred and forty thousand", 140000, Count},
		{"the 3rd attempt", "3rd", 3, Ordinal},
		{"her third attempt", "third", 3, Ordinal},
		{"a 12-year-old boy", "12-year-old", 12, Age},
		{"12 years old", "12 years old", 12, Age},
		{"ran 10 miles", "10 miles", 16093.4, Metre},
		{"a five-mile tunnel", "five-mile", 8046.7, Metre},
		{"for three weeks", "three weeks", 3 * 7 * day, Second},
		{"40 or more boats", "40 or more", 40, Count},
		{"hundreds of boats", "hundreds", 400, Count},
		{"1.2 million people", "1.2 million", 1.2e6, Count},
		{"two and a half years", "two and a half years", 2.5 * year, Second},
		{"a three-and-a-half-hour debate", "three-and-a-half-hour", 3.5 * 3600, Second},
		{"2½ hours", "2½ hours", 9000, Second},
		{"2 1/2 hours", "2 1/2 hours", 9000, Second},
		{"one and a half million trees", "one and a half million", 1.5e6, Count},
		{"“we want $5.6” billion", "$5.6” billion", 5.6e9, Dollar},
		{"one in three islanders", "one in three", 100.0 / 3, Share},
		{"one of every four islanders", "one of every four", 25, Share},
		{"nine out of 10 islanders", "nine out of 10", 90, Share},
		{"12 or 13 boats", "12 or 13", 12.5, Count},
		{"10% to 15% of the boats", "10% to 15%", 12.5, Share},
		{"300-plus boats", "300-plus", 300, Count},
		{"300+ boats", "300+", 300, Count},
		{"300-odd boats", "300-odd", 300, Count},
		{"more than the $21 million", "more than the $21 million", 2.1e7, Dollar},
		{"$US1.5 million", "$US1.5 million", 1.5e6, Dollar},
		{"euro110 billion", "euro110 billion", 1.1e11, Euro},
		{"Rs 5 crore", "Rs 5 crore", 5e7, Rupee},
		{"3.2 bn trees", "3.2 bn", 3.2e9, Count},
		{"140 km/h", "140 km/h", 140, KmPerH},
		{"an 86-yd run", "86-yd", 78.6384, Metre},
		{"a girl aged 5", "5", 5, Age},
		{"a 225-page report", "225", 225, Count},
		{"an estimated 700 cows", "an estimated 700", 700, Count},
	} {
		q := one(t, c.text)
		if got := q.Span.Of(c.text); got != c.span {
			t.Errorf("%q: span %q, want %q", c.text, got, c.span)
		}
		if q.Unit != c.unit || q.Value < c.value*.999 || q.Value > c.value*1.001 {
			t.Errorf("%q: %g %q, want %g %q", c.text, q.Value, q.Unit, c.value, c.unit)
		}
		if q.Low > q.Value || q.High < q.Value {
			t.Errorf("%q: %g is outside [%g, %g]", c.text, q.Value, q.Low, q.High)
		}
	}
}

func TestNotQuantities(t *testing.T) {
	for _, text := range []string{
		"", " ", "in 2013", "on Feb. 12", "on 12 February", "on May 3, 2021", "at 10:30 a.m.", "at 8 p.m.", "at 1023 GMT",
		"under Article 5 of the pact", "an F-16 jet", "won 3-2", "the 1990s", "Flight 270 landed", "the 27th Congressional District",
		"on 3/4/2019", "Second Avenue", "several people came", "a half-hearted reply", "call 555-0143", "call 0845 125 2222", "at 6: 00", "posted 05 / 02 / 07", "the 1200 block of Main Street", "No. 10",
	} {
		if got := Find(text); len(got) != 0 {
			t.Errorf("%q: %s", text, show(text, got))
		}
	}
}

func TestAgreement(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		agree bool
	}{
		{"about 4,000 seals", "4,012 seals", true},
		{"nearly 4k seals", "3,900 seals", true},
		{"nearly 4k seals", "4,300 seals", false},
		{"more than 100 seals", "120 seals", true},
		{"more than 100 seals", "90 seals", false},
		{"at least 12 seals", "14 seals", true},
		{"dozens of seals", "48 seals", true},
		{"dozens of seals", "3,000 seals", false},
		{"$500 billion", "half a trillion dollars", true},
		{"$3.5 billion", "$3.6 billion", false},
		{"$3.5 billion", "$3.52 billion", true},
		{"a third of the fleet", "33% of the fleet", true},
		{"a third of the fleet", "half of the fleet", false},
		{"a quarter of a million bees", "250,000 bees", true},
		{"5%", "5.3%", true},
		{"5%", "6%", false},
		{"4 to 6 boats", "5 boats", true},
		{"4 to 6 boats", "seven boats", false},
		{"$43 million", "$43,885,310", true},
		{"two dozen boats", "24 boats", true},
		{"12 boats", "14 boats", false},
		{"10 miles", "16 km", true},
		{"10 miles", "12 km", false},
		{"two weeks", "14 days", true},
		{"two weeks", "nine days", false},
		{"up to 50 boats", "40 boats", true},
		{"up to 50 boats", "70 boats", false},
		{"thousands of bees", "4,500 bees", true},
		{"tens of thousands of bees", "40,000 bees", true},
		{"tens of thousands of bees", "1,200 bees", false},
		{"520,000 arrests", "400,000 arrests", false},
		{"one in three islanders", "33 percent of islanders", true},
		{"one in three islanders", "a third of islanders", true},
		{"one in four islanders", "33 percent of islanders", false},
		{"nine out of 10 islanders", "85 percent of islanders", false},
		{"nearly half of the boats", "48 percent of the boats", true},
		{"more than half of the boats", "48 percent of the boats", false},
		{"a dozen boats", "13 boats", true},
		{"a dozen boats", "15 boats", false},
		{"dozens of boats", "12 boats", false},
		{"scores of boats", "75 boats", true},
		{"hundreds of boats", "1,100 boats", true},
		{"hundreds of boats", "90 boats", false},
		{"300-plus boats", "340 boats", true},
		{"300-plus boats", "280 boats", false},
		{"as many as 40 boats", "35 boats", true},
		{"fewer than 40 boats", "44 boats", false},
		{"just over $2 million", "$2.1 million", true},
		{"just over $2 million", "$4 million", false},
		{"$4 to $6 million", "$5.5 million", true},
		{"$4 to $6 million", "$7 million", false},
		{"$1.5 billion", "$1,500 million", true},
		{"$1.5 billion", "$1.5 million", false},
		{"2.5 hours", "two and a half hours", true},
		{"four days", "three days", false},
		{"four days", "96 hours", true},
		{"one in seven islanders", "one in six islanders", false},
		{"90 minutes", "an hour and 50 minutes", false},
		{"85 mph", "137 km/h", true},
		{"85 mph", "160 km/h", false},
		{"40 hectares", "100 acres", true},
		{"6 feet", "1.83 metres", true},
		{"the third attempt", "the 3rd attempt", true},
		{"the third attempt", "the fourth attempt", false},
	} {
		a, b := one(t, c.a), one(t, c.b)
		if !Comparable(a, b) {
			t.Errorf("%q and %q are not comparable", c.a, c.b)
			continue
		}
		if Agree(a, b) != c.agree || Agree(b, a) != c.agree || Conflict(a, b) == c.agree {
			t.Errorf("%q [%g,%g] and %q [%g,%g]: agree is %v", c.a, a.Low, a.High, c.b, b.Low, b.High, !c.agree)
		}
	}
	for _, c := range [][2]string{{"5%", "5 boats"}, {"$5", "5 boats"}, {"$5", "£5"}, {"5% more", "5 percentage points"}, {"5 miles", "5 days"}} {
		if a, b := one(t, c[0]), one(t, c[1]); Comparable(a, b) || Conflict(a, b) {
			t.Errorf("%q is comparable with %q", c[0], c[1])
		}
	}
}

func TestSeveral(t *testing.T) {
	for _, c := range []struct {
		text string
		want []float64
	}{
		{"cut from 500 to 300 boats, or 40%", []float64{500, 300, 40}},
		{"12 people died and 30 were hurt", []float64{12, 30}},
		{"$2.5 billion, no, $5.6 billion", []float64{2.5e9, 5.6e9}},
	} {
		got := Find(c.text)
		if len(got) != len(c.want) {
			t.Errorf("%q: %s", c.text, show(c.text, got))
			continue
		}
		for i, q := range got {
			if q.Value != c.want[i] {
				t.Errorf("%q: %s", c.text, show(c.text, got))
			}
		}
	}
}

func checkSpans(t interface{ Fatalf(string, ...any) }, text string) {
	last := 0
	for _, q := range Find(text) {
		if q.Span.Start < last || q.Span.End <= q.Span.Start || q.Span.End > len(text) {
			t.Fatalf("%q: span %v after %d", text, q.Span, last)
		}
		if !(q.Low <= q.High) {
			t.Fatalf("%q: bounds %v to %v", text, q.Low, q.High)
		}
		if !Agree(q, q) {
			t.Fatalf("%q: does not agree with itself", text)
		}
		last = q.Span.End
	}
}

func TestSpansAreInOrder(t *testing.T) {
	piece := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"1", "20,000", " ", "-", "/", "$", "US$", "£", "million", " million", "half", "a", "third", "of", "to", "about ", "more than ",
		"%", " percent", "year", "-year-old", "dozen", "tens of thousands", "one", "hundred", "and", "Feb.", "2013", ".", ",", "3rd",
	}))
	rapid.Check(t, func(t *rapid.T) { checkSpans(t, strings.Join(rapid.SliceOfN(piece, 0, 20).Draw(t, "pieces"), "")) })
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"about 4,000 to 6,000", "half a trillion dollars", "$1/3", "1,234,5", "two hundred and", "\xff5%", "12-year-", "tens of", "US$", "9999999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { checkSpans(t, text) })
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The council said on Tuesday that about 4,000 homes, or 12% of the town, would cost $3.6 billion over ten years. ", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text)
	}
}
