package family

// The weights of Likeness; see train/family and docs/models.md.
var (
	likenessWeights = Likeness{3.078, 1.607, 0.919, 2.867, 0.738, 2.703, 1.104}
	likenessBias    = -6.868
)
