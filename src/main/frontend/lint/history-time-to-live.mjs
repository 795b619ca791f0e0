export const MESSAGE = 'Det står ikke hvor lenge historikken beholdes (historyTimeToLive). Skriv det som dager, '
  + 'for eksempel P730D.';

export function isDuration(text) {
  return /^P[1-9]\d*D$/.test(text ?? '');
}
