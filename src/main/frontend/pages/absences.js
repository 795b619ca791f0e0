import { dateOf } from '../common/dates.js';
import { button, element } from '../common/element.js';
import { request } from '../common/request.js';

const place = id => document.getElementById(id);

/** Oneself, and those whom one leads: who is away, and whom one can say it of. */
export function startAbsences() {
  place('absence').addEventListener('submit', event => {
    event.preventDefault();
    attempt(enter);
  });
  place('absences').addEventListener('click', ({ target }) => target.dataset.person && attempt(() => end(target.dataset.person)));
  attempt(show);
}

async function attempt(work) {
  try {
    place('absence-problem').hidden = true;
    place('absence-status').textContent = '';
    await work();
  } catch (problem) {
    place('absence-problem').textContent = problem.errors?.map(({ message }) => message).join(' ') || problem.message;
    place('absence-problem').hidden = false;
  }
}

async function show() {
  const people = await request('/api/absences');
  place('absences').replaceChildren(...people.filter(({ from }) => from).map(row));
  const { value } = place('absence-person');
  place('absence-person').replaceChildren(...people.map(({ person, name, self }) =>
    element('option', { value: person }, self ? `${name} (deg selv)` : name)));
  place('absence-person').value = people.some(({ person }) => person === value) ? value : people[0].person;
  place('absence-whose').hidden = people.length === 1;
}

function row({ person, name, self, from, until }) {
  const back = button(self ? 'Jeg er tilbake' : 'Tilbake på jobb', undefined, 'ds-button');
  back.dataset.variant = 'tertiary';
  back.dataset.person = person;
  back.setAttribute('aria-label', self ? 'Jeg er tilbake' : `Tilbake på jobb: ${name}`);
  return element('li', {},
    element('p', { className: 'ds-paragraph' }, absenceText({ name: self ? 'Du' : name, from, until })),
    element('div', { className: 'actions' }, back));
}

/** "Du er borte fra 1. januar 2027 til 3. mars 2027." */
export function absenceText({ name, from, until }) {
  return until ? `${name} er borte fra ${dateOf(from)} til ${dateOf(until)}.` : `${name} er borte fra ${dateOf(from)}. Ingen vet hvor lenge.`;
}

async function enter() {
  await request('/api/absences', {
    method: 'PUT',
    body: JSON.stringify({
      person: place('absence-person').value,
      from: place('absence-from').value,
      until: place('absence-until').value || undefined
    })
  });
  place('absence').reset();
  await show();
  place('absence-status').textContent = 'Fraværet er lagret.';
}

async function end(person) {
  await request('/api/absences/end', { method: 'POST', body: JSON.stringify({ person }) });
  await show();
  place('absence-status').textContent = 'Fraværet er avsluttet.';
}
