package derive

import (
	"cmp"
	"fmt"
	"math"
	"path/filepath"
	"time"

	"stemma/internal/outlet"
	"stemma/internal/reuse"
	"stemma/news"
)

// derivation is the edge as it is shown.
func (e *edge) derivation() news.Derivation {
	from, to, shared := e.x, e.y, e.shared
	if e.reversed {
		from, to, shared = e.y, e.x, e.onto(e.a)
	}
	passages := shared.Passages()
	if e.byFacts {
		_, child := e.ends()
		passages = e.toldOf(child).Passages(shared)
	}
	return news.Derivation{
		From: from.ID, To: to.ID, Kind: e.kind,
		Share: round(e.share(shared)), Confidence: round(e.confidence), Directed: e.directed,
		Reasons: e.reasons(from, to, shared), Passages: passages,
	}
}

// share is the part of B's own text that is taken from A: what lies within the
// aligned passages, and in a rewrite the whole of each sentence that has the like
// of most of its words in one sentence of A.
func (e *edge) share(c *reuse.Comparison) float64 {
	if e.byFacts {
		return max(c.InB.Shared, c.InB.Alike, e.toldBy(c).Share)
	}
	if e.rewrite {
		return max(c.InB.Shared, c.InB.Alike)
	}
	return c.InB.Shared
}

// reasons are plain sentences, each with its evidence.
func (e *edge) reasons(from, to *article, c *reuse.Comparison) []string {
	replaced := c.Related + c.Swapped
	first := fmt.Sprintf("%.0f %% of its own text stands in %s", 100*e.share(c), name(from))
	if e.rewrite {
		first += " in other words"
	}
	if e.rewrite && replaced >= minReplaced {
		first += fmt.Sprintf(", %d of %d aligned ones replaced", replaced, replaced+c.Exact)
	}
	if c.Order > inOrder && c.Blocks > 1 {
		first += ", in the same order"
	}
	out := []string{first}
	if e.byFacts {
		out = append(out, e.toldBy(c).reason(name(from)))
	} else if e.alone < 0 {
		out = append(out, "the two share more than either shares with any independent article of the story")
	}
	if e.spliced {
		out = append(out, "another part of its text stands in another article")
	}
	switch {
	case e.kind == news.CommonSource:
		return append(out, e.siblingReasons()...)
	case !e.directed:
		return out
	}
	if byTime(e) != 0 {
		out = append(out, "published "+duration(to.Published, from.Published)+" later")
	}
	if to.creditsOutletOf(from) {
		out = append(out, "credits "+cmp.Or(from.Outlet, from.Agency))
	}
	if most, rest := e.share(c), e.share(c.Swap()); most > aWhole && rest < most-aTrim {
		out = append(out, fmt.Sprintf("is contained in it: only %.0f %% of the other's text stands here", 100*rest))
	}
	if replaced >= minReplaced && c.Rarer > 1 {
		out = append(out, "its words are rarer than those they replace")
	}
	return out
}

const (
	inOrder = 0.9 // of the aligned passages: the same order
	aWhole  = 0.8 // of the text
	aTrim   = 0.2 // less of the longer text

	minReplaced = 10 // words whose rarity tells
)

// siblingReasons tell why both articles come from a text that is not there.
func (e *edge) siblingReasons() []string {
	parent, child := e.x, e.y
	if e.reversed {
		parent, child = e.y, e.x
	}
	var out []string
	switch p, c := e.agencies[0], e.agencies[1]; {
	case c != "" && c == p:
		out = append(out, "both credit "+child.asWritten(c))
	case c != "":
		out = append(out, "it credits "+child.asWritten(c)+" that is not among the articles")
	case p != "":
		out = append(out, "the other credits "+parent.asWritten(p)+" that is not among the articles")
	}
	if e.attested {
		out = append(out, "it has text that the other lacks and a third article has")
	}
	if len(out) == 0 {
		out = append(out, "each has text or words that the other lacks")
	}
	return out
}

// asWritten is the name of a house that an article credits.
func (a *article) asWritten(folded string) string {
	if outlet.Key(a.Agency) == folded {
		return a.Agency
	}
	return "a source"
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
