package claim

import "stemma/news"

// Compare is the features of the assertions that open two readings, for
// training the model of likeness; false where one of them asserts nothing.
func Compare(a, b *news.Reading) (Features, bool) {
	rd := reader{seen: map[lexKey]lexical{}}
	ua, ub := rd.units(0, a), rd.units(1, b)
	if len(ua) == 0 || len(ub) == 0 {
		return Features{}, false
	}
	return features(&ua[0], &ub[0]), true
}
