#!/bin/sh
# What `make demo` shows: the samples read, a case made of them, what it adds up to, and the desk. Another step is another `show` line.
set -eu
bin=$1
out=$2
case=$out/demo-case
happenings=$out/demo-happenings
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
echo "== The same reports in a case: kept as they came, read, found again, joined into incidents, proven unchanged, handed over =="
rm -rf "$case" "$bag"
show new "$case" --title "Samples: Eastern Ghouta and elsewhere"
show add "$case" samples/ghouta/reports.jsonl samples/incidents/reports.jsonl
show add "$case" samples/ghouta/reports.jsonl
# a table, an export of Telegram, a PDF and a screenshot, made for this project
if command -v tesseract >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx ara; then
	show add "$case" samples/inputs
else
	show add "$case" samples/inputs/reports.csv samples/inputs/telegram.json samples/inputs/bulletin.pdf
	echo "left out: samples/inputs/screenshot.png; a picture is read where Tesseract is installed (Debian: apt-get install tesseract-ocr-ara)"
fi
show reports "$case" --limit 8
show claims "$case" --act deny --limit 8
show search "$case" القتلى --limit 5

echo
echo "== What they add up to, and one of them explained =="
show incidents "$case"
incident=$("$bin/marsad" incidents "$case" --order reports --limit 1 --format csv | tail -n 1 | cut -d , -f 1)
show incident "$case" --why "$incident"

echo
echo "== Happenings of seven countries: why each claim does or does not set a bound of the range, and what may be one with it =="
rm -rf "$happenings"
show new "$happenings" --title "Samples: happenings that are easily counted wrong"
show add "$happenings" samples/happenings/reports.jsonl
market=$("$bin/marsad" incidents "$happenings" --place زبيد --order reports --limit 1 --format csv | tail -n 1 | cut -d , -f 1)
show incident "$happenings" --why "$market"
show incidents "$happenings" --near "$market"
show tolls "$happenings"

show verify "$case"
show bag "$case" "$bag"

echo
echo "== What leaves: a spreadsheet, a map layer, an incident on paper, a public site of what two people decided to publish =="
rm -rf "$out/demo-sheets" "$out/demo-map" "$out/demo-paper" "$out/demo-site"
show export "$case" xlsx "$out/demo-sheets"
show export "$case" geojson "$out/demo-map"
show print "$case" "$out/demo-paper" --language both --incident "$incident"
show judge "$case" grade "$incident" fair --who demo-first --why "two independent origins" --no-link
show judge "$case" state "$incident" published --who demo-second --why "looked at" --no-link
show publish "$case" "$out/demo-site"
show verify-site "$out/demo-site" --case "$case"
echo "open them: $out/demo-sheets/marsad.xlsx with LibreOffice or Excel, $out/demo-map/incidents.geojson with QGIS or geojson.io, $out/demo-paper/print.html with a browser, and $out/demo-site/index.html too"

echo
echo "== The desk: read, correct, decide =="
password=$("$bin/python" -c 'import secrets; print(secrets.token_urlsafe(12))')
MARSAD_DESK_PASSWORD=$password "$bin/marsad" desk "$case" --admin demo >/dev/null
echo "address   http://127.0.0.1:8000/incidents/$incident/"
echo "name      demo"
echo "password  $password"
if [ -t 0 ] && [ -t 1 ] && [ -z "${CI:-}" ]; then
	echo "It opens now; Ctrl-C closes it. Later: .venv/bin/marsad desk $case"
	exec "$bin/marsad" desk "$case"
fi
echo "open it: .venv/bin/marsad desk $case"
