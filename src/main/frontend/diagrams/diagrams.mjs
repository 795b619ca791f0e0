// Draws each diagram as src/docs/<name>.svg: node diagrams/diagrams.mjs [--check].
// With --check it only says whether the pictures are those of the present diagrams.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPictures, diagramsOf, markOf } from './pictures.mjs';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const MARGIN = 20;

if (process.argv.includes('--check')) {
  check();
} else {
  await draw();
}

function check() {
  const wrong = checkPictures(ROOT).filter(({ problems }) => problems.length > 0);
  for (const { file, problems } of wrong) {
    problems.forEach(({ message }) => console.log(`${file}: ${message}`));
  }
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

async function draw() {
  const diagrams = diagramsOf(ROOT);
  const pictures = await picturesOf(diagrams);
  for (const diagram of diagrams) {
    const { svg, title } = pictures.find(({ name }) => name === diagram.name);
    const file = join(ROOT, diagram.picture);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, finished(svg, title, diagram));
    console.log(diagram.picture);
  }
}

async function picturesOf(diagrams) {
  const { build } = await import('esbuild');
  const { documentAfter } = await import('./browser.mjs');
  const { outputFiles: [script] } = await build({
    entryPoints: [fileURLToPath(new URL('page.js', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    logLevel: 'warning'
  });
  const html = documentAfter(`<!doctype html><meta charset="utf-8"><body>
    <script>window.diagrams = ${JSON.stringify(diagrams).replaceAll('<', '\\u003c')}</script>
    <script type="module">${script.text.replaceAll('</script', '<\\/script')}</script>`);
  const { pictures, failure } = JSON.parse(decodeURIComponent(/result:([^:<]*):/.exec(html)?.[1] ?? '{}'));
  if (!pictures) {
    throw new Error(`The browser drew nothing. ${failure ?? ''}`);
  }
  return pictures;
}

/** Room around, a white ground for dark pages, a title for those who cannot see it. */
function finished(svg, title, diagram) {
  const [x, y, width, height] = /viewBox="([^"]+)"/.exec(svg)[1].split(' ').map(Number);
  const box = [Math.floor(x - MARGIN), Math.floor(y - MARGIN), Math.ceil(width + 2 * MARGIN), Math.ceil(height + 2 * MARGIN)];
  const frame = ['x', 'y', 'width', 'height'].map((side, index) => `${side}="${box[index]}"`).join(' ');
  return `${svg
    .replace(/width="[^"]+" height="[^"]+" viewBox="[^"]+"/,
      `width="${box[2]}" height="${box[3]}" viewBox="${box.join(' ')}" role="img"`)
    .replace('<svg ', `${markOf(diagram)}\n<svg `)
    .replace(/(<svg [^>]+>)/, `$1<title>${title}</title><rect ${frame} fill="#fff"/>`)}\n`;
}
