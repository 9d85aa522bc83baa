// Command extract lays out annotated articles for training: each token's
// features, as the reader computes them, beside the labels of the annotation.
//
// usage: extract -out PREFIX DIR...
//
// Each DIR is a PolNeAR compartment (text/*.txt and attributions/*.ann) or a
// folder of plain texts without annotation. It writes PREFIX.json (the articles,
// with their number of tokens and the vocabulary) and PREFIX.bin: per token,
// little-endian uint32: the word's index in the vocabulary, the other columns,
// the label and the number of its attribution plus one (0: none).
//
// With -variants, each annotated article comes again in other dress, so that
// what is learnt does not lean on it: in lower case, with its first paragraph in
// capitals, and with other quotation marks.
package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/attrib"
	"stemma/internal/english"
	"stemma/internal/marks"
	"stemma/news"
)

type article struct {
	Path      string `json:"path"`
	Tokens    int    `json:"tokens"`
	Annotated bool   `json:"annotated"`
}

type layout struct {
	Columns  int       `json:"columns"` // per token in the .bin file
	Rows     []int     `json:"rows"`
	Words    []string  `json:"words"`
	Articles []article `json:"articles"`
}

func main() {
	log.SetFlags(0)
	out := flag.String("out", "polnear", "prefix of the files to write")
	variants := flag.Bool("variants", false, "also write annotated articles in other dress")
	flag.Parse()
	if err := run(*out, *variants, flag.Args()); err != nil {
		log.Fatal(err)
	}
}

func run(prefix string, variants bool, dirs []string) error {
	f, err := os.Create(prefix + ".bin")
	if err != nil {
		return err
	}
	defer f.Close() // a second time where all went well
	w := bufio.NewWriter(f)
	x := extractor{out: w, index: map[string]uint32{}, variants: variants}
	x.Rows = attrib.Rows[:]
	x.Columns = attrib.NumColumns + 2
	for _, dir := range dirs {
		if err := x.folder(dir); err != nil {
			return err
		}
	}
	if err := errors.Join(w.Flush(), f.Close()); err != nil {
		return err
	}
	b, err := json.Marshal(x.layout)
	if err != nil {
		return err
	}
	return os.WriteFile(prefix+".json", b, 0o644)
}

type extractor struct {
	layout
	out      *bufio.Writer
	index    map[string]uint32
	variants bool
}

func (x *extractor) folder(dir string) error {
	texts, err := filepath.Glob(filepath.Join(dir, "text", "*.txt"))
	if err != nil {
		return err
	}
	if len(texts) == 0 {
		if texts, err = filepath.Glob(filepath.Join(dir, "*.txt")); err != nil {
			return err
		}
	}
	for _, path := range texts {
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		base := strings.TrimSuffix(filepath.Base(path), ".txt")
		ann, err := annotation(filepath.Join(dir, "attributions"), base)
		if err != nil {
			return err
		}
		text := strings.ToValidUTF8(string(b), "\uFFFD")
		if err := x.article(path, text, ann); err != nil {
			return err
		}
		if !x.variants || ann == nil {
			continue
		}
		for _, d := range dresses {
			if err := x.article(d.name+":"+path, d.dress(text), ann); err != nil {
				return err
			}
		}
	}
	return nil
}

// dresses are the variants of a text. They keep the number of characters.
var dresses = []struct {
	name  string
	dress func(string) string
}{
	{"lower", func(text string) string { return strings.Map(sameLength(unicode.ToLower), text) }},
	{"headline", capitalHeadline},
	{"marks", otherMarks},
}

func sameLength(f func(rune) rune) func(rune) rune {
	return func(r rune) rune {
		if r > unicode.MaxLatin1 {
			return r
		}
		return f(r)
	}
}

// capitalHeadline puts the first line in capitals and takes its stop away.
func capitalHeadline(text string) string {
	end := strings.IndexByte(text, '\n')
	if end < 0 {
		end = 0
	}
	line := strings.Map(sameLength(unicode.ToUpper), text[:end])
	if s, ok := strings.CutSuffix(line, "."); ok {
		line = s + " "
	}
	return line + text[end:]
}

// otherMarks writes curly marks straight and straight ones curly, and every
// third article's double ones single.
func otherMarks(text string) string {
	pairs := marks.Find(text)
	toSingle := len(text)%3 == 0
	with := map[int]rune{}
	for _, p := range pairs {
		if p.Style != marks.Straight && p.Style != marks.Curly || p.Open.Empty() && p.Close.Empty() {
			continue
		}
		left, right := '“', '”'
		switch {
		case toSingle && p.Depth == 0:
			left, right = '‘', '’'
		case p.Style == marks.Curly:
			left, right = '"', '"'
		}
		if !p.Open.Empty() {
			with[p.Open.Start] = left
		}
		if !p.Close.Empty() {
			with[p.Close.Start] = right
		}
	}
	var b strings.Builder
	for i, r := range text {
		if m, ok := with[i]; ok && strings.ContainsRune("\"“”", r) {
			r = m
		}
		b.WriteRune(r)
	}
	return b.String()
}

