package intake

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"stemma/news"
)

// parseText makes an article of plain text. Its text is the body byte for byte
// but for UTF-16, which is decoded, and for invalid UTF-8.
func parseText(a *news.Article, d document) error {
	a.Text = validUTF8(decodeUTF16(d.body))
	if strings.TrimSpace(strings.TrimPrefix(a.Text, string(bomUTF8))) == "" {
		return d.error(ErrEmpty, "there is nothing but white space: leave it out")
	}
	read := layoutOf(a.Text, a.Title)
	read.fill(a)
	return nil
}

// validUTF8 is b as a string, with U+FFFD for every maximal part of a sequence
// that is not UTF-8, as the WHATWG Encoding Standard has it.
func validUTF8(b []byte) string {
	s := string(b)
	at := invalidAt(s)
	if at < 0 {
		return s
	}
	var out strings.Builder
	out.Grow(len(s) + 16)
	for at >= 0 {
		out.WriteString(s[:at])
		out.WriteString("\uFFFD")
		s = s[at+badLength(s[at:]):]
		at = invalidAt(s)
	}
	out.WriteString(s)
	return out.String()
}

func invalidAt(s string) int {
	for i, r := range s {
		if r == '\uFFFD' && !strings.HasPrefix(s[i:], "\uFFFD") {
			return i
		}
	}
	return -1
}

// badLength is the length of the maximal part of a UTF-8 sequence that s begins
// with and that is not continued rightly; 1 where s begins with none.
func badLength(s string) int {
	low, high, want := byte(0x80), byte(0xBF), 0
	switch c := s[0]; {
	case c >= 0xC2 && c <= 0xDF:
		want = 1
	case c >= 0xE0 && c <= 0xEF:
		want = 2
		if c == 0xE0 {
			low = 0xA0
		}
		if c == 0xED {
			high = 0x9F
		}
	case c >= 0xF0 && c <= 0xF4:
		want = 3
		if c == 0xF0 {
			low = 0x90
		}
		if c == 0xF4 {
			high = 0x8F
		}
	}
	n := 1
	for n <= want && n < len(s) && s[n] >= low && s[n] <= high {
		low, high = 0x80, 0xBF
		n++
	}
	return n
}

// line is one line of a text, without its line break and outer white space.
type line struct {
	span  news.Span
	blank int // blank lines before it
}

// linesOf are the lines of text that are not blank. Line breaks are LF, CRLF,
// CR, the Unicode line and paragraph separators, and "###" between spaces, which
// stands for a paragraph's end where texts were flattened to one line.
func linesOf(text string) []line {
	var lines []line
	blank := 0
	for start := 0; start < len(text); {
		end, next := lineEnd(text, start)
		s := trimSpan(text, news.Span{Start: start, End: end})
		if s.Empty() {
			blank++
		} else {
			lines = append(lines, line{s, blank})
			blank = 0
		}
		start = next
	}
	return lines
}

// paragraphMark parts paragraphs within a line.
const paragraphMark = " ### "

func lineEnd(text string, start int) (end, next int) {
	for i := start; i < len(text); i++ {
		switch text[i] {
		case '\n':
			return i, i + 1
		case '\r':
			if strings.HasPrefix(text[i:], "\r\n") {
				return i, i + 2
			}
			return i, i + 1
		case "\u2028"[0]:
			if strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029") {
				return i, i + len("\u2028")
			}
		case ' ':
			if strings.HasPrefix(text[i:], paragraphMark) {
				return i, i + len(paragraphMark)
			}
		}
	}
	return len(text), len(text)
}

// trimSpan is s without white space, byte order marks and zero-width spaces at its ends.
func trimSpan(text string, s news.Span) news.Span {
	const outer = " \t\f\v\u00a0\u200b\ufeff\u2003\u2002\u2009\u3000"
	in := strings.TrimLeft(s.Of(text), outer)
	s.Start = s.End - len(in)
	s.End = s.Start + len(strings.TrimRight(in, outer))
	return s
}

