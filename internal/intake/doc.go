// Package intake turns sources into articles: files, folders, globs, standard
// input and URLs that hold plain text, Markdown, HTML, JSON Lines, feeds or
// WARC, each of them plain or gzipped.
//
// What a source is is told by its content, not only by its name. Reading is a
// stream: a source is split into documents one after another, documents are
// made into articles side by side, and articles come out in the order of the
// sources, whatever the number of workers.
//
// The text of a plain-text, Markdown or JSON Lines article is the input byte
// for byte, with invalid UTF-8 replaced by U+FFFD; the text of an HTML page is
// what was extracted from it, paragraphs parted by blank lines. Nothing is cut
// from a text: what is not the report is marked in Article.Boilerplate.
//
// What cannot be read is an [*Error] that names the source, the place in it and
// the remedy; the rest is read. No input takes more memory than a few times
// Options.MaxBytes for each worker.
package intake
