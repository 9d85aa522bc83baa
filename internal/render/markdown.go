package render

import (
	"fmt"
	"io"
	"strings"

	"stemma/news"
)

// Markdown writes the report as Markdown: a section a story.
func Markdown(w io.Writer, r *news.Report) error {
	m := &markdown{}
	if len(r.Stories) == 0 {
		m.line("No article was read.")
	}
	for i := range r.Stories {
		m.story(layout(&r.Stories[i]))
	}
	_, err := io.WriteString(w, m.out.String())
	return err
}

type markdown struct{ out strings.Builder }

func (m *markdown) line(format string, args ...any) {
	fmt.Fprintf(&m.out, format+"\n", args...)
}

// escape is s as Markdown shows it, whatever marks it holds.
func escape(s string) string { return marksOfMarkdown.Replace(Plain(s)) }

var marksOfMarkdown = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;",
	"#", `\#`, "|", `\|`, "~", `\~`, "!", `\!`, "&", "&amp;",
)

func (m *markdown) story(v *view) {
	m.line("# %s\n\n%s\n\n## Accounts\n", escape(v.Headline), counts(v))
	m.reasons(v)
	for _, n := range v.Trees {
		m.node(n, "")
	}
	m.said(v)
	m.known(v)
	m.disputed(v)
	m.only(v)
	if len(v.Notices) > 0 {
		m.line("\n## Notices\n")
	}
	for _, n := range v.Notices {
		m.line("- %s **%s**: %s", refs([]place{n.Place}), n.Kind, escape(n.Text))
	}
	m.line("")
}

func (m *markdown) reasons(v *view) {
	if b := bound(v); b != "" {
		m.line("%s.\n", strings.ToUpper(b[:1])+b[1:])
	}
	for _, r := range v.Reasons {
		line := escape(r.Text)
		for _, c := range r.Sources {
			line += " (" + escape(c.String()) + ")"
		}
		m.line("* %s", line) // not "-": the accounts are another list
	}
	if len(v.Reasons) > 0 {
		m.line("")
	}
}

func (m *markdown) node(n *node, indent string) {
	label := ""
	if n.Edge == nil {
		label = "**" + letter(n.Account) + "** "
	}
	text := strings.Join(compact("**"+escape(n.Name)+"**", escape(n.Head), n.When), " · ")
	m.line("%s- %s\\[%d\\] %s", indent, label, n.Number, text)
	if n.Edge != nil {
		m.line("%s  *%s* — %s", indent, n.How, escape(strings.Join(n.Edge.Reasons, "; ")))
	}
	for _, o := range n.Others {
		m.line("%s  also %s", indent, o.How)
	}
	for _, c := range n.Children {
		m.node(c, indent+"  ")
	}
}

func refs(places []place) string {
	out := make([]string, len(places))
	for i, p := range places {
		out[i] = fmt.Sprintf("\\[%d:%d\\]", p.Article.Number, p.Sentence)
	}
	return strings.Join(out, " ")
}

func (m *markdown) said(v *view) {
	if len(v.Said) > 0 {
		m.line("\n## Said")
	}
	for _, f := range v.Said {
		m.line("\n**%s** · on %s\n\n> %s\n", escape(speaker(f.Speaker)), escape(f.On), escape(f.Text))
		for _, g := range f.Variants {
			m.line("- %s", m.variant(g))
		}
	}
}

func (m *markdown) variant(g *variant) string {
	parts := []string{string(g.Kind)}
	if len(g.Meaning) > 0 {
		parts[0] += ","
		parts = append(parts, "**touches the meaning: "+meanings(g.Meaning)+"**")
	}
	parts = append(parts, refs(g.Places))
	if len(g.Via) > 0 {
		parts = append(parts, "via "+escape(strings.Join(g.Via, ", ")))
	}
	if g.Speaker != "" {
		parts = append(parts, "given to **"+escape(g.Speaker)+"**")
	}
	if g.Source != "" {
		parts = append(parts, "from “"+escape(g.Source)+"”")
	}
	switch g.Kind {
	case news.Trimmed, news.Reported:
		parts = append(parts, "“"+escape(g.Text)+"”")
	case news.Spliced, news.Reworded:
		parts = append(parts, markdownDiff(g.Diff))
	}
	return strings.Join(parts, " ")
}

func markdownDiff(ops []news.DiffOp) string {
	return diffLine(ops, escape,
		func(s string) string { return "~~" + s + "~~" },
		func(s string) string { return "**" + s + "**" })
}

func (m *markdown) known(v *view) {
	if len(v.Known) > 0 {
		m.line("\n## Known on two accounts or more\n")
	}
	for _, c := range v.Known {
		m.line("- %s (%s) %s", escape(c.Text), escape(c.On), refs(c.Places))
	}
}

func (m *markdown) disputed(v *view) {
	if len(v.Disputed) > 0 {
		m.line("\n## In dispute\n")
	}
	for _, d := range v.Disputed {
		m.line("- **%s** %s", d.Kind, escape(d.About))
		for _, s := range d.Sides {
			on := ""
			if s.On != "" {
				on = " (" + s.On + ")"
			}
			m.line("  - %s%s %s %s", escape(s.Value), on, refs(s.Places), escape(quote(s.Text)))
		}
	}
}

func (m *markdown) only(v *view) {
	if len(v.Only) > 0 {
		m.line("\n## Only here")
	}
	for _, o := range v.Only {
		m.line("\n**%s** %s\n", letters(o.Accounts), escape(o.Names()))
		for _, f := range o.Quotations {
			m.line("- “%s” — %s %s", escape(f.Text), escape(speaker(f.Speaker)), refs(f.places()))
		}
		for _, c := range o.Claims {
			once := ""
			if c.Once != "" {
				once = " (" + escape(c.Once) + ")"
			}
			m.line("- %s%s %s", escape(c.Text), once, refs(c.Places))
		}
	}
}
