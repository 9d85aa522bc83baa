package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/news"
)

// How boilerplate is told. A line is looked at whole first, then sentence by
// sentence, so that a plea at the end of a paragraph is found and the paragraph
// kept. What is marked is marked by its form (a credit, a label, an order to
// the reader), never by its subject; words in quotation marks and sentences
// with a cue of speech are the report. Precision comes first: a missed label
// costs a line of noise, a marked sentence costs evidence.

// boilerplateOf are the spans of text that are not the report, in order.
func boilerplateOf(text string, lines []line) []news.Span {
	var spans []news.Span
	inList := false // below "More from X:" or "Related:"
	for i, ln := range lines {
		words := ln.span.Of(text)
		whole := isBoilerplateLine(words)
		if inList && !whole {
			inList = ln.blank == 0 || i > 0 && len(spans) > 0 && spans[len(spans)-1].End == lines[i-1].span.End && endsWithColon(lines[i-1].span.Of(text))
			if inList = inList && isLinkLine(words); inList {
				spans = append(spans, ln.span)
				continue
			}
		}
		if whole {
			spans = append(spans, ln.span)
			inList = isListHead(words)
			continue
		}
		before := len(spans)
		spans = sentencesOff(spans, text, ln.span)
		inList = len(spans) > before && spans[len(spans)-1].End == ln.span.End && endsWithColon(words)
	}
	return spans
}

func endsWithColon(s string) bool { return strings.HasSuffix(s, ":") }

// isListHead reports whether a label announces links: "Related:", "More from
// Example News".
func isListHead(words string) bool {
	n := label(words)
	for _, head := range []string{"more from", "more on", "related", "read more", "read next", "see also", "also read", "you may also like", "recommended", "most read", "trending"} {
		if strings.HasPrefix(n, head) {
			return endsWithColon(words) || len(strings.Fields(n)) <= 5
		}
	}
	return false
}

// isLinkLine reports whether a line below a list head is the title of another
// article: short, and no sentence.
func isLinkLine(words string) bool {
	return len(words) < 160 && !endsSentence(words)
}

// endsSentence reports whether s ends with a full stop, or another mark that
// ends a sentence, before closing quotation marks and brackets.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]*_ ")
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。", last)
}

// outerMarks stand around labels.
const outerMarks = " \t•·*-–—|>»«▶►…_#[]"

// label is words in lower case without the marks around them.
func label(words string) string {
	words = strings.Trim(words, outerMarks)
	words = strings.TrimRight(words, ".:!?…")
	words = strings.ReplaceAll(strings.ToLower(words), "’", "'")
	return strings.Join(strings.Fields(words), " ")
}

// longestLabel is in bytes: longer lines are looked at as sentences only, unless
// their first word is one that a tag line begins with.
const longestLabel = 200

// isBoilerplateLine looks at a whole line.
func isBoilerplateLine(words string) bool {
	if len(words) > 600 {
		return false
	}
	if len(words) <= longestLabel || tagWords[firstWord(words)] {
		n := label(words)
		if n == "" {
			return utf8.RuneCountInString(words) <= 80
		}
		if labels[n] || isCredit(words, n) || isTagLine(words, n) || isLabelRow(words) {
			return true
		}
	}
	return isCaption(words) || allSentencesOff(words)
}

// firstWord is the first word in lower case, without the marks around it.
func firstWord(words string) string {
	words = strings.TrimLeft(words, outerMarks+"(")
	if end := strings.IndexByte(words, ' '); end >= 0 {
		words = words[:end]
	}
	if len(words) > 24 {
		return ""
	}
	return strings.ToLower(strings.ReplaceAll(strings.TrimRight(words, ".!?…,"), "’", "'"))
}

// allSentencesOff reports whether each sentence of a line is boilerplate.
func allSentencesOff(words string) bool {
	for _, s := range roughSentences(words) {
		if !isBoilerplateSentence(s.Of(words), true) {
			return false
		}
	}
	return true
}