// parseMarkdown makes an article of Markdown. The text stays as it is; front
// matter gives the metadata and is marked as boilerplate.
func parseMarkdown(a *news.Article, d document) error {
	a.Text = validUTF8(decodeUTF16(d.body))
	if strings.TrimSpace(a.Text) == "" {
		return d.error(ErrEmpty, "there is nothing but white space: leave it out")
	}
	matter := frontMatter(a.Text)
	matter.fill(a)
	read := layoutOf(a.Text[matter.end:], a.Title)
	read.shift(matter.end)
	read.fill(a)
	if matter.end > 0 {
		a.Boilerplate = append([]news.Span{trimSpan(a.Text, news.Span{End: len(strings.TrimRight(a.Text[:matter.end], "\r\n"))})}, a.Boilerplate...)
	}
	return nil
}

// matter is YAML front matter: flat keys, and lists in either form.
type matter struct {
	end    int // of the closing line, after its line feed
	fields map[string][]string
}

func hasFrontMatter(text []byte) bool {
	if !bytes.HasPrefix(text, []byte("---\n")) && !bytes.HasPrefix(text, []byte("---\r\n")) {
		return false
	}
	head, _, found := bytes.Cut(text[4:], []byte("\n---"))
	return found && bytes.Contains(head, []byte(":"))
}

// frontMatter reads the front matter of text, if any. Only what names an
// article's fields is read: a value, a [flow, list], or a list of "- items".
func frontMatter(text string) matter {
	m := matter{fields: map[string][]string{}}
	from := len(text) - len(strings.TrimPrefix(text, string(bomUTF8)))
	if !hasFrontMatter([]byte(text[from:min(len(text), from+sniffed)])) {
		return m
	}
	_, at := lineEnd(text, from)
	key := ""
	for at < len(text) {
		end, next := lineEnd(text, at)
		row := text[at:end]
		at = next
		if strings.TrimRight(row, " \t") == "---" || strings.TrimRight(row, " \t") == "..." {
			m.end = next
			return m
		}
		trimmed := strings.TrimSpace(row)
		if item, ok := strings.CutPrefix(trimmed, "- "); ok && key != "" {
			m.fields[key] = append(m.fields[key], unquoteYAML(item))
			continue
		}
		name, value, ok := strings.Cut(row, ":")
		if !ok || strings.HasPrefix(row, " ") || strings.HasPrefix(row, "#") {
			continue
		}
		key = strings.ToLower(strings.TrimSpace(name))
		m.fields[key] = yamlValues(strings.TrimSpace(value))
	}
	return matter{}
}

func yamlValues(value string) []string {
	if strings.HasPrefix(value, "[") && strings.HasSuffix(value, "]") {
		var values []string
		for item := range strings.SplitSeq(value[1:len(value)-1], ",") {
			if item = unquoteYAML(strings.TrimSpace(item)); item != "" {
				values = append(values, item)
			}
		}
		return values
	}
	if value = unquoteYAML(value); value == "" {
		return nil
	}
	return []string{value}
}

func unquoteYAML(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}

func (m matter) first(keys ...string) string {
	for _, k := range keys {
		if v := m.fields[k]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// fill sets the fields of a that the front matter gives and that are not known.
func (m matter) fill(a *news.Article) {
	setString(&a.Title, m.first("title", "headline"))
	setString(&a.URL, m.first("url", "link", "canonical", "source_url"))
	setString(&a.Outlet, m.first("outlet", "publisher", "publication", "site", "source"))
	setString(&a.Language, languageCode(m.first("language", "lang")))
	setString((*string)(&a.ID), m.first("id"))
	if len(a.Authors) == 0 {
		a.Authors = append(a.Authors, m.fields["authors"]...)
	}
	if len(a.Authors) == 0 {
		a.Authors = append(a.Authors, m.fields["author"]...)
	}
	setMoment(&a.Published, m.first("published", "date", "pubdate"))
	setMoment(&a.Modified, m.first("modified", "updated", "lastmod"))
}

func setString(field *string, value string) {
	if *field == "" {
		*field = value
	}
}

func setMoment(field *news.Moment, value string) {
	if !field.Known() {
		*field, _ = parseMoment(value)
	}
}

// cutAt is n, or the start of the character that n falls into.
func cutAt(text string, n int) int {
	if len(text) <= n {
		return len(text)
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return n
}
