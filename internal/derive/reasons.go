package derive

import (
	"fmt"
	"math"
	"time"

	"stemma/news"
)

// derivation is the edge as it is shown.
func (e *edge) derivation() news.Derivation {
	from, to, shared := e.x, e.y, e.shared
	if e.reversed {
		from, to, shared = e.y, e.x, e.onto(e.a)
	}
	return news.Derivation{
		From: from.ID, To: to.ID, Kind: e.kind,
		Share: round(shared.InB.Shared), Confidence: round(e.confidence), Directed: e.directed,
		Reasons: e.reasons(from, to, shared.InB.Shared), Passages: shared.Passages(),
	}
}

func (e *edge) reasons(from, to *article, share float64) []string {
	c := e.shared
	var out []string
	verb := "stands"
	if e.kind != news.Copy {
		verb = "stands in other words"
	}
	reason := fmt.Sprintf("%.0f %% of its own text %s in %s", 100*share, verb, name(from))
	if c.Order > 0.9 {
		reason += ", in the same order"
	}
	out = append(out, reason)
	if replaced, all := c.Related+c.Swapped, c.Exact+c.Related+c.Swapped; e.kind != news.Copy && all > 0 {
		out = append(out, fmt.Sprintf("%d of %d aligned words were replaced", replaced, all))
	}
	if e.directed {
		if byTime(e) != 0 {
			out = append(out, "published "+duration(to.Published.Time.Sub(from.Published.Time))+" later")
		}
		if credits(to, from) {
			out = append(out, "credits "+from.Outlet)
		}
	}
	return out
}

// name is what an article is called in a reason.
func name(a *article) string {
	switch {
	case a.Outlet != "":
		return a.Outlet
	case a.Title != "":
		return "“" + a.Title + "”"
	}
	return string(a.ID)
}

func duration(d time.Duration) string {
	switch d = d.Abs(); {
	case d < time.Hour:
		return fmt.Sprintf("%.0f min", math.Ceil(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%.0f h", d.Hours())
	}
	return fmt.Sprintf("%.0f days", d.Hours()/24)
}

func round(x float64) float64 { return math.Round(100*x) / 100 }
