// Package marks pairs the quotation marks of a text.
//
// Everything that reads what people said rests on knowing where their words
// begin and end, and a sentence splitter must not cut inside a quotation, so
// this comes before tokens. A trained model is the wrong tool: how marks are
// used is known, and the rules must also hold for texts unlike any corpus.
//
// How it works. One scan collects the marks and what stands on either side of
// each. A mark's shape tells if it can open, close, or either ("–"he" can do
// both); an apostrophe ("Bush's", "the '90s", "rock 'n' roll"), and an inch or
// foot mark can do neither. Then each paragraph is read with a stack: doubles,
// singles and guillemets are families, and a mark closes the latest open mark of
// its family. A single mark that nothing closes was an apostrophe. A double one
// that nothing closes runs to the end of the paragraph; when the next paragraph
// opens with the same mark, it goes on there, as in a quotation of several
// paragraphs, in which only the last is closed.
//
// Time and memory are linear in the text, whatever it holds.
package marks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/news"
)

// Style tells which marks a pair is written with; it is the opening mark's.
type Style uint8

// The styles.
const (
	Straight         Style = iota // "…", also ''…''
	Curly                         // “…”, ”…”
	StraightSingle                // '…'
	CurlySingle                   // ‘…’
	German                        // „…“ and „…”
	GermanSingle                  // ‚…‘
	Guillemets                    // «…» and »…«
	SingleGuillemets              // ‹…› and ›…‹
	LaTeX                         // ``…''
	LaTeXSingle                   // `…'
)

// Single reports whether s is a style of single marks, those that English uses
// inside double ones or in headlines.
func (s Style) Single() bool {
	return s == StraightSingle || s == CurlySingle || s == GermanSingle || s == SingleGuillemets || s == LaTeXSingle
}

// Pair is a quotation as its marks show it, within one paragraph.
type Pair struct {
	Inner     news.Span // what stands between the marks, spaces at its ends left out
	Open      news.Span // the opening mark; empty where a paragraph goes on without one
	Close     news.Span // the closing mark; empty when Closed is false
	Depth     int       // 0 for a pair that stands in no other
	Style     Style
	Closed    bool // false: a closing mark is missing, or the next paragraph goes on
	Continues bool // goes on from the last pair of the former paragraph
}

// maxDepth bounds nesting: deeper marks are left out.
const maxDepth = 8

// maxBridge is the number of paragraphs without any double mark that an
// unclosed quotation may span before the paragraph that closes it.
const maxBridge = 4

// Find pairs the quotation marks of text. The pairs are in order of Inner.Start,
// an outer one before those in it; two pairs nest or are disjoint.
func Find(text string) []Pair {
	f := finder{text: text, paras: Paragraphs(text)}
	f.scan()
	for i := range f.paras {
		f.paragraph(i)
	}
	return f.pairs
}

// family groups the marks that can close one another.
type family uint8

const (
	double family = iota
	single
	guillemet
	singleGuillemet
)

// shape tells what a mark can do where it stands.
type shape uint8

const (
	opens shape = 1 << iota
	closes
	either = opens | closes
)

// mark is one quotation mark of the text.
type mark struct {
	at    int
	para  int32
	size  uint8
	fam   family
	shape shape
	style Style
}

// open is an opening mark that waits for its closing one.
type open struct {
	pair  int // index into finder.pairs
	fam   family
	inner bool // a pair of the same family was closed within
}

type finder struct {
	text  string
	paras []news.Span
	marks []mark
	first []int32 // per paragraph, the index into marks of its first mark
	pairs []Pair
	stack []open
	carry []open // what the former paragraph left open, outermost first
	late  int    // paragraphs that carry has spanned without a mark
}

// scan collects the marks of the text, paragraph by paragraph.
func (f *finder) scan() {
	f.first = make([]int32, len(f.paras)+1)
	for p, span := range f.paras {
		f.first[p] = int32(len(f.marks))
		for i := span.Start; i < span.End; {
			if c := f.text[i]; c != '"' && c != '\'' && c != '`' && c < 0xC2 {
				i++
				continue
			}
			if n := RunOf(f.text[i:span.End]); n > 0 {
				i += n
				continue
			}
			m, n := f.markAt(i, span)
			if m.shape != 0 {
				m.para = int32(p)
				f.marks = append(f.marks, m)
			}
			i += n
		}
	}
	f.first[len(f.paras)] = int32(len(f.marks))
}

// longRun is how many of one mark in a row are a line of a page.
const longRun = 4

