package derive

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stemma/internal/reading"
	"stemma/internal/reuse"
	"stemma/news"
)

var monday = time.Date(2031, 3, 10, 8, 0, 0, 0, time.UTC)

func article1(id, outlet string, hours int, text string) *news.Reading {
	a := news.Article{ID: news.ArticleID(id), Outlet: outlet, Text: text}
	if hours >= 0 {
		a.Published = news.Moment{Time: monday.Add(time.Duration(hours) * time.Hour)}
	}
	return reading.Read(&a)
}

var ferry = []string{
	"The ferry Marabel ran aground off Port Ellery on Tuesday after its steering failed in heavy fog.",
	"All 212 passengers were taken ashore in fishing boats before nightfall, the harbour office announced.",
	"Engineers had warned the company in March that the hydraulic pump needed to be replaced.",
	"A tug from Sandwick will try to pull the vessel free when the tide rises on Thursday.",
	"The council has ordered an inquiry into why the crossing was not cancelled.",
	"Residents gathered on the pier with blankets and soup while the rescue went on.",
}

// ferry with most words replaced, parts of sentences turned round
var spun = []string{
	"The ferryboat Marabel ran ashore off Port Ellery on Tuesday after its steerage broke down in dense fog.",
	"All 212 travellers were brought ashore in fishing vessels prior to dusk, the harbour bureau declared.",
	"Technicians had cautioned the firm in March that the hydraulic pump required to be substituted.",
	"When the tide goes up on Thursday, a towboat from Sandwick will attempt to draw the ship loose.",
	"The council has commanded an enquiry into why the passage was not called off.",
	"Inhabitants assembled on the wharf with covers and broth while the deliverance went on.",
}

// the same event by another hand
var ownFerry = []string{
	"Fishermen from Port Ellery worked through the evening to rescue the people aboard the Marabel.",
	"The ship hit rocks near the lighthouse shortly before noon on Tuesday.",
	"Nobody was badly hurt, although nine people were treated for cold at the clinic in Sandwick.",
	"The owner, Northline, did not answer calls.",
	"Ada Quill skippered the first boat to arrive and made four trips.",
	"Insurers expect the bill to reach six million crowns.",
}

// of another event
var bridge = []string{
	"The Holloway bridge will stay closed to lorries until autumn because of cracks in two girders.",
	"Inspectors found the damage last week with a drone that photographs steel from below.",
	"Brandt, the county surveyor, expects repairs to cost nine million crowns.",
	"Farmers on the eastern bank must now drive forty kilometres to reach the grain depot.",
	"A temporary crossing made of pontoons was ruled out since the river floods in spring.",
	"Merchants in Tamsin fear that the summer fair will lose half of its visitors.",
}

// two short reports of one event, by two hands
const (
	depot = `Flour dust exploded in the grain depot of Tamsin shortly after dawn on Monday and tore the roof off its northern hall. Four labourers were carried out with burns.

“We had swept that hall an hour before, so I cannot explain it,” said Hedda Lorimer, the depot's foreman. Neighbours three streets away were thrown out of bed. Glass lay all over the market square and the school did not open. Pigeons that used to nest under the gable circled above the ruin all morning, and traders swept splinters from their stalls.

Ivo Castell, who leads the fire brigade of the valley, expects to have the embers out by Wednesday.`
	ownDepot = `Eleven people lost their homes when fire spread from the grain depot of Tamsin to a row of cottages, the town announced. Fire engines came from as far as Merrow, whose crew pumped water out of the millpond.

“We had swept that hall an hour before, so I cannot explain it,” said the depot's foreman, Hedda Lorimer. Two of the hurt are said to be in danger. A gymnasium was turned into a shelter with forty beds. Clothes and blankets may be handed in at the vicarage, but no furniture for now; donors have already filled its cellar.

According to Ivo Castell, who leads the valley's fire brigade, a lamp without a cover may have been the cause.`
	granary    = `The depot was built for a farmers' cooperative that failed in a drought and stood empty for a decade.`
	wornCables = ` An inspection last autumn had found worn cables above both hoppers and recommended that the fans be replaced before the harvest.`
	dead       = `Killed were Rufus Amberley, 41, of Sandwick, Tilda Moor, 29, of Port Ellery, Jonas Quill, 63, of Merrow, and Petra Vane, 35, of Tamsin.`
)

func text(sentences ...string) string { return strings.Join(sentences, " ") }

