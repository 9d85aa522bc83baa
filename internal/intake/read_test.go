package intake

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"stemma/news"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// collect reads all, articles and errors apart.
func collect(t *testing.T, sources []string, stdin io.Reader, o Options) (articles []*news.Article, errs []*Error) {
	t.Helper()
	for a, err := range Read(t.Context(), sources, stdin, o) {
		if err == nil {
			articles = append(articles, a)
			checkArticle(t, a)
			continue
		}
		var e *Error
		if !errors.As(err, &e) {
			t.Fatalf("not an *Error: %v", err)
		}
		errs = append(errs, e)
	}
	return articles, errs
}

// checkArticle holds what is true of every article.
func checkArticle(t *testing.T, a *news.Article) {
	t.Helper()
	if a.ID == "" || a.Path == "" || a.Text == "" || a.Authors == nil || a.Boilerplate == nil {
		t.Errorf("%s: a field is not set: %+v", a.Path, a)
	}
	if strings.ToValidUTF8(a.Text, "") != a.Text {
		t.Errorf("%s: text is not UTF-8", a.Path)
	}
	at := 0
	for _, s := range append([]news.Span{a.TitleSpan}, a.Boilerplate...) {
		if s.Start < 0 || s.End < s.Start || s.End > len(a.Text) {
			t.Fatalf("%s: span %v of %d bytes", a.Path, s, len(a.Text))
		}
	}
	for _, s := range a.Boilerplate {
		if s.Start < at || s.Empty() {
			t.Errorf("%s: boilerplate %v is empty or out of order", a.Path, s)
		}
		at = s.End
	}
}

// readOne reads one article from standard input.
func readOne(t *testing.T, body string) *news.Article {
	t.Helper()
	articles, errs := collect(t, []string{"-"}, strings.NewReader(body), Options{})
	if len(articles) != 1 || len(errs) != 0 {
		t.Fatalf("%d articles, errors %v", len(articles), errs)
	}
	return articles[0]
}

func boilerplateTexts(a *news.Article) []string {
	var out []string
	for _, s := range a.Boilerplate {
		out = append(out, s.Of(a.Text))
	}
	return out
}

