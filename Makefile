# GNU make, POSIX sh. `make` alone lists the targets.

# What `make scan` scans, and what else it hands to `secscan git`.
REPO ?= .
ARGS ?=
# More words for `swift build` and `swift test`.
SWIFTFLAGS ?=

# How long `make fuzz` and `make fuzz-packs` run each of their tests.
FUZZ_SECONDS ?= 600

PREFIX ?= /usr/local
DESTDIR ?=
bindir = $(DESTDIR)$(PREFIX)/bin
man1dir = $(DESTDIR)$(PREFIX)/share/man/man1
bashdir = $(DESTDIR)$(PREFIX)/share/bash-completion/completions
zshdir = $(DESTDIR)$(PREFIX)/share/zsh/site-functions
fishdir = $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d

program = .build/release/secscan
swift_sources = Sources Tests Plugins Package.swift Fuzzing/Sources Fuzzing/Package.swift
shell_sources = $(wildcard hooks/* Scripts/*.sh Benchmarks/*.sh)

# Recipes read it from the environment, so that a path may hold any character.
export REPO

.PHONY: help deps build proxy scan test fuzz fuzz-packs install uninstall format lint docs bench bench-proxy clean
.DEFAULT_GOAL := help

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(firstword $(MAKEFILE_LIST)) | \
	while IFS='|' read -r name text; do printf '  make %-11s %s\n' "$$name" "$$text"; done

deps: ## Install what the build needs and this machine lacks
	@sh Scripts/deps.sh

# The Swift runtime goes into the program, so that a copy of it runs on a machine without Swift. Tests check for overlapping accesses.
build: deps ## Build the program (release): .build/release/secscan
	SECSCAN_ONLY=1 swift build -c release --static-swift-stdlib -Xswiftc -enforce-exclusivity=unchecked --product secscan $(SWIFTFLAGS)

proxy: deps ## Build the proxy (release): .build/release/proxyguard
	swift build -c release --static-swift-stdlib -Xswiftc -enforce-exclusivity=unchecked --product proxyguard $(SWIFTFLAGS)

scan: build ## Scan a repository's history: make scan REPO=path [ARGS='--report sarif=out.sarif']
	@status=0; $(program) git $(ARGS) -- "$$REPO" || status=$$?; \
	case $$status in \
	0) ;; \
	1) echo "scan: status 1: there are findings" >&2 ;; \
	3) echo "scan: status 3: something could not be scanned, see above" >&2 ;; \
	*) echo "scan: status $$status" >&2 ;; \
	esac; exit $$status

test: deps ## Build and run all tests (debug)
	@sh Scripts/test.sh $(SWIFTFLAGS)

fuzz: deps ## Run the tests of random and damaged input, each for FUZZ_SECONDS=600
	SECSCAN_ONLY=1 SECSCAN_FUZZ_SECONDS=$(FUZZ_SECONDS) swift test --filter 'PackFuzz|DetectionTrace' $(SWIFTFLAGS)

# Counters in every module but libFuzzer in none of them: the build runs tools of the package, which have a main of their own.
fuzz_flags = -Xswiftc -enable-testing -Xswiftc -sanitize=address \
	-Xswiftc -sanitize-coverage=edge,indirect-calls,trace-cmp,inline-8bit-counters,pc-table
fuzz_limits = -max_len=4096 -timeout=10 -rss_limit_mb=1500
# libarchive asks for room for a name before it sees that there is none.
fuzz_archive_limits = -max_len=16384 -malloc_limit_mb=8192

fuzz-packs: export SECSCAN_ONLY = 1
fuzz-packs: export PROXY_PARSERS = 1
# Swift's pointers carry bits that the leak search does not know; Swift's own backtraces get in the way of the sanitizer's.
fuzz-packs: export ASAN_OPTIONS = detect_leaks=0:malloc_context_size=4:quarantine_size_mb=16
fuzz-packs: export SWIFT_BACKTRACE = enable=no
fuzz-packs: deps ## Run libFuzzer on every parser, each for FUZZ_SECONDS=600
	swift build --package-path Fuzzing -c release $(fuzz_flags) $(SWIFTFLAGS)
	@set -e; for name in delta:FuzzDelta pack:FuzzPack archive:FuzzArchive dockerfile:FuzzDockerfile shell:FuzzShell \
	decoder:FuzzDecoder yaml:FuzzYAML code:FuzzSourceCode settings:FuzzSettings proxy:FuzzProxyConfiguration \
	request-guard:FuzzRequestGuard stream-guard:FuzzStreamGuard form:FuzzForm request-target:FuzzRequestTarget request-head:FuzzRequestHead \
	management-json:FuzzManagementJSON credentials:FuzzCredentials audit-log:FuzzAuditLog client-address:FuzzClientAddress; do \
	new=Fuzzing/.build/corpus/$${name%:*}; mkdir -p $$new; \
	Fuzzing/.build/release/$${name#*:} $(fuzz_limits) $$(test $$name != archive:FuzzArchive || echo $(fuzz_archive_limits)) -max_total_time=$(FUZZ_SECONDS) -print_final_stats=1 \
	-artifact_prefix=Fuzzing/.build/ $$new Fuzzing/Corpus/$${name%:*}; done

install: ## Install what `make build` and `make proxy` built (the first is made when it is missing): PREFIX=/usr/local DESTDIR=
	@test -x $(program) || $(MAKE) build
	install -d "$(bindir)" "$(man1dir)" "$(bashdir)" "$(zshdir)" "$(fishdir)"
	install -m 755 $(program) "$(bindir)/secscan"
	if test -x .build/release/proxyguard; then install -m 755 .build/release/proxyguard "$(bindir)/proxyguard"; fi
	install -m 644 man/secscan.1 "$(man1dir)/secscan.1"
	$(program) --generate-completion-script bash > "$(bashdir)/secscan"
	$(program) --generate-completion-script zsh > "$(zshdir)/_secscan"
	$(program) --generate-completion-script fish > "$(fishdir)/secscan.fish"

uninstall: ## Remove what `make install` installed
	rm -f "$(bindir)/secscan" "$(bindir)/proxyguard" "$(man1dir)/secscan.1"
	rm -f "$(bashdir)/secscan" "$(zshdir)/_secscan" "$(fishdir)/secscan.fish"

format: ## Format the Swift sources in place
	swift format format --in-place --parallel --recursive $(swift_sources)

lint: ## Check format and style; scripts and man page too where shellcheck and mandoc are at hand
	swift format lint --strict --parallel --recursive $(swift_sources)
	@for file in $(shell_sources); do sh -n "$$file" || exit 1; done; bash -n .ci/run
	@if command -v shellcheck >/dev/null; then shellcheck $(shell_sources) .ci/run; fi
	@if command -v mandoc >/dev/null; then mandoc -T lint -W warning man/secscan.1; fi

docs: build ## Write docs/rules.md anew from the built-in rules
	$(program) rules list --markdown > docs/rules.md.new
	mv docs/rules.md.new docs/rules.md

bench: ## Build, then measure: Benchmarks/run.sh
	@test -x Benchmarks/run.sh || { echo "bench: there is no Benchmarks/run.sh" >&2; exit 1; }
	@$(MAKE) build
	Benchmarks/run.sh

bench-proxy: proxy ## Build the proxy, then measure it beside nginx, LiteLLM, ferrogw: make bench-proxy [ARGS='--rounds 5 --million']
	python3 Benchmarks/proxy.py $(ARGS)

clean: ## Remove what was built
	swift package clean
