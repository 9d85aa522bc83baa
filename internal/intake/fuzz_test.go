package intake

import (
	"bytes"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func mustAddr(t *testing.T, s string) netip.Addr {
	t.Helper()
	ip, err := netip.ParseAddr(s)
	if err != nil {
		t.Fatal(err)
	}
	return ip
}

// fuzzRead reads whatever comes as standard input; what must hold is checked on
// every article and error.
func fuzzRead(f *testing.F, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		articles, errs := collect(t, []string{"-"}, bytes.NewReader(body), Options{MaxBytes: 64 << 10, Workers: 1})
		if len(articles) == 0 && len(errs) == 0 {
			t.Error("neither an article nor an error")
		}
	})
}

func FuzzReadText(f *testing.F) {
	fuzzRead(f, string(mustRead(f, "testdata/folder/harbour.txt")), string(mustRead(f, "testdata/folder/sub/ferry.md")), "---\na: [b\n---\n", "A ### B", "\ufeff\xff", "VALE (AP) — x")
}

func FuzzReadJSON(f *testing.F) {
	fuzzRead(f, string(mustRead(f, "testdata/folder/wire.jsonl")), `[{"text":"a"},{"html":"<p>b"}]`, "{\n\"text\":\"a\"\n}", `[[[`, `{"id":1e9,"text":"x"}`, `{}`, `[]`)
}

func FuzzReadHTML(f *testing.F) {
	fuzzRead(f, string(mustRead(f, "testdata/page.html")), "<p>a", "<html><meta charset=x><body>\xe9", `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":[[1]]}]}</script>`, "<table><tr><td>a<td>b")
}

func FuzzReadFeed(f *testing.F) {
	fuzzRead(f, string(mustRead(f, "testdata/feed.xml")), `{"version":"https://jsonfeed.org/version/1","items":[{"content_text":"a"}]}`, `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="html">&lt;p&gt;a</content></entry></feed>`)
}

func FuzzReadArchive(f *testing.F) {
	fuzzRead(f, "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n", "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 30\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>hello\r\n\r\n", string(gz("The mill burnt down.")), string(gz(string(gz("x")))))
}

func FuzzMoment(f *testing.F) {
	for _, s := range []string{"March 12, 2031 5:04 p.m.", "1/2/2031", "+0500", "5 pm"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if m, ok := parseMoment(s); ok != m.Known() {
			t.Errorf("%q: %v %t", s, m, ok)
		}
	})
}

// newsText is a text of n paragraphs with what an article has around them.
func newsText(n int) string {
	var b strings.Builder
	b.WriteString("Dam bursts at Vale, flooding homes\n\nBy Runa Holm\n\nVALE (Reuters) - ")
	for i := range n {
		fmt.Fprintf(&b, "The board opened gate %d on Friday, and the river rose by a foot within the hour, officials said. “We had no choice,” said Lena Marsh.\n\n", i)
	}
	b.WriteString("Share this article\n\nReporting by Runa Holm; Editing by Piet Aalto\n")
	return b.String()
}

// benchmarkRead reports bytes and articles per second on one worker.
func benchmarkRead(b *testing.B, body []byte, articles int) {
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for _, err := range Read(b.Context(), []string{"-"}, bytes.NewReader(body), Options{Workers: 1}) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != articles {
			b.Fatalf("%d articles", n)
		}
	}
	b.ReportMetric(float64(articles)*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

func BenchmarkText(b *testing.B) { benchmarkRead(b, []byte(newsText(30)), 1) }

func BenchmarkJSONLines(b *testing.B) {
	line := fmt.Sprintf("{\"text\":%q}\n", newsText(30))
	benchmarkRead(b, []byte(strings.Repeat(line, 200)), 200)
}

func BenchmarkHTML(b *testing.B) { benchmarkRead(b, mustRead(b, "testdata/page.html"), 1) }

// BenchmarkRealPages reads the pages of the extraction benchmark where they are.
func BenchmarkRealPages(b *testing.B) {
	pages, _ := filepath.Glob("../../../shared/data/extraction/html/*.gz")
	if len(pages) == 0 {
		b.Skip("../shared/data/extraction is not here")
	}
	var size int64
	for _, p := range pages {
		if info, err := os.Stat(p); err == nil {
			size += info.Size()
		}
	}
	b.SetBytes(size)
	for b.Loop() {
		for range Read(b.Context(), pages, nil, Options{Workers: 1}) {
		}
	}
	b.ReportMetric(float64(len(pages))*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}
