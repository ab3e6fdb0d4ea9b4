#!/bin/sh
# What `make demo` shows: the samples read, then a case made of them. Another step is another `show` line.
set -eu
bin=$1
out=$2
case=$out/demo-case
bag=$out/demo-bag

show() {
	echo
	echo "\$ marsad $*"
	"$bin/marsad" "$@"
}

echo "== Marsad reads the samples of Eastern Ghouta (written for this project, fictitious outlets) =="
"$bin/marsad" read --format text samples/ghouta/reports.jsonl >"$out/demo.txt"
head -n 100 "$out/demo.txt"
echo "== first 100 lines of $(wc -l <"$out/demo.txt"); all: .venv/bin/marsad read samples/ghouta/reports.jsonl =="

echo
echo "== The same reports in a case: kept as they came, read, found again, proven unchanged, handed over =="
rm -rf "$case" "$bag"
show new "$case" --title "Eastern Ghouta, spring 2018 (samples)"
show add "$case" samples/ghouta/reports.jsonl
show add "$case" samples/ghouta/reports.jsonl
show reports "$case" --limit 8
show claims "$case" --act deny --limit 8
show search "$case" القتلى --limit 5
show verify "$case"
show bag "$case" "$bag"
echo
echo "== The case is $case; look further: .venv/bin/marsad claims $case, … search $case WORDS =="
