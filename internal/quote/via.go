package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/internal/english"
	"stemma/news"
)

// venue is where something was said or first reported.
type venue struct {
	name  string
	kind  venueKind
	who   referent
	para  int // of the last frame that it holds for
	token int // of the name
}

type venueKind uint8

const (
	noVenue  venueKind = iota
	spoken             // an interview, a broadcast, a report
	platform           // a post
)

// platforms are where people post; the words that say so without a name are in
// postWords.
var platforms = nameSet(`Truth_Social Twitter X Facebook Instagram Threads Bluesky TikTok LinkedIn Telegram YouTube Reddit
	Weibo VK VKontakte Mastodon Snapchat Medium Substack WhatsApp Parler Gab Gettr Tumblr Periscope WeChat Twitch Discord Signal`)

// postWords name the platform by what is done there.
var postWords = map[string]string{
	"tweeted": "Twitter", "tweets": "Twitter", "tweeting": "Twitter", "tweet": "Twitter", "retweeted": "Twitter",
	"tweetstorm": "Twitter", "toot": "Mastodon",
}

// outlets are names that only context would tell for an outlet's; others are
// told by their last word, see outletEndings.
var outlets = outletNames(`CNN BBC NPR NBC CBS ABC MSNBC Fox PBS CNBC C-SPAN Reuters AP AFP UPI Bloomberg Politico Axios Vox Vice Slate Salon
	Breitbart BuzzFeed HuffPost The_Huffington_Post Newsweek Time TIME Forbes Fortune The_Atlantic The_New_Yorker The_Economist
	The_Guardian The_Independent The_Intercept The_Hill The_Nation The_Information The_Verge The_Daily_Beast The_Daily_Caller Vanity_Fair
	Rolling_Stone Esquire GQ Vogue Variety Deadline People Playboy National_Review The_Spectator The_Conversation Mother_Jones Reason
	The_Associated_Press Associated_Press Agence_France-Presse Press_Association Deutsche_Welle Der_Spiegel Spiegel Die_Zeit Bild
	Süddeutsche_Zeitung Frankfurter_Allgemeine_Zeitung Le_Monde Le_Figaro Libération El_País El_Mundo La_Repubblica Corriere_della_Sera
	La_Stampa Asahi_Shimbun Yomiuri_Shimbun Xinhua Tass TASS RIA_Novosti Interfax Kommersant Meduza RT Sputnik Ukrinform Ukrainska_Pravda
	Al_Jazeera Al_Arabiya Haaretz Anadolu NHK Kyodo Yonhap ITV Sky Channel_4 ZDF ARD Euronews RTÉ CBC CTV SBS Telemundo Univision Televisa
	Newsmax OANN ESPN TMZ Wired Ars_Technica TechCrunch Recode CNET Gizmodo Quartz Business_Insider Insider MarketWatch Barron's
	Nature Science The_Lancet STAT ProPublica FiveThirtyEight RealClearPolitics Infowars The_Federalist The_Bulwark Semafor Puck Punchbowl
	Financial_Times The_Wall_Street_Journal USA_Today The_Washington_Post The_New_York_Times`)

// outletEndings are the last words of outlets' names.
var outletEndings = wordSet(`news times post journal herald tribune gazette chronicle daily register observer courier dispatch
	examiner inquirer enquirer sentinel guardian telegraph mail mirror magazine radio tv television broadcasting weekly wire today
	globe bee beast caller blade plain-dealer record echo argus citizen reporter monitor leader-post advertiser republic
	network constitution picayune star-tribune pravda ledger star-ledger`)

// IsOutlet reports whether a name is an outlet's or a news agency's, as far as
// the name tells.
func IsOutlet(name string) bool {
	if _, ok := outlets[name]; ok {
		return true
	}
	words := strings.Fields(name)
	return len(words) > 1 && outletEndings[strings.ToLower(words[len(words)-1])] && words[0] != "a" && words[0] != "the"
}

