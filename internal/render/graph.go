package render

import "fmt"

// graph is the derivations as a picture: each account of several articles a
// tree that grows to the right, an article a box, the accounts one under the
// other. All lengths are in units of the picture.
type graph struct {
	Width, Height int
	Boxes         []box
	Arrows        []arrow
	Title         string
}

// box is an article, as a box of the picture or by itself.
type box struct {
	X, Y   int
	Href   string
	Number int
	Name   string // cut to fit
	Full   string
	Letter string
	Hue    int
}

type arrow struct {
	Path     string
	X, Y     int // of the label
	Label    string
	Reasons  string
	Directed bool
	Kind     string
}

const (
	boxWidth    = 210
	boxHeight   = 34
	columnWidth = boxWidth + 162
	rowHeight   = boxHeight + 18
	nameLength  = 22
	margin      = 8
)

// graphOf is the picture of the trees, nil where none has two articles, and
// the boxes of the articles that hang on no other.
func graphOf(trees []*node, story int) (*graph, []box) {
	g := &graph{}
	var lone []box
	y := margin
	articles, drawn := 0, 0
	for _, t := range trees {
		if len(t.Children) == 0 {
			lone = append(lone, boxOf(t, story))
			continue
		}
		y = g.tree(t, margin, y, story)
		articles += size(t)
		drawn++
	}
	if drawn == 0 {
		return nil, lone
	}
	g.Height = y
	for _, b := range g.Boxes {
		g.Width = max(g.Width, b.X+boxWidth+margin)
	}
	g.Title = fmt.Sprintf("Derivation graph: %s in %s", number(articles, "article"), number(drawn, "tree"))
	return g, lone
}

func boxOf(n *node, story int) box {
	return box{
		Number: n.Number, Letter: letter(n.Account), Full: Plain(n.Name), Name: cut(Plain(n.Name), nameLength),
		Href: fmt.Sprintf("#a%d-%d", story, n.Number), Hue: n.Account * 137 % 360,
	}
}

func size(n *node) int {
	total := 1
	for _, c := range n.Children {
		total += size(c)
	}
	return total
}

// tree draws n at x and y, its children to the right, and returns the y below.
func (g *graph) tree(n *node, x, y, story int) int {
	b := boxOf(n, story)
	b.X, b.Y = x, y
	g.Boxes = append(g.Boxes, b)
	below := y + rowHeight
	at := y
	for _, c := range n.Children {
		fromX, fromY := x+boxWidth, y+boxHeight/2
		toX, toY := x+columnWidth, at+boxHeight/2
		middle := fromX + 22
		g.Arrows = append(g.Arrows, arrow{
			Path: fmt.Sprintf("M%d %d H%d V%d H%d", fromX, fromY, middle, toY, toX-2),
			X:    middle + 6, Y: toY - 5,
			Label:    fmt.Sprintf("%s %.0f %%", c.Edge.Kind, 100*c.Edge.Share),
			Reasons:  c.How,
			Directed: c.Edge.Directed,
			Kind:     string(c.Edge.Kind),
		})
		at = g.tree(c, x+columnWidth, at, story)
	}
	return max(below, at)
}

func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}
