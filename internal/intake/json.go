package intake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"stemma/news"
)

// record is one article in JSON. Unknown fields are passed over.
type record struct {
	ID        scalar  `json:"id"`
	URL       string  `json:"url"`
	Outlet    string  `json:"outlet"`
	Title     string  `json:"title"`
	Authors   strList `json:"authors"`
	Agency    string  `json:"agency"`
	Dateline  string  `json:"dateline"`
	Published scalar  `json:"published"`
	Modified  scalar  `json:"modified"`
	Language  string  `json:"language"`
	Text      *string `json:"text"`
	HTML      *string `json:"html"`
}

// scalar is a JSON string or number, as a string.
type scalar string

func (s *scalar) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, (*string)(s))
	}
	if string(b) == "null" {
		return nil
	}
	var n json.Number
	if err := json.Unmarshal(b, &n); err != nil {
		return err
	}
	*s = scalar(n)
	return nil
}

// strList is a JSON array of strings, or one string.
type strList []string

func (l *strList) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		var s string
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
		if s != "" {
			*l = strList{s}
		}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(l))
}

// jsonRemedy says what a record must look like.
const jsonRemedy = `a record is an object with "text" or "html", and may have id, url, outlet, title, authors, published, modified, language`

// json reads JSON Lines, an array of records, or records over several lines.
func (r *reader) json(in input, from *bufio.Reader, out emit) {
	head, _ := from.Peek(sniffed)
	head = bytes.TrimLeft(bytes.TrimPrefix(head, bomUTF8), " \t\r\n")
	line, _, _ := bytes.Cut(head, []byte("\n"))
	line = bytes.TrimRight(line, " \t\r")
	if len(line) > 0 && (line[0] == '[' || line[len(line)-1] == '{' || line[len(line)-1] == ',') {
		r.jsonValues(in, from, out)
		return
	}
	r.jsonLines(in, from, out)
}

// jsonLines reads a record a line. A bad line is named, and the next one read.
func (r *reader) jsonLines(in input, from *bufio.Reader, out emit) {
	for n := 1; ; n++ {
		line, err := readLine(from, r.options.MaxBytes)
		place := strconv.Itoa(n)
		if n == 1 {
			line = bytes.TrimPrefix(line, bomUTF8)
		}
		switch {
		case errors.Is(err, ErrTooLarge):
			if !out(document{}, &Error{Path: in.path, Place: place, Err: err, Remedy: "raise --max-bytes"}) {
				return
			}
			continue
		case len(bytes.TrimSpace(line)) > 0:
			if !out(newDocument(in, place, n == 1, line)) {
				return
			}
		}
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			out(document{}, in.readError(err))
			return
		}
	}
}

// readLine reads up to and with the next line feed. A line over limit is passed
// over to its end and is ErrTooLarge.
func readLine(from *bufio.Reader, limit int64) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := from.ReadSlice('\n')
		if int64(len(line)+len(part)) > limit {
			long, line = true, nil
		}
		if !long {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if long && (err == nil || errors.Is(err, io.EOF)) {
			return nil, tooLarge(limit)
		}
		return line, err
	}
}

// jsonValues reads an array of records, or records that go over lines. After a
// syntax error nothing can be told of what follows, so it is the end.
func (r *reader) jsonValues(in input, from io.Reader, out emit) {
	track := &tracker{from: from, limit: r.options.MaxBytes}
	dec := json.NewDecoder(track)
	array := false
	for first := true; ; {
		start := dec.InputOffset()
		track.forget(start)
		if !array {
			b, err := peekToken(dec)
			if errors.Is(err, io.EOF) {
				if first {
					out(document{}, in.error(fmt.Errorf("%w: an empty list", ErrNoArticles), jsonRemedy))
				}
				return
			}
			if b == '[' {
				_, _ = dec.Token()
				array = true
				continue
			}
		} else if !dec.More() {
			if _, err := dec.Token(); err != nil && !out(document{}, jsonError(in, track, dec.InputOffset(), err)) {
				return
			}
			array = false
			continue
		}
		var raw json.RawMessage
		err := dec.Decode(&raw)
		if errors.Is(err, io.EOF) && !array {
			return
		}
		if err != nil {
			out(document{}, jsonError(in, track, dec.InputOffset(), err))
			return
		}
		line, column := track.place(dec.InputOffset() - int64(len(raw)))
		if !out(newDocument(in, fmt.Sprintf("%d:%d", line, column), first, raw)) {
			return
		}
		first = false
	}
}

