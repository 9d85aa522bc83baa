package main

import (
	"bufio"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"stemma"
	"stemma/internal/render"
	"stemma/news"
)

func newReport() *cobra.Command {
	var f sourceFlags
	format, colour, output := "text", "auto", ""
	var tables []string
	cmd := &cobra.Command{
		Use:   "report SOURCE...",
		Short: "Show the stories in SOURCE, collated; nothing is kept",
		Long: `Sorts the articles of all sources into stories and lays the accounts of each
story side by side: how they hang together, what was said in which words, what
is known on how many independent accounts, what is in dispute, what one account
alone carries. The number of independent accounts is an upper bound, and what
speaks against some of them is told: outlets of one owner, one outlet twice, one
agency. Owners come from a table ("stemma owners" prints it); the rows of a file
given with --owners go before its rows, and an empty owner takes one away. With
--owners none only the tables that follow are used.`,
		Example: `  stemma report examples/bridge
  stemma report --format html --output report.html articles/*.html
  stemma report --format json https://example.org/article | jq .stories[0].accounts`,
		Args: sourceArgs,
		RunE: func(cmd *cobra.Command, sources []string) error {
			owners, err := readOwners(tables)
			if err != nil {
				return err
			}
			unread := false
			readings := slices.Collect(f.readings(cmd, sources, &unread))
			bar := newCollatingProgress(cmd.ErrOrStderr(), f.quiet, len(readings))
			report := stemma.CollateWith(readings, owners)
			bar.done()
			return finish(unread, write(cmd.OutOrStdout(), output, format, colour, report))
		},
	}
	formats := oneOf{&format, []string{"text", "json", "html", "md"}}
	colours := oneOf{&colour, []string{"auto", "always", "never"}}
	cmd.Flags().VarP(formats, "format", "f", "how the report is written")
	cmd.Flags().Var(colours, "color", "colours in text; auto: on a terminal, unless NO_COLOR is set")
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to this file, not standard output")
	cmd.Flags().StringArrayVar(&tables, "owners", nil, "a table of who owns which outlet, before Stemma's own; none: without its own")
	_ = cmd.RegisterFlagCompletionFunc("format", formats.complete)
	_ = cmd.RegisterFlagCompletionFunc("color", colours.complete)
	f.register(cmd.Flags())
	return cmd
}

// write writes the report to the file called output, or to stdout for "".
func write(stdout io.Writer, output, format, colour string, report *news.Report) (err error) {
	w := stdout
	if output != "" {
		file, err := os.Create(output)
		if err != nil {
			return err
		}
		defer func() {
			if cerr := file.Close(); err == nil {
				err = cerr
			}
		}()
		w = file
	}
	out := bufio.NewWriter(w)
	switch format {
	case "json":
		err = render.JSON(out, report)
	case "html":
		err = render.HTML(out, report)
	case "md":
		err = render.Markdown(out, report)
	default:
		err = render.Text(out, report, terminal(w, colour))
	}
	if err != nil {
		return err
	}
	return out.Flush()
}
