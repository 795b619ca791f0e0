import { button, element } from '../common/element.js';
import { logOut } from '../common/log-out.js';

/** Who is logged in, and the way out, at the top of a page. `beforeLeaving()` is waited for first. */
export function showWho(name, beforeLeaving = () => {}) {
  const leave = async ({ target }) => {
    try {
      await beforeLeaving();
      await logOut();
    } catch (problem) {
      target.after(element('span', { role: 'alert' }, problem.message));
    }
  };
  const out = button('Logg ut', leave, 'ds-button');
  out.dataset.variant = 'secondary';
  document.getElementById('who').replaceChildren(element('span', {}, name), out);
}