// RunOf is the length of the run of one quotation mark that s begins with where
// it is so long that it quotes nothing, else 0.
func RunOf(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	end := n
	for end+n <= len(s) && s[end:end+n] == s[:n] {
		end += n
	}
	if end < longRun*n {
		return 0
	}
	return end
}

// markAt reads the character at i. It returns a mark of shape 0 when there is
// none that quotes, and the number of bytes read.
func (f *finder) markAt(i int, para news.Span) (mark, int) {
	if f.text[i] < utf8.RuneSelf {
		m := f.plainMark(i, para)
		return m, int(m.size)
	}
	r, n := utf8.DecodeRuneInString(f.text[i:para.End])
	if r == 'â' {
		if garbled, size := f.garbledMark(i, para); size > 0 {
			r, n = garbled, size
		}
	}
	m := f.wideMark(r, i, n, para)
	return m, n
}

// garbledMark reads a curly mark whose UTF-8 was taken for Latin-1 or Windows-1252
// and encoded again, as many pages have it: "â€œ" for “. It returns the mark and
// the number of bytes, 0 where there is none.
func (f *finder) garbledMark(i int, para news.Span) (rune, int) {
	rest := f.text[i:para.End]
	for _, second := range [...]string{"â€", "â\u0080"} {
		tail, ok := strings.CutPrefix(rest, second)
		if !ok {
			continue
		}
		r, n := utf8.DecodeRuneInString(tail)
		if mark := garbled[r]; mark != 0 {
			return mark, len(second) + n
		}
	}
	return 0, 0
}

// garbled are the last characters of garbled marks, in either encoding.
var garbled = map[rune]rune{'\u0098': '‘', '˜': '‘', '\u0099': '’', '™': '’', '\u009c': '“', 'œ': '“', '\u009d': '”'}

// plainMark is the mark of ASCII characters at i.
func (f *finder) plainMark(i int, para news.Span) mark {
	rest := f.text[i:para.End]
	m := mark{at: i, size: 1}
	switch {
	case strings.HasPrefix(rest, "``"):
		m.size, m.style, m.shape = 2, LaTeX, opens
	case strings.HasPrefix(rest, "''"):
		m.size, m.style = 2, Straight
		if m.shape = f.straight(i, 2, para); m.shape == either {
			m.shape = closes
		}
	case rest[0] == '"':
		m.style = Straight
		m.shape = f.straight(i, 1, para)
	case rest[0] == '\'':
		m.style, m.fam = StraightSingle, single
		m.shape = f.straightSingle(i, 1, para)
	case rest[0] == '`':
		m.style, m.fam = LaTeXSingle, single
		if o := f.straightSingle(i, 1, para); o&opens != 0 {
			m.shape = opens
		}
	}
	return m
}

// wideMark is the mark r, of n bytes, at i.
func (f *finder) wideMark(r rune, i, n int, para news.Span) mark {
	m := mark{at: i, size: uint8(n)}
	prev, next := f.around(i, n, para)
	switch r {
	case '“', '‟':
		m.style, m.shape = Curly, opens
		if !spaceLike(prev) && !opener(prev) && (spaceLike(next) || closer(next)) {
			m.shape = either // closes „…“, or was typed the wrong way round
		}
	case '”':
		m.style, m.shape = Curly, closes
		if (spaceLike(prev) || opener(prev)) && wordLike(next) {
			m.shape = either
		}
	case '„':
		m.style, m.shape = German, opens
	case '«':
		m.style, m.fam, m.shape = Guillemets, guillemet, either
	case '»':
		m.style, m.fam, m.shape = Guillemets, guillemet, either
	case '‹', '›':
		m.style, m.fam, m.shape = SingleGuillemets, singleGuillemet, either
	case '‘', '‛':
		m.style, m.fam = CurlySingle, single
		m.shape = f.straightSingle(i, n, para) & opens
		if m.shape == 0 && !wordLike(prev) && !spaceLike(next) && !f.elision(i+n, para) {
			m.shape = opens
		}
		if !spaceLike(prev) && !opener(prev) && (spaceLike(next) || closer(next)) {
			m.shape = closes
		}
	case '’':
		m.style, m.fam = CurlySingle, single
		m.shape = f.straightSingle(i, n, para) & closes
	case '‚':
		m.style, m.fam = GermanSingle, single
		if (spaceLike(prev) || opener(prev)) && wordLike(next) {
			m.shape = opens
		}
	}
	return m
}

// around is the character before i and the one after i+size, within the
// paragraph; a line end beyond it.
func (f *finder) around(i, size int, para news.Span) (prev, next rune) {
	prev, next = '\n', '\n'
	if i > para.Start {
		if prev = rune(f.text[i-1]); prev >= utf8.RuneSelf {
			prev, _ = utf8.DecodeLastRuneInString(f.text[para.Start:i])
		}
	}
	if j := i + size; j < para.End {
		if next = rune(f.text[j]); next >= utf8.RuneSelf {
			next, _ = utf8.DecodeRuneInString(f.text[j:para.End])
		}
	}
	return prev, next
}

