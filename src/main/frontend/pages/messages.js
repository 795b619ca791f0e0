import { casePage, taskPage } from '../common/case.js';
import { momentOf } from '../common/dates.js';
import { button, element } from '../common/element.js';
import { request } from '../common/request.js';
import { startAbsences } from './absences.js';

const place = id => document.getElementById(id);
const MOST_COUNTED = 100;

let next;
let newest;
let unread = 0;

async function load() {
  const page = await request(`/api/messages${next ? `?before=${encodeURIComponent(next)}` : ''}`);
  const rows = page.messages.map(show);
  place('messages').append(...rows);
  newest ??= page.messages[0]?.place;
  next = page.next;
  place('more').hidden = !next;
  count(page.unread);
  return rows;
}

function show({ id, at, text, read, taskId, caseToRenew }) {
  const row = element('li', { className: read ? '' : 'unread', tabIndex: -1 },
    element('div', {},
      element('time', { dateTime: at }, momentOf(at)),
      !read && element('span', { className: 'ds-tag', 'data-color': 'info' }, 'Ny')),
    element('p', { className: 'ds-paragraph' }, text),
    element('div', { className: 'actions' },
      taskId && element('a', { className: 'ds-link', href: taskPage(taskId) }, 'Gå til oppgaven'),
      caseToRenew && element('a', { className: 'ds-link', href: casePage(caseToRenew, 'registerConsent') }, 'Registrer samtykke'),
      !read && markButton(id, text)));
  row.querySelector('a')?.addEventListener('click', () => row.classList.contains('unread') && markOnTheWay(id));
  return row;
}

function markButton(id, text) {
  const mark = button('Merk som lest', attempt(async () => {
    await request(`/api/messages/${id}/read`, { method: 'POST' });
    const row = mark.closest('li');
    showRead(row);
    row.focus();
    count(unread - 1);
  }), 'ds-button');
  mark.dataset.variant = 'tertiary';
  mark.setAttribute('aria-label', `Merk som lest: ${text}`);
  return mark;
}

/** Who goes to the task has read the message; the page is left before an answer comes. */
function markOnTheWay(id) {
  request(`/api/messages/${id}/read`, { method: 'POST', keepalive: true }).catch(() => {});
}

function showRead(row) {
  row.classList.remove('unread');
  row.querySelector('.ds-tag')?.remove();
  row.querySelector('button')?.remove();
}

function count(number) {
  unread = Math.max(0, number);
  place('read-all').hidden = unread === 0;
  place('status').textContent = place('messages').childElementCount === 0 ? 'Du har ingen beskjeder.'
    : unread === 0 ? 'Du har lest alle beskjedene.'
      : unread >= MOST_COUNTED ? `Du har over ${MOST_COUNTED - 1} uleste beskjeder.`
        : unread === 1 ? 'Du har 1 ulest beskjed.' : `Du har ${unread} uleste beskjeder.`;
}

/** Says what went wrong where everybody sees it, and takes it away when it goes well. */
function attempt(work) {
  return async event => {
    const { target } = event ?? {};
    try {
      place('problem').hidden = true;
      await work(event);
    } catch (problem) {
      place('problem').textContent = problem.message;
      place('problem').hidden = false;
      target?.focus?.();
    }
  };
}

async function choose({ target }) {
  place('choice-status').textContent = '';
  await request('/api/messages/choice', { method: 'PUT', body: JSON.stringify({ mailing: target.value }) });
  place('choice-status').textContent = 'Valget er lagret.';
}

async function showChoice() {
  const { mailing } = await request('/api/messages/choice');
  place('choice').elements.mailing.value = mailing;
}

place('more').addEventListener('click', attempt(async () => {
  const [first] = await load();
  first?.focus();
}));
place('read-all').addEventListener('click', attempt(async () => {
  await request(`/api/messages/read?upTo=${encodeURIComponent(newest)}`, { method: 'POST' });
  place('messages').querySelectorAll('li').forEach(showRead);
  count(0);
  place('messages').querySelector('li').focus();
}));
place('choice').addEventListener('change', event => attempt(choose)(event).finally(() => {
  if (!place('problem').hidden) {
    attemptQuietly(showChoice);
  }
}));

function attemptQuietly(work) {
  work().catch(() => {});
}

attempt(load)().then(() => {
  if (!place('problem').hidden) {
    place('status').textContent = '';
  }
});
attempt(showChoice)();
startAbsences();
