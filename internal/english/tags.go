package english

import (
	_ "embed"

	"stemma/news"
)

// tagsBin holds the tagger: a linear model with a column for each tag. It is
// trained by train/english.
//
//go:embed tags.bin
var tagsBin string

const tagCount = int(news.VERB) + 1

// tagFeatures is how many features the tagger looks at for one token.
const tagFeatures = 21

// tagger is the greedy left-to-right tagger of Collins (2002) and its features
// after Ratnaparkhi (1996), with word clusters for unseen words.
type tagger struct {
	model linear
	buf   [tagFeatures]uint32
}

// tag gives each token its part of speech, by sentence.
func tag(d *Doc, forms []form) {
	t := tagger{model: openLinear(tagsBin)}
	for _, s := range d.Sentences {
		t.sentence(forms[s.Start:s.End], d.Tokens[s.Start:s.End])
	}
}

func (t *tagger) sentence(forms []form, tokens []news.Token) {
	one, two := startTag, startTag
	for i := range forms {
		var sums [3]lanes
		t.features(forms, i, one, two)
		t.model.add24(&sums, t.buf[:])
		best, top := 0, int32(-1)
		for c := range tagCount {
			if v := sums[c>>3].at(c & 7); v > top {
				best, top = c, v
			}
		}
		tokens[i].Tag = news.Tag(best)
		two, one = one, uint32(best)
	}
}

// startTag stands for the tag before a sentence.
const startTag = uint32(tagCount)

// border stands for the words beyond a sentence's ends.
var border = form{exact: 1, lower: 1, suffix2: 1, suffix3: 1, shape: 1}

// at is the form at i, or border.
func at(forms []form, i int) *form {
	if uint(i) < uint(len(forms)) {
		return &forms[i]
	}
	return &border
}

// features sets t.buf to the features of token i after the tags one (the last)
// and two.
func (t *tagger) features(forms []form, i int, one, two uint32) {
	w, p, n := &forms[i], at(forms, i-1), at(forms, i+1)
	pp, nn := at(forms, i-2), at(forms, i+2)
	caps := uint32(w.caps)
	if i == 0 {
		caps |= 8
	}
	t.buf = [tagFeatures]uint32{
		feature(1, w.lower),
		feature(2, w.exact),
		feature(3, w.suffix3),
		feature(4, w.suffix2),
		feature(5, w.prefix),
		feature(6, pair(w.shape, caps)),
		feature(7, one),
		feature(8, pair(one, two)),
		feature(9, pair(one, w.lower)),
		feature(10, p.lower),
		feature(11, n.lower),
		feature(12, pp.lower),
		feature(13, nn.lower),
		feature(14, p.suffix3),
		feature(15, n.suffix3),
		feature(16, w.cluster()),
		feature(17, pair(n.cluster(), caps)),
		feature(18, pair(one, w.cluster())),
		feature(19, pair(w.lower, n.lower)),
		feature(20, pair(pair(w.suffix3, caps), one)),
		feature(21, pair(uint32(n.caps), pair(caps, one))),
	}
}
