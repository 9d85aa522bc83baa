package attrib

import (
	"stemma/internal/english"
	"stemma/internal/marks"
	"stemma/news"
)

// The columns of a token's features: each is the row of a table of the model.
const (
	colWord = iota
	colSuffix
	colPrefix
	colShape
	colTag
	colQuote
	colPlace
	colName

	// NumColumns is the number of features a token has.
	NumColumns
)

// Features are the rows of one token, by column.
type Features [NumColumns]uint16

// affixRows is the number of rows that the three-letter affixes are hashed to.
const affixRows = 2048

// Rows is the number of rows of each column's table. That of the first is told
// by the model's vocabulary.
var Rows = [NumColumns]int{0, affixRows, affixRows, 2 * shapes, 17, 1 + markStates*2*2*quoteLengths, 3 * 2 * 2 * 2 * 4, 9}

// Columns computes the features of each token of doc but for colWord, which
// the model's vocabulary fills.
func Columns(doc *english.Doc, pairs []marks.Pair) []Features {
	f := make([]Features, len(doc.Tokens))
	placeColumns(doc, f)
	quoteColumns(doc, pairs, f)
	nameColumns(doc, f)
	var buf [maxWord]byte
	for i := range f {
		word := doc.Word(i)
		norm := Normal(buf[:0], word)
		f[i][colSuffix] = affix(norm[max(0, len(norm)-3):])
		f[i][colPrefix] = affix(norm[:min(3, len(norm))])
		f[i][colShape] += shapeOf(word)
		f[i][colTag] = uint16(doc.Tokens[i].Tag)
	}
	return f
}

// maxWord is the number of bytes of a word that count.
const maxWord = 32

// Normal appends to dst the form of word that the vocabulary has: ASCII letters
// in lower case, digits as 0, marks straight, cut after 32 bytes.
func Normal(dst []byte, word string) []byte {
	for i := 0; i < len(word) && len(dst) < maxWord; i++ {
		c := word[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case '0' <= c && c <= '9':
			c = '0'
		case c == 0xE2 && i+2 < len(word) && word[i+1] == 0x80:
			switch word[i+2] {
			case 0x98, 0x99, 0x9A, 0x9B:
				c, i = '\'', i+2
			case 0x9C, 0x9D, 0x9E, 0x9F:
				c, i = '"', i+2
			}
		}
		dst = append(dst, c)
	}
	return dst
}

// Hash is the 64-bit FNV-1a hash of a word in its normal form.
func Hash(norm []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range norm {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

func affix(b []byte) uint16 {
	h := Hash(b)
	return uint16((h ^ h>>29) % affixRows)
}

// The shapes of words.
const (
	lower = iota
	title
	upper
	initial // one capital letter, perhaps with a stop
	mixed
	number
	wordAndNumber
	mark
	shapes
)

func shapeOf(word string) uint16 {
	var uppers, lowers, digits int
	for i := 0; i < len(word) && i < maxWord; i++ {
		switch c := word[i]; {
		case 'A' <= c && c <= 'Z':
			uppers++
		case 'a' <= c && c <= 'z', c >= 0xC3 && c < 0xE0:
			lowers++
		case '0' <= c && c <= '9':
			digits++
		}
	}
	switch {
	case digits > 0 && uppers+lowers == 0:
		return number
	case digits > 0:
		return wordAndNumber
	case uppers+lowers == 0:
		return mark
	case uppers == 0:
		return lower
	case uppers == 1 && lowers == 0:
		return initial
	case lowers == 0:
		return upper
	case uppers == 1 && english.IsCapitalised(word):
		return title
	default:
		return mixed
	}
}

// placeColumns fills colPlace (the gap before the token, whether it begins or
// ends its sentence or begins its paragraph, and which paragraph that is) and
// whether the token is the first of its sentence in colShape.
func placeColumns(doc *english.Doc, f []Features) {
	for _, s := range doc.Sentences {
		p := doc.Paragraphs[s.Paragraph]
		nth := uint16(min(s.Paragraph, 3))
		for i := s.Start; i < s.End; i++ {
			v := gapBefore(doc, i)
			v = v*2 + flag(i == s.Start)
			v = v*2 + flag(i == s.End-1)
			v = v*2 + flag(i == p.Start)
			f[i][colPlace] = v*4 + nth
			f[i][colShape] = shapes * flag(i == s.Start)
		}
	}
}

func flag(b bool) uint16 {
	if b {
		return 1
	}
	return 0
}

// gapBefore is 0 where token i follows at once on the one before, 1 after a
// space and 2 after a line break.
func gapBefore(doc *english.Doc, i int) uint16 {
	if i == 0 {
		return 2
	}
	gap := doc.Text[doc.Tokens[i-1].Span.End:doc.Tokens[i].Span.Start]
	for k := 0; k < len(gap) && k < 8; k++ {
		if gap[k] == '\n' {
			return 2
		}
	}
	return flag(gap != "")
}

// quoteLengths is the number of classes that quotations have by their length:
// 1, 2, 3 to 4, 5 to 8, 9 to 25 and more tokens.
const quoteLengths = 6

func quoteLength(tokens int) uint16 {
	switch {
	case tokens <= 1:
		return 0
	case tokens == 2:
		return 1
	case tokens <= 4:
		return 2
	case tokens <= 8:
		return 3
	case tokens <= 25:
		return 4
	default:
		return 5
	}
}

// What a token does in its quotation.
const (
	markNone = iota
	markOpens
	markCloses
	markStates
)

// quoteColumns fills colQuote: 0 outside of quotation marks, else whether the
// token opens, closes or stands in a quotation, if one stands around that one,
// if the marks are single, and how long the quotation is. The outermost pair
// counts, and the inner one for its own marks.
func quoteColumns(doc *english.Doc, pairs []marks.Pair, f []Features) {
	for _, p := range pairs {
		inner := doc.TokensIn(p.Inner)
		base := func(state uint16) uint16 {
			v := (state*2+flag(p.Depth > 0))*2 + flag(p.Style.Single())
			return 1 + v*quoteLengths + quoteLength(inner.Len())
		}
		if p.Depth == 0 {
			for i := inner.Start; i < inner.End; i++ {
				f[i][colQuote] = base(markNone)
			}
		}
		markColumns(doc, p.Open, f, base(markOpens))
		markColumns(doc, p.Close, f, base(markCloses))
	}
}

func markColumns(doc *english.Doc, mark news.Span, f []Features, v uint16) {
	if mark.Empty() {
		return
	}
	r := doc.TokensIn(mark)
	for i := r.Start; i < r.End; i++ {
		f[i][colQuote] = v
	}
}

// nameColumns fills colName: 0 outside of names, else the kind of the name and
// whether the token begins it.
func nameColumns(doc *english.Doc, f []Features) {
	for _, n := range doc.Names {
		kind := uint16(3)
		switch n.Kind {
		case news.Person:
			kind = 0
		case news.Organisation:
			kind = 1
		case news.Place:
			kind = 2
		}
		for i := n.Start; i < n.End; i++ {
			f[i][colName] = 1 + kind*2 + flag(i > n.Start)
		}
	}
}
