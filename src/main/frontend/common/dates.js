export const MONTHS = ['januar', 'februar', 'mars', 'april', 'mai', 'juni',
  'juli', 'august', 'september', 'oktober', 'november', 'desember'];

/** "14.05" */
export function timeOf(instant) {
  const at = new Date(instant);
  return `${twoDigits(at.getHours())}.${twoDigits(at.getMinutes())}`;
}

/** "21. november 2026", from a date ("2026-11-21") or an instant */
export function dateOf(value) {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00` : value;
  const at = new Date(day);
  return Number.isNaN(at.getTime()) ? '' : `${at.getDate()}. ${MONTHS[at.getMonth()]} ${at.getFullYear()}`;
}

/** "kl. 14.05" today, else "21. november 2026 kl. 14.05" */
export function momentOf(instant, now = new Date()) {
  const time = `kl. ${timeOf(instant)}`;
  return new Date(instant).toDateString() === now.toDateString() ? time : `${dateOf(instant)} ${time}`;
}

function twoDigits(number) {
  return String(number).padStart(2, '0');
}
