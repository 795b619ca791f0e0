import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MARK = /<!-- Drawn from processes\/(\S+), sha256 ([0-9a-f]{64}) -->/;

/** The diagrams below a project folder, each with the picture that belongs to it. */
export function diagramsOf(root) {
  return readdirSync(join(root, 'processes')).filter(name => name.endsWith('.bpmn')).sort().map(name => {
    const xml = readFileSync(join(root, 'processes', name), 'utf8');
    return { name, xml, hash: hashOf(xml), picture: `src/docs/${name.replace(/\.bpmn$/, '.svg')}` };
  });
}

export function markOf({ name, hash }) {
  return `<!-- Drawn from processes/${name}, sha256 ${hash} -->`;
}

/** For each picture, and each diagram without one, what is wrong with it. */
export function checkPictures(root) {
  const diagrams = diagramsOf(root);
  const expected = new Set(diagrams.map(({ picture }) => picture));
  return [
    ...diagrams.map(diagram => ({ file: diagram.picture, problems: [...problemsOf(root, diagram)] })),
    ...drawnPictures(root).filter(file => !expected.has(file)).map(file => ({
      file,
      problems: [problem('Diagrammet som bildet viser, finnes ikke lenger. Slett bildet.')]
    }))
  ];
}

function* problemsOf(root, { name, hash, picture }) {
  const file = join(root, picture);
  if (!existsSync(file)) {
    yield problem(`Bildet av processes/${name} mangler. Kjør «npm run diagrams».`);
  } else if (MARK.exec(readFileSync(file, 'utf8'))?.[2] !== hash) {
    yield problem(`Bildet viser ikke processes/${name} slik det er nå. Kjør «npm run diagrams».`);
  }
}

function drawnPictures(root) {
  const folder = join(root, 'src/docs');
  return existsSync(folder)
    ? readdirSync(folder).filter(name => name.endsWith('.svg') && MARK.test(readFileSync(join(folder, name), 'utf8')))
      .map(name => `src/docs/${name}`)
    : [];
}

function problem(message) {
  return { rule: 'stafettpinnen/picture-is-current', message };
}

/** The same on every system, whatever line ends git gives it. */
function hashOf(xml) {
  return createHash('sha256').update(xml.replaceAll('\r\n', '\n')).digest('hex');
}
