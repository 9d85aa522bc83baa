package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// emit hands a document or an error on, and reports whether more is wanted.
type emit func(document, error) bool

// reader splits sources into documents.
type reader struct {
	ctx     context.Context
	options Options
	stdin   io.Reader
	fetch   *fetcher
	opened  map[string]bool // files already read in this run, by absolute path
}

// documents yields what the sources hold, in order, until the context ends.
func (r *reader) documents(sources []string) iter.Seq2[document, error] {
	return func(yield func(document, error) bool) {
		r.opened = map[string]bool{}
		more := true
		out := func(d document, err error) bool {
			more = more && r.ctx.Err() == nil && yield(d, err)
			return more
		}
		for _, s := range sources {
			r.source(s, out)
			if !more {
				return
			}
		}
	}
}

// source tells by its looks and by the file system what s is.
func (r *reader) source(s string, out emit) {
	switch {
	case s == "-":
		if r.stdin == nil {
			out(document{}, &Error{Path: "-", Err: fmt.Errorf("%w: no standard input", ErrUnreadable)})
			return
		}
		r.stream(input{path: "-", from: r.stdin}, out)
	case isURL(s):
		r.url(s, out)
	default:
		r.local(s, out)
	}
}

func isURL(s string) bool {
	head := strings.ToLower(s[:min(len(s), 8)])
	return strings.HasPrefix(head, "http://") || strings.HasPrefix(head, "https://")
}

// local reads a file, a folder, or what a glob matches. A name that exists is
// never taken for a glob.
func (r *reader) local(s string, out emit) {
	info, err := os.Stat(s)
	switch {
	case err == nil && info.IsDir():
		r.folder(s, out)
	case err == nil:
		r.file(s, out)
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(s, "*?[{"):
		r.glob(s, out)
	case errors.Is(err, fs.ErrNotExist):
		out(document{}, &Error{Path: s, Err: ErrNotFound, Remedy: "check the name; a URL begins with http:// or https://"})
	default:
		out(document{}, &Error{Path: s, Err: fmt.Errorf("%w: %w", ErrUnreadable, bare(err)), Remedy: "check its permissions"})
	}
}

// bare is err without the path that the os package puts before it.
func bare(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func (r *reader) glob(pattern string, out emit) {
	names, err := doublestar.FilepathGlob(pattern)
	if err != nil {
		out(document{}, &Error{Path: pattern, Err: fmt.Errorf("%w: %w", ErrNotFound, err), Remedy: "check the pattern's brackets"})
		return
	}
	if len(names) == 0 {
		out(document{}, &Error{Path: pattern, Err: fmt.Errorf("%w: nothing matches the pattern", ErrNotFound), Remedy: "** stands for any folders"})
		return
	}
	sort.Strings(names)
	for _, name := range names {
		if r.ctx.Err() != nil {
			return
		}
		info, err := os.Stat(name)
		if err == nil && info.IsDir() {
			continue // its files match by themselves where the pattern means them
		}
		r.file(name, out)
	}
}

// folder reads the files below root in lexical order. Hidden files and folders
// are left out. Files that by their name or content are no articles are
// skipped, and counted in one note at the end.
func (r *reader) folder(root string, out emit) {
	articles, failed := 0, 0
	skipped := map[string]int{}
	more := true
	counted := func(d document, err error) bool {
		if err != nil && errors.Is(err, ErrNotArticle) {
			skipped[extension(err)]++
			return more
		}
		if err == nil {
			articles++
		} else if !IsNote(err) {
			failed++
		}
		more = out(d, err)
		return more
	}
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		switch {
		case !more || r.ctx.Err() != nil:
			return fs.SkipAll
		case err != nil:
			counted(document{}, &Error{Path: path, Err: fmt.Errorf("%w: %w", ErrUnreadable, bare(err)), Remedy: "check its permissions"})
			return nil
		case path != root && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.IsDir():
			return nil
		case notArticleName(path):
			skipped[strings.ToLower(filepath.Ext(path))]++
			return nil
		}
		r.file(path, counted)
		return nil
	})
	if err != nil {
		counted(document{}, &Error{Path: root, Err: fmt.Errorf("%w: %w", ErrUnreadable, bare(err))})
	}
	if !more {
		return
	}
	if len(skipped) > 0 {
		out(document{}, &Error{Path: root, Err: fmt.Errorf("%w %s", ErrSkipped, tally(skipped)), Note: true, Remedy: "name a file itself to have it read"})
	}
	if articles == 0 && failed == 0 && more {
		out(document{}, &Error{Path: root, Err: ErrNoArticles, Remedy: "name a folder of text, Markdown, HTML, JSON Lines, feed or WARC files"})
	}
}

// extension is the file name's extension that an error speaks of.
func extension(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return strings.ToLower(filepath.Ext(e.Path))
	}
	return ""
}

// tally writes counts as "3 .png files, 1 .css file".
func tally(counts map[string]int) string {
	names := make([]string, 0, len(counts))
	for name := range counts {
		names = append(names, name)
	}
	sort.Strings(names)
	parts := make([]string, len(names))
	for i, name := range names {
		what := name + " file"
		if name == "" {
			what = "file without an extension"
		}
		if counts[name] > 1 {
			what = strings.Replace(what, "file", "files", 1)
		}
		parts[i] = fmt.Sprintf("%d %s", counts[name], what)
	}
	return strings.Join(parts, ", ")
}

// file reads one file; one that was already read in this run is left out.
func (r *reader) file(path string, out emit) {
	key, err := filepath.Abs(path)
	if err == nil {
		if real, err := filepath.EvalSymlinks(key); err == nil {
			key = real
		}
		if r.opened[key] {
			return
		}
		r.opened[key] = true
	}
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() && info.Mode()&fs.ModeNamedPipe == 0 {
		out(document{}, &Error{Path: path, Err: fmt.Errorf("%w: not a regular file", ErrUnreadable)})
		return
	}
	f, err := os.Open(path)
	if err != nil {
		out(document{}, &Error{Path: path, Err: fmt.Errorf("%w: %w", ErrUnreadable, bare(err)), Remedy: "check its permissions"})
		return
	}
	defer f.Close()
	r.stream(input{path: path, from: f}, out)
}
