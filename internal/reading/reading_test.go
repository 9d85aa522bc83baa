package reading

import (
	"context"
	"os"
	"testing"

	"stemma/internal/intake"
	"stemma/news"
)

// BenchmarkRead reads the articles of the PolNeAR development set where it is
// there, else the example, on one core.
func BenchmarkRead(b *testing.B) {
	folder := "../../../shared/data/polnear/data/dev/text"
	if _, err := os.Stat(folder); err != nil {
		folder = "../../examples/bridge"
	}
	var articles []*news.Article
	bytes := 0
	for a, err := range intake.Read(context.Background(), []string{folder}, nil, intake.Options{}) {
		if err != nil {
			b.Fatal(err)
		}
		articles = append(articles, a)
		bytes += len(a.Text)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range articles {
			Read(a)
		}
	}
	b.ReportMetric(float64(len(articles)*b.N)/b.Elapsed().Seconds(), "articles/s")
}
