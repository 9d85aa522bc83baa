package main

import (
	"regexp"
	"slices"
	"strings"

	"stemma/bench/collation/truth"
	"stemma/internal/wordnet"
	"stemma/news"
)

// text is paragraphs of sentences.
type text []paragraph

type paragraph []string

// longest is how many paragraphs of an article are used.
const longest = 25

var (
	sentenceEnd = regexp.MustCompile(`([.!?]["”]?)\s+(["“A-Z])`)
	words       = regexp.MustCompile(`[A-Za-z]+`)
)

func parse(s string) text {
	var t text
	for p := range strings.SplitSeq(s, "\n\n") {
		if p = strings.TrimSpace(strings.ReplaceAll(p, "\n", " ")); p != "" && len(t) < longest {
			t = append(t, strings.Split(sentenceEnd.ReplaceAllString(p, "$1\x00$2"), "\x00"))
		}
	}
	return t
}

func (t text) String() string {
	var out []string
	for _, p := range t {
		out = append(out, strings.Join(p, " "))
	}
	return strings.Join(out, "\n\n")
}

func (t text) clone() text {
	out := make(text, len(t))
	for i, p := range t {
		out[i] = slices.Clone(p)
	}
	return out
}

func (t text) each(change func(string) string) {
	for _, p := range t {
		for i := range p {
			p[i] = change(p[i])
		}
	}
}

// head is about that share of the text from its start.
func (t text) head(share float64) text {
	n := max(2, int(share*float64(len(t))+0.5))
	return t[:min(n, len(t))].clone()
}

// copy cuts and adds paragraphs and touches a word here and there.
func (m *maker) copy(from text) text {
	t := from.clone()
	for range m.IntN(m.cuts + 1) {
		if i := 1 + m.IntN(len(t)-1); len(t) > 4 {
			t = slices.Delete(t, i, i+1)
		}
	}
	for range m.IntN(m.adds + 1) {
		strange := parse(pick(m.Rand, m.all).Text)
		t = slices.Insert(t, 1+m.IntN(len(t)), paragraph{strange[len(strange)/2][0]})
	}
	for range m.IntN(m.touches + 1) {
		p := pick(m.Rand, t)
		i := m.IntN(len(p))
		p[i] = m.replaced(p[i], 0.08)
	}
	return t
}

// styled gives the text an outlet's own marks, a typewriter's or a printer's, and
// spelling.
func (m *maker) styled(t text) text {
	switch m.IntN(5) {
	case 0:
		t.each(plain.Replace)
	case 1:
		t.each(func(s string) string { return fine.Replace(opening.ReplaceAllString(s, "$1“")) })
	}
	if m.chance(0.2) {
		t.each(spelling.Replace)
	}
	if m.chance(0.2) {
		t.each(strings.NewReplacer("Mr. ", "", "Mrs. ", "", "Ms. ", "").Replace)
	}
	return t
}

var (
	plain    = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "—", "--")
	opening  = regexp.MustCompile(`(^|[\s(—–-])"`)
	fine     = strings.NewReplacer(`"`, "”", "'", "’", "--", "—")
	spelling = strings.NewReplacer("percent", "per cent", "toward ", "towards ", "color", "colour", "U.S.", "US")
)

// rewrite gives the text in other words.
func (m *maker) rewrite(from text, level string) text {
	t := from.clone()
	switch level {
	case truth.Light:
		share := 0.15 + 0.25*m.replace
		t.each(func(s string) string { return m.replaced(s, share) })
	case truth.Medium:
		share := 0.45 + 0.2*m.replace
		t = m.dropped(t, m.drop/4)
		t.each(func(s string) string {
			if m.chance(0.3) {
				s = turned(s)
			}
			return m.replaced(s, share)
		})
	case truth.Heavy:
		share := 0.75 + 0.25*m.replace
		t = m.dropped(t, m.drop)
		m.merge(t)
		t.each(func(s string) string { return m.replaced(turned(s), share) })
		for range len(t) / 3 {
			if i := 1 + m.IntN(len(t)); i+1 < len(t) {
				t[i], t[i+1] = t[i+1], t[i]
			}
		}
	}
	return t
}

