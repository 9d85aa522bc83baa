package main

import (
	"bufio"
	"encoding/json"

	"github.com/spf13/cobra"
)

func newRead() *cobra.Command {
	var f sourceFlags
	cmd := &cobra.Command{
		Use:   "read SOURCE...",
		Short: "Print what was read in each article, one JSON object a line",
		Long: `Prints one JSON object a line for each article: its text, sentences,
boilerplate, mentions, entities and attributions. Offsets are UTF-8 byte
offsets [start, end) into the article's text.`,
		Example: `  stemma read examples/bridge
  curl -s https://example.org/feed | stemma read -`,
		Args: sourceArgs,
		RunE: func(cmd *cobra.Command, sources []string) error {
			out := bufio.NewWriter(cmd.OutOrStdout())
			lines := json.NewEncoder(out)
			lines.SetEscapeHTML(false)
			unread := false
			for r := range f.readings(cmd, sources, &unread) {
				if err := lines.Encode(r); err != nil {
					return finish(unread, err)
				}
			}
			return finish(unread, out.Flush())
		},
	}
	f.register(cmd.Flags())
	return cmd
}
