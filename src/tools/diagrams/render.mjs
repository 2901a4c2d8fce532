// Draws every bpmn/*.bpmn and bpmn/*.dmn as docs/diagrams/<key>.png: npm run diagrams [-- KEY...]
// Needs Chromium (/usr/bin/chromium, or the one CHROMIUM_PATH names) and a font with Chinese glyphs.
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const FONT = "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif";
const MARGIN = 16;
const TABLE_WIDTH = 1500;

const root = fileURLToPath(new URL('../../../', import.meta.url));
const models = path.join(root, 'bpmn');
const pictures = path.join(root, 'docs', 'diagrams');
const asset = (file) => createRequire(import.meta.url).resolve(file);
const wanted = process.argv.slice(2);

await mkdir(pictures, { recursive: true });
const files = (await readdir(models)).sort()
  .filter((file) => /\.(bpmn|dmn)$/.test(file) && (wanted.length === 0 || wanted.includes(path.parse(file).name)));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--force-color-profile=srgb'],
});
try {
  for (const file of files) {
    const page = await browser.newPage({ viewport: { width: TABLE_WIDTH, height: 800 } });
    await page.setContent(`<!doctype html><meta charset="utf-8">
      <style>body { margin: 0; background: #fff; font-family: ${FONT} } #picture { display: inline-block; padding: ${MARGIN}px; background: #fff }</style>
      <div id="picture"></div>`);
    const draw = file.endsWith('.bpmn') ? drawProcess : drawDecision;
    await draw(page, await readFile(path.join(models, file), 'utf8'));
    const picture = path.join(pictures, `${path.parse(file).name}.png`);
    await page.locator('#picture').screenshot({ path: picture });
    console.log(path.relative(root, picture));
    await page.close();
  }
} finally {
  await browser.close();
}

async function drawProcess(page, xml) {
  await page.addScriptTag({ path: asset('bpmn-js/dist/bpmn-viewer.production.min.js') });
  const warnings = await page.evaluate(async ([source, fontFamily]) => {
    const canvas = document.body.appendChild(document.createElement('div'));
    canvas.style.cssText = 'width: 1000px; height: 1000px';
    const style = { fontFamily };
    const viewer = new window.BpmnJS({ container: canvas, textRenderer: { defaultStyle: style, externalStyle: style } });
    const imported = await viewer.importXML(source);
    const { svg } = await viewer.saveSVG();
    document.getElementById('picture').innerHTML = svg.slice(svg.indexOf('<svg'));
    document.querySelector('#picture > svg').style.display = 'block';
    canvas.remove();
    return imported.warnings.map(({ message }) => message);
  }, [xml, FONT]);
  if (warnings.length > 0) {
    throw new Error(warnings.join('\n'));
  }
}

async function drawDecision(page, xml) {
  for (const style of ['dmn-js-shared', 'dmn-js-decision-table']) {
    await page.addStyleTag({ path: asset(`dmn-js/dist/assets/${style}.css`) });
  }
  await page.addScriptTag({ path: asset('dmn-js/dist/dmn-viewer.production.min.js') });
  await page.addStyleTag({
    content: `#picture { width: ${TABLE_WIDTH}px; box-sizing: border-box } .dmn-decision-table-container { font-family: ${FONT} !important }
      .dmn-js-parent, .viewer-container, .dmn-decision-table-container, .tjs-container { height: auto !important; overflow: visible !important }
      .bjs-powered-by, .powered-by, .view-drd { display: none !important }`,
  });
  await page.evaluate(async ([source, margin]) => {
    const viewer = new window.DmnJS({ container: document.getElementById('picture') });
    await viewer.importXML(source);
    await viewer.open(viewer.getViews().find(({ type }) => type === 'decisionTable'));
    const picture = document.getElementById('picture');
    // A table with many columns is wider than the picture and would be cut off.
    picture.style.width = `${Math.max(picture.offsetWidth, picture.querySelector('.tjs-table').offsetWidth + 2 * margin)}px`;
  }, [xml, MARGIN]);
}
