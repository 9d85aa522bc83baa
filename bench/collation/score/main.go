// Score measures a system against stories whose truth is known.
//
//	score -truth TRUTH.jsonl -report REPORT.json      a full report, as `stemma report --format json` prints it
//	score -truth TRUTH.jsonl -pairs PAIRS.tsv         lines "id id similarity", for systems that only compare
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
	"strconv"
	"strings"

	"stemma/bench/collation/truth"
)

func main() {
	truthPath := flag.String("truth", "", "truth.jsonl of the generator")
	reportPath := flag.String("report", "", "a report in JSON")
	pairsPath := flag.String("pairs", "", "similar pairs, tab separated")
	name := flag.String("name", "system", "what the table calls the system")
	tsv := flag.Bool("tsv", false, "print name, figure and value, tab separated")
	errors := flag.Bool("errors", false, "list what was missed and what was wrong")
	flag.Parse()
	if *truthPath == "" || (*reportPath == "") == (*pairsPath == "") {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*truthPath, *reportPath, *pairsPath, *name, *tsv, *errors); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(truthPath, reportPath, pairsPath, name string, tsv, errors bool) error {
	stories, err := truth.Read[truth.Story](truthPath)
	if err != nil {
		return err
	}
	t := newTruth(stories)
	var figures []figure
	if reportPath != "" {
		r, err := readReport(reportPath)
		if err != nil {
			return err
		}
		log := io.Discard
		if errors {
			log = os.Stdout
		}
		figures = t.report(r, log)
	} else {
		links, err := readPairs(pairsPath)
		if err != nil {
			return err
		}
		figures = t.sweep(links)
	}
	for _, f := range figures {
		if tsv {
			fmt.Printf("%s\t%s\t%.3f\n", name, f.name, f.value)
		} else {
			fmt.Printf("%-34s %.3f   %s\n", f.name, f.value, f.note)
		}
	}
	return nil
}

// figure is one line of the result.
type figure struct {
	name  string
	value float64
	note  string
}

// report is what is read of a report.
type report struct {
	Stories []struct {
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
			Kind  string `json:"kind"`
			About string `json:"about"`
			Sides []truth.Side
		} `json:"conflicts"`
	} `json:"stories"`
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

func readReport(path string) (*report, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r report
	if err := json.NewDecoder(bufio.NewReaderSize(f, 1<<20)).Decode(&r); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &r, nil
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