// straight is the shape of a straight double mark.
func (f *finder) straight(i, size int, para news.Span) shape {
	prev, next := f.around(i, size, para)
	before := spaceLike(prev) || opener(prev)
	after := spaceLike(next) || closer(next)
	switch {
	case before && !after:
		return opens
	case !before && after && !dash(prev):
		return closes
	case !before && spaceLike(next):
		return closes
	default:
		return either
	}
}

// straightSingle is the shape of a straight single mark; 0 for an apostrophe.
func (f *finder) straightSingle(i, size int, para news.Span) shape {
	prev, next := f.around(i, size, para)
	if wordLike(prev) && wordLike(next) {
		return 0
	}
	before := spaceLike(prev) || opener(prev) || dash(prev)
	after := spaceLike(next) || closer(next) || dash(next)
	switch {
	case before && !after:
		if f.elision(i+size, para) {
			return 0
		}
		return opens
	case !spaceLike(prev) && !opener(prev) && after:
		return closes
	case !before && !after && !wordLike(prev):
		return closes // end of a sentence without a space: "no.'He"
	default:
		return 0
	}
}

// elided are words whose first letters are left out after an apostrophe, and
// the endings that a tokeniser has cut off.
var elided = map[string]bool{
	"tis": true, "twas": true, "twere": true, "twill": true, "em": true, "n": true, "til": true,
	"cause": true, "bout": true, "tween": true, "cuz": true, "ol": true, "nuff": true, "round": true, "neath": true,
	"s": true, "t": true, "re": true, "ve": true, "ll": true, "d": true, "m": true, "hood": true, "burbs": true,
}

// elision reports whether the word at i lacks its beginning: "'90s", "'em".
func (f *finder) elision(i int, para news.Span) bool {
	end := i
	for end < para.End && end < i+6 && alnum(f.text[end]) {
		end++
	}
	if end == i || end < para.End && f.text[end] >= utf8.RuneSelf && !strings.HasPrefix(f.text[end:], "’") &&
		!strings.HasPrefix(f.text[end:], "‘") && !strings.HasPrefix(f.text[end:], "”") && !strings.HasPrefix(f.text[end:], "—") {
		return false
	}
	word := f.text[i:end]
	if digit(word[0]) {
		return len(word) == 2 && digit(word[1]) || len(word) == 3 && digit(word[1]) && word[2] == 's'
	}
	if word == "Tis" || word == "Twas" || word == "Em" || word == "N" {
		return true
	}
	return elided[word]
}

// paragraph pairs the marks of paragraph p.
func (f *finder) paragraph(p int) {
	span := f.paras[p]
	ms := f.marks[f.first[p]:f.first[p+1]]
	base := len(f.pairs)
	ms = f.resume(span, ms)
	for i := range ms {
		f.take(ms, i)
	}
	f.finish(p, span)
	f.settle(base)
}

// resume reopens what the former paragraph left open, and returns the marks
// that are still to be read.
func (f *finder) resume(span news.Span, ms []mark) []mark {
	carry := f.carry
	f.carry = nil
	f.stack = f.stack[:0]
	if len(carry) == 0 {
		return ms
	}
	at := span.Start
	for _, o := range carry {
		if len(ms) == 0 || ms[0].at != at || ms[0].fam != o.fam || ms[0].shape&opens == 0 {
			break
		}
		f.push(ms[0], true)
		at += int(ms[0].size)
		ms = ms[1:]
	}
	if len(f.stack) == 0 { // the paragraph goes on without a mark
		o := carry[0]
		f.pairs = append(f.pairs, Pair{
			Inner: span, Open: news.Span{Start: span.Start, End: span.Start}, Style: f.pairs[o.pair].Style, Continues: true,
		})
		f.stack = append(f.stack, open{pair: len(f.pairs) - 1, fam: o.fam})
	}
	return ms
}

// push opens a pair at m.
func (f *finder) push(m mark, continues bool) {
	end := m.at + int(m.size)
	f.pairs = append(f.pairs, Pair{
		Inner: news.Span{Start: end, End: -1}, Open: news.Span{Start: m.at, End: end}, Style: m.style, Continues: continues,
	})
	f.stack = append(f.stack, open{pair: len(f.pairs) - 1, fam: m.fam})
}