// edges are what was derived, "from kind to", "-" for an undirected edge with
// its ends in order.
func edges(r Result) []string {
	var out []string
	for _, d := range r.Derivations {
		from, to, arrow := d.From, d.To, ">"
		if !d.Directed {
			from, to, arrow = min(from, to), max(from, to), "-"
		}
		out = append(out, fmt.Sprintf("%s %s %s %s", from, d.Kind, arrow, to))
	}
	slices.Sort(out)
	return out
}

// quoting is a report that is hardly more than quotations.
var quoting = "Mayor Orrin Vesper argued that “" + ferry[0] + "” during an address in Sandwick on Friday.\n\nVesper stated that “" +
	ferry[1] + "”\n\nHe continued, “" + ferry[2] + " " + ferry[3] + "”\n\nLedger staff, Helen Marsh."

func TestDerive(t *testing.T) {
	edited := slices.Clone(ferry)
	edited[1] = "All 212 passengers were taken ashore in fishing boats before nightfall, the harbour office said in a statement."
	for _, test := range []struct {
		name     string
		readings []*news.Reading
		edges    []string
		account  []int
	}{
		{"nothing", nil, nil, []int{}},
		{"one", []*news.Reading{article1("a", "", 0, text(ferry...))}, nil, []int{0}},
		{
			"copies, by time",
			[]*news.Reading{article1("b", "", 5, text(edited...)), article1("a", "", 0, text(ferry...)), article1("c", "", 9, text(bridge...))},
			[]string{"a copy > b"},
			[]int{0, 0, 1},
		},
		{
			"put together from two, and a rewrite of that, without times",
			[]*news.Reading{
				article1("a", "", -1, text(ferry...)), article1("b", "", -1, text(bridge...)),
				article1("c", "", -1, text(ferry[0], ferry[1], ferry[2], ferry[3], bridge[1], bridge[2], bridge[3], bridge[4])),
				article1("d", "", -1, text(spun[0], spun[1], ferry[2], spun[3], bridge[1], bridge[2], bridge[3], bridge[4])),
			},
			[]string{"a copy > c", "b copy > c", "c rewrite > d"},
			[]int{0, 0, 0, 0},
		},
		{
			"a trim, without times",
			[]*news.Reading{article1("a", "", -1, text(ferry...)), article1("b", "", -1, text(ferry[:3]...))},
			[]string{"a copy > b"},
			[]int{0, 0},
		},
		{
			"a rewrite, without times",
			[]*news.Reading{article1("b", "", -1, text(spun...)), article1("a", "", -1, text(ferry...)), article1("c", "", -1, text(ownFerry...))},
			[]string{"a rewrite > b"},
			[]int{0, 0, 1},
		},
		{
			"two texts put together",
			[]*news.Reading{
				article1("a", "", 0, text(ferry...)), article1("b", "", 1, text(ownFerry...)),
				article1("c", "", 2, text(ferry[0], ferry[1], ferry[2], ownFerry[2], ownFerry[3], ownFerry[4])),
			},
			[]string{"a copy > c", "b copy > c"},
			[]int{0, 0, 0},
		},
		{
			"an agency's text that was not seen",
			[]*news.Reading{
				article1("a", "Sandwick Post", 0, "PORT ELLERY (Reuters) - "+text(ferry...)),
				article1("b", "Vale Herald", 1, "PORT ELLERY (Reuters) - "+text(edited...)),
			},
			[]string{"a common source - b"},
			[]int{0, 0},
		},
		{
			"a credit to a house that is not there",
			[]*news.Reading{
				article1("a", "Sandwick Post", 0, text(ferry...)),
				article1("b", "Vale Herald", 1, text(edited...)+"\n\nSource: Halden News Agency"),
			},
			[]string{"a common source - b"},
			[]int{0, 0},
		},
		{
			"the same, where another credit speaks against it",
			[]*news.Reading{
				article1("a", "Sandwick Post", 0, text(ferry...)),
				article1("b", "Vale Herald", 1, text(edited...)+"\n\nThis story first appeared on Halden News.\n\nMore from Merrow Gazette"),
			},
			[]string{"a copy > b"},
			[]int{0, 0},
		},
		{
			"much in either that the other lacks",
			[]*news.Reading{
				article1("a", "", 0, strings.Join([]string{bridge[0], ferry[0], bridge[1], ferry[1], bridge[2], ferry[2], ferry[3], bridge[3], ferry[4]}, "\n\n")),
				article1("b", "", 1, strings.Join([]string{ferry[0], ownFerry[2], ownFerry[4], ferry[1], ownFerry[0], ferry[2], ferry[3], ownFerry[5], ferry[4], ownFerry[1]}, "\n\n")),
			},
			[]string{"a common source - b"},
			[]int{0, 0},
		},
		{
			"a quotation of one speech",
			[]*news.Reading{
				article1("a", "", 0, "“We will not rest until the last of the crew is home and the harbour is safe for every boat,” the mayor said. "+text(ferry...)),
				article1("b", "", 1, text(ownFerry...)+" “We will not rest until the last of the crew is home and the harbour is safe for every boat,” Orrin Vesper told reporters."),
			},
			nil,
			[]int{0, 1},
		},
		{
			"copies of a report that is hardly more than a quotation",
			[]*news.Reading{
				article1("a", "", 0, quoting),
				article1("b", "", 1, quoting+"\n\nMarket stalls along the quay stayed shut for lack of customers."),
			},
			[]string{"a copy > b"},
			[]int{0, 0},
		},
		{
			"a paragraph of stock background",
			[]*news.Reading{
				article1("a", "", 0, text(bridge...)+"\n\n"+ferry[4]),
				article1("b", "", 1, ferry[4]+"\n\n"+text(ownFerry...)),
			},
			nil,
			[]int{0, 1},
		},
		{
			"a paragraph of background and who spoke, in short reports of one event",
			[]*news.Reading{article1("a", "", 0, depot+"\n\n"+granary), article1("b", "", 1, ownDepot+"\n\n"+granary)},
			nil,
			[]int{0, 1},
		},
		{
			"the names of the dead",
			[]*news.Reading{article1("a", "", 0, text(ferry[0], ferry[2], dead)), article1("b", "", 1, text(text(ownFerry[:3]...), dead))},
			nil,
			[]int{0, 1},
		},
		{
			"what a report begins with",
			[]*news.Reading{article1("a", "", 0, granary+wornCables+"\n\n"+depot), article1("b", "", 1, granary+wornCables+"\n\n"+ownDepot)},
			[]string{"a common source - b"},
			[]int{0, 0},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, r := range test.readings {
				if strings.Contains(r.Text, "(Reuters)") {
					r.Agency = "Reuters"
				}
			}
			got := Derive(test.readings)
			if !slices.Equal(edges(got), test.edges) {
				t.Errorf("edges %q, want %q", edges(got), test.edges)
			}
			if !slices.Equal(got.Account, test.account) {
				t.Errorf("accounts %v, want %v", got.Account, test.account)
			}
			for _, d := range got.Derivations {
				if len(d.Reasons) == 0 || len(d.Passages) == 0 || d.Confidence < minConfidence || d.Confidence > 1 || d.Share <= 0 || d.Share > 1 {
					t.Errorf("%+v", d)
				}
			}
		})
	}
}