// jsonError names the place of a syntax error in a stream of values.
func jsonError(in input, t *tracker, offset int64, err error) *Error {
	if errors.Is(err, ErrTooLarge) {
		line, column := t.place(offset)
		return &Error{Path: in.path, Place: fmt.Sprintf("%d:%d", line, column), Err: err, Remedy: "raise --max-bytes"}
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		offset = syntax.Offset
	}
	line, column := t.place(offset)
	what := ErrBadRecord
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		what = ErrTruncated
	}
	return &Error{Path: in.path, Place: fmt.Sprintf("%d:%d", line, column), Err: fmt.Errorf("%w: %w", what, err), Remedy: "mend the JSON there; what follows was not read"}
}

// newDocument makes a document of one JSON object. Where the first of a source has
// no field for a text, the source is no list of articles.
func newDocument(in input, place string, first bool, raw []byte) (document, error) {
	fail := func(err error, offset int64) (document, error) {
		if offset > 0 && !strings.Contains(place, ":") {
			place += ":" + strconv.FormatInt(offset, 10)
		}
		return document{}, &Error{Path: in.path, Place: place, Err: err, Remedy: jsonRemedy}
	}
	var rec record
	if err := json.Unmarshal(raw, &rec); err != nil {
		var syntax *json.SyntaxError
		var wrong *json.UnmarshalTypeError
		switch {
		case errors.As(err, &syntax):
			return fail(fmt.Errorf("%w: %w", ErrBadRecord, err), syntax.Offset)
		case errors.As(err, &wrong):
			return fail(fmt.Errorf("%w: field %q is a %s", ErrBadRecord, wrong.Field, wrong.Value), wrong.Offset)
		}
		return fail(fmt.Errorf("%w: %w", ErrBadRecord, err), 1)
	}
	d := document{path: in.path, place: place}
	switch {
	case rec.Text != nil && strings.TrimSpace(*rec.Text) != "":
		d.kind, d.body = textKind, []byte(*rec.Text)
	case rec.HTML != nil && strings.TrimSpace(*rec.HTML) != "":
		d.kind, d.body, d.contentType = htmlKind, []byte(*rec.HTML), "text/html; charset=utf-8"
	case rec.Text == nil && rec.HTML == nil && first:
		return fail(fmt.Errorf("%w: no field text or html", ErrNotArticle), 1)
	default:
		return fail(fmt.Errorf("%w: %w: no text and no html", ErrBadRecord, ErrEmpty), 1)
	}
	d.known = news.Article{
		ID: news.ArticleID(rec.ID), URL: rec.URL, Outlet: rec.Outlet, Title: rec.Title, Authors: rec.Authors,
		Agency: rec.Agency, Dateline: rec.Dateline, Language: rec.Language,
	}
	d.known.Published, _ = parseMoment(string(rec.Published))
	d.known.Modified, _ = parseMoment(string(rec.Modified))
	return d, nil
}

// tracker passes bytes on and knows where lines begin, and refuses to go more
// than limit bytes beyond the last place that was settled.
type tracker struct {
	from    io.Reader
	limit   int64
	read    int64
	settled int64
	lines   int64   // line feeds before breaks[0]
	last    int64   // offset after the last of those line feeds
	breaks  []int64 // offsets after line feeds, from settled on
}

func (t *tracker) Read(p []byte) (int, error) {
	if t.read-t.settled > t.limit {
		return 0, tooLarge(t.limit)
	}
	n, err := t.from.Read(p)
	for i, c := range p[:n] {
		if c == '\n' {
			t.breaks = append(t.breaks, t.read+int64(i)+1)
		}
	}
	t.read += int64(n)
	return n, err
}

// forget settles all before offset.
func (t *tracker) forget(offset int64) {
	n := 0
	for n < len(t.breaks) && t.breaks[n] <= offset {
		t.last = t.breaks[n]
		n++
	}
	t.lines += int64(n)
	t.breaks = t.breaks[n:]
	t.settled = offset
}

// place is the line and column, from 1, of an offset at or after the settled
// one. Columns count bytes.
func (t *tracker) place(offset int64) (line, column int64) {
	line, last := t.lines+1, t.last
	for _, b := range t.breaks {
		if b > offset {
			break
		}
		line, last = line+1, b
	}
	return line, offset - last + 1
}

// peekToken is the first byte of the next value.
func peekToken(dec *json.Decoder) (byte, error) {
	if !dec.More() { // fills the buffer, and is false at the end
		return 0, io.EOF
	}
	rest, ok := dec.Buffered().(*bytes.Reader)
	if !ok {
		return 0, nil
	}
	for {
		b, err := rest.ReadByte()
		if err != nil {
			return 0, err
		}
		if b != ' ' && b != '\t' && b != '\r' && b != '\n' {
			return b, nil
		}
	}
}
