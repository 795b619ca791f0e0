import { button, element } from '../common/element.js';

/** One sentence about what went wrong, and what the person can do. */
export function trouble(problem, tryAgain) {
  const logIn = problem.status === 401
    && element('a', { className: 'ds-link', href: '/logg-inn', target: '_blank', rel: 'noopener' }, 'Logg inn i en ny fane');
  const again = button('Prøv igjen', tryAgain, 'ds-button');
  again.dataset.variant = 'secondary';
  return element('div', { className: 'ds-alert', 'data-color': 'warning', role: 'alert' },
    element('p', { className: 'ds-paragraph' }, problem.message, logIn && [' ', logIn, '.']), again);
}
