// Builds the Tasklist customisation into the class path, where it takes precedence over Tasklist's own files.
import { readFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const tasklist = path.resolve('../../../target/classes/META-INF/resources/webjars/camunda/app/tasklist');
const scripts = path.join(tasklist, 'scripts');

await rm(path.join(tasklist, 'forms'), { recursive: true, force: true });

// The name carries the content's hash: browsers keep Tasklist's scripts across upgrades, but never its configuration.
const { metafile } = await build({
  entryPoints: { 'forms/form-renderer': 'src/tasklist.js' },
  entryNames: '[dir]/[name]-[hash]',
  outdir: tasklist,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.css': 'text' },
  legalComments: 'eof',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
  metafile: true,
});
const [script] = Object.keys(metafile.outputs);
const entry = path.relative(tasklist, path.resolve(script)).split(path.sep).join('/').replace(/\.js$/, '');

const configuration = await readFile('src/config.js', 'utf8');
await mkdir(scripts, { recursive: true });
await writeFile(path.join(scripts, 'config.js'), configuration.replace('__FORM_RENDERER__', entry));
