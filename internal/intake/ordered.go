package intake

import (
	"context"
	"iter"

	"stemma/news"
)

// outcome is an article or the error that stands in its place.
type outcome struct {
	article *news.Article
	err     error
}

// ordered applies f to each document of in with the given number of workers and
// yields the outcomes in the order of in. Errors of in keep their place. It
// holds at most two documents a worker; all its goroutines have ended when it
// returns.
func ordered(ctx context.Context, workers int, in iter.Seq2[document, error],
	f func(document) (*news.Article, error),
) iter.Seq2[*news.Article, error] {
	return func(yield func(*news.Article, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		queue := make(chan chan outcome, workers)
		slots := make(chan struct{}, workers)
		go func() {
			defer close(queue)
			for d, err := range in {
				place := make(chan outcome, 1)
				if err != nil {
					place <- outcome{err: err}
				} else {
					select {
					case slots <- struct{}{}:
					case <-ctx.Done():
						return
					}
					go func() {
						defer func() { <-slots }()
						a, err := f(d)
						place <- outcome{a, err}
					}()
				}
				select {
				case queue <- place:
				case <-ctx.Done():
					return
				}
			}
		}()
		defer func() {
			cancel()
			for range queue { // the producer has ended
			}
			for range workers { // every worker has handed its slot back
				slots <- struct{}{}
			}
		}()
		for place := range queue {
			o := <-place
			if !yield(o.article, o.err) {
				return
			}
		}
	}
}
