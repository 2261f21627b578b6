#!/usr/bin/env bash
# A soak of `cx watch`: a generated stream with 5 % late, 1 % malformed and 0.5 % double lines, counted in hours by channel.
#
#   benchmarks/cx-watch-soak.sh [EVENTS]
#
# EVENTS is 50000000 if left out. It ends with an error unless every line ended in exactly one count and the totals equal those that
# the generator counted by itself. It prints the time and the largest memory, which must not grow with EVENTS. Nothing is written
# to disk but the totals and the state.
set -euo pipefail
cd "$(dirname "$0")/.."

events=${1:-50000000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

dotnet build src/Cx.Cli -c Release -v quiet --nologo
dotnet build benchmarks/peers/EventStream.cs -c Release -v quiet --nologo -o "$folder/stream"

dotnet "$folder/stream/EventStream.dll" "$events" "$folder/totals" |
  /usr/bin/time -o "$folder/time" -f '%e %M' dotnet artifacts/bin/Cx.Cli/release/cx.dll watch - --input jsonl \
    --metric nps --column score --time at --by channel --id id --window 1h --lateness 1h --format jsonl --state "$folder/state" --checkpoint 500000 >"$folder/results" 2>"$folder/errors"

# Adds up the results by channel and compares with the generator's own count.
node - "$folder" <<'CHECK'
const fs = require('fs'), folder = process.argv[2], told = {};
const lines = fs.readFileSync(`${folder}/results`, 'utf8').trimEnd().split('\n').map(line => JSON.parse(line));
const run = lines.pop().run;
for (const line of lines) {
  const sum = told[line.key.channel] ??= Array(11).fill(0);
  for (let score = 0; score <= 10; score++) sum[score] += line.counts[score];
}
const fail = text => { console.error(text); process.exit(1); };
for (const line of fs.readFileSync(`${folder}/totals`, 'utf8').trimEnd().split('\n')) {
  const [name, ...counts] = line.split(' ');
  if (name !== 'run') { if (counts.join() !== told[name].join()) fail(`${name}: told ${told[name]}, counted ${counts}`); continue; }
  const [all, malformed, doubles] = counts.map(Number);
  if (run.lines !== all || run.malformed !== malformed || run.duplicate !== doubles) fail(`told ${JSON.stringify(run)}, counted ${line}`);
}
if (run.offered !== run.onTime + run.revises + run.tooLate + run.duplicate + run.refused + run.invalid) fail(`the outcomes do not add up: ${JSON.stringify(run)}`);
if (run.lines !== run.offered + run.malformed) fail(`lines were lost: ${JSON.stringify(run)}`);
console.log(JSON.stringify(run));
CHECK
awk -v events="$events" '{ printf "%d lines: %.1f s, %.0f ns a line, %.0f MB at most\n", events, $1, 1e9 * $1 / events, $2 / 1024 }' "$folder/time"
