package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"

	"stemma/news"
)

// feed reads the items of an RSS, Atom or JSON feed. An item is its content
// where the feed carries it, else the page it links to.
func (r *reader) feed(in input, from io.Reader, out emit) {
	body, readErr := r.readAll(from)
	if errors.Is(readErr, ErrTooLarge) {
		out(document{}, in.error(readErr, "raise --max-bytes"))
		return
	}
	parsed, err := gofeed.NewParser().Parse(bytes.NewReader(bytes.TrimPrefix(body, bomUTF8)))
	if err != nil {
		out(document{}, in.error(fmt.Errorf("%w: not a feed that can be read: %w", ErrBadRecord, err), "check that it is RSS, Atom or JSON Feed"))
		return
	}
	if len(parsed.Items) == 0 && !out(document{}, in.error(fmt.Errorf("%w: the feed has no items", ErrNoArticles), "")) {
		return
	}
	for i, item := range parsed.Items {
		if !r.item(in, parsed, item, "item "+strconv.Itoa(i+1), out) {
			return
		}
	}
	if readErr != nil {
		out(document{}, in.readError(readErr))
	}
}

// leastContent is the least number of letters and digits in an item's content
// for it to stand for the article rather than to announce it.
const leastContent = 400

// item emits one item of a feed.
func (r *reader) item(in input, feed *gofeed.Feed, item *gofeed.Item, place string, out emit) bool {
	known := itemFields(feed, item)
	content := item.Content
	if content == "" {
		content = item.Description
	}
	if utf8.RuneCountInString(content) < leastContent && item.Content == "" && isURL(item.Link) {
		more := true
		r.page(item.Link, known, func(d document, err error) bool {
			var e *Error
			if errors.As(err, &e) {
				e.Path, e.Place = in.path, place
				e.Err = fmt.Errorf("%s: %w", item.Link, e.Err)
			}
			more = out(d, err)
			return more
		})
		return more
	}
	if strings.TrimSpace(content) == "" {
		return out(document{}, &Error{Path: in.path, Place: place, Err: fmt.Errorf("%w: neither content nor link", ErrEmpty)})
	}
	d := document{path: in.path, place: place, kind: textKind, body: []byte(content), known: known}
	if strings.Contains(content, "<") || strings.Contains(content, "&") {
		d.kind, d.body = fragmentKind, []byte(content)
	}
	return out(d, nil)
}

// itemFields are what a feed tells of an item.
func itemFields(feed *gofeed.Feed, item *gofeed.Item) news.Article {
	a := news.Article{URL: item.Link, Title: cleanHeadline(item.Title), Outlet: feed.Title, Language: languageCode(feed.Language)}
	if item.GUID != "" && !isURL(item.GUID) {
		a.ID = news.ArticleID(item.GUID)
	}
	for _, p := range item.Authors {
		if p != nil && p.Name != "" {
			a.Authors = append(a.Authors, p.Name)
		}
	}
	setMoment(&a.Published, item.Published)
	if !a.Published.Known() && item.PublishedParsed != nil {
		a.Published.Time = *item.PublishedParsed
	}
	setMoment(&a.Modified, item.Updated)
	return a
}
