import { casePage } from '../common/case.js';
import { dateOf } from '../common/dates.js';
import { element } from '../common/element.js';

const COLUMNS = ['Tjeneste', 'Skulle svart', 'Sak'];

/** What services have promised and not answered in time, for leaders; nothing is shown where there is none. */
export function showLate(promises) {
  if (promises.length === 0) {
    return;
  }
  document.getElementById('late-promises').replaceChildren(element('table', { className: 'cases', role: 'table' },
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' },
      COLUMNS.map(name => element('th', { scope: 'col', role: 'columnheader' }, name)))),
    element('tbody', { role: 'rowgroup' }, promises.map(rowOf))));
  document.getElementById('late').hidden = false;
}

function rowOf({ service, due, caseId, reference }) {
  const link = caseId ? element('a', { className: 'ds-link', href: casePage(caseId) }, `Sak ${reference}`) : 'Du har ikke innsyn i saken';
  return element('tr', { role: 'row' },
    element('th', { scope: 'row', role: 'rowheader' }, service),
    [dateOf(due), link].map((content, column) => element('td', { role: 'cell', 'data-label': COLUMNS[column + 1] }, content)));
}
