// Bundles the extension and the script of its view; with --tests the unit tests too.
import { build } from 'esbuild';
import { readdirSync } from 'node:fs';

const node = { bundle: true, platform: 'node', target: 'node18', external: ['vscode'] };

await build({ ...node, entryPoints: ['src/main.ts'], outfile: 'out/main.js', format: 'cjs' });
await build({
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  entryPoints: ['src/view/view.ts'],
  outfile: 'out/view.js',
  format: 'iife',
});

if (process.argv.includes('--tests')) {
  const tests = readdirSync('test/unit').map((name) => `test/unit/${name}`);
  await build({
    ...node,
    entryPoints: tests,
    outdir: 'out/test',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
  });
}
