import { casePage } from '../common/case.js';
import { dateOf } from '../common/dates.js';
import { button, element } from '../common/element.js';
import { levelMark } from '../common/level.js';
import { request } from '../common/request.js';
import { showLate } from './late-promises.js';
import { trouble } from './trouble.js';
import { showWho } from './who.js';

const COLUMNS = ['Sak', 'Nivå', 'Har stafettpinnen', 'Siden'];
const place = document.getElementById('cases');
const state = document.getElementById('state');
const baton = document.getElementById('baton');
let asked = 0;

/** From the beginning; the answer to an older question is not shown. */
async function load() {
  const mine = ++asked;
  state.textContent = 'Henter saker …';
  try {
    const list = await fetchAfter();
    if (mine === asked) {
      showFirst(list);
    }
  } catch (problem) {
    if (mine === asked) {
      state.textContent = '';
      place.replaceChildren(trouble(problem, load));
    }
  }
}

function showFirst({ cases, more }) {
  if (cases.length === 0) {
    place.replaceChildren();
    state.textContent = baton.checked ? 'Du har ikke stafettpinnen i noen åpen sak.' : 'Du er ikke med i noen åpen sak.';
    return;
  }
  const rows = element('tbody', { role: 'rowgroup' });
  place.replaceChildren(element('table', { className: 'cases', role: 'table' },
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' },
      COLUMNS.map(name => element('th', { scope: 'col', role: 'columnheader' }, name)))), rows));
  append(rows, cases, more);
}

function append(rows, cases, more) {
  const first = rows.children.length;
  rows.append(...cases.map(rowOf));
  state.textContent = more ? `Viser ${rows.children.length} saker.`
    : rows.children.length === 1 ? 'Én sak.' : `${rows.children.length} saker.`;
  if (more) {
    offerMore(rows, cases.at(-1));
  }
  if (first > 0) {
    rows.children[first].querySelector('a').focus();
  }
}

function offerMore(rows, last) {
  const question = asked;
  const further = element('p', {});
  const fetchMore = async () => {
    try {
      const { cases, more } = await fetchAfter(last);
      if (question === asked) {
        further.remove();
        append(rows, cases, more);
      }
    } catch (problem) {
      further.replaceChildren(trouble(problem, fetchMore));
    }
  };
  const next = button('Vis flere', fetchMore, 'ds-button');
  next.dataset.variant = 'secondary';
  further.append(next);
  place.append(further);
}

function fetchAfter(last) {
  const query = new URLSearchParams({ baton: baton.checked, ...(last && { before: last.openedAt, beforeCase: last.caseId }) });
  return request(`/api/cases?${query}`);
}

function rowOf({ caseId, reference, child, level, batonHolder, mine, since }) {
  const holder = mine
    ? [batonHolder, element('span', { className: 'ds-tag', 'data-color': 'info' }, 'Du har stafettpinnen')] : batonHolder;
  return element('tr', { role: 'row' },
    element('th', { scope: 'row', role: 'rowheader' },
      element('a', { className: 'ds-link', href: casePage(caseId) }, `${child} (sak ${reference})`)),
    [levelMark(level), holder, dateOf(since)].map((content, column) =>
      element('td', { role: 'cell', 'data-label': COLUMNS[column + 1] }, content)));
}

baton.addEventListener('change', load);
request('/api/late-promises').then(showLate, () => {});
request('/api/me').then(({ name }) => showWho(name), () => {});
load();
