package derive

import (
	"cmp"
	"fmt"
	"math"
	"path/filepath"
	"time"

	"stemma/internal/reuse"
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
		Reasons: e.reasons(from, to, shared), Passages: shared.Passages(),
	}
}

// reasons are plain sentences, each with its evidence.
func (e *edge) reasons(from, to *article, c *reuse.Comparison) []string {
	replaced := c.Related + c.Swapped
	share := fmt.Sprintf("%.0f %% of its own text stands in %s", 100*c.InB.Shared, name(from))
	if replaced > 0 && e.kind != news.Copy {
		share += fmt.Sprintf(" with %d of %d words replaced", replaced, replaced+c.Exact)
	}
	if c.Order > inOrder && c.Blocks > 1 {
		share += ", in the same order"
	}
	out := []string{share}
	if e.alone < 0 {
		out = append(out, "the two share more than either shares with any independent article of the story")
	}
	if e.spliced {
		out = append(out, "another part of its text stands in another article")
	}
	switch {
	case e.agency != "":
		return append(out, "both credit "+e.creditAsWritten())
	case e.kind == news.CommonSource:
		return append(out, "it has text that the other lacks and a third article has")
	case !e.directed:
		return out
	}
	if byTime(e) != 0 {
		out = append(out, "published "+duration(to.Published, from.Published)+" later")
	}
	if to.creditsOutletOf(from) {
		out = append(out, "credits "+cmp.Or(from.Outlet, from.Agency))
	}
	if c.InB.Shared > most && c.InA.Shared < c.InB.Shared-aTrim {
		out = append(out, fmt.Sprintf("is contained in it: only %.0f %% of the other's text stands here", 100*c.InA.Shared))
	}
	if replaced >= minReplaced && c.Rarer > 1 {
		out = append(out, "its words are rarer than those they replace")
	}
	return out
}

const (
	inOrder = 0.9 // of the aligned passages: the same order
	most    = 0.8 // of the text
	aTrim   = 0.2 // less of the longer text

	minReplaced = 10 // words whose rarity tells
)

// creditAsWritten is the name that both articles credit.
func (e *edge) creditAsWritten() string {
	for _, a := range [2]*article{e.x, e.y} {
		if foldName(a.Agency) == e.agency {
			return a.Agency
		}
	}
	return "one source that is not among the articles"
}

// name is what an article is called in a reason.
func name(a *article) string {
	switch {
	case a.Outlet != "":
		return a.Outlet
	case a.Title != "":
		return "“" + a.Title + "”"
	case a.Path != "":
		return filepath.Base(a.Path)
	}
	return string(a.ID)
}

// duration is the time between two moments, as precise as both.
func duration(late, early news.Moment) string {
	d := late.Time.Sub(early.Time).Abs()
	switch days := math.Round(d.Hours() / 24); {
	case late.DayOnly || early.DayOnly:
		return count(max(1, days), "day")
	case d < time.Hour:
		return count(math.Ceil(d.Minutes()), "minute")
	case d < 48*time.Hour:
		return count(math.Round(d.Hours()), "hour")
	default:
		return count(days, "day")
	}
}

func count(n float64, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%.0f %ss", n, unit)
}

func round(x float64) float64 { return math.Round(100*x) / 100 }