// article writes the tokens of one text.
func (x *extractor) article(path, text string, ann *gold) error {
	pairs := marks.Find(text)
	doc := english.Parse(text, marks.Inner(pairs), nil)
	labels := make([][2]uint32, len(doc.Tokens))
	if ann != nil {
		labels = ann.labels(doc)
	}
	var row [attrib.NumColumns + 2]uint32
	for i, f := range attrib.Columns(doc, pairs) {
		for c, v := range f {
			row[c] = uint32(v)
		}
		row[0] = x.word(string(attrib.Normal(nil, doc.Word(i))))
		row[attrib.NumColumns], row[attrib.NumColumns+1] = labels[i][0], labels[i][1]
		if err := binary.Write(x.out, binary.LittleEndian, row[:]); err != nil {
			return err
		}
	}
	x.Articles = append(x.Articles, article{path, len(doc.Tokens), ann != nil})
	return nil
}

func (x *extractor) word(w string) uint32 {
	i, ok := x.index[w]
	if !ok {
		i = uint32(len(x.Words))
		x.index[w] = i
		x.Words = append(x.Words, w)
	}
	return i
}

// gold is the annotation of one article: for each run of word tokens with one
// label of one attribution, where it stands.
type gold struct {
	parts []part
}

type part struct {
	attribution, label int
	spans              [][2]int // in characters
}

var labelNames = map[string]int{"Source": 0, "Cue": 1, "Content": 2}

// annotation reads the annotation of the article named base: that of the first
// annotator by name, nil where there is none.
func annotation(dir, base string) (*gold, error) {
	entries, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if rest, ok := strings.CutPrefix(e.Name(), base+"_"); ok && strings.HasSuffix(rest, ".ann") {
			return readGold(filepath.Join(dir, e.Name()))
		}
	}
	return nil, nil
}

// readGold reads brat standoff: lines "T1<tab>Label start end;start end<tab>text"
// and "E1<tab>Attribution:T4 Content:T3 …".
func readGold(path string) (*gold, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	spans := map[string]part{}
	var g gold
	events := 0
	for line := range strings.Lines(string(b)) {
		fields := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		switch {
		case len(fields) < 2:
		case strings.HasPrefix(line, "T"):
			label, places, _ := strings.Cut(fields[1], " ")
			n, ok := labelNames[label]
			if !ok {
				continue
			}
			p := part{label: n}
			for _, s := range strings.Split(places, ";") {
				var at [2]int
				if _, err := fmt.Sscan(s, &at[0], &at[1]); err != nil {
					return nil, fmt.Errorf("%s: %q: %w", path, line, err)
				}
				p.spans = append(p.spans, at)
			}
			spans[fields[0]] = p
		case strings.HasPrefix(line, "E"):
			for _, role := range strings.Fields(fields[1]) {
				_, id, _ := strings.Cut(role, ":")
				if p, ok := spans[id]; ok {
					p.attribution = events
					g.parts = append(g.parts, p)
				}
			}
			events++
		}
	}
	return &g, nil
}

var word = regexp.MustCompile(`[\pL\pN\pM_]+|[^\pL\pN\pM_\s]`)

// labels lays the annotation on the tokens of doc by way of the word tokens
// that it is scored on: runs of one label of one attribution become B I E or S.
func (g *gold) labels(doc *english.Doc) [][2]uint32 {
	at := charOffsets(doc.Text)
	places := word.FindAllStringIndex(doc.Text, -1)
	type tag struct{ attribution, label int }
	tags := make([]*tag, len(places))
	for _, p := range g.parts {
		for i, place := range places {
			for _, s := range p.spans {
				if tags[i] == nil && s[0] < at[place[1]] && at[place[0]] < s[1] {
					tags[i] = &tag{p.attribution, p.label}
				}
			}
		}
	}
	out := make([][2]uint32, len(doc.Tokens))
	for i := 0; i < len(tags); {
		j := i + 1
		for j < len(tags) && tags[i] != nil && tags[j] != nil && *tags[i] == *tags[j] {
			j++
		}
		if tags[i] != nil {
			r := doc.TokensIn(news.Span{Start: places[i][0], End: places[j-1][1]})
			for k := r.Start; k < r.End; k++ {
				if out[k][0] == 0 {
					out[k] = [2]uint32{bies(r, k, tags[i].label), uint32(tags[i].attribution) + 1}
				}
			}
		}
		i = j
	}
	return mend(out)
}

// The labels: 0 is none, then B I E S of source, cue and content.
func bies(r english.Range, k, label int) uint32 {
	pos := 1
	switch {
	case r.Len() == 1:
		pos = 3
	case k == r.Start:
		pos = 0
	case k == r.End-1:
		pos = 2
	}
	return uint32(1 + 4*label + pos)
}

// mend makes runs whole that lost a token to their neighbour.
func mend(out [][2]uint32) [][2]uint32 {
	for i := 0; i < len(out); {
		j := i + 1
		for j < len(out) && out[i][0] != 0 && out[j][1] == out[i][1] && (out[j][0]-1)/4 == (out[i][0]-1)/4 && out[j][0] != 0 && !begins(out[j][0]) {
			j++
		}
		if out[i][0] != 0 {
			for k := i; k < j; k++ {
				out[k][0] = bies(english.Range{Start: i, End: j}, k, int(out[k][0]-1)/4)
			}
		}
		i = j
	}
	return out
}

func begins(label uint32) bool { return (label-1)%4 == 0 || (label-1)%4 == 3 }

// charOffsets maps byte offsets to offsets in characters.
func charOffsets(text string) []int {
	at := make([]int, len(text)+1)
	n := 0
	for i := 0; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		for k := range size {
			at[i+k] = n
		}
		i += size
		n++
	}
	at[len(text)] = n
	return at
}
