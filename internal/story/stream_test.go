package story

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"stemma/news"
)

// TestStream checks that articles that come one by one, in any order, make the
// stories that they make together.
func TestStream(t *testing.T) {
	rs := invented(6, 4)
	want := ids(Group(rs))
	rapid.Check(t, func(t *rapid.T) {
		s := NewStream()
		for _, r := range rapid.Permutation(rs).Draw(t, "order") {
			if now := s.Add(r); !slices.Contains(now, r) {
				t.Fatalf("%s is not in its story", r.ID)
			}
		}
		got := s.Stories()
		for _, story := range got {
			slices.SortFunc(story, cmpID)
		}
		slices.SortFunc(got, func(a, b []*news.Reading) int { return cmpID(a[0], b[0]) })
		if got := ids(got); !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// TestLateArticle checks that an article can join two stories that were apart
// before it came.
func TestLateArticle(t *testing.T) {
	s := NewStream()
	s.Add(readingOf("a", "The Velmora dam burst on Monday night and the water took the village of Tessin. "+
		"Fourteen people are missing in Tessin, the mayor, Ida Krollich, said. Divers search the Velmora for survivors."))
	s.Add(readingOf("b", "Shares of Norrkraft, the power company, fell by a fifth on the exchange after its dam failed. "+
		"Per Lundquist, who leads Norrkraft, offered to resign, and investors asked for an inquiry into its accounts."))
	if n := len(s.Stories()); n != 2 {
		t.Fatalf("before: %d stories", n)
	}
	now := s.Add(readingOf("c", "Per Lundquist of Norrkraft offered to resign after the company's Velmora dam burst on Monday night. "+
		"The water took the village of Tessin, where fourteen people are missing, as the mayor, Ida Krollich, said. "+
		"Shares of Norrkraft, the power company, fell by a fifth on the exchange, and investors asked for an inquiry into its accounts. Divers search the Velmora for survivors."))
	if len(now) != 3 || len(s.Stories()) != 1 {
		t.Errorf("after: %v", ids(s.Stories()))
	}
}

// TestStreamOfLargeStory checks that a story stays one when it is too large to
// be grouped anew, and others stay apart from it.
func TestStreamOfLargeStory(t *testing.T) {
	s := NewStream()
	for _, r := range append(invented(2, 2), invented(1, 3*mostRegrouped)...) {
		s.Add(r)
	}
	var sizes []int
	for _, story := range s.Stories() {
		sizes = append(sizes, len(story))
	}
	if want := []int{3*mostRegrouped + 2, 2}; !slices.Equal(sizes, want) {
		t.Errorf("got stories of %v articles, want %v", sizes, want)
	}
}

func cmpID(a, b *news.Reading) int { return cmp.Compare(a.ID, b.ID) }

// BenchmarkStream shows what one article more costs in a small and in a larger
// corpus.
func BenchmarkStream(b *testing.B) {
	for _, events := range []int{20, 200} {
		rs := invented(events, 6)
		b.Run(fmt.Sprint(len(rs)), func(b *testing.B) {
			for b.Loop() {
				s := NewStream()
				for _, r := range rs {
					s.Add(r)
				}
			}
			b.ReportMetric(float64(len(rs)*b.N)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}
