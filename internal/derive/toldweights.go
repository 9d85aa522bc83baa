package derive

// Made by train/derive/told.py; see there.

const toldIntercept = -15.815

var toldWeights = [Told]float64{
	-1.7831,
	-0.098243,
	-2.089,
	-0.874,
	-2.2823,
	0.59715,
	2.1687,
	0.4574,
	-1.2675,
	4.3227,
	12.31,
	1.2357,
	11.076,
	-0.34815,
}
