import { admitsUnknown, entriesOf, isAnything, tableOf } from './table.mjs';

export default function* (decision) {
  const table = tableOf(decision);
  if (!table || table.municipality < 0) {
    return;
  }
  if (table.rows.length === 0) {
    yield 'Tabellen har ingen rader.';
    return;
  }
  const last = entriesOf(table.rows.at(-1));
  if (!admitsUnknown(last[table.municipality])) {
    yield `Den siste raden gjelder bare ${last[table.municipality]}. La kommunen stå tom i den siste raden, `
      + 'så gjelder den for alle kommuner uten egen rad.';
    return;
  }
  const earlier = table.rows.slice(0, -1).findIndex(row => takesAll(entriesOf(row), last));
  if (earlier >= 0) {
    yield `Den siste raden blir aldri brukt, for rad ${earlier + 1} gjelder allerede alt den gjelder.`;
  }
}

/** Whether all that the last row could match has already met this one. */
function takesAll(entries, last) {
  return entries.every((entry, column) => isAnything(entry) || entry === last[column]);
}
