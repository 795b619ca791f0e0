import { tableOf } from './table.mjs';

export default function* (decision) {
  const table = tableOf(decision);
  if (table && table.municipality >= 0 && table.hitPolicy !== 'FIRST') {
    yield `Tabellen har en kolonne for kommune og skal bruke treffregelen FIRST, ikke ${table.hitPolicy}. `
      + 'Da går kommunens egen rad foran den felles.';
  }
}
