import { Linter } from 'bpmnlint';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';
import { createRequire } from 'node:module';
import { readDiagram } from './read.mjs';
import drawn from './rules/drawn.mjs';
import historyTimeToLive from './rules/history-time-to-live.mjs';
import labelPresent from './rules/label-present.mjs';
import namedBeansOnly from './rules/named-beans-only.mjs';
import noGeneratedId from './rules/no-generated-id.mjs';
import referenceExists from './rules/reference-exists.mjs';
import userTaskComplete from './rules/user-task-complete.mjs';

const OURS = 'bpmnlint-plugin-stafettpinnen';
const RULES = {
  'drawn': drawn,
  'history-time-to-live': historyTimeToLive,
  'label-present': labelPresent,
  'named-beans-only': namedBeansOnly,
  'no-generated-id': noGeneratedId,
  'reference-exists': referenceExists,
  'user-task-complete': userTaskComplete
};

/** Lints one diagram, given what the project has: { processes, decisions, forms }, each a set of ids. */
export async function lintDiagram(xml, project) {
  const { root, problems } = await readDiagram(xml);
  if (!root) {
    return problems;
  }
  const reports = await linterFor(project).lint(root);
  return [...problems, ...Object.entries(reports).flatMap(([rule, found]) => found.map(({ id, message }) => ({
    element: id,
    name: nameOf(root, id),
    rule,
    message
  })))];
}

function linterFor(project) {
  const packages = new NodeResolver({ require: createRequire(import.meta.url) });
  return new Linter({
    resolver: {
      resolveRule: (pkg, rule) => pkg === OURS ? RULES[rule] : packages.resolveRule(pkg, rule),
      resolveConfig: (pkg, config) => packages.resolveConfig(pkg, config)
    },
    config: {
      extends: 'bpmnlint:recommended',
      rules: {
        // Ours ask for more, in Norwegian.
        'label-required': 'off',
        'no-bpmndi': 'off',
        ...Object.fromEntries(Object.keys(RULES).map(rule => [`stafettpinnen/${rule}`, ['error', project]]))
      }
    }
  });
}

function nameOf(element, id) {
  if (element.id === id) {
    return element.name;
  }
  return [...element.rootElements ?? [], ...element.flowElements ?? [], ...element.participants ?? []]
    .map(child => nameOf(child, id)).find(Boolean);
}
