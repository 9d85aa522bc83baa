package claim

// The weights of the likeness of two assertions, in the order of Features; see
// train/claim and docs/models.md.
var (
	weights = Features{1.349, 1.943, 5.324, -0.417, 1.139, 0.952, 0.046, -0.370}
	bias    = -6.238
)

// The weights of Sameness.
var (
	samenessWeights = Sameness{2.406, 2.326, 0.347, 0.942, 0.437, -0.650, -0.789, 0.487, -0.496, 2.177}
	samenessBias    = -2.366
)
