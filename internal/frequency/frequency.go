// Package frequency tells how common an English word is in the news, so that
// two articles that share "tailings" count for more than two that share
// "government", even where there are only two articles to count in.
//
// The table is made by train/frequency from news texts: the FNV-1a hash of a
// word and its frequency on a logarithmic scale, in five bytes a word, read
// where it lies in the binary.
package frequency

import (
	_ "embed"
	"math"
	"sort"
)

//go:embed table.bin
var table string

const record = 5

// rarest is the frequency of words that the table lacks.
const rarest = 1

// Of is how often the lower-case word stands in ten million words of news.
func Of(word string) float64 { return OfHash(Hash(word)) }

// OfHash is Of for a word that was hashed already.
func OfHash(key uint32) float64 {
	n := len(table) / record
	i := sort.Search(n, func(i int) bool { return keyAt(i) >= key })
	if i == n || keyAt(i) != key {
		return rarest
	}
	return math.Exp2(float64(table[i*record+4]) / 8)
}

// InArticle is the chance that an article of the given number of words has
// the hashed word at least once, were words strewn at random.
func InArticle(key uint32, words int) float64 {
	return -math.Expm1(-OfHash(key) / 1e7 * float64(words))
}

func keyAt(i int) uint32 {
	b := table[i*record : i*record+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// Hash is the key of a lower-case word: 32 bits of FNV-1a.
func Hash[S string | []byte](word S) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return h
}
