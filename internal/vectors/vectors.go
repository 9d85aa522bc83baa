// Package vectors gives words and sentences small dense vectors in which those
// of like meaning point the same way.
//
// Articles of different hands say one thing in different words. Matching them
// by meaning needs more than shared words, yet a neural encoder costs seconds a
// story and megabytes of run time. The table embedded here is distilled once
// from a sentence encoder (all-MiniLM-L6-v2; see train/vectors and
// docs/models.md): one vector a word, scaled by how much the word tells, so
// that the sum of a sentence's word vectors is the vector of the sentence.
// That is a static embedding in the manner of model2vec, with the weights of
// Arora et al. (2017), "A Simple but Tough-to-Beat Baseline".
//
// The table is read where it lies in the binary: nothing is loaded, a look-up
// is one hash and allocates nothing, and all functions may be called from many
// goroutines.
package vectors

import (
	_ "embed"
	"encoding/binary"
	"math"
)

// Dims is the number of dimensions of a vector.
const Dims = 64

// Vec is the vector of a word or a sentence. The zero Vec stands for no
// meaning at all and is like nothing.
type Vec [Dims]float32

//go:embed table.bin
var file string

// The layout of the file; see train/vectors/distil.py.
const header = 16

var (
	words   = int(u32(file[8:]))
	slots   = int(u32(file[12:]))
	offsets = header + 2*slots
	scales  = offsets + 4*(words+1)
	rows    = scales + 4*words
	letters = rows + Dims*words
)

func u32(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// longest is the length in bytes of the longest word that is looked up.
const longest = 24

// find is the index of word in the table, -1 where it is not there. Case does
// not count for ASCII letters, and ’ is '.
func find(word string) int {
	var buf [longest]byte
	n := 0
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c == 0xE2 && i+2 < len(word) && word[i+1] == 0x80 && word[i+2] == 0x99 {
			c = '\''
			i += 2
		}
		if n == longest {
			return -1
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[n] = c
		n++
	}
	if n == 0 {
		return -1
	}
	key := buf[:n]
	h := uint32(2166136261)
	for _, c := range key {
		h = (h ^ uint32(c)) * 16777619
	}
	for at := int(h) & (slots - 1); ; at = (at + 1) & (slots - 1) {
		slot := int(file[header+2*at]) | int(file[header+2*at+1])<<8
		if slot == 0 {
			return -1
		}
		i := slot - 1
		from, to := u32(file[offsets+4*i:]), u32(file[offsets+4*i+4:])
		if file[letters+int(from):letters+int(to)] == string(key) {
			return i
		}
	}
}

// addRow adds row i of the table to v.
func (v *Vec) addRow(i int, factor float32) {
	scale := factor * math.Float32frombits(u32(file[scales+4*i:]))
	row := file[rows+Dims*i : rows+Dims*(i+1)]
	for d := range v {
		v[d] += scale * float32(int8(row[d]))
	}
}

// addWord adds word's vector to v and reports whether it is known. A word that
// the table lacks is taken without its possessive ending, and a compound as the
// mean of its parts.
func (v *Vec) addWord(word string) bool {
	if i := find(word); i >= 0 {
		v.addRow(i, 1)
		return true
	}
	if stem := possessor(word); stem != word {
		return v.addWord(stem)
	}
	return v.addParts(word)
}

// addParts adds the mean of the vectors of the known parts of a hyphenated word.
func (v *Vec) addParts(word string) bool {
	var sum Vec
	known, start, parts := 0, 0, 0
	for i := 0; i <= len(word); i++ {
		if i < len(word) && word[i] != '-' {
			continue
		}
		if start > 0 || i < len(word) { // a word without a hyphen has no parts
			if k := find(word[start:i]); k >= 0 {
				sum.addRow(k, 1)
				known++
			}
		}
		start = i + 1
		if parts++; parts == 8 {
			break
		}
	}
	if known == 0 {
		return false
	}
	for d := range v {
		v[d] += sum[d] / float32(known)
	}
	return true
}

// possessor is word without a possessive ending.
func possessor(word string) string {
	for _, ending := range [...]string{"'s", "’s", "'S", "’S", "'", "’"} {
		if n := len(word) - len(ending); n > 0 && word[n:] == ending {
			return word[:n]
		}
	}
	return word
}

// Of is the vector of one word, its length the weight that the word has in a
// sentence, and whether the word is known.
func Of(word string) (v Vec, known bool) {
	known = v.addWord(word)
	return v, known
}

// Sentence is the vector of the words together: the sum of those that are
// known, the zero Vec when none is.
func Sentence(words []string) (v Vec) {
	for _, w := range words {
		v.addWord(w)
	}
	return v
}

// Add is the sum of v and w: two sentences' vectors become that of both.
func (v Vec) Add(w Vec) Vec {
	for d := range v {
		v[d] += w[d]
	}
	return v
}

// Zero reports whether v stands for no meaning at all.
func (v *Vec) Zero() bool { return *v == Vec{} }

// Dot is the inner product of a and b.
func Dot(a, b *Vec) float64 {
	var s0, s1, s2, s3 float32
	for d := 0; d < Dims; d += 4 {
		s0 += a[d] * b[d]
		s1 += a[d+1] * b[d+1]
		s2 += a[d+2] * b[d+2]
		s3 += a[d+3] * b[d+3]
	}
	return float64(s0 + s1 + s2 + s3)
}

// Cosine is how alike a and b are, from -1 to 1; 0 where either is zero.
func Cosine(a, b *Vec) float64 {
	aa, bb := Dot(a, a), Dot(b, b)
	if aa == 0 || bb == 0 {
		return 0
	}
	return max(-1, min(1, Dot(a, b)/math.Sqrt(aa*bb)))
}

// Unit is v at length one; the zero Vec stays zero. The dot product of two
// unit vectors is their cosine.
func (v Vec) Unit() Vec {
	n := Dot(&v, &v)
	if n == 0 {
		return v
	}
	f := float32(1 / math.Sqrt(n))
	for d := range v {
		v[d] *= f
	}
	return v
}

func init() {
	if file[:4] != "SVT1" || binary.LittleEndian.Uint32([]byte(file[4:8])) != Dims {
		panic("vectors: table.bin has another layout or width")
	}
}
