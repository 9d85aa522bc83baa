package reuse

import (
	"math/bits"

	"stemma/news"
)

// Words are told apart by hashes of their folded forms, eight bytes at a time:
// every word of every article is hashed, and a branch a letter, which cannot be
// foreseen, costs more than all else.

const ones = 0x0101010101010101 // a one in each byte

// hashPlain is the hash of the folded token where that has only letters and
// digits of ASCII.
func hashPlain(text string, token news.Span) (h uint32, plain bool) {
	at, n := token.Start, token.End-token.Start
	if n <= 0 {
		return 0, false
	}
	sum := uint64(n)
	for ; n > 8; n -= 8 {
		x := eight(text, at)
		if !allPlain(x, ones) {
			return 0, false
		}
		sum = stir(sum, x|ones*0x20)
		at += 8
	}
	var x uint64
	if at+8 <= len(text) {
		x = eight(text, at)
	} else {
		x = upToEight(text[at:])
	}
	some := uint64(ones) >> (64 - 8*n) // a one in each byte that counts
	return uint32(stir(sum, (x|ones*0x20)&(some*0xff))), allPlain(x, some)
}

// hashFolded is the hash of a folded form.
func hashFolded(form string) uint32 {
	sum := uint64(len(form))
	for ; len(form) > 8; form = form[8:] {
		sum = stir(sum, eight(form, 0))
	}
	return uint32(stir(sum, upToEight(form)))
}

// stir takes eight bytes into a hash (the step of Wang Yi's wyhash).
func stir(sum, eight uint64) uint64 {
	high, low := bits.Mul64(sum^0x9e3779b97f4a7c15, eight^0xe7037ed1a0b428db)
	return high ^ low
}

// eight is the eight bytes of s from at on, the first lowest.
func eight(s string, at int) uint64 {
	b := s[at : at+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// upToEight is eight for a text that may be shorter: zeros follow it.
func upToEight(s string) (x uint64) {
	for i := min(len(s), 8) - 1; i >= 0; i-- {
		x = x<<8 | uint64(s[i])
	}
	return x
}

// allPlain reports whether the bytes of x where some has a one are letters and
// digits of ASCII.
func allPlain(x, some uint64) bool {
	const top = ones * 0x80 // a byte plus 0x80-c has its top bit from c on
	digit := x &^ top
	letter := digit | ones*0x20
	digit = (digit + ones*(0x80-'0')) &^ (digit + ones*(0x80-'9'-1))
	letter = (letter + ones*(0x80-'a')) &^ (letter + ones*(0x80-'z'-1))
	return (digit|letter)&^x&(some<<7) == some<<7
}
