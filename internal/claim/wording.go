package claim

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/diff"
	"stemma/internal/wordnet"
	"stemma/news"
)

// wordings reports the utterances that independent accounts quote in words
// which differ in what they tell.
func wordings(account func(news.ArticleID) int, families []news.Quotation) []news.Conflict {
	var out []news.Conflict
	for i := range families {
		out = append(out, wordingConflicts(&families[i], account)...)
	}
	return out
}

// rendering is how one member gives the words of a family's text.
type rendering struct {
	member *news.QuotationMember
	base   string // the family's text
	words  []diff.Word
	ops    []diff.Op
	own    []replacement
}

// replacement is a stretch of the family's words and what a member has in its
// stead.
type replacement struct{ base, member region }

// region is a stretch of the family's words that some member replaces.
type region struct{ start, end int }

// Bounds and grains of regions.
const (
	maxRenderings = 200
	joinRegions   = 3 // regions that are no farther apart are one
	contextWords  = 3 // shown on either side of a differing stretch
)

func wordingConflicts(f *news.Quotation, account func(news.ArticleID) int) []news.Conflict {
	base := diff.Split(f.Text)
	if len(base) < 3 {
		return nil
	}
	var rs []rendering
	var regions []region
	for i := range f.Members {
		m := &f.Members[i]
		if m.Variant == news.Reported || len(rs) == maxRenderings {
			continue
		}
		r := rendering{member: m, base: f.Text, words: diff.Split(m.Text)}
		r.ops = diff.Words(base, r.words)
		r.own = replaced(base, &r)
		for _, x := range r.own {
			regions = append(regions, x.base)
		}
		rs = append(rs, r)
	}
	var out []news.Conflict
	for _, gs := range byDeviants(regionsGiven(rs, merge(regions))) {
		if c, ok := wordingConflict(f, rs, gs, account); ok {
			out = append(out, c)
		}
	}
	return out
}

// replaced are the stretches of base in whose stead r has other words that
// tell something else. Differences with no more than a few empty words between
// them are one. What r leaves out at either end is no difference, nor is a
// long stretch, which is another passage.
func replaced(base []diff.Word, r *rendering) []replacement {
	var out []replacement
	for i := 0; i < len(r.ops); i++ {
		if r.ops[i].Kind == diff.Equal {
			continue
		}
		j := i + 1
		for j < len(r.ops) && (r.ops[j].Kind != diff.Equal || j+1 < len(r.ops) && joins(base[r.ops[j].From0:r.ops[j].From1])) {
			j++
		}
		first, last := r.ops[i], r.ops[j-1]
		g, to := region{first.From0, last.From1}, region{first.To0, last.To1}
		i = j - 1
		if to.end == to.start || !inPlace(base, r, &g, to) {
			continue
		}
		if tells(r.base, base[g.start:g.end], r.member.Text, r.words[to.start:to.end]) && r.anchored(base, g) {
			out = append(out, replacement{region{g.start, max(g.end, g.start+1)}, to})
		}
	}
	return out
}

// leastKept is the number of words that a member must share with the family's
// text: a fragment of three words may come from another sentence.
const leastKept = 4

// anchored reports whether the member keeps a word that tells something of the
// sentence around g: two sentences that only begin alike are two sentences.
func (r *rendering) anchored(base []diff.Word, g region) bool {
	from, to := g.start, g.end
	for from > 0 && !base[from-1].StopHere {
		from--
	}
	for to < len(base) && to > 0 && !base[to-1].StopHere {
		to++
	}
	equal, kept := 0, false
	for _, op := range r.ops {
		if op.Kind != diff.Equal {
			continue
		}
		equal += op.To1 - op.To0
		for k := max(from, op.From0); k < min(to, op.From1); k++ {
			kept = kept || (k < g.start || k >= g.end) && told(base[k].Norm) != ""
		}
	}
	return kept && equal >= leastKept && 2*equal >= len(r.words)
}

// inPlace reports whether the words to of r stand in the stead of g in base
// and are not merely what else was said before or after; where r begins or
// ends with them g is cut to their number.
func inPlace(base []diff.Word, r *rendering, g *region, to region) bool {
	opens, closes := to.start == 0, to.end == len(r.words)
	switch {
	case opens && closes || to.end-to.start > maxStretch:
		return false
	case opens:
		n := parts(r, to)
		if n > maxEdge || g.end-g.start < n || startsSentence(r.member.Text) {
			return false
		}
		g.start = g.end - n
	case closes:
		if to.end-to.start > maxEdge || g.end-g.start < to.end-to.start || !base[g.start+to.end-to.start-1].StopHere && g.start+to.end-to.start != len(base) {
			return false
		}
		g.end = g.start + to.end - to.start
	}
	return g.end-g.start <= maxStretch && !crosses(base, *g) && !crosses(r.words, to)
}

