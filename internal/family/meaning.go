package family

import (
	"stemma/internal/diff"
	"stemma/news"
)

// meaning tells what sorts of change between the family's text and a member
// touch the meaning.
func meaning(text, member []diff.Word, ops []diff.Op) []news.Meaning {
	return nil
}
