package stemma_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"stemma"
	"stemma/news"
)

const example = "examples/bridge"

func Example() {
	var readings []*news.Reading
	for r, err := range stemma.Read(context.Background(), []string{example}, stemma.Options{}) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		readings = append(readings, r)
	}
	for _, s := range stemma.Collate(readings).Stories {
		fmt.Printf("%d articles, at most %d accounts\n", len(s.Articles), s.Accounts)
	}
	// Output:
	// 9 articles, at most 5 accounts
	// 2 articles, at most 2 accounts
}

func read(t testing.TB, sources ...string) []*news.Reading {
	t.Helper()
	var readings []*news.Reading
	for r, err := range stemma.Read(context.Background(), sources, stemma.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		readings = append(readings, r)
	}
	return readings
}

// TestReadBreaksOff leaves the loop early and expects no goroutine behind it.
func TestReadBreaksOff(t *testing.T) {
	defer goleak.VerifyNone(t)
	for range stemma.Read(t.Context(), []string{example}, stemma.Options{}) {
		break
	}
}

func TestReadKeepsOrder(t *testing.T) {
	want := pathsOf(read(t, example))
	if !slices.IsSorted(want) {
		t.Errorf("a folder's articles come as %v", want)
	}
	for range 3 {
		if got := pathsOf(read(t, example)); !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func pathsOf(rs []*news.Reading) []string {
	paths := make([]string, len(rs))
	for i, r := range rs {
		paths[i] = r.Path
	}
	return paths
}

// TestCollateIgnoresOrder shuffles the readings and expects the same report.
func TestCollateIgnoresOrder(t *testing.T) {
	rs := read(t, example)
	want, err := json.Marshal(stemma.Collate(rs))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		shuffled := rapid.Permutation(rs).Draw(t, "order")
		if got, err := json.Marshal(stemma.Collate(shuffled)); err != nil || string(got) != string(want) {
			t.Fatalf("another order gives another report (%v)", err)
		}
	})
}

// A part of a sentence and the sentence are two claims.
func TestIDsTellApart(t *testing.T) {
	for _, s := range stemma.Collate(read(t, example, "bench/collation/base.jsonl")).Stories {
		seen := map[string]bool{}
		add := func(id, text string) {
			if seen[id] {
				t.Errorf("%s: %s stands for another line too: %q", s.ID, id, text)
			}
			seen[id] = true
		}
		for _, c := range s.Claims {
			add(c.ID, c.Text)
		}
		for _, q := range s.Quotations {
			add(q.ID, q.Text)
		}
	}
}

func TestCollateNothing(t *testing.T) {
	if got := stemma.Collate(nil); len(got.Stories) != 0 {
		t.Errorf("no readings are %d stories", len(got.Stories))
	}
}

// BenchmarkReport reads and collates the example, from its files on.
func BenchmarkReport(b *testing.B) {
	bytes := 0
	for _, r := range read(b, example) {
		bytes += len(r.Text)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	articles := 0
	for b.Loop() {
		rs := read(b, example)
		articles += len(rs)
		stemma.Collate(rs)
	}
	b.ReportMetric(float64(articles)/b.Elapsed().Seconds(), "articles/s")
}
