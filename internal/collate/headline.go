package collate

import (
	"strings"

	"stemma/news"
)

// headlineWords is how many words of a first sentence stand in for a title
// where no article of a story has one.
const headlineWords = 16

// headline is the title that shares most words with the texts of the whole
// story, a title of usual length before a very short or long one. Where no
// article has a title it is the beginning of a first sentence, chosen alike.
func headline(rs []*news.Reading) string {
	support := wordSupport(rs)
	best, bestScore := "", -1.0
	for _, titled := range []bool{true, false} {
		for _, r := range rs {
			h := r.Title
			if !titled {
				h = opening(r)
			}
			if score := representative(h, support, len(rs)); h != "" && score > bestScore {
				best, bestScore = h, score
			}
		}
		if best != "" {
			break
		}
	}
	return best
}

// wordSupport counts, for each lower-case word, the articles that have it.
func wordSupport(rs []*news.Reading) map[string]int {
	support := map[string]int{}
	for _, r := range rs {
		seen := map[string]bool{}
		for _, t := range r.Tokens {
			if w := strings.ToLower(t.Span.Of(r.Text)); content(t.Tag) && !seen[w] {
				seen[w] = true
				support[w]++
			}
		}
	}
	return support
}

func content(t news.Tag) bool {
	return t == news.NOUN || t == news.PROPN || t == news.VERB || t == news.NUM || t == news.ADJ
}

// representative scores a headline: the mean support of its words, less for
// fewer than five words or more than twenty.
func representative(h string, support map[string]int, articles int) float64 {
	words := strings.Fields(h)
	if len(words) == 0 {
		return -1
	}
	sum := 0.0
	for _, w := range words {
		sum += float64(support[strings.ToLower(strings.Trim(w, ".,:;!?'\"‘’“”()"))])
	}
	score := sum / float64(len(words)) / float64(articles)
	if len(words) < 5 || len(words) > 20 {
		score /= 2
	}
	return score
}

func opening(r *news.Reading) string {
	for _, s := range r.Sentences {
		if boilerplate(r, s) {
			continue
		}
		words := strings.Fields(s.Of(r.Text))
		if len(words) > headlineWords {
			return strings.TrimRight(strings.Join(words[:headlineWords], " "), ",;:—–-") + " …"
		}
		return strings.Join(words, " ")
	}
	return ""
}

func boilerplate(r *news.Reading, s news.Span) bool {
	for _, b := range r.Boilerplate {
		if b.Overlaps(s) {
			return true
		}
	}
	return false
}
