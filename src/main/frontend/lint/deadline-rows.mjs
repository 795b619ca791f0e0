import { tableOf } from './decision-rules/table.mjs';
import { readDecisions, readDiagram } from './read.mjs';

/** Ids of the user tasks without a row of their own in the table of deadlines: the last row is theirs. */
export async function tasksWithoutRow({ diagrams, decisionFiles }) {
  const decisions = await Promise.all(decisionFiles.map(async ({ xml }) => (await readDecisions(xml)).root?.drgElement ?? []));
  const deadlines = decisions.flat().find(({ id }) => id === 'deadlines');
  if (!deadlines) {
    return [];
  }
  const event = deadlines.decisionLogic.input.findIndex(({ inputExpression }) => inputExpression.text === 'event');
  const rows = new Set(tableOf(deadlines).rows.map(row => row.inputEntry[event].text));
  const tasks = await Promise.all(diagrams.map(async ({ xml }) => userTasks((await readDiagram(xml)).root?.rootElements ?? [])));
  return [...new Set(tasks.flat())].filter(id => !rows.has(`"${id}"`));
}

function userTasks(elements) {
  return elements.flatMap(element => [...element.$type === 'bpmn:UserTask' ? [element.id] : [], ...userTasks(element.flowElements ?? [])]);
}
