package intake

import "testing"

func TestDateOfAddress(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"https://news.example/2031/03/11/bridge", "2031-03-11"},
		{"https://news.example/world/2031/mar/1/bridge-falls", "2031-03-01"},
		{"https://news.example/News/2031/Feb-26/248567-bridge.html", "2031-02-26"},
		{"https://news.example/news/2031-02-26/bridge.html", "2031-02-26"},
		{"https://news.example/news/2031/0226/506786-bridge/", "2031-02-26"},
		{"https://news.example/a/20310226/bridge", "2031-02-26"},
		{"https://news.example/2031/02/bridge", ""},
		{"https://news.example/2031/13/45/bridge", ""},
		{"https://news.example/bridge-1.2556302", ""},
		{"https://news.example/id/201422844512945593", ""},
		{"%zz", ""},
	} {
		if got := dateOfAddress(c.address); got.String() != c.want {
			t.Errorf("%s: %q, want %q", c.address, got, c.want)
		}
	}
}
