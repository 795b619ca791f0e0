// Bundles the front end, and takes the fonts of the letters along: node build.mjs <outDir>.
// Does nothing when nothing changed since the last time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const SOURCES = ['form-host', 'pages', 'common'];
const TASKLIST = 'META-INF/resources/webjars/camunda/app/tasklist/stafettpinnen';
const STATIC = 'static';
const PARTS = 'pages/parts/';
const ASSETS = `${STATIC}/stafettpinnen`;
const LETTER_FONTS = 'letters/fonts';
const FONT_PACKAGE = 'node_modules/@expo-google-fonts/source-sans-3';
const SBOM = 'META-INF/sbom/frontend.cdx.json';

const outDir = resolve(process.argv[2] ?? fail('Usage: node build.mjs <outDir>'));
const stamp = join(outDir, 'META-INF', 'frontend.sha256');
const inputs = hashOf(['build.mjs', 'package-lock.json', ...SOURCES.flatMap(filesBelow)]);

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== inputs) {
  installPackages();
  await bundle();
  writeFileSync(stamp, inputs);
}

function installPackages() {
  const installed = join(HERE, 'node_modules', '.stafettpinnen-lock');
  const lock = hashOf(['package-lock.json']);
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) {
    return;
  }
  // Through the shell, because npm is npm.cmd on Windows.
  const { status } = spawnSync('npm ci', { cwd: HERE, shell: true, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    fail('npm ci failed');
  }
  writeFileSync(installed, lock);
}

async function bundle() {
  const { build } = await import('esbuild');
  const options = {
    absWorkingDir: HERE,
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    target: ['es2022', 'chrome111', 'edge111', 'firefox114', 'safari16.4'],
    legalComments: 'none',
    // What a person writes about a child must not end up in the browser's console, not even through a library.
    drop: ['console', 'debugger'],
    logLevel: 'warning',
    metafile: true
  };
  rmSync(join(outDir, STATIC), { recursive: true, force: true });
  rmSync(join(outDir, TASKLIST), { recursive: true, force: true });

  const host = await build({
    ...options,
    entryPoints: ['form-host/form-host.js', 'form-host/form-host.css'],
    outdir: join(outDir, TASKLIST)
  });
  const pages = await build({
    ...options,
    entryPoints: ['pages/site.css', 'pages/case.css', 'pages/cases.css', 'pages/landing.js', 'pages/messages.js', 'pages/log-in.js', 'pages/log-out.js',
      'pages/case.js', 'pages/cases.js', 'pages/report-need.js', 'pages/cohorts.js', 'pages/team.js', 'pages/trends.js'],
    outdir: join(outDir, ASSETS)
  });
  writeLicences(join(outDir, TASKLIST), host.metafile);
  writeLicences(join(outDir, ASSETS), pages.metafile);
  const fonts = copyFonts();
  writeSbom([...packagesIn(host.metafile), ...packagesIn(pages.metafile), fonts]);

  for (const page of filesBelow('pages').filter(file => file.endsWith('.html') && !file.startsWith(PARTS))) {
    const target = join(outDir, STATIC, relative('pages', page));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, withParts(readFileSync(join(HERE, page), 'utf8')));
  }
  cpSync(join(HERE, 'pages/favicon.svg'), join(outDir, ASSETS, 'favicon.svg'));
  mkdirSync(dirname(stamp), { recursive: true });
}

/** The fonts that go into each PDF, with their licence. */
function copyFonts() {
  const target = join(outDir, LETTER_FONTS);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const [weight, file] of [['400Regular', 'regular'], ['400Regular_Italic', 'italic'], ['700Bold', 'bold']]) {
    cpSync(join(HERE, FONT_PACKAGE, weight, `SourceSans3_${weight}.ttf`), join(target, `${file}.ttf`));
  }
  cpSync(join(HERE, FONT_PACKAGE, 'LICENSE_FONT'), join(target, 'licence.txt'));
  return packageAt(FONT_PACKAGE);
}

/** The page with what it has in common with others. */
function withParts(page) {
  return page.replace(/^ *<!-- part: (\S+) -->\r?\n/gm, (line, part) => readFileSync(join(HERE, PARTS, `${part}.html`), 'utf8'));
}

/** The licences of the packages that went into a bundle, as they ask for. */
function writeLicences(directory, metafile) {
  const texts = packagesIn(metafile).map(({ folder, name, version, license }) => {
    const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8') : ''}`;
  });
  writeFileSync(join(directory, 'licences.txt'), texts.join('\n----------\n\n'));
}

/** The CycloneDX bill of materials of the packages that are in a bundle; what only builds and tests stays out. */
function writeSbom(packages) {
  const { status, stdout } = spawnSync('npm sbom --package-lock-only --sbom-format cyclonedx',
    { cwd: HERE, shell: true, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) {
    fail('npm sbom failed');
  }
  const bundled = new Set(packages.map(({ name, version }) => `${name}@${version}`));
  const sbom = JSON.parse(stdout);
  sbom.components = sbom.components.filter(({ name, version }) => bundled.has(`${name}@${version}`));
  if (sbom.components.length !== bundled.size) {
    fail('npm sbom does not name each package that is in a bundle');
  }
  const refs = new Set([sbom.metadata.component, ...sbom.components].map(component => component['bom-ref']));
  sbom.dependencies = sbom.dependencies.filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(other => refs.has(other)) }));
  // The same sources give the same file.
  delete sbom.serialNumber;
  delete sbom.metadata.timestamp;
  mkdirSync(dirname(join(outDir, SBOM)), { recursive: true });
  writeFileSync(join(outDir, SBOM), `${JSON.stringify(sbom, null, 2)}\n`);
}

/** Also of a package that another one has below itself. */
function packagesIn(metafile) {
  const folders = new Set(Object.keys(metafile.inputs)
    .map(file => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0])
    .filter(Boolean));
  return [...folders].sort().map(packageAt);
}

function packageAt(inside) {
  const folder = join(HERE, inside);
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { folder, name, version, license };
}

function filesBelow(folder) {
  return readdirSync(join(HERE, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(HERE, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
    .sort();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(file).update('\0').update(readFileSync(join(HERE, file))).update('\0');
  }
  return hash.digest('hex');
}

function fail(reason) {
  throw new Error(reason);
}
