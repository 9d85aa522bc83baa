package claim

import (
	"testing"

	"stemma/news"
)

// TestAllParted checks that units of which each is on the smaller side of some
// conflict leave no empty claim behind.
func TestAllParted(t *testing.T) {
	span := news.Span{Start: 0, End: 10}
	s := &assertions{story: &story{rs: []*news.Reading{{Article: news.Article{ID: "a"}}, {Article: news.Article{ID: "b"}}}}}
	s.all = []assertion{{unit: unit{article: 0, span: span}}, {unit: unit{article: 1, span: span}}}
	st := stances{
		"a": {{span, nil, 0, 1}, {span, nil, 1, 0}},
		"b": {{span, nil, 0, 0}, {span, nil, 1, 1}},
	}
	got := s.agreed([]int32{0, 1}, st)
	if len(got) != 2 || len(got[0]) != 1 || len(got[1]) != 1 {
		t.Errorf("agreed gives %v, want each unit alone", got)
	}
}
