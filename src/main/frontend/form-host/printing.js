import { element } from '../common/element.js';

/** On paper, a text field shows only what fits in it. While printing, the whole text stands in its place. */
export function printWholeTexts() {
  window.addEventListener('beforeprint', () => {
    for (const field of document.querySelectorAll('.stafett textarea')) {
      field.after(element('div', { className: 'stafett-printed' }, field.value));
    }
  });
  window.addEventListener('afterprint', () => {
    document.querySelectorAll('.stafett-printed').forEach(text => text.remove());
  });
}