func TestReasons(t *testing.T) {
	got := Derive([]*news.Reading{article1("a", "Sandwick Post", 0, text(ferry...)), article1("b", "", 3, text(ferry[:3]...))})
	if len(got.Derivations) != 1 {
		t.Fatal(got)
	}
	all := strings.Join(got.Derivations[0].Reasons, "; ")
	for _, want := range []string{"100 % of its own text stands in Sandwick Post", "published 3 hours later", "is contained in it"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q lacks %q", all, want)
		}
	}
}

func TestCredit(t *testing.T) {
	a := article1("a", "Sandwick Post", -1, text(ferry...))
	b := article1("b", "Vale Herald", -1, text(ferry...)+"\n\nThis story first appeared on SandwickPost.com.")
	got := edges(Derive([]*news.Reading{b, a}))
	if want := []string{"a copy > b"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	var readings []*news.Reading
	for i, s := range [][]string{ferry, ferry[:4], spun, ownFerry, bridge, append(slices.Clone(ferry[:3]), bridge[3:]...), ferry} {
		readings = append(readings, article1(string(rune('a'+i)), "", i%3-1, text(s...)))
	}
	want := edges(Derive(readings))
	random := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		random.Shuffle(len(readings), func(i, j int) { readings[i], readings[j] = readings[j], readings[i] })
		if got := edges(Derive(readings)); !slices.Equal(got, want) {
			t.Fatalf("got %q, want %q", got, want)
		}
	}
}

