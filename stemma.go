// Package stemma reads every account of an event and shows what is known, in
// whose words, on how many independent accounts, who copied whom, and where
// the accounts disagree.
//
// # Reading
//
// [Read] takes sources (files, folders, globs, URLs, "-" for standard input)
// and yields one [news.Reading] an article: its exact text, sentences, names,
// people and what each of them is reported to have said. What could not be
// read comes as an error in its place, and the rest goes on:
//
//	for r, err := range stemma.Read(ctx, []string{"articles/"}, stemma.Options{}) {
//		if err != nil {
//			log.Print(err)
//			continue
//		}
//		for _, a := range r.Attributions {
//			fmt.Println(a.Speaker, a.Kind)
//		}
//	}
//
// # Collating
//
// [Collate] sorts readings into stories, the articles that report one event,
// and lays the articles of each story side by side: who copied whom, quotation
// families, claims, conflicts and the number of independent accounts.
//
// That number is an upper bound. Articles that are shown to hang together
// count as one account; articles that hang together in a way that their texts
// do not show still count as several. What several accounts have in common
// besides their texts is told as a [news.Tie], among these that one company owns
// their outlets. Who owns which outlet is told by a table ([KnownOwners]) that
// others can be laid over ([ReadOwners], [Owners.Over]); [CollateWith] takes one.
//
// # Offsets
//
// All offsets are UTF-8 byte offsets into the article's Text, which for plain
// text is the input byte for byte. Every line of a report leads back to one.
package stemma

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"
	"sync"

	"stemma/internal/collate"
	"stemma/internal/intake"
	"stemma/internal/owner"
	"stemma/internal/reading"
	"stemma/internal/story"
	"stemma/news"
)

// Options tells how sources are read. The zero value is a good choice.
type Options struct {
	Stdin        io.Reader // what the source "-" stands for
	AllowPrivate bool      // also fetch from loopback and private addresses
	MaxBytes     int64     // the largest source read, 0 for the default
	Progress     func()    // called after each article, from one goroutine
}

// IsNote reports whether an error of [Read] only tells something worth knowing,
// such as files that were passed over in a folder, and nothing is missing.
func IsNote(err error) bool { return intake.IsNote(err) }

// Read yields what was read in each article of the sources, in their order.
// Articles are read on all cores. Breaking off the loop stops the work.
func Read(ctx context.Context, sources []string, o Options) iter.Seq2[*news.Reading, error] {
	return func(yield func(*news.Reading, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		queue := make(chan chan result, 2*runtime.GOMAXPROCS(0))
		var feeder sync.WaitGroup
		feeder.Go(func() { feed(ctx, sources, o, queue) })
		defer feeder.Wait()
		defer cancel()
		for next := range queue {
			got := <-next
			if o.Progress != nil {
				o.Progress()
			}
			if !yield(got.reading, got.err) {
				return
			}
		}
	}
}

// result is what became of one article.
type result struct {
	reading *news.Reading
	err     error
}

// feed queues a place for each article in order and has it filled by as many
// goroutines as the queue is long.
func feed(ctx context.Context, sources []string, o Options, queue chan<- chan result) {
	defer close(queue)
	var readers sync.WaitGroup
	defer readers.Wait()
	for article, err := range intake.Read(ctx, sources, o.Stdin, intake.Options{AllowPrivate: o.AllowPrivate, MaxBytes: o.MaxBytes}) {
		place := make(chan result, 1)
		select {
		case queue <- place:
		case <-ctx.Done():
			return
		}
		if err != nil {
			place <- result{err: err}
			continue
		}
		readers.Go(func() { place <- readOne(article) })
	}
}

// readOne reads an article. A panic becomes an error, so that one hostile text
// does not end the run.
func readOne(a *news.Article) (r result) {
	defer func() {
		if p := recover(); p != nil {
			r = result{err: fmt.Errorf("%s: could not be read: %v; please report the text to Stemma's authors", cmp.Or(a.Path, string(a.ID)), p)}
		}
	}()
	return result{reading: reading.Read(a)}
}

// Owners is a table of outlets and who owns them. The zero Owners knows none.
type Owners = owner.Table

// KnownOwners is the table that comes with Stemma.
func KnownOwners() *Owners { return owner.Known() }

// OwnersCSV is that table as it can be read and edited: CSV with the columns
// outlet, domains, owner, as of, source, since.
func OwnersCSV() string { return owner.CSV }

// ReadOwners reads a table in the same form. name is what errors call it; they
// tell the line and the remedy.
func ReadOwners(r io.Reader, name string) (*Owners, error) { return owner.Read(r, name) }

// Collate sorts the readings into stories and collates each of them, the
// story on most accounts first. The result does not depend on the order of
// the readings. Owners are named by the table that comes with Stemma.
func Collate(readings []*news.Reading) *news.Report {
	return CollateWith(readings, KnownOwners())
}

// CollateWith is Collate with another table of owners.
func CollateWith(readings []*news.Reading, owners *Owners) *news.Report {
	groups := story.Group(readings)
	report := &news.Report{Stories: make([]news.Story, len(groups))}
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	var work sync.WaitGroup
	for i, group := range groups {
		limit <- struct{}{}
		work.Go(func() {
			report.Stories[i] = collate.Story(group)
			owners.Name(&report.Stories[i])
			<-limit
		})
	}
	work.Wait()
	slices.SortFunc(report.Stories, func(a, b news.Story) int {
		return cmp.Or(
			cmp.Compare(b.Accounts, a.Accounts),
			cmp.Compare(len(b.Articles), len(a.Articles)),
			b.End.Time.Compare(a.End.Time),
			cmp.Compare(a.ID, b.ID),
		)
	})
	return report
}
