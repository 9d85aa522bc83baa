package main

import (
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stemma"
	"stemma/internal/render"
	"stemma/news"
)

// sourceFlags are the flags of every command that reads sources.
type sourceFlags struct {
	allowPrivate bool
	maxBytes     int64
	quiet        bool
}

func (f *sourceFlags) register(flags *pflag.FlagSet) {
	flags.BoolVar(&f.allowPrivate, "allow-private", false, "also fetch URLs that lead to loopback or private addresses")
	flags.Int64Var(&f.maxBytes, "max-bytes", 0, "largest document read, in bytes after expansion (default 16 MiB)")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no progress bar")
}

// sourceArgs wants at least one source.
func sourceArgs(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return errors.New("no SOURCE given: name a file, a folder, a URL or - for standard input")
	}
	return nil
}

// readings yields what was read of the sources and prints to stderr what was
// not. After the loop, *unread tells whether anything was not read.
func (f *sourceFlags) readings(cmd *cobra.Command, sources []string, unread *bool) iter.Seq[*news.Reading] {
	return func(yield func(*news.Reading) bool) {
		bar := newReadingProgress(cmd.ErrOrStderr(), f.quiet)
		defer bar.done()
		options := stemma.Options{
			Stdin:        cmd.InOrStdin(),
			AllowPrivate: f.allowPrivate,
			MaxBytes:     f.maxBytes,
			Progress:     bar.step,
		}
		for r, err := range stemma.Read(cmd.Context(), sources, options) {
			if err != nil {
				*unread = *unread || !stemma.IsNote(err)
				bar.print(cmd.ErrOrStderr(), "stemma: "+render.Plain(err.Error()))
				continue
			}
			if !yield(r) {
				return
			}
		}
		if err := cmd.Context().Err(); err != nil {
			*unread = true
			bar.print(cmd.ErrOrStderr(), "stemma: stopped: "+err.Error())
		}
	}
}

// finish makes the command's error of what happened: a failed write first.
func finish(unread bool, err error) error {
	if err != nil {
		return fmt.Errorf("writing the output: %w", err)
	}
	if unread {
		return errUnread
	}
	return nil
}

// oneOf is a flag value out of a fixed set.
type oneOf struct {
	value   *string
	choices []string
}

func (o oneOf) String() string {
	if o.value == nil {
		return ""
	}
	return *o.value
}
func (o oneOf) Type() string { return strings.Join(o.choices, "|") }
func (o oneOf) Set(s string) error {
	for _, c := range o.choices {
		if s == c {
			*o.value = s
			return nil
		}
	}
	return fmt.Errorf("want one of %s", strings.Join(o.choices, ", "))
}

func (o oneOf) complete(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return o.choices, cobra.ShellCompDirectiveNoFileComp
}
