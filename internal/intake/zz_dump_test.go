package intake

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestDump(t *testing.T) {
	if os.Getenv("SRC") == "" {
		t.Skip()
	}
	for a, err := range Read(context.Background(), strings.Fields(os.Getenv("SRC")), os.Stdin, Options{AllowPrivate: os.Getenv("PRIV") != ""}) {
		if err != nil {
			fmt.Println("ERR", err)
			continue
		}
		fmt.Printf("== %s id=%s lang=%s len=%d\n   title=%q span=%v\n   url=%s outlet=%s authors=%q agency=%q dateline=%q pub=%s mod=%s\n", a.Path, a.ID, a.Language, len(a.Text), a.Title, a.TitleSpan, a.URL, a.Outlet, a.Authors, a.Agency, a.Dateline, a.Published, a.Modified)
		if os.Getenv("BP") != "" {
			for _, s := range a.Boilerplate {
				fmt.Printf("   BP %q\n", s.Of(a.Text))
			}
		}
	}
}
