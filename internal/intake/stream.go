package intake

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"stemma/news"
)

// input is a source opened for reading.
type input struct {
	path        string
	from        io.Reader
	contentType string
	url         string // where it was fetched, after redirects
	unpacked    int    // layers of gzip taken off
}

func (in input) error(err error, remedy string) *Error {
	return &Error{Path: in.path, Err: err, Remedy: remedy}
}

// maxLayers of gzip are taken off one source.
const maxLayers = 2

// stream splits one opened source into documents by what it holds.
func (r *reader) stream(in input, out emit) {
	from := bufio.NewReaderSize(in.from, 64<<10)
	head, err := from.Peek(sniffed)
	if len(head) == 0 {
		if err == nil || errors.Is(err, io.EOF) {
			out(document{}, in.error(ErrEmpty, "the file is empty: leave it out"))
			return
		}
		out(document{}, in.readError(err))
		return
	}
	switch k := sniff(head, in.path, in.contentType); k {
	case gzipKind:
		r.gunzip(in, from, out)
	case warcKind:
		r.warc(in, from, out)
	case jsonKind:
		r.json(in, from, out)
	case feedKind:
		r.feed(in, from, out)
	case binaryKind:
		out(document{}, in.error(fmt.Errorf("%w: %w: %s", ErrNotArticle, ErrBinary, binaryName(head)), "name text, Markdown, HTML, JSON Lines, feed or WARC files"))
	case otherKind:
		out(document{}, in.error(fmt.Errorf("%w: markup that is neither HTML nor a feed", ErrNotArticle), "convert it to HTML or text"))
	default:
		r.whole(in, from, k, out)
	}
}

// gunzip takes one layer of gzip off.
func (r *reader) gunzip(in input, from io.Reader, out emit) {
	if in.unpacked == maxLayers {
		out(document{}, in.error(fmt.Errorf("%w: gzip within gzip within gzip", ErrUnreadable), "unpack it first"))
		return
	}
	z, err := gzip.NewReader(from)
	if err != nil {
		out(document{}, in.readError(err))
		return
	}
	defer z.Close()
	in.from, in.unpacked = z, in.unpacked+1
	r.stream(in, out)
}

// whole reads a source that is one document.
func (r *reader) whole(in input, from io.Reader, k kind, out emit) {
	body, err := r.readAll(from)
	if errors.Is(err, ErrTooLarge) {
		out(document{}, in.error(err, "raise --max-bytes, or split the file into articles"))
		return
	}
	if len(bytes.TrimSpace(body)) > 0 || err == nil {
		d := document{path: in.path, kind: k, body: body, contentType: in.contentType, known: news.Article{URL: in.url}}
		if !out(d, nil) {
			return
		}
	}
	if err != nil {
		out(document{}, in.readError(err))
	}
}

// readAll reads up to Options.MaxBytes. What was read comes with the error,
// but for ErrTooLarge.
func (r *reader) readAll(from io.Reader) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(from, r.options.MaxBytes+1))
	if int64(len(body)) > r.options.MaxBytes {
		return nil, tooLarge(r.options.MaxBytes)
	}
	return body, err
}

func tooLarge(limit int64) error {
	return fmt.Errorf("%w: more than %s in one document", ErrTooLarge, size(limit))
}

// size writes n bytes for people.
func size(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return strconv.FormatInt(n>>20, 10) + " MiB"
	case n >= 1<<10 && n%(1<<10) == 0:
		return strconv.FormatInt(n>>10, 10) + " KiB"
	}
	return strconv.FormatInt(n, 10) + " bytes"
}

// readError is the error of a source whose bytes gave out.
func (in input) readError(err error) *Error {
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return in.error(fmt.Errorf("%w: what stands before the break was read", ErrTruncated), "get the file again")
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), strings.Contains(err.Error(), "flate"):
		return in.error(fmt.Errorf("%w: damaged gzip data: %w", ErrUnreadable, err), "get the file again")
	}
	return in.error(fmt.Errorf("%w: %w", ErrUnreadable, bare(err)), "")
}

// decodeUTF16 is b in UTF-8 where a byte order mark says that b is UTF-16,
// else b itself.
func decodeUTF16(b []byte) []byte {
	if !bytes.HasPrefix(b, []byte("\xff\xfe")) && !bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return b
	}
	d := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()
	decoded, _, err := transform.Bytes(d, b)
	if err != nil && len(decoded) == 0 {
		return b
	}
	return decoded
}
