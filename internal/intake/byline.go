package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/place"
	"stemma/news"
)

// agencies are the news agencies by the forms in which articles credit them.
var agencies = map[string]string{
	"reuters": "Reuters", "thomson reuters": "Reuters", "ap": "Associated Press", "the associated press": "Associated Press", "associated press": "Associated Press",
	"afp": "AFP", "agence france-presse": "AFP", "agence france presse": "AFP", "dpa": "dpa", "deutsche presse-agentur": "dpa", "upi": "UPI",
	"united press international": "UPI", "efe": "EFE", "ansa": "ANSA", "tass": "TASS", "interfax": "Interfax", "ria novosti": "RIA Novosti",
	"xinhua": "Xinhua", "kyodo": "Kyodo", "kyodo news": "Kyodo", "jiji": "Jiji", "yonhap": "Yonhap", "pti": "PTI", "press trust of india": "PTI", "ani": "ANI", "ians": "IANS",
	"bloomberg": "Bloomberg", "bloomberg news": "Bloomberg", "anadolu": "Anadolu", "anadolu agency": "Anadolu", "aa": "Anadolu", "apa": "APA", "belga": "Belga", "anp": "ANP", "tt": "TT", "ntb": "NTB", "ritzau": "Ritzau",
	"pa": "PA", "pa media": "PA", "press association": "PA", "the press association": "PA", "canadian press": "Canadian Press", "the canadian press": "Canadian Press", "aap": "AAP",
	"australian associated press": "AAP", "ukrinform": "Ukrinform", "bernama": "Bernama", "antara": "Antara", "sapa": "SAPA", "mena": "MENA", "tap": "TAP", "lusa": "Lusa", "pap": "PAP", "ctk": "CTK", "čtk": "CTK", "mti": "MTI", "cna": "CNA", "dow jones": "Dow Jones", "dow jones newswires": "Dow Jones", "states newsroom": "States Newsroom", "tribune news service": "Tribune News Service", "cnn newsource": "CNN", "cnn wire": "CNN", "inter press service": "IPS", "un news": "UN News",
}

// agencyOf is the agency that a credit names, "" for none. The credit may carry
// a place or brackets: "(AP)", "Reuters in Brussels".
func agencyOf(credit string) string {
	bare := strings.Trim(credit, " ()[],:;–—-|/*_")
	if len(bare) <= 4 && (strings.HasSuffix(bare, ".") || len(bare) == 2 && strings.ToUpper(bare) != bare) {
		return "" // "Pa." is a state
	}
	c := strings.ToLower(strings.TrimRight(bare, ". "))
	if name, ok := agencies[c]; ok {
		return name
	}
	if head, _, ok := strings.Cut(c, " in "); ok {
		return agencies[head]
	}
	return ""
}

// bylineHeads begin a byline, in lower case.
var bylineHeads = []string{"by ", "by: ", "written by ", "story by ", "words by ", "report by ", "author: ", "authors: ", "reported by ", "from our correspondent ", "von ", "por ", "par "}

// isBylineLike reports whether a line is a byline or a date line.
func isBylineLike(words string) bool {
	var l layout
	return l.readByline(words) || l.readDate(words)
}

// dateHeads say what a date is of, in lower case.
var dateHeads = []string{
	"published on", "published at", "published", "posted on", "posted at", "posted", "date", "first published on", "first published",
	"updated on", "updated at", "updated", "last updated on", "last updated", "modified",
}

// readByline reads "By Jane Roe and John Doe, Example Press", "Jane Roe |
// Reuters" or an agency alone. It reports whether words are a byline.
func (l *layout) readByline(words string) bool {
	if len(words) > 200 {
		return false
	}
	words = strings.Trim(words, " *_#")
	lower := strings.ToLower(words)
	for _, head := range bylineHeads {
		if strings.HasPrefix(lower, head) && len(words) > len(head) {
			return l.readNames(words[len(head):], true)
		}
	}
	if name := agencyOf(words); name != "" {
		setString(&l.agency, name)
		return true
	}
	return strings.ContainsAny(words, "|") && !endsSentence(words) && l.readNames(words, false)
}

