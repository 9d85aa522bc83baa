#!/bin/sh
# Runs every check: formatting, linters, build, tests with the race detector,
# a short run of each fuzz target. Installs what the tests need beside Go.
set -eu
cd "$(dirname "$0")/.."
export CGO_ENABLED=0

step() { printf '\n== %s\n' "$*"; }

install_packages() {
	[ $# -gt 0 ] || return 0
	if command -v apt-get >/dev/null; then
		sudo=""
		[ "$(id -u)" -eq 0 ] || sudo=sudo
		$sudo apt-get update -q && $sudo apt-get install -qy "$@"
	elif command -v dnf >/dev/null; then
		sudo dnf install -qy "$@"
	elif command -v brew >/dev/null; then
		brew install "$@"
	else
		echo "install by hand, tests that need it are skipped: $*" >&2
	fi
}

step "what the tests need"
need=""
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || need="chromium"
command -v gcc >/dev/null || need="$need gcc libc6-dev"
# shellcheck disable=SC2086
install_packages $need >/dev/null

step "format"
unformatted=$(go run mvdan.cc/gofumpt@v0.12.0 -l .)
[ -z "$unformatted" ] || { echo "not formatted with gofumpt: $unformatted" >&2; exit 1; }

step "go mod tidy"
go mod tidy -diff

step "build"
go build -trimpath -o bin/stemma ./cmd/stemma

step "vet and lint"
go vet ./...
go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0 run --allow-parallel-runners

step "tests"
CGO_ENABLED=1 go test -race ./...

step "fuzz"
for pkg in $(go list ./...); do
	for target in $(go test -list '^Fuzz' "$pkg" | grep '^Fuzz' || true); do
		# Counted, not timed: a timed run that ends within an input fails.
		go test -run '^$' -fuzz "^$target\$" -fuzztime 400x -fuzzminimizetime 1x "$pkg"
	done
done