// parts is the number of words in a stretch of r, those of compounds counted
// apart.
func parts(r *rendering, g region) int {
	n := 0
	for _, w := range r.words[g.start:g.end] {
		n += 1 + strings.Count(w.Span.Of(r.member.Text), "-")
	}
	return n
}

// Bounds of a replaced stretch in words: within a quotation, at its edge.
const (
	maxStretch = 10
	maxEdge    = 3
)

// crosses reports whether a sentence ends inside the stretch.
func crosses(words []diff.Word, g region) bool {
	for _, w := range words[g.start:max(g.start, g.end-1)] {
		if w.StopHere && !w.GapAfter {
			return true
		}
	}
	return false
}

// startsSentence reports whether text begins as a sentence does.
func startsSentence(text string) bool {
	c, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(c)
}

// joins reports whether the words between two differences make them one.
func joins(between []diff.Word) bool {
	if len(between) > 2 {
		return false
	}
	for _, w := range between {
		if !empty[w.Norm] {
			return false
		}
	}
	return true
}

// tells reports whether the words that differ say something else: content
// words or a negation on either side that the other lacks, inflection and
// spelling aside.
func tells(textA string, a []diff.Word, textB string, b []diff.Word) bool {
	ka, na := meant(textA, a)
	kb, nb := meant(textB, b)
	if na != nb {
		return true
	}
	if len(ka) == 0 || len(kb) == 0 {
		return false // words left out or put in, not replaced
	}
	if abbreviates(a, b) || abbreviates(b, a) {
		return false
	}
	return lacks(ka, kb) || lacks(kb, ka)
}

// abbreviates reports whether a holds the initials of b: "IE" for "Internet
// Explorer".
func abbreviates(a, b []diff.Word) bool {
	if len(b) < 2 || len(b) > 6 {
		return false
	}
	var initials []byte
	for _, w := range b {
		initials = append(initials, w.Norm[0])
	}
	return slices.ContainsFunc(a, func(w diff.Word) bool { return w.Norm == string(initials) })
}

// lacks reports whether a has a word that b has in no spelling.
func lacks(a, b map[string]bool) bool {
	for k := range a {
		if b[k] {
			continue
		}
		found := false
		for o := range b {
			found = found || slip(k, o) || inflected(k, o) || inflected(o, k)
		}
		if !found {
			return true
		}
	}
	return false
}

// slip reports whether two words are one in two spellings: the shorter they
// are, the less may differ.
func slip(a, b string) bool {
	switch {
	case !closeSpelling(a, b):
		return false
	case len(a) > 5:
		return true
	case len(a) != len(b):
		return len(a) == 5 && (a[1:] == b || b[1:] == a)
	}
	return a[:3] == b[:3]
}

// inflected reports whether long is short with an ending: "dealings" of "deal".
func inflected(long, short string) bool {
	return len(short) >= 4 && len(long)-len(short) <= 4 && strings.HasPrefix(long, short)
}

// meant are the base forms of the content words, and whether there is a
// negation. Compounds count by their parts, and figures by their names, so that
// "2 in 3" is "two-in-three".
func meant(text string, ws []diff.Word) (map[string]bool, bool) {
	keys, negative := map[string]bool{}, false
	for _, w := range ws {
		if w.Bracket {
			continue
		}
		if isNegation(w.Norm) || shortNegations[w.Norm] {
			negative = true
			continue
		}
		if at, ok := clock(w.Span.Of(text)); ok {
			keys[at] = true
			continue
		}
		for part := range strings.SplitSeq(strings.ReplaceAll(w.Span.Of(text), "´", "'"), "-") {
			if base := told(diff.Normal(part)); base != "" {
				keys[base] = true
			}
		}
	}
	return keys, negative
}

// clock is a time of day as a key that "6:41pm" and "18:41" share.
func clock(w string) (string, bool) {
	w = strings.Trim(lower(w), ".,;()")
	half := strings.TrimRight(w, "apm.")
	hours, minutes, ok := strings.Cut(half, ":")
	h, err1 := strconv.Atoi(hours)
	m, err2 := strconv.Atoi(minutes)
	if !ok || err1 != nil || err2 != nil || len(minutes) != 2 {
		return "", false
	}
	return fmt.Sprintf("%d:%02d", h%12, m), true
}

// told is the base form of a normal word, "" where it tells nothing.
func told(n string) string {
	n = strings.TrimSuffix(n, "'s")
	if long, ok := inFull[n]; ok {
		n = long
	}
	if n == "" || empty[n] {
		return ""
	}
	base := wordnet.Base(n, news.VERB)
	if base == "" || base == n {
		if b := wordnet.Base(n, news.NOUN); b != "" {
			base = b
		}
	}
	if base == "" {
		base = n
	}
	if empty[base] {
		return ""
	}
	return base
}

