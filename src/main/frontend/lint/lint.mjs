// Checks the diagrams, the decisions and the pictures of the diagrams: node lint/lint.mjs [project folder].
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPictures } from '../diagrams/pictures.mjs';
import { tasksWithoutRow } from './deadline-rows.mjs';
import { lintDecisions } from './decision-lint.mjs';
import { lintDiagram } from './diagram-lint.mjs';
import { readProject } from './project.mjs';

const root = resolve(process.argv[2] ?? fileURLToPath(new URL('../../../../', import.meta.url)));
const project = await readProject(root);

const results = [
  ...await Promise.all(project.diagrams.map(async ({ file, xml }) => ({ file, problems: await lintDiagram(xml, project) }))),
  ...await Promise.all(project.decisionFiles.map(async ({ file, xml }) => ({ file, problems: await lintDecisions(xml) }))),
  ...checkPictures(root)
];

for (const { file, problems } of results.filter(({ problems }) => problems.length > 0)) {
  console.log(`\n${file}`);
  for (const { element, name, rule, message } of problems) {
    const place = [name && `«${name}»`, element && `(${element})`].filter(Boolean).join(' ');
    console.log(`  ${place}${place && ': '}${message} [${rule}]`);
  }
}

const withoutRow = await tasksWithoutRow(project);
if (withoutRow.length > 0) {
  console.log(`\nUten egen rad i fristtabellen, og får fristen i den siste: ${withoutRow.join(', ')}`);
}

const failed = results.filter(({ problems }) => problems.length > 0).length;
console.log(`\n${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
