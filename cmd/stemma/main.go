// Command stemma reads every account of an event and shows what is known, in
// whose words, and on how many independent accounts.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
)

// The exit statuses.
const (
	exitRead   = 0 // every source was read
	exitUnread = 1 // a source was not read, or the output could not be written
	exitUsage  = 2 // wrong usage
)

// errUnread says that a source was not read; why has been printed already.
var errUnread = errors.New("not every source was read")

// usageError is wrong usage of a command.
type usageError struct{ error }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// run executes the command line args and returns the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil:
		return exitRead
	case errors.Is(err, errUnread):
		return exitUnread
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "stemma: %v\nRun 'stemma --help' for usage.\n", err)
		return exitUsage
	default:
		fmt.Fprintf(stderr, "stemma: %v\n", err)
		return exitUnread
	}
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "stemma",
		Short: "Who said it first, who copied whom, where accounts disagree",
		Long: `Stemma reads every account of an event and shows what is known, in whose
words, on how many independent accounts, who copied whom, and where the
accounts disagree. Every line it prints leads back to the exact place in an
article. It shows evidence; it never declares what is true.

A SOURCE is a file, a folder, a glob, a URL or - for standard input. What it
is is told by its content: plain text, Markdown, HTML, JSON Lines, a feed, a
WARC, each of them plain or gzipped.

Exit status: 0 when every source was read, 1 when one was not, 2 for wrong
usage.`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(newReport(), newRead(), newOwners())
	for _, c := range append(root.Commands(), root) {
		c.Args = usageArgs(c.Args)
	}
	return root
}

// usageArgs marks what check finds as wrong usage.
func usageArgs(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}

// version is the module's version as it was built, with the revision where
// it has none.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return "devel " + s.Value[:min(12, len(s.Value))]
		}
	}
	return "devel"
}
