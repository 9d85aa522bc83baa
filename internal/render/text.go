package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"

	"stemma/news"
)

// TextOptions tell how text is set.
type TextOptions struct {
	Width  int  // in columns, at least 40
	Colour bool // with ANSI colours
}

// style is an ANSI rendition.
type style string

const (
	plain  style = ""
	bold   style = "1"
	dim    style = "2"
	red    style = "31"
	green  style = "32"
	yellow style = "33"
	blue   style = "36"
	struck style = "9;31"
	added  style = "1;32"
)

// Text writes the report for a terminal.
func Text(w io.Writer, r *news.Report, o TextOptions) error {
	t := &typesetter{width: max(o.Width, 40), colour: o.Colour}
	if len(r.Stories) == 0 {
		t.line("", t.in(dim, "No article was read."))
	}
	for i := range r.Stories {
		if i > 0 {
			t.line("", t.in(dim, strings.Repeat("─", t.width)))
			t.line("", "")
		}
		t.story(layout(&r.Stories[i]))
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

// typesetter sets lines of a width.
type typesetter struct {
	out    strings.Builder
	width  int
	colour bool
}

func (t *typesetter) in(s style, text string) string {
	if !t.colour || s == plain || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}

func (t *typesetter) line(indent, text string) {
	t.out.WriteString(strings.TrimRight(indent+text, " "))
	t.out.WriteByte('\n')
}

// wrapped sets text, which may hold renditions, in lines no wider than the
// width; the first line begins with first, the others with as many columns of
// rest.
func (t *typesetter) wrapped(first, rest, text string) {
	indent, column := first, columns(first)
	var line strings.Builder
	for _, word := range strings.Fields(text) {
		n := columns(word)
		if line.Len() > 0 && column+1+n > t.width {
			t.line(indent, line.String())
			line.Reset()
			indent, column = rest, columns(rest)
		}
		if line.Len() > 0 {
			line.WriteByte(' ')
			column++
		}
		line.WriteString(word)
		column += n
	}
	t.line(indent, line.String())
}

// columns is how wide s is on a terminal, renditions aside.
func columns(s string) int {
	for {
		i := strings.Index(s, "\x1b[")
		if i < 0 {
			return runewidth.StringWidth(s)
		}
		j := strings.IndexByte(s[i:], 'm')
		if j < 0 {
			return runewidth.StringWidth(s)
		}
		s = s[:i] + s[i+j+1:]
	}
}

// words sets every word of text in s by itself, so that lines can be broken
// between them.
func (t *typesetter) words(s style, text string) string {
	fields := strings.Fields(text)
	for i, f := range fields {
		fields[i] = t.in(s, f)
	}
	return strings.Join(fields, " ")
}

func (t *typesetter) heading(name, note string) {
	t.line("", "")
	if note != "" {
		note = "– " + note
	}
	t.wrapped("", "  ", t.words(bold, name)+" "+t.words(dim, note))
}

func (t *typesetter) story(v *view) {
	t.wrapped("", "", t.words(bold, Plain(v.Headline)))
	t.wrapped("", "", counts(v))
	t.trees(v)
	t.said(v)
	t.known(v)
	t.disputed(v)
	t.only(v)
	t.notices(v)
	t.line("", "")
}

// counts is the line under the headline.
func counts(v *view) string {
	parts := []string{number(len(v.Articles), "article")}
	switch {
	case v.Outlets > 0 && v.Unnamed:
		parts = append(parts, number(v.Outlets, "outlet")+" known")
	case v.Outlets > 0:
		parts = append(parts, number(v.Outlets, "outlet"))
	}
	switch {
	case v.Accounts > 1:
		parts = append(parts, "at most "+number(v.Accounts, "independent account"))
	case len(v.Articles) > 1:
		parts = append(parts, "1 independent account")
	}
	if v.Period != "" {
		parts = append(parts, v.Period)
	}
	return strings.Join(parts, " · ")
}

// bound says that the number of accounts is an upper bound, where it can be
// less.
func bound(v *view) string {
	if v.Accounts < 2 {
		return ""
	}
	return fmt.Sprintf("at most %d: ties that the texts do not show would make them fewer", v.Accounts)
}

func number(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func (t *typesetter) trees(v *view) {
	t.heading("Accounts", bound(v))
	for _, r := range v.Reasons {
		line := r.Text
		for _, c := range r.Sources {
			line += " (" + c.String() + ")"
		}
		t.wrapped("  – ", "    ", t.words(dim, line))
	}
	account := -1
	for _, n := range v.Trees {
		label := "   "
		if n.Account != account {
			account = n.Account
			label = fmt.Sprintf("%-3s", letter(account))
		}
		t.node(n, "  "+t.in(bold, label), "     ")
	}
}

// letter names an account: A to Z, then A1, B1, …
func letter(account int) string {
	s := string(rune('A' + account%26))
	if n := account / 26; n > 0 {
		s += fmt.Sprint(n)
	}
	return s
}

func (t *typesetter) node(n *node, first, rest string) {
	below := rest + "    "
	if len(n.Children) > 0 {
		below = rest + "│   "
	}
	t.wrapped(first, below, t.in(blue, fmt.Sprintf("[%d]", n.Number))+" "+strings.Join(compact(t.words(bold, Plain(n.Name)), n.Head, n.When), " · "))
	if n.Edge != nil {
		t.wrapped(below, below, t.words(yellow, n.How)+" — "+Plain(strings.Join(n.Edge.Reasons, "; ")))
	}
	for _, o := range n.Others {
		t.wrapped(below, below, t.words(dim, "also "+o.How))
	}
	for i, c := range n.Children {
		if i == len(n.Children)-1 {
			t.node(c, rest+"└── ", rest+"    ")
		} else {
			t.node(c, rest+"├── ", rest+"│   ")
		}
	}
}

func compact(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

func (t *typesetter) said(v *view) {
	if len(v.Said) == 0 {
		return
	}
	t.heading("Said", "")
	for _, f := range v.Said {
		t.family(f)
	}
}

func (t *typesetter) family(f *family) {
	t.wrapped("  ", "  ", t.words(bold, speaker(f.Speaker))+" "+t.words(dim, "· on "+f.On))
	t.wrapped("    ", "    ", "“"+Plain(f.Text)+"”")
	for _, g := range f.Variants {
		t.wrapped("      ", "        ", t.variant(g))
	}
}

// atMost is a number of accounts, called the upper bound that it is.
func atMost(accounts int) string {
	if accounts == 1 {
		return "1 account"
	}
	return fmt.Sprintf("at most %d accounts", accounts)
}

func speaker(s string) string {
	if s = Plain(s); s == "" {
		return "Speaker unknown"
	}
	return s
}

func (t *typesetter) variant(g *variant) string {
	parts := []string{t.in(variantStyle(g), string(g.Kind))}
	if len(g.Meaning) > 0 {
		parts[0] += ","
		parts = append(parts, t.words(red, "touches the meaning: "+meanings(g.Meaning)))
	}
	parts = append(parts, t.refs(g.Places))
	if len(g.Via) > 0 {
		parts = append(parts, t.words(dim, "via "+Plain(strings.Join(g.Via, ", "))))
	}
	if g.Speaker != "" {
		parts = append(parts, t.words(red, "given to "+Plain(g.Speaker)))
	}
	if g.Source != "" {
		parts = append(parts, t.words(dim, "from “"+Plain(g.Source)+"”"))
	}
	switch g.Kind {
	case news.Trimmed, news.Reported:
		parts = append(parts, "“"+Plain(g.Text)+"”")
	case news.Spliced, news.Reworded:
		parts = append(parts, t.diff(g.Diff))
	}
	return strings.Join(parts, " ")
}

func variantStyle(g *variant) style {
	switch g.Kind {
	case news.Verbatim:
		return green
	case news.Reworded:
		return red
	default:
		return yellow
	}
}

func meanings(ms []news.Meaning) string {
	out := make([]string, len(ms))
	for i, m := range ms {
		out[i] = string(m)
	}
	return strings.Join(out, ", ")
}

// diff marks what a member left out and put in.
func (t *typesetter) diff(ops []news.DiffOp) string {
	if t.colour {
		return diffLine(ops, Plain,
			func(s string) string { return t.words(struck, s) },
			func(s string) string { return t.words(added, s) })
	}
	return diffLine(ops, Plain,
		func(s string) string { return "[-" + s + "-]" },
		func(s string) string { return "{+" + s + "+}" })
}

func (t *typesetter) refs(places []place) string {
	out := make([]string, len(places))
	for i, p := range places {
		out[i] = t.in(blue, p.String())
	}
	return strings.Join(out, " ")
}

func (t *typesetter) known(v *view) {
	if len(v.Known) == 0 {
		return
	}
	t.heading("Known", "on two accounts or more")
	for _, c := range v.Known {
		t.wrapped("  · ", "    ", Plain(c.Text)+" "+t.words(dim, "("+c.On+")")+" "+t.refs(c.Places))
	}
}

func (t *typesetter) disputed(v *view) {
	if len(v.Disputed) == 0 {
		return
	}
	t.heading("In dispute", "")
	for _, d := range v.Disputed {
		t.wrapped("  ", "  ", t.in(red, string(d.Kind))+" "+t.words(bold, Plain(d.About)))
		for _, s := range d.Sides {
			line := t.words(yellow, Plain(s.Value))
			if s.On != "" {
				line += " " + t.words(dim, "("+s.On+")")
			}
			line += " " + t.refs(s.Places)
			if s.Text != "" && Plain(s.Text) != Plain(s.Value) {
				line += " " + t.words(dim, quote(s.Text))
			}
			t.wrapped("    – ", "      ", line)
		}
	}
}

func (t *typesetter) only(v *view) {
	if len(v.Only) == 0 {
		return
	}
	t.heading("Only here", "what one account alone carries")
	for _, o := range v.Only {
		t.wrapped("  "+t.in(bold, letters(o.Accounts))+" ", "    ", t.words(bold, o.Names()))
		for _, f := range o.Quotations {
			t.wrapped("    · ", "      ", "“"+Plain(f.Text)+"” — "+speaker(f.Speaker)+" "+t.refs(f.places()))
		}
		for _, c := range o.Claims {
			line := Plain(c.Text)
			if c.Once != "" {
				line += " " + t.words(dim, "("+c.Once+")")
			}
			t.wrapped("    · ", "      ", line+" "+t.refs(c.Places))
		}
	}
}

func (t *typesetter) notices(v *view) {
	if len(v.Notices) == 0 {
		return
	}
	t.heading("Notices", "")
	for _, n := range v.Notices {
		t.wrapped("  ", "    ", t.refs([]place{n.Place})+" "+t.in(yellow, string(n.Kind))+": "+Plain(n.Text))
	}
}