// readNames reads the names of a byline. After "by" every part that looks like
// a name is one; without it the line must hold names, an outlet or a date.
func (l *layout) readNames(words string, by bool) bool {
	var authors []string
	agency, published := "", news.Moment{}
	for i, part := range splitNames(words) {
		if name := agencyOf(part); name != "" {
			agency = name
			continue
		}
		if m, ok := parseMoment(strings.TrimPrefix(part, "Published ")); ok {
			published = m
			continue
		}
		switch {
		case isName(part):
			authors = append(authors, properCase(part))
		case i > 0 && (isAffiliation(part) || by && len(words) <= 120 && !endsSentence(words)):
		default:
			return false
		}
	}
	if len(authors) == 0 && agency == "" || !by && agency == "" && !published.Known() {
		return false
	}
	if len(l.authors) == 0 {
		l.authors = authors
	}
	setString(&l.agency, agency)
	if published.Known() {
		l.published = published
	}
	return true
}

// splitNames parts a byline at commas, bars, "and" and "&"; a comma within a
// date does not part it.
func splitNames(words string) []string {
	words = strings.NewReplacer(" and ", "|", " & ", "|", " AND ", "|", ";", "|", " / ", "|", "•", "|", " - ", "|", " – ", "|", " — ", "|", " for ", "|", " with ", "|").Replace(words)
	var parts []string
	for bar := range strings.SplitSeq(words, "|") {
		bar = strings.Trim(bar, " \t,")
		if _, ok := parseMoment(bar); ok {
			parts = append(parts, bar)
			continue
		}
		for part := range strings.SplitSeq(bar, ",") {
			if part = strings.TrimSpace(part); part != "" && !strings.EqualFold(part, "jr.") {
				parts = append(parts, strings.TrimPrefix(strings.TrimPrefix(part, "and "), "by "))
			}
		}
	}
	return parts
}

// nameParticles may stand in lower case within a person's name.
var nameParticles = set("de|la|van|von|der|den|da|di|do|dos|bin|ibn|al|el|le|du|ter|ten|y|e|zu|af")

// isName reports whether words look like a person's name: two to five words
// with capital letters, no digits.
func isName(words string) bool {
	fields := strings.Fields(words)
	if len(fields) < 2 || len(fields) > 5 {
		return false
	}
	for _, w := range fields {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "'’"))
		if !unicode.IsUpper(first) && !unicode.Is(unicode.Lo, first) && !nameParticles[w] {
			return false
		}
		if strings.ContainsAny(w, "0123456789:!?\"“”") || affiliationWords[strings.ToLower(strings.Trim(w, ".,"))] {
			return false
		}
	}
	return true
}

// affiliationWords show that a part of a byline names an employer or a post.
var affiliationWords = set("news|press|times|post|staff|writer|reporter|reporters|correspondent|editor|editors|bureau|agency|today|daily|tribune|journal|herald|network|magazine|media|tv|radio|desk|contributor|service|online|digital|international|gazette|chronicle|courier|observer|guardian|chief|the|team|wire|analyst|columnist|producer")

func isAffiliation(words string) bool {
	fields := strings.Fields(words)
	if len(fields) > 8 || endsSentence(words) {
		return false
	}
	for _, w := range fields {
		if affiliationWords[strings.ToLower(strings.Trim(w, ".,"))] {
			return true
		}
	}
	first, _ := utf8.DecodeRuneInString(words)
	return len(fields) <= 3 && unicode.IsUpper(first)
}

