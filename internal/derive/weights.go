package derive

// Made by train/derive/fit.py; see there.

const intercept = -4.7822

var weights = [Features]float64{
	1.0107,
	1.3572,
	1.0137,
	1.2416,
	1.4252,
	1.3421,
	1.1986,
	0.98845,
	0.17511,
	0.21244,
	1.5842,
	1.4654,
	-2.888,
	0.20283,
	1.8336,
	2.1457,
	0.809,
	-0.057075,
	1.0936,
	1.2386,
	0.93955,
	0.30378,
	1.144,
	1.2972,
	0.91392,
	0.32105,
	-0.12175,
}

var signWeights = [signs]float64{
	8.29, 0.564, 4.99, 0.488,
}

var lineWeights = [lineage]float64{
	-0.038, 0.03, -0.165, -0.488, -0.007, 0.008,
}
