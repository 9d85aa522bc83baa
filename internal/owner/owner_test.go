package owner

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"stemma/news"
)

const head = "outlet,domains,owner,as of,source\n" // without the last column

const since = "outlet,domains,owner,as of,source,since\n"

func table(t *testing.T, rows string) *Table {
	t.Helper()
	got, err := Read(strings.NewReader(head+rows), "t.csv")
	if err != nil {
		t.Fatal(err)
	}
	return got
}

const tarn = `# a comment
Orrin Post; Orrin Evening Post,orrinpost.example,Tarn Media,2031-03,https://tarn.example/about
The Ledger,"ledger.example; ledger.co.uk",Tarn Media,2030,"Annual report, page 3"
Callan's Herald,,Halden Group,,
`

func TestFind(t *testing.T) {
	known := table(t, tarn)
	for _, c := range []struct{ outlet, address, want string }{
		{"Orrin Post", "", "Orrin Post"},
		{"THE ORRIN  POST", "", "Orrin Post"},
		{"orrin evening post", "", "Orrin Post"},
		{"Ledger", "", "The Ledger"},
		{"Callan’s Herald", "", "Callan's Herald"},
		{"", "https://www.ledger.co.uk/news/1?a=b", "The Ledger"},
		{"", "http://NEWS.ledger.example:8080/", "The Ledger"},
		{"ledger.example", "", "The Ledger"},
		{"ledger.example/world", "", "The Ledger"},
		{"somebody", "https://orrinpost.example/1", "Orrin Post"},
		{"Orrin Post", "https://ledger.example/syndicated", "Orrin Post"},
		{"Orrin Posts", "", ""},
		{"Orrin", "", ""},
		{"", "https://notledger.example/", ""},
		{"", "https://ledger.example.evil.test/", ""},
		{"", "", ""},
		{"%zz://", "::", ""},
	} {
		got := ""
		if o := known.Find(c.outlet, c.address); o != nil {
			got = o.Name
		}
		if got != c.want {
			t.Errorf("%q at %q is %q, want %q", c.outlet, c.address, got, c.want)
		}
	}
	if o := new(Table).Find("Orrin Post", "https://orrinpost.example/"); o != nil {
		t.Errorf("the zero table knows %v", o)
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", `t.csv: no row in it: the first line must be "outlet,domains,owner,as of,source,since"`},
		{"name,owner\n", `t.csv:1: the first line is "name,owner": make it "outlet,domains,owner,as of,source,since"`},
		{head + "A,a.example,B\n", "t.csv:2: 3 cells: a row has 5 (outlet, domains, owner, as of, source), empty ones too"},
		{head + "# x\n\nA,a.example,B, C,2031,d\n", "t.csv:4: 6 cells: a row has 5 (outlet, domains, owner, as of, source), empty ones too"},
		{head + ",a.example,B,,\n", "t.csv:2: no outlet: write its name in the first cell"},
		{head + "...,a.example,B,,\n", `t.csv:2: outlet "..." has no letter: write its name`},
		{head + "A,https://a.example/,B,,\n", `t.csv:2: domain "https://a.example/": write the address of the outlet's site alone, as example.com`},
		{head + "A,co.uk,B,,\n", `t.csv:2: domain "co.uk": write the address of the outlet's site alone, as example.com`},
		{head + "A,,B,March 2031,\n", `t.csv:2: as of "March 2031": write a year, a month or a day as 2026, 2026-05 or 2026-05-31`},
		{since + "A,,B,,,today\n", `t.csv:2: since "today": write a year, a month or a day as 2026, 2026-05 or 2026-05-31`},
		{since + "A,,B,,\n", "t.csv:2: 5 cells: a row has 6 (outlet, domains, owner, as of, source, since), empty ones too"},
		{head + "A,,B,,\nC; the a,,B,,\n", `t.csv:3: "the a" stands in line 2 already: take one of the two out`},
		{head + "A,a.example,B,,\nC,A.example,B,,\n", `t.csv:3: "A.example" stands in line 2 already: take one of the two out`},
		{head + "A,\"a.example,B,,\n", "t.csv:2: "},
		{head + "A,a\"b,B,,\n", `put a cell with a comma or a quotation mark in it between "…"`},
	} {
		_, err := Read(strings.NewReader(c.text), "t.csv")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.text, err, c.want)
		}
	}
}

func TestOver(t *testing.T) {
	over := table(t, "Orrin Post,orrinpost.example,Halden Group,2032,\nThe Ledger,ledger.example,,,\n").Over(table(t, tarn))
	if o := over.Find("Orrin Post", ""); o.Owner != "Halden Group" {
		t.Errorf("the row below holds: %v", o)
	}
	if o := over.Find("", "https://ledger.example/"); o.Owner != "" {
		t.Errorf("an empty owner takes none away: %v", o)
	}
	if o := over.Find("Callan's Herald", ""); o == nil || o.Owner != "Halden Group" {
		t.Errorf("what is not overlaid is lost: %v", o)
	}
}

// TestKnown holds each row of Stemma's table to what it promises: an owner, a
// page that says so, and when.
func TestKnown(t *testing.T) {
	known := Known()
	if len(known.byDomain) < 50 {
		t.Errorf("only %d domains", len(known.byDomain))
	}
	for domain, o := range known.byDomain {
		if o.Owner == "" || o.AsOf == "" || !strings.HasPrefix(o.Source, "https://") && !strings.HasPrefix(o.Source, "http://") {
			t.Errorf("%s: %+v", domain, o)
		}
	}
	owners := map[string]string{}
	for _, o := range known.byName {
		key := strings.ToLower(o.Owner)
		if other, has := owners[key]; has && other != o.Owner {
			t.Errorf("one owner is written %q and %q", other, o.Owner)
		}
		owners[key] = o.Owner
	}
}