func TestFolder(t *testing.T) {
	articles, errs := collect(t, []string{"testdata/folder", "testdata/folder/harbour.txt"}, nil, Options{})
	var got []string
	for _, a := range articles {
		got = append(got, fmt.Sprintf("%s|%s|%s|%s|%s|%s|%s", filepath.Base(a.Path), a.Title, strings.Join(a.Authors, ","), a.Outlet, a.Agency, a.Dateline, a.Published))
	}
	want := []string{
		"harbour.txt|Harbour bridge in Oldmere closes for repairs|Mina Okafor||Example|OLDMERE|2031-03-12T17:04:00Z",
		"ferry.md|Ferry crews walk out in Oldmere|Jo Lindqvist,Ada Brook|Mere Gazette|||2031-03-13T08:15:00Z",
		"wire.jsonl|Port reopens|Ida Falk|Example Wire|Reuters|OLDMERE|2031-04-20",
		"wire.jsonl|Tolls rise|||||",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if articles[2].ID != "w1" || articles[3].ID != "3" {
		t.Errorf("ids %q, %q", articles[2].ID, articles[3].ID)
	}
	if want := "Port reopens\n\nOLDMERE, April 20 (Reuters) - The port reopened on Sunday.\r\nShips queued.\n"; articles[2].Text != want {
		t.Errorf("text %q", articles[2].Text)
	}
	var messages []string
	for _, e := range errs {
		messages = append(messages, e.Error())
	}
	wantErrors := []string{
		`testdata/folder/wire.jsonl:2:32: bad record: invalid character '\n' in string literal (` + jsonRemedy + `)`,
		`testdata/folder: skipped 1 file without an extension, 1 .css file, 1 .json file (name a file itself to have it read)`,
	}
	if d := cmp.Diff(wantErrors, messages); d != "" {
		t.Error(d)
	}
}

func TestPlainTextStaysAsItIs(t *testing.T) {
	for _, body := range []string{
		"\ufeffA line.\r\nAnother one. \t\r\n\r\n\r\n  Last\n\n", "no feed", "\n\n\nlate", "a\u2028b\u00a0c\u200b", "“x”\r",
	} {
		if got := readOne(t, body).Text; got != body {
			t.Errorf("%q became %q", body, got)
		}
	}
	for in, want := range map[string]string{
		"caf\xe9 au lait, said the mayor": "caf\uFFFD au lait, said the mayor",
		"\xf0\x9f\x92 cut":                "\uFFFD cut",
		"\xed\xa0\x80 surrogate":          "\uFFFD\uFFFD\uFFFD surrogate",
		"\xff\xfebut \xfffd":              "", // UTF-16 by its mark
	} {
		if got := readOne(t, in).Text; got != want && want != "" {
			t.Errorf("%q became %q", in, got)
		}
	}
}

func TestPage(t *testing.T) {
	articles, errs := collect(t, []string{"testdata/page.html"}, nil, Options{})
	if len(errs) != 0 || len(articles) != 1 {
		t.Fatal(errs)
	}
	a := articles[0]
	want := news.Article{
		ID: a.ID, Path: "testdata/page.html", URL: "https://vale.example/reservoir", Outlet: "Vale Post", Title: "Reservoir spills over & floods Vale",
		Authors: []string{"Runa Holm", "Piet Aalto"}, Language: "en", Boilerplate: a.Boilerplate, TitleSpan: a.TitleSpan,
		Published: mustMoment(t, "2031-05-02T06:30:00+01:00"), Modified: mustMoment(t, "2031-05-02T09:00:00+01:00"),
		Text: "Reservoir spills over & floods Vale\n\n" +
			"The Vale reservoir spilled over its wall on Friday and flooded forty homes, the water board said.\n\n" +
			"“Nobody was hurt,” said Lena Marsh, who leads the board. “We opened every gate that we have.”\n\n" +
			"What comes next\n\nEngineers inspect the wall.\nSchools stay shut until Monday.\n\n" +
			"The board had warned in April that the wall was weak, and had asked for money to mend it before the summer storms came.",
	}
	want.Text = strings.TrimPrefix(want.Text, want.Text[:len(want.Text)-len(a.Text)]) // the extractor may leave the headline out
	if d := cmp.Diff(want, *a); d != "" {
		t.Error(d)
	}
}

func mustMoment(t *testing.T, s string) news.Moment {
	t.Helper()
	m, ok := parseMoment(s)
	if !ok {
		t.Fatalf("no moment: %q", s)
	}
	return m
}

func TestEncodings(t *testing.T) {
	const body = "<p>%s</p><p>The harbour of Malmö was shut on Friday, and its café too, officials of the town said in a note.</p>"
	long := strings.Repeat("The ferry line had to stop all of its boats for the day. ", 8)
	page := func(head string) string {
		return "<html><head>" + head + "</head><body><article>" + fmt.Sprintf(body, long) + "</article></body></html>"
	}
	encode := func(e interface{ String(string) (string, error) }, s string) string {
		t.Helper()
		out, err := e.String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	latin := encode(charmap.Windows1252.NewEncoder(), page(`<meta charset="windows-1252">`))
	wide := encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), page(""))
	for name, p := range map[string]string{"utf-8 undeclared": page(""), "utf-8": page(`<meta charset=utf-8>`), "windows-1252": latin, "utf-16": wide} {
		if got := readOne(t, p).Text; !strings.Contains(got, "Malmö was shut on Friday, and its café too") {
			t.Errorf("%s: %q", name, got)
		}
	}
	japan := "<html><head><meta charset=\"Shift_JIS\"></head><body><article><p>" + strings.Repeat("港は金曜日に閉鎖されたと町の職員が述べた。", 20) + "</p></article></body></html>"
	a := readOne(t, encode(japanese.ShiftJIS.NewEncoder(), japan))
	if !strings.Contains(a.Text, "港は金曜日に閉鎖された") || a.Language != "ja" {
		t.Errorf("Shift_JIS: %q %q", a.Language, a.Text)
	}
	if got := readOne(t, encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder(), "The harbour is shut.")).Text; got != "The harbour is shut." {
		t.Errorf("UTF-16 text: %q", got)
	}
}

func gz(s string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, s)
	_ = w.Close()
	return b.Bytes()
}

