package render

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"stemma/news"
)

// sample is a small report with something under every heading and with
// hostile text in every field.
func sample() *news.Report {
	const hostile = `<script>document.title="owned"</script>`
	one := &news.Reading{Article: news.Article{
		ID: "one", Text: "Ada Moss said: \"The dam will hold.\" " + hostile + " Five were hurt.\nShare this",
		Boilerplate: []news.Span{{Start: 91, End: 101}},
	}}
	one.Sentences = []news.Span{{Start: 0, End: 35}, {Start: 36, End: 90}}
	two := &news.Reading{Article: news.Article{ID: "two", Text: "\"The dam would hold,\" Moss told us. Six were hurt."}}
	two.Sentences = []news.Span{{Start: 0, End: 35}, {Start: 36, End: 50}}
	hold, would := news.Span{Start: 16, End: 34}, news.Span{Start: 1, End: 20}
	five, six := news.Span{Start: 76, End: 90}, news.Span{Start: 36, End: 50}
	return &news.Report{Stories: []news.Story{{
		ID: "s", Headline: "Dam " + hostile, Accounts: 1,
		Articles: []news.StoryArticle{
			{ID: "one", Path: "one.txt", Title: hostile, Outlet: hostile, URL: "javascript:alert(1)", Reading: one, Notices: []news.Notice{{Kind: news.Developing, Span: five, Text: hostile}}},
			{ID: "two", Path: "two.txt", Title: "Two", Reading: two, Notices: []news.Notice{}},
		},
		Derivations: []news.Derivation{{From: "one", To: "two", Kind: news.Rewrite, Share: .5, Confidence: .8, Directed: true, Reasons: []string{hostile}}},
		Quotations: []news.Quotation{{
			ID: "q", Speaker: "Ada Moss", Text: "The dam will hold.", Accounts: 1,
			Members: []news.QuotationMember{
				{Article: "one", Span: hold, Text: hold.Of(one.Text), Variant: news.Verbatim, Speaker: "Ada Moss"},
				{Article: "two", Span: would, Text: would.Of(two.Text), Variant: news.Reworded, Meaning: []news.Meaning{news.Modality}, Speaker: "Ada Moss", Diff: []news.DiffOp{{"=", "The dam"}, {"-", "will"}, {"+", "would"}, {"=", "hold."}}},
			},
		}},
		Claims: []news.Claim{{ID: "c", Text: "People were hurt.", Accounts: 1, Members: []news.Evidence{{Article: "one", Span: five, Text: five.Of(one.Text)}}}},
		Conflicts: []news.Conflict{{Kind: news.NumberConflict, About: "hurt", Sides: []news.Side{
			{Value: "five", Members: []news.Evidence{{Article: "one", Span: five, Text: five.Of(one.Text)}}},
			{Value: "six", Members: []news.Evidence{{Article: "two", Span: six, Text: six.Of(two.Text)}}},
		}}},
	}}}
}

// browser starts a headless browser, or skips the test where there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no browser found; scripts/test.sh installs one")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// TestPageInBrowser opens the page as a reader would: it loads nothing, runs
// nothing of an article, leads each line to its highlighted place, and fits a
// phone.
func TestPageInBrowser(t *testing.T) {
	file := filepath.Join(t.TempDir(), "report.html")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(HTML(f, sample()), f.Close()); err != nil {
		t.Fatal(err)
	}
	ctx := browser(t)
	var loaded []string
	chromedp.ListenTarget(ctx, func(e any) {
		if r, ok := e.(*network.EventRequestWillBeSent); ok && !strings.HasPrefix(r.Request.URL, "file://") {
			loaded = append(loaded, r.Request.URL)
		}
	})
	var title, marked, focused string
	var overflow bool
	var hrefs []string
	err = chromedp.Run(
		ctx,
		network.Enable(),
		emulation.SetDeviceMetricsOverride(360, 740, 2, true),
		chromedp.Navigate("file://"+file),
		chromedp.Title(&title),
		chromedp.Evaluate(`document.documentElement.scrollWidth > innerWidth`, &overflow),
		chromedp.Evaluate(`Array.from(document.querySelectorAll("a"), a => a.getAttribute("href"))`, &hrefs),
		chromedp.Evaluate(`document.querySelector(".reworded ~ .refs a").focus()`, nil),
		chromedp.KeyEvent("\r"),
		chromedp.Sleep(200*time.Millisecond),
		chromedp.Evaluate(`Array.from(document.querySelectorAll(".here"), e => e.textContent).join("")`, &marked),
		chromedp.Evaluate(`location.hash`, &focused),
	)
	if err != nil {
		t.Fatal(err)
	}
	if len(loaded) > 0 {
		t.Errorf("the page asks the network for %v", loaded)
	}
	if !strings.HasPrefix(title, "Dam <script>") {
		t.Errorf("title is %q: an article's text ran or was lost", title)
	}
	if overflow {
		t.Error("the page is wider than a phone")
	}
	for _, h := range hrefs {
		if strings.HasPrefix(h, "javascript:") {
			t.Errorf("link to %q", h)
		}
	}
	if marked != "The dam would hold," || focused == "" {
		t.Errorf("Enter on a reworded member at %q highlights %q", focused, marked)
	}
}

// TestFormatsEscape checks that no format lets an article's markup through.
func TestFormatsEscape(t *testing.T) {
	var page, text, md strings.Builder
	r := sample()
	r.Stories[0].Headline = "a\x1b[31mb\u202ec *d*"
	if err := errors.Join(HTML(&page, r), Text(&text, r, TextOptions{Width: 80}), Markdown(&md, r)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(page.String(), `<script>document`) || strings.Contains(md.String(), "<script>") {
		t.Error("an article's script is in the output")
	}
	if strings.ContainsAny(text.String(), "\x1b\u202e") {
		t.Error("an article's control characters are in the text")
	}
	if !strings.Contains(md.String(), `\*d\*`) {
		t.Error("an article's marks format the Markdown")
	}
	for line := range strings.Lines(text.String()) {
		if n := columns(strings.TrimRight(line, "\n")); n > 80 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	r := sample()
	text := func(w io.Writer, r *news.Report) error { return Text(w, r, TextOptions{Width: 80}) }
	for name, write := range map[string]func(io.Writer, *news.Report) error{"JSON": JSON, "HTML": HTML, "Markdown": Markdown, "Text": text} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := write(io.Discard, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
