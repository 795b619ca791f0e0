/**
 * Asks once for each card while the same person looks at the page: each answer is a reading of a case, and logged. Tasklist draws
 * its list again and again. `session()` changes when somebody logs in; `fetch(tasks)` promises the cards of those tasks that
 * this person may know something of.
 */
export class CardMemory {
  #session;
  #fetch;
  #rememberedFor;
  #answers = new Map();

  constructor(session, fetch) {
    this.#session = session;
    this.#fetch = fetch;
  }

  /** The cards by task, without those that the person may not know anything of. A request that fails is asked again later. */
  async cards(tasks) {
    if (this.#rememberedFor !== this.#session()) {
      this.#rememberedFor = this.#session();
      this.#answers = new Map();
    }
    const answers = this.#answers;
    const unknown = [...new Set(tasks)].filter(task => !answers.has(task));
    if (unknown.length > 0) {
      const asked = this.#fetch(unknown);
      unknown.forEach(task => answers.set(task, asked.then(cards => cards.find(({ taskId }) => taskId === task))));
      asked.catch(() => unknown.forEach(task => answers.delete(task)));
    }
    const known = await Promise.all(tasks.map(async task => [task, await answers.get(task)]));
    return new Map(known.filter(([, card]) => card));
  }
}
