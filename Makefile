# Every command of the project. `make` alone lists them.
#
#   make check JOBS=4        compile and test with four processes (default: all cores)
#   make demo                on a fresh Debian 12: install, build, read the samples

JOBS      ?= $(shell nproc 2>/dev/null || echo 2)
PREFIX    ?= /usr/local
CORPORA   ?= ../shared/corpora
SCORERS   ?= $(CORPORA)/../eval
FUZZ_TIME ?= 60
SETUP     := tools/setup/install.sh
LAUT      := build/release/bin/laut

.DEFAULT_GOAL := help
.PHONY: help setup build demo check check-long check-asan check-tsan check-fuzz check-big check-ledger bench eval lint format install clean

help: ## list the commands
	@awk -F':.*## ' '/^[a-z-]+:.*## /{ printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: ## install the Debian packages that are missing
	@$(SETUP) build

build/%/build.ninja: CMakePresets.json
	@mkdir -p build
	@cmake --preset $* >build/configure-$*.log 2>&1 || { cat build/configure-$*.log; exit 1; }

build: setup build/release/build.ninja ## build laut (release) in build/release
	@cmake --build --preset release --parallel $(JOBS)

demo: setup build/release/build.ninja ## set up, build the program, and read the sample articles
	@cmake --build --preset release --parallel $(JOBS) --target laut-cli laut_data
	@for sample in samples/*.txt; do \
	  day=$$(basename "$$sample" | cut -c1-10); \
	  echo; echo "== laut read --published $$day $$sample"; echo; \
	  $(LAUT) read --format text --colour always --published "$$day" "$$sample" || exit 1; \
	done

check: build ## set up, build, and run all tests
	@ctest --test-dir build/release --parallel $(JOBS) --output-on-failure --no-tests=error

check-long: check check-asan check-tsan check-fuzz check-big check-ledger ## check, and the same under sanitizers, fuzzing, big inputs

check-asan: setup build/asan/build.ninja ## tests under AddressSanitizer and UndefinedBehaviorSanitizer
	@cmake --build --preset asan --parallel $(JOBS)
	@ctest --test-dir build/asan --parallel $(JOBS) --output-on-failure --no-tests=error

check-tsan: setup build/tsan/build.ninja ## several threads over a folder under ThreadSanitizer
	@cmake --build --preset tsan --parallel $(JOBS)
	@tools/check/threads.sh build/tsan/bin/laut

check-fuzz: ## every libFuzzer target for FUZZ_TIME seconds under asan and ubsan
	@$(SETUP) build long
	@$(MAKE) --no-print-directory build/fuzz/build.ninja
	@cmake --build --preset fuzz --parallel $(JOBS)
	@tools/check/fuzz.sh build/fuzz/fuzz $(FUZZ_TIME)

check-big: build ## hostile and huge inputs: time and memory
	@tools/check/big_inputs.sh $(LAUT)

check-ledger: build ## 200 ingests killed at random moments, and a ledger of a million claims
	@tools/check/kill.sh $(LAUT) build/release/tests/ledger/laut-made 200
	@tools/check/ledger_big.sh $(LAUT) build/release/tests/ledger/laut-made

bench: build ## benchmarks of every stage and of the whole pipeline
	@build/release/bench/laut_bench

eval: build ## score laut on the corpora in CORPORA and rewrite EVALUATION.md
	@$(SETUP) eval
	@tools/eval/run.sh $(LAUT) $(CORPORA) $(SCORERS)

lint: ## layout and static analysis of every source file
	@$(SETUP) build lint
	@$(MAKE) --no-print-directory build/release/build.ninja
	@tools/check/lint.sh build/release $(JOBS)

format: ## lay the code out anew with clang-format
	@$(SETUP) lint
	@git ls-files '*.cpp' '*.h' | xargs clang-format -i

install: build ## install the program, library, headers and data below PREFIX
	@cmake --install build/release --prefix $(PREFIX)

clean: ## remove everything that was built
	@rm -rf build