// properCase writes an all-capitals name as names are written: "JANE ROE" is
// "Jane Roe", "R.J. MCCOY" is "R.J. Mccoy".
func properCase(name string) string {
	if strings.ToUpper(name) != name {
		return name
	}
	var b strings.Builder
	start := true
	for _, r := range name {
		if start {
			b.WriteRune(r)
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		start = !unicode.IsLetter(r)
	}
	return b.String()
}

// readDate reads a line that is only a date: "Published: 12 March 2031", "March
// 12, 2031 | 5:04 p.m."
func (l *layout) readDate(words string) bool {
	if len(words) > 120 {
		return false
	}
	rest := strings.Trim(words, " *_#")
	lower := strings.ToLower(rest)
	head := ""
	for _, h := range dateHeads {
		if strings.HasPrefix(lower, h) {
			head = h
			rest = strings.TrimLeft(rest[len(h):], " :")
			break
		}
	}
	m, ok := parseMoment(strings.Trim(rest, " .,"))
	if !ok {
		rest, _, _ = strings.Cut(rest, "|")
		if m, ok = parseMoment(strings.Trim(rest, " .,")); !ok {
			return isPartialDate(rest)
		}
	}
	if !l.published.Known() && !strings.Contains(head, "updated") {
		l.published = m
	}
	return true
}

// readDateline reads the beginning of the first paragraph: "BRUSSELS (Reuters)
// -", "WASHINGTON —", "KYIV, Ukraine, Feb. 12 (AP) —".
func (l *layout) readDateline(text string, first line) {
	place, ok := splitDateline(first.span.Of(text))
	if !ok {
		return
	}
	if at := strings.IndexByte(place, '('); at >= 0 {
		setString(&l.agency, agencyInBrackets(place, at))
		place = place[:at]
	}
	place = strings.Trim(place, " ,")
	if m, cut, ok := trailingDate(place); ok {
		place = cut
		if !l.published.Known() && m.Known() {
			l.published = m
		}
	}
	if name := agencyOf(place); name != "" {
		setString(&l.agency, name)
		return
	}
	if head, tail, ok := cutLast(place, ","); ok {
		if name := agencyOf(tail); name != "" {
			setString(&l.agency, name)
			place = head
		}
	}
	l.dateline = strings.Trim(place, " ,")
}

func cutLast(s, sep string) (head, tail string, ok bool) {
	at := strings.LastIndex(s, sep)
	if at < 0 {
		return s, "", false
	}
	return s[:at], s[at+len(sep):], true
}

// longestDateline is in bytes.
const longestDateline = 90

// splitDateline is the dateline that words begin with, if any. A dateline is a
// place in capitals, or an agency in brackets, before a dash.
func splitDateline(words string) (place string, ok bool) {
	words = strings.TrimLeft(words, "*_")
	head := words[:cutAt(words, longestDateline)]
	for _, dash := range []string{" — ", " – ", " -- ", " - ", "— ", " —", ") -", ") —", ") –", "—", ": "} {
		at := strings.Index(head, dash)
		if at <= 0 {
			continue
		}
		place = head[:at]
		if dash[0] == ')' {
			place += ")"
		}
		if !isDatelinePlace(place, dash == ": ") {
			continue
		}
		return strings.Trim(place, " *_"), true
	}
	return "", false
}

// isDatelinePlace reports whether what stands before the dash is a place in
// capitals, with an agency or a date after it. Before a colon only a place with
// an agency is one.
func isDatelinePlace(place string, colon bool) bool {
	if strings.ContainsAny(place, "\"“”?!;") {
		return false
	}
	if at := strings.IndexByte(place, '('); at >= 0 {
		return agencyInBrackets(place, at) != "" && len(strings.Fields(place[:at])) <= 7
	}
	if colon {
		return false
	}
	return isCapitals(place) && (len(strings.Fields(place)) <= 8 && !strings.Contains(strings.TrimRight(place, "."), ". ") || hasMonth(place))
}

// agencyInBrackets is the agency in the brackets that open at the given place
// of a dateline, "" for none. Behind a place in capitals an agency need not be
// a known one to be credited: "OLDMERE (NWS) —".
func agencyInBrackets(dateline string, at int) string {
	credit, _, closed := strings.Cut(dateline[at+1:], ")")
	if !closed {
		return ""
	}
	if name := agencyOf(credit); name != "" {
		return name
	}
	if len(credit) > longestAgency || !isCapitals(dateline[:at]) || strings.ContainsAny(credit, "0123456789.,:") || place.Known(credit) {
		return ""
	}
	for w := range strings.FieldsSeq(credit) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return ""
		}
	}
	return strings.TrimSpace(credit)
}

