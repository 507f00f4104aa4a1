// Builds dist/{index.html,app.js,app.css}, and fails above the size that the page may have on the wire.
//   node build.mjs            everything
import { build } from 'esbuild';
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const dist = `${root}dist/`;
const limit = 400 * 1024; // bytes, gzip, all files together

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });

await build({
  absWorkingDir: root,
  entryPoints: { app: 'src/main.ts' },
  bundle: true,
  // One script, so that the server has one file to embed. What import() asks for (cytoscape, Plot) is in it, but is run
  // only by the view that needs it.
  format: 'iife',
  minify: true,
  target: 'es2022',
  legalComments: 'none',
  outdir: 'dist',
  logLevel: 'warning',
});
await build({
  absWorkingDir: root,
  entryPoints: { app: 'src/styles/app.css' },
  bundle: true,
  minify: true,
  target: ['chrome110', 'firefox115', 'safari16.4'],
  outdir: 'dist',
  logLevel: 'warning',
});
await copyFile(`${root}src/index.html`, `${dist}index.html`);

let total = 0;
for (const name of ['index.html', 'app.js', 'app.css']) {
  const bytes = await readFile(dist + name);
  const packed = gzipSync(bytes, { level: 9 }).length;
  total += packed;
  console.log(`${name.padEnd(12)} ${String(bytes.length).padStart(8)} bytes ${String(packed).padStart(8)} gzip`);
}
console.log(`total ${total} of at most ${limit} bytes gzip`);
if (total > limit) {
  console.error('The page is too big: leave something out or import less of a library.');
  process.exit(1);
}
