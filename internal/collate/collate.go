// Package collate lays the articles of one story side by side.
//
// It holds no method of its own: it calls the stages that compare articles in
// the order in which one needs the other. Derivations come first, since they
// tell which articles are one account; quotation families and claims are then
// counted by accounts; conflicts rest on both. What accounts have in common
// besides their texts is named last and changes no count.
package collate

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"slices"

	"github.com/zeebo/xxh3"

	"stemma/internal/account"
	"stemma/internal/claim"
	"stemma/internal/derive"
	"stemma/internal/family"
	"stemma/internal/notice"
	"stemma/news"
)

// Story collates the readings of one story. The result does not depend on
// the order in which they come.
func Story(readings []*news.Reading) news.Story {
	rs := slices.Clone(readings)
	slices.SortFunc(rs, earlier)

	stemma := derive.Derive(rs)
	carriers := make([]account.Carrier, len(rs))
	byID := make(map[news.ArticleID]account.Carrier, len(rs))
	for i, r := range rs {
		carriers[i] = account.Of(r, stemma.Account[i])
		byID[r.ID] = carriers[i]
	}
	accountOf := func(id news.ArticleID) int { return byID[id].Account }

	s := news.Story{
		ID:          id(rs),
		Headline:    headline(rs),
		Accounts:    1 + slices.Max(stemma.Account),
		Ties:        account.Agencies(carriers),
		Derivations: stemma.Derivations,
		Quotations:  family.Families(rs, accountOf),
	}
	s.Start, s.End = period(rs)
	s.Claims, s.Conflicts = claim.Find(rs, accountOf, s.Quotations)
	countSides(s.Conflicts, byID)
	for i, r := range rs {
		s.Articles = append(s.Articles, news.StoryArticle{
			ID: r.ID, Path: r.Path, URL: r.URL, Outlet: r.Outlet, Title: r.Title,
			Published: r.Published, Account: stemma.Account[i],
			Notices: notice.Find(&r.Article), Reading: r,
		})
	}
	return s
}

// countSides counts the accounts on each side of conflicts.
func countSides(conflicts []news.Conflict, byID map[news.ArticleID]account.Carrier) {
	for _, c := range conflicts {
		for i := range c.Sides {
			side := &c.Sides[i]
			carriers := make([]account.Carrier, len(side.Members))
			for k, m := range side.Members {
				carriers[k] = byID[m.Article]
			}
			side.Accounts, _ = account.Count(carriers)
		}
	}
}

// earlier orders by time, unknown last, then by path and id.
func earlier(a, b *news.Reading) int {
	if a.Published.Known() != b.Published.Known() {
		if a.Published.Known() {
			return -1
		}
		return 1
	}
	return cmp.Or(
		a.Published.Time.Compare(b.Published.Time),
		cmp.Compare(a.Path, b.Path),
		cmp.Compare(a.ID, b.ID),
	)
}

// id is a hash of the ids of the story's articles.
func id(rs []*news.Reading) string {
	ids := make([]string, len(rs))
	for i, r := range rs {
		ids[i] = string(r.ID)
	}
	slices.Sort(ids)
	h := xxh3.New()
	for _, s := range ids {
		_, _ = h.WriteString(s)
		_, _ = h.Write([]byte{0})
	}
	return hex.EncodeToString(binary.BigEndian.AppendUint64(nil, h.Sum64()))
}

func period(rs []*news.Reading) (start, end news.Moment) {
	for _, r := range rs {
		p := r.Published
		if !p.Known() {
			continue
		}
		if !start.Known() || p.Time.Before(start.Time) {
			start = p
		}
		if !end.Known() || p.Time.After(end.Time) {
			end = p
		}
	}
	return start, end
}
