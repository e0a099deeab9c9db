# blastlab: the commands of the README. `make` alone lists them.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup demo test lint layers format bench bench-counters bench-kernels bench-rbac bench-compile bench-import bench-access ci

SWIFT ?= swift
# Where `make demo` writes its report.
OUT ?= reports/demo
# Further arguments for the test runner, such as `--filter Reporting`.
TEST_ARGS ?=
# Further arguments for the comparisons of kernels (`--large`, `--quick`) and of the access simulation
# (`--rounds 3`).
BENCH_ARGS ?=
FORMATTED := $(wildcard Package.swift Sources Tests Benchmarks)
# Release with plain imports, so that tests and program share one build; Swift Testing only.
TEST_FLAGS := -c release --disable-testable-imports --disable-xctest

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install what is missing (asks apt-get or Homebrew; silent when all is there)
	@.ci/setup

demo: setup ## Build, compare standing, rotated and just-in-time access, write a report to OUT
	@echo "==> building blastlab (release; the first build takes some minutes)"
	@$(SWIFT) build -c release --product blastlab && echo "==> built in $$SECONDS s"
	@echo "==> running the demo into $(OUT)"
	@.build/release/blastlab demo --out "$(OUT)" && echo "==> demo took $$SECONDS s"

test: setup ## Build and run every test
	@echo "==> building and running the tests (release; the first build takes some minutes)"
	@set -o pipefail; mkdir -p .build; \
	if $(SWIFT) test $(TEST_FLAGS) $(TEST_ARGS) 2>&1 | tee .build/test.log; \
	then status=0; else status=1; fi; \
	if ((status)); then echo "==> what failed"; grep -E '✘|error:' .build/test.log || true; fi; \
	echo "==> the test runner's closing lines, after $$SECONDS s"; \
	tail -n 3 .build/test.log; exit $$status

lint: ## Check the formatting
	@$(SWIFT) format lint --strict --recursive --parallel $(FORMATTED)

layers: ## Check that every target imports only what it declares
	@$(SWIFT) build -c release --explicit-target-dependency-import-check error

format: ## Format every Swift file in place
	@$(SWIFT) format --in-place --recursive --parallel $(FORMATTED)

bench: setup ## Run the kernel benchmarks
	@BLASTLAB_BENCHMARKS=1 $(SWIFT) package --disable-sandbox benchmark --target KernelBenchmarks

bench-counters: setup ## Check that the kernels do exactly the work on record, no less and no more
	@Benchmarks/Thresholds/check

bench-kernels: setup ## Compare the kernels with C++ and graph libraries (python3; BENCH_ARGS=--large)
	@$(SWIFT) build -c release --product KernelCompare
	@python3 Benchmarks/KernelCompare/compare.py --program .build/release/KernelCompare $(BENCH_ARGS)

bench-rbac: ## Time RBAC decisions beside hash look-ups
	@$(SWIFT) build -c release --product RBACBenchmark && .build/release/RBACBenchmark

bench-compile: ## Time generating and compiling the presets
	@$(SWIFT) build -c release --product CompileBenchmark && .build/release/CompileBenchmark \
	  small medium large Benchmarks/CompileBenchmark/edges-600k.yaml xl

bench-import: ## Time imports beside CPython's json.load (needs python3; makes 300 MB of dumps)
	@$(SWIFT) build -c release --product blastlab
	@python3 Benchmarks/ImportCompare/compare.py --program .build/release/blastlab \
	  --megabytes 100 200 --folder .build/bench

bench-access: ## Compare the access simulation with SimPy; a year of the large preset (python3)
	@$(SWIFT) build -c release --product AccessCompare
	@python3 Benchmarks/AccessCompare/compare.py --program .build/release/AccessCompare $(BENCH_ARGS)

ci: ## Everything the continuous integration runs
	@.ci/run
