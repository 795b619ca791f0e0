import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const INSTALLED = [
  process.env.CHROME_BIN,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
];
const QUIET = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--no-first-run'];

/** What a page has become when its script has run, as HTML. */
export function documentAfter(html) {
  const browser = INSTALLED.find(path => path && existsSync(path));
  if (!browser) {
    throw new Error('Drawing needs Chromium, Chrome or Edge. Install one, or set CHROME_BIN to where it is.');
  }
  const folder = mkdtempSync(join(tmpdir(), 'stafettpinnen-'));
  try {
    const page = join(folder, 'page.html');
    writeFileSync(page, html);
    const { status, stdout, stderr, error } = spawnSync(browser, [...QUIET, `--user-data-dir=${join(folder, 'profile')}`,
      '--virtual-time-budget=60000', '--dump-dom', pathToFileURL(page).href],
    { encoding: 'utf8', timeout: 120_000, maxBuffer: 256 * 1024 * 1024 });
    if (error || status !== 0) {
      throw new Error(`${browser} failed: ${error?.message ?? stderr}`);
    }
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
