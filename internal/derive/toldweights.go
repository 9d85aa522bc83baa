package derive

// Made by train/derive/told.py; see there.

const toldIntercept = -18.138

var toldWeights = [Told]float64{
	-1.8651,
	-0.38989,
	-2.1352,
	-0.75418,
	-2.4952,
	0.23223,
	2.5444,
	0.72923,
	-0.81828,
	7.7315,
	12.064,
	1.0877,
	9.9844,
	-0.25873,
}
