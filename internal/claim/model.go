package claim

// The weights of the likeness of two assertions, in the order of Features.
var (
	weights = Features{6, 3, 5, -1, 1.5, 1, .8, -.8}
	bias    = -6.5
)
