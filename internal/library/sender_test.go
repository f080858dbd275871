package library

import (
	"strings"
	"testing"
)

func TestAddress(t *testing.T) {
	for _, good := range []string{"https://health.example", "https://a.b.example", "https://xn--mgbh0fb.example", "https://trust.example/hotels", "https://h-1.example/a/b"} {
		if err := checkAddress(good); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for bad, want := range map[string]string{
		"http://health.example":                 "does not start with https://",
		"health.example":                        "does not start with https://",
		"HTTPS://health.example":                "does not start with https://",
		"https://Health.example":                "is no host",
		"https://health.example/":               "no slash at the end",
		"https://health.example/a//b":           "no slash at the end",
		"https://health.example/../b":           "its path may hold",
		"https://health.example?x=1":            "is no host",
		"https://health.example#x":              "is no host",
		"https://me@health.example":             "is no host",
		"https://health.example:8443":           "is no host",
		"https://localhost":                     "is no host",
		"https://192.168.0.1":                   "is no host",
		"https://صحة.example":                   "is no host",
		"https://-a.example":                    "is no host",
		"https://" + strings.Repeat("a.", 20):   "longer than 32",
		"https://health.example/a-very-long-on": "longer than 32",
	} {
		if err := checkAddress(bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}