// outletNames maps each name, with and without its article, to its full form.
func outletNames(list string) map[string]string {
	m := map[string]string{}
	for name := range nameSet(list) {
		m[name] = name
	}
	for name := range nameSet(list) {
		if bare, ok := strings.CutPrefix(name, "The "); ok {
			m[bare] = name
		}
	}
	return m
}

func nameSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[strings.ReplaceAll(w, "_", " ")] = true
	}
	return m
}

// venueOf finds where what frame f reports was said.
func (r *reader) venueOf(f frame) venue {
	for i := f.Start; i < f.End; i++ {
		if r.isQuote(i) {
			continue
		}
		if name, end := r.placeName(i, f); name != "" {
			if k := r.venueKind(i, end, f, name); k != noVenue {
				return venue{name: name, kind: k, token: i}
			}
			i = end - 1
		}
	}
	for i := f.Start; i < f.End; i++ {
		if p, ok := postWords[r.word(i)]; ok && (r.word(i) != "tweet" || r.tag(i) != news.VERB) {
			return venue{name: p, kind: platform, token: i}
		}
	}
	return venue{}
}

// placeName reads the name of an outlet or a platform at item i. It returns ""
// when there is none, and the item after it.
func (r *reader) placeName(i int, f frame) (string, int) {
	const longest = 6
	first, _ := utf8.DecodeRuneInString(r.raw(i))
	if !unicode.IsUpper(first) || i > f.Start && r.capitalised(i-1) && r.tag(i-1) == news.PROPN {
		return "", i + 1
	}
	end := i
	for end < f.End && end < i+longest && (r.capitalised(end) || r.word(end) == "of" && end > i && r.capitalised(end+1) || r.word(end) == "&") {
		end++
	}
	for e := end; e > i; e-- {
		text := r.spanOf(english.Range{Start: i, End: e}).Of(r.text)
		if full, ok := outlets[text]; ok {
			return full, e
		}
		if full, ok := outlets[strings.TrimPrefix(text, "The ")]; ok {
			return full, e
		}
		if platforms[text] || outletEndings[r.word(e-1)] && e > i+1 || strings.HasSuffix(text, ".com") || strings.HasSuffix(text, ".org") {
			return text, e
		}
	}
	return "", end
}

// isOutlet reports whether the phrase at item i, its article left out, is an
// outlet's name and no platform's.
func (r *reader) isOutlet(i int, f frame) bool {
	if r.word(i) == "the" {
		i++
	}
	name, _ := r.placeName(i, f)
	return name != "" && !platforms[name]
}

// capitalised reports whether item i is a word that begins in upper case.
func (r *reader) capitalised(i int) bool {
	c, _ := utf8.DecodeRuneInString(r.raw(i))
	return unicode.IsUpper(c) || unicode.IsDigit(c)
}

// venueWords say that what was said was said to, on or in what they are near.
var venueWords = wordSet(`interview interviewed interviews speaking spoke speak talking talked appearing appearance appeared appear aired airing
	broadcast broadcasts op-ed column essay article editorial posted posting wrote writing published publication obtained transcript
	recording audio video townhall hall show program programme podcast reported report reports said saying told quoted comments
	remarks discussion conversation phone email e-mail confirmed tape segment stream livestream quoting clip footage took taking turned shared uploaded announced responded replied added continued`)

