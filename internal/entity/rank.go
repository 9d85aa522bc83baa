package entity

import (
	"math"
	"strings"

	"stemma/news"
)

// The features of a pronoun and a candidate for what it stands for.
const (
	fSameSentence = iota
	fPrevSentence
	fTwoBack
	fFurther
	fAhead
	fGap
	fTokens
	fRivals
	fFitRivals
	fSubject
	fObject
	fOblique
	fPossessive
	fAgent
	fOther
	fPronounSubject
	fPronounObject
	fPronounOblique
	fPronounPossessive
	fParallel
	fParallelSubject
	fSubjectSame
	fSubjectPrev
	fObjectSame
	fObliqueSame
	fPossessiveSame
	fGenderFits
	fGenderUnknown
	fGenderShare
	fChain
	fLastPronoun
	fSalience
	fCount
	fSeen
	fTopic
	fFirstInSentence
	fFirstPerson
	fQuoteIn
	fQuoteOut
	fQuoteSame
	fSameParagraph
	fNested
	fConjoined
	fDescribed
	fFull
	fReporter
	fAppositive
	fKinOf
	fSameVerb
	fVerbs
	fSubordinate
	fRelative
	fCommaBetween
	fAndBetween
	fInBrackets
	fOwnsNext
	fNamedSubject
	fNamedFar
	fPluralPronoun
	fNeuter
	fNeuterPlace
	fNeuterDescribed
	fPluralGroup
	fPronounFirst
	fDocumentStart
	fClauseSubject
	fMatrixSubject
	fThirdSubject
	fThat
	fWhen
	fBecause
	fAndClause
	fButClause
	fMostNamed
	fMostSalient
	fNearest
	fCandidates
	fPronounsSeen
	fShortName
	fLastReporter
	fSpeakerHere
	fVerbOfPronounReports
	fPlayed
	fOwn
	fOwnSubject
	fNamedAfter
	fNamedAfterFronted
	fNamedNext
	fBeforeSubject
	fAfterSubject
	fLastInPrev
	fRecent
	fBoth
	fPassive
	fPronounDocFirst
	fPossessiveSubject
	numFeatures
)

// candidate is a thing that a pronoun may stand for, by one of its mentions.
type candidate struct {
	thing   int32
	mention int32 // its latest before the pronoun, or the next after it
	ahead   bool

	rivals, fitRivals int  // things between it and the pronoun that may be meant; of these those whose gender is known
	firstPerson       bool // the first person named in its sentence

	score    float32 // these only when taught
	features []float32
}

// pronoun finds the thing that pronoun i stands for, or -1.
func (w *walker) pronoun(i int) int32 {
	m := &w.ms[i]
	if m.pronoun.person != 3 {
		return -1
	}
	var buf [lookBack]candidate
	found := w.candidates(i, buf[:0])
	if len(found) == 1 && w.teach == nil && (m.gender == Male || m.gender == Female) {
		return w.take(m, found[0].thing)
	}
	s := w.setting(i, found)
	// A person is nearly always in the text, so the best candidate is taken;
	// "it" and "they" often stand for what is none, which has the score 0.
	net, best, bestScore := &personal, -1, float32(math.Inf(-1))
	if m.gender != Male && m.gender != Female {
		net, bestScore = &impersonal, 0
	}
	for k := range found {
		f := s.features
		w.features(i, found[k], &f)
		s.compare(k, found[k], &f)
		w.ahead(i, found[k], &f)
		points := net.score(&f)
		if w.ownWords(m, found[k], &f) {
			points -= ownWordsCost
		}
		if f[fLastReporter] == 1 && f[fVerbOfPronounReports] == 1 {
			points += sameSpeakerBonus
		}
		if w.teach != nil {
			found[k].score = points
			found[k].features = append([]float32(nil), f[:]...)
		}
		if points > bestScore {
			best, bestScore = k, points
		}
	}
	if w.teach != nil {
		best = w.taught(m, found, best)
	}
	if best < 0 {
		return -1
	}
	return w.take(m, found[best].thing)
}

// take notes that pronoun m stands for thing e.
func (w *walker) take(m *mention, e int32) int32 {
	w.learn(m, &w.things[e])
	w.lastOf[m.gender&3] = e + 1
	return e
}

