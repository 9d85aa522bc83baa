package family

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/diff"
	"stemma/news"
)

// rendering is what one article gives of a family's utterance.
type rendering struct {
	wordsOf
	article   int
	published news.Moment
	joined    bool // from several spans of the article
	said      int  // by how many members

	votes    float64 // of the accounts that agree with it
	articles int     // that do
}

// maxRenderings bounds how many renderings, and how many wordings, a family's
// text is chosen by.
const maxRenderings = 24

// reference is the family's text. Of the renderings it is the one that most
// independent accounts agree with, that is, give a part of without a foreign
// word; of these one that stands in one piece, where no fewer articles agree
// with it, and is about as long as the longest; of these one without marks of
// omission, then one on many more articles, then the earliest, then, where
// times are not known, the one on most articles. Where another rendering
// agrees with it and goes on beyond its end, that is taken in.
func (s *story) reference(g *group) wordsOf {
	all := s.renderings(g)
	if len(g.wordings) == 1 {
		return all[0].wordsOf
	}
	voters := s.voters(g)
	most := -1.0
	for i := range all {
		all[i].votes, all[i].articles = s.support(all[i].wordsOf, g, voters)
		most = max(most, all[i].votes)
	}
	best := slices.DeleteFunc(slices.Clone(all), func(r rendering) bool { return r.votes < most })
	best = inOnePiece(best)
	longest := 0
	for _, r := range best {
		longest = max(longest, r.spoken())
	}
	best = slices.DeleteFunc(best, func(r rendering) bool { return r.spoken() < longest-max(3, longest/10) })
	return s.extend(slices.MaxFunc(best, better), all)
}

// inOnePiece are the renderings without those put together from spans, but
// for such as more articles agree with than with any in one piece.
func inOnePiece(all []rendering) []rendering {
	most := -1
	for _, r := range all {
		if !r.joined {
			most = max(most, r.articles)
		}
	}
	return slices.DeleteFunc(all, func(r rendering) bool { return r.joined && r.articles <= most })
}

// better orders renderings of equal support and about one length.
func better(a, b rendering) int {
	return cmp.Or(
		cmp.Compare(b.gaps(), a.gaps()),
		outnumbers(a, b),
		comparePublished(b.published, a.published),
		cmp.Compare(a.articles, b.articles),
		-cmp.Compare(a.article, b.article),
		cmp.Compare(a.spoken(), b.spoken()),
		cmp.Compare(b.text, a.text),
	)
}

// overwhelming is how many times more articles carry a wording than the other
// where the other is taken for the change although it is the earlier.
const overwhelming = 3

// outnumbers orders by the number of articles where one has many more.
func outnumbers(a, b rendering) int {
	switch {
	case a.articles >= overwhelming*max(1, b.articles):
		return 1
	case b.articles >= overwhelming*max(1, a.articles):
		return -1
	}
	return 0
}

// comparePublished orders by time where both are known.
func comparePublished(a, b news.Moment) int {
	if !a.Known() || !b.Known() {
		return 0
	}
	return a.Time.Compare(b.Time)
}

// spoken is the number of words that are not an editor's in brackets.
func (w wordsOf) spoken() (n int) {
	for _, word := range w.words {
		if !word.Bracket {
			n++
		}
	}
	return n
}

// gaps is the number of places where something is marked as left out.
func (w wordsOf) gaps() (n int) {
	for i, word := range w.words {
		if word.GapAfter && i+1 < len(w.words) {
			n++
		}
	}
	return n
}

// renderings are the different ways in which articles give g, each span on
// its own and the spans of an article in a row: the commonest and the longest
// of them, the longest first.
func (s *story) renderings(g *group) []rendering {
	var out []rendering
	seen := map[string]bool{}
	add := func(article, said int, text wordsOf, joined bool) {
		if key := joinNorms(text.words); !seen[key] {
			seen[key] = true
			out = append(out, rendering{wordsOf: text, article: article, published: s.readings[article].Published, joined: joined, said: said})
		}
	}
	for _, w := range g.wordings {
		first := s.wordings[w].members[0]
		add(s.members[first].article, len(s.wordings[w].members), wordsOf{s.text(first), s.members[first].words}, false)
	}
	for i := 0; i < len(g.members); {
		first := s.members[g.members[i]]
		var parts []string
		interrupted := false // one of the parts is two sides of a sentence
		for from := i; i < len(g.members) && s.members[g.members[i]].article == first.article; i++ {
			text := s.text(g.members[i])
			if i > from && s.interrupted(s.members[g.members[i-1]], s.members[g.members[i]]) {
				last := &parts[len(parts)-1]
				*last, interrupted = s.inOne([]string{*last, text}), true
				continue
			}
			parts = append(parts, text)
		}
		if parts = distinctParts(parts); len(parts) > 1 || interrupted && len(parts) == 1 {
			text := s.inOne(onceOnly(parts))
			add(first.article, 1, wordsOf{text, diff.Split(text)}, true)
		}
	}
	longer := func(a, b rendering) int { return cmp.Compare(len(b.words), len(a.words)) }
	if len(out) > maxRenderings {
		slices.SortStableFunc(out, func(a, b rendering) int { return cmp.Compare(b.said, a.said) })
		slices.SortStableFunc(out[maxRenderings/2:], longer)
		out = out[:maxRenderings]
	}
	slices.SortStableFunc(out, longer)
	return out
}

