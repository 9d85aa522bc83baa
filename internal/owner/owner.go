// Package owner names the accounts whose outlets have one owner.
//
// Two articles that were written apart are two accounts, also where one company
// owns both outlets: it may or may not have had a hand in them. A reader who
// counts should know, so the accounts are named and stay counted.
//
// How it works: a table says who owns which outlet, as of when, and on which
// page that is said. An article belongs to the row that has the name of its
// outlet, or else to the row that has the domain of its address or one above it.
// Names are the same but for case, marks and a leading "The"; nothing is
// guessed. Who bought an outlet after an article came out is not named for it. Two
// accounts of one outlet are named in the same way, with no table.
//
// The table is a CSV file that can be read and edited by hand (owners.csv); a
// user's file is laid over it row by row.
package owner

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/publicsuffix"

	"stemma/internal/outlet"
	"stemma/news"
)

// CSV is the table that comes with Stemma, as it can be edited.
//
//go:embed owners.csv
var CSV string

// Outlet is a row of a table: an outlet and its owner.
type Outlet struct {
	Name   string
	Owner  string // "" for none that is known
	Source string // where that is said
	AsOf   string // when that was said: a year, a month or a day
	Since  string // when the outlet came to that owner, "" for long ago or unknown; in the same form
}

// ownedOn reports whether the owner can have been that of an article of that time.
func (o *Outlet) ownedOn(published news.Moment) bool {
	return o.Owner != "" && (!published.Known() || published.Time.UTC().Format(time.DateOnly) >= o.Since)
}

// Table tells who owns which outlet. The zero Table knows none.
type Table struct {
	byName   map[string]*Outlet
	byDomain map[string]*Outlet
}

// Known is the table that comes with Stemma.
var Known = sync.OnceValue(func() *Table {
	t, err := Read(strings.NewReader(CSV), "owners.csv")
	if err != nil {
		panic(err) // a test reads it before a user does
	}
	return t
})

// columns of a table, as its first line names them. A table may do without the last.
var columns = []string{"outlet", "domains", "owner", "as of", "source", "since"}

// Read reads a table in CSV: a first line with the names of the columns, then a
// row an outlet. Lines that begin with # are comments. Names and domains are
// several in their cell with "; " between them, the first name is the one that
// is shown. Errors tell name, the line and the remedy.
func Read(r io.Reader, name string) (*Table, error) {
	t := &Table{map[string]*Outlet{}, map[string]*Outlet{}}
	rows := csv.NewReader(r)
	rows.Comment, rows.FieldsPerRecord, rows.TrimLeadingSpace = '#', -1, true
	lines := map[string]int{} // of each name and domain
	width := 0
	for first := true; ; first = false {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			if first {
				return nil, fmt.Errorf("%s: no row in it: the first line must be %q", name, strings.Join(columns, ","))
			}
			return t, nil
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			return nil, fmt.Errorf("%s:%d: %w: put a cell with a comma or a quotation mark in it between \"…\" and double the marks within", name, broken.Line, broken.Err)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		line, _ := rows.FieldPos(0)
		if first {
			width, err = header(row)
		} else {
			err = t.add(row, width, line, lines)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
	}
}

// header is how many columns a first line names.
func header(row []string) (int, error) {
	got := strings.TrimPrefix(strings.Join(row, ","), "\ufeff")
	for _, n := range [...]int{len(columns), len(columns) - 1} {
		if got == strings.Join(columns[:n], ",") {
			return n, nil
		}
	}
	return 0, fmt.Errorf("the first line is %.80q: make it %q", got, strings.Join(columns, ","))
}

var date = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`)

// add adds a row that stands in a line of a table of that width; lines are those
// of all names and domains before.
func (t *Table) add(row []string, width, line int, lines map[string]int) error {
	if len(row) != width {
		return fmt.Errorf("%d cells: a row has %d (%s), empty ones too", len(row), width, strings.Join(columns[:width], ", "))
	}
	names, domains := list(row[0]), list(row[1])
	if len(names) == 0 {
		return errors.New("no outlet: write its name in the first cell")
	}
	o := &Outlet{Name: names[0], Owner: strings.TrimSpace(row[2]), AsOf: strings.TrimSpace(row[3]), Source: strings.TrimSpace(row[4])}
	if width == len(columns) {
		o.Since = strings.TrimSpace(row[5])
	}
	for i, cell := range [...]string{o.AsOf, o.Since} {
		if cell != "" && !date.MatchString(cell) {
			return fmt.Errorf("%s %q: write a year, a month or a day as 2026, 2026-05 or 2026-05-31", [...]string{"as of", "since"}[i], cell)
		}
	}
	for _, n := range names {
		key := outlet.Key(n)
		if key == "" {
			return fmt.Errorf("outlet %q has no letter: write its name", n)
		}
		if err := once(lines, key, n, line); err != nil {
			return err
		}
		t.byName[key] = o
	}
	for _, d := range domains {
		key := strings.ToLower(d)
		if _, err := publicsuffix.EffectiveTLDPlusOne(key); err != nil || strings.ContainsAny(key, "/: ") {
			return fmt.Errorf("domain %q: write the address of the outlet's site alone, as example.com", d)
		}
		if err := once(lines, "//"+key, d, line); err != nil {
			return err
		}
		t.byDomain[key] = o
	}
	return nil
}

// once notes the line of a name or a domain and refuses a second one.
func once(lines map[string]int, key, shown string, line int) error {
	if before, has := lines[key]; has && before != line {
		return fmt.Errorf("%q stands in line %d already: take one of the two out", shown, before)
	}
	lines[key] = line
	return nil
}

func list(cell string) []string {
	var out []string
	for s := range strings.SplitSeq(cell, ";") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// Over is t laid over another table: what t says of a name or a domain holds,
// an empty owner too.
func (t *Table) Over(under *Table) *Table {
	out := &Table{map[string]*Outlet{}, map[string]*Outlet{}}
	for _, one := range [...]*Table{under, t} {
		for k, o := range one.byName {
			out.byName[k] = o
		}
		for k, o := range one.byDomain {
			out.byDomain[k] = o
		}
	}
	return out
}

// Find is the row of an outlet, told by its name, or else by an address of one
// of its articles; nil for none. A name can also be an address.
func (t *Table) Find(name, address string) *Outlet {
	if o := t.byName[outlet.Key(name)]; o != nil {
		return o
	}
	if o := t.ofHost(hostOf(name)); o != nil {
		return o
	}
	return t.ofHost(hostOf(address))
}

// ofHost is the row of a host or of a domain above it.
func (t *Table) ofHost(host string) *Outlet {
	for host != "" {
		if o := t.byDomain[host]; o != nil {
			return o
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return nil
}

// hostOf is the host of an address with or without its scheme, "" for none.
func hostOf(address string) string {
	if !strings.Contains(address, "://") {
		address = "//" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
}