func TestBadInput(t *testing.T) {
	deep := strings.Repeat("<div>", 100_000) + "<p>The bottom was reached on Friday, divers said.</p>"
	spaces := gz(strings.Repeat(" ", 8<<20))
	cases := []struct {
		name     string
		body     []byte
		articles int
		want     error // nil: none
	}{
		{"empty", nil, 0, ErrEmpty},
		{"blank", []byte(" \n\t\n"), 0, ErrEmpty},
		{"binary", append([]byte("abc"), make([]byte, 100)...), 0, ErrBinary},
		{"picture", []byte("\x89PNG\r\n\x1a\n....."), 0, ErrNotArticle},
		{"drawing", []byte(`<?xml version="1.0"?><svg xmlns="x"></svg>`), 0, ErrNotArticle},
		{"too large", bytes.Repeat([]byte("word "), 1<<20), 0, ErrTooLarge},
		{"gzip bomb", spaces, 0, ErrTooLarge},
		{"gzip in gzip", gz(string(gz("The mill burnt down."))), 1, nil},
		{"gzip three times", gz(string(gz(string(gz("x"))))), 0, ErrUnreadable},
		{"gzip cut", gz(strings.Repeat("The mill burnt down, again and again and again. ", 5000))[:80], 1, ErrTruncated},
		{"deep page", []byte(deep), 1, nil},
		{"JSON array", []byte(`[{"text":"One thing."}, {"text":"Another thing."}]`), 2, nil},
		{"JSON object", []byte("{\n \"id\": \"a\",\n \"text\": \"One thing.\"\n}"), 1, nil},
		{"JSON array cut", []byte("[{\"text\":\"One thing.\"},\n{\"text\":"), 1, ErrTruncated},
		{"JSON without text", []byte(`{"id":"a"}`), 0, ErrNotArticle},
		{"JSON with an empty text", []byte(`{"id":"a","text":" "}`), 0, ErrEmpty},
		{"JSON of a wrong type", []byte("{\"id\":\"a\",\"text\":5}\n{\"text\":\"fine\"}"), 1, ErrBadRecord},
		{"bracketed prose", []byte("[Update] The mill burnt down."), 1, nil},
		{"invalid UTF-8", []byte("The caf\xe9 burnt down."), 1, nil},
		{"feed", mustRead(t, "testdata/feed.xml"), 1, ErrEmpty},
		{"feed cut", []byte("<rss><channel><item>"), 0, ErrBadRecord},
		{"WARC cut", []byte("WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 500\r\n\r\nThe mill burnt down."), 1, ErrTruncated},
		{"WARC without pages", []byte("WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nab\r\n\r\n"), 0, ErrNoArticles},
		{"no article in page", []byte("<html><body><script>draw()</script></body></html>"), 0, ErrEmpty},
	}
	for _, c := range cases {
		articles, errs := collect(t, []string{"-"}, bytes.NewReader(c.body), Options{MaxBytes: 2 << 20})
		if len(articles) != c.articles {
			t.Errorf("%s: %d articles, want %d (%v)", c.name, len(articles), c.articles, errs)
		}
		switch {
		case c.want == nil && len(errs) > 0:
			t.Errorf("%s: %v", c.name, errs[0])
		case c.want != nil && (len(errs) == 0 || !errors.Is(errs[0], c.want)):
			t.Errorf("%s: errors %v, want %v", c.name, errs, c.want)
		}
	}
}

