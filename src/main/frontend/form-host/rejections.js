import { parsePath, valueAt } from './paths.js';

/** What the server found wrong, field by field. Each stands until the person changes the value. */
export class Rejections {
  #byPath = new Map();

  replace(errors, data) {
    this.#byPath.clear();
    for (const { path, message } of errors) {
      const parts = parsePath(path ?? '');
      this.#byPath.set(JSON.stringify(parts), { message, value: JSON.stringify(valueAt(data, parts)), shown: false });
    }
  }

  clear() {
    this.#byPath.clear();
  }

  messagesFor(path, value) {
    const rejection = this.#byPath.get(JSON.stringify(path));
    if (!rejection || rejection.value !== JSON.stringify(value)) {
      return [];
    }
    rejection.shown = true;
    return [rejection.message];
  }

  /** Messages that no field took. */
  homeless() {
    return [...this.#byPath.values()].filter(({ shown }) => !shown).map(({ message }) => message);
  }
}
