import { button, element, lead } from '../common/element.js';
import { dateOf, momentOf } from '../common/dates.js';
import { levelMark } from '../common/level.js';
import { request } from '../common/request.js';
import { coordination } from './coordination.js';

const CASE_STATUS = { OPEN: 'Åpen', CLOSED: 'Avsluttet' };

/**
 * The panel "Stafettloggen". Asks for the case when the person opens it, never before: each reading is logged.
 * `heading` is the tag of its headings, one below the last heading before it.
 */
export function stafettLog(caseId, heading = 'h4') {
  const content = element('div', { className: 'stafett-log-content', 'aria-live': 'polite' });
  const panel = element('details', { className: 'stafett-log' },
    element('summary', {}, 'Stafettloggen: saken så langt'), content);
  const load = async () => {
    content.replaceChildren(element('p', {}, 'Henter stafettloggen …'));
    try {
      content.replaceChildren(...describe(await request(`/api/cases/${encodeURIComponent(caseId)}`), heading));
    } catch (problem) {
      const text = problem.status === 404 ? 'Du har ikke tilgang til stafettloggen i denne saken.' : problem.message;
      content.replaceChildren(element('p', {}, text), button('Prøv igjen', load, 'stafett-button'));
    }
  };
  panel.addEventListener('toggle', () => {
    if (panel.open && !content.hasChildNodes()) {
      load();
    }
  });
  return panel;
}

function describe({ reference, child, status, level, service, batonHolder, batonTurns, participants, measures, consents, sentHome,
  coordination: coordinated, log }, heading) {
  const head = title => element(heading, { className: 'stafett-log-heading' }, title);
  const section = (title, items, describeItem, list = 'ul') =>
    items?.length ? [head(title), element(list, {}, items.map(item => element('li', {}, describeItem(item))))] : [];
  return [
    facts([
      ['Sak', reference],
      ['Barn', child?.name],
      [isExpected(child) ? 'Termin' : 'Født', child?.birthDate && dateOf(child.birthDate)],
      ['Status', CASE_STATUS[status] ?? status],
      ['Nivå', level && levelMark(level)],
      ['Milepæl', level?.milestone],
      ['Enhet', service],
      ['Har stafettpinnen', batonHolder],
      ...(coordinated?.functions ?? []).map(({ function: title, holder, service: from, since }) =>
        [title, `${holder ? `${holder}, ${from}` : `${from} ivaretar funksjonen til noen er oppnevnt`} (fra ${dateOf(since)})`])
    ]),
    ...section('Stafettpinnen', batonTurns, ({ name, service: from, since, how }) =>
      [[name, from, how].filter(Boolean).join(', '), since && ` (fra ${dateOf(since)})`]),
    ...section('Med i saken', participants, ({ name, service: from, since }) =>
      [[name, from].filter(Boolean).join(', '), since && ` (fra ${dateOf(since)})`]),
    ...coordination(coordinated, { head, facts, section }),
    ...section('Tiltak', measures, measure => [
      element('strong', {}, measure.goal || measure.description || 'Tiltak'),
      facts([
        ['Tiltak', measure.goal && measure.description],
        ['Arena', measure.arena],
        ['Ansvarlig', measure.responsible],
        [measure.agreedInTeam ? 'Avtalt i teamet, frist' : 'Evalueres', measure.evaluationDate && dateOf(measure.evaluationDate)],
        ['Status', measure.status]
      ])
    ]),
    ...section('Samtykker', consents, ({ services, from, until, status: stands, why }) => [
      element('strong', {}, services),
      facts([['Gjelder', `${dateOf(from)} til ${dateOf(until)}`], ['Status', stands], ['Hvorfor (bare for egen tjeneste)', why]])
    ]),
    ...section('Sendt til hjemmet', sentHome, ({ at, what, recipients }) =>
      `${what}, ${momentOf(at)}${recipients > 1 ? ` (${recipients} mottakere)` : ''}`),
    ...section('Logg', log, entry => [
      element('strong', {}, entry.title),
      element('p', { className: 'stafett-log-by' }, [entry.at && momentOf(entry.at), entry.by].filter(Boolean).join(', ')),
      facts((entry.fields ?? []).map(({ label, value }) => [label, value]))
    ], 'ol')
  ];
}

function facts(pairs) {
  return element('dl', {}, pairs
    .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
    .map(([label, value]) => element('div', {}, element('dt', {}, lead(label)), element('dd', {}, value))));
}

/** Not born yet: the date is when it is due. */
function isExpected(child) {
  return Boolean(child?.birthDate) && new Date(`${child.birthDate}T00:00`) > new Date();
}
