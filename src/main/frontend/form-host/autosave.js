const QUIET = 800;
const PATIENCE = 10_000;
const LONGEST_PAUSE = 60_000;
const KEEPALIVE_BYTES = 60_000;

/** Does the browser send this also when the page is going away? */
export function outlivesPage(text) {
  return new TextEncoder().encode(text).length < KEEPALIVE_BYTES;
}

/**
 * Saves drafts one at a time: soon after the last change, again and again when the connection fails, and never when nothing
 * changed. `save(draft)` answers the saved draft's version and time; `report(state)` is told how it goes:
 * unsaved, saving, saved, retrying, loggedOut, conflict or refused.
 */
export class Autosave {
  #read;
  #save;
  #report;
  #version = 0;
  #saved;
  #timer;
  #unsavedSince;
  #running;
  #underWay;
  #isAgain = false;
  #failures = 0;
  #isBlocked = false;
  #isStopped = true;

  constructor({ read, save, report }) {
    this.#read = read;
    this.#save = save;
    this.#report = report;
  }

  /** From now on, what `read` answers counts as saved under this version. */
  start(version) {
    clearTimeout(this.#timer);
    this.#version = version;
    this.#saved = JSON.stringify(this.#read());
    this.#unsavedSince = undefined;
    this.#failures = 0;
    this.#isBlocked = false;
    this.#isStopped = false;
  }

  get version() {
    return this.#version;
  }

  get hasUnsaved() {
    return !this.#isStopped && JSON.stringify(this.#read()) !== this.#saved;
  }

  changed() {
    if (this.#isStopped || !this.hasUnsaved) {
      return;
    }
    if (!this.#isBlocked && !this.#running) {
      this.#report({ name: 'unsaved' });
    }
    if (this.#failures > 0) {
      return;
    }
    this.#unsavedSince ??= Date.now();
    const patience = PATIENCE - (Date.now() - this.#unsavedSince);
    this.#schedule(Math.max(0, Math.min(QUIET, patience)));
  }

  /** Saves now. The request has left when this returns. */
  flush() {
    clearTimeout(this.#timer);
    if (this.#isStopped || this.#isBlocked) {
      return Promise.resolve();
    }
    if (this.#running) {
      this.#isAgain = true;
    } else if (this.hasUnsaved) {
      this.#running = this.#saveAll().finally(() => {
        this.#running = undefined;
      });
    }
    return this.#running ?? Promise.resolve();
  }

  /** Would something be lost if the page went away now? */
  get isAtRisk() {
    if (!this.hasUnsaved) {
      return false;
    }
    const isOnItsWay = JSON.stringify(this.#read()) === this.#underWay && outlivesPage(this.#underWay);
    return !isOnItsWay || this.#failures > 0;
  }

  /** Waits for a request under way, and starts no other. */
  async stop() {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** After stop(): goes on as before. */
  resume() {
    this.#isStopped = false;
    this.changed();
  }

  /** After a log-out or a conflict; in a conflict ours replaces the given version. */
  unblock(version = this.#version) {
    this.#version = version;
    this.#isBlocked = false;
    return this.flush();
  }

  /** The server turned out to have this already. */
  adopt(version, data) {
    this.#isBlocked = false;
    this.#version = version;
    this.#saved = JSON.stringify(data);
    this.changed();
  }

  async #saveAll() {
    do {
      this.#isAgain = false;
      this.#unsavedSince = undefined;
      const data = this.#read();
      this.#underWay = JSON.stringify(data);
      this.#report({ name: 'saving' });
      try {
        const { version, savedAt } = await this.#save({ version: this.#version, data });
        this.#version = version;
        this.#saved = this.#underWay;
        this.#failures = 0;
        this.#report({ name: 'saved', savedAt });
      } catch (problem) {
        this.#failed(problem, data);
        return;
      } finally {
        this.#underWay = undefined;
      }
    } while (this.#isAgain && this.hasUnsaved);
  }

  #failed(problem, data) {
    const isPassing = [0, 408, 429].includes(problem.status) || problem.status >= 500;
    if (isPassing) {
      this.#report({ name: 'retrying' });
      this.#schedule(Math.min(LONGEST_PAUSE, 2 ** this.#failures++ * 2000));
    } else if (problem.status === 401 || problem.status === 409) {
      this.#isBlocked = true;
      this.#report({ name: problem.status === 401 ? 'loggedOut' : 'conflict', problem, data });
    } else {
      this.#report({ name: 'refused', problem });
    }
  }

  #schedule(delay) {
    clearTimeout(this.#timer);
    if (!this.#isStopped) {
      this.#timer = setTimeout(() => this.flush(), delay);
    }
  }
}
