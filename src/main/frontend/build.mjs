// Builds what this package changes in Camunda's web applications into the class path, where it takes precedence over their own files.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

import { named } from './src/branding.js';

const APPS = ['tasklist', 'cockpit', 'admin', 'welcome'];

const webapps = path.resolve('../../../target/classes/META-INF/resources/webjars/camunda/app');
const tasklist = path.join(webapps, 'tasklist');
const common = {
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  // Texts stay readable, and their tests read what is shipped.
  charset: 'utf8',
  logLevel: 'warning',
};

await rm(path.join(tasklist, 'forms'), { recursive: true, force: true });

// The name carries the content's hash: browsers keep Tasklist's scripts across upgrades, but never its configuration.
const { metafile } = await build({
  ...common,
  entryPoints: { 'forms/form-renderer': 'src/tasklist.js' },
  entryNames: '[dir]/[name]-[hash]',
  outdir: tasklist,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.css': 'text', '.html': 'text' },
  legalComments: 'eof',
  define: { 'process.env.NODE_ENV': '"production"' },
  metafile: true,
});
const formRenderer = scriptName(tasklist, metafile);

for (const app of APPS) {
  const target = path.join(webapps, app);
  await rm(path.join(target, 'scripts'), { recursive: true, force: true });
  const { metafile } = await build({
    ...common,
    entryPoints: { 'scripts/page': 'src/page.js' },
    entryNames: '[dir]/[name]-[hash]',
    outdir: target,
    metafile: true,
  });
  await build({
    ...common,
    entryPoints: { 'scripts/config': `src/config.${app}.js`, 'styles/user-styles': `src/user-styles/${app}.css` },
    outdir: target,
    loader: { '.svg': 'dataurl' },
    define: { PAGE: JSON.stringify(scriptName(target, metafile)), FORM_RENDERER: JSON.stringify(formRenderer) },
  });
  await mkdir(path.join(target, 'locales'), { recursive: true });
  const locale = JSON.parse(await readFile(`src/locales/${app}.zh.json`, 'utf8'));
  await writeFile(path.join(target, 'locales', 'zh.json'), JSON.stringify(named(locale), null, 2));
}

await copyFile('src/favicon.png', path.join(webapps, '..', 'favicon.ico'));

/** A built script as an application's configuration names it. */
function scriptName(app, { outputs }) {
  const [script] = Object.keys(outputs);
  return path.relative(app, path.resolve(script)).split(path.sep).join('/').replace(/\.js$/, '');
}
