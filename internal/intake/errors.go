package intake

import (
	"errors"
	"strings"
)

// The reasons for which a source, or a part of it, is not an article. Each is
// wrapped in an [*Error].
var (
	ErrNotFound   = errors.New("no such file or folder")
	ErrUnreadable = errors.New("cannot be read")
	ErrEmpty      = errors.New("holds no text")
	ErrBinary     = errors.New("is not text")
	ErrNotArticle = errors.New("is not an article")
	ErrTooLarge   = errors.New("is too large")
	ErrTruncated  = errors.New("ends too early")
	ErrBadRecord  = errors.New("bad record")
	ErrNoArticles = errors.New("holds no articles")
	ErrFetch      = errors.New("cannot be fetched")
	ErrPrivate    = errors.New("leads to an address that is not public")
	ErrSkipped    = errors.New("skipped")
	ErrDuplicate  = errors.New("two articles have one id")
)

// Error tells what was not read, where, why, and what to do about it.
type Error struct {
	Path   string // the source, file or URL
	Place  string // within Path: "line:column", "item 3"; "" for all of it
	Err    error  // wraps one of the sentinels above
	Remedy string // what the user can do; "" where there is nothing
	Note   bool   // nothing is missing: the line is only worth knowing
}

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Path)
	if e.Place != "" {
		b.WriteString(":" + e.Place)
	}
	b.WriteString(": " + e.Err.Error())
	if e.Remedy != "" {
		b.WriteString(" (" + e.Remedy + ")")
	}
	return b.String()
}

func (e *Error) Unwrap() error { return e.Err }

func (d document) error(err error, remedy string) *Error {
	return &Error{Path: d.path, Place: d.place, Err: err, Remedy: remedy}
}
