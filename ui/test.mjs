// Runs the tests: node test.mjs [unit|views]. Compiles the TypeScript of unit/ and tests/ first, then hands it to node's test runner.
// The tests of the views need dist/ (npm run build) and Debian's chromium; CHROMIUM names another one.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const out = `${root}build/`;
const which = process.argv[2];
await rm(`${out}unit`, { recursive: true, force: true });
await rm(`${out}tests`, { recursive: true, force: true });

const folders = [
  ['unit', '.test.ts'],
  ['tests', '.spec.ts'],
].filter(([folder]) => !which || (which === 'unit') === (folder === 'unit'));

const files = [];
for (const [folder, ending] of folders) {
  const names = (await readdir(root + folder)).filter((name) => name.endsWith(ending)).sort();
  const outdir = `${out}${folder}`;
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => `${folder}/${name}`),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    target: 'node18',
    outdir,
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  });
  files.push(...names.map((name) => `${outdir}/${name.replace(/\.ts$/, '.mjs')}`));
}

// One file after the other: one browser at a time.
let failed = 0;
for (const file of files) {
  const run = spawnSync(process.execPath, ['--test', file], { stdio: 'inherit', cwd: root });
  if (run.status !== 0) failed++;
}
process.exit(failed === 0 ? 0 : 1);
