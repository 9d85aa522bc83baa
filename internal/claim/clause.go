package claim

import (
	"slices"
	"strings"

	"stemma/news"
)

// Clauses: a sentence often asserts several things ("injuring 14 people and
// closing the harbour"), of which another article makes one. It is cut where
// syntax says so on the surface: at semicolons, dashes and brackets; before
// conjunctions, relative words and participles that open a clause; at the edges
// of reported statements. There is no parser: a cut that leaves a part without
// a verb, or with too little to be told from others, is taken back. What stands
// behind "if" or under a negation is asserted by nobody and is no clause; what
// stands behind "denied" is one that is denied.

// Bounds of clauses.
const (
	leastClause = 3  // content words
	lookAhead   = 8  // tokens in which a clause shows its verb
	maxClauses  = 12 // of a sentence
)

// openers are the words that open a clause when its verb follows.
var openers = set(`who which whose whom where when after before while because although though since unless until whether that but
	and or nor so as if`)

// bound are those of them that leave what the clause asserts as it is.
var bound = set("and or but nor so that while because although though since as after when")

// relative are the words that open a clause about the noun before them.
var relative = set("who which whose whom that")

// temporal are those that tell when, and lapse the words for the time between two
// clauses: "hours after", "ever since".
var temporal = set("after before since when until")

var lapse = set(`hours hour days day minutes minute weeks week months month years year moments shortly soon ever just right even long`)

// denials are the verbs that deny what is reported behind them.
var denials = set("deny denied denies denying refuted refutes disputed disputes dispute dismissed dismisses rejected rejects contradicted")

// parting are the marks that part clauses wherever they stand.
var parting = set("; : — – -- ( ) [ ]")

// clause is a part of a sentence that asserts something of its own.
type clause struct {
	from, to int  // tokens, half open
	denied   bool // it is reported as not so
	open     bool // it is not asserted at all
}

// clauses are those of the sentence of tokens [from, to), whose frames tell who
// said what is reported in it, and what the sentence denies.
func clauses(r *news.Reading, from, to int, frames []news.Span) (out, denied []clause) {
	start := from
	add := func(end int) {
		if c := trimmed(r, start, end); c.from < c.to && len(out) < maxClauses && !inFrame(frames, r.Tokens[c.from].Span) {
			c.denied, c.open = standing(r, from, start)
			if c.denied {
				denied = append(denied, c)
			}
			out = append(out, c)
		}
		start = end
	}
	for k := from + 1; k < to; k++ {
		if opensClause(r, from, start, k, to) || inFrame(frames, r.Tokens[k].Span) != inFrame(frames, r.Tokens[k-1].Span) {
			add(k)
		}
	}
	add(to)
	return slices.DeleteFunc(joined(r, out), func(c clause) bool { return c.open }), denied
}

// unfinished reports whether what stands from start up to a conjunction at token
// k still lacks a verb, so that no clause ends there: "rebuilding the pier and the
// mole would take years", "said that the pier, before it fell, was safe". The
// sentence begins at token from.
func unfinished(r *news.Reading, from, start, k int) bool {
	first := start
	for first < k && (r.Tokens[first].Tag == news.PUNCT || openers[lowerAt(r, first)]) {
		first++
	}
	participle := first == start && start > from && lowerAt(r, start-1) == "," // "…, closing the harbour"
	verbs := 0
	for i := first; i < k; i++ {
		switch {
		case opensContent(r, i):
			verbs--
		case predicates(r, i, first) && (i > first || participle || !strings.HasSuffix(lowerAt(r, i), "ing")):
			verbs++
		}
	}
	return verbs <= 0
}

// opensContent reports whether token k is the "that" of a clause that some verb
// or noun has.
func opensContent(r *news.Reading, k int) bool {
	w := lowerAt(r, k)
	return w == "that" && r.Tokens[k].Tag == news.SCONJ || (w == "how" || w == "why") && k > 0 && r.Tokens[k-1].Tag == news.VERB
}

// trimmed is the range without the marks at its edges and the words that tie it
// to what stands before.
func trimmed(r *news.Reading, from, to int) clause {
	for from < to {
		w := lowerAt(r, from)
		if r.Tokens[from].Tag != news.PUNCT && !bound[w] && (!lapse[w] || from+1 >= to || !temporal[lowerAt(r, from+1)]) {
			break
		}
		from++
	}
	to = withoutHead(r, from, to)
	for to > from && (r.Tokens[to-1].Tag == news.PUNCT || r.Tokens[to-1].Tag == news.SCONJ || bound[lowerAt(r, to-1)]) {
		if closesQuotation(r, from, to-1) {
			break
		}
		to--
	}
	return clause{from: from, to: to}
}

// withoutHead ends a range before an apposition that only a relative clause
// behind it explains: ", an area" of ", an area where nobody lives".
func withoutHead(r *news.Reading, from, to int) int {
	if to >= len(r.Tokens) || !relative[lowerAt(r, to)] && lowerAt(r, to) != "where" {
		return to
	}
	for k := to - 1; k > from && k >= to-maxHead; k-- {
		switch r.Tokens[k].Tag {
		case news.DET, news.ADJ, news.NOUN, news.NUM, news.PRON:
		case news.PUNCT:
			if lowerAt(r, k) == "," && k < to-1 {
				return k
			}
			return to
		default:
			return to
		}
	}
	return to
}

// maxHead bounds the words of such an apposition.
const maxHead = 4

