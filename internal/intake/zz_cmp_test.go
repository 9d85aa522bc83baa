package intake

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

func TestCmp(t *testing.T) {
	if os.Getenv("CMP") == "" {
		t.Skip()
	}
	ps, _ := filepath.Glob("../../../shared/data/extraction/html/*.gz")
	n := 0
	for _, p := range ps {
		f, _ := os.Open(p)
		z, _ := gzip.NewReader(f)
		b, _ := io.ReadAll(z)
		doc, _ := html.Parse(bytes.NewReader(b))
		r, err := trafilatura.ExtractDocument(doc, trafilatura.Options{ExcludeComments: true, HtmlDateMode: trafilatura.Disabled})
		if err != nil {
			fmt.Println(p, err)
			continue
		}
		x := strings.Fields(r.ContentText)
		y := strings.Fields(textOf(r.ContentNode, doc))
		if strings.Join(x, "") != strings.Join(y, "") || len(x) != len(y) {
			n++
			i := 0
			for i < len(x) && i < len(y) && x[i] == y[i] {
				i++
			}
			fmt.Println(filepath.Base(p)[:8], len(x), len(y), i, x[max(0, i-3):min(i+6, len(x))], "|", y[max(0, i-3):min(i+6, len(y))])
		}
	}
	fmt.Println(n)
}