// inOne is the parts in a row. A comma in the place of the stop that ended a
// sentence, as it is put before a cue, is the stop again, and before the verb of
// the sentence it is none.
func (s *story) inOne(parts []string) string {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteByte(' ')
		}
		if cut, ok := strings.CutSuffix(p, ","); ok && i+1 < len(parts) {
			switch {
			case s.opensSentence(parts[i+1]):
				p = cut + "."
			case auxiliaries[firstNorm(parts[i+1])]:
				p = cut
			}
		}
		b.WriteString(p)
	}
	return b.String()
}

// auxiliaries begin the predicate of a sentence whose subject stands before.
var auxiliaries = setOf("is are was were has have had will would can could may might must should shall isn't aren't wasn't weren't won't can't cannot")

func firstNorm(text string) string {
	if words := diff.Split(text); len(words) > 0 {
		return words[0].Norm
	}
	return ""
}

// opensSentence reports whether a text begins with a capital that is no name's.
func (s *story) opensSentence(text string) bool {
	w := wordsOf{text, diff.Split(text)}
	return capital(strings.TrimLeft(text, "[“‘\"'")) && !s.isName(w, 0) && w.words[0].Norm != "i" && !strings.HasPrefix(w.words[0].Norm, "i'")
}

// sharedPart is the share of a part's words from which on another part of the
// article has the same to say.
const sharedPart = 0.7

// distinctParts drops the parts whose words stand in another one, as those of
// a headline do.
func distinctParts(parts []string) []string {
	if len(parts) > maxRenderings {
		return nil
	}
	words := make([]map[string]bool, len(parts))
	for i, p := range parts {
		words[i] = map[string]bool{}
		for _, w := range diff.Split(p) {
			words[i][w.Norm] = true
		}
	}
	var out []string
	for i, p := range parts {
		if !slices.ContainsFunc(words, func(other map[string]bool) bool {
			return len(other) > len(words[i]) && shareIn(words[i], other) >= sharedPart
		}) && !slices.ContainsFunc(words[:i], func(other map[string]bool) bool { return shareIn(words[i], other) >= sharedPart }) {
			out = append(out, p)
		}
	}
	return out
}

// onceOnly cuts off the end of a part that a later one has too: an article that
// gives "A C" and later "B C" gives "A B C".
func onceOnly(parts []string) []string {
	words := make([][]diff.Word, len(parts))
	for i, p := range parts {
		words[i] = diff.Split(p)
	}
	var out []string
	for i, p := range parts {
		kept := len(words[i])
		for _, later := range words[i+1:] {
			kept = min(kept, len(words[i])-endWithin(words[i], later))
		}
		switch {
		case kept == len(words[i]):
			out = append(out, p)
		case kept > 0:
			out = append(out, strings.TrimSpace(p[:words[i][kept].Span.Start]))
		}
	}
	return out
}

// endWithin is the number of words at the end of a text that stand in a row in
// the other, up to maxWords; 0 below overlapWords.
func endWithin(words, other []diff.Word) int {
	longest := 0
	for end := range other {
		n := 0
		for n <= end && n < min(len(words), maxWords) && other[end-n].Norm == words[len(words)-1-n].Norm {
			n++
		}
		longest = max(longest, n)
	}
	if longest < overlapWords {
		return 0
	}
	return longest
}

// shareIn is the share of the words that the other part has too.
func shareIn(words, other map[string]bool) float64 {
	n := 0
	for w := range words {
		if other[w] {
			n++
		}
	}
	return float64(n) / float64(max(1, len(words)))
}

func (s *story) text(member int) string {
	m := s.members[member]
	return m.span.Of(s.readings[m.article].Text)
}

// voter is an article and which of the family's wordings it has.
type voter struct {
	account  int
	wordings []int // indices into group.wordings
}

// voters are the articles of a family, by account.
func (s *story) voters(g *group) []voter {
	byArticle := map[int]*voter{}
	for i, w := range g.wordings {
		for _, m := range s.wordings[w].members {
			article := s.members[m].article
			v := byArticle[article]
			if v == nil {
				v = &voter{account: s.accounts[article]}
				byArticle[article] = v
			}
			if n := len(v.wordings); n == 0 || v.wordings[n-1] != i {
				v.wordings = append(v.wordings, i)
			}
		}
	}
	out := make([]voter, 0, len(byArticle))
	for _, v := range byArticle {
		out = append(out, *v)
	}
	slices.SortFunc(out, func(a, b voter) int {
		return cmp.Or(cmp.Compare(a.account, b.account), slices.Compare(a.wordings, b.wordings))
	})
	return out
}

