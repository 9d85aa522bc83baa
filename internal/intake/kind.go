package intake

import (
	"bytes"
	"net/http"
	"path/filepath"
	"strings"
)

// kind is what a source or a document holds.
type kind uint8

const (
	binaryKind kind = iota
	textKind
	markdownKind
	htmlKind
	jsonKind // JSON Lines, an array, or one object
	feedKind // RSS, Atom, JSON Feed
	warcKind
	gzipKind
	fragmentKind // a piece of HTML that is all article, as feeds carry it
	otherKind    // text in a format that holds no article: XML, SVG, CSS …
)

// sniffed is how much of a source is looked at to tell its kind, in bytes.
const sniffed = 4096

var bomUTF8 = []byte("\xef\xbb\xbf")

// sniff tells the kind of a source from its first bytes. The name and the
// content type only decide between kinds that content leaves open: Markdown
// against plain text.
func sniff(head []byte, name, contentType string) kind {
	if bytes.HasPrefix(head, []byte("\x1f\x8b")) {
		return gzipKind
	}
	if bytes.HasPrefix(head, []byte("WARC/")) {
		return warcKind
	}
	text := bytes.TrimSpace(bytes.TrimPrefix(decodeUTF16(head), bomUTF8))
	if isBinary(text) {
		return binaryKind
	}
	switch {
	case len(text) == 0:
		return textKind
	case text[0] == '{' || text[0] == '[':
		if looksJSON(text) {
			if bytes.Contains(text, []byte("jsonfeed.org/version")) {
				return feedKind
			}
			return jsonKind
		}
	case text[0] == '<':
		if k, ok := sniffMarkup(text); ok {
			return k
		}
	}
	if strings.HasPrefix(contentType, "text/html") || strings.HasPrefix(contentType, "application/xhtml") {
		return htmlKind
	}
	if strings.HasPrefix(contentType, "text/markdown") || isMarkdownName(name) || hasFrontMatter(text) {
		return markdownKind
	}
	return textKind
}

func isMarkdownName(name string) bool {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	switch filepath.Ext(name) {
	case ".md", ".markdown", ".mdown", ".mkd":
		return true
	}
	return false
}

// looksJSON tells JSON from prose that opens with a bracket.
func looksJSON(text []byte) bool {
	rest := bytes.TrimLeft(text[1:], " \t\r\n")
	if len(rest) == 0 {
		return false
	}
	if text[0] == '{' { // an object's first key, or its end
		return rest[0] == '"' || rest[0] == '}'
	}
	return rest[0] == '{' || rest[0] == ']' || rest[0] == '['
}

// sniffMarkup tells HTML, feeds and other XML apart by the first element that
// is not a declaration or a comment.
func sniffMarkup(text []byte) (kind, bool) {
	lower := bytes.ToLower(text)
	for len(lower) > 0 {
		switch {
		case bytes.HasPrefix(lower, []byte("<!--")):
			lower = after(lower, "-->")
		case bytes.HasPrefix(lower, []byte("<?")):
			lower = after(lower, "?>")
		case bytes.HasPrefix(lower, []byte("<!doctype html")):
			return htmlKind, true
		case bytes.HasPrefix(lower, []byte("<!")):
			lower = after(lower, ">")
		case lower[0] == '<':
			return markupKind(elementName(lower[1:]), bytes.HasPrefix(bytes.ToLower(text), []byte("<?xml")))
		default:
			return textKind, false
		}
		lower = bytes.TrimSpace(lower)
	}
	return otherKind, bytes.HasPrefix(text, []byte("<?")) || bytes.HasPrefix(text, []byte("<!"))
}

func after(b []byte, mark string) []byte {
	_, rest, _ := bytes.Cut(b, []byte(mark))
	return rest
}

func elementName(b []byte) string {
	end := bytes.IndexFunc(b, func(r rune) bool {
		return r != ':' && r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z')
	})
	if end < 0 {
		end = len(b)
	}
	return string(b[:end])
}

func markupKind(name string, xml bool) (kind, bool) {
	switch name {
	case "rss", "feed", "rdf:rdf":
		return feedKind, true
	case "html", "head", "body", "article", "main", "section", "div", "p", "h1", "h2", "h3", "span", "meta",
		"title", "link", "script", "style", "table", "center", "header", "ul", "ol", "b", "i", "a", "img", "nav", "base":
		return htmlKind, true
	}
	return otherKind, xml || name == "svg"
}

// isBinary reports whether text holds bytes that no text holds: NUL, or more
// than one control character in fifty bytes.
func isBinary(text []byte) bool {
	for _, magic := range []string{"%PDF-", "PK\x03\x04", "\x89PNG", "\xff\xd8\xff", "GIF8", "SQLite format 3"} {
		if bytes.HasPrefix(text, []byte(magic)) {
			return true
		}
	}
	controls := 0
	for _, c := range text {
		if c == 0 {
			return true
		}
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			controls++
		}
	}
	return controls*50 > len(text)
}

// binaryName is what sort of binary data head is, as "image/png".
func binaryName(head []byte) string {
	name, _, _ := strings.Cut(http.DetectContentType(head), ";")
	if name == "application/octet-stream" || name == "text/plain" {
		return "binary data"
	}
	return name
}

// notArticleExtensions are those of files that a folder holds beside articles
// and whose content alone would not tell them from articles.
var notArticleExtensions = map[string]bool{}

func init() {
	for _, e := range strings.Fields(`.png .jpg .jpeg .gif .webp .svg .ico .bmp .tif .tiff .mp3 .mp4 .mov .avi .wav .ogg
		.webm .woff .woff2 .ttf .otf .eot .css .js .mjs .ts .map .go .py .rb .rs .c .h .cpp .java .sh .bash .ps1 .bat
		.yml .yaml .toml .ini .cfg .conf .lock .csv .tsv .parquet .db .sqlite .zip .tar .7z .rar .exe .dll .so .pdf
		.doc .docx .xls .xlsx .ppt .pptx .ann .log .sql .pyc .class .o .a`) {
		notArticleExtensions[e] = true
	}
}

func notArticleName(path string) bool {
	return notArticleExtensions[strings.ToLower(filepath.Ext(path))]
}
