package main

import (
	"fmt"
	"io"
	"os"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"stemma/internal/render"
)

// widest is how wide text is set at most: longer lines tire the eye.
const widest = 100

// terminal tells how text is set on w: as wide as the terminal, and in colour
// where colour is "always", or "auto" on a terminal that takes it.
func terminal(w io.Writer, colour string) render.TextOptions {
	o := render.TextOptions{Width: widest, Colour: colour == "always"}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return o
	}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
		o.Width = min(width, widest)
	}
	if colour == "auto" && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" {
		o.Colour = true
	}
	return o
}

// progress shows that long work goes on, on a terminal only.
type progress struct {
	container *mpb.Progress
	bar       *mpb.Bar
}

// newReadingProgress counts the articles that were read.
func newReadingProgress(w io.Writer, quiet bool) *progress {
	return newProgress(w, quiet, "reading ", decor.CurrentNoUnit("%d articles"), decor.Name(", "), decor.Elapsed(decor.ET_STYLE_GO))
}

// newCollatingProgress shows for how long articles have been collated.
func newCollatingProgress(w io.Writer, quiet bool, articles int) *progress {
	return newProgress(w, quiet, "collating ", decor.Name(fmt.Sprintf("%d articles, ", articles)), decor.Elapsed(decor.ET_STYLE_GO))
}

func newProgress(w io.Writer, quiet bool, what string, behind ...decor.Decorator) *progress {
	f, ok := w.(*os.File)
	if quiet || !ok || !term.IsTerminal(int(f.Fd())) {
		return &progress{}
	}
	p := mpb.New(mpb.WithOutput(f), mpb.WithWidth(24))
	bar := p.New(0, mpb.SpinnerStyle(),
		mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Name(what)),
		mpb.AppendDecorators(behind...))
	return &progress{container: p, bar: bar}
}

func (p *progress) step() {
	if p.bar != nil {
		p.bar.Increment()
	}
}

// print writes a line to w without tearing the bar.
func (p *progress) print(w io.Writer, line string) {
	if p.container != nil {
		w = p.container
	}
	fmt.Fprintln(w, line)
}

func (p *progress) done() {
	if p.bar == nil {
		return
	}
	p.bar.SetTotal(-1, true)
	p.container.Wait()
}
