// Reads PDFs with PDFium and pdf.js and writes what they give back, as one
// JSON object: file → reader → text. Used by readers_test.go.
import { readFile } from "node:fs/promises";
import { PDFiumLibrary } from "@hyzyla/pdfium";

// pdf.js wants these for drawing, which is not asked of it here.
for (const name of ["DOMMatrix", "ImageData", "Path2D"]) globalThis[name] ??= class {};
const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const pdfium = await PDFiumLibrary.init();

async function withPDFium(data) {
  const doc = await pdfium.loadDocument(data);
  let text = "";
  for (const page of doc.pages()) text += page.getText() + "\n";
  doc.destroy();
  return text;
}

async function withPDFjs(data) {
  const task = getDocument({ data: new Uint8Array(data), verbosity: VerbosityLevel.ERRORS });
  const doc = await task.promise;
  let text = "";
  for (let n = 1; n <= doc.numPages; n++) {
    const content = await (await doc.getPage(n)).getTextContent();
    // As Firefox copies a page: an item ends its line, or the next one follows.
    text += content.items.map((i) => i.str + (i.hasEOL ? "\n" : "")).join("") + "\n";
  }
  await task.destroy();
  return text;
}

const out = {};
for (const file of process.argv.slice(2)) {
  const data = await readFile(file);
  out[file] = { PDFium: await withPDFium(data), "pdf.js": await withPDFjs(data) };
}
process.stdout.write(JSON.stringify(out));
