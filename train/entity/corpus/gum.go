package corpus

import (
	"bufio"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"stemma/news"
)

// Document is a text of GUM with its coreference.
type Document struct {
	ID   string
	Text string
	// Heads maps the byte where the head word of each gold mention begins to
	// its entity.
	Heads map[int]string
	Kinds map[string]string // entity to "person", "organization", …
}

// NonCommercial are the genres of GUM that may not be used commercially; they
// are not trained on.
var NonCommercial = map[string]bool{"essay": true, "fiction": true, "letter": true, "podcast": true, "whow": true}

// ReadGUM reads the conllu files of dir that are in the split ("train" or
// "dev") by dir's splits.md one level up, without the non-commercial genres.
func ReadGUM(dir, split string) ([]Document, error) {
	splits, err := os.ReadFile(filepath.Join(filepath.Dir(filepath.Clean(dir)), "splits.md"))
	if err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	section := ""
	for _, line := range strings.Split(string(splits), "\n") {
		if name, ok := strings.CutPrefix(line, "## "); ok {
			section = strings.TrimSpace(name)
		} else if name, ok := strings.CutPrefix(strings.TrimSpace(line), "* "); ok && section == split {
			wanted[name] = true
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.conllu"))
	if err != nil {
		return nil, err
	}
	var out []Document
	for _, path := range files {
		id := strings.TrimSuffix(filepath.Base(path), ".conllu")
		if !wanted[id] || NonCommercial[strings.Split(id, "_")[1]] {
			continue
		}
		d, err := readConllu(path)
		if err != nil {
			return nil, err
		}
		d.ID = id
		out = append(out, d)
	}
	return out, nil
}

var bracket = regexp.MustCompile(`(\()?([^()]+)(\))?`)

type goldToken struct {
	start, head int // byte in the text, token number in the sentence
}

type openMention struct {
	token int
}

func readConllu(path string) (Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return Document{}, err
	}
	defer f.Close()
	d := Document{Heads: map[int]string{}, Kinds: map[string]string{}}
	var text strings.Builder
	var sentence []goldToken
	open := map[string][]openMention{}
	in := bufio.NewScanner(f)
	in.Buffer(make([]byte, 1<<20), 1<<20)
	until := 0 // the last word of a multiword token, whose words have no text of their own
	for in.Scan() {
		line := in.Text()
		if strings.HasPrefix(line, "# newpar") && text.Len() > 0 && !strings.HasPrefix(line, "# newpar_block") {
			text.WriteString("\n\n")
		}
		if line == "" {
			sentence, until = sentence[:0], 0
		}
		col := strings.Split(line, "\t")
		if len(col) != 10 || strings.Contains(col[0], ".") {
			continue
		}
		if from, to, ok := strings.Cut(col[0], "-"); ok {
			_ = from
			until, _ = strconv.Atoi(to)
			text.WriteString(col[1])
			if !strings.Contains(col[9], "SpaceAfter=No") {
				text.WriteByte(' ')
			}
			continue
		}
		id, _ := strconv.Atoi(col[0])
		head, _ := strconv.Atoi(col[6])
		start := text.Len()
		if id > until {
			text.WriteString(col[1])
			if !strings.Contains(col[9], "SpaceAfter=No") {
				text.WriteByte(' ')
			}
		} else if id == until {
			start--
		}
		sentence = append(sentence, goldToken{start, head})
		d.entities(col[9], sentence, open)
	}
	d.Text = text.String()
	return d, in.Err()
}

// entities reads the Entity= brackets of the token that sentence ends with.
func (d *Document) entities(misc string, sentence []goldToken, open map[string][]openMention) {
	_, value, ok := strings.Cut("|"+misc, "|Entity=")
	if !ok {
		return
	}
	value, _, _ = strings.Cut(value, "|")
	for _, m := range bracket.FindAllStringSubmatch(value, -1) {
		fields := strings.Split(m[2], "-")
		id := fields[0]
		if m[1] != "" {
			open[id] = append(open[id], openMention{len(sentence) - 1})
			if len(fields) > 1 {
				d.Kinds[id] = fields[1]
			}
		}
		if m[3] == "" || len(open[id]) == 0 {
			continue
		}
		from := open[id][len(open[id])-1].token
		open[id] = open[id][:len(open[id])-1]
		for i := from; i < len(sentence); i++ {
			if h := sentence[i].head - 1; h < from || h >= len(sentence) {
				if _, taken := d.Heads[sentence[i].start]; !taken {
					d.Heads[sentence[i].start] = id
				}
				break
			}
		}
	}
}

// EntityIn is the gold entity whose head word begins within s.
func (d *Document) EntityIn(s news.Span) (string, bool) {
	for i := s.Start; i < s.End; i++ {
		if e, ok := d.Heads[i]; ok {
			return e, true
		}
	}
	return "", false
}
