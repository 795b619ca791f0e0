import { momentOf } from '../common/dates.js';
import { button, element } from '../common/element.js';
import { logOut } from '../common/log-out.js';
import { request } from '../common/request.js';

const place = id => document.getElementById(id);

function showPerson({ name, services = [], messages = [] }) {
  const logOutButton = button('Logg ut', leave, 'ds-button');
  logOutButton.dataset.variant = 'secondary';
  place('who').replaceChildren(element('span', {}, name), logOutButton);

  place('mine-title').textContent = `Hei, ${name}`;
  place('services').replaceChildren(...services.map(service =>
    element('li', {}, [service.name, service.municipality].filter(Boolean).join(', '))));
  place('messages').replaceChildren(...(messages.length > 0
    ? messages.map(showMessage)
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

async function leave({ target }) {
  try {
    await logOut();
  } catch (problem) {
    target.after(element('span', { role: 'alert' }, problem.message));
  }
}

request('/api/me').then(showPerson, () => {});
