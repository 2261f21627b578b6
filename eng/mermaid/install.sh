#!/usr/bin/env bash
# Installs the real Mermaid into artifacts/mermaid, so that the tests read with it what the library writes. Needs Node and an npm registry.
set -euo pipefail
cd "$(dirname "$0")"
target=../../artifacts/mermaid
mkdir -p "$target"
cp package.json read.mjs "$target"
npm install --prefix "$target" --no-audit --no-fund
