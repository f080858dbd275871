// Makes pages with typst, in this process, and says what it took. Reads a job
// from standard input: root (a folder for typst), fonts (folders), sources.
// The first pages warm it up and are not counted.
import { readFileSync, writeFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const job = JSON.parse(readFileSync(0, "utf8"));
const compiler = NodeCompiler.create({ workspace: job.root, fontArgs: [{ fontPaths: job.fonts }] });
const page = (source) => {
  const pdf = compiler.pdf({ mainFileContent: source });
  compiler.evictCache(10); // as typst itself does while it watches a file
  return pdf;
};
let bytes = 0;
for (const source of job.sources.slice(0, job.warm)) writeFileSync(job.sample, page(source));
const from = process.cpuUsage();
const start = performance.now();
for (const source of job.sources.slice(job.warm)) bytes += page(source).length;
const cpu = process.cpuUsage(from);
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ seconds, cpu: (cpu.user + cpu.system) / 1e6, bytes }));
