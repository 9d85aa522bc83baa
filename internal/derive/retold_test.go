package derive

import (
	"strings"
	"testing"

	"stemma/news"
)

const libraries = `The city council of Ostrow voted 19 to 12 on Thursday night to reject a plan that would have closed two of the city's seven libraries, ending a dispute that had lasted almost a year.

The plan was part of the mayor's budget, which seeks to save four million crowns. Its opponents said the branches in Wesley Park and Tanner Street serve the poorest districts.

More than 200 residents filled the chamber and the corridor outside, many holding books over their heads. The vote was greeted with applause that went on for several minutes.

Mayor Pavel Rehn said he respected the decision but that the money would have to be found elsewhere, most likely in road repairs.

The libraries committee will meet next month to discuss shorter opening hours as a compromise.`

// libraries as someone would write it who had only a translation
const librariesRetold = `With 19 votes against 12 the town council of Ostrow turned down, on Thursday evening, a project under which two of the town's seven libraries were to be shut. A quarrel of nearly one year thereby came to its end.

The project formed part of the budget of the mayor, who would like to economise four million crowns. According to its adversaries, the branches on Tanner Street and in Wesley Park are used by the poorest neighbourhoods.

Over 200 inhabitants crowded into the hall and into the passage before it, and many of them held up books above the head. The result of the vote was received with clapping lasting some minutes.

He respects the resolution, mayor Pavel Rehn said, yet the money must now be found in another place, probably with the repair of roads.

In the coming month the committee for libraries meets in order to talk about reduced opening times as a middle way.`

// TestRetold checks that a text is known again of which no two words in a row
// are left, and how much of it is said to be taken over.
func TestRetold(t *testing.T) {
	got := Derive([]*news.Reading{article1("a", "Ostrow Post", 0, libraries), article1("b", "", 5, librariesRetold)})
	if len(got.Derivations) != 1 {
		t.Fatalf("%d derivations, want one", len(got.Derivations))
	}
	d := got.Derivations[0]
	if d.From != "a" || d.Kind != news.Rewrite || d.Share < 0.5 || !strings.Contains(d.Reasons[0], "in other words") {
		t.Errorf("%+v", d)
	}
}

// TestCloseInDoubt checks that two short reports of one event are not tied for
// being closer than the rest.
func TestCloseInDoubt(t *testing.T) {
	got := Derive([]*news.Reading{
		article1("a", "", 0, text(ferry[0], ferry[2])),
		article1("b", "", 1, "The steering of the ferry Marabel failed in fog on Tuesday and it ran aground near the lighthouse. "+text(ownFerry[2:4]...)),
		article1("c", "", 2, text(ownFerry...)),
		article1("d", "", 3, text(bridge...)),
	})
	for _, d := range got.Derivations {
		if d.From == "a" || d.To == "a" {
			t.Errorf("%+v", d)
		}
	}
}
