// Package corpus reads the corpora that the ranker of internal/entity is
// trained and measured on: GAP (Webster et al., TACL 2018) and GUM (Zeldes,
// LREV 2017).
package corpus

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"stemma/internal/english"
	"stemma/internal/marks"
	"stemma/news"
)

// Pronoun is an example of GAP: a passage, a pronoun in it, and two names of
// which at most one, for each that is not a duplicate, is meant.
type Pronoun struct {
	ID       string
	Text     string
	Pronoun  news.Span
	Feminine bool
	Names    [2]news.Span
	Coref    [2]bool
}

// ReadGAP reads a file of GAP. Offsets become bytes.
func ReadGAP(path string) ([]Pronoun, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = '\t', true
	if _, err := r.Read(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []Pronoun
	for {
		row, err := r.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		p := Pronoun{ID: row[0], Text: row[1]}
		p.Pronoun = spanAt(p.Text, row[3], row[2])
		p.Names = [2]news.Span{spanAt(p.Text, row[5], row[4]), spanAt(p.Text, row[8], row[7])}
		p.Coref = [2]bool{row[6] == "TRUE", row[9] == "TRUE"}
		switch strings.ToLower(row[2]) {
		case "she", "her", "hers":
			p.Feminine = true
		}
		out = append(out, p)
	}
}

// spanAt turns an offset in characters into the span of words there.
func spanAt(text, offset, words string) news.Span {
	n, _ := strconv.Atoi(offset)
	at := len(text)
	for i := range text {
		if n == 0 {
			at = i
			break
		}
		n--
	}
	return news.Span{Start: at, End: min(at+len(words), len(text))}
}

// Read parses text as the reader does.
func Read(text string) (*english.Doc, []marks.Pair) {
	pairs := marks.Find(text)
	return english.Parse(text, marks.Inner(pairs), nil), pairs
}

// WithNames makes each of spans the name of a person in doc, in place of the
// names there that overlap it: the task gives them.
func WithNames(doc *english.Doc, spans ...news.Span) {
	for _, s := range spans {
		r := tokensIn(doc, s)
		if r.Len() == 0 {
			continue
		}
		kept := doc.Names[:0:0]
		done := false
		for _, n := range doc.Names {
			if n.Start >= r.Start && !done {
				kept, done = append(kept, english.Name{Range: r, Kind: news.Person}), true
			}
			if n.End <= r.Start || n.Start >= r.End {
				kept = append(kept, n)
			}
		}
		if !done {
			kept = append(kept, english.Name{Range: r, Kind: news.Person})
		}
		doc.Names = kept
	}
}

// tokensIn is the range of tokens that overlap s.
func tokensIn(doc *english.Doc, s news.Span) english.Range {
	r := english.Range{}
	for i, t := range doc.Tokens {
		if t.Span.Overlaps(s) {
			if r.Len() == 0 {
				r.Start = i
			}
			r.End = i + 1
		}
	}
	return r
}
