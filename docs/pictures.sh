#!/bin/sh
# Makes the pictures of README and docs anew, from what the program prints:
# make docs. It needs pdftoppm (poppler-utils) and convert (ImageMagick).
set -eu
cd "$(dirname "$0")/.."
for tool in pdftoppm convert; do
	command -v $tool >/dev/null || { echo "$tool is not installed: apt install poppler-utils imagemagick" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# page FILE PAGE WIDTH NAME: one page of a PDF as a picture.
page() { pdftoppm -png -r 200 -f "$2" -l "$2" -singlefile -scale-to-x "$3" -scale-to-y -1 "$1" "$work/$4"; }

# keep NAME: 64 colours are enough for the palette and its edges, and load fast.
keep() {
	convert "$work/$1.png" -strip +dither -colors 64 -define png:compression-level=9 "PNG8:docs/$1.png"
	size=$(wc -c <"docs/$1.png")
	[ "$size" -lt 153600 ] || { echo "docs/$1.png has $size bytes; at most 150 KB" >&2; exit 1; }
	echo "docs/$1.png"
}

# Three scripts beside each other: the same message as a draft.
bin/salam print basics --draft --lang ar,ti,om --place content/places/example-clinic.toml --as-of 2026-11-26 -o "$work/print" >/dev/null 2>&1
for lang in ar ti om; do page "$work/print/basics-$lang.pdf" 2 430 "leaflet-$lang"; done
convert "$work"/leaflet-ar.png "$work"/leaflet-ti.png "$work"/leaflet-om.png -bordercolor '#8f897c' -border 1 -bordercolor white -border 8 +append "$work/leaflets.png"
keep leaflets

# What hangs and what is handed out: a poster, one to fill in with a pen, the
# one for all languages, cards to point at.
bin/salam print poster-welcome --draft --lang ar -o "$work/walls" >/dev/null 2>&1
bin/salam print poster-interpreter --draft --lang ti --write-in --mono -o "$work/walls" >/dev/null 2>&1
bin/salam print all-interpreter --draft -o "$work/walls" >/dev/null 2>&1
bin/salam print i-speak --draft -o "$work/walls" >/dev/null 2>&1
n=0
for file in poster-welcome-ar poster-interpreter-ti-write-in all-interpreter-all i-speak-all; do
	n=$((n + 1))
	page "$work/walls/$file.pdf" 1 330 "wall-$n"
done
convert "$work"/wall-1.png "$work"/wall-2.png "$work"/wall-3.png "$work"/wall-4.png -bordercolor '#8f897c' -border 1 -bordercolor white -border 6 +append "$work/posters.png"
keep posters

# One page of the contact sheet.
bin/salam illustrations private your-choice -o "$work/contact" >/dev/null
page "$work/contact/contact-sheet.pdf" 1 760 contact-sheet
keep contact-sheet

# The test sheet of a drawing.
bin/salam review picture emergency-1 --lang ar -o "$work/trial" >/dev/null 2>&1
page "$(ls "$work"/trial/picture-ar-*.pdf)" 1 380 trial-1
page "$(ls "$work"/trial/picture-ar-*.pdf)" 2 380 trial-2
convert "$work"/trial-1.png "$work"/trial-2.png -bordercolor '#8f897c' -border 1 -bordercolor white -border 8 +append "$work/trial.png"
keep trial
