// Score measures a system against stories whose truth is known.
//
//	score -report REPORT.json TRUTH.jsonl      a full report, as `stemma report --format json` prints it
//	score -pairs PAIRS.tsv TRUTH.jsonl         lines "id id similarity", for systems that only compare
//
// Several sets are scored as one where each file name holds a star in place of
// what differs: score -report 'out/*/report.json' 'out/*/truth.jsonl'.
//
// What each figure counts is told in the README beside the generator. With
// -tsv a line a figure is printed, for tables; with -errors what went wrong.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"stemma/bench/collation/truth"
)

func main() {
	reports := flag.String("report", "", "a report in JSON")
	pairs := flag.String("pairs", "", "similar pairs: id, id, similarity, tab separated")
	name := flag.String("name", "system", "what the table calls the system")
	tsv := flag.Bool("tsv", false, "print name, figure and value, tab separated")
	errors := flag.Bool("errors", false, "list what was missed and what was wrong")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: score -report REPORT.json|-pairs PAIRS.tsv [-tsv] [-errors] TRUTH.jsonl")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 || (*reports == "") == (*pairs == "") {
		flag.Usage()
		os.Exit(2)
	}
	log := io.Discard
	if *errors {
		log = os.Stdout
	}
	figures, err := run(flag.Arg(0), *reports, *pairs, log)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, f := range figures {
		if *tsv {
			fmt.Printf("%s\t%s\t%.3f\n", *name, f.name, f.value)
		} else {
			fmt.Printf("%-34s %.3f   %s\n", f.name, f.value, f.note)
		}
	}
}

func run(truths, reports, pairs string, log io.Writer) ([]figure, error) {
	stories, err := all(truths, truth.Read[truth.Story])
	if err != nil {
		return nil, err
	}
	t := newTruth(stories, false)
	if pairs != "" {
		links, err := all(pairs, readPairs)
		if err != nil {
			return nil, err
		}
		return t.sweep(links), nil
	}
	found, err := all(reports, readReport)
	if err != nil {
		return nil, err
	}
	return t.report(&report{found}, log), nil
}

// all reads the files that pattern names, one after the other.
func all[T any](pattern string, read func(string) ([]T, error)) ([]T, error) {
	paths, err := filepath.Glob(pattern)
	if err == nil && len(paths) == 0 {
		err = fmt.Errorf("%s: no such file", pattern)
	}
	var out []T
	for _, path := range paths {
		rows, rerr := read(path)
		if rerr != nil {
			return nil, rerr
		}
		out = append(out, rows...)
	}
	return out, err
}

// figure is one line of the result.
type figure struct {
	name  string
	value float64
	note  string
}

// report is what is read of a report.
type report struct {
	Stories []collated `json:"stories"`
}

type collated struct {
	ID       string `json:"id"`
	Articles []struct {
		ID      string `json:"id"`
		Account int    `json:"account"`
		Notices []struct {
			Kind string `json:"kind"`
			Span [2]int `json:"span"`
		} `json:"notices"`
	} `json:"articles"`
	Derivations []link   `json:"derivations"`
	Quotations  []family `json:"quotations"`
	Conflicts   []struct {
		Kind  string       `json:"kind"`
		About string       `json:"about"`
		Sides []truth.Side `json:"sides"`
	} `json:"conflicts"`
}

// link is a reported edge; peers have only a similarity.
type link struct {
	From       string  `json:"from"`
	To         string  `json:"to"`
	Kind       string  `json:"kind"`
	Directed   bool    `json:"directed"`
	Confidence float64 `json:"confidence"`
}

type family struct {
	Text    string `json:"text"`
	Members []struct {
		truth.Evidence
		Variant string   `json:"variant"`
		Meaning []string `json:"meaning"`
	} `json:"members"`
}

func readReport(path string) ([]collated, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r report
	if err := json.NewDecoder(bufio.NewReaderSize(f, 1<<20)).Decode(&r); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return r.Stories, nil
}

func readPairs(path string) ([]link, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []link
	for line := range strings.Lines(string(raw)) {
		f := strings.Fields(line)
		if len(f) != 3 {
			return nil, fmt.Errorf("%s, line %d: not two ids and a number", path, len(out)+1)
		}
		s, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", path, len(out)+1, err)
		}
		out = append(out, link{From: f[0], To: f[1], Confidence: s})
	}
	return out, nil
}