// shortNegations are contracted negations without their apostrophe.
var shortNegations = map[string]bool{
	"dont": true, "doesnt": true, "didnt": true, "wont": true, "cant": true, "isnt": true, "arent": true, "wasnt": true, "werent": true,
	"wouldnt": true, "couldnt": true, "shouldnt": true, "hasnt": true, "havent": true, "hadnt": true,
}

// inFull are the words that some articles abbreviate.
var inFull = map[string]string{
	"sen": "senator", "rep": "representative", "gov": "governor", "sec": "secretary", "pres": "president", "gen": "general", "mr": "", "ms": "",
	"mrs": "", "one": "1", "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th",
	"seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th", "eleventh": "11th", "twelfth": "12th",
	"thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20",
	"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100", "thousand": "1000",
	"al": "", "el": "", "dr": "doctor", "ok": "okay", "gotta": "got", "gonna": "going", "wanna": "want", "whilst": "while", "amongst": "among", "towards": "toward", "cause": "because", "till": "until", "dems": "democrats",
}

// empty are words whose exchange alone changes nothing that is told.
var empty = map[string]bool{}

func init() {
	for w := range strings.FieldsSeq(`a an the of in on at to for from by with and or but as that this these those it its he she they them
		we our us i my me you your his her their be is are was were am been being s re ve ll m d have has had do does did will would shall
		so then there here which who whom what also just very really well uh um oh up out into upon onto than too all any some not now
		im youre theyre weve ive its thats were hes shes gmt utc est edt cst cdt pst pdt bst cet`) {
		empty[w] = true
	}
}

// merge joins regions that touch or nearly do.
func merge(rs []region) []region {
	slices.SortFunc(rs, func(a, b region) int { return cmp.Compare(a.start, b.start) })
	var out []region
	for _, r := range rs {
		if n := len(out); n > 0 && r.start <= out[n-1].end+joinRegions {
			out[n-1].end = max(out[n-1].end, r.end)
			continue
		}
		out = append(out, r)
	}
	return out
}

// given is one region as the members give it.
type given struct {
	at   []region // by rendering, in its words
	keys []string // by rendering, equal where they tell the same
	has  []bool   // by rendering: whether it gives the region at all
}

// regionsGiven are the regions that the renderings give in at least two ways.
func regionsGiven(rs []rendering, regions []region) []given {
	var out []given
	for _, g := range regions {
		x := given{make([]region, len(rs)), make([]string, len(rs)), make([]bool, len(rs))}
		ways := map[string]bool{}
		for i := range rs {
			x.at[i], x.keys[i], x.has[i] = rs[i].give(g)
			if x.has[i] {
				ways[x.keys[i]] = true
			}
		}
		if len(ways) >= 2 {
			out = append(out, x)
		}
	}
	return out
}

// deviants are the renderings that give a region otherwise than most do.
func (x *given) deviants() []int {
	count, most := map[string]int{}, ""
	for i, k := range x.keys {
		if x.has[i] {
			if count[k]++; count[k] > count[most] || most == "" {
				most = k
			}
		}
	}
	var out []int
	for i, k := range x.keys {
		if x.has[i] && k != most {
			out = append(out, i)
		}
	}
	return out
}

// byDeviants puts together the regions that the same members alter: one
// alteration of an utterance is one conflict, however many words it touches.
func byDeviants(gs []given) [][]given {
	var out [][]given
	var members []map[int]bool
	for _, g := range gs {
		to := -1
		for _, i := range g.deviants() {
			if to < 0 {
				to = slices.IndexFunc(members, func(m map[int]bool) bool { return m[i] })
			}
		}
		if to < 0 {
			to = len(out)
			out, members = append(out, nil), append(members, map[int]bool{})
		}
		out[to] = append(out[to], g)
		for _, i := range g.deviants() {
			members[to][i] = true
		}
	}
	return out
}

