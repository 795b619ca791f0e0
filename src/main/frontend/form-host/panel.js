import { button, element } from '../common/element.js';
import { caseActions } from './case-actions.js';
import { Notice } from './notice.js';
import { hasRequiredField } from './schema.js';
import { SessionNotice } from './session-notice.js';
import { stafettLog } from './stafett-log.js';
import { Status } from './status.js';

/** The parts around the form: what it is about, messages, how the saving goes, and what one can do with it. */
export class Panel {
  form = element('div', { className: 'stafett-fields', tabIndex: -1 });
  session = new SessionNotice('warning', this.form);
  problem = new Notice('danger', this.form);
  status = new Status();
  #title = element('h3', { className: 'stafett-title', tabIndex: -1 });
  #about = element('div', { className: 'stafett-about' });
  #actions = element('div', {});
  #log = element('div', { className: 'stafett-log-place' });
  #undo = element('span', {});
  #discard = element('span', { className: 'stafett-actions' });
  #isStart;
  #isNewCase;
  #onDiscard;
  #beforeLeaving;

  /** `beforeLeaving()` is waited for before an action of the case takes the person to another page. */
  constructor(container, { isStart, isNewCase, onDiscard, beforeLeaving }) {
    this.#isStart = isStart;
    this.#isNewCase = isNewCase;
    this.#onDiscard = onDiscard;
    this.#beforeLeaving = beforeLeaving;
    container.classList.add('stafett');
    container.classList.toggle('stafett--start', isStart);
    container.lang = 'nb';
    // Some browsers send what is spell-checked to their maker.
    container.spellcheck = false;
    container.replaceChildren(
      element('div', { className: 'stafett-head' }, this.#title, this.#about),
      this.session.node, this.problem.node, this.#actions, this.#log, this.form,
      element('div', { className: 'stafett-tools' },
        element('span', {}, this.status.nodes, this.#undo),
        element('span', { className: 'stafett-actions' }, this.#discard, button('Skriv ut', print, 'stafett-button'))));
  }

  describe({ title, help, notice, caseId, editable, schema }) {
    this.#title.textContent = title ?? '';
    this.#about.replaceChildren(...[
      help && element('p', { className: 'stafett-help' }, help),
      notice && element('p', { className: 'stafett-notice stafett-notice--info' }, notice),
      editable && hasRequiredField(schema.components) && element('p', {}, 'Felt merket med * må fylles ut.')
    ].filter(Boolean));
    if (caseId && !this.#isNewCase && !this.#log.hasChildNodes()) {
      this.#log.append(stafettLog(caseId));
    }
    if (caseId && !this.#isStart && !this.#actions.hasChildNodes()) {
      this.#actions.append(caseActions(caseId, this.#beforeLeaving));
    }
  }

  focusTitle() {
    this.#title.focus();
  }

  offerUndo(undo) {
    this.#undo.replaceChildren(...(undo ? [button('Angre', undo, 'stafett-button')] : []));
    this.#undo.firstChild?.focus();
  }

  allowDiscard(isAllowed) {
    if (!isAllowed) {
      this.#discard.replaceChildren();
    } else if (!this.#discard.hasChildNodes()) {
      this.#askBeforeDiscard();
    }
  }

  #askBeforeDiscard() {
    const ask = button('Forkast utkast', () => {
      const keep = button('Nei, behold', () => {
        this.#askBeforeDiscard();
        this.#discard.firstChild.focus();
      }, 'stafett-button');
      this.#discard.replaceChildren(
        element('span', { role: 'alert' }, 'Vil du forkaste alt du har skrevet her?'),
        button('Ja, forkast', () => {
          this.#discard.replaceChildren();
          this.#onDiscard();
        }, 'stafett-button stafett-button--danger'),
        keep);
      keep.focus();
    }, 'stafett-button');
    this.#discard.replaceChildren(ask);
  }
}

/** Tasklist's page may forbid scripts to print; then the browser's own way remains. */
function print(event) {
  let isPrinting = false;
  window.addEventListener('beforeprint', () => {
    isPrinting = true;
  }, { once: true });
  window.print();
  if (!isPrinting) {
    event.target.textContent = 'Trykk Ctrl + P for å skrive ut';
  }
}
