package reading

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"

	"stemma/news"
)

// TestHostile reads texts that no outlet writes: what is allocated must be in
// proportion to the text.
func TestHostile(t *testing.T) {
	names := func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "John %c%c%cson. ", 'A'+i%26, 'a'+i/26%26, 'a'+i/676%26)
		}
		return b.String()
	}
	repeat := func(s string) func(int) string {
		return func(n int) string { return strings.Repeat(s, n/len(s)) }
	}
	for name, text := range map[string]func(bytes int) string{
		"quotation marks":         repeat(`"`),
		"single marks":            repeat(`'`),
		"empty quotations":        repeat("“”"),
		"nested quotations":       repeat("“a ‘b "),
		"quotations never closed": repeat("He said “no way. "),
		"one word":                repeat("a"),
		"words":                   repeat("word "),
		"no spaces":               repeat("said.Smith,"),
		"short sentences":         repeat("He ran. "),
		"short paragraphs":        repeat("A.\n\n"),
		"quotations":              repeat("“No,” he said. "),
		"descriptions":            repeat("the president "),
		"brackets":                repeat("("),
		"names":                   names,
	} {
		t.Run(name, func(t *testing.T) {
			const size, each = 1 << 15, 1200 // bytes, and those allocated for each
			if n := allocated(text(size)); n > size*each {
				t.Errorf("%d bytes for a text of %d, want %d at most", n, size, size*each)
			}
		})
	}
}

// allocated is how many bytes are allocated while a text is read: the least of
// a few times, since what is pooled may be lost between two.
func allocated(text string) uint64 {
	least := uint64(math.MaxUint64)
	for range 4 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		Read(&news.Article{Text: text})
		runtime.ReadMemStats(&after)
		least = min(least, after.TotalAlloc-before.TotalAlloc)
	}
	return least
}
