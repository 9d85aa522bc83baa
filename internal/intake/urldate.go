package intake

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"stemma/news"
)

// addressDate matches a full date in the path of an article's address, the
// way that most publishing systems file articles: /2031/03/11/, /2031/mar/11/,
// /2031-03-11, /2031/0311/, /2031/Mar-11/, /20310311.
var addressDate = regexp.MustCompile(`(?i)(?:^|[/_-])((?:19|20)\d\d)(?:[/-](\d{1,2})[/-](\d{1,2})|[/-]([a-z]{3})[a-z]{0,6}[/-](\d{1,2})|/?(\d\d)(\d\d))(?:[/_.-]|$)`)

// dateOfAddress is the day that an article's address is filed under, the zero
// Moment where it tells none.
func dateOfAddress(address string) news.Moment {
	u, err := url.Parse(address)
	if err != nil {
		return news.Moment{}
	}
	m := addressDate.FindStringSubmatch(u.Path)
	if m == nil {
		return news.Moment{}
	}
	month, day := m[2]+m[6], m[3]+m[5]+m[7]
	if m[4] != "" {
		t, err := time.Parse("Jan", strings.ToUpper(m[4][:1])+strings.ToLower(m[4][1:]))
		if err != nil {
			return news.Moment{}
		}
		month = strconv.Itoa(int(t.Month()))
	}
	t, err := time.Parse("2006-1-2", m[1]+"-"+month+"-"+day)
	if err != nil || !plausible(t) {
		return news.Moment{}
	}
	return news.Moment{Time: t, DayOnly: true}
}
