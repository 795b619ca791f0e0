import { element } from '../common/element.js';
import { momentOf } from '../common/dates.js';

export function statusText({ name, savedAt, problem }) {
  switch (name) {
    case 'loading': return 'Henter skjemaet …';
    case 'restored': return `Utkast lagret ${momentOf(savedAt)}`;
    case 'unsaved': return 'Ikke lagret ennå';
    case 'saving': return 'Lagrer …';
    case 'saved': return `Lagret ${momentOf(savedAt)}`;
    case 'retrying': return 'Kunne ikke lagre – prøver igjen';
    case 'loggedOut':
    case 'conflict': return 'Ikke lagret';
    case 'refused': return `Kunne ikke lagre. ${problem.message}`;
    case 'discarded': return 'Utkastet er forkastet.';
    case 'sending': return 'Sender …';
    case 'sent': return 'Sendt';
    default: return '';
  }
}

const READ_OUT = ['loading', 'retrying', 'refused', 'discarded', 'sending'];

/** One line on how the saving goes. Read out only when a person must know. */
export class Status {
  #state = { name: 'none' };
  #shown = element('span', { className: 'stafett-status' });
  #readOut = element('span', { className: 'stafett-unseen', role: 'status' });

  nodes = [this.#shown, this.#readOut];

  get state() {
    return this.#state;
  }

  show(state) {
    const isNews = READ_OUT.includes(state.name) || this.#state.name === 'retrying';
    if (state.name !== 'saving' && (isNews || this.#readOut.textContent)) {
      this.#readOut.textContent = isNews ? statusText(state) : '';
    }
    this.#state = state;
    this.#shown.textContent = statusText(state);
    this.#shown.dataset.state = state.name;
  }
}
