import { tableOf } from './table.mjs';

const SOURCES = {
  '"law"': { pattern: /§/, asked: 'paragrafen' },
  '"plan"': { pattern: /\bR\d{3}\b/, asked: 'regelnummeret i planen' },
  '"default"': { pattern: /lokal standard|\bR\d{3}\b/i, asked: '«lokal standard» eller regelnummeret' }
};

/** Where a table says whether law, plan or a local default stands behind a row, the annotation names the source. */
export default function* (decision) {
  const table = tableOf(decision);
  const column = table?.outputs.findIndex(({ name }) => name === 'basis') ?? -1;
  for (const [index, row] of column < 0 ? [] : table.rows.entries()) {
    const source = SOURCES[row.outputEntry[column]?.text?.trim()];
    if (source && !source.pattern.test(row.description ?? '')) {
      yield `Merknaden i rad ${index + 1} nevner ikke ${source.asked}, som fristen bygger på.`;
    }
  }
}