func TestManyCopies(t *testing.T) {
	var readings []*news.Reading
	for i := range 300 {
		readings = append(readings, article1(fmt.Sprintf("%03d", i), "", i, text(ferry...)))
	}
	got := Derive(readings)
	if slices.Max(got.Account) != 0 {
		t.Errorf("%d accounts of one text", slices.Max(got.Account)+1)
	}
	if len(got.Derivations) != len(readings)-1 {
		t.Errorf("%d edges between %d copies", len(got.Derivations), len(readings))
	}
}

// heaviestByTrial is the weight of the heaviest arborescence from node n-1, by
// trying every choice of arcs.
func heaviestByTrial(n int, arcs []arc) float64 {
	best := math.Inf(-1)
	parent := make([]int, n)
	var try func(v int, sum float64)
	try = func(v int, sum float64) {
		if v == n-1 {
			for i := range n - 1 {
				at := i
				for range n {
					if at == n-1 {
						break
					}
					at = parent[at]
				}
				if at != n-1 {
					return
				}
			}
			best = max(best, sum)
			return
		}
		for _, a := range arcs {
			if a.to == v {
				parent[v] = a.from
				try(v+1, sum+a.weight)
			}
		}
	}
	try(0, 0)
	return best
}

func TestArborescence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 6).Draw(t, "nodes")
		var arcs []arc
		for v := range n - 1 {
			arcs = append(arcs, arc{n - 1, v, rootless, -1})
			for u := range n - 1 {
				if u != v && rapid.Bool().Draw(t, "arc") {
					arcs = append(arcs, arc{u, v, float64(rapid.IntRange(-20, 20).Draw(t, "weight")), 0})
				}
			}
		}
		var sum float64
		into := map[int]bool{}
		for _, k := range arborescence(n, arcs) {
			sum += arcs[k].weight
			into[arcs[k].to] = true
		}
		if want := heaviestByTrial(n, arcs); sum != want || len(into) != n-1 {
			t.Fatalf("weight %v into %d nodes, want %v into %d", sum, len(into), want, n-1)
		}
	})
}

// TestArborescenceOfEquals: of equal texts every choice is as good, and each
// contraction leaves another cycle. What that allocates must be in proportion to
// the arcs.
func TestArborescenceOfEquals(t *testing.T) {
	const n, each = 2000, 12
	var arcs []arc
	for v := range n {
		arcs = append(arcs, arc{n, v, rootless, -1})
		for u := max(0, v-each); u < v; u++ {
			arcs = append(arcs, arc{u, v, 0, 0}, arc{v, u, 0, 0})
		}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	best := arborescence(n+1, arcs)
	runtime.ReadMemStats(&after)
	if bytes := after.TotalAlloc - before.TotalAlloc; bytes > uint64(100*len(arcs)) {
		t.Errorf("%d bytes for %d arcs", bytes, len(arcs))
	}
	rooted := 0
	for v, k := range best {
		if arcs[k].to != v {
			t.Fatalf("arc into %d for node %d", arcs[k].to, v)
		}
		if arcs[k].from == n {
			rooted++
		}
	}
	if rooted != 1 {
		t.Errorf("%d roots of one text", rooted)
	}
}

func BenchmarkDerive(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			random := rand.New(rand.NewPCG(1, 2))
			pool := slices.Concat(ferry, spun, ownFerry, bridge)
			var readings []*news.Reading
			bytes := 0
			for i := range n {
				var s []string
				for range 12 {
					s = append(s, strings.ReplaceAll(pool[random.IntN(len(pool))], "the", []string{"the", "this", "a"}[random.IntN(3)]))
				}
				r := article1(fmt.Sprint(i), "", i, text(s...))
				bytes += len(r.Text)
				readings = append(readings, r)
			}
			b.SetBytes(int64(bytes))
			for b.Loop() {
				Derive(readings)
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}

// Where hardly a word stands in its place, the words tell no direction.
func TestSignsOfWhatIsToldAnew(t *testing.T) {
	odds := func(shared float64) float64 {
		c := &reuse.Comparison{A: &reuse.Text{}, B: &reuse.Text{}, Related: 20, Rarer: 2}
		c.InA.Shared, c.InB.Shared = shared, shared
		return bySigns(c)
	}
	if told, half, clear := odds(.4), odds(.7), odds(.9); told != 0 || half <= 0 || clear <= half {
		t.Errorf("log odds %.2f, %.2f and %.2f with ever more of the words", told, half, clear)
	}
}
