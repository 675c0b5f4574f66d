# `make report` makes a paper from real data; `make test` passes the tests. Both set up what they need.

SWIFT ?= swift
# One flavour for building and testing: an unoptimised build is two hundred times slower.
FLAGS = -c release
BIN = .build/release
OFFPRINT = $(BIN)/offprint
REPORT = reports/rotterdam-gbsg/report.md
REPORTS = $(wildcard reports/*/report.md)
PREFIX ?= /usr/local
FORMATTED = Package.swift Sources Tests Benchmarks

.PHONY: help deps deps-test deps-bench build report reports test conformance bench format lint install clean

help:
	@echo "make report       set up, build, and render $(REPORT)"
	@echo "make test         set up, build, and run the tests"
	@echo "make reports      render every example under reports/"
	@echo "make build        build the offprint command and library"
	@echo "make conformance  compare every statistic with the reference values, in full"
	@echo "make bench        time Offprint and R side by side (installs R)"
	@echo "make format lint  format the sources; check that they are formatted"
	@echo "make install      install under PREFIX=$(PREFIX)"
	@echo "make deps         install the distribution packages that are missing"

deps:
	@scripts/deps.sh packages.txt

deps-test:
	@scripts/deps.sh packages.txt packages-test.txt

deps-bench: deps
	@scripts/deps.sh packages-bench.txt

build: deps
	$(SWIFT) build $(FLAGS) --product Offprint
	$(SWIFT) build $(FLAGS) --product offprint

report: build
	$(OFFPRINT) render $(REPORT)

reports: build
	$(OFFPRINT) render $(REPORTS)

test: deps-test
	@scripts/test.sh

conformance: deps
	$(SWIFT) build $(FLAGS) --product conformance
	@scripts/conformance.sh $(BIN)/conformance

bench: deps-bench build
	@Benchmarks/run.sh

format:
	$(SWIFT) format --in-place --parallel --recursive $(FORMATTED)

lint:
	$(SWIFT) format lint --strict --parallel --recursive $(FORMATTED)
	@scripts/lint.sh

install: build
	@scripts/install.sh "$(BIN)" "$(DESTDIR)$(PREFIX)"

clean:
	rm -rf .build
