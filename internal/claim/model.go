package claim

// The weights of the likeness of two assertions, in the order of Features; see
// train/claim and docs/models.md.
var (
	weights = Features{1.349, 1.943, 5.324, -0.417, 1.139, 0.952, 0.046, -0.370}
	bias    = -6.238
)

// The weights of Sameness.
var (
	samenessWeights = Sameness{2.268, 2.268, 0.341, 0.978, 0.526, -0.683, -0.854, 0.352, -0.490, 2.218}
	samenessBias    = -2.313
)
