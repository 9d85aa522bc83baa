package news

// Article is one report as it came: its exact text and what is known of it.
type Article struct {
	ID          ArticleID `json:"id"`
	Path        string    `json:"path"` // the file or URL it was read from
	URL         string    `json:"url"`
	Outlet      string    `json:"outlet"`
	Title       string    `json:"title"`
	TitleSpan   Span      `json:"title_span,omitzero"` // the title within Text, where it stands there
	Authors     []string  `json:"authors"`
	Agency      string    `json:"agency,omitempty"` // the news agency that the article credits, as "Reuters"
	Dateline    string    `json:"dateline,omitempty"`
	Published   Moment    `json:"published"`
	Modified    Moment    `json:"modified,omitzero"`
	Language    string    `json:"language"` // ISO 639-1, "" when it could not be told
	Text        string    `json:"text"`
	Boilerplate []Span    `json:"boilerplate"` // in order, disjoint
}

// Tag is a part of speech of the Universal Dependencies set.
type Tag uint8

// The tags.
const (
	X Tag = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
)

// Token is one word or mark of a text.
type Token struct {
	Span Span
	Tag  Tag
}

// MentionKind tells what sort of words a mention is made of.
type MentionKind string

// The kinds of mentions. Names carry the kind of thing they name.
const (
	PersonName       MentionKind = "person"
	OrganisationName MentionKind = "organisation"
	PlaceName        MentionKind = "place"
	Pronoun          MentionKind = "pronoun"
	Description      MentionKind = "description" // "the defense secretary"
)

// EntityKind tells what sort of thing an entity is.
type EntityKind string

// The kinds of entities.
const (
	Person       EntityKind = "person"
	Organisation EntityKind = "organisation"
	Place        EntityKind = "place"
	Other        EntityKind = "other" // a document, a group without a name, …
)

// Mention is one place where a text speaks of an entity.
type Mention struct {
	Span   Span        `json:"span"`
	Kind   MentionKind `json:"kind"`
	Entity int         `json:"entity"` // index into Reading.Entities, -1 when unresolved
}

// Entity is someone or something an article speaks of. ID is its index in
// Reading.Entities.
type Entity struct {
	ID    int        `json:"id"`
	Name  string     `json:"name"` // the fullest form in the article
	Kind  EntityKind `json:"kind"`
	Roles []string   `json:"roles"` // as written, "U.S. Secretary of Defense"
}

// AttributionKind tells how much of the content stands in quotation marks.
type AttributionKind string

// The kinds of attributions: all, part, or none of the content is quoted.
const (
	Direct   AttributionKind = "direct"
	Mixed    AttributionKind = "mixed"
	Indirect AttributionKind = "indirect"
)

// Attribution is one reported statement. Source, Cue and Content may each be
// in several parts and may be empty. Quoted are the parts of Content within
// quotation marks, marks excluded: one span per paragraph and per side of an
// interrupting cue.
type Attribution struct {
	Kind    AttributionKind `json:"kind"`
	Source  []Span          `json:"source"`
	Cue     []Span          `json:"cue"`
	Content []Span          `json:"content"`
	Quoted  []Span          `json:"quoted"`
	Speaker string          `json:"speaker"` // the resolved name, or the source as written
	Entity  int             `json:"entity"`  // index into Reading.Entities, -1 for none
	Via     string          `json:"via"`     // "CNN", "Truth Social"
}

// Reading is an article with all that was read in it.
type Reading struct {
	Article
	Tokens       []Token       `json:"-"`
	Sentences    []Span        `json:"sentences"`
	Mentions     []Mention     `json:"mentions"`
	Entities     []Entity      `json:"entities"`
	Attributions []Attribution `json:"attributions"`
}