func mustRead(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSourcesThatAreNotThere(t *testing.T) {
	empty := t.TempDir()
	articles, errs := collect(t, []string{"testdata/none.txt", "testdata/*.none", empty, "http://", "testdata/**/harbour.txt"}, nil, Options{})
	want := []error{ErrNotFound, ErrNotFound, ErrNoArticles, ErrFetch}
	if len(errs) != len(want) || len(articles) != 1 {
		t.Fatalf("%d articles, %v", len(articles), errs)
	}
	for i := range want {
		if !errors.Is(errs[i], want[i]) {
			t.Errorf("%v, want %v", errs[i], want[i])
		}
	}
}

func TestDuplicateIDs(t *testing.T) {
	articles, errs := collect(t, []string{"-"}, strings.NewReader(`{"id":"a","text":"One."}`+"\n"+`{"id":"a","text":"Two."}`+"\n"+`{"text":"Three."}`+"\n"+`{"text":"Three."}`), Options{})
	if len(articles) != 4 || articles[1].ID != "a-2" || articles[3].ID != articles[2].ID+"-2" {
		t.Errorf("%v", articles)
	}
	if len(errs) != 1 || !errs[0].Note || !errors.Is(errs[0], ErrDuplicate) {
		t.Errorf("%v", errs)
	}
}

func TestWARC(t *testing.T) {
	page := string(mustRead(t, "testdata/page.html"))
	response := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + fmt.Sprint(len(page)) + "\r\n\r\n" + page
	record := func(kind, contentType, body string) string {
		return "WARC/1.1\r\nWARC-Type: " + kind + "\r\nWARC-Target-URI: https://vale.example/r\r\nContent-Type: " + contentType + "\r\nContent-Length: " + fmt.Sprint(len(body)) + "\r\n\r\n" + body + "\r\n\r\n"
	}
	records := []string{
		record("warcinfo", "application/warc-fields", "software: x"), record("response", "application/http; msgtype=response", response),
		record("response", "application/http", "HTTP/1.1 404 Not Found\r\n\r\nno"), record("resource", "text/plain", "A second page stands here."),
	}
	var members []byte
	for _, r := range records {
		members = append(members, gz(r)...)
	}
	for name, body := range map[string][]byte{"plain": []byte(strings.Join(records, "")), "gzip members": members} {
		articles, errs := collect(t, []string{"-"}, bytes.NewReader(body), Options{})
		if len(articles) != 2 || len(errs) != 0 {
			t.Errorf("%s: %d articles, %v", name, len(articles), errs)
			continue
		}
		if articles[0].Title != "Reservoir spills over & floods Vale" || articles[1].URL != "https://vale.example/r" {
			t.Errorf("%s: %+v", name, articles)
		}
	}
}

func TestHTTP(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(mustRead(t, "testdata/page.html")) })
	mux.HandleFunc("/old", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page", http.StatusFound) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/big", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(bytes.Repeat([]byte("big "), 1<<20)) })
	mux.HandleFunc("/feed", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"version":"https://jsonfeed.org/version/1.1","title":"Vale Post","items":[{"id":"one","url":"http://%s/page","title":"x"},{"id":"two","url":"http://%s/none"}]}`, r.Host, r.Host)
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	read := func(path string, o Options) ([]*news.Article, []*Error) {
		o.MaxBytes = 1 << 20
		return collect(t, []string{server.URL + path}, nil, o)
	}
	if _, errs := read("/page", Options{}); len(errs) != 1 || !errors.Is(errs[0], ErrPrivate) || !strings.Contains(errs[0].Error(), "--allow-private") {
		t.Errorf("loopback: %v", errs)
	}
	open := Options{AllowPrivate: true}
	articles, errs := read("/old", open)
	if len(articles) != 1 || len(errs) != 0 || articles[0].Title != "Reservoir spills over & floods Vale" {
		t.Errorf("redirect: %v %v", articles, errs)
	}
	for path, want := range map[string]error{"/none": ErrFetch, "/loop": ErrFetch, "/big": ErrTooLarge} {
		if _, errs := read(path, open); len(errs) != 1 || !errors.Is(errs[0], want) {
			t.Errorf("%s: %v", path, errs)
		}
	}
	articles, errs = read("/feed", open)
	if len(articles) != 1 || articles[0].ID != "one" || len(errs) != 1 || errs[0].Place != "item 2" {
		t.Errorf("feed: %v %v", articles, errs)
	}
	server.Close()
	if _, errs := read("/page", open); len(errs) != 1 || !errors.Is(errs[0], ErrFetch) {
		t.Errorf("closed: %v", errs)
	}
}

func TestEarlyBreakAndCancel(t *testing.T) {
	body := strings.Repeat(`{"text":"The mill burnt down on Friday."}`+"\n", 500)
	n := 0
	for range Read(t.Context(), []string{"-"}, strings.NewReader(body), Options{Workers: 4}) {
		if n++; n == 3 {
			break
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	for range Read(ctx, []string{"-"}, strings.NewReader(body), Options{Workers: 4}) {
		cancel()
	}
	cancel()
}

func TestOrderHoldsWithWorkers(t *testing.T) {
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, `{"id":"%d","text":"%s"}`+"\n", i, strings.Repeat("Word. ", 1+i*37%200))
	}
	articles, _ := collect(t, []string{"-"}, strings.NewReader(b.String()), Options{Workers: 8})
	for i, a := range articles {
		if string(a.ID) != fmt.Sprint(i) {
			t.Fatalf("article %d has id %s", i, a.ID)
		}
	}
}
