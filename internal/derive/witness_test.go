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

// TestHeldOutside asks for a phrase that is not kept, as a long text's last are not.
func TestHeldOutside(t *testing.T) {
	w := NewWitnesses([]*reuse.Text{reuse.NewText(article1("a", "", -1, text(ferry...)))})
	for _, p := range []uint32{0, 1<<32 - 1} {
		if w.heldOutside(0, p, nil) {
			t.Errorf("phrase %d, which no text has, is held", p)
		}
	}
}

func TestSites(t *testing.T) {
	titled := "On Monday old Vesper spoke. Few came to hear old Vesper there. By noon old Vesper left."
	plain := "On Monday Vesper spoke. Few came to hear Vesper there. By noon Vesper left."
	changed := plain + " No answer was given to what the people of the town had asked."
	var texts []*reuse.Text
	for i, s := range []string{titled, plain, changed} {
		texts = append(texts, reuse.NewText(article1(string(rune('a'+i)), "", -1, s)))
	}
	w := NewWitnesses(texts)
	if v := w.Of(1, 0); v.lacks != (sites{alone: 1}) || v.leaves != (sites{}) {
		t.Errorf("a title dropped at three places: %+v, %+v", v.lacks, v.leaves)
	}
	if v := w.Of(1, 2); v.lacks != (sites{longAlone: 1}) {
		t.Errorf("a sentence added: %+v", v.lacks)
	}
}

func TestStyle(t *testing.T) {
	fine, plain := readStyle("“So it is,” she said. “It’s so.”"), readStyle(`"So it is," she said. "It's so."`)
	if d := fine.finer(plain); d[0] <= 0 || d[1] <= 0 || d[2] != 0 {
		t.Errorf("a printer's marks against a typewriter's: %v", d)
	}
	if d := plain.finer(fine); d != [marks]float64{} {
		t.Errorf("a typewriter's marks against a printer's: %v", d)
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
