package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.uber.org/goleak"

	"stemma/news"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestMain(m *testing.M) {
	testscript.Main(leakChecked{m}, map[string]func(){"stemma": main})
}

// leakChecked runs the tests and then looks for goroutines left behind.
type leakChecked struct{ m *testing.M }

func (l leakChecked) Run() int {
	code := l.m.Run()
	if code == 0 {
		if err := goleak.Find(); err != nil {
			os.Stderr.WriteString(err.Error() + "\n")
			return 1
		}
	}
	return code
}

func TestScripts(t *testing.T) {
	examples, err := filepath.Abs("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/scripts",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", examples)
			return nil
		},
	})
}

// output runs the command and returns what it prints.
func output(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	if status := run(t.Context(), args, nil, &out, &errs); status != exitRead {
		t.Fatalf("stemma %v: exit status %d: %s", args, status, errs.String())
	}
	return out.Bytes()
}

// TestExample compares the report of the example with the golden one.
func TestExample(t *testing.T) {
	t.Chdir("../..")
	for _, format := range []string{"text", "md"} {
		got := output(t, "report", "--format", format, "examples/bridge")
		golden := filepath.Join("cmd/stemma/testdata", "bridge."+format+".golden")
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from the report; see what changed with\n\tgo test ./cmd/stemma -run Example -update && git diff", golden)
		}
	}
}

// TestSchemas checks that what is printed is what the schemas say.
func TestSchemas(t *testing.T) {
	t.Chdir("../..")
	valid(t, "docs/schemas/report.schema.json", output(t, "report", "--format", "json", "--owners", "examples/owners.csv", "examples/bridge"))
	for line := range bytes.Lines(output(t, "read", "examples/bridge")) {
		valid(t, "docs/schemas/read.schema.json", line)
	}
}

func valid(t *testing.T, schema string, doc []byte) {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(schema)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("%s: %v", schema, err)
	}
}

// TestEveryLineLeadsBack checks that all evidence of a report is the article's
// text, byte for byte, and that every article is in exactly one story.
func TestEveryLineLeadsBack(t *testing.T) {
	t.Chdir("../..")
	texts := map[news.ArticleID]string{}
	for line := range bytes.Lines(output(t, "read", "examples/bridge")) {
		var r news.Reading
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		texts[r.ID] = r.Text
	}
	var report news.Report
	if err := json.Unmarshal(output(t, "report", "--format", "json", "examples/bridge"), &report); err != nil {
		t.Fatal(err)
	}
	check := func(article news.ArticleID, s news.Span, text string) {
		t.Helper()
		if got := s.Of(texts[article]); got != text {
			t.Errorf("%s %v: %q, not %q", article, s, got, text)
		}
	}
	seen := map[news.ArticleID]int{}
	for _, s := range report.Stories {
		for _, a := range s.Articles {
			seen[a.ID]++
		}
		for _, q := range s.Quotations {
			for _, m := range q.Members {
				check(m.Article, m.Span, m.Text)
			}
		}
		for _, c := range s.Claims {
			for _, m := range c.Members {
				check(m.Article, m.Span, m.Text)
			}
		}
		for _, c := range s.Conflicts {
			for _, side := range c.Sides {
				for _, m := range side.Members {
					check(m.Article, m.Span, m.Text)
				}
			}
		}
	}
	for id := range texts {
		if seen[id] != 1 {
			t.Errorf("article %s is in %d stories", id, seen[id])
		}
	}
}

// BenchmarkStart measures start-up alone, as a process of its own.
func BenchmarkStart(b *testing.B) {
	binary := filepath.Join(b.TempDir(), "stemma")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	for b.Loop() {
		if err := exec.Command(binary, "--version").Run(); err != nil {
			b.Fatal(err)
		}
	}
}
