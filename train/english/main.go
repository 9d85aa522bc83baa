//go:build train

// Command english trains the models of internal/english.
//
//	go run -tags train ./train/english tags -gum GUM -bits 16 -out internal/english/tags.bin
//	go run -tags train ./train/english names -on FILE:WEIGHT,… -dev FILE,… -out internal/english/names.bin
//
// The files for names are made by names.py.//
// GUM is a folder with dep/*.conllu and splits.md. Training is seeded: the same
// data gives the same file.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"strings"

	"stemma/internal/english"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 2 {
		log.Fatal("usage: english tags|names [flags]")
	}
	f := flag.NewFlagSet(os.Args[1], flag.ExitOnError)
	gum := f.String("gum", "../shared/data/gum", "the GUM corpus")
	out := f.String("out", "", "the model file to write")
	rounds := f.Int("rounds", 8, "passes over the data")
	bits := f.Int("bits", 17, "hash bits of the table")
	on := f.String("on", "", "texts with names to train on, FILE:WEIGHT,…")
	dev := f.String("dev", "", "texts with names to measure on, FILE,…")
	folds := f.Int("folds", 4, "folds for the labels of the first reading, 0 for none")
	_ = f.Parse(os.Args[2:])
	switch os.Args[1] {
	case "tags":
		trainTags(*gum, *out, *bits, *rounds)
	case "names":
		trainNames(strings.Split(*on, ","), strings.Split(*dev, ","), *out, *bits, *rounds, *folds)
	default:
		log.Fatalf("unknown model %q", os.Args[1])
	}
}

func trainTags(gum, out string, bits, rounds int) {
	train, err := readGUM(gum, "train")
	check(err)
	dev, err := readGUM(gum, "dev")
	check(err)
	bin := english.TrainTags(tagSamples(train), bits, rounds, 1)
	fmt.Printf("accuracy: train %.2f, dev %.2f\n", tagAccuracy(bin, train, ""), tagAccuracy(bin, dev, ""))
	fmt.Printf("dev news %.2f, bio %.2f, speech %.2f\n", tagAccuracy(bin, dev, "news"), tagAccuracy(bin, dev, "bio"), tagAccuracy(bin, dev, "speech"))
	if out != "" {
		check(os.WriteFile(out, bin, 0o644))
	}
}

func tagSamples(docs []gumDoc) (samples []english.TagSample) {
	for _, d := range docs {
		for _, s := range d.sentences {
			samples = append(samples, english.TagSample{Words: s.words, Tags: s.tags})
		}
	}
	return samples
}

func tagAccuracy(bin []byte, docs []gumDoc, genre string) float64 {
	right, all := 0, 0
	for _, d := range docs {
		if genre != "" && d.genre() != genre {
			continue
		}
		for _, s := range d.sentences {
			for i, t := range english.Tags(string(bin), s.words) {
				all++
				if t == s.tags[i] {
					right++
				}
			}
		}
	}
	return 100 * float64(right) / float64(max(1, all))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
