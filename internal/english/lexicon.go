package english

import (
	_ "embed"
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexiconBin is made by train/english/lexicon.py, which describes its layout.
//
//go:embed lexicon.bin
var lexiconBin string

const (
	lexiconClusters = 1024
	lexiconBuckets  = 1 << 16
	lexiconEntries  = lexiconClusters + 4*(lexiconBuckets+1) // where they begin
)

// What the lexicon says of a word or of a phrase.
const (
	clusterBits = 1<<10 - 1
	firstName   = 1 << 10
	cityName    = 1 << 11
	countryName = 1 << 12 // or a state of the U.S.
	orgName     = 1 << 13
	longName    = 1 << 14 // the key is several words with a space between
	nameInLower = 1 << 15 // the lower-case word is a name if anything
)

// lookUp is what the lexicon says of the word with hash h, and the kinds of
// names that it is part of; 0 for nothing.
func lookUp(h uint32) (info, kinds uint16) {
	at := lexiconClusters + 4*int(h>>16)
	lo, hi := int(u32(lexiconBin[at:])), int(u32(lexiconBin[at+4:]))
	for low := uint16(h); lo < hi; lo++ {
		e := lexiconBin[lexiconEntries+6*lo:]
		if k := u16(e); k >= low {
			if k == low {
				return u16(e[2:]), u16(e[4:])
			}
			break
		}
	}
	return 0, 0
}

func u16(s string) uint16 { return uint16(s[0]) | uint16(s[1])<<8 }

func u32(s string) uint32 { return binary.LittleEndian.Uint32([]byte(s[:4])) }

// Words are hashed by FNV-1a over their bytes, with a finishing step.
const (
	hashStart = 2166136261
	hashPrime = 16777619
)

func finishHash(h uint32) uint32 {
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return h ^ h>>13
}

func hashWord(w string) uint32 {
	h := uint32(hashStart)
	for i := range len(w) {
		h = (h ^ uint32(w[i])) * hashPrime
	}
	return finishHash(h)
}

// caps is the case of a word.
type caps uint8

const (
	noLetters caps = iota
	lowerCase
	capitalised // the first letter alone
	allCaps     // two letters or more
	mixedCase
	withDigits
)

// form is what the models look at in a token.
type form struct {
	exact, lower  uint32 // hashes as written (apostrophes straightened) and in lower case
	suffix2       uint32 // hashes of the last bytes of the lower-case form
	suffix3       uint32
	prefix        uint32 // and of the first three
	shape         uint32 // "Xxxx-dd" with runs shortened
	info          uint16 // what the lexicon says
	kinds         uint16 // four bits each: how likely in a person, organisation, place, no name
	group         uint8
	caps          caps
	letterCapital bool // one capital letter, perhaps with a stop
}

func (f *form) cluster() uint32 { return uint32(f.info & clusterBits) }

// likely is the likeliest kind of name that f is part of (3 for none), and how
// likely in three steps.
func (f *form) likely() uint32 {
	best, top := uint32(3), uint16(0)
	for k := range uint32(4) {
		if v := f.kinds >> (4 * k) & 15; v > top {
			best, top = k, v
		}
	}
	switch {
	case top == 0:
		return 0
	case top < 8:
		return 1 + best
	case top < 12:
		return 5 + best
	}
	return 9 + best
}

// formOf looks at word.
func formOf(word string) form {
	f, ascii := asciiForm(word)
	if !ascii {
		f = wideForm(word)
	}
	f.info, f.kinds = lookUp(f.exact)
	if f.info == 0 && f.exact != f.lower {
		f.info, f.kinds = lookUp(f.lower)
		if f.info == 0 && f.caps == allCaps {
			f.info, f.kinds = lookUp(titleHash(word))
		}
	}
	f.group = lexiconBin[f.cluster()]
	return f
}

// formsOf looks at each token of d.
func formsOf(d *Doc) []form {
	forms := make([]form, len(d.Tokens))
	for i, t := range d.Tokens {
		forms[i] = formOf(d.Text[t.Span.Start:t.Span.End])
	}
	return forms
}

// asciiForm is the form of word, without what the lexicon says, and whether
// word is ASCII only.
func asciiForm(word string) (form, bool) {
	var f form
	exact, lower, shape := uint32(hashStart), uint32(hashStart), uint32(0)
	uppers, lowers, digits := 0, 0, 0
	tail := uint32(0) // the last four bytes
	last, run := uint32(0), 0
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return f, false
		}
		exact = (exact ^ uint32(c)) * hashPrime
		var kind uint32
		switch {
		case 'a' <= c && c <= 'z':
			lowers++
			kind = 1
		case 'A' <= c && c <= 'Z':
			uppers++
			kind = 2
			c |= 0x20
		case isDigit(c):
			digits++
			kind = 3
		default:
			kind = 4 + uint32(c)
		}
		lower = (lower ^ uint32(c)) * hashPrime
		tail = tail<<8 | uint32(c)
		if i == 2 {
			f.prefix = tail
		}
		if kind != last {
			last, run = kind, 0
		}
		if run++; run <= 2 {
			shape = shape*131 + kind
		}
	}
	f.exact, f.lower = finishHash(exact), finishHash(lower)
	f.suffix2, f.suffix3, f.shape = tail&0xffff, tail&0xffffff, shape
	f.caps = capsOf(uppers, lowers, digits, IsCapitalised(word))
	f.letterCapital = uppers == 1 && lowers == 0 && digits == 0 && len(word) <= 2
	return f, true
}

