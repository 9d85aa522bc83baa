// Package quantity reads the numbers of a text as quantities and tells whether
// two of them can both be right.
//
// Articles give one figure in many ways: "about 4,000", "nearly 4k", "4,012".
// Comparing digits would report conflicts where there is only rounding. A
// quantity here is therefore a range of values that its words allow: rounding
// widens it by half of the last digit that was written, modifiers ("about",
// "more than", "nearly") widen it to one side or both, and vague words
// ("dozens") are wide from the start. Two quantities of one unit agree when
// their ranges meet. Lengths, weights and durations are brought to one unit
// first; money stays in its currency; a fraction is a share like a percentage.
//
// The text is read once from left to right. What only looks like a quantity is
// left out: years and dates, times of day, scores ("3-2"), numbered names
// ("Article 5", "F-16"), telephone numbers.
package quantity

import "stemma/news"

// Unit is what a quantity is measured in.
type Unit string

// The units to which all others are brought. A currency is its ISO code.
const (
	Count   Unit = ""       // so many of the things named after it
	Share   Unit = "%"      // of a whole, in percent
	Points  Unit = "points" // percentage points
	Ordinal Unit = "th"     // a place in an order
	Metre   Unit = "m"
	SqMetre Unit = "m²"
	Gram    Unit = "g"
	Litre   Unit = "l"
	Second  Unit = "s"
	Degree  Unit = "°"
	KmPerH  Unit = "km/h"

	Magnitude Unit = "magnitude" // of an earthquake
	Times     Unit = "times"     // how often
	Age       Unit = "years old"
	Dollar    Unit = "USD"
	PoundSt   Unit = "GBP"
	Euro      Unit = "EUR"
	Yen       Unit = "JPY"
	Yuan      Unit = "CNY"
	Rouble    Unit = "RUB"
	Rupee     Unit = "INR"
	Franc     Unit = "CHF"
	Shekel    Unit = "ILS"
	Won       Unit = "KRW"
	Peso      Unit = "MXN"
	CanadaDo  Unit = "CAD"
	AustraDo  Unit = "AUD"
)

// Money reports whether u is a currency.
func (u Unit) Money() bool {
	return len(u) == 3 && u[0] >= 'A' && u[0] <= 'Z'
}

// Quantity is one figure in a text. Low and High bound the values that its
// words allow, Value is the figure itself (the middle, for a range or a vague
// word), all in Unit.
type Quantity struct {
	Span      news.Span // the figure with its modifiers and its unit
	Value     float64
	Written   float64 // the figure before it was brought to Unit
	Factor    float64 // by which it was
	Low, High float64
	Step      float64 // the weight of the last digit that was written
	Unit      Unit
	Vague     bool // no figure was given: "dozens", "several"
	Hedged    bool // the words say that it is not exact: "about", "more than"
}

// Agree reports whether one value can be what both a and b mean. It is only
// meaningful where they are [Comparable].
func Agree(a, b Quantity) bool {
	if a.Value == b.Value {
		return true
	}
	// The coarser figure may have been cut off rather than rounded.
	if cutOff(a, b) || cutOff(b, a) {
		return true
	}
	if a.Factor != b.Factor && !a.Unit.Money() { // a conversion rounds once more
		a.Low, a.High = a.Low*.97, a.High*1.03
		b.Low, b.High = b.Low*.97, b.High*1.03
	}
	// Bounds that only touch ("3.5" and "3.6" meet at 3.55) are no overlap.
	slack := 1e-9 * (abs(a.Value) + abs(b.Value))
	return a.Low+slack < b.High && b.Low+slack < a.High
}

// cutOff reports whether a is b without its last digits: $43 million for
// $43,885,310.
func cutOff(a, b Quantity) bool {
	return !a.Hedged && b.Step <= a.Step/10 && a.Value <= b.Value && b.Value < a.Value+a.Step
}

func abs(x float64) float64 { return max(x, -x) }

// Comparable reports whether a and b measure in the same unit. A bare count is
// not comparable with money or a share.
func Comparable(a, b Quantity) bool { return a.Unit == b.Unit }

// Conflict reports whether a and b measure the same way and cannot both be
// right, if they are about the same thing.
func Conflict(a, b Quantity) bool { return Comparable(a, b) && !Agree(a, b) }
