import { button, element } from '../common/element.js';
import { csrfToken, request } from '../common/request.js';

const form = document.getElementById('log-in');
const answer = new URLSearchParams(location.search);

document.getElementById('failed').hidden = !answer.has('feil');
document.getElementById('slower').hidden = !answer.has('vent');

// The server remembers which page was asked for, but not the part after "#": a form action that has one keeps it.
if (location.hash.startsWith('#/?')) {
  form.setAttribute('action', `/logg-inn${location.hash}`);
}
form.addEventListener('submit', () => {
  form.elements._csrf.value = csrfToken();
});

function showDemoPeople(people) {
  document.getElementById('people').replaceChildren(...people.map(({ id, name, role, password }) => {
    const logIn = button(`Logg inn som ${name}`, () => {
      form.elements.username.value = id;
      form.elements.password.value = password;
      form.requestSubmit();
    }, 'ds-button');
    logIn.dataset.variant = 'secondary';
    return element('li', {}, logIn, element('span', {}, role));
  }));
  document.getElementById('demo').hidden = people.length === 0;
}

request('/api/demo-people').then(showDemoPeople, () => {});
