package attrib

import "testing"

// BenchmarkLoad is what the first reading waits for.
func BenchmarkLoad(b *testing.B) {
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if _, ok := parseModel(file); !ok {
			b.Fatal("the model does not load")
		}
	}
}

func TestParseModel(t *testing.T) {
	if _, ok := parseModel(file); !ok {
		t.Fatal("the model does not load")
	}
	for _, bad := range []string{"", magic, file[:100], file[:len(file)-4], file + "xxxx"} {
		if _, ok := parseModel(bad); ok {
			t.Errorf("a file of %d bytes loads", len(bad))
		}
	}
}
