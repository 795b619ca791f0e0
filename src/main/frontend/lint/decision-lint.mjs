import basisExplained from './decision-rules/basis-explained.mjs';
import defaultRow from './decision-rules/default-row.mjs';
import historyTimeToLive from './decision-rules/history-time-to-live.mjs';
import knownValues from './decision-rules/known-values.mjs';
import municipalityFirst from './decision-rules/municipality-first.mjs';
import noGeneratedId from './decision-rules/no-generated-id.mjs';
import rowExplained from './decision-rules/row-explained.mjs';
import { readDecisions } from './read.mjs';

const RULES = {
  'basis-explained': basisExplained,
  'default-row': defaultRow,
  'history-time-to-live': historyTimeToLive,
  'known-values': knownValues,
  'municipality-first': municipalityFirst,
  'no-generated-id': noGeneratedId,
  'row-explained': rowExplained
};

/** Lints the decisions of one file. */
export async function lintDecisions(xml) {
  const { root, problems } = await readDecisions(xml);
  const decisions = (root?.drgElement ?? []).filter(({ $type }) => $type === 'dmn:Decision');
  return [...problems, ...decisions.flatMap(decision =>
    Object.entries(RULES).flatMap(([rule, check]) => [...check(decision)].map(message => ({
      element: decision.id,
      name: decision.name,
      rule: `stafettpinnen/${rule}`,
      message
    }))))];
}
