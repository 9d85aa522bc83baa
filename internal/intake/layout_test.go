package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBoilerplate(t *testing.T) {
	const report = "The dam at Vale burst on Friday, the water board said after a long night."
	marked := []string{
		"• Loading...", "Share it:", "Share this article", "Facebook Twitter Email", "Home | World | Video", "Advertisement", "ADVERTISEMENT",
		"Photo credit: ANA DUFORT/EXAMPLE VIA GETTY IMAGES", "Ana Dufort / Getty Images", "(AP Photo/Ana Dufort)", "Photo: Ana Dufort",
		"The dam at Vale, seen from the east on Friday. (AP Photo/Ana Dufort)", "FILE - The dam at Vale is seen on March 3, 2031.", "In this March 3, 2031 file photo, the dam at Vale holds back a full lake.",
		"Please check back for more updates.", "This is a developing story.", "This is a breaking news story. Check back for updates.",
		"More from Vale Post:", "Read more: Dam wall was weak, papers show", "Related: Who pays for the dam?", "Sign up for our newsletter", "Sign up for the Vale Post’s morning briefing.",
		"Subscribe to our podcast on your favourite app.", "Follow us on X and Facebook.", "Follow Runa Holm on Twitter.", "Click here to read the papers.",
		"© 2031 Vale Post. All rights reserved.", "Copyright 2031 The Associated Press. All rights reserved.", "All rights reserved.",
		"Reporting by Runa Holm in Vale; Editing by Piet Aalto", "(Reporting by Runa Holm; additional reporting by Ida Falk; editing by Piet Aalto)",
		"Runa Holm and Ida Falk contributed to this report.", "With files from The Canadian Press", "Leave a comment", "We use cookies to improve your visit.",
		"This story first appeared on vale.example.", "This article was originally published by the Vale Post.", "___", "* * *", "Image caption The dam, before",
	}
	for _, m := range marked {
		text := report + "\n\n" + m + "\n\n" + report
		if got := boilerplateTexts(readOne(t, text)); len(got) != 1 || got[0] != m {
			t.Errorf("%q: marked %q", m, got)
		}
	}
	kept := []string{
		report, "“Share it,” she said.", "Share prices fell.", "Follow-up talks are due on Monday.", "Reporting by the newspaper shows that the wall was weak.",
		"Click here, the page told visitors, and the money was gone.", "Advertising revenue fell by a third.", "Related crimes rose in May.",
		"More from the fund will follow in June, the minister said.", "This story has moved the town.", "The photo by Dufort won a prize.",
		"“This is a developing story,” the anchor told viewers.", "Copyright law protects the recording, the court held.", "He was photographed in Vale (see map).",
		"Sign up for the vote ends on Friday, officials said.", "Editing by the ministry had changed the report, two officials said.", "Video of the flood shows a car being swept away.",
		"Comments by the mayor angered residents.", "Loading of the ships took two days.", "Watch groups warned of fraud.", "Search teams found two men alive.",
		"Donations reached two million.", "Print runs were cut in half.", "Subscribers left in droves.", "- The wall is weak.", "Read his lips: no new taxes.",
		"WASHINGTON", "“All rights reserved,” the label reads.", "Updated maps show the flood.",
	}
	for _, k := range kept {
		if got := boilerplateTexts(readOne(t, report+"\n\n"+k+"\n\n"+report)); len(got) != 0 {
			t.Errorf("%q: marked %q", k, got)
		}
	}
}

func TestBoilerplateWithinALine(t *testing.T) {
	text := "The dam burst on Friday. Runa K. Holm contributed to this report. This story first appeared on vale.example. More from Vale Post:"
	want := []string{"Runa K. Holm contributed to this report. This story first appeared on vale.example. More from Vale Post:"}
	if d := cmp.Diff(want, boilerplateTexts(readOne(t, text))); d != "" {
		t.Error(d)
	}
	text = "The dam burst. ### Advertisement ### Forty homes were lost, the mayor said.\n\nMore from Vale Post:\n\nFerry crews walk out\nMill burns down"
	want = []string{"Advertisement", "More from Vale Post:", "Ferry crews walk out", "Mill burns down"}
	if d := cmp.Diff(want, boilerplateTexts(readOne(t, text))); d != "" {
		t.Error(d)
	}
}

