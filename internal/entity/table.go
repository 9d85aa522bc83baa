package entity

import (
	_ "embed"
	"encoding/binary"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed genders.bin
var genderBytes string

//go:embed nouns.bin
var nounBytes string

// table maps hashed words to a byte. It is read in place, so that it costs
// nothing at start-up; train/entity/lexicon.py writes it. Two words in four
// billion share a hash.
type table struct {
	keys   string // sorted FNV-1a 32 hashes, little endian
	values string
}

func newTable(b string) table {
	n := int(binary.LittleEndian.Uint32([]byte(b[:4])))
	return table{keys: b[4 : 4+4*n], values: b[4+4*n:]}
}

func (t table) key(i int) uint32 {
	b := t.keys[4*i : 4*i+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// find is the byte of a word in lower case.
func (t table) find(word string) (byte, bool) {
	h := uint32(0x811C9DC5)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 0x01000193
	}
	n := len(t.values)
	lo, hi := 0, n
	for lo < hi {
		mid := (lo + hi) / 2
		if t.key(mid) < h {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < n && t.key(lo) == h {
		return t.values[lo], true
	}
	return 0, false
}

var (
	genderTable = newTable(genderBytes)
	nounTable   = newTable(nounBytes)
)

// letters that Unicode does not decompose.
var plainLetters = strings.NewReplacer(
	"ł", "l", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe", "ı", "i", "ə", "e",
	"’", "'", "‘", "'", "ʼ", "'", "`", "'", "‐", "-", "‑", "-", "–", "-")

// fold is s in lower case without diacritics, with straight apostrophes and
// plain hyphens. It does not allocate when s is so already.
func fold(s string) string {
	plain := true
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	s = strings.ToLower(s)
	for i := range len(s) {
		if s[i] >= 0x80 {
			return foldUnicode(s)
		}
	}
	return s
}

func foldUnicode(s string) string {
	s = norm.NFD.String(plainLetters.Replace(s))
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, s)
}
