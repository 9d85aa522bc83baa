package stemma

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestFlow holds the packages against the table in docs/design.md: each stands
// there, and imports only what stands above it.
func TestFlow(t *testing.T) {
	design, err := os.ReadFile("docs/design.md")
	if err != nil {
		t.Fatal(err)
	}
	row := map[string]int{}
	for i, m := range regexp.MustCompile("(?m)^\\| `((?:internal/|cmd/)?[a-z]+)` \\|").FindAllStringSubmatch(string(design), -1) {
		row["stemma/"+m[1]] = i + 1
	}
	row["stemma"] = row["stemma/stemma"]
	files, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{"*.go", "internal/*/*.go", "cmd/*/*.go"} {
		more, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		from := strings.TrimSuffix("stemma/"+filepath.ToSlash(filepath.Dir(file)), "/.")
		if row[from] == 0 {
			t.Errorf("%s: %s is not in the table", file, from)
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range parsed.Imports {
			to, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if (to == "stemma" || strings.HasPrefix(to, "stemma/")) && (row[to] == 0 || row[to] >= row[from]) {
				t.Errorf("%s reaches back to %s", file, to)
			}
		}
	}
}
