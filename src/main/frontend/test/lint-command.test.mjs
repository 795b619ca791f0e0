import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const LINT = fileURLToPath(new URL('../lint/lint.mjs', import.meta.url));

function lintWith(file, edit) {
  const root = mkdtempSync(join(tmpdir(), 'lint-'));
  try {
    for (const folder of ['processes', 'forms', 'src/docs']) {
      cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
    }
    writeFileSync(join(root, file), edit(readFileSync(join(root, file), 'utf8')));
    return spawnSync(process.execPath, [LINT, root], { encoding: 'utf8' });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

test('one problem is enough to fail, and its file, element and rule are named', () => {
  const { status, stdout } = lintWith('processes/triage.dmn', table => table.replace('hitPolicy="FIRST"', ''));
  assert.equal(status, 1, stdout);
  assert.match(stdout, /processes\/triage\.dmn\n {2}«Haster det\?» \(triage\): .* \[stafettpinnen\/municipality-first\]/);
  assert.match(stdout, /\n\d+ passed, \d+ failed\n$/);
});

test('a task without a deadline of its own is named, and is no problem', () => {
  const { status, stdout } = lintWith('processes/deadlines.dmn',
    table => table.replace('<text>"hearChild"</text>', '<text>"somethingElse"</text>'));
  assert.equal(status, 0, stdout);
  assert.match(stdout, /Uten egen rad i fristtabellen, og får fristen i den siste: hearChild\n/);
});
