package english

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/marks"
	"stemma/news"
)

// tokenize cuts each block into tokens and makes it a paragraph.
func tokenize(d *Doc, blocks []news.Span) {
	d.Tokens = make([]news.Token, 0, len(d.Text)/5+8)
	d.Paragraphs = make([]Paragraph, 0, len(blocks))
	c := cutter{text: d.Text, tokens: d.Tokens}
	for _, b := range blocks {
		first := len(c.tokens)
		c.block(b)
		if len(c.tokens) > first {
			d.Paragraphs = append(d.Paragraphs, Paragraph{Range: Range{first, len(c.tokens)}})
		}
	}
	d.Tokens = c.tokens
}

// cutter cuts text into tokens.
type cutter struct {
	text   string
	tokens []news.Token
}

func (c *cutter) emit(start, end int) {
	c.tokens = append(c.tokens, news.Token{Span: news.Span{Start: start, End: end}})
}

// block cuts one block: at white space, and then each chunk.
func (c *cutter) block(b news.Span) {
	for i := b.Start; i < b.End; {
		if n := spaceLen(c.text[i:b.End]); n > 0 {
			i += n
			continue
		}
		j, plain, address := i, true, false
		for j < b.End {
			k := c.text[j]
			switch {
			case isLetterByte(k):
				j++
				continue
			case k == ' ' || k == '\n':
			case k < utf8.RuneSelf && k > ' ':
				plain = false
				address = address || k == '.' || k == '@' || k == '/'
				j++
				continue
			case spaceLen(c.text[j:b.End]) == 0:
				plain = false
				_, n := utf8.DecodeRuneInString(c.text[j:b.End])
				j += n
				continue
			}
			break
		}
		if plain {
			c.word(i, j)
		} else {
			c.chunk(i, j, b.End, address)
		}
		i = j
	}
}

// spaceLen is the length of the white space rune that s begins with, or 0.
func spaceLen(s string) int {
	if k := s[0]; k < utf8.RuneSelf {
		if k == ' ' || '\t' <= k && k <= '\r' {
			return 1
		}
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s); isSpaceRune(r) {
		return n
	}
	return 0
}

// chunk cuts text[i:j], which has no white space; the block goes on to end.
// address tells that it may hold a URL or an e-mail address.
func (c *cutter) chunk(i, j, end int, address bool) {
	for p := i; p < j; {
		if address {
			if q := addressEnd(c.text[p:j]); q > 0 {
				c.emit(p, p+q)
				p += q
				continue
			}
		}
		r, n := rune(c.text[p]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(c.text[p:j])
		}
		switch {
		case isWordRune(r):
			q := c.wordEnd(p, j, end)
			c.word(p, q)
			p = q
			address = address && strings.ContainsAny(c.text[p:min(j, p+256)], "./@")
		case isQuotationMark(r) && marks.RunOf(c.text[p:j]) > 0:
			q := p + marks.RunOf(c.text[p:j])
			c.emit(p, q)
			p = q
		case isApostrophe(r):
			q := p + n
			if e := elisionEnd(c.text[p:j], n, p == i); e > 0 {
				q = p + e
			}
			c.emit(p, q)
			p = q
		case (r == '#' || r == '@') && p+1 < j && isWordStart(c.text[p+1:j]):
			q := tagEnd(c.text, p+1, j)
			c.emit(p, q)
			p = q
		case r == '.' && p+1 < j && isDigit(c.text[p+1]):
			q := c.wordEnd(p+1, j, end)
			c.emit(p, q)
			p = q
		default:
			q := markEnd(c.text, p, j, r, n)
			c.emit(p, q)
			p = q
		}
	}
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '`' || r == 'ʼ' }

func isQuotationMark(r rune) bool { return r == '"' || r == '“' || r == '”' || isApostrophe(r) }

func isWordStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isWordRune(r)
}

// tagEnd is the end of the hashtag or handle whose name begins at p.
func tagEnd(text string, p, j int) int {
	for p < j {
		r, n := utf8.DecodeRuneInString(text[p:j])
		if !isWordRune(r) {
			break
		}
		p += n
	}
	return p
}

// markEnd is the end of the token of marks that begins at p with r: a run of
// the same mark where such runs are one sign, else one rune.
func markEnd(text string, p, j int, r rune, n int) int {
	q := p + n
	same := func(r rune) bool { return false }
	switch r {
	case '.', '-', '*', '=', '_', '~', '+', '–', '—', '…':
		same = func(s rune) bool { return s == r }
	case '?', '!', '‽':
		same = func(s rune) bool { return s == '?' || s == '!' || s == '‽' }
	default:
		if r >= 0x2600 && unicode.Is(unicode.So, r) { // pictures with their joiners and skins
			same = func(s rune) bool { return s == 0x200d || s == 0xfe0f || 0x1f3fb <= s && s <= 0x1f3ff }
		}
	}
	for q < j {
		s, m := utf8.DecodeRuneInString(text[q:j])
		if !same(s) {
			break
		}
		q += m
	}
	return q
}

