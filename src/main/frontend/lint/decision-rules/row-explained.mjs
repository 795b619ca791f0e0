import { tableOf } from './table.mjs';

export default function* (decision) {
  for (const [index, row] of tableOf(decision)?.rows.entries() ?? []) {
    if (!row.description?.trim()) {
      yield `Rad ${index + 1} mangler merknad. Skriv hvor regelen kommer fra: plan og regelnummer, eller paragraf.`;
    }
  }
}
