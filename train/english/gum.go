//go:build train

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// gumDoc is one document of GUM.
type gumDoc struct {
	name      string
	sentences []gumSentence
}

func (d gumDoc) genre() string { return strings.Split(d.name, "_")[1] }

// gumSentence holds the columns of a sentence that are used.
type gumSentence struct {
	words []string
	tags  []int // news.Tag
}

var universal = map[string]int{}

func init() {
	for i, t := range strings.Fields("X ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB") {
		universal[t] = i
	}
}

// readGUM reads the documents of a split that are there.
func readGUM(folder, split string) ([]gumDoc, error) {
	list, err := os.ReadFile(filepath.Join(folder, "splits.md"))
	if err != nil {
		return nil, err
	}
	_, part, ok := strings.Cut(string(list), "\n## "+split+"\n")
	if !ok {
		return nil, fmt.Errorf("%s: no split %q", folder, split)
	}
	part, _, _ = strings.Cut(part, "\n## ")
	var docs []gumDoc
	for _, name := range regexp.MustCompile(`GUM_\w+`).FindAllString(part, -1) {
		b, err := os.ReadFile(filepath.Join(folder, "dep", name+".conllu"))
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		docs = append(docs, gumDoc{name, readSentences(string(b))})
	}
	return docs, nil
}

func readSentences(conllu string) (out []gumSentence) {
	for _, block := range strings.Split(conllu, "\n\n") {
		var s gumSentence
		for _, l := range strings.Split(block, "\n") {
			c := strings.Split(l, "\t")
			if len(c) < 10 || strings.ContainsAny(c[0], "-.") {
				continue
			}
			s.words = append(s.words, c[1])
			s.tags = append(s.tags, universal[c[3]])
		}
		if len(s.words) > 0 {
			out = append(out, s)
		}
	}
	return out
}
