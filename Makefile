# make run    installs what is missing, builds, and runs the sensor on this node
# make test   installs what is missing, builds, and runs every test
# make help   the rest

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

MVN := mvn --batch-mode --no-transfer-progress
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
EYAS := dist/eyas/bin/eyas

# In CI a missing capability or corpus is a failure; elsewhere the tests say why they did not run.
EYAS_CI ?= false
EYAS_CORPUS ?=
# Each of the four fuzzers looks this long for texts that break the readers.
FUZZ_SECONDS := $(if $(filter true,$(EYAS_CI)),15,3)
# On a machine shared with others a live test may meet a stall: CI asks once more, and names what flaked.
RERUNS := $(if $(filter true,$(EYAS_CI)),1,0)
TEST_PROPERTIES := -Deyas.ci=$(EYAS_CI) $(if $(EYAS_CORPUS),-Deyas.corpus=$(EYAS_CORPUS)) -Deyas.fuzz.seconds=$(FUZZ_SECONDS) \
  -Dsurefire.rerunFailingTestsCount=$(RERUNS) -Dfailsafe.rerunFailingTestsCount=$(RERUNS)

BUILD_PACKAGES := openjdk-17-jdk-headless maven nodejs npm make gcc binutils clang-14 llvm-14 \
  libbpf-dev libelf-dev zlib1g-dev linux-libc-dev
TEST_PACKAGES := g++ python3 docker.io runc podman conmon containerd busybox-static bash jq chromium fonts-dejavu-core fonts-dejavu \
  xvfb xauth x11-utils imagemagick openbox dbus dbus-x11 libgtk-3-0 libwebkit2gtk-4.1-0 \
  adwaita-icon-theme procps sudo pkexec polkitd
KERNEL_PACKAGES := qemu-system-x86 busybox-static cpio kmod xz-utils python3
# Debian's 5.10, 6.1 and 6.12
KERNEL_SUITES ?= bullseye bookworm bookworm-backports

# What a benchmark measures: the official rules if there is a corpus, else the bundled ones.
BENCH = java $(if $(EYAS_CORPUS),-Deyas.corpus=$(EYAS_CORPUS)) -cp 'bench/target/classes:bench/target/lib/*'

.PHONY: help run build test bench deps test-deps test-java test-kernels test-vscode test-eclipse vsix eclipse \
  format check-format clean

help: ## Show this help
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

run: build ## Build, then run the sensor on this node with the bundled rules (ARGS="-r FILE ...")
	@$(SUDO) $(EYAS) run $(ARGS)

build: deps ## Assemble the distribution in dist/eyas
	$(MVN) -DskipTests package

test: deps test-deps test-java test-vscode test-eclipse ## Every test: Java, live eBPF, containers, VS Code, Eclipse

test-java: deps test-deps ## Tests of the Java modules, live ones included; leaves dist/eyas
	$(MVN) $(TEST_PROPERTIES) verify

test-kernels: $(EYAS) ## The sensor on Debian's other kernels, emulated (KERNEL_SUITES="bullseye" for one)
	@.ci/install-packages $(KERNEL_PACKAGES)
	sensor/src/test/kernels/run.sh target/kernels $(KERNEL_SUITES)

bench: deps ## Run JMH benchmarks (ARGS="Load" for some; EYAS_CORPUS=DIR for the official rules)
	$(MVN) -q -DskipTests -pl bench -am package
	$(BENCH) org.openjdk.jmh.Main $(ARGS)

vsix: $(EYAS) ## Package the VS Code extension with the distribution in it
	cd vscode-extension && npm ci --no-audit --no-fund && npm run package

test-vscode: test-deps vsix ## Tests of the extension, in a real VS Code
	cd vscode-extension && npm run lint && npm test
	vscode-extension/test/ui/install-code-server.sh
	cd vscode-extension && { EYAS_CI=$(EYAS_CI) npm run test:ui || \
	  { [ $(RERUNS) -gt 0 ] && echo "flaked? once more" && EYAS_CI=$(EYAS_CI) npm run test:ui; }; }

eclipse: $(EYAS) ## Build the Eclipse plug-in and its p2 site
	$(MVN) -f eclipse-plugin/pom.xml -DskipTests package

test-eclipse: test-deps $(EYAS) ## Tests of the plug-in, in a real Eclipse workbench
	xvfb-run -a -s "-screen 0 1280x800x24" dbus-run-session -- $(MVN) $(TEST_PROPERTIES) -f eclipse-plugin/pom.xml verify

$(EYAS):
	$(MAKE) build

deps:
	@.ci/install-packages $(BUILD_PACKAGES)

test-deps:
	@.ci/install-packages $(TEST_PACKAGES)

format: ## Format the sources
	$(MVN) -q -Peclipse -Dtycho.mode=maven spotless:apply

check-format: deps ## Fail if a source file is not formatted
	$(MVN) -q -Peclipse -Dtycho.mode=maven spotless:check

clean: ## Remove everything that was built
	rm -rf dist artifacts */target eclipse-plugin/*/target */src-gen \
	  vscode-extension/node_modules vscode-extension/out vscode-extension/server vscode-extension/*.vsix
