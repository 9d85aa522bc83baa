package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"strconv"
	"time"

	"github.com/zeebo/xxh3"

	"stemma/news"
)

// Options bound what is read. The zero Options hold the defaults.
type Options struct {
	AllowPrivate bool          // let URLs lead to loopback, private and link-local addresses
	MaxBytes     int64         // of one document after expansion; 16 MiB when 0
	Timeout      time.Duration // of one HTTP request, its body included; 30 s when 0
	UserAgent    string        // sent with HTTP requests
	Workers      int           // documents parsed side by side; the number of CPUs when 0
}

const (
	defaultMaxBytes  = 16 << 20
	defaultTimeout   = 30 * time.Second
	defaultUserAgent = "stemma/1.0 (reads news articles; one request at a time)"
)

func (o Options) withDefaults() Options {
	if o.MaxBytes <= 0 {
		o.MaxBytes = defaultMaxBytes
	}
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	if o.UserAgent == "" {
		o.UserAgent = defaultUserAgent
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	return o
}

// document is one article as it was found in a source, not yet parsed.
type document struct {
	path        string // the file or URL
	place       string // within path, as "3:1" or "item 2"; "" for a whole file
	kind        kind
	body        []byte
	contentType string       // as a server or archive gave it
	known       news.Article // the fields that the source gives beside the body
}

// Read yields the articles of sources in order: sources as given, folders and
// globs in lexical order, documents as they stand in a file. stdin is read for
// the source "-". Every article has an ID of its own; see [ErrDuplicate].
//
// Every error is an [*Error]; it comes where the article would have come, and
// reading goes on after it.
func Read(ctx context.Context, sources []string, stdin io.Reader, o Options) iter.Seq2[*news.Article, error] {
	o = o.withDefaults()
	return func(yield func(*news.Article, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		r := &reader{ctx: ctx, options: o, stdin: stdin}
		named := namer{seen: map[uint64]int{}}
		parsed := ordered(ctx, o.Workers, r.documents(sources), parse)
		for a, err := range parsed {
			var note error
			if err == nil {
				note = named.name(a)
			}
			if !yield(a, err) {
				return
			}
			if note != nil && !yield(nil, note) {
				return
			}
		}
	}
}

// parse makes an article of d. It turns a panic of a parser into an error, so
// that one hostile page does not end the run.
func parse(d document) (a *news.Article, err error) {
	defer func() {
		if p := recover(); p != nil {
			a, err = nil, d.error(fmt.Errorf("%w: parser failed: %v", ErrUnreadable, p), "report the page to Stemma's authors")
		}
	}()
	article := d.known
	article.Path = d.path
	switch d.kind {
	case htmlKind:
		err = parseHTML(&article, d)
	case fragmentKind:
		err = parseFragment(&article, d)
	case markdownKind:
		err = parseMarkdown(&article, d)
	default:
		err = parseText(&article, d)
	}
	if err != nil {
		return nil, err
	}
	finish(&article)
	return &article, nil
}

// finish fills what every article has whatever it was made from.
func finish(a *news.Article) {
	if a.Language == "" {
		a.Language = language(a)
	}
	if a.Authors == nil {
		a.Authors = []string{}
	}
	if a.Boilerplate == nil {
		a.Boilerplate = []news.Span{}
	}
	if a.Outlet == "" {
		a.Outlet = hostOutlet(a.URL)
	}
	if !a.Published.Known() {
		a.Published = dateOfAddress(a.URL)
	}
}

// namer gives every article an ID of its own.
type namer struct{ seen map[uint64]int }

// name fills a.ID from the content where the input gave none. An ID that was
// already given out gets a number, in order of reading; where the ID was the
// input's own that is told by a note.
func (n namer) name(a *news.Article) error {
	given := a.ID != ""
	if !given {
		a.ID = contentID(a)
	}
	key := xxh3.HashString(string(a.ID))
	n.seen[key]++
	count := n.seen[key]
	if count == 1 {
		return nil
	}
	first := a.ID
	a.ID = news.ArticleID(string(first) + "-" + strconv.Itoa(count))
	n.seen[xxh3.HashString(string(a.ID))]++
	if !given {
		return nil
	}
	return &Error{
		Path: a.Path, Note: true, Err: fmt.Errorf("%w: %q; this one is called %q", ErrDuplicate, first, a.ID),
		Remedy: "give every article an id of its own",
	}
}

// contentID is the hash of what was published where: 16 hexadecimal digits.
func contentID(a *news.Article) news.ArticleID {
	var h xxh3.Hasher
	for _, field := range []string{a.URL, a.Outlet, a.Title, a.Text} {
		_, _ = h.WriteString(field)
		_, _ = h.WriteString("\x00")
	}
	return news.ArticleID(fmt.Sprintf("%016x", h.Sum64()))
}

// IsNote reports whether err only tells something worth knowing: all that is an
// article was read, and the exit status need not show it.
func IsNote(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Note
}
