package main

import (
	"io"
	"os"

	"github.com/spf13/cobra"

	"stemma"
)

func newOwners() *cobra.Command {
	return &cobra.Command{
		Use:   "owners",
		Short: "Print the table of who owns which outlet, to be edited",
		Long: `Prints the table by which reports name accounts whose outlets have one owner:
CSV with an outlet a row, its domains, its owner, and where and when that was
said. An edited copy is used with "stemma report --owners FILE".`,
		Example: `  stemma owners > owners.csv`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := io.WriteString(cmd.OutOrStdout(), stemma.OwnersCSV())
			return finish(false, err)
		},
	}
}

// readOwners lays the tables in the files over one another and over the known
// one, the later over the earlier. The name none drops all before it.
func readOwners(files []string) (*stemma.Owners, error) {
	owners := stemma.KnownOwners()
	for _, name := range files {
		if name == "none" {
			owners = &stemma.Owners{}
			continue
		}
		table, err := readTable(name)
		if err != nil {
			return nil, usageError{err}
		}
		owners = table.Over(owners)
	}
	return owners, nil
}

func readTable(name string) (*stemma.Owners, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return stemma.ReadOwners(f, name)
}
