(function () {
"use strict";
var work = document.getElementById("work");
var byId = function (id) { return document.getElementById(id); };
var all = function (root, q) { return Array.prototype.slice.call(root.querySelectorAll(q)); };

// TOML's basic string; what no slip may hold is left out.
function quote(s) {
  s = s.normalize("NFC").replace(/\r\n?/g, "\n").replace(/[\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffc\u2028\u2029]/g, "").replace(/\t/g, " ").replace(/[\u00a0 ]+$/gm, "").trim();
  return '"' + s.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/[\u0000-\u001f\u007f-\u009f]/g, "") + '"';
}
var table = [];
for (var n = 0; n < 256; n++) { var c = n; for (var k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; table[n] = c >>> 0; }
function crc(s) {
  var b = new TextEncoder().encode(s), c = 0xffffffff;
  for (var i = 0; i < b.length; i++) c = table[(c ^ b[i]) & 255] ^ (c >>> 8);
  return ("0000000" + ((c ^ 0xffffffff) >>> 0).toString(16)).slice(-8);
}
function today() {
  var d = new Date(), two = function (n) { return (n < 10 ? "0" : "") + n; };
  return d.getFullYear() + "-" + two(d.getMonth() + 1) + "-" + two(d.getDate());
}
function chosen(root) { var r = root.querySelector("input:checked"); return r ? r.value : ""; }
function heard(root, own) {
  return all(root, ".item").filter(function (f) { return !own || !f.closest(".told"); }).map(function (f) {
    return { item: f.dataset.item, says: f.dataset.says, heard: chosen(f) };
  });
}
function fails(list) { return list.some(function (i) { return i.heard === "wrong" || i.heard === "missed" && i.item.slice(0, 2) === "do"; }); }
function findings(t) {
  return all(t, ".finding").map(function (f) {
    return { quote: f.querySelector(".quote-in").value, category: f.querySelector(".cat").value, severity: f.querySelector(".sev").value, better: f.querySelector(".better").value };
  }).filter(function (f) { return f.quote.trim() || f.better.trim(); });
}
function items(name, list) {
  return list.map(function (i) { return "\n[[" + name + "]]\nitem = " + quote(i.item) + "\nsays = " + quote(i.says) + "\nheard = " + quote(i.heard) + "\n"; }).join("");
}
function read(t) {
  var a = { judged: heard(t, true), verdict: chosen(t.querySelector(".verdict")), findings: findings(t), told: [] };
  a.left = a.judged.filter(function (i) { return !i.heard; }).length + (a.verdict ? 0 : 1);
  // A retelling is judged whole or not at all.
  all(t, ".told").forEach(function (r) {
    var list = heard(r, false), open = list.filter(function (i) { return !i.heard; }).length;
    if (open === 0) a.told.push({ record: r.dataset.retelling, items: list });
    else if (open < list.length) a.left += open;
  });
  return a;
}
function slip() {
  var body = "kind = " + quote(work.dataset.kind) + "\nlanguage = " + quote(work.dataset.language) + "\nreader = " + quote(work.dataset.reader) + "\n", n = 0;
  all(work, ".text").forEach(function (t) {
    var a = read(t);
    if (a.left > 0) return;
    n++;
    body += "\n[[texts]]\nmessage = " + quote(t.dataset.message) + "\nsource = " + quote(t.dataset.source) + "\n";
    if (t.dataset.translation) body += "translation = " + quote(t.dataset.translation) + "\n";
    body += "date = " + today() + "\nverdict = " + quote(a.verdict) + "\n" + items("texts.items", a.judged);
    a.findings.forEach(function (f) {
      body += "\n[[texts.findings]]\nquote = " + quote(f.quote) + "\ncategory = " + quote(f.category) + "\nseverity = " + quote(f.severity) + "\nbetter = " + quote(f.better) + "\n";
    });
    a.told.forEach(function (r) { body += "\n[[texts.retellings]]\nrecord = " + quote(r.record) + "\n" + items("texts.retellings.items", r.items); });
  });
  return { n: n, text: "salam-slip 1\n" + body + "salam-slip end " + crc(body) + "\n" };
}
var name = work.dataset.reader + "-" + work.dataset.language + "-" + work.dataset.kind + ".salam-slip.txt";
var made = "";
function show() {
  var total = 0;
  all(work, ".text").forEach(function (t) {
    var a = read(t);
    total++;
    // What was not understood cannot stand: the verdict follows.
    var bad = fails(a.judged), pass = t.querySelector(".verdict input[value=pass]");
    pass.disabled = bad;
    if (bad && pass.checked) { pass.checked = false; a = read(t); }
    t.querySelector(".left").textContent = a.left ? a.left + (a.left === 1 ? " answer is" : " answers are") + " still open here." : "Everything here is answered.";
  });
  var s = slip(), ready = s.n > 0;
  byId("progress").textContent = s.n + " of " + total + " texts are answered. " + (s.n && s.n < total ? "You can send these now, and the others later." : "");
  byId("slip").value = ready ? s.text : "";
  byId("file").setAttribute("download", name);
  if (made) URL.revokeObjectURL(made);
  made = ready ? URL.createObjectURL(new Blob([s.text], { type: "text/plain" })) : "";
  byId("file").href = made || "#send";
  byId("copy").disabled = !ready;
  byId("share").disabled = !ready;
}

// Where the browser gives storage, closing loses nothing.
var store = null, key = "salam-compare " + work.dataset.kind + " " + all(work, ".text").map(function (t) { return t.dataset.message + (t.dataset.translation || t.dataset.source).slice(7, 19); }).join(" ");
try { store = window.localStorage; store.setItem(key + " try", "1"); store.removeItem(key + " try"); } catch (e) { store = null; }
function save() {
  if (!store) return;
  try {
    store.setItem(key, JSON.stringify({
      picks: all(work, "input[type=radio]:checked").map(function (r) { return [r.name, r.value]; }),
      findings: all(work, ".findings").map(function (f) { return findings(f); })
    }));
  } catch (e) { store = null; tell(); }
}
function tell() {
  byId("saved").textContent = store ? "You can close this page and go on later on this device." : "This browser keeps nothing: send what you have before you close the page.";
}
function add(box, f) {
  var node = byId("finding").content.cloneNode(true), field = node.querySelector("fieldset");
  if (f) { field.querySelector(".quote-in").value = f.quote; field.querySelector(".cat").value = f.category; field.querySelector(".sev").value = f.severity; field.querySelector(".better").value = f.better; }
  field.querySelector(".drop").addEventListener("click", function () { field.remove(); changed(); });
  box.querySelector(".list-of").appendChild(node);
  return field;
}
function changed() { save(); show(); }
try {
  var kept = store && JSON.parse(store.getItem(key));
  if (kept) {
    kept.picks.forEach(function (p) { var r = all(work, "input[type=radio]").filter(function (x) { return x.name === p[0] && x.value === p[1]; })[0]; if (r) r.checked = true; });
    all(work, ".findings").forEach(function (box, i) { (kept.findings[i] || []).forEach(function (f) { add(box, f); }); });
  }
} catch (e) { }
all(work, ".add").forEach(function (b) { b.addEventListener("click", function () { add(b.closest(".findings")).querySelector(".quote-in").focus(); changed(); }); });
work.addEventListener("change", changed);
work.addEventListener("input", changed);
function done(s) { byId("done").textContent = s; }
byId("copy").addEventListener("click", function () {
  var area = byId("slip");
  area.focus(); area.select();
  if (navigator.clipboard) { navigator.clipboard.writeText(area.value).then(function () { done("Copied. Paste it into a message to the coordinator."); }, function () { done("The text is marked: copy it by hand."); }); }
  else done("The text is marked: copy it by hand.");
});
try {
  var probe = new File(["x"], name, { type: "text/plain" });
  if (navigator.canShare && navigator.canShare({ files: [probe] })) {
    byId("share").hidden = false;
    byId("share").addEventListener("click", function () { navigator.share({ files: [new File([byId("slip").value], name, { type: "text/plain" })] }).then(function () { done("Sent."); }, function () { }); });
  }
} catch (e) { }
tell();
show();
})();
