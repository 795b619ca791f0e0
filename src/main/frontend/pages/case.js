import { actionsOf, isUrgent, taskPage } from '../common/case.js';
import { momentOf } from '../common/dates.js';
import { button, element } from '../common/element.js';
import { request } from '../common/request.js';
import { speakNorwegian } from '../form-host/date-picker.js';
import { actionEndpoints } from '../form-host/endpoints.js';
import { FormHost } from '../form-host/host.js';
import { printWholeTexts } from '../form-host/printing.js';
import { stafettLog } from '../form-host/stafett-log.js';
import { trouble } from './trouble.js';
import { showWho } from './who.js';

/*
 * The page of a case: what can be begun in it, the form of what is begun, and the stafettlogg. The address holds the case only; which
 * form is open stands in the browser's history, so that back, forward and reload do what a person expects.
 */
const CASE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const caseId = new URLSearchParams(location.search).get('sak') ?? '';
const GENERAL_RECEIPT = 'Det du skrev, står nå i stafettloggen. Det som skal gjøres videre, kommer i oppgavelista.';
const title = document.getElementById('title');
const place = document.getElementById('case');
let host;

function show() {
  host = undefined;
  if (history.state?.action) {
    showForm(history.state.action);
  } else {
    showCase();
  }
}

function go(action) {
  history.pushState({ action }, '');
  show();
}

function showCase() {
  const actions = element('section', { className: 'case-actions', 'aria-label': 'Hva vil du gjøre i saken?' });
  const log = stafettLog(caseId, 'h2');
  log.open = true;
  place.replaceChildren(actions, element('div', { className: 'stafett case-log', lang: 'nb' }, log));
  showActions(actions);
}

async function showActions(section) {
  section.replaceChildren(element('p', {}, 'Henter …'));
  try {
    const actions = await actionsOf(caseId);
    section.replaceChildren(actions.length > 0
      ? element('ul', { className: 'cards' }, actions.map(actionCard))
      : element('p', { className: 'ds-paragraph' }, 'Det er ikke noe du kan begynne på i denne saken.'));
  } catch (problem) {
    section.replaceChildren(trouble(problem, () => showActions(section)));
  }
}

function actionCard(action) {
  const begin = button(action.name, () => go(action.key), 'ds-button');
  begin.dataset.variant = 'secondary';
  if (isUrgent(action)) {
    begin.dataset.color = 'danger';
  }
  return element('li', { className: 'ds-card' },
    element('p', {}, begin), action.help && element('p', { className: 'ds-paragraph' }, action.help));
}

function showForm(processKey) {
  const container = element('div', {});
  const back = button('Tilbake til saken', () => leaveForm(), 'ds-button');
  back.dataset.variant = 'secondary';
  const shown = new FormHost(container, actionEndpoints(caseId, processKey));
  const send = button('Send', () => shown.submit((problem, answer) => problem ?? showReceipt(container, answer)), 'ds-button');
  place.replaceChildren(element('section', { className: 'case-form' }, container, element('div', { className: 'case-send' }, send, back)));
  host = shown;
  host.load();
}

/** What is written is kept as a draft. */
function leaveForm() {
  go(undefined);
  title.focus();
}

function showReceipt(container, { receipt: told = GENERAL_RECEIPT, tasks }) {
  const name = container.querySelector('.stafett-title').textContent;
  history.replaceState(null, '');
  host = undefined;
  const back = button('Tilbake til saken', leaveForm, 'ds-button');
  back.dataset.variant = 'secondary';
  const receipt = element('div', { className: 'ds-alert receipt', 'data-color': 'success', tabIndex: -1 },
    element('h2', { className: 'ds-heading', 'data-size': 'xs' }, `Sendt: ${name}`),
    element('p', { className: 'ds-paragraph' }, told),
    tasks.map(({ id, name, due }) => element('p', { className: 'ds-paragraph' }, 'Oppgaven din nå: ',
      element('a', { className: 'ds-link', href: taskPage(id) }, name), ` (frist ${momentOf(due)})`)),
    element('p', { className: 'buttons' }, element('a', { className: 'ds-button', href: taskPage() }, 'Gå til oppgavelista'), back));
  place.replaceChildren(receipt);
  receipt.focus();
}

function begin() {
  if (!CASE.test(caseId)) {
    place.replaceChildren(element('p', { className: 'ds-paragraph' }, 'Lenken til saken er ikke hel. Finn saken i «Sakene mine».'));
    return;
  }
  title.textContent = `Sak ${caseId.slice(0, 6).toUpperCase()}`;
  document.title = `${title.textContent} – Stafettpinnen`;
  if (location.hash) {
    history.replaceState({ action: decodeURIComponent(location.hash.slice(1)) }, '', location.pathname + location.search);
  }
  window.addEventListener('popstate', show);
  show();
}

speakNorwegian();
printWholeTexts();
request('/api/me').then(({ name }) => showWho(name, () => host?.save()), () => {});
begin();
