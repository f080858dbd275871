# The two commands of the README are `make build` and `make test`. Both do all
# their set-up themselves, on a machine with Go, Node with npm, make and git.

export CGO_ENABLED = 0
export GOTOOLCHAIN = local

families  = vazirmatn:Vazirmatn noto-naskh-arabic:NotoNaskhArabic noto-sans-ethiopic:NotoSansEthiopic noto-sans:NotoSans \
            noto-sans-armenian:NotoSansArmenian noto-sans-bengali:NotoSansBengali noto-sans-georgian:NotoSansGeorgian \
            noto-sans-gurmukhi:NotoSansGurmukhi noto-sans-sinhala:NotoSansSinhala noto-sans-tamil:NotoSansTamil
weights   = 400Regular 500Medium 700Bold
packages  = node_modules/@expo-google-fonts
fuzztime ?= 10s

.DELETE_ON_ERROR:
.PHONY: build test lint fuzz bench binary release docs clean

build: binary ## the marked preview of everything, in preview/
	bin/salam build

release: binary ## what may be published, in public/; sheets have to be issued first: docs/editions.md
	bin/salam build --release

docs: binary ## the pictures of README and docs, anew; needs poppler-utils and ImageMagick
	docs/pictures.sh

binary: assets/fonts/.stamp
	go build -o bin/salam ./cmd/salam

test: node_modules/.dev assets/fonts/.stamp
	go test ./...

lint: assets/fonts/.stamp
	@unformatted=$$(gofmt -l $$(git ls-files -co --exclude-standard '*.go')); \
	if [ -n "$$unformatted" ]; then echo "gofmt would change: $$unformatted"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...

# Each fuzz target for a short time; `make fuzz fuzztime=10m` for longer.
fuzz: assets/fonts/.stamp
	@set -e; for dir in $$(grep -rl --include='*_test.go' '^func Fuzz' internal | xargs -n1 dirname | sort -u); do \
	  for target in $$(grep -hoE '^func Fuzz[A-Za-z0-9]+' $$dir/*_test.go | sed 's/^func //'); do \
	    echo "fuzz ./$$dir $$target"; \
	    go test ./$$dir -run '^$$' -fuzz "^$$target$$" -fuzztime $(fuzztime) | tail -n 1; \
	  done; \
	done

# How fast pages are made, by Salam and by others, in one run: docs/performance.md.
# Others that are not there are named as absent.
bench: assets/fonts/.stamp bench/node_modules/.package-lock.json
	go test -run '^$$' -bench '^(BenchmarkCompare|BenchmarkCores|BenchmarkMemory|BenchmarkFloor)$$' -benchtime 1x -timeout 60m -v ./bench
	go test -run '^$$' -bench . -benchmem -benchtime 2x -timeout 30m ./internal/check ./internal/raster ./internal/evidence

node_modules/.package-lock.json: package.json package-lock.json .npmrc
	npm ci --omit=dev --ignore-scripts --no-fund --no-audit --loglevel=error
	@touch $@

# With the readers of PDF that tests ask.
node_modules/.dev: package.json package-lock.json .npmrc
	npm ci --ignore-scripts --no-fund --no-audit --loglevel=error
	@touch node_modules/.package-lock.json $@

bench/node_modules/.package-lock.json: bench/package.json bench/package-lock.json bench/.npmrc
	npm ci --prefix bench --ignore-scripts --no-fund --no-audit --loglevel=error || echo "typst will be absent"
	@mkdir -p bench/node_modules && touch $@

assets/fonts/.stamp: node_modules/.package-lock.json Makefile
	@set -e; for pair in $(families); do \
	  package=$${pair%%:*}; family=$${pair##*:}; \
	  for weight in $(weights); do \
	    cp $(packages)/$$package/$$weight/$${family}_$$weight.ttf assets/fonts/; \
	  done; \
	  cp $(packages)/$$package/LICENSE_FONT assets/fonts/OFL-$$package.txt; \
	done
	@touch $@

clean: ## everything that the commands above have made
	rm -rf bin preview public node_modules bench/node_modules .cache assets/fonts/.stamp assets/fonts/*.ttf assets/fonts/OFL-*.txt
