package intake

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"stemma/news"
)

// warc reads the responses and resources of a WARC file (ISO 28500): records of
// a version line, header fields, an empty line, Content-Length bytes and two
// empty lines. In a .warc.gz every record is a gzip member of its own, which
// the gzip reader joins.
func (r *reader) warc(in input, from *bufio.Reader, out emit) {
	pages, skipped := 0, 0
	for n := 1; ; n++ {
		head, err := warcHeader(from)
		if errors.Is(err, io.EOF) {
			break
		}
		place := "record " + strconv.Itoa(n)
		if err != nil {
			out(document{}, warcError(in, place, err))
			return
		}
		length, err := strconv.ParseInt(head.Get("Content-Length"), 10, 64)
		if err != nil || length < 0 {
			out(document{}, warcError(in, place, errors.New("no length")))
			return
		}
		block := &io.LimitedReader{R: from, N: length}
		d, found, err := r.warcRecord(head, block)
		d.path, d.place = in.path, place
		switch {
		case err != nil:
			pages++
			if !out(document{}, &Error{Path: in.path, Place: place, Err: err, Remedy: "the other records are read"}) {
				return
			}
		case found:
			pages++
			if !out(d, nil) {
				return
			}
		default:
			skipped++
		}
		if _, err := io.Copy(io.Discard, block); err != nil || block.N > 0 {
			out(document{}, warcError(in, place, io.ErrUnexpectedEOF))
			return
		}
	}
	if pages == 0 {
		out(document{}, in.error(fmt.Errorf("%w: none of its %d records is a page", ErrNoArticles, skipped), ""))
	}
}

func warcError(in input, place string, err error) *Error {
	e := in.readError(err)
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		e.Err, e.Remedy = fmt.Errorf("%w: %w", ErrBadRecord, err), "what follows was not read"
	}
	e.Place = place
	return e
}

// maxWARCHeader is the longest header of a record that is read, in bytes.
const maxWARCHeader = 1 << 20

// warcHeader reads the version line and the fields of the next record.
func warcHeader(from *bufio.Reader) (textproto.MIMEHeader, error) {
	head := textproto.MIMEHeader{}
	started, total := false, 0
	for {
		row, err := readLine(from, maxWARCHeader)
		total += len(row)
		row = bytes.TrimRight(row, "\r\n")
		switch {
		case !started && len(row) == 0 && err != nil:
			return nil, err
		case total > maxWARCHeader:
			return nil, errors.New("its header is too long")
		case !started && len(row) == 0:
			continue
		case !started && !bytes.HasPrefix(row, []byte("WARC/")):
			return nil, errors.New("no WARC version line")
		case !started:
			started = true
		case len(row) == 0 && err == nil:
			return head, nil
		case err == nil || len(row) > 0:
			if key, value, ok := strings.Cut(string(row), ":"); ok {
				head.Add(strings.TrimSpace(key), strings.TrimSpace(value))
			}
		}
		if err != nil {
			return nil, io.ErrUnexpectedEOF
		}
	}
}

// warcRecord reads the page of a record, if it holds one.
func (r *reader) warcRecord(head textproto.MIMEHeader, block io.Reader) (d document, found bool, err error) {
	address := strings.Trim(head.Get("WARC-Target-URI"), "<>")
	contentType := head.Get("Content-Type")
	body := block
	switch head.Get("WARC-Type") {
	case "response":
		if !strings.HasPrefix(contentType, "application/http") {
			return d, false, nil
		}
		res, err := http.ReadResponse(bufio.NewReader(block), nil)
		if err != nil {
			return d, false, fmt.Errorf("%w: no HTTP response: %w", ErrBadRecord, err)
		}
		defer res.Body.Close()
		if res.StatusCode != http.StatusOK {
			return d, false, nil
		}
		contentType = res.Header.Get("Content-Type")
		if body, err = decoded(res); err != nil {
			return d, false, err
		}
	case "resource", "conversion":
	default:
		return d, false, nil
	}
	if !isPageType(contentType) {
		return d, false, nil
	}
	content, err := r.readAll(body)
	if errors.Is(err, ErrTooLarge) || err != nil && len(content) == 0 {
		return d, false, fmt.Errorf("%s: %w", address, err)
	}
	k := sniff(content[:min(len(content), sniffed)], address, contentType)
	if k != htmlKind && k != textKind && k != markdownKind || len(bytes.TrimSpace(content)) == 0 {
		return d, false, nil
	}
	return document{kind: k, body: content, contentType: contentType, known: news.Article{URL: address}}, true, nil
}

func isPageType(contentType string) bool {
	name, _, err := mime.ParseMediaType(contentType)
	return err != nil || name == "text/html" || name == "application/xhtml+xml" || name == "text/plain" || name == "text/markdown"
}

// decoded is the body of a response without its content encoding. Archivers
// often leave the header in place and store the body decoded.
func decoded(res *http.Response) (io.Reader, error) {
	body := bufio.NewReader(res.Body)
	switch strings.ToLower(res.Header.Get("Content-Encoding")) {
	case "gzip", "x-gzip":
		if magic, _ := body.Peek(2); string(magic) != "\x1f\x8b" {
			return body, nil
		}
		return gzip.NewReader(body)
	case "br":
		return brotli.NewReader(body), nil
	}
	return body, nil
}
