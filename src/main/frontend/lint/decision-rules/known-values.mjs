import { tableOf } from './table.mjs';

/** A column that lists its values holds one of these in each row. */
export default function* (decision) {
  const table = tableOf(decision);
  for (const [column, { label, outputValues }] of table?.outputs.entries() ?? []) {
    const known = outputValues?.text.split(',').map(value => value.trim());
    for (const [index, row] of known ? table.rows.entries() : []) {
      const value = (row.outputEntry?.[column]?.text ?? '').trim();
      if (!known.includes(value)) {
        yield `Rad ${index + 1} har ${value || 'ingenting'} i kolonnen «${label}». Bruk en av ${known.join(', ')}.`;
      }
    }
  }
}
