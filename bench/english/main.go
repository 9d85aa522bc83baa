// Command english reads texts with Stemma's reader of English and prints what
// it found, for the scripts beside it that compare it with gold annotation
// and with peers.
//
// It reads JSON lines {"id": …, "text": …} from standard input and writes
// {"id": …, "sentences": [[start, end]], "names": [[start, end, kind]],
// "tokens": [[start, end, tag]]}, with offsets in UTF-8 bytes. On standard
// error it says how long the reading alone took.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"time"

	"stemma/internal/english"
	"stemma/internal/marks"
	"stemma/news"
)

type input struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

type output struct {
	ID        string      `json:"id"`
	Sentences []news.Span `json:"sentences"`
	Names     [][3]any    `json:"names"`
	Tokens    [][3]any    `json:"tokens"`
}

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func run(r io.Reader, w io.Writer) error {
	in, out := json.NewDecoder(bufio.NewReader(r)), bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	var spent time.Duration
	tokens, texts := 0, 0
	for in.More() {
		var t input
		if err := in.Decode(&t); err != nil {
			return err
		}
		start := time.Now()
		d := parse(t.Text)
		spent += time.Since(start)
		tokens += len(d.Tokens)
		texts++
		if err := enc.Encode(describe(t.ID, d)); err != nil {
			return err
		}
	}
	fmt.Fprintf(os.Stderr, "%d texts, %d tokens in %.3f s: %.2f µs a token\n",
		texts, tokens, spent.Seconds(), float64(spent.Microseconds())/float64(max(1, tokens)))
	return out.Flush()
}

func parse(text string) *english.Doc {
	var quoted []news.Span
	for _, p := range marks.Find(text) {
		quoted = append(quoted, p.Inner)
	}
	return english.Parse(text, quoted, nil)
}

func describe(id string, d *english.Doc) output {
	o := output{ID: id}
	for _, s := range d.Sentences {
		o.Sentences = append(o.Sentences, d.SpanOf(s.Range))
	}
	for _, n := range d.Names {
		s := d.SpanOf(n.Range)
		o.Names = append(o.Names, [3]any{s.Start, s.End, n.Kind})
	}
	for _, t := range d.Tokens {
		o.Tokens = append(o.Tokens, [3]any{t.Span.Start, t.Span.End, t.Tag})
	}
	return o
}
