package role

import (
	"testing"

	"pgregory.net/rapid"
)

func TestRelate(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Compare
	}{
		{"Secretary of Defense", "Defense Secretary", Same},
		{"U.S. Secretary of Defense", "Pentagon chief", Same},
		{"Defense Secretary", "US military secretary", Same},
		{"UK Defence Secretary", "British defense secretary", Same},
		{"Defense Minister", "U.S. Secretary of Defense", Differ},
		{"Defense Minister", "Defense Secretary", Differ},
		{"Ukrainian Defense Minister", "US Defense Secretary", Unrelated},
		{"President", "president-elect", Differ},
		{"President", "former President", Unrelated},
		{"Vice President", "President", Unrelated},
		{"president", "Ukrainian President", Same},
		{"Sen.", "Rep.", Differ},
		{"Senator", "Sen.", Same},
		{"Gov.", "Lt. Gov.", Unrelated},
		{"Mayor", "Deputy Mayor", Differ},
		{"Mayor of Harbourtown", "Deputy Mayor", Unrelated},
		{"chairman", "chief executive", Unrelated},
		{"Foreign Minister", "Finance Minister", Differ},
		{"German foreign minister", "Austrian foreign minister", Differ},
		{"Secretary of State", "Defense Secretary", Differ},
		{"the secretary", "Defense Secretary", Same},
		{"Transit Minister", "Transportation Secretary", Differ},
		{"Police Chief", "police commissioner", Same},
		{"father of two", "mayor", Unrelated},
		{"", "mayor", Unrelated},
		{"presidential candidate", "president", Unrelated},
		{"Prime Minister", "premier", Same},
		{"Prime Minister", "British prime minister", Same},
		{"spokeswoman for the port", "spokesman", Same},
		{"Republican senator", "Democratic senator", Differ},
		{"President", "Prime Minister", Differ},
		{"former President", "Prime Minister", Unrelated},
		{"French President", "German Chancellor", Unrelated},
		{"House Speaker", "House Minority Whip", Differ},
		{"Majority Leader", "Minority Leader", Differ},
		{"Capt.", "Sgt.", Differ},
		{"Inspector", "Constable", Differ},
		{"Attorney General", "Solicitor General", Differ},
		{"attorney general", "U.S. Attorney General", Same},
		{"police chief", "fire chief", Unrelated},
		{"Foreign Secretary", "Foreign Minister", Differ},
		{"Foreign Minister", "Minister of Foreign Affairs", Same},
		{"Secretary of Defense", "Deputy Secretary of Defense", Differ},
		{"acting secretary of defense", "Defense Secretary", Same},
		{"governor", "senator", Differ},
		{"Texas governor", "Gov.", Same},
		{"archbishop", "bishop", Differ},
		{"judge", "prosecutor", Differ},
		{"chief executive", "CEO", Same},
		{"C.E.O.", "chief executive", Same},
	} {
		if got := Relate(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %d, want %d (%+v, %+v)", c.a, c.b, got, c.want, Parse(c.a), Parse(c.b))
		}
		if Relate(c.a, c.b) != Relate(c.b, c.a) {
			t.Errorf("%q and %q: not symmetric", c.a, c.b)
		}
	}
}

func TestNoTitleDiffersFromItself(t *testing.T) {
	word := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"Defense", "Secretary", "of", "former", "Minister", "Deputy", "U.S.", "-elect", "Prime", "Attorney", "General"}))
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a")+" "+word.Draw(t, "b"), word.Draw(t, "c")+" "+word.Draw(t, "d")
		if Relate(a, a) == Differ {
			t.Fatalf("%q differs from itself", a)
		}
		if Relate(a, b) != Relate(b, a) {
			t.Fatalf("%q and %q: not symmetric", a, b)
		}
	})
}

func BenchmarkRelate(b *testing.B) {
	for b.Loop() {
		Relate("U.S. Secretary of Defense", "Defense Minister")
	}
}

func TestOneTrade(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"reporter", "journalist", true},
		{"poet", "author", true},
		{"reporter", "poet", false},
		{"chairman", "treasurer", false},
	} {
		if got := OneTrade(c.a, c.b); got != c.want || OneTrade(c.b, c.a) != got {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}
