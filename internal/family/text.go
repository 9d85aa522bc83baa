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

	votes    float64 // of the accounts that agree with it
	articles int     // that do
}

// maxRenderings bounds how many renderings, and how many wordings, a family's
// text is chosen by.
const maxRenderings = 24

// reference is the family's text. Of the renderings it is the one that most
// independent accounts agree with, that is, give a part of without a foreign
// word; of these one that stands in one piece and is about as long as the
// longest; of these one without marks of omission, then the earliest, then,
// where times are not known, the one on most articles. Where another
// rendering agrees with it and goes on beyond its end, that is taken in.
func (s *story) reference(g *group) wordsOf {
	all := s.renderings(g)
	if len(g.wordings) == 1 {
		return all[0].wordsOf
	}
	ballots := s.ballots(g)
	most := -1.0
	for i := range all {
		all[i].votes, all[i].articles = support(all[i].wordsOf, ballots)
		most = max(most, all[i].votes)
	}
	best := slices.DeleteFunc(slices.Clone(all), func(r rendering) bool { return r.votes < most })
	if slices.ContainsFunc(best, func(r rendering) bool { return !r.joined }) {
		best = slices.DeleteFunc(best, func(r rendering) bool { return r.joined })
	}
	longest := 0
	for _, r := range best {
		longest = max(longest, r.spoken())
	}
	best = slices.DeleteFunc(best, func(r rendering) bool { return r.spoken() < longest-max(3, longest/10) })
	return extend(slices.MaxFunc(best, better).wordsOf, all)
}

// better orders renderings of equal support and about one length.
func better(a, b rendering) int {
	return cmp.Or(
		cmp.Compare(b.gaps(), a.gaps()),
		comparePublished(b.published, a.published),
		cmp.Compare(a.articles, b.articles),
		-cmp.Compare(a.article, b.article),
		cmp.Compare(a.spoken(), b.spoken()),
		cmp.Compare(b.text, a.text),
	)
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
// its own and the spans of an article in a row, the longest first.
func (s *story) renderings(g *group) []rendering {
	var out []rendering
	seen := map[string]bool{}
	add := func(article int, text string, joined bool) {
		words := diff.Split(text)
		if key := joinNorms(words); !seen[key] && len(words) > 0 {
			seen[key] = true
			out = append(out, rendering{wordsOf: wordsOf{text, words}, article: article, published: s.readings[article].Published, joined: joined})
		}
	}
	for _, i := range g.members {
		add(s.members[i].article, s.text(i), false)
	}
	for i := 0; i < len(g.members); {
		first := s.members[g.members[i]]
		var parts []string
		for ; i < len(g.members) && s.members[g.members[i]].article == first.article; i++ {
			parts = append(parts, s.text(g.members[i]))
		}
		if parts = distinctParts(parts); len(parts) > 1 {
			add(first.article, strings.Join(parts, " "), true)
		}
	}
	slices.SortStableFunc(out, func(a, b rendering) int { return len(b.words) - len(a.words) })
	return out[:min(len(out), maxRenderings)]
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

// ballot is one wording and its accounts' votes for the renderings that it
// agrees with. An account has one vote, parted among its wordings.
type ballot struct {
	words    []diff.Word
	votes    float64
	articles int
}

func (s *story) ballots(g *group) []ballot {
	wordingsOf := map[int]int{} // how many wordings an account has
	accounts := make([][]int, len(g.wordings))
	for i, w := range g.wordings {
		for _, m := range s.wordings[w].members {
			accounts[i] = append(accounts[i], s.accounts[s.members[m].article])
		}
		slices.Sort(accounts[i])
		accounts[i] = slices.Compact(accounts[i])
		for _, a := range accounts[i] {
			wordingsOf[a]++
		}
	}
	out := make([]ballot, len(g.wordings))
	for i, w := range g.wordings {
		out[i].words, out[i].articles = s.wordings[w].words, len(s.wordings[w].members)
		for _, a := range accounts[i] {
			out[i].votes += 1 / float64(wordingsOf[a])
		}
	}
	slices.SortStableFunc(out, func(a, b ballot) int { return cmp.Compare(b.votes, a.votes) })
	return out[:min(len(out), maxRenderings)]
}

// support is how many votes, in hundredths, and how many articles are for a
// text.
func support(text wordsOf, ballots []ballot) (votes float64, articles int) {
	for _, b := range ballots {
		if variantOf(text.words, b.words, diff.Words(text.words, b.words)) != news.Reworded {
			votes += b.votes
			articles += b.articles
		}
	}
	return math.Round(votes * 100), articles
}

// overlapWords is the least number of words that two renderings must share
// where one goes on beyond the other.
const overlapWords = 4

// extend takes in what other renderings have beyond the ends of text.
func extend(text wordsOf, all []rendering) wordsOf {
	for _, r := range all {
		if r.joined {
			continue
		}
		ops := diff.Words(text.words, r.words)
		head, tail, ok := beyond(text.words, r.words, ops)
		if !ok {
			continue
		}
		t := text.text
		if head > 0 {
			t = r.text[r.words[0].Span.Start:r.words[head-1].Span.End] + " " + text.midSentence(r.words[head-1].Span.Of(r.text))
		}
		if tail < len(r.words) {
			t += " " + r.text[r.words[tail].Span.Start:r.words[len(r.words)-1].Span.End]
		}
		text = wordsOf{t, diff.Split(t)}
	}
	return text
}

// midSentence is the text as it goes on behind the word before: the capital
// that only begins a sentence is lost.
func (w wordsOf) midSentence(before string) string {
	if strings.ContainsAny(before, ".!?…:") || w.isName(0) || w.words[0].Norm == "i" || strings.HasPrefix(w.words[0].Norm, "i'") {
		return w.text
	}
	r, size := utf8.DecodeRuneInString(w.text)
	return string(unicode.ToLower(r)) + w.text[size:]
}

// beyond tells how many words of a rendering come before the text and from
// which on they come after it. ok is false where it does not go on, or where
// the two do not agree in between.
func beyond(text, r []diff.Word, ops []diff.Op) (head, tail int, ok bool) {
	tail = len(r)
	if n := len(ops); n > 1 && ops[n-1].Kind == diff.Insert && ops[n-2].Kind == diff.Equal {
		tail, ops = ops[n-1].To0, ops[:n-1]
	}
	if len(ops) > 1 && ops[0].Kind == diff.Insert && ops[1].Kind == diff.Equal {
		head, ops = ops[0].To1, ops[1:]
	}
	if head == 0 && tail == len(r) || variantOf(text, r, ops) == news.Reworded {
		return 0, 0, false
	}
	shared := func(op diff.Op) bool { return op.Kind == diff.Equal && op.To1-op.To0 >= overlapWords }
	if head > 0 && !shared(ops[0]) || tail < len(r) && !shared(ops[len(ops)-1]) {
		return 0, 0, false
	}
	return head, tail, true
}