// sentencesOff appends the boilerplate sentences of a line that is not
// boilerplate as a whole. Neighbours are joined.
func sentencesOff(spans []news.Span, text string, ln news.Span) []news.Span {
	sentences := roughSentences(ln.Of(text))
	joined := false
	for i, s := range sentences {
		s = news.Span{Start: ln.Start + s.Start, End: ln.Start + s.End}
		if !isBoilerplateSentence(s.Of(text), i == 0 || i == len(sentences)-1) {
			joined = false
			continue
		}
		if joined {
			spans[len(spans)-1].End = s.End
		} else {
			spans = append(spans, s)
		}
		joined = true
	}
	return spans
}

// roughSentences splits a line after full stops that a capital letter, a mark
// or a digit follows. It need not know abbreviations: what comes of a wrong
// split is no boilerplate.
func roughSentences(words string) []news.Span {
	var spans []news.Span
	start := 0
	for i := 0; i < len(words); i++ {
		c := words[i]
		if c != '.' && c != '!' && c != '?' || isInitial(words, i) {
			continue
		}
		end := i + 1
		for end < len(words) {
			r, n := utf8.DecodeRuneInString(words[end:])
			if !strings.ContainsRune(".!?\"'”’)]", r) {
				break
			}
			end += n
		}
		next := end
		for next < len(words) && words[next] == ' ' {
			next++
		}
		if next == end || next == len(words) {
			i = end - 1
			continue
		}
		if r, _ := utf8.DecodeRuneInString(words[next:]); unicode.IsLower(r) {
			continue
		}
		spans = append(spans, news.Span{Start: start, End: end})
		start, i = next, next-1
	}
	if start < len(words) {
		spans = append(spans, news.Span{Start: start, End: len(words)})
	}
	return spans
}

// isInitial reports whether the full stop at i follows a single capital letter.
func isInitial(words string, i int) bool {
	return words[i] == '.' && i > 0 && words[i-1] >= 'A' && words[i-1] <= 'Z' && (i == 1 || words[i-2] == ' ' || words[i-2] == '.')
}

// isBoilerplateSentence looks at one sentence. At the edge of a line a plea
// need not name itself as clearly as within one.
func isBoilerplateSentence(words string, edge bool) bool {
	if len(words) > 400 {
		return false
	}
	first := firstWord(words)
	if first != "follow" && !beginsPhrase(words, first) && !creditWords[strings.TrimSuffix(first, ":")] && !strings.Contains(words, "contributed") && !strings.Contains(words, "reported from") && (!edge || !hasPictureAgency(words)) {
		return false
	}
	if strings.ContainsAny(words, "\"“”«»„") {
		return false
	}
	n := label(words)
	for _, p := range phrases[first] {
		if p.edge && !edge || !strings.HasPrefix(n, p.text) {
			continue
		}
		rest := n[len(p.text):]
		if rest != "" && rest[0] >= 'a' && rest[0] <= 'z' && !strings.HasSuffix(p.text, " ") {
			continue
		}
		if p.names && !isNameList(words, len(strings.Fields(p.text))) {
			continue
		}
		if p.colon && !strings.Contains(words, ":") || p.words > 0 && len(strings.Fields(n)) > p.words || hasSpeech(n) {
			continue
		}
		return true
	}
	return isContribution(words, n) || isFollow(n) || edge && isCredit(words, n)
}

// beginsPhrase reports whether words may begin with one of the phrases. It is the
// cheap look at what most sentences fail.
func beginsPhrase(words, first string) bool {
	candidates := phrases[first]
	if candidates == nil {
		return false
	}
	words = strings.TrimLeft(words, outerMarks)
	for _, p := range candidates {
		if n := len(p.text); len(words) >= n && (strings.EqualFold(words[:n], p.text) || strings.Contains(words[:n], "’")) {
			return true
		}
	}
	return strings.Contains(words[:min(len(words), 40)], "  ")
}

// hasSpeech reports whether a sentence has a cue of reported speech.
func hasSpeech(n string) bool {
	for _, cue := range []string{" said", " says", " told ", " according to ", " he ", " she ", " announced"} {
		if strings.Contains(n, cue) {
			return true
		}
	}
	return false
}

// isNameList reports whether all words after the first skip ones are names or
// what stands between names.
func isNameList(words string, skip int) bool {
	fields := strings.Fields(words)
	for i, w := range fields {
		if i < skip {
			continue
		}
		w = strings.Trim(w, ".,;:()|/")
		r, _ := utf8.DecodeRuneInString(w)
		if w == "" || unicode.IsUpper(r) {
			continue
		}
		switch strings.ToLower(w) {
		case "and", "in", "by", "at", "from", "for", "with", "of", "the", "de", "van", "von", "da", "la", "el", "al", "bin", "&", "editing", "reporting", "writing", "additional", "compiled", "graphics", "data":
			continue
		}
		return false
	}
	return len(fields) > skip
}

