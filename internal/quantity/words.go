package quantity

// small are the number words below a hundred.
var small = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
	"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// scales multiply the number before them.
var scales = map[string]float64{
	"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12, "score": 20,
	"lakh": 1e5, "crore": 1e7, "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12,
}

// shortScale are the scales that count only behind digits, and those of one
// letter only where they touch the digits ("4k") or stand behind money ("$4 m").
var shortScale = map[string]bool{"k": true, "m": true, "mn": true, "mln": true, "bn": true, "bln": true, "b": true, "tn": true, "trn": true}

// vague words allow a range and give no figure.
var vague = map[string][2]float64{
	"dozens": {24, 200}, "scores": {40, 400}, "hundreds": {200, 5e3}, "thousands": {2e3, 5e4},
	"millions": {2e6, 5e8}, "billions": {2e9, 5e11}, "trillions": {2e12, 5e13},
}

// vagueTens are the vague words that "tens of" and "hundreds of" multiply.
var vagueTens = map[string]float64{"thousands": 1e3, "millions": 1e6, "billions": 1e9}

// fractions are the names of parts of a whole.
var fractions = map[string]float64{
	"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5,
	"sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}

// ordinals are the places in an order that are written as words.
var ordinals = map[string]float64{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fifteenth": 15, "twentieth": 20,
}

// hedge tells how a modifier moves the bounds.
type hedge uint8

const (
	exact hedge = iota
	about
	below  // "nearly": a little less
	most   // "at most", "up to", "fewer than": anything less
	above  // "more than": more, but not much more
	least  // "at least": that or more
	barely // "just over": a little more
)

// hedges are the modifiers before a number, up to three words long.
var hedges = map[string]hedge{
	"about": about, "around": about, "roughly": about, "approximately": about, "some": about, "circa": about,
	"estimated": about, "an estimated": about, "perhaps": about, "close to": about, "~": about, "≈": about, "or so": about,
	"nearly": below, "almost": below, "just under": below, "just below": below, "slightly under": below, "slightly less than": below, "a little under": below, "just shy of": below, "approaching": below, "not quite": below,
	"up to": most, "at most": most, "as many as": most, "as much as": most, "no more than": most, "fewer than": most,
	"less than": most, "under": most, "below": most, "not more than": most, "a maximum of": most, "<": most,
	"more than": above, "over": above, "above": above, "upwards of": above, "upward of": above, "in excess of": above,
	"well over": above, "just over": barely, "a little over": barely, "slightly over": barely, "slightly more than": barely, "a little more than": barely, "just above": barely, "exceeding": above, ">": above, "beyond": above,
	"at least": least, "no fewer than": least, "no less than": least, "not less than": least, "a minimum of": least,
	"greater than": above, "exactly": exact, "precisely": exact,
}

// measure is a unit as written: the unit it is brought to and the factor.
type measure struct {
	unit   Unit
	factor float64
}

const (
	day   = 86400
	month = 30.44 * day
	year  = 365.25 * day
)

// measures are the units that stand behind a number.
var measures = map[string]measure{
	"%": {Share, 1}, "percent": {Share, 1}, "per cent": {Share, 1}, "pct": {Share, 1},
	"percentage points": {Points, 1}, "percentage point": {Points, 1}, "basis points": {Points, .01}, "points": {Points, 1},
	"dollars": {Dollar, 1}, "dollar": {Dollar, 1}, "cents": {Dollar, .01}, "u.s. dollars": {Dollar, 1}, "us dollars": {Dollar, 1},
	"canadian dollars": {CanadaDo, 1}, "australian dollars": {AustraDo, 1},
	"euros": {Euro, 1}, "euro": {Euro, 1}, "pounds sterling": {PoundSt, 1}, "yen": {Yen, 1}, "yuan": {Yuan, 1},
	"rubles": {Rouble, 1}, "roubles": {Rouble, 1}, "rupees": {Rupee, 1}, "francs": {Franc, 1}, "shekels": {Shekel, 1},
	"won": {Won, 1}, "pesos": {Peso, 1},
	"miles": {Metre, 1609.34}, "mile": {Metre, 1609.34}, "kilometers": {Metre, 1000}, "kilometres": {Metre, 1000},
	"kilometer": {Metre, 1000}, "kilometre": {Metre, 1000}, "km": {Metre, 1000}, "meters": {Metre, 1}, "metres": {Metre, 1},
	"meter": {Metre, 1}, "metre": {Metre, 1}, "feet": {Metre, .3048}, "foot": {Metre, .3048}, "ft": {Metre, .3048},
	"inches": {Metre, .0254}, "inch": {Metre, .0254}, "yards": {Metre, .9144}, "yard": {Metre, .9144}, "yds": {Metre, .9144}, "yd": {Metre, .9144},
	"centimeters": {Metre, .01}, "centimetres": {Metre, .01}, "cm": {Metre, .01}, "nautical miles": {Metre, 1852}, "nautical mile": {Metre, 1852},
	"acres": {SqMetre, 4046.86}, "acre": {SqMetre, 4046.86}, "hectares": {SqMetre, 1e4}, "hectare": {SqMetre, 1e4},
	"square miles": {SqMetre, 2.59e6}, "square kilometers": {SqMetre, 1e6}, "square kilometres": {SqMetre, 1e6},
	"square mile": {SqMetre, 2.59e6}, "square kilometer": {SqMetre, 1e6}, "square kilometre": {SqMetre, 1e6}, "sq km": {SqMetre, 1e6},
	"square foot": {SqMetre, .0929}, "sq ft": {SqMetre, .0929}, "square meter": {SqMetre, 1}, "square metre": {SqMetre, 1},
	"square feet": {SqMetre, .0929}, "square meters": {SqMetre, 1}, "square metres": {SqMetre, 1},
	"kilograms": {Gram, 1e3}, "kilogram": {Gram, 1e3}, "kg": {Gram, 1e3}, "kilos": {Gram, 1e3}, "grams": {Gram, 1},
	"ounces": {Gram, 28.35}, "tons": {Gram, .95e6}, "ton": {Gram, .95e6}, "tonnes": {Gram, 1e6}, "metric tons": {Gram, 1e6},
	"pounds": {"pound", 1}, "pound": {"pound", 1}, // sterling or weight: comparable with itself
	"gallons": {Litre, 3.785}, "liters": {Litre, 1}, "litres": {Litre, 1}, "barrels": {Litre, 158.99},
	"times": {Times, 1}, "magnitude": {Magnitude, 1}, "magnitudes": {Magnitude, 1}, "degrees": {Degree, 1}, "degree": {Degree, 1}, "mph": {KmPerH, 1.609}, "miles per hour": {KmPerH, 1.609}, "miles an hour": {KmPerH, 1.609},
	"kph": {KmPerH, 1}, "km/h": {KmPerH, 1}, "kmh": {KmPerH, 1}, "kilometers per hour": {KmPerH, 1}, "kilometres per hour": {KmPerH, 1},
	"seconds": {Second, 1}, "second": {Second, 1}, "minutes": {Second, 60}, "minute": {Second, 60},
	"hours": {Second, 3600}, "hour": {Second, 3600}, "days": {Second, day}, "day": {Second, day},
	"weeks": {Second, 7 * day}, "week": {Second, 7 * day}, "months": {Second, month}, "month": {Second, month},
	"years": {Second, year}, "year": {Second, year}, "decades": {Second, 10 * year}, "decade": {Second, 10 * year},
	"centuries": {Second, 100 * year}, "century": {Second, 100 * year},
	"years old": {Age, 1}, "year old": {Age, 1}, "years of age": {Age, 1},
}

// symbols are the currency signs before a number, the longest first.
var symbols = []struct {
	sign string
	unit Unit
}{
	{"US$", Dollar},
	{"$US", Dollar},
	{"$ US", Dollar},
	{"C$", CanadaDo},
	{"A$", AustraDo},
	{"$", Dollar},
	{"£", PoundSt},
	{"€", Euro},
	{"¥", Yen},
	{"₽", Rouble},
	{"₹", Rupee},
	{"₪", Shekel},
	{"₩", Won},
	{"Rs", Rupee},
	{"USD", Dollar},
	{"EUR", Euro},
	{"euro", Euro},
	{"GBP", PoundSt},
}

// labels are the words that, capitalised before a number, make it part of a
// name.
var labels = map[string]bool{
	"article": true, "section": true, "chapter": true, "title": true, "no": true, "number": true, "page": true, "room": true,
	"route": true, "highway": true, "interstate": true, "flight": true, "boeing": true, "airbus": true, "channel": true,
	"phase": true, "level": true, "tier": true, "part": true, "volume": true, "act": true, "amendment": true, "proposition": true,
	"resolution": true, "district": true, "precinct": true, "gate": true, "pier": true, "apollo": true, "covid": true,
	"line": true, "super": true, "bowl": true, "figure": true, "table": true, "category": true, "grade": true, "type": true,
	"world": true, "war": true, "formula": true, "studio": true, "windows": true, "iphone": true, "verse": true, "round": true,
	"rep": true, "sen": true, "hr": true, "bill": true, "form": true, "protocol": true, "day": true, "week": true, "game": true,
}

// months and their short forms: a number beside one is a date.
var months = map[string]bool{
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true,
	"september": true, "october": true, "november": true, "december": true, "jan": true, "feb": true, "mar": true, "apr": true,
	"jun": true, "jul": true, "aug": true, "sept": true, "sep": true, "oct": true, "nov": true, "dec": true,
}
