import { element, lead } from '../common/element.js';

/** What is wrong, each with a way to its field; last what belongs to no field. */
export function mistakeList(mistakes, homeless = []) {
  const items = mistakes.map(({ label, message, target }) => {
    const link = element('a', { href: '#' }, label ? `${lead(label)} ${message}` : message);
    link.addEventListener('click', event => {
      event.preventDefault();
      target?.focus();
    });
    return element('li', {}, link);
  });
  return element('ul', {}, items, homeless.map(message => element('li', {}, message)));
}
