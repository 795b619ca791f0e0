import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDecisions, readDiagram } from './read.mjs';

/** The diagrams, decisions and forms below a folder, and the ids that they may refer to each other by. */
export async function readProject(root) {
  const diagrams = filesIn(root, 'processes', '.bpmn');
  const decisionFiles = filesIn(root, 'processes', '.dmn');
  return {
    diagrams,
    decisionFiles,
    processes: new Set((await Promise.all(diagrams.map(async ({ xml }) => {
      const { root: model } = await readDiagram(xml);
      return (model?.rootElements ?? []).filter(({ $type }) => $type === 'bpmn:Process').map(({ id }) => id);
    }))).flat()),
    decisions: new Set((await Promise.all(decisionFiles.map(async ({ xml }) => {
      const { root: model } = await readDecisions(xml);
      return (model?.drgElement ?? []).map(({ id }) => id);
    }))).flat()),
    forms: new Set(readdirSync(join(root, 'forms')).filter(name => name.endsWith('.form'))
      .map(name => name.slice(0, -'.form'.length)))
  };
}

function filesIn(root, folder, ending) {
  return readdirSync(join(root, folder)).filter(name => name.endsWith(ending)).sort()
    .map(name => ({ file: `${folder}/${name}`, xml: readFileSync(join(root, folder, name), 'utf8') }));
}
