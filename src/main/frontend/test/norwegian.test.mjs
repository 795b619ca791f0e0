import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { TEXTS, translate } from '../form-host/norwegian.js';

// Said to whoever draws a form, never to whoever fills it in.
const FOR_AUTHORS = ['HELLO {you}', "binding path '{value}' is already claimed"];

test('every text of form-js has a Norwegian one', () => {
  const source = readFileSync(new URL('../node_modules/@bpmn-io/form-js-viewer/dist/index.es.js', import.meta.url), 'utf8');
  const texts = [...source.matchAll(/translate\((?:'([^'\n]*)'|"([^"\n]*)")/g)].map(([, single, double]) => single ?? double);

  assert.ok(texts.length > 30);
  assert.deepEqual([...new Set(texts)].filter(text => !(text in TEXTS) && !FOR_AUTHORS.includes(text)), []);
});

test('a Norwegian text has no places to fill in that the English one lacks', () => {
  const places = text => text.match(/{\w+}/g) ?? [];

  for (const [english, norwegian] of Object.entries(TEXTS)) {
    assert.deepEqual(places(norwegian).filter(place => !places(english).includes(place)), [], english);
  }
});

test('fills in the values, also a zero', () => {
  assert.equal(translate('Field must have minimum value of {value}.', { value: 0 }), 'Tallet må være minst 0.');
});
