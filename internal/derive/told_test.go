package derive

import (
	"strings"
	"testing"

	"stemma/news"
)

const quarry = `A landslide at the Hollin Edge quarry buried two excavators and closed the only road to the village of Upper Scarrow on Wednesday morning, leaving its 340 residents cut off for at least a week.

Nobody was hurt. The night shift of 16 men had left the pit 20 minutes before the slope gave way at 6.40 a.m., said Ingrid Vale, the manager of Scarrow Stone, which has worked the quarry since 1974.

"If the bus had been late we would be digging for them now," Vale said.

Some 45,000 tonnes of limestone and clay came down, according to the county geologist, Piet Aldous, who flew over the site in a police helicopter. He blamed eleven days of rain and a drainage channel that had been blocked since the autumn.

"I wrote to the company about that channel in October and again in January," Aldous said. "I have not had an answer to either letter."

Vale said she knew of one letter only. The company would pay for the clearing of the road, she added, which is expected to cost 1.2 million marks.

The county has asked the army for a footbridge across the Tarn Beck. Until it stands, food and medicine are carried by boat from Port Lannock, and the 27 pupils of the village school have lessons by radio.`

const quarryRetold = `Sixteen workers escaped with their lives by a whisker: hardly had they clocked off when the mountain came down on their machines.

Twenty minutes, no more, lay between the end of the night shift at Hollin Edge and the moment on Wednesday when rock and mud swallowed a pair of diggers, and the lane to Upper Scarrow with them. The 340 villagers are stranded, and will stay so for seven days if not longer.

"If the bus had been late we would be digging for them now," says Ingrid Vale, who runs the pit for Scarrow Stone.

How could it happen? It had poured for eleven days on end, and a gutter that ought to have taken the water away was choked. Piet Aldous, geologist to the county, says he warned the firm twice, in October and in January. "I have not had an answer to either letter." Vale recalls just one.

He looked down on the mess from a police helicopter and reckons that 45,000 tonnes of stone came loose. Making the road passable will swallow 1.2 million marks, all of it the company's.

Children now sit in front of the radio in place of the blackboard, 27 of them. Boats from Port Lannock bring groceries and pills, and soldiers are to throw a footbridge over the Tarn Beck.`

const quarryOwn = `The telephone in the Lannock Arms has not stopped ringing since Wednesday, when the hillside above Hollin Edge slid into the quarry and took the road to Upper Scarrow with it.

Behind the bar stands Oona Pirie, 58, whose sister lives on the far side. "She has flour for a fortnight and no patience for a day," Pirie said.

The harbour master, Dag Emmerich, has hired four fishing boats to carry bread, paraffin and post. He charges the county 900 marks a day. A midwife went over with the first of them, since two women in the village are expecting.

Scarrow Stone employs 88 people, most of them from Lannock. Their union, the Federation of Quarrymen, wants the pit kept shut until an engineer of its own choosing, Solveig Brandt of the college in Merrow, has looked at the slope. "We counted heads on the bus, and there were sixteen," said its secretary, Kurt Ahlers.

Ingrid Vale, the manager, would not say how long that may take.`

// TestTold checks that a text is known again by its facts of which hardly a phrase is
// left, and that another's account of the event is not.
func TestTold(t *testing.T) {
	got := Derive([]*news.Reading{article1("b", "", -1, quarryRetold), article1("a", "Lannock Mail", -1, quarry), article1("c", "", -1, quarryOwn)})
	if len(got.Derivations) != 1 {
		t.Fatalf("%+v, want one derivation", got.Derivations)
	}
	d := got.Derivations[0]
	if d.From != "a" || d.To != "b" || !d.Directed || d.Kind != news.Rewrite || d.Share < 0.5 || len(d.Passages) < 4 {
		t.Errorf("%+v", d)
	}
	if all := strings.Join(d.Reasons, "; "); !strings.Contains(all, "names") || !strings.Contains(all, "Lannock Mail") {
		t.Errorf("reasons %q do not name the facts", d.Reasons)
	}
}

// TestToldEarlier checks that who tells nothing of his own has not written from what
// was published later.
func TestToldEarlier(t *testing.T) {
	got := Derive([]*news.Reading{article1("b", "", 0, quarryRetold), article1("a", "Lannock Mail", 5, quarry), article1("c", "", 9, quarryOwn)})
	for _, d := range got.Derivations {
		if d.To == "b" {
			t.Errorf("%+v", d)
		}
	}
}