// isContribution reports whether a sentence says who else worked on an article:
// "Jane Roe contributed to this report", "With files from Example Press".
func isContribution(words, n string) bool {
	if len(words) > 250 {
		return false
	}
	for _, end := range []string{"contributed to this report", "contributed to this story", "contributed to this article", "contributed reporting", "contributed to the report", "contributed", "reported from"} {
		if at := strings.Index(n, " "+end); at >= 0 {
			tail := strings.Trim(n[at+1+len(end):], " .")
			if end == "reported from" {
				return isNameList(strings.ReplaceAll(words, "reported from", "from"), 0)
			}
			return isNameList(words[:min(len(words), at+1)], 0) && (tail == "" || end != "contributed" && (strings.HasPrefix(tail, "from ") || strings.HasPrefix(tail, "in ")))
		}
	}
	return false
}

// isFollow reports whether a sentence asks to follow someone: "Follow Jane Roe on
// Twitter".
func isFollow(n string) bool {
	rest, ok := strings.CutPrefix(n, "follow ")
	if !ok || len(n) > 160 {
		return false
	}
	who, where, ok := strings.Cut(rest, " on ")
	if !ok || len(strings.Fields(who)) > 5 {
		return false
	}
	for _, site := range []string{"twitter", "x", "facebook", "instagram", "bluesky", "threads", "mastodon", "tiktok", "youtube", "telegram"} {
		if strings.TrimRight(strings.Fields(where + " .")[0], ".,:") == site {
			return true
		}
	}
	return false
}

// creditWords begin the credit of a picture, tagWords other lines of a page's
// own.
var (
	creditWords = set("photo|photos|image|picture|credit|credits|caption|photograph|photographs|video|illustration|foto|bild|crédit|ap|afp|file|media")
	tagWords    = set("©|copyright|c|reporting|editing|tags:|topics:|filed|keywords:")
)

// isCredit reports whether a line credits a picture: "Photo: Jane Roe/Example
// Images", "Jane Roe via Getty Images", "(AP Photo/Jane Roe)".
func isCredit(words, n string) bool {
	if len(words) > longestLabel {
		return false
	}
	first := firstWord(words)
	if !creditWords[strings.TrimSuffix(first, ":")] && !hasPictureAgency(words) {
		return false
	}
	bare := strings.TrimLeft(n, "(")
	for _, head := range []string{"photo credit", "image credit", "picture credit", "photo by", "photos by", "photograph by", "photographs by", "image by", "picture by", "video by", "illustration by", "photo illustration", "ap photo", "afp photo", "file photo", "image source", "photo source", "image copyright", "media caption", "image caption"} {
		if strings.HasPrefix(bare, head) && !hasSpeech(n) {
			return true
		}
	}
	lower := strings.TrimLeft(strings.ToLower(words), "([*_• ")
	for _, head := range []string{"photo:", "photos:", "image:", "picture:", "credit:", "credits:", "caption:", "photograph:", "video:", "illustration:", "foto:", "bild:", "photo :", "crédit :"} {
		if strings.HasPrefix(lower, head) && !hasSpeech(n) {
			return true
		}
	}
	return hasPictureAgency(n) && !endsSentence(words) && len(words) < 120 && (strings.ContainsAny(words, "/|©") || strings.Contains(n, " via ") || isNameList(words, 0))
}

// pictureAgencies are names at the end of a picture's credit.
var pictureAgencies = strings.Split("getty images|/getty|ap photo|shutterstock|istock|alamy|alamy stock photo|zuma press|epa-efe|/reuters|/afp|/ap|/epa|/bloomberg|"+
	"pa images|pa wire|/dpa|/xinhua|/anadolu|imago|unsplash|pexels|pixabay|file photo|handout photo|wikimedia commons", "|")

