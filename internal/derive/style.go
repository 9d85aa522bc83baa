package derive

import (
	"math"
	"strings"
)

// style is how a text writes the marks that a printer and a typewriter write in
// two ways: of each kind the printer's part, and how many there are.
type style struct{ fine, count [marks]float64 }

const marks = 3 // double ones, single ones with apostrophes, dashes

func readStyle(text string) style {
	var s style
	for kind, m := range [marks]struct{ plain, fine []string }{
		{[]string{`"`}, []string{"“", "”"}},
		{[]string{"'"}, []string{"‘", "’"}},
		{[]string{"--", "–"}, []string{"—"}},
	} {
		plain, fine := 0, 0
		for _, x := range m.plain {
			plain += strings.Count(text, x)
		}
		for _, x := range m.fine {
			fine += strings.Count(text, x)
		}
		s.count[kind] = float64(plain + fine)
		s.fine[kind] = float64(fine) / max(1, s.count[kind])
	}
	return s
}

// fewMarks is how many marks of a kind tell half as much as many do.
const fewMarks = 2

// finer is by how much greater the printer's part is in text t than in u, by kind.
// Who takes over a text may make its marks plain by a rule and seldom makes them fine.
func (t style) finer(u style) [marks]float64 {
	var out [marks]float64
	for k := range out {
		n := math.Min(t.count[k], u.count[k])
		out[k] = max(0, t.fine[k]-u.fine[k]) * n / (n + fewMarks)
	}
	return out
}
