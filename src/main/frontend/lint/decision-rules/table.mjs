/** The rows and output columns of a decision table and, if it has one, the place of the column for the municipality. */
export function tableOf({ decisionLogic }) {
  if (decisionLogic?.$type !== 'dmn:DecisionTable') {
    return undefined;
  }
  return {
    hitPolicy: decisionLogic.hitPolicy,
    rows: decisionLogic.rule ?? [],
    outputs: decisionLogic.output ?? [],
    municipality: (decisionLogic.input ?? [])
      .findIndex(({ inputExpression }) => /\bmunicipality\b/.test(inputExpression?.text ?? ''))
  };
}

export function entriesOf(row) {
  return (row.inputEntry ?? []).map(({ text }) => (text ?? '').trim());
}

export function isAnything(entry) {
  return entry === '' || entry === '-';
}

/** Whether a municipality that no row names passes this entry. */
export function admitsUnknown(entry) {
  return isAnything(entry) || /^not\s*\(/.test(entry);
}