// learn lets pronouns tell the gender of a person whose first name does not.
func (w *walker) learn(m *mention, t *thing) {
	if t.gender != AnyGender || m.quote >= 0 {
		return
	}
	switch m.gender {
	case Male:
		t.he++
	case Female:
		t.she++
	}
	he, she := t.he, t.she
	if len(t.words) > 1 { // a likely first name counts as one pronoun
		switch male, female := givenShares(t.words[0]); {
		case male-female > likely:
			he++
		case female-male > likely:
			she++
		}
	}
	if he >= 2 && he > 3*she {
		t.gender = Male
	} else if she >= 2 && she > 3*he {
		t.gender = Female
	}
}

// ownWords tells whether pronoun m, the subject of a reporting verb, would
// report of c words that name c, in quotation marks ("Roe …," he said) or
// without (he said Roe …): a speaker hardly ever does.
func (w *walker) ownWords(m *mention, c candidate, f *[numFeatures]float32) bool {
	if m.quote >= 0 { // "he" in a quotation is not its speaker
		return w.speakers[m.quote] == c.thing+1
	}
	if m.slot != subject || m.verb < 0 || !reporting[w.v.lower[m.verb]] {
		return false
	}
	if f[fNamedAfter] == 1 {
		return true
	}
	q := w.things[c.thing].lastQuoted
	return q >= 0 && w.ms[q].kind != news.Pronoun && w.ms[q].sentence+1 >= m.sentence && w.ms[q].quote >= w.quoteBefore(m)
}

// quoteBefore is the quotation that ends next before the pronoun.
func (w *walker) quoteBefore(m *mention) int32 {
	for k := m.tokens.Start - 1; k >= 0 && k > m.tokens.Start-4; k-- {
		if q := w.v.quote[k]; q >= 0 {
			return q
		}
	}
	return math.MaxInt32
}

// ownWordsCost is taken off the score of a candidate that its own quotation
// would name; the corpora have too few quotations to learn it.
const ownWordsCost = 4

// sameSpeakerBonus is given to who spoke last as the subject of the next
// reporting verb; passages of an encyclopedia have few of these.
const sameSpeakerBonus = 1

// setting is what all candidates for a pronoun share.
type setting struct {
	features     [numFeatures]float32
	subjects     [3]int32 // things that are subjects before the pronoun in its sentence, the nearest first
	mostNamed    int      // candidates
	mostSalient  int
	lastReporter int32
	nearest      int32 // the mention that is the first of subjects, -1 for none
}

func (w *walker) setting(i int, found []candidate) setting {
	m := &w.ms[i]
	s := setting{subjects: [3]int32{-2, -2, -2}, lastReporter: w.reporter, mostNamed: -1, mostSalient: -1}
	n := 0
	for j := i - 1; j >= 0 && j >= i-lookBack && n < 3 && w.ms[j].sentence == m.sentence; j-- {
		if w.ms[j].quote == m.quote && w.ms[j].slot == subject && w.ms[j].verb >= 0 && int(w.ms[j].verb) < m.tokens.Start {
			s.subjects[n] = w.ms[j].entity
			n++
		}
	}
	for k, c := range found {
		t := &w.things[c.thing]
		if s.mostNamed < 0 || t.total > w.things[found[s.mostNamed].thing].total {
			s.mostNamed = k
		}
		if s.mostSalient < 0 || t.salienceAt(m.told) > w.things[found[s.mostSalient].thing].salienceAt(m.told) {
			s.mostSalient = k
		}
	}
	f := &s.features
	if n == 0 && m.slot != subject {
		f[fBeforeSubject] = 1
	}
	if w.v.word(m.tokens.End) == "own" {
		f[fOwn] = 1
	}
	if m.sentence == 0 {
		f[fPronounDocFirst] = 1
	}
	s.nearest = -1
	for j := i - 1; j >= 0 && j >= i-lookBack && n > 0 && w.ms[j].sentence == m.sentence; j-- {
		if w.ms[j].quote == m.quote && w.ms[j].slot == subject && w.ms[j].verb >= 0 && int(w.ms[j].verb) < m.tokens.Start {
			s.nearest = int32(j)
			break
		}
	}
	f[fCandidates] = float32(math.Log1p(float64(len(found)))) / 2
	w.link(m, f)
	if m.slot == subject && m.verb >= 0 && reporting[w.v.lower[m.verb]] {
		f[fVerbOfPronounReports] = 1
	}
	return s
}