// closesQuotation reports whether token k is the mark behind a quotation that
// begins at or behind token from.
func closesQuotation(r *news.Reading, from, k int) bool {
	switch lowerAt(r, k) {
	case "”":
		return slices.ContainsFunc(r.Tokens[from:k], func(t news.Token) bool { return t.Span.Of(r.Text) == "“" })
	case `"`:
		marks := 0
		for i := from; i < k; i++ {
			if lowerAt(r, i) == `"` {
				marks++
			}
		}
		return marks%2 == 1
	}
	return false
}

// lowerAt is token k as it is compared.
func lowerAt(r *news.Reading, k int) string { return lower(r.Tokens[k].Span.Of(r.Text)) }

// standing tells how the sentence that begins at token from stands to what it
// says in the clause that begins at token at.
func standing(r *news.Reading, from, at int) (denied, open bool) {
	opener := lowerAt(r, at)
	if opener == "if" || opener == "unless" || opener == "whether" {
		return false, true
	}
	if opener != "that" && (at == from || r.Tokens[at-1].Tag != news.VERB || r.Tokens[at].Tag != news.PRON) {
		return false, false
	}
	verb := false
	for k := at - 1; k >= max(from, at-2*lookAhead); k-- {
		w := lowerAt(r, k)
		switch {
		case !verb && r.Tokens[k].Tag == news.VERB:
			if denials[w] {
				return true, false
			}
			verb = true
		case isNegation(w):
			return false, true
		case verb && r.Tokens[k].Tag != news.AUX && r.Tokens[k].Tag != news.ADV:
			return false, false
		}
	}
	return false, false
}

// joined puts clauses that say too little to the one before them, the first to
// the one behind.
func joined(r *news.Reading, parts []clause) []clause {
	var out []clause
	for i, c := range parts {
		switch {
		case asserts(r, c):
			out = append(out, c)
		case len(out) > 0:
			last := &out[len(out)-1]
			last.to, last.denied = c.to, last.denied || c.denied
		case i+1 < len(parts):
			parts[i+1].from, parts[i+1].denied = c.from, parts[i+1].denied || c.denied
		}
	}
	return out
}

// asserts reports whether a part has a verb that can be a sentence's, besides
// those of the relative clauses within it, and words enough.
func asserts(r *news.Reading, c clause) bool {
	verbs, relatives, words := 0, 0, 0
	for k := c.from; k < c.to; k++ {
		if predicates(r, k, c.from) && (k == c.from || !predicates(r, k-1, c.from)) {
			verbs++
		}
		w := lowerAt(r, k)
		if k > c.from && (w == "who" || w == "which" || w == "whose" || opensContent(r, k)) {
			relatives++
		}
		if content(r.Tokens[k].Tag) && !light[w] {
			words++
		}
	}
	return verbs > relatives && words >= leastClause
}

// predicates reports whether token k is a verb that can be that of a clause which
// begins at token from: a participle only at its front, and no infinitive; "in a
// letter signed by all" has none.
func predicates(r *news.Reading, k, from int) bool {
	w := lowerAt(r, k)
	switch r.Tokens[k].Tag {
	case news.AUX:
		return w != "be" && w != "been" && w != "being"
	case news.VERB:
		before := lowerAt(r, max(k, 1)-1)
		phrase := r.Tokens[from].Tag == news.ADP && k+1 < len(r.Tokens) && r.Tokens[k+1].Tag == news.ADP
		return k == from || !strings.HasSuffix(w, "ing") && before != "to" && !phrase
	}
	return false
}

// opensClause reports whether a clause begins with token k of the sentence of
// tokens [from, to), of which what comes before start is cut.
func opensClause(r *news.Reading, from, start, k, to int) bool {
	w, before := lowerAt(r, k), lowerAt(r, k-1)
	if parting[before] || parting[w] {
		return true
	}
	return mayOpen(r, k, to) && (!openers[w] || relative[w] || !unfinished(r, from, start, k))
}

// mayOpen reports whether token k opens a clause if one ends before it.
func mayOpen(r *news.Reading, k, to int) bool {
	w, before := lowerAt(r, k), lowerAt(r, k-1)
	t, comma := r.Tokens[k].Tag, before == ","
	switch {
	case t == news.VERB && comma: // "…, injuring 14 people", "…, hit the pier"
		return true
	case denials[before] && t == news.PRON: // "denied she had sold it"
		return verbFollows(r, k, to)
	case lapse[w]: // "hours after it closed", not "over the years since it closed"
		t := r.Tokens[k-1].Tag
		return t != news.DET && t != news.ADP && k+1 < to && temporal[lowerAt(r, k+1)] && verbFollows(r, k+2, to)
	case !openers[w] || lapse[before] && temporal[w]:
		return false
	case w == "that" && t == news.DET || (w == "as" || w == "if") && t != news.SCONJ && !comma:
		return false
	}
	return verbFollows(r, k+1, to)
}

// verbFollows reports whether a clause's verb stands at token k or behind the
// words of a subject there, before a mark or another clause.
func verbFollows(r *news.Reading, k, to int) bool {
	for i := k; i < min(to, k+lookAhead); i++ {
		if predicates(r, i, k) {
			return true
		}
		switch t := r.Tokens[i]; t.Tag {
		case news.PUNCT:
			if !strings.ContainsAny(t.Span.Of(r.Text), `"“”‘’'`) {
				return false
			}
		case news.SCONJ, news.CCONJ:
			return false
		default:
			if i > k && relative[lowerAt(r, i)] {
				return false
			}
		}
	}
	return false
}

// inFrame reports whether a token belongs to who said something, and that he
// did.
func inFrame(frames []news.Span, t news.Span) bool {
	return slices.ContainsFunc(frames, func(f news.Span) bool { return f.Overlaps(t) })
}