// wordingConflict lays side by side how the members give the regions; false
// where no two accounts have different words.
func wordingConflict(f *news.Quotation, rs []rendering, gs []given, account func(news.ArticleID) int) (news.Conflict, bool) {
	c := news.Conflict{Kind: news.WordingConflict, About: aboutWords(f)}
	var fullest []int // renderings, those that give most regions first
	for i := range rs {
		if regionCount(gs, i) > 0 {
			fullest = append(fullest, i)
		}
	}
	slices.SortStableFunc(fullest, func(a, b int) int { return cmp.Compare(regionCount(gs, b), regionCount(gs, a)) })
	var tuples [][]string // of each side, "" for a region that is not known
	for _, i := range fullest {
		at := slices.IndexFunc(tuples, func(t []string) bool { return agrees(t, gs, i) })
		if at < 0 {
			at = len(tuples)
			tuples = append(tuples, make([]string, len(gs)))
			c.Sides = append(c.Sides, news.Side{Value: rs[i].shown(gs, i)})
		}
		for k, g := range gs {
			if g.has[i] {
				tuples[at][k] = g.keys[i]
			}
		}
		m := rs[i].member
		c.Sides[at].Members = append(c.Sides[at].Members, news.Evidence{Article: m.Article, Span: m.Span, Text: m.Text})
	}
	c.Sides = independent(c.Sides, account)
	slices.SortStableFunc(c.Sides, func(a, b news.Side) int { return cmp.Compare(len(b.Members), len(a.Members)) })
	return c, len(c.Sides) >= 2
}

func regionCount(gs []given, i int) int {
	n := 0
	for _, g := range gs {
		if g.has[i] {
			n++
		}
	}
	return n
}

// agrees reports whether rendering i gives a region as the side does and none
// otherwise.
func agrees(side []string, gs []given, i int) bool {
	shared := false
	for k, g := range gs {
		if !g.has[i] || side[k] == "" {
			continue
		}
		if g.keys[i] != side[k] {
			return false
		}
		shared = true
	}
	return shared
}

// independent are the sides that contradict another on an account of its own:
// what one account alters in its own words is a variant of the quotation, no
// dispute.
func independent(sides []news.Side, account func(news.ArticleID) int) []news.Side {
	accounts := make([]map[int]bool, len(sides))
	for i, s := range sides {
		accounts[i] = map[int]bool{}
		for _, m := range s.Members {
			accounts[i][account(m.Article)] = true
		}
	}
	within := func(a, b map[int]bool) bool {
		for k := range a {
			if !b[k] {
				return false
			}
		}
		return true
	}
	var out []news.Side
	for i := range sides {
		for j := range sides {
			if i != j && !within(accounts[i], accounts[j]) && !within(accounts[j], accounts[i]) {
				out = append(out, sides[i])
				break
			}
		}
	}
	return out
}

// maxStretches bounds the differing stretches that a side shows.
const maxStretches = 4

// shown is the stretches of the regions as rendering i has them, with some
// words around each and "…" between those that lie apart.
func (r *rendering) shown(gs []given, i int) string {
	var stretches []region
	for _, g := range gs {
		if g.has[i] {
			at := g.at[i]
			stretches = append(stretches, region{max(0, at.start-contextWords), min(len(r.words), at.end+contextWords)})
		}
	}
	stretches = merge(stretches)
	var parts []string
	for _, s := range stretches[:min(len(stretches), maxStretches)] {
		parts = append(parts, oneLine(r.member.Text[r.words[s.start].Span.Start:r.words[s.end-1].Span.End]))
	}
	if len(stretches) > maxStretches {
		parts = append(parts, "")
	}
	return strings.TrimSpace(strings.Join(parts, " … "))
}

// aboutWords names an utterance: its speaker and its first words.
func aboutWords(f *news.Quotation) string {
	text := shorten(f.Text)
	if f.Speaker == "" {
		return "“" + text + "”"
	}
	return f.Speaker + ": “" + text + "”"
}

// give is where the member words the region g of the family's text, and the
// key under which renderings that tell the same meet; false where the member
// neither has the family's words there nor others in their stead.
func (r *rendering) give(g region) (at region, key string, ok bool) {
	from, to := -1, -1
	include := func(lo, hi int) {
		if from < 0 {
			from = lo
		}
		from, to = min(from, lo), max(to, hi)
	}
	covered := 0
	for _, op := range r.ops {
		if lo, hi := max(op.From0, g.start), min(op.From1, g.end); op.Kind == diff.Equal && lo < hi {
			include(op.To0+lo-op.From0, op.To0+hi-op.From0)
			covered += hi - lo
		}
	}
	replaces := false
	for _, x := range r.own {
		if x.base.start < g.end && g.start < x.base.end {
			include(x.member.start, x.member.end)
			replaces = true
		}
	}
	if !replaces && covered < g.end-g.start || from < 0 || to-from > 2*maxStretch {
		return region{}, "", false
	}
	keys, negative := meant(r.member.Text, r.words[from:to])
	list := make([]string, 0, len(keys)+1)
	for k := range keys {
		list = append(list, k)
	}
	slices.Sort(list)
	if negative {
		list = append(list, "not")
	}
	return region{from, to}, "=" + strings.Join(list, " "), true
}
