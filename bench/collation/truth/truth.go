// Package truth is the plain format in which the benchmark tells what is true
// of the stories it made: JSON Lines, a story a line. It is described field by
// field in the benchmark's README, for readers that use no Go.
//
// Offsets are UTF-8 byte offsets [start, end) into an article's text.
package truth

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

// Article is a line of the articles file: what a system gets to read, in the
// fields that Stemma's JSON Lines have.
type Article struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet,omitempty"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"`
	Text      string `json:"text"`
}

// Base is a line of a base file, from which stories are made. Articles with
// the same Event are independent accounts of one event. Agreed tells that
// they agree in all facts, so that whatever conflict is found between them
// is an error.
type Base struct {
	Article
	Event  string `json:"event,omitempty"`
	Agreed bool   `json:"agreed,omitempty"`
}

// Story is all that is true of one story.
type Story struct {
	ID         string      `json:"story"`
	Distractor bool        `json:"distractor,omitempty"` // shares people with another story
	Agreed     bool        `json:"agreed,omitempty"`     // its base articles agree in all facts
	Articles   []Member    `json:"articles"`
	Edges      []Edge      `json:"edges"`
	Accounts   [][]string  `json:"accounts"`
	Quotations []Quotation `json:"quotations"`
	Conflicts  []Conflict  `json:"conflicts"`
	Credits    []Evidence  `json:"false_credits"`
}

// Member is an article of a story. Base names the base articles that its text
// goes back to.
type Member struct {
	ID    string   `json:"id"`
	Base  []string `json:"base"`
	Timed bool     `json:"timed"`
}

// The kinds of edges.
const (
	Copy   = "copy"   // local edits
	Trim   = "trim"   // a part, word for word
	Splice = "splice" // one of two sources that were joined
	Light  = "light"  // rewrites, by how many words were replaced
	Medium = "medium"
	Heavy  = "heavy"
	Common = "common" // both from one text that is not in the set; not directed
)

// Edge tells that To's text was made from From's; for Common, that both were
// made from one unseen text. Siblings of an unseen text have an edge each. Or
// are articles that share as many words with To as From does: the texts do not
// tell which of them was the source. OrTo are, without times, articles made from
// To that share as many words with From as To does. Unclear tells of siblings of an unseen text
// that nothing in the set shows it: one of the two might have been the other's
// source and have added what the other lacks.
type Edge struct {
	From     string   `json:"from"`
	To       string   `json:"to"`
	Kind     string   `json:"kind"`
	Directed bool     `json:"directed"`
	Or       []string `json:"or,omitempty"`
	OrTo     []string `json:"or_to,omitempty"`
	Unclear  bool     `json:"unclear,omitempty"`
}

// Evidence is a place in an article.
type Evidence struct {
	Article string `json:"article"`
	Span    [2]int `json:"span"`
	Text    string `json:"text"`
}

// The kinds of quotations that are not what was said.
const (
	Word     = "word"
	Negation = "negation"
	Number   = "number"
	Name     = "name"
	Modality = "modality"
	Spliced  = "spliced"
	Invented = "invented"
)

// Quotation is an altered or invented quotation. Members are the articles that
// carry it so, Sources those that carry it as it was in the base article;
// Original is that wording. Sources is empty for an invented quotation, and
// where no article is left that has the original.
type Quotation struct {
	Kind     string     `json:"kind"`
	Original string     `json:"original,omitempty"`
	Members  []Evidence `json:"members"`
	Sources  []Evidence `json:"sources,omitempty"`
}

// Conflict is a fact that was changed: a number, date or role. The first side
// is the original one.
type Conflict struct {
	Kind  string `json:"kind"`
	Sides []Side `json:"sides"`
}

// Side is one value and where it stands.
type Side struct {
	Value   string     `json:"value"`
	Members []Evidence `json:"members"`
}

// Read reads JSON Lines.
func Read[T any](path string) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []T
	for lines := json.NewDecoder(bufio.NewReaderSize(f, 1<<20)); lines.More(); {
		var v T
		if err := lines.Decode(&v); err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", path, len(out)+1, err)
		}
		out = append(out, v)
	}
	return out, nil
}

// Write writes JSON Lines.
func Write[T any](path string, rows []T) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := f.Close(); err == nil {
			err = cerr
		}
	}()
	out := bufio.NewWriterSize(f, 1<<20)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	for _, v := range rows {
		if err := lines.Encode(v); err != nil {
			return err
		}
	}
	return out.Flush()
}