func TestHead(t *testing.T) {
	const body = "The dam at Vale burst on Friday, and forty homes were flooded before the gates could be opened, the water board said in the evening."
	lake := "Dam bursts at Vale\n\n" + strings.Repeat("The lake above Vale, as hikers from the village saw it in a picture taken last summer.\n\n", 5)
	cases := []struct{ head, title, authors, agency, dateline, published string }{
		{"", "", "", "", "", ""},
		{"Dam bursts at Vale, flooding homes\n\n", "Dam bursts at Vale, flooding homes", "", "", "", ""},
		{"Dam bursts at Vale\nBy Runa Holm\n", "Dam bursts at Vale", "Runa Holm", "", "", ""},
		{"# Dam bursts\n\n", "Dam bursts", "", "", "", ""},
		{"Forty Homes Lost As Dam Bursts.\n\n", "Forty Homes Lost As Dam Bursts.", "", "", "", ""},
		{"Who let the dam burst at Vale?\n\n", "Who let the dam burst at Vale?", "", "", "", ""},
		{"Dam bursts at Vale, flooding homes\n\nBy RUNA HOLM, Associated Press\n\nMarch 12, 2031\n\n", "Dam bursts at Vale, flooding homes", "Runa Holm", "Associated Press", "", "2031-03-12"},
		{"Dam bursts at Vale, flooding homes\nRuna Holm | Reuters\n", "Dam bursts at Vale, flooding homes", "Runa Holm", "Reuters", "", ""},
		{"By Runa Holm and Piet Aalto\n\nVALE (Reuters) - ", "", "Runa Holm,Piet Aalto", "Reuters", "VALE", ""},
		{"VALE, Norland (AP) — ", "", "", "Associated Press", "VALE, Norland", ""},
		{"VALE, Feb 12 — ", "", "", "", "VALE", ""},
		{"VALE, Feb. 12, 2031 (AFP) - ", "", "", "AFP", "VALE", "2031-02-12"},
		{"STATE MILLS, Pa. — ", "", "", "", "STATE MILLS, Pa.", ""},
		{"March 12 (Reuters) - ", "", "", "Reuters", "", ""},
		{"WEST VALE, Norland, Feb. 12, 2031 (NWS) - ", "", "", "NWS", "WEST VALE, Norland", "2031-02-12"},
		{"VALE (Florida) - ", "", "", "", "", ""},
		{"VALE (pop. 4,000) - ", "", "", "", "", ""},
		{"WEST VALE — ", "", "", "", "WEST VALE", ""},
		{"(Reuters) - ", "", "", "Reuters", "", ""},
		{"Dam bursts at Vale, flooding homes\n\nImage 1 of 3\n\nIn this undated picture, the lake above Vale lies still under a thin sheet of ice, seen from the chapel.\n\nBack to Gallery\n\nVALE, Norland (AP) — ", "Dam bursts at Vale, flooding homes", "", "Associated Press", "", ""},
		{lake + "The Associated Press\n\nMarch 12, 2031 12:01 PM\n\n", "Dam bursts at Vale", "", "Associated Press", "", ""},
		{lake + "/ Source: Associated Press\n\n", "Dam bursts at Vale", "", "Associated Press", "", ""},
		{"Share this\nDam bursts at Vale, flooding homes\nPublished: 12 March 2031, 17:04 GMT\n", "Dam bursts at Vale, flooding homes", "", "", "", "2031-03-12T17:04:00Z"},
		{"The wall had been weak for years and the board\nhad known of it since a survey in the spring of\n", "", "", "", "", ""},
		{"“We knew,” said the mayor of Vale.\n\n", "", "", "", "", ""},
	}
	for _, c := range cases {
		a := readOne(t, c.head+body)
		got := []string{a.Title, strings.Join(a.Authors, ","), a.Agency, a.Dateline, a.Published.String()}
		if d := cmp.Diff([]string{c.title, c.authors, c.agency, c.dateline, c.published}, got); d != "" {
			t.Errorf("%q: %s", c.head, d)
		}
		if c.title != "" && a.TitleSpan.Of(a.Text) != c.title {
			t.Errorf("%q: title span %q", c.head, a.TitleSpan.Of(a.Text))
		}
	}
}

func TestMoments(t *testing.T) {
	for in, want := range map[string]string{
		"2031-03-12T17:04:05+02:00": "2031-03-12T17:04:05+02:00", "2031-03-12T17:04:05.123Z": "2031-03-12T17:04:05Z", "2031-03-12": "2031-03-12", "2031-03-12 17:04": "2031-03-12T17:04:00Z",
		"Wed, 12 Mar 2031 17:04:05 GMT": "2031-03-12T17:04:05Z", "Wed, 12 Mar 2031 17:04:05 -0500": "2031-03-12T17:04:05-05:00", "March 12, 2031": "2031-03-12", "12 March 2031": "2031-03-12", "Sept. 3, 2031": "2031-09-03", "3rd of May 2031": "2031-05-03",
		"March 12, 2031 at 5:04 p.m. EST": "2031-03-12T17:04:00-05:00", "5:04 PM ET, Wed March 12, 2031": "2031-03-12T17:04:00-05:00", "03/13/2031 5:04pm": "2031-03-13T17:04:00Z", "13/03/2031": "2031-03-13", "12.03.2031": "2031-03-12", "1931000000": "2031-03-11T12:53:20Z",
		"03/04/2031": "", "March 2031": "", "March 32, 2031": "", "yesterday": "", "12": "", "call 555 0199": "", "31 Feb 2031": "", "": "",
	} {
		if m, ok := parseMoment(in); m.String() != want || ok != (want != "") {
			t.Errorf("%q: %q, want %q", in, m, want)
		}
	}
}

func TestPublicAddresses(t *testing.T) {
	for in, want := range map[string]bool{
		"93.184.215.14": true, "2606:4700::1111": true, "127.0.0.1": false, "::1": false, "10.1.2.3": false, "192.168.0.1": false, "172.16.9.9": false, "169.254.169.254": false, "100.100.100.200": false,
		"fe80::1": false, "fd00:ec2::254": false, "::ffff:127.0.0.1": false, "::ffff:8.8.8.8": true, "0.0.0.0": false, "::": false, "224.0.0.1": false, "255.255.255.255": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false,
	} {
		if got := isPublic(mustAddr(t, in)); got != want {
			t.Errorf("%s: public %t", in, got)
		}
	}
}
