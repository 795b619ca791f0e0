import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkPictures, diagramsOf, markOf } from '../diagrams/pictures.mjs';

function inProject(check) {
  const root = mkdtempSync(join(tmpdir(), 'pictures-'));
  mkdirSync(join(root, 'processes'));
  mkdirSync(join(root, 'src/docs'), { recursive: true });
  const write = (file, text) => writeFileSync(join(root, file), text);
  try {
    write('processes/some-journey.bpmn', '<journey>\n</journey>\n');
    check(root, write);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const problemsIn = root => checkPictures(root).flatMap(({ file, problems }) => problems.map(({ message }) => `${file} ${message}`));

test('a picture belongs to its diagram until the diagram changes', () => inProject((root, write) => {
  assert.match(problemsIn(root)[0], /^src\/docs\/some-journey\.svg Bildet av processes\/some-journey\.bpmn mangler/);

  write('src/docs/some-journey.svg', `${markOf(diagramsOf(root)[0])}<svg/>`);
  assert.deepEqual(problemsIn(root), []);

  write('processes/some-journey.bpmn', '<journey>\r\n</journey>\r\n');
  assert.deepEqual(problemsIn(root), [], 'the line ends of the system do not count');

  write('processes/some-journey.bpmn', '<journey>further</journey>\n');
  assert.match(problemsIn(root)[0], /viser ikke processes\/some-journey\.bpmn slik det er nå/);
}));

test('a picture whose diagram is gone is found, other pictures are left alone', () => inProject((root, write) => {
  const [diagram] = diagramsOf(root);
  write('src/docs/some-journey.svg', `${markOf(diagram)}<svg/>`);
  write('src/docs/old-journey.svg', `${markOf({ ...diagram, name: 'old-journey.bpmn' })}<svg/>`);
  write('src/docs/logo.svg', '<svg/>');
  assert.deepEqual(problemsIn(root), ['src/docs/old-journey.svg Diagrammet som bildet viser, finnes ikke lenger. Slett bildet.']);
}));