// venueKind tells whether the outlet or platform at items [i, end) is where
// the frame's words were said.
func (r *reader) venueKind(i, end int, f frame, name string) venueKind {
	prev := i - 1
	for prev >= f.Start && (r.word(prev) == "the" || r.word(prev) == "his" || r.word(prev) == "her" || r.word(prev) == "their") {
		prev--
	}
	p := r.word(prev)
	if platforms[name] {
		if postKinds[r.word(end)] { // "in a Facebook post"
			for prev >= f.Start && (r.word(prev) == "a" || r.word(prev) == "an" || r.tag(prev) == news.ADJ) {
				prev--
			}
			switch r.word(prev) {
			case "in", "on", "via", "through", "with", "by":
				return platform
			}
			return noVenue
		}
		if p != "on" && p != "via" && p != "to" && p != "over" || r.capitalised(end) {
			return noVenue
		}
		for j := prev - 1; j >= f.Start && j >= prev-12; j-- {
			if p == "to" && toPosts[r.word(j)] || p != "to" && (venueWords[r.word(j)] || r.form(j).write) {
				return platform
			}
		}
		if end < f.End && (r.isQuote(end) || isBreak(r.word(end))) && p != "to" {
			return platform // "On Twitter, X said"
		}
		return noVenue
	}
	switch c := cueWords[p]; {
	case p == "told" || p == "tells" || p == "telling" || p == "informed":
		return spoken
	case p == "to" && r.word(prev-1) == "according", p == "per":
		return spoken
	case c.kind != notCue && c.form == past && r.isQuote(prev-1):
		return noVenue // `Q, said CNN`: it speaks itself
	}
	switch r.word(end) {
	case "reported", "reports", "quoted", "quotes", "cited", "obtained":
		return spoken
	}
	switch p {
	case "on":
		return spoken
	case "with", "to", "in", "by", "for", "from", "at", "via":
		for j := prev - 1; j >= f.Start && j >= prev-9; j-- {
			if venueWords[r.word(j)] {
				return spoken
			}
		}
	}
	return noVenue
}

// postKinds come after a platform's name.
var postKinds = wordSet("post posts page account statement message video thread story tweet livestream broadcast event")

// toPosts come before "to" and a platform's name.
var toPosts = wordSet("posted posting took taking takes turned turning uploaded shared")

// elsewhere are words that tell of another occasion.
var elsewhere = wordSet(`statement rally speech reporters conference hearing letter memo floor briefing debate testimony testified
	later earlier remarks audience crowd supporters lawmakers address email e-mail event report filing court tweeted tweet posted`)

// sites gives turns their via, and carries it on to what the same speaker says
// next.
func (r *reader) sites() {
	var at venue
	turn := 0
	for f := range r.frames {
		fr := r.frames[f]
		own := r.venueOf(fr)
		r.frames[f].venue = own.name
		if own.kind != noVenue {
			own.who, own.para = fr.subject, fr.para
			at = own
		}
		for turn < len(r.turns) && r.turns[turn].frame < f {
			turn++
		}
		for ; turn < len(r.turns) && r.turns[turn].frame == f; turn++ {
			t := &r.turns[turn]
			switch {
			case at.kind == noVenue:
			case own.kind != noVenue:
				if !r.isVenue(t.who, own.name) {
					t.via = own.name
				}
			case at.who == t.who && !r.isVenue(t.who, at.name) && fr.para <= at.para+1 && r.carries(at, t, fr):
				t.via = at.name
				at.para = fr.para
			default:
				at = venue{}
			}
		}
		if at.kind != noVenue && fr.para > at.para+1 {
			at = venue{}
		}
	}
}

// isVenue reports whether the speaker is the outlet itself.
func (r *reader) isVenue(w referent, name string) bool {
	return strings.EqualFold(strings.TrimPrefix(w.name, "The "), strings.TrimPrefix(name, "The "))
}

// carries reports whether turn t, of frame f, was said where the one before was.
func (r *reader) carries(at venue, t *turn, f frame) bool {
	for i := f.Start; i < f.End; i++ {
		if !r.isQuote(i) && elsewhere[r.word(i)] {
			return false
		}
	}
	if at.kind != platform || t.cue < 0 {
		return true
	}
	switch r.word(r.cues[t.cue].item) {
	case "added", "continued", "wrote", "concluded", "adding", "writing", "continuing":
		return true
	}
	return false
}
