#!/usr/bin/env bash
# Time and memory of `cx score` on a long CSV file, beside CsvHelper's bare parse of the same file.
#
#   benchmarks/cx-score-large.sh [CSV] [MEGABYTES]
#
# CX_RUNS=N runs each program N times. CX_AHEAD=1 measures, besides, cx published with ReadyToRun, that is, compiled before it starts.
#
# The file is made by repeating the rows of CSV (docs/samples/responses.csv, or the airport survey where ../shared/data is there)
# in a temporary folder, and deleted at the end. Each program runs several times in turn; the fastest run of each counts, so that
# the first, which fills the disk cache, and any neighbour on the machine fall out. The aim: at most 1.3 times, below 150 MB; RESULTS.md says what was measured.
set -euo pipefail
cd "$(dirname "$0")/.."

source_file=${1:-}
megabytes=${2:-500}
column=recommend group=channel
if [[ -z $source_file ]]; then
  source_file=docs/samples/responses.csv
  if [[ -f ../shared/data/sfo_survey_2017_2018.csv ]]; then
    source_file=../shared/data/sfo_survey_2017_2018.csv column=nps group=survey_year
  fi
fi
runs=${CX_RUNS:-7}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
big=$folder/big.csv

dotnet build src/Cx.Cli -c Release -v quiet --nologo
dotnet build benchmarks/peers/BareCsvParse.cs -c Release -v quiet --nologo -o "$folder/peer"
cx=(dotnet artifacts/bin/Cx.Cli/release/cx.dll)
bare=(dotnet "$folder/peer/BareCsvParse.dll" "$big")

head -n 1 "$source_file" >"$big"
tail -n +2 "$source_file" >"$folder/rows"
copies=$((megabytes * 1000000 / $(stat -c %s "$folder/rows") + 1))
for ((i = 0; i < copies; i++)); do cat "$folder/rows"; done >>"$big"
echo "$(stat -c %s "$big") bytes of $source_file"

# Prints the fastest of the measured seconds and the largest of the measured peaks in MB.
measure() {
  /usr/bin/time -a -o "$folder/$1" -f '%e %M' "${@:2}" >/dev/null 2>&1
}
score=(score "$big" --metric nps --column "$column" --format json)
names=(bare score by weighted)
labels=('bare parse' 'cx score' 'cx score --by' 'cx score --by --weight')
if [[ ${CX_AHEAD:-0} != 0 ]]; then
  dotnet publish src/Cx.Cli -c Release --use-current-runtime --self-contained false -p:PublishReadyToRun=true --artifacts-path "$folder/artifacts" -o "$folder/published" -v quiet --nologo
  ahead=(dotnet "$folder/published/cx.dll")
  names+=(ahead ahead_by ahead_weighted)
  labels+=('compiled ahead' 'compiled ahead --by' 'compiled ahead --by --weight')
fi
for ((i = 0; i < runs; i++)); do
  measure bare "${bare[@]}"
  measure score "${cx[@]}" "${score[@]}"
  measure by "${cx[@]}" "${score[@]}" --by "$group"
  measure weighted "${cx[@]}" "${score[@]}" --by "$group" --weight weight
  if [[ ${CX_AHEAD:-0} != 0 ]]; then
    measure ahead "${ahead[@]}" "${score[@]}"
    measure ahead_by "${ahead[@]}" "${score[@]}" --by "$group"
    measure ahead_weighted "${ahead[@]}" "${score[@]}" --by "$group" --weight weight
  fi
done

base=$(sort -n "$folder/bare" | head -n 1 | cut -d' ' -f1)
for name in "${names[@]}"; do
  sort -n "$folder/$name" | head -n 1 | cut -d' ' -f1 | tr '\n' ' '
  sort -k2 -n "$folder/$name" | tail -n 1 | cut -d' ' -f2
done | paste -d' ' <(printf '%s\n' "${labels[@]}" | tr ' ' '_') - |
  awk -v base="$base" '{ gsub("_", " ", $1); printf "%-30s %6.2f s  %5.2f x  %4.0f MB\n", $1, $2, $2 / base, $3 / 1024 }'
