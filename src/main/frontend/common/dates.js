export const MONTHS = ['januar', 'februar', 'mars', 'april', 'mai', 'juni',
  'juli', 'august', 'september', 'oktober', 'november', 'desember'];

/* Meetings and deadlines are told in Norwegian time, whatever the machine's clock is set to. */
const OSLO = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Oslo', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
  hour: '2-digit', minute: '2-digit' });

/** "14.05" */
export function timeOf(instant) {
  const { hour, minute } = inOslo(new Date(instant));
  return `${hour}.${minute}`;
}

/** "21. november 2026", from a date ("2026-11-21") or an instant */
export function dateOf(value) {
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00Z` : value);
  if (Number.isNaN(at.getTime())) {
    return '';
  }
  const { day, month, year } = inOslo(at);
  return `${Number(day)}. ${MONTHS[month - 1]} ${year}`;
}

/** "kl. 14.05" today, else "21. november 2026 kl. 14.05" */
export function momentOf(instant, now = new Date()) {
  const time = `kl. ${timeOf(instant)}`;
  return dateOf(instant) === dateOf(now) ? time : `${dateOf(instant)} ${time}`;
}

function inOslo(at) {
  return Object.fromEntries(OSLO.formatToParts(at).map(({ type, value }) => [type, value]));
}