// link says what word joins the pronoun's clause to what stands before it.
func (w *walker) link(m *mention, f *[numFeatures]float32) {
	v := w.v
	r := v.bounds(m.tokens.Start)
	for k := m.tokens.Start - 1; k >= r.Start && k > m.tokens.Start-10; k-- {
		if v.quote[k] >= 0 && v.quote[k] != m.quote {
			return
		}
		switch v.lower[k] {
		case "that", "if", "whether", "how", "why", "what":
			f[fThat] = 1
			return
		case "when", "while", "as", "after", "before", "until", "once", "where":
			if v.tag(k) == news.SCONJ || v.tag(k) == news.ADV || v.tag(k) == news.ADP {
				f[fWhen] = 1
				return
			}
		case "because", "since", "although", "though":
			f[fBecause] = 1
			return
		case "and", "or":
			f[fAndClause] = 1
			return
		case "but", "yet", ";":
			f[fButClause] = 1
			return
		}
	}
}

// ahead describes how a candidate is named after the pronoun: "Known for her
// voice, Roe …" may be her, "she said that Roe …" is not.
func (w *walker) ahead(i int, c candidate, f *[numFeatures]float32) {
	m := &w.ms[i]
	for j := i + 1; j < len(w.ms) && j < i+16 && w.ms[j].sentence <= m.sentence+1; j++ {
		a := &w.ms[j]
		if w.formOf[j] < 0 || a.entity != c.thing {
			continue
		}
		switch {
		case a.sentence > m.sentence:
			f[fNamedNext] = 1
		case f[fBeforeSubject] == 1 && a.slot == subject:
			f[fNamedAfterFronted] = 1
		default:
			f[fNamedAfter] = 1
		}
		return
	}
}

// compare sets what candidate k is among the others.
func (s *setting) compare(k int, c candidate, f *[numFeatures]float32) {
	for n, e := range s.subjects {
		if e == c.thing {
			f[fClauseSubject+n] = 1
			if n == 0 && f[fOwn] == 1 {
				f[fOwnSubject] = 1
			}
			if n == 0 && f[fPronounPossessive] == 1 {
				f[fPossessiveSubject] = 1
			}
			break
		}
	}
	if k == s.mostNamed {
		f[fMostNamed] = 1
	}
	if k == s.mostSalient {
		f[fMostSalient] = 1
	}
	if s.nearest >= 0 && c.mention > s.nearest && !c.ahead {
		f[fAfterSubject] = 1
	}
	if k == 0 {
		f[fNearest] = 1
	}
	if c.thing == s.lastReporter {
		f[fLastReporter] = 1
	}
}

func (w *walker) taught(m *mention, found []candidate, best int) int {
	c := Choice{Pronoun: w.v.span(m.tokens), Best: best}
	for _, x := range found {
		out := Candidate{Head: w.v.span(w.ms[x.mention].name), Score: x.score, Features: x.features}
		for i := range w.ms {
			if w.ms[i].entity == x.thing && w.formOf[i] >= 0 {
				out.Names = append(out.Names, w.v.span(w.ms[i].name))
			}
		}
		c.Candidates = append(c.Candidates, out)
	}
	return w.teach(c)
}

// candidates lists the things of the mentions around pronoun i whose gender and
// number fit, the nearest mention of each.
func (w *walker) candidates(i int, out []candidate) []candidate {
	m := &w.ms[i]
	rivals, fit := 0, 0
	for j := i - 1; j >= 0 && j >= i-lookBack && len(out) < cap(out); j-- {
		c := &w.ms[j]
		if c.entity < 0 || m.told-c.told > 8 {
			continue
		}
		if t := &w.things[c.entity]; t.latest(m.quote >= 0) != int32(j) || !w.agrees(m, t) || w.barred(m, c) {
			continue
		}
		out = append(out, candidate{thing: c.entity, mention: int32(j), rivals: rivals, fitRivals: fit, firstPerson: w.firstPerson(j)})
		rivals++
		if w.things[c.entity].gender == m.gender {
			fit++
		}
	}
	for j := i + 1; j < len(w.ms) && j < i+lookBack && w.ms[j].sentence == m.sentence && len(out) < cap(out); j++ {
		c := &w.ms[j]
		if c.entity < 0 || w.things[c.entity].latest(true) >= 0 || !w.agrees(m, &w.things[c.entity]) {
			continue
		}
		out = append(out, candidate{thing: c.entity, mention: int32(j), ahead: true})
	}
	return out
}

