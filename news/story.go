package news

// Report is what is shown of a set of articles: each is in exactly one story.
type Report struct {
	Stories []Story `json:"stories"`
}

// Story is the articles that report one event, collated.
type Story struct {
	ID          string         `json:"id"`
	Headline    string         `json:"headline"`
	Start       Moment         `json:"start"`    // of the earliest article
	End         Moment         `json:"end"`      // of the latest article
	Accounts    int            `json:"accounts"` // an upper bound
	Ties        []Tie          `json:"ties,omitempty"`
	Articles    []StoryArticle `json:"articles"`
	Derivations []Derivation   `json:"derivations"`
	Quotations  []Quotation    `json:"quotations"`
	Claims      []Claim        `json:"claims"`
	Conflicts   []Conflict     `json:"conflicts"`
}

// StoryArticle is an article's place in a story. Account numbers run from 0;
// articles with the same number are not independent of one another.
type StoryArticle struct {
	ID        ArticleID `json:"id"`
	Path      string    `json:"path"`
	URL       string    `json:"url"`
	Outlet    string    `json:"outlet"`
	Title     string    `json:"title"`
	Published Moment    `json:"published"`
	Account   int       `json:"account"`
	Notices   []Notice  `json:"notices"`

	Reading *Reading `json:"-"`
}

// TieKind tells what accounts have in common.
type TieKind string

// The kinds of ties.
const (
	Owner  TieKind = "owner"  // their outlets have one owner
	Outlet TieKind = "outlet" // one outlet published them
	Agency TieKind = "agency" // they credit one news agency
	Via    TieKind = "via"    // they have a statement from one outlet: "told CNN"
)

// Tie is something besides their texts that several accounts have in common,
// and so a reason why fewer than their number may be independent.
type Tie struct {
	Kind     TieKind `json:"kind"`
	Name     string  `json:"name"`              // of the owner, the outlet or the agency
	Accounts []int   `json:"accounts"`          // two or more, in order
	Once     bool    `json:"once"`              // they are counted as one account
	Outlets  []Owned `json:"outlets,omitempty"` // of the owner, those that carry the accounts
}

// Owned is an outlet of an owner, and where and when that was said.
type Owned struct {
	Name   string `json:"name"`
	Source string `json:"source"` // "" for none given
	AsOf   string `json:"as_of"`  // a year, a month or a day, "" for none given
}

// NoticeKind tells what a notice is about.
type NoticeKind string

// The kinds of notices.
const (
	Developing NoticeKind = "developing story"
	Credit     NoticeKind = "credit" // a credit that does not fit another, or the outlet
	Correction NoticeKind = "correction"
	Edit       NoticeKind = "edit" // changed since the last visit
)

// Notice is something about an article that its reader should know. Text is
// the explanation, and holds the words it rests on.
type Notice struct {
	Kind NoticeKind `json:"kind"`
	Span Span       `json:"span"`
	Text string     `json:"text"`
}

// DerivationKind tells how one text hangs on another.
type DerivationKind string

// The kinds of derivations.
const (
	Copy         DerivationKind = "copy"
	Rewrite      DerivationKind = "rewrite"
	CommonSource DerivationKind = "common source" // both from one unseen text
)

// Derivation is an edge of the stemma: To's text comes from From's, or, where
// it is not directed, one of them from the other or both from a third.
type Derivation struct {
	From       ArticleID      `json:"from"`
	To         ArticleID      `json:"to"`
	Kind       DerivationKind `json:"kind"`
	Share      float64        `json:"share"`      // of To's own text that From also has, 0 to 1
	Confidence float64        `json:"confidence"` // of the edge, 0 to 1
	Directed   bool           `json:"directed"`
	Reasons    []string       `json:"reasons"`
	Passages   []Passage      `json:"passages"`
}

// PassageKind tells how close two aligned passages are.
type PassageKind string

// The kinds of passages: the same words, or the same passage in other words.
const (
	CopiedPassage    PassageKind = "copy"
	RewrittenPassage PassageKind = "rewrite"
)

// Passage is a pair of aligned spans of two articles.
type Passage struct {
	From Span        `json:"from"`
	To   Span        `json:"to"`
	Kind PassageKind `json:"kind"`
}

// Variant tells how a member of a quotation family gives the utterance.
type Variant string

// The variants, from the closest on.
const (
	Verbatim Variant = "verbatim"
	Trimmed  Variant = "trimmed"
	Spliced  Variant = "spliced"
	Reworded Variant = "reworded"
	Reported Variant = "indirect"
)

// Meaning tells what sort of change touches the meaning of a quotation.
type Meaning string

// The changes that touch the meaning.
const (
	Negation Meaning = "negation"
	Number   Meaning = "number"
	NameSwap Meaning = "name"
	Modality Meaning = "modality"
	Antonym  Meaning = "antonym"
)

// DiffOp is one step of a word-level diff: "=", "-" or "+", and the words. In
// JSON it is the array [op, words].
type DiffOp [2]string

// Quotation is a quotation family: one utterance and how each article gives it.
type Quotation struct {
	ID       string            `json:"id"`
	Speaker  string            `json:"speaker"`
	Text     string            `json:"text"` // the best-supported wording
	Accounts int               `json:"accounts"`
	Ties     []Tie             `json:"ties,omitempty"`
	Members  []QuotationMember `json:"members"`
}

// QuotationMember is one article's rendering of an utterance. Text is the
// article's text at Span, byte for byte.
type QuotationMember struct {
	Article          ArticleID `json:"article"`
	Span             Span      `json:"span"`
	Text             string    `json:"text"`
	Variant          Variant   `json:"variant"`
	Meaning          []Meaning `json:"meaning"`
	Speaker          string    `json:"speaker"`
	SpeakerAsWritten string    `json:"speaker_as_written"`
	Via              string    `json:"via"`
	Diff             []DiffOp  `json:"diff"` // from the family's text to this one
}

// Evidence is a passage of one article, the evidence behind a line of a report.
type Evidence struct {
	Article ArticleID `json:"article"`
	Span    Span      `json:"span"`
	Text    string    `json:"text"`
}

// Claim is an assertion that articles make.
type Claim struct {
	ID       string     `json:"id"`
	Text     string     `json:"text"`
	Accounts int        `json:"accounts"`
	Ties     []Tie      `json:"ties,omitempty"`
	Members  []Evidence `json:"members"`
}

// ConflictKind tells what accounts disagree on.
type ConflictKind string

// The kinds of conflicts.
const (
	WordingConflict  ConflictKind = "wording"
	NumberConflict   ConflictKind = "number"
	DateConflict     ConflictKind = "date"
	PlaceConflict    ConflictKind = "place"
	NameConflict     ConflictKind = "name"
	RoleConflict     ConflictKind = "role"
	NegationConflict ConflictKind = "negation"
	SpeakerConflict  ConflictKind = "speaker"
)

// Conflict is a thing that accounts give differently.
type Conflict struct {
	Kind  ConflictKind `json:"kind"`
	About string       `json:"about"`
	Sides []Side       `json:"sides"`
}

// Side is one of the values in a conflict and who gives it.
type Side struct {
	Value    string     `json:"value"`
	Accounts int        `json:"accounts"` // an upper bound
	Members  []Evidence `json:"members"`
}
