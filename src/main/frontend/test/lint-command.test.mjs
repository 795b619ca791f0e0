import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const LINT = fileURLToPath(new URL('../lint/lint.mjs', import.meta.url));

test('one problem is enough to fail, and its file, element and rule are named', () => {
  const root = mkdtempSync(join(tmpdir(), 'lint-'));
  try {
    for (const folder of ['processes', 'forms', 'src/docs']) {
      cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
    }
    const table = join(root, 'processes/triage.dmn');
    writeFileSync(table, readFileSync(table, 'utf8').replace('hitPolicy="FIRST"', ''));

    const { status, stdout } = spawnSync(process.execPath, [LINT, root], { encoding: 'utf8' });

    assert.equal(status, 1, stdout);
    assert.match(stdout, /processes\/triage\.dmn\n {2}«Haster det\?» \(triage\): .* \[stafettpinnen\/municipality-first\]/);
    assert.match(stdout, /\n\d+ passed, \d+ failed\n$/);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
