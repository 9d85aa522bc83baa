package intake

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"syscall"
	"time"

	"stemma/news"
)

// maxRedirects are followed from one URL.
const maxRedirects = 10

// fetcher gets pages, one at a time. Addresses are checked where the connection
// is made, on the resolved address, so that no name and no redirect leads to a
// host that is not public.
type fetcher struct {
	client *http.Client
	last   map[string]time.Time // the last request to each host
}

// pause is the least time between two requests to one host.
const pause = 250 * time.Millisecond

// wait keeps to the pause. It ends early when the context ends.
func (f *fetcher) wait(ctx context.Context, host string) {
	if since := time.Since(f.last[host]); since < pause {
		select {
		case <-time.After(pause - since):
		case <-ctx.Done():
		}
	}
	f.last[host] = time.Now()
}

func newFetcher(o Options) *fetcher {
	dialer := &net.Dialer{Timeout: min(o.Timeout, 10*time.Second)}
	if !o.AllowPrivate {
		dialer.ControlContext = refusePrivate
	}
	transport := &http.Transport{
		DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second,
		ResponseHeaderTimeout: o.Timeout, MaxResponseHeaderBytes: 1 << 20, DisableKeepAlives: true, ForceAttemptHTTP2: true,
	}
	client := &http.Client{Transport: transport, Timeout: o.Timeout, CheckRedirect: checkRedirect}
	return &fetcher{client, map[string]time.Time{}}
}

func checkRedirect(req *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return fmt.Errorf("more than %d redirects", maxRedirects)
	}
	if req.URL.Scheme != "http" && req.URL.Scheme != "https" {
		return fmt.Errorf("redirected to a %s: address", req.URL.Scheme)
	}
	return nil
}

// refusePrivate refuses connections to addresses that are not public.
func refusePrivate(_ context.Context, _, address string, _ syscall.RawConn) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return err
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return err
	}
	if !isPublic(ip) {
		return fmt.Errorf("%w: %s", ErrPrivate, ip)
	}
	return nil
}

// reserved are the ranges that are not for the public and that netip has no
// name for (IANA special-purpose address registries).
var reserved = prefixes("0.0.0.0/8 100.64.0.0/10 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 " +
	"64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 5f00::/16 fec0::/10")

func prefixes(list string) []netip.Prefix {
	var all []netip.Prefix
	for p := range strings.FieldsSeq(list) {
		all = append(all, netip.MustParsePrefix(p))
	}
	return all
}

// isPublic reports whether ip is a host on the public internet. Addresses that
// carry an IPv4 address in IPv6 (NAT64, 6to4) are not.
func isPublic(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(ip) {
			return false
		}
	}
	return true
}

// url reads what a URL named as a source leads to.
func (r *reader) url(address string, out emit) { r.page(address, news.Article{}, out) }

// page fetches address and reads what it leads to; known are fields that a feed
// has already given.
func (r *reader) page(address string, known news.Article, out emit) {
	fail := func(err error, remedy string) {
		out(document{}, &Error{Path: address, Err: err, Remedy: remedy})
	}
	if r.fetch == nil {
		r.fetch = newFetcher(r.options)
	}
	req, err := http.NewRequestWithContext(r.ctx, http.MethodGet, address, nil)
	if err != nil || req.URL.Host == "" {
		fail(fmt.Errorf("%w: not an address", ErrFetch), "check the address")
		return
	}
	req.Header.Set("User-Agent", r.options.UserAgent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/feed+json, application/rss+xml, application/atom+xml, text/plain, */*;q=0.5")
	r.fetch.wait(r.ctx, req.URL.Host)
	res, err := r.fetch.client.Do(req)
	if err != nil {
		out(document{}, fetchError(address, err))
		return
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		fail(fmt.Errorf("%w: the server answered %s", ErrFetch, res.Status), statusRemedy(res.StatusCode))
		return
	}
	if res.ContentLength > r.options.MaxBytes && !isArchive(res.Header.Get("Content-Type")) {
		fail(tooLarge(r.options.MaxBytes), "raise --max-bytes")
		return
	}
	in := input{path: address, url: res.Request.URL.String(), contentType: res.Header.Get("Content-Type"), from: res.Body}
	r.stream(in, func(d document, err error) bool {
		if err == nil && d.kind != feedKind {
			d.known = merged(d.known, known)
		}
		return out(d, err)
	})
}

// isArchive reports whether a response is read as a stream of many articles.
func isArchive(contentType string) bool {
	return strings.Contains(contentType, "warc") || strings.Contains(contentType, "ndjson") || strings.Contains(contentType, "gzip")
}

// merged is what a page tells with what its feed told where it does not.
func merged(a, feed news.Article) news.Article {
	setString((*string)(&a.ID), string(feed.ID))
	setString(&a.URL, feed.URL)
	setString(&a.Title, feed.Title)
	setString(&a.Outlet, feed.Outlet)
	setString(&a.Language, feed.Language)
	if len(a.Authors) == 0 {
		a.Authors = feed.Authors
	}
	if !a.Published.Known() {
		a.Published = feed.Published
	}
	if !a.Modified.Known() {
		a.Modified = feed.Modified
	}
	return a
}

// fetchError tells why a request failed, and what to do.
func fetchError(address string, err error) *Error {
	e := &Error{Path: address, Err: fmt.Errorf("%w: %w", ErrFetch, inner(err)), Remedy: "check the address and the connection"}
	var dns *net.DNSError
	var timeout net.Error
	switch {
	case errors.Is(err, ErrPrivate):
		e.Remedy = "allow it with --allow-private where you trust the address"
	case errors.As(err, &dns):
		e.Err = fmt.Errorf("%w: no host %q is known", ErrFetch, dns.Name)
	case errors.As(err, &timeout) && timeout.Timeout():
		e.Err, e.Remedy = fmt.Errorf("%w: no answer in time", ErrFetch), "try again later"
	}
	return e
}

// inner is err without the method and address that net/http puts before it.
func inner(err error) error {
	for {
		next := errors.Unwrap(err)
		if next == nil || errors.Is(err, ErrPrivate) && !errors.Is(next, ErrPrivate) {
			return err
		}
		if _, ok := next.(syscall.Errno); ok { //nolint:errorlint // this link of the chain alone, not what it wraps
			return next
		}
		if next == ErrPrivate { //nolint:errorlint // likewise
			return err
		}
		err = next
	}
}

func statusRemedy(status int) string {
	switch status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusPaymentRequired:
		return "the site does not give it to programs: save the page from a browser and read the file"
	case http.StatusNotFound, http.StatusGone:
		return "check the address"
	}
	return "try again later"
}