// firstPerson tells whether mention j is the first of a person in its sentence.
func (w *walker) firstPerson(j int) bool {
	for k := j - 1; k >= 0 && k > j-8 && w.ms[k].sentence == w.ms[j].sentence; k-- {
		if e := w.ms[k].entity; e >= 0 && w.things[e].kind == news.Person {
			return false
		}
	}
	return true
}

// agrees tells whether a pronoun can stand for t by gender, number and kind.
func (w *walker) agrees(m *mention, t *thing) bool {
	switch m.pronoun.gender {
	case Male:
		return t.kind == news.Person && t.gender != Female && !t.plural
	case Female:
		return t.kind == news.Person && t.gender != Male && !t.plural
	case Neuter:
		return t.kind != news.Person && !t.plural
	}
	return t.plural || t.kind == news.Organisation
}

// barred tells whether the grammar keeps pronoun m from meaning mention c:
// subject and object of one verb, or the noun phrase that m is part of.
func (w *walker) barred(m, c *mention) bool {
	if c.tokens.Start <= m.tokens.Start && m.tokens.End <= c.tokens.End {
		return true
	}
	return !m.pronoun.reflexive && c.verb >= 0 && c.verb == m.verb && c.slot == subject && (m.slot == object) &&
		m.tokens.Start-int(m.verb) <= 2
}

// features describes pronoun i and candidate c.
func (w *walker) features(i int, c candidate, f *[numFeatures]float32) {
	m, a := &w.ms[i], &w.ms[c.mention]
	t := &w.things[c.thing]
	w.distance(i, c, m, a, f)
	w.grammar(m, a, f)
	w.standing(m, a, t, c, f)
	w.between(m, a, c.ahead, f)
	switch {
	case a.quote == m.quote && a.quote >= 0:
		f[fQuoteSame] = 1
	case a.quote >= 0:
		f[fQuoteIn] = 1
	case m.quote >= 0:
		f[fQuoteOut] = 1
	}
	if a.slot == subject && a.verb >= 0 && reporting[w.v.lower[a.verb]] && m.verb >= 0 && reporting[w.v.lower[m.verb]] && m.slot == subject {
		f[fReporter] = 1
	}
}

func (w *walker) distance(i int, c candidate, m, a *mention, f *[numFeatures]float32) {
	d, gap, tokens := m.sentence-a.sentence, int32(abs(i-int(c.mention))), int32(abs(m.tokens.Start-a.name.Start))
	if m.quote < 0 && a.quote < 0 && !c.ahead {
		d, gap, tokens = m.told-a.told, m.own-a.own, w.v.plain[m.tokens.Start]-w.v.plain[a.name.Start]
	}
	switch {
	case c.ahead:
		f[fAhead] = 1
	case d == 0:
		f[fSameSentence] = 1
	case d == 1:
		f[fPrevSentence] = 1
	case d == 2:
		f[fTwoBack] = 1
	default:
		f[fFurther] = min(float32(d)/3, 3)
	}
	f[fGap] = float32(math.Log1p(float64(gap)))
	f[fTokens] = float32(math.Log1p(float64(tokens))) / 2
	f[fRivals] = float32(min(c.rivals, 5)) / 2
	f[fFitRivals] = float32(min(c.fitRivals, 5)) / 2
	doc := w.v.doc
	if doc.Sentences[m.sentence].Paragraph == doc.Sentences[a.sentence].Paragraph {
		f[fSameParagraph] = 1
	}
	if a.sentence == 0 {
		f[fDocumentStart] = 1
	}
}

var slotFeature = [numSlots]int{
	subject: fSubject, object: fObject, oblique: fOblique, possessive: fPossessive, agent: fAgent, otherSlot: fOther, apposed: fOther,
}

