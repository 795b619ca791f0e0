import { button, element } from '../common/element.js';

/** A message in the form that a screen reader reads out at once. Empty, it is not to be seen. */
export class Notice {
  #next;

  /** `next` gets the focus when the message goes away from under it. */
  constructor(tone, next) {
    this.#next = next;
    this.node = element('div', { className: `stafett-notice stafett-notice--${tone}`, role: 'alert', tabIndex: -1 });
  }

  /** `parts`: nodes and texts; `actions`: [label, what to do]. */
  show({ heading, parts = [], actions = [] }) {
    this.node.replaceChildren(
      ...(heading ? [element('h4', {}, heading)] : []),
      ...parts.map(part => (typeof part === 'string' ? element('p', {}, part) : part)),
      ...(actions.length > 0
        ? [element('p', { className: 'stafett-actions' }, actions.map(([label, work]) => button(label, work, 'stafett-button')))]
        : []));
  }

  hide() {
    const hadFocus = this.node.contains(document.activeElement);
    this.node.replaceChildren();
    if (hadFocus) {
      this.#next.focus();
    }
  }

  focus() {
    this.node.focus();
  }
}