// elisionEnd is the end of an elided word at the start of s ("'em", "'90s"),
// or of a clitic that stands alone ("'s"); 0 where s begins with a mark. n is
// the apostrophe's length.
func elisionEnd(s string, n int, first bool) int {
	q := n
	for q < len(s) && (isLetterByte(s[q]) || isDigit(s[q])) {
		q++
	}
	if q < len(s) && s[q] >= utf8.RuneSelf && isWordStart(s[q:]) {
		return 0
	}
	w := s[n:q]
	if len(w) == 0 || len(w) > 5 {
		return 0
	}
	if isDigit(w[0]) {
		if len(w) == 2 && isDigit(w[1]) || len(w) == 3 && isDigit(w[1]) && w[2] == 's' {
			return q
		}
		return 0
	}
	switch strings.ToLower(w) {
	case "em", "til", "cause", "twas", "tis", "bout", "n":
		return q
	case "s", "re", "ve", "ll", "d", "m", "t":
		if !first {
			return q
		}
	}
	return 0
}

// wordEnd is the end of the word that begins at p. Within a word may stand
// apostrophes ("O'Brien"), "&" ("AT&T"), the stops of initials ("U.S.") and
// the marks of numbers ("1,000.50", "9/11", "10:30"); a known abbreviation
// keeps its stop.
func (c *cutter) wordEnd(p, j, end int) int {
	t := c.text
	q := p
	segment := p // where the letters since the last mark began
	for q < j {
		k := t[q]
		if isLetterByte(k) || isDigit(k) || k == '_' {
			q++
			continue
		}
		if k >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(t[q:j])
			if isWordRune(r) || (r == '’' || r == 'ʼ') && q > p && q+n < j && isWordStart(t[q+n:j]) ||
				r == '\u00ad' || r == 0x200d {
				q += n
				continue
			}
			break
		}
		if q == p {
			break
		}
		next := byte(0)
		if q+1 < j {
			next = t[q+1]
		}
		switch {
		case k == '\'' && (isLetterByte(next) || next >= utf8.RuneSelf && isWordStart(t[q+1:j])),
			k == '&' && isLetterByte(next) && isLetterByte(t[q-1]),
			(k == ',' || k == ':' || k == '/') && isDigit(t[q-1]) && isDigit(next),
			k == '.' && isDigit(t[q-1]) && isDigit(next):
			q++
		case k == '$' && q-p <= 3 && IsCapitalised(t[p:q]) && isDigit(next):
			return q + 1
		case k == '-' && isLetterByte(next) && keepsHyphen(t[p:q]):
			q++
		case k == '.' && c.keepsStop(p, segment, q, j, end):
			q++
			segment = q
			if q >= j || !isLetterByte(t[q]) {
				return q
			}
		default:
			return q
		}
	}
	return q
}

// keepsStop reports whether the stop at q belongs to the word text[p:q], whose
// last segment began at segment.
func (c *cutter) keepsStop(p, segment, q, j, end int) bool {
	t := c.text
	next := byte(0)
	if q+1 < j {
		next = t[q+1]
	}
	if isLetterByte(next) { // "U.S", "Ph.D", "e.g"; a lost space in "end.Next" is not
		return q-segment <= 2 && isLetterByte(t[p]) && (q+2 >= j || !isLetterByte(t[q+2])) ||
			q-segment == 1 && p == segment && isLetterByte(t[p]) && 'A' <= t[p] && t[p] <= 'Z' // "J.Smith"
	}
	if next == '.' {
		return false
	}
	if segment > p && q-segment <= 2 { // the last stop of "U.S."
		return true
	}
	word := t[p:q]
	if len(word) == 1 && 'A' <= word[0] && word[0] <= 'Z' {
		return q+1 < end && (word[0] != 'I' || followsCapital(t[q+1:end]))
	}
	switch abbreviationOf(word) {
	case notAbbreviated:
		return false
	case beforeNumber:
		return followsDigit(t[q+1 : end])
	case beforeName:
		return q+1 < end
	default:
		return q+1 < end || word != strings.ToLower(word)
	}
}

// followsDigit reports whether the first thing in s but spaces is a digit.
func followsDigit(s string) bool {
	for i := 0; i < len(s) && i < 4; i++ {
		if s[i] != ' ' && s[i] != '\n' {
			return isDigit(s[i]) || s[i] == '#'
		}
	}
	return false
}

// followsCapital reports whether s is a space and a capitalised word.
func followsCapital(s string) bool {
	return len(s) > 1 && s[0] == ' ' && IsCapitalised(s[1:])
}

