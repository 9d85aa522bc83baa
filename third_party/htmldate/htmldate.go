// Package htmldate stands in for github.com/markusmobius/go-htmldate, which
// go-trafilatura imports to date pages. Stemma dates pages itself, with the
// time of day, and the original brings go-dateparser along, which compiles its
// tables for 120 ms and 50 MB at every start of the program. This package has
// the names that go-trafilatura uses and finds no dates.
package htmldate

import (
	"errors"
	"time"

	"golang.org/x/net/html"
)

// Options are those that go-trafilatura sets.
type Options struct {
	UseOriginalDate     bool
	SkipExtensiveSearch bool
	URL                 string
}

// Result is a date found in a page.
type Result struct {
	DateTime time.Time
	HasTime  bool
}

// IsZero reports whether r holds no date.
func (r Result) IsZero() bool { return r.DateTime.IsZero() }

var errNotLooked = errors.New("htmldate: dates are not looked for")

// FromDocument finds no date.
func FromDocument(*html.Node, Options) (Result, error) { return Result{}, errNotLooked }