// top is the index into the stack of the latest open mark of the family, or -1.
func (f *finder) top(fam family) int {
	for i := len(f.stack) - 1; i >= 0; i-- {
		if f.stack[i].fam == fam {
			return i
		}
		if fam == single { // a single mark does not reach out of a double one
			return -1
		}
	}
	return -1
}

// take reads the mark ms[i]: it opens, closes, or is passed over.
func (f *finder) take(ms []mark, i int) {
	m := ms[i]
	at := f.top(m.fam)
	switch {
	case m.fam == single:
		f.takeSingle(ms, i, at)
	case m.shape == opens:
		f.open(m)
	case m.shape == closes && at >= 0:
		if f.isInch(ms, i) {
			return
		}
		f.close(at, m)
	case m.shape == closes:
		if f.closesNothing(ms, i) {
			f.open(m)
		}
	case at >= 0:
		f.close(at, m)
	case m.fam == guillemet || m.fam == singleGuillemet || m.shape&opens != 0:
		f.open(m)
	}
}

func (f *finder) open(m mark) {
	if len(f.stack) < maxDepth {
		f.push(m, false)
	}
}

// close closes the open mark at index at of the stack with m. What was opened
// after it and not closed is dropped: a single one was an apostrophe.
func (f *finder) close(at int, m mark) {
	p := &f.pairs[f.stack[at].pair]
	p.Inner.End = m.at
	p.Close = news.Span{Start: m.at, End: m.at + int(m.size)}
	p.Closed = true
	if last := f.stack[at].pair; p.Inner.Empty() && last == len(f.pairs)-1 { // nothing stands between the two
		f.pairs = f.pairs[:last]
	}
	f.stack = f.stack[:at]
	if at > 0 && f.stack[at-1].fam == m.fam {
		f.stack[at-1].inner = true
	}
}

// takeSingle reads a single mark. A possessive ("the workers' rights") closes
// nothing when another mark that can close follows it.
func (f *finder) takeSingle(ms []mark, i, at int) {
	m := ms[i]
	if m.shape&opens != 0 {
		if at >= 0 { // the former one was an apostrophe
			f.stack = f.stack[:at]
		}
		f.open(m)
		return
	}
	if at < 0 {
		return
	}
	if f.possessive(m) && i+1 < len(ms) && ms[i+1].fam == single && ms[i+1].shape == closes {
		return
	}
	f.close(at, m)
}

// possessive reports whether m can be an apostrophe at a word's end, before
// another word: "workers' rights", "goin' home".
func (f *finder) possessive(m mark) bool {
	before, after := f.text[:m.at], f.text[m.at+int(m.size):]
	if !strings.HasSuffix(before, "s") && !strings.HasSuffix(before, "in") && !strings.HasSuffix(before, "S") {
		return false
	}
	return len(after) > 1 && after[0] == ' ' && alnum(after[1])
}

// isInch reports whether the closing-shaped mark ms[i] stands for inches: after
// a digit, with another mark that closes before any that opens.
func (f *finder) isInch(ms []mark, i int) bool {
	m := ms[i]
	if m.at == 0 || !digit(f.text[m.at-1]) || m.style != Straight {
		return false
	}
	for _, n := range ms[i+1:] {
		if n.fam == double {
			return n.shape == closes
		}
	}
	return false
}

// closesNothing reports whether the mark ms[i], shaped to close while nothing
// is open, opens: a blank slipped to its wrong side ('said," I will go"').
func (f *finder) closesNothing(ms []mark, i int) bool {
	m := ms[i]
	after := f.text[m.at+int(m.size):]
	if m.at > 0 && digit(f.text[m.at-1]) || !strings.HasPrefix(after, " ") {
		return false
	}
	for _, n := range ms[i+1:] {
		if n.fam == double {
			return n.shape == closes
		}
	}
	return false
}

// finish ends the paragraph p: what is still open goes on in the next one, or
// lacks its closing mark.
func (f *finder) finish(p int, span news.Span) {
	f.pairUp()
	for i, o := range f.stack {
		goesOn := len(f.carry) == i && !o.inner && f.reopens(p, i, o)
		if o.fam != single || goesOn {
			f.end(o, span)
		}
		if goesOn || i == 0 && !o.inner && f.closedLater(p, o) {
			f.carry = append(f.carry, o)
		}
	}
	if len(f.carry) == 0 {
		f.late = 0
	}
}

// end gives an unclosed pair the rest of the paragraph; or, when whole pairs of
// its own family follow, what stands before the first of them.
func (f *finder) end(o open, span news.Span) {
	p := &f.pairs[o.pair]
	p.Inner.End = span.End
	if !o.inner {
		return
	}
	for _, q := range f.pairs[o.pair+1:] {
		if q.Closed && q.Style == p.Style {
			p.Inner.End = q.Open.Start
			return
		}
	}
}

