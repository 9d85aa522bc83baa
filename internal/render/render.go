// Package render writes reports: as text for a terminal, as Markdown, as
// JSON, and as one self-contained HTML page.
//
// What an article says is never trusted. Text for a terminal and Markdown
// passes [Plain], which takes out control characters; the page is made by
// html/template.
package render

import (
	"encoding/json"
	"io"
	"strings"
	"unicode"

	"stemma/news"
)

// JSON writes the report as one indented JSON object, as the schema in
// docs/schemas/report.schema.json says.
func JSON(w io.Writer, r *news.Report) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(r)
}

// Plain is s with its white space folded to single spaces and without control
// and format characters, among them the escape sequences of terminals and the
// marks that turn the direction of writing.
func Plain(s string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		default:
			return r
		}
	}, s)
	return strings.Join(strings.Fields(clean), " ")
}
