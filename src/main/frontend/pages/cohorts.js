import { button, element } from '../common/element.js';
import { request } from '../common/request.js';
import { trouble } from './trouble.js';
import { showWho } from './who.js';

const COLUMNS = ['Født', 'Jenter', 'Gutter'];
const OLDEST = 19;
const place = document.getElementById('units');
const state = document.getElementById('state');

async function load() {
  state.textContent = 'Henter tallene …';
  try {
    show(await request('/api/cohorts'));
  } catch (problem) {
    state.textContent = '';
    place.replaceChildren(trouble(problem, load));
  }
}

function show(units) {
  state.textContent = units.length > 0 ? '' : 'Du leder ingen enhet. Be lederen i enheten om å fylle ut tallene.';
  place.replaceChildren(...units.map(tableOf));
}

/* The tables are drawn anew; whoever works with the keyboard stays where they were. */
function focusSave(unit) {
  place.querySelector(`[data-unit="${CSS.escape(unit)}"]`)?.focus();
}

function tableOf({ unit, name, years }) {
  const now = new Date().getFullYear();
  const known = new Map(years.map(year => [year.birthYear, year]));
  const first = Math.min(now - OLDEST, ...known.keys());
  const rows = Array.from({ length: now - first + 1 }, (_, i) => rowOf(known.get(now - i) ?? { birthYear: now - i }));
  const save = button('Lagre', () => saveUnit(unit, name, rows), 'ds-button');
  save.dataset.unit = unit;
  save.setAttribute('aria-label', `Lagre tallene for ${name}`);
  return element('section', {},
    element('h2', { className: 'ds-heading', 'data-size': 'sm' }, name),
    element('table', { className: 'cases', role: 'table', 'aria-label': name },
      element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' },
        COLUMNS.map(column => element('th', { scope: 'col', role: 'columnheader' }, column)))),
      element('tbody', { role: 'rowgroup' }, rows.map(({ row }) => row))),
    element('p', {}, save));
}

function rowOf({ birthYear, girls, boys }) {
  const field = (value, whose) => element('input', { className: 'ds-input', type: 'number', min: 0, max: 1000, value: value ?? '',
    'aria-label': `${whose} født ${birthYear}` });
  const fields = [field(girls, 'Jenter'), field(boys, 'Gutter')];
  const row = element('tr', { role: 'row' }, element('th', { scope: 'row', role: 'rowheader' }, String(birthYear)),
    fields.map((input, i) => element('td', { role: 'cell', 'data-label': COLUMNS[i + 1] }, input)));
  const number = ({ value }) => (value === '' ? null : Number(value));
  const wrong = () => fields.find(input => !input.checkValidity());
  return { row, wrong, read: () => ({ birthYear, girls: number(fields[0]), boys: number(fields[1]) }) };
}

async function saveUnit(unit, name, rows) {
  const wrong = rows.map(row => row.wrong()).find(input => input);
  if (wrong) {
    state.textContent = `${wrong.getAttribute('aria-label')}: skriv et helt tall fra 0 til 1000, eller la feltet stå tomt.`;
    wrong.focus();
    return;
  }
  state.textContent = 'Lagrer …';
  try {
    show(await request('/api/cohorts', { method: 'PUT', body: JSON.stringify({ unit, years: rows.map(row => row.read()) }) }));
    focusSave(unit);
    state.textContent = `Tallene for ${name} er lagret.`;
  } catch (problem) {
    state.textContent = problem.message;
  }
}

request('/api/me').then(({ name }) => showWho(name), () => {});
load();