// hasPictureAgency reports whether words end with an agency that sells pictures.
func hasPictureAgency(words string) bool {
	words = strings.TrimRight(words, ")]. ")
	tail := strings.ToLower(words[max(0, len(words)-24):])
	for _, a := range pictureAgencies {
		if strings.HasSuffix(tail, a) {
			return true
		}
	}
	return false
}

// longestPhotoDate is how many bytes say of when a picture is.
const longestPhotoDate = 60

// isCaption reports whether a line is the caption of a picture: it ends with a
// credit in brackets or after a mark.
func isCaption(words string) bool {
	if len(words) > 500 || len(words) < 10 {
		return false
	}
	for _, head := range []string{"FILE - ", "FILE – ", "FILE — ", "FILE- ", "FILE PHOTO", "File photo:", "FILE: "} {
		if strings.HasPrefix(words, head) {
			return true
		}
	}
	if strings.HasPrefix(words, "In this ") { // "In this March 3, 2031 file photo, …"
		if at := strings.Index(words, "photo"); 0 < at && at < longestPhotoDate {
			return true
		}
	}
	if end := words[len(words)-min(2, len(words)):]; !strings.ContainsAny(end, ")]") && !strings.Contains(words, "hoto") && !strings.Contains(words, ": ") && !strings.ContainsRune(words, '|') {
		return false
	}
	lower := strings.ToLower(words)
	if len(lower) != len(words) { // a letter whose lower case is longer: no caption in practice
		return false
	}
	at := strings.LastIndexAny(lower, "([")
	if at > 0 && strings.HasSuffix(strings.TrimRight(lower, ". "), ")") || at > 0 && strings.HasSuffix(lower, "]") {
		inside := strings.Trim(lower[at:], "()[]. ")
		for _, head := range []string{"ap photo", "photo by", "photo:", "photo credit", "image:", "image credit", "credit:", "file photo", "photo courtesy", "courtesy of", "picture:", "reuters/", "afp/", "getty"} {
			if strings.HasPrefix(inside, head) {
				return true
			}
		}
		if hasPictureAgency(inside) {
			return true
		}
	}
	for _, mark := range []string{" credit: ", " photo: ", " photograph: ", " photo by ", " image: ", " picture: "} {
		if at := strings.LastIndex(lower, mark); at > 0 && isNameList(words[at:], 1+strings.Count(strings.TrimSpace(mark), " ")) {
			return true
		}
	}
	return strings.ContainsRune(words, '|') && hasPictureAgency(label(words))
}

// isTagLine reports whether a line is a copyright line, a row of tags or an
// agency's sign-off.
func isTagLine(words, n string) bool {
	switch {
	case strings.HasPrefix(n, "©") || strings.HasPrefix(n, "copyright ©") || strings.HasPrefix(n, "(c) 2") || strings.HasPrefix(n, "(c) 1"):
		return true
	case strings.HasPrefix(n, "copyright 2") || strings.HasPrefix(n, "copyright (c)"):
		return true
	case strings.HasSuffix(n, "all rights reserved"):
		return len(words) < 250
	case strings.HasPrefix(n, "(reporting by ") || strings.HasPrefix(n, "(editing by "):
		return true
	case strings.HasPrefix(n, "tags:") || strings.HasPrefix(n, "topics:") || strings.HasPrefix(n, "filed under:") || strings.HasPrefix(n, "keywords:"):
		return len(words) < 300
	}
	return n == "-ends-" || n == "ends" || n == "###" || words == "# # #"
}

// isLabelRow reports whether a line is a row of buttons or menu entries:
// "Facebook Twitter Email", "Home | World | Sports".
func isLabelRow(words string) bool {
	if len(words) > 200 || endsSentence(words) {
		return false
	}
	parts, known := 0, 0
	for part := range strings.FieldsFuncSeq(words, func(r rune) bool { return strings.ContainsRune("|•·,/\t", r) }) {
		parts++
		if labels[label(part)] {
			known++
		} else if !strings.ContainsRune(words, '|') || len(strings.Fields(part)) > 2 || !isNameList(part, 0) {
			return areAllLabels(words)
		}
	}
	return parts > 1 && known == parts || parts > 2 && known > 0
}

func areAllLabels(words string) bool {
	fields := strings.Fields(label(words))
	for _, w := range fields {
		if !buttons[w] {
			return false
		}
	}
	return len(fields) > 1
}