// keepsHyphen reports whether word is a prefix that is no word of its own, so
// that what follows its hyphen is one token with it.
func keepsHyphen(word string) bool {
	if len(word) > 5 {
		return false
	}
	switch strings.ToLower(word) {
	case "non", "pre", "re", "co", "un", "anti", "semi", "ex", "mid", "e", "pro", "multi", "sub", "al", "el", "bi", "de",
		"mini", "post", "intra", "inter", "extra", "ultra", "trans":
		return true
	}
	return false
}

// word emits text[p:q], parted into words where it is a contraction.
func (c *cutter) word(p, q int) {
	if k := splitContraction(c.text[p:q]); k > 0 {
		c.emit(p, p+k)
		c.emit(p+k, q)
		return
	}
	c.emit(p, q)
}

// splitContraction is where w parts into two words, 0 if it is one: "do|n't",
// "it|'s", "can|not", "gon|na".
func splitContraction(w string) int {
	n := len(w)
	if n < 3 {
		return 0
	}
	switch w[n-1] | 0x20 {
	case 's', 'm', 'd':
		if k := apostropheBefore(w, n-1); k > 0 {
			return k
		}
	case 'e', 'l':
		if s := w[n-2:]; s == "re" || s == "ve" || s == "ll" || s == "RE" || s == "VE" || s == "LL" {
			if k := apostropheBefore(w, n-2); k > 0 {
				return k
			}
		}
	case 't':
		if k := apostropheBefore(w, n-1); k > 1 && w[k-1]|0x20 == 'n' {
			return k - 1
		}
		if n == 6 && strings.EqualFold(w, "cannot") {
			return 3
		}
	case 'a':
		if n == 5 && (strings.EqualFold(w, "gonna") || strings.EqualFold(w, "wanna") || strings.EqualFold(w, "gotta")) {
			return 3
		}
	}
	return 0
}

// apostropheBefore is where the apostrophe begins that ends at k, 0 for none.
func apostropheBefore(w string, k int) int {
	if w[k-1] == '\'' {
		return k - 1
	}
	if strings.HasSuffix(w[:k], "’") {
		return k - len("’")
	}
	return 0
}

// domains are the endings by which a bare web address is told.
var domains = map[string]bool{
	"com": true, "org": true, "net": true, "gov": true, "edu": true, "mil": true, "int": true, "info": true, "io": true,
	"uk": true, "us": true, "de": true, "fr": true, "eu": true, "ru": true, "ua": true, "cn": true, "au": true, "ca": true,
	"in": true, "it": true, "jp": true, "nl": true, "ie": true, "tv": true, "news": true, "biz": true, "me": true, "co": true,
}

// addressEnd is the length of the URL or e-mail address that s begins with, 0
// for none. Marks that close a sentence are not part of it.
func addressEnd(s string) int {
	if !isWordStart(s) {
		return 0
	}
	n := 0
	for n < len(s) && n < 4096 && (isLetterByte(s[n]) || isDigit(s[n]) || strings.IndexByte("._-+", s[n]) >= 0) {
		n++
	}
	if n == 0 || n > 253 {
		return 0
	}
	switch {
	case strings.HasPrefix(s[n:], "://"):
		return trimAddress(s, len(s))
	case n < len(s) && s[n] == '@':
		k := n + 1
		for k < len(s) && (isLetterByte(s[k]) || isDigit(s[k]) || s[k] == '.' || s[k] == '-') {
			k++
		}
		if strings.Contains(s[n:k], ".") && k > n+3 {
			return trimAddress(s, k)
		}
		return 0
	}
	host := strings.TrimRight(s[:n], ".-_+")
	dot := strings.LastIndexByte(host, '.')
	if dot <= 0 || !isLetterByte(s[0]) || strings.Count(host, ".") == 0 {
		return 0
	}
	if !strings.HasPrefix(host, "www.") && (host[dot+1:] != strings.ToLower(host[dot+1:]) || !domains[host[dot+1:]]) {
		return 0
	}
	if dot == 1 && len(host) == 4 { // "i.me" and other initials
		return 0
	}
	if n < len(s) && s[n] == '/' && len(host) == n {
		return trimAddress(s, len(s))
	}
	return len(host)
}

// trimAddress is n less the marks at the end of s[:n] that belong to the
// sentence.
func trimAddress(s string, n int) int {
	for q := strings.IndexAny(s[:n], "\"<>”“"); q > 0; q = -1 {
		n = q
	}
	for n > 0 {
		switch s[n-1] {
		case '.', ',', ';', ':', '!', '?', '\'', ']', '}', '*':
			n--
			continue
		case ')':
			if !strings.Contains(s[:n], "(") {
				n--
				continue
			}
		}
		if r, m := utf8.DecodeLastRuneInString(s[:n]); r == '’' || r == '…' || r == '—' || r == '–' {
			n -= m
			continue
		}
		break
	}
	return n
}
