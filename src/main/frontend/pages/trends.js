import { element } from '../common/element.js';
import { request } from '../common/request.js';
import { trouble } from './trouble.js';
import { showWho } from './who.js';

/* What the teams have told the coordinating teams that one leads. */
/** As in the form of the meeting. */
const CATEGORIES = {
  absence: 'Fravær fra skolen', mentalHealth: 'Psykisk helse', substance: 'Rus', digital: 'Nett og digitale medier',
  violence: 'Vold og krenkelser', exclusion: 'Mobbing og utenforskap', language: 'Språk og utvikling', family: 'Familienes situasjon',
  other: 'Noe annet'
};
const MONTH = new Intl.DateTimeFormat('nb-NO', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const place = document.getElementById('trends');
const state = document.getElementById('state');

async function load() {
  state.textContent = 'Henter …';
  try {
    const all = await request('/api/trend-notes');
    place.replaceChildren(...all.map(section));
    state.textContent = all.length === 0 ? 'Du leder ikke noe samordningsteam.' : '';
  } catch (problem) {
    state.textContent = '';
    place.replaceChildren(trouble(problem, load));
  }
}

function section({ municipality, notes }) {
  const months = [...new Set(notes.map(note => note.month))];
  return element('section', {},
    element('h2', { className: 'ds-heading', 'data-size': 'md' }, municipality),
    notes.length === 0 && element('p', { className: 'ds-paragraph' }, 'Teamene har ikke skrevet noe i månedene som er gått.'),
    months.flatMap(month => [
      element('h3', { className: 'ds-heading', 'data-size': 'xs' }, MONTH.format(new Date(`${month}-01T00:00:00Z`))),
      element('ul', {}, notes.filter(note => note.month === month).map(line))]));
}

function line({ team, category, text }) {
  return element('li', {}, element('strong', {}, CATEGORIES[category] ?? category), ` (${team})`, text && `: ${text}`);
}

request('/api/me').then(({ name }) => showWho(name), () => {});
load();
