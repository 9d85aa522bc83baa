package english

import "stemma/news"

// findNames finds the names of the text outside skip.
func findNames(d *Doc, skip []news.Span) {
	for _, s := range d.Sentences {
		for i := s.Start; i < s.End; i++ {
			j := i
			for j < s.End && d.Tokens[j].Tag == news.PROPN {
				j++
			}
			if j > i {
				d.Names = append(d.Names, Name{Range{i, j}, news.Person})
				i = j
			}
		}
	}
}