// dropped leaves out a share of the sentences, never the first.
func (m *maker) dropped(from text, share float64) text {
	var t text
	for i, p := range from {
		var q paragraph
		for j, s := range p {
			if i+j == 0 || !m.chance(share) {
				q = append(q, s)
			}
		}
		if len(q) > 0 {
			t = append(t, q)
		}
	}
	return t
}

// merge joins some neighbouring sentences.
func (m *maker) merge(t text) {
	const longest = 250 // bytes
	for i, p := range t {
		for j := 0; j+1 < len(p); j++ {
			if len(p[j])+len(p[j+1]) < longest && !quotes(p[j]+p[j+1]) && m.chance(0.3) {
				p[j] = strings.TrimSuffix(p[j], ".") + ", and " + lowered(p[j+1])
				p = slices.Delete(p, j+1, j+2)
			}
		}
		t[i] = p
	}
}

func quotes(s string) bool { return strings.ContainsAny(s, `"“”`) }

func lowered(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// turned puts a clause at the end of a sentence to its front.
func turned(s string) string {
	const least = 20 // bytes, of either part
	if quotes(s) || !strings.HasSuffix(s, ".") {
		return s
	}
	for _, joint := range []string{" after ", " when ", " because ", " while ", " as "} {
		i := strings.LastIndex(s, joint)
		if i < least || len(s)-i < least || strings.Contains(s[i:], ",") {
			continue
		}
		return strings.ToUpper(joint[1:2]) + joint[2:] + s[i+len(joint):len(s)-1] + ", " + lowered(s[:i]) + "."
	}
	return s
}

// replaced puts synonyms for a share of the words that have some, outside
// quotations.
func (m *maker) replaced(s string, share float64) string {
	var out strings.Builder
	quoted, last := false, 0
	for _, at := range words.FindAllStringIndex(s, -1) {
		for _, c := range s[last:at[0]] {
			switch c {
			case '"':
				quoted = !quoted
			case '“', '”':
				quoted = c == '“'
			}
		}
		w := s[at[0]:at[1]]
		out.WriteString(s[last:at[0]])
		last = at[1]
		if !quoted && m.chance(share) {
			w = m.synonym(w)
		}
		out.WriteString(w)
	}
	out.WriteString(s[last:])
	return out.String()
}

var kept = strings.Fields(`that this with from have were been they their would could should about after before which
	there when where what will into more than over such only some other them then also because while under very most
	even here just like made many much said says`)

// synonym is a word that may stand for w, w itself where there is none.
func (m *maker) synonym(w string) string {
	if len(w) < 4 || w != strings.ToLower(w) || slices.Contains(kept, w) {
		return w
	}
	for _, tag := range []news.Tag{news.NOUN, news.VERB, news.ADJ, news.ADV} {
		var options []string
		base := wordnet.Base(w, tag)
		for _, s := range wordnet.Synonyms(base, tag) {
			if s = inflected(s, base, w); s != "" && s != w {
				options = append(options, s)
			}
		}
		if len(options) > 0 {
			return pick(m.Rand, options[:min(len(options), m.choice)])
		}
	}
	return w
}

// inflected is s with the ending by which w differs from its base form, "" where
// that cannot be told.
func inflected(s, base, w string) string {
	if strings.ContainsAny(s, " _-'") || s != strings.ToLower(s) {
		return ""
	}
	switch {
	case base == w:
		return s
	case strings.HasSuffix(w, "ing"):
		return strings.TrimSuffix(s, "e") + "ing"
	case strings.HasSuffix(w, "ed"):
		return strings.TrimSuffix(s, "e") + "ed"
	case strings.HasSuffix(w, "s"):
		return s + "s"
	}
	return ""
}