func (w *walker) grammar(m, a *mention, f *[numFeatures]float32) {
	f[slotFeature[a.slot]] = 1
	switch m.slot {
	case subject:
		f[fPronounSubject] = 1
	case object:
		f[fPronounObject] = 1
	case oblique, agent:
		f[fPronounOblique] = 1
	case possessive:
		f[fPronounPossessive] = 1
	}
	if a.slot == m.slot {
		f[fParallel] = 1
		if a.slot == subject {
			f[fParallelSubject] = 1
		}
	}
	same, next := m.sentence == a.sentence, m.sentence == a.sentence+1
	if m.quote < 0 && a.quote < 0 {
		next = m.told == a.told+1
	}
	switch {
	case a.slot == subject && same:
		f[fSubjectSame] = 1
	case a.slot == subject && next:
		f[fSubjectPrev] = 1
	case a.slot == object && same:
		f[fObjectSame] = 1
	case a.slot == oblique && same:
		f[fObliqueSame] = 1
	case a.slot == possessive && same:
		f[fPossessiveSame] = 1
	}
	if m.verb >= 0 && a.verb == m.verb {
		f[fSameVerb] = 1
	}
	r := w.v.bounds(m.tokens.Start)
	if m.tokens.Start-r.Start <= 1 || m.quote < 0 && w.v.plain[m.tokens.Start]-w.v.plain[r.Start] <= 1 {
		f[fPronounFirst] = 1
	}
	// what stands before the candidate in its sentence: a clause that it is
	// the first phrase of, or one that hangs on another
	r = w.v.bounds(a.tokens.Start)
	for k := a.tokens.Start - 1; k >= r.Start && k > a.tokens.Start-maxGap; k-- {
		if w.v.tag(k) == news.SCONJ {
			f[fSubordinate] = 1
			break
		}
		if x := w.v.lower[k]; x == "who" || x == "which" || x == "whom" || x == "whose" {
			f[fRelative] = 1
			break
		}
	}
}

// likely is the difference between the shares of women and men among the
// bearers of a first name from which on the ranker takes its gender for known.
const likely = 0.4

// maxCount bounds the counts that the ranker sees: it is trained on passages,
// and in an article the person named most is not the one meant most.
const maxCount = 5

// standing tells how the candidate stands in the text.
func (w *walker) standing(m, a *mention, t *thing, c candidate, f *[numFeatures]float32) {
	agree(m, t, f)
	w.prominence(m, a, t, c, f)
	w.recent(m, c, f)
	if a.kind == news.Pronoun {
		f[fChain] = 1
	}
	if !t.described && len(t.words) == 1 {
		f[fShortName] = 1
	}
	if m.quote >= 0 && a.quote < 0 && a.slot == subject && a.verb >= 0 && reporting[w.v.lower[a.verb]] && m.sentence-a.sentence <= 1 {
		f[fSpeakerHere] = 1
	}
	if a.slot == agent && a.verb >= 0 && (w.v.lower[a.verb] == "played" || w.v.lower[a.verb] == "portrayed") {
		f[fPlayed] = 1
	}
	if a.verb > 0 && a.slot == subject && w.v.tag(int(a.verb)-1) == news.AUX && strings.HasSuffix(w.v.lower[a.verb], "ed") {
		f[fPassive] = 1
	}
	if c.firstPerson {
		f[fFirstPerson] = 1
	}
	if a.within >= 0 {
		f[fNested] = 1
	}
	if t.described {
		f[fDescribed] = 1
	}
	if a.kind == news.PersonName && a.name.Len() > 1 {
		f[fFull] = 1
	}
	v := w.v
	if e := a.tokens.End; v.word(e) == "and" && v.nameNear(e+1) || a.tokens.Start > 1 && v.lower[a.tokens.Start-1] == "and" && v.nameNear(a.tokens.Start-2) {
		f[fConjoined] = 1
	}
	if s := a.tokens.Start; s > 0 && v.lower[s-1] == "(" {
		f[fInBrackets] = 1
	}
}

// agree tells how the pronoun agrees with the thing in number and gender.
func agree(m *mention, t *thing, f *[numFeatures]float32) {
	switch {
	case m.pronoun.plural:
		f[fPluralPronoun] = 1
		if !t.plural {
			f[fPluralGroup] = 1
		}
	case m.gender == Neuter:
		f[fNeuter] = 1
		if t.kind == news.Place {
			f[fNeuterPlace] = 1
		}
		if t.described {
			f[fNeuterDescribed] = 1
		}
	case t.gender == m.gender:
		f[fGenderFits] = 1
	default:
		f[fGenderUnknown] = 1
	}
	if t.kind == news.Person && len(t.words) > 1 && (m.gender == Male || m.gender == Female) {
		male, female := givenShares(t.words[0])
		if m.gender == Male {
			male, female = female, male
		}
		f[fGenderShare] = female - male
		if f[fGenderUnknown] == 1 && female-male > likely {
			f[fGenderFits], f[fGenderUnknown] = 1, 0
		}
	}
}