// pairUp closes a straight mark that nothing closed with the next such one: a
// blank slipped to its wrong side ('"I go. "he said').
func (f *finder) pairUp() {
	for i := 0; i+1 < len(f.stack); i++ {
		a, b := f.stack[i], f.stack[i+1]
		if f.pairs[a.pair].Style != Straight || f.pairs[b.pair].Style != Straight || a.inner || b.inner {
			continue
		}
		p, q := &f.pairs[a.pair], f.pairs[b.pair]
		p.Inner.End, p.Close, p.Closed = q.Open.Start, q.Open, true
		f.pairs[b.pair].Inner.End = -1
		f.stack = append(f.stack[:i], f.stack[i+2:]...)
		i--
	}
}

// reopens reports whether the paragraph after p begins with marks of which the
// i-th opens o again.
func (f *finder) reopens(p, i int, o open) bool {
	if p+1 >= len(f.paras) {
		return false
	}
	at := f.paras[p+1].Start
	for k, m := range f.marks[f.first[p+1]:f.first[p+2]] {
		if m.at != at || m.shape&opens == 0 || k > i {
			return false
		}
		if k == i {
			return m.fam == o.fam
		}
		at += int(m.size)
	}
	return false
}

// closedLater reports whether the next double mark, at most a few paragraphs
// on, closes.
func (f *finder) closedLater(p int, o open) bool {
	if o.fam != double {
		return false
	}
	f.late++
	for q := p + 1; q < len(f.paras) && q <= p+maxBridge && f.late <= maxBridge; q++ {
		for _, m := range f.marks[f.first[q]:f.first[q+1]] {
			if m.fam == double {
				return m.shape == closes && !digit(f.text[m.at-1])
			}
		}
	}
	return false
}

// settle drops from pairs, from base on, those that came to nothing, trims the
// others, and gives each its depth.
func (f *finder) settle(base int) {
	kept := f.pairs[:base]
	var ends [maxDepth + 2]int
	depth := 0
	moved := base
	for i := base; i < len(f.pairs); i++ {
		p := f.pairs[i]
		if p.Inner.End < 0 || p.Inner.Start > p.Inner.End {
			continue
		}
		p.Inner = trim(f.text, p.Inner)
		if p.Inner.Empty() {
			continue
		}
		for depth > 0 && ends[depth-1] <= p.Open.Start {
			depth--
		}
		if depth > 0 && ends[depth-1] < p.Inner.End || depth > maxDepth {
			continue // crosses the pair around it
		}
		p.Depth = depth
		ends[depth] = p.Inner.End
		depth++
		for j := range f.carry {
			if f.carry[j].pair == i {
				f.carry[j].pair = moved
			}
		}
		kept = append(kept, p)
		moved++
	}
	f.pairs = kept
	for _, o := range f.carry {
		if o.pair >= len(f.pairs) {
			f.carry = nil
			break
		}
	}
}

// trim leaves out the spaces at s's ends.
func trim(text string, s news.Span) news.Span {
	part := text[s.Start:s.End]
	left := strings.TrimLeftFunc(part, unicode.IsSpace)
	s.Start += len(part) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return s
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

func alnum(c byte) bool { return digit(c) || 'a' <= c|0x20 && c|0x20 <= 'z' }

// wordLike reports whether r is part of a word or number.
func wordLike(r rune) bool {
	if r < utf8.RuneSelf {
		return alnum(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// spaceLike reports whether r is a space; a paragraph's edge counts as one.
func spaceLike(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r == '\n' || r == '\t' || r == '\r'
	}
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
}

// opener reports whether r stands before a word, as an opening mark does.
func opener(r rune) bool {
	switch r {
	case '(', '[', '{', '“', '‘', '„', '‚', '«', '‹', '"', '\'', '`', '¿', '¡', '/', '=', '>', '*', '_':
		return true
	}
	return false
}

// closer reports whether r stands after a word, as a closing mark does.
func closer(r rune) bool {
	switch r {
	case ',', ';', ':', '!', '?', ')', ']', '}', '.', '’', '”', '"', '\'', '»', '›', '/', '<', '*', '_', '…':
		return true
	}
	return false
}

func dash(r rune) bool { return r == '-' || r == '–' || r == '—' || r == '―' }

// Inner lists the inner spans of pairs, in the same order.
func Inner(pairs []Pair) []news.Span {
	spans := make([]news.Span, len(pairs))
	for i, p := range pairs {
		spans[i] = p.Inner
	}
	return spans
}
