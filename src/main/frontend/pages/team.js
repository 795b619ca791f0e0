import { casePage } from '../common/case.js';
import { momentOf } from '../common/dates.js';
import { element } from '../common/element.js';
import { request } from '../common/request.js';
import { trouble } from './trouble.js';
import { showWho } from './who.js';

/* The meetings of one's teams: what is up when, who waits for a time, and the next free ones. */
const BOOKED = ['Oppe', 'Sak', 'Barn', 'Fra melding til møte', 'Hjelpeark'];
const place = document.getElementById('teams');
const state = document.getElementById('state');

async function load() {
  state.textContent = 'Henter …';
  try {
    const teams = await request('/api/team-agenda');
    place.replaceChildren(...teams.map(section));
    state.textContent = teams.length === 0 ? 'Du er ikke med i noe tverrfaglig team.' : '';
  } catch (problem) {
    state.textContent = '';
    place.replaceChildren(trouble(problem, load));
  }
}

function section({ name, leads, booked, waiting, nextFree }) {
  return element('section', {},
    element('h2', { className: 'ds-heading', 'data-size': 'md' }, leads ? `${name} (du leder)` : name),
    booked.length > 0 ? table(name, booked) : element('p', { className: 'ds-paragraph' }, 'Ingen saker er satt opp.'),
    waiting.length > 0 && element('h3', { className: 'ds-heading', 'data-size': 'xs' }, 'Venter på tid'),
    waiting.length > 0 && element('ul', {}, waiting.map(one =>
      element('li', {}, link(one), `, ${one.child}: meldt for ${days(one.days)} siden`))),
    nextFree.length > 0 && element('p', { className: 'ds-paragraph' }, `Neste ledige tider: ${nextFree.map(time => momentOf(time)).join(' · ')}`));
}

function table(name, booked) {
  return element('table', { className: 'cases', role: 'table', 'aria-label': `Satt opp i ${name}` },
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' },
      BOOKED.map(name => element('th', { scope: 'col', role: 'columnheader' }, name)))),
    element('tbody', { role: 'rowgroup' }, booked.map(row)));
}

function row(one) {
  return element('tr', { role: 'row' },
    element('th', { scope: 'row', role: 'rowheader' }, element('time', { dateTime: one.at }, momentOf(one.at))),
    [link(one), one.child, days(one.days), one.prepared ? 'Klart' : 'Ikke ennå'].map((cell, column) =>
      element('td', { role: 'cell', 'data-label': BOOKED[column + 1] }, cell)));
}

function link({ caseId, reference }) {
  return element('a', { className: 'ds-link', href: casePage(caseId) }, reference);
}

function days(number) {
  return number === 1 ? '1 dag' : `${number} dager`;
}

request('/api/me').then(({ name }) => showWho(name), () => {});
load();