// prominence tells how much the text speaks of the thing, and where last.
func (w *walker) prominence(m, a *mention, t *thing, c candidate, f *[numFeatures]float32) {
	f[fPronounsSeen] = float32(math.Log1p(float64(min(t.pronouns, 3))))
	if w.lastOf[m.gender&3] == c.thing+1 {
		f[fLastPronoun] = 1
	}
	f[fSalience] = min(t.salienceAt(m.told), 2.5)
	f[fCount] = float32(math.Log1p(float64(min(t.total, maxCount))))
	f[fSeen] = float32(math.Log1p(float64(min(t.seen, maxCount))))
	if c.thing == w.topic {
		f[fTopic] = 1
	}
	if c.mention == 0 || w.ms[c.mention-1].sentence != a.sentence {
		f[fFirstInSentence] = 1
	}
	if a.told == m.told-1 && (int(c.mention)+1 >= len(w.ms) || w.ms[c.mention+1].sentence != a.sentence) {
		f[fLastInPrev] = 1
	}
	if t.named >= 0 {
		n := &w.ms[t.named]
		if n.slot == subject {
			f[fNamedSubject] = 1
		}
		f[fNamedFar] = min(float32(m.told-n.told), 6) / 2
	}
}

// recent counts how often a candidate is spoken of in the pronoun's sentence
// and the one before.
func (w *walker) recent(m *mention, c candidate, f *[numFeatures]float32) {
	here, back := 0, 0
	for j := c.mention; j >= 0 && j > c.mention-16 && w.ms[j].sentence >= m.sentence-1; j-- {
		if w.ms[j].entity != c.thing || c.ahead {
			continue
		}
		if w.ms[j].sentence == m.sentence {
			here++
		} else {
			back++
		}
	}
	f[fRecent] = float32(math.Log1p(float64(here + back)))
	if here > 0 && back > 0 {
		f[fBoth] = 1
	}
}

// nameNear tells whether token i is part of a name.
func (v *view) nameNear(i int) bool { return i >= 0 && i < len(v.nameAt) && v.nameAt[i] >= 0 }

// between describes the words between the pronoun and the candidate.
func (w *walker) between(m, a *mention, ahead bool, f *[numFeatures]float32) {
	v := w.v
	from, to := a.tokens.End, m.tokens.Start
	if ahead {
		from, to = m.tokens.End, a.tokens.Start
	}
	if m.slot == possessive && to <= from+8 && from <= to {
		w.apposition(m, a, ahead, from, to, f)
	}
	if m.sentence != a.sentence || to-from > maxGap {
		return
	}
	verbs := 0
	for k := from; k < to; k++ {
		switch v.tag(k) {
		case news.VERB:
			verbs++
		case news.PUNCT:
			if v.lower[k] == "," {
				f[fCommaBetween] = 1
			}
		case news.CCONJ:
			f[fAndBetween] = 1
		}
	}
	f[fVerbs] = float32(min(verbs, 4)) / 2
}

// apposition finds "her husband John", "his father, John," and "John, her
// husband,", in which the pronoun is not John, and "John and his wife".
func (w *walker) apposition(m, a *mention, ahead bool, from, to int, f *[numFeatures]float32) {
	v := w.v
	if ahead {
		nouns := 0
		for k := from; k < to; k++ {
			switch t := v.tag(k); {
			case t == news.NOUN:
				nouns++
			case t == news.ADJ || v.lower[k] == "," || t == news.NUM || t == news.PROPN || v.lower[k] == "-":
			default:
				return
			}
		}
		if nouns > 0 {
			f[fAppositive] = 1
		}
		return
	}
	switch {
	case to == from+1 && v.lower[from] == ",":
		end := v.skipPhrase(m.tokens.End, v.bounds(m.tokens.Start))
		if end > m.tokens.End {
			if e := v.word(end); e == "," || e == "." || e == ")" || e == ";" {
				f[fAppositive] = 1
			}
		}
	case to == from+1 && v.lower[from] == "and":
		f[fKinOf] = 1
	}
	if a.slot == possessive {
		f[fOwnsNext] = 1
	}
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