func capsOf(uppers, lowers, digits int, first bool) caps {
	switch {
	case digits > 0:
		return withDigits
	case uppers+lowers == 0:
		return noLetters
	case uppers == 0:
		return lowerCase
	case uppers == 1 && first:
		return capitalised
	case lowers == 0:
		return allCaps
	}
	return mixedCase
}

// wideForm is asciiForm for other words: apostrophes are made straight and
// accents are kept.
func wideForm(word string) form {
	word = strings.ReplaceAll(word, "’", "'")
	f, ascii := asciiForm(word)
	if ascii {
		return f
	}
	low := strings.ToLower(word)
	g, uppers, lowers, digits := form{}, 0, 0, 0
	last, run := uint32(0), 0
	for _, r := range word {
		kind := uint32(4)
		switch {
		case unicode.IsUpper(r):
			uppers++
			kind = 2
		case unicode.IsLetter(r):
			lowers++
			kind = 1
		case unicode.IsDigit(r):
			digits++
			kind = 3
		case r < utf8.RuneSelf:
			kind = 4 + uint32(r)
		}
		if kind != last {
			last, run = kind, 0
		}
		if run++; run <= 2 {
			g.shape = g.shape*131 + kind
		}
	}
	for i := max(0, len(low)-3); i < len(low); i++ {
		g.suffix3 = g.suffix3<<8 | uint32(low[i])
	}
	g.suffix2 = g.suffix3 & 0xffff
	for i := 0; i < 3 && i < len(low); i++ {
		g.prefix = g.prefix<<8 | uint32(low[i])
	}
	g.exact, g.lower = hashWord(word), hashWord(low)
	g.caps = capsOf(uppers, lowers, digits, IsCapitalised(word))
	return g
}

// titleHash is the hash of the ASCII word in all capitals as a capitalised one.
func titleHash(word string) uint32 {
	h := uint32(hashStart)
	for i := range len(word) {
		c := word[i]
		if i > 0 && 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		h = (h ^ uint32(c)) * hashPrime
	}
	return finishHash(h)
}

// feature mixes what a feature looks at with the number of its template.
func feature(template, a uint32) uint32 { return (a + template*0x9e3779b9) * 0x85ebca6b }

// pair makes one value of two.
func pair(a, b uint32) uint32 { return a ^ bits.RotateLeft32(b*0xc2b2ae35, 13) }