// support is how many votes, in hundredths, and how many articles are for a
// text. An article is for it by the share of its wordings that agree with it;
// an account has one vote, that of its article that is most for the text.
func (s *story) support(text wordsOf, g *group, voters []voter) (votes float64, articles int) {
	agrees := make([]bool, len(g.wordings))
	for _, i := range s.commonest(g) {
		w := s.wordings[g.wordings[i]]
		agrees[i] = s.agrees(text, wordsOf{s.text(w.members[0]), w.words})
	}
	best := 0.0
	for i, v := range voters {
		n := 0
		for _, w := range v.wordings {
			if agrees[w] {
				n++
			}
		}
		if n == len(v.wordings) {
			articles++
		}
		best = max(best, float64(n)/float64(len(v.wordings)))
		if i+1 == len(voters) || voters[i+1].account != v.account {
			votes += best
			best = 0
		}
	}
	return math.Round(votes * 100), articles
}

// commonest are the indices of g's wordings with most members.
func (s *story) commonest(g *group) []int {
	out := make([]int, len(g.wordings))
	for i := range out {
		out[i] = i
	}
	if len(out) > maxRenderings {
		said := func(i int) int { return len(s.wordings[g.wordings[i]].members) }
		slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(said(b), said(a)) })
		out = out[:maxRenderings]
	}
	return out
}

// overlapWords is the least number of words that two renderings must share
// where one goes on beyond the other.
const overlapWords = 4

// extend takes in what renderings of other articles have beyond the ends of
// the best one.
func (s *story) extend(best rendering, all []rendering) wordsOf {
	text := best.wordsOf
	for _, r := range all {
		if r.joined || r.article == best.article {
			continue
		}
		ops := diff.Words(text.words, r.words)
		head, tail, ok := s.beyond(text, r.wordsOf, ops)
		if !ok {
			continue
		}
		t := text.text
		if last := len(ops) - 1; goesBeyond(text.words, r.words, ops[last]) && ops[last-1].Kind == diff.Delete {
			t += " … " + r.text[r.words[tail].Span.Start:r.words[len(r.words)-1].Span.End]
		} else if tail < len(r.words) { // the last word is the other's too: a stop behind it may only be where the text was cut
			t = t[:text.words[len(text.words)-1].Span.Start] + r.text[r.words[tail-1].Span.Start:r.words[len(r.words)-1].Span.End]
		}
		if head > 0 {
			before := r.words[head-1].Span.Of(r.text)
			t = r.text[r.words[0].Span.Start:r.words[head-1].Span.End] + " " + s.midSentence(wordsOf{t, text.words}, before)
		}
		text = wordsOf{t, diff.Split(t)}
	}
	return text
}

// midSentence is the text as it goes on behind the word before: the capital
// that only begins a sentence is lost.
func (s *story) midSentence(w wordsOf, before string) string {
	if strings.ContainsAny(before, ".!?…:") || s.isName(w, 0) || w.words[0].Norm == "i" || strings.HasPrefix(w.words[0].Norm, "i'") {
		return w.text
	}
	r, size := utf8.DecodeRuneInString(w.text)
	return string(unicode.ToLower(r)) + w.text[size:]
}

// beyond tells how many words of a rendering come before the text and from
// which on they come after it. ok is false where it does not go on, or where
// the two do not agree in between.
func (s *story) beyond(text, r wordsOf, ops []diff.Op) (head, tail int, ok bool) {
	tail = len(r.words)
	if n := len(ops); n > 1 && ops[n-1].Kind == diff.Insert && (ops[n-2].Kind == diff.Equal || goesBeyond(text.words, r.words, ops[n-1])) {
		tail, ops = ops[n-1].To0, ops[:n-1]
	}
	if len(ops) > 1 && ops[0].Kind == diff.Insert && ops[1].Kind == diff.Equal {
		head, ops = ops[0].To1, ops[1:]
	}
	if head == 0 && tail == len(r.words) || s.variantOf(text, r, ops) == news.Reworded {
		return 0, 0, false
	}
	shared := func(op diff.Op) bool { return op.Kind == diff.Equal && op.To1-op.To0 >= overlapWords }
	last := len(ops) - 1
	if ops[last].Kind == diff.Delete { // what the rendering leaves out before it goes on
		last--
	}
	if head > 0 && !shared(ops[0]) || tail < len(r.words) && !shared(ops[last]) {
		return 0, 0, false
	}
	return head, tail, true
}
