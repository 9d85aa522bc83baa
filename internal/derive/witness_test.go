package derive

import (
	"testing"

	"stemma/internal/reuse"
)

func TestVariants(t *testing.T) {
	full := text(ferry...)
	trimmed := text(ferry[:4]...)
	spunOnce := text(ferry[0], spun[1], ferry[2], ferry[3], ferry[4], ferry[5])
	var texts []*reuse.Text
	for i, s := range []string{full, trimmed, spunOnce} {
		texts = append(texts, reuse.NewText(article1(string(rune('a'+i)), "", -1, s)))
	}
	w := NewWitnesses(texts)
	v := w.Of(0, 1)
	if v.LacksSeen+v.LacksAlone != 0 || v.LeavesSeen == 0 || v.LeavesAlone != 0 {
		t.Errorf("of a trim and its source: %+v", v)
	}
	if v := w.Of(2, 1); v.LacksSeen == 0 || v.LeavesAlone == 0 {
		t.Errorf("of two children of one source: %+v", v)
	}
	if got := v.Swap(); got != w.Of(1, 0) {
		t.Errorf("swapped: %+v, compared the other way: %+v", got, w.Of(1, 0))
	}
}

func TestMore(t *testing.T) {
	siblings := []string{
		text(ferry[0], ferry[1], ferry[2], ferry[3], ferry[5]),
		text(ferry[0], ferry[1], ferry[2], ferry[4], ferry[5]),
		text(ferry[0], ferry[2], ferry[3], ferry[4], ferry[5]),
	}
	var articles []*article
	var texts []*reuse.Text
	for i, s := range siblings {
		a := newArticle(article1(string(rune('a'+i)), "", -1, s), i)
		a.place = i
		articles, texts = append(articles, a), append(texts, a.text)
	}
	w := NewWitnesses(texts)
	for _, a := range articles {
		a.account = w
	}
	if attested, _ := articles[1].more(articles[0], articles[1:2]); attested == 0 {
		t.Error("a sentence that the parent lacks and a third article has is not seen")
	}
	if attested, _ := articles[1].more(articles[0], articles[1:3]); attested > 0 {
		t.Error("a sentence that only the family has counts as attested")
	}
}