// longestAgency is the longest name, in bytes, of an agency that is not known.
const longestAgency = 24

// isCapitals reports whether a dateline begins with a place in capitals.
func isCapitals(place string) bool {
	name, _, _ := strings.Cut(place, ",")
	letters := 0
	for _, r := range name {
		if unicode.IsLower(r) || unicode.IsDigit(r) || r == ':' {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 3 && len(strings.Fields(name)) <= 4
}

func hasMonth(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if _, ok := months[strings.ToLower(strings.Trim(w, ".,"))]; ok {
			return true
		}
	}
	return false
}

// trailingDate cuts "Feb 12" or "Feb. 12, 2031" off the end of a dateline. The
// moment is known only where the year stands there.
func trailingDate(place string) (m news.Moment, before string, ok bool) {
	fields := strings.Fields(place)
	for i, w := range fields {
		if _, ok := months[strings.ToLower(strings.Trim(w, ".,"))]; !ok {
			continue
		}
		from := i
		if i > 0 && strings.ContainsAny(fields[i-1], "0123456789") {
			from--
		}
		m, _ = parseMoment(strings.Join(fields[from:], " "))
		return m, strings.Trim(strings.Join(fields[:from], " "), " ,"), true
	}
	return m, place, false
}

// readAgency looks for an agency's credit in the last lines, where an article is
// signed, in copyright lines and among the first lines, where pages put menus and
// captions before the report.
func (l *layout) readAgency(text string, lines []line) {
	if l.agency != "" {
		return
	}
	for i := len(lines) - 1; i >= 0 && i >= len(lines)-4; i-- {
		words := lines[i].span.Of(text)
		if len(words) > 300 {
			continue
		}
		if name := agencyOf(words); name != "" {
			l.agency = name
			l.boilerplate = addSpan(l.boilerplate, lines[i].span)
			return
		}
		lower := strings.ToLower(words)
		for _, head := range []string{"with files from ", "with reporting by ", "with reporting from ", "source: ", "copyright ", "© "} {
			if at := strings.Index(lower, head); at >= 0 {
				credit, _, _ := strings.Cut(words[at+len(head):], ". ")
				for _, part := range splitNames(strings.TrimLeft(credit, "0123456789 ©(c)")) {
					if name := agencyOf(strings.TrimPrefix(part, "The ")); name != "" {
						l.agency = name
						return
					}
				}
			}
		}
	}
	for i := range lines[:min(len(lines), agencyLines)] {
		next := ""
		if i+1 < len(lines) {
			next = lines[i+1].span.Of(text)
		}
		if l.agency = agencyLine(lines[i].span.Of(text), next); l.agency != "" {
			return
		}
	}
}

// agencyLines is how many lines from the top may hold an agency's credit.
const agencyLines = 60

// agencyLine is the agency that a line credits with a report, "" for none: in a
// dateline, beside a date or in a line before one. A name alone may be a picture's.
func agencyLine(words, next string) string {
	if place, ok := splitDateline(words); ok {
		if at := strings.IndexByte(place, '('); at >= 0 {
			credit, _, _ := strings.Cut(place[at+1:], ")")
			return agencyOf(credit)
		}
		return ""
	}
	if len(words) > longestDateline {
		return ""
	}
	words = strings.TrimLeft(words, " /|*_")
	if credit, ok := strings.CutPrefix(words, "Source: "); ok {
		return agencyOf(credit)
	}
	if first, rest, ok := strings.Cut(words, " "); ok {
		if _, dated := parseMoment(rest); dated {
			return agencyOf(first)
		}
	}
	var here, after layout
	if after.readDate(next) && (here.readByline(words) || here.readNames(words, false)) {
		return here.agency
	}
	return ""
}