func article(id string, account int, outlet, address string) news.StoryArticle {
	return news.StoryArticle{ID: news.ArticleID(id), Account: account, Outlet: outlet, URL: address}
}

func TestName(t *testing.T) {
	s := news.Story{
		Accounts: 5,
		Ties:     []news.Tie{{Kind: news.Agency, Name: "HNA", Accounts: []int{0, 1}}},
		Articles: []news.StoryArticle{
			article("a", 0, "Orrin Post", ""), article("b", 1, "", "https://ledger.example/1"), article("c", 1, "Ledger", ""),
			article("d", 2, "Beacon", ""), article("e", 3, "The Beacon", ""), article("f", 4, "", ""), article("g", 3, "", ""),
		},
		Quotations: []news.Quotation{
			{Accounts: 2, Members: []news.QuotationMember{{Article: "a"}, {Article: "b"}}},
			{Accounts: 1, Members: []news.QuotationMember{{Article: "a"}, {Article: "b", Variant: news.Reported}}},
			{Accounts: 2, Members: []news.QuotationMember{{Article: "a"}, {Article: "d"}, {Article: "b", Variant: news.Reported}}},
		},
		Claims: []news.Claim{
			{Accounts: 2, Members: []news.Evidence{{Article: "d"}, {Article: "e"}}},
			{Accounts: 2, Members: []news.Evidence{{Article: "a"}, {Article: "b"}, {Article: "d"}}, Ties: []news.Tie{{Kind: news.Via, Name: "Radio One", Accounts: []int{0, 1}, Once: true}}},
		},
	}
	owned := news.Tie{Kind: news.Owner, Name: "Tarn Media", Accounts: []int{0, 1}, Outlets: []news.Owned{
		{Name: "Orrin Post", Source: "https://tarn.example/about", AsOf: "2031-03"}, {Name: "The Ledger", Source: "Annual report, page 3", AsOf: "2030"},
	}}
	twice := news.Tie{Kind: news.Outlet, Name: "Beacon", Accounts: []int{2, 3}}
	table(t, tarn).Name(&s)
	for _, c := range []struct {
		what      string
		got, want []news.Tie
	}{
		{"story", s.Ties, []news.Tie{{Kind: news.Agency, Name: "HNA", Accounts: []int{0, 1}}, owned, twice}},
		{"quotation", s.Quotations[0].Ties, []news.Tie{owned}},
		{"quotation on one account", s.Quotations[1].Ties, nil},
		{"quotation that one reports", s.Quotations[2].Ties, nil},
		{"claim of one outlet", s.Claims[0].Ties, []news.Tie{twice}},
		{"claim that is counted once anyway", s.Claims[1].Ties, []news.Tie{{Kind: news.Via, Name: "Radio One", Accounts: []int{0, 1}, Once: true}}},
	} {
		if d := cmp.Diff(c.want, c.got); d != "" {
			t.Errorf("%s: %s", c.what, d)
		}
	}
}

// TestNoTable checks that one outlet on two accounts is named with no table.
func TestNoTable(t *testing.T) {
	s := news.Story{Articles: []news.StoryArticle{article("a", 0, "Beacon", ""), article("b", 1, "The Beacon", "")}}
	new(Table).Name(&s)
	if d := cmp.Diff([]news.Tie{{Kind: news.Outlet, Name: "Beacon", Accounts: []int{0, 1}}}, s.Ties); d != "" {
		t.Error(d)
	}
}

// TestSince checks that an owner is not named for what came out before it
// bought the outlet.
func TestSince(t *testing.T) {
	known, err := Read(strings.NewReader(since+"Orrin Post,,Tarn Media,2033,,2031-03\nThe Ledger,,Tarn Media,2033,,\n"), "t.csv")
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]int{"2031-02-28": 0, "2031-03-01": 1, "2032-01-01": 1, "": 1} {
		a, b := article("a", 0, "Orrin Post", ""), article("b", 1, "Ledger", "")
		if when, err := time.Parse(time.DateOnly, day); err == nil {
			a.Published = news.Moment{Time: when, DayOnly: true}
		}
		s := news.Story{Articles: []news.StoryArticle{a, b}}
		known.Name(&s)
		if len(s.Ties) != want {
			t.Errorf("on %q: %v", day, s.Ties)
		}
	}
}

// TestOneOutletOfATable checks that one outlet under two names is no matter of
// owners.
func TestOneOutletOfATable(t *testing.T) {
	s := news.Story{Articles: []news.StoryArticle{article("a", 0, "Orrin Post", ""), article("b", 1, "Orrin Evening Post", "")}}
	table(t, tarn).Name(&s)
	if d := cmp.Diff([]news.Tie{{Kind: news.Outlet, Name: "Orrin Post", Accounts: []int{0, 1}}}, s.Ties); d != "" {
		t.Error(d)
	}
}

func TestFindAnything(t *testing.T) {
	known := table(t, tarn)
	rapid.Check(t, func(t *rapid.T) {
		known.Find(rapid.String().Draw(t, "outlet"), rapid.String().Draw(t, "address"))
	})
}

func FuzzRead(f *testing.F) {
	f.Add(CSV)
	f.Add(head + tarn)
	f.Add(head + "A,\"b\n")
	f.Fuzz(func(t *testing.T, text string) {
		known, err := Read(strings.NewReader(text), "t.csv")
		if err != nil {
			if !strings.HasPrefix(err.Error(), "t.csv") {
				t.Errorf("the error does not name the file: %v", err)
			}
			return
		}
		known.Find(text, text)
	})
}

func BenchmarkFind(b *testing.B) {
	known := Known()
	for b.Loop() {
		known.Find("Harbour Herald", "https://www.huffpost.com/entry/1")
	}
}
