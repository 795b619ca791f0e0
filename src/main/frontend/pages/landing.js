import { momentOf } from '../common/dates.js';
import { element } from '../common/element.js';
import { request } from '../common/request.js';
import { showWho } from './who.js';

const NEWEST = 5;
const MOST_COUNTED = 100;

const place = id => document.getElementById(id);

function showPerson({ name, services = [], unread = 0, messages = [] }) {
  showWho(name);

  place('mine-title').textContent = `Hei, ${name}`;
  place('services').replaceChildren(...services.map(service =>
    element('li', {}, [service.name, service.municipality].filter(Boolean).join(', '))));
  place('unread').textContent = unread === 0 ? 'Alle beskjeder' : `Alle beskjeder (${unread < MOST_COUNTED ? unread : `${MOST_COUNTED - 1}+`} uleste)`;
  place('messages').replaceChildren(...(messages.length > 0
    ? messages.slice(0, NEWEST).map(showMessage)
    : [element('li', {}, 'Du har ingen beskjeder.')]));
  place('mine').hidden = false;
}

function showMessage({ at, text, read }) {
  return element('li', {},
    element('div', {},
      element('time', { dateTime: at }, momentOf(at)),
      !read && element('span', { className: 'ds-tag', 'data-color': 'info' }, 'Ny')),
    text);
}

request('/api/me').then(showPerson, () => {});
