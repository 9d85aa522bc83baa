package family

// The weights of Likeness; see train/family and docs/models.md.
var (
	likenessWeights = Likeness{3.124, 1.663, 0.906, 2.859, 0.698, 2.760, 1.166}
	likenessBias    = -6.996
)
