import { element } from '../common/element.js';
import { request } from '../common/request.js';
import { Autosave, outlivesPage } from './autosave.js';
import { FormView } from './form-view.js';
import { watchLeaving } from './leaving.js';
import { mistakeList } from './mistake-list.js';
import { Panel } from './panel.js';
import { sameContent, writableData } from './schema.js';
import { Tasklist } from './tasklist.js';

// Tasklist shows nothing of its own for an error with these very words.
const PREVENTED = 'camForm submission prevented';

/** One form: loads it, keeps its draft, sends it. */
export class FormHost {
  #endpoints;
  #tasklist;
  #panel;
  #view;
  #autosave;
  #loaded;
  #person;
  #isSending = false;
  #isSent = false;
  #isGone = false;

  /** `endpoints`: see endpoints.js. On a page of our own there is no Tasklist around. */
  constructor(container, endpoints, tasklist = new Tasklist()) {
    this.#endpoints = endpoints;
    this.#tasklist = tasklist;
    this.#panel = new Panel(container, {
      isStart: endpoints.isStart,
      isNewCase: endpoints.isNewCase,
      onDiscard: () => this.#discard(),
      beforeLeaving: () => this.save()
    });
    this.#view = new FormView(this.#panel.form, () => this.#changed());
    this.#autosave = new Autosave({
      read: () => this.#view.values,
      save: draft => this.#saveDraft(draft),
      report: state => this.#report(state)
    });
    this.#watch(container);
  }

  /** Saves the draft now. The request has left when this returns. */
  save() {
    return this.#autosave.flush();
  }

  #watch(container) {
    watchLeaving(container, {
      save: () => this.save(),
      retry: () => this.save(),
      isAtRisk: () => this.#autosave.isAtRisk,
      end: () => this.#leave()
    });
    this.#tasklist.stayAtLogOut(() => this.#autosave.hasUnsaved, () => this.#showLoggedOut());
    this.#tasklist.onClaimChanged(async () => {
      await this.save();
      await this.load();
    });
  }

  /** The form has left the page. What is not saved yet, is saved from here. */
  async #leave() {
    this.#isGone = true;
    await this.save();
    this.#endWhenSaved({});
  }

  #endWhenSaved({ name }) {
    const isHopeless = ['loggedOut', 'conflict', 'refused'].includes(name);
    if (isHopeless || !this.#autosave.hasUnsaved) {
      this.#autosave.stop();
      this.#view.destroy();
    }
  }

  async load() {
    this.#panel.problem.hide();
    this.#panel.status.show({ name: 'loading' });
    try {
      const [loaded, me] = await Promise.all([request(this.#endpoints.form), request('/api/me').catch(() => undefined)]);
      this.#person ??= me?.name;
      await this.#show(loaded);
    } catch (problem) {
      this.#panel.status.show({ name: 'none' });
      if (problem.status === 401) {
        this.#showLoggedOut();
      } else {
        this.#panel.problem.show({
          heading: 'Skjemaet kunne ikke vises',
          parts: [textOf(problem)],
          actions: [['Prøv igjen', () => this.load()]]
        });
      }
    }
  }

  async #show(loaded) {
    await this.#autosave.stop();
    if (this.#isGone) {
      return;
    }
    const isFirst = this.#loaded === undefined;
    this.#loaded = loaded;
    this.#panel.describe(loaded);
    this.#tasklist.tellWho(loaded);
    await this.#view.show(loaded);
    if (loaded.editable) {
      this.#autosave.start(loaded.draft?.version ?? 0);
    }
    this.#panel.session.hide();
    this.#panel.offerUndo(undefined);
    this.#report(loaded.draft?.version ? { name: 'restored', savedAt: loaded.draft.savedAt } : { name: 'none' });
    if (isFirst && this.#endpoints.isStart) {
      this.#panel.focusTitle();
    }
  }

  #changed() {
    this.#autosave.changed();
    this.#panel.offerUndo(undefined);
  }

  #saveDraft(draft) {
    const body = JSON.stringify({ ...draft, opening: this.#loaded.opening });
    return request(this.#endpoints.draft, { method: 'PUT', body, keepalive: outlivesPage(body) });
  }

  #report(state) {
    if (this.#isGone) {
      this.#endWhenSaved(state);
      return;
    }
    this.#panel.status.show(state);
    this.#panel.allowDiscard(this.#loaded?.editable && (this.#autosave.version > 0 || this.#autosave.hasUnsaved));
    if (state.name === 'loggedOut') {
      this.#showLoggedOut();
    } else if (state.name === 'conflict') {
      this.#solveConflict(state);
    }
  }

  #showLoggedOut() {
    this.#panel.session.loggedOut(this.#loaded !== undefined, () => this.#tryAgain());
  }

  async #tryAgain() {
    try {
      const { name } = await request('/api/me');
      if (this.#person && name !== this.#person) {
        this.#panel.session.otherPerson(name, this.#person, () => this.#tryAgain());
        return;
      }
      this.#panel.session.hide();
      this.#tasklist.resume(this.#endpoints.isStart);
      await (this.#loaded ? this.#autosave.unblock() : this.load());
    } catch (problem) {
      if (problem.status === 401) {
        this.#showLoggedOut();
      } else {
        this.#panel.problem.show({ parts: [textOf(problem)] });
      }
    }
  }

  /** Without a version there is nothing to choose from: the form was sent from another window, or the task is somebody else's now. */
  async #solveConflict({ problem, data }) {
    if (problem.version === undefined) {
      await this.#refused(problem);
      return;
    }
    const other = await request(this.#endpoints.form).catch(() => undefined);
    const { version } = problem;
    if (other && sameContent(writableData(other.schema, other.data), data)) {
      this.#autosave.adopt(version, data);
      this.#report({ name: 'saved', savedAt: other.draft?.savedAt ?? new Date() });
      return;
    }
    this.#panel.session.conflict(() => this.#replaceWithUndo(() => request(this.#endpoints.form)), () => {
      this.#panel.session.hide();
      this.#autosave.unblock(version);
    });
  }

  #discard() {
    return this.#replaceWithUndo(async () => {
      if (this.#autosave.version > 0) {
        await request(this.#endpoints.draft, { method: 'DELETE' });
      }
      return request(this.#endpoints.form);
    }, { name: 'discarded' });
  }

  /** Shows another version of the form; what stood there can be had back. */
  async #replaceWithUndo(fetchOther, state) {
    const before = this.#view.everything;
    await this.#autosave.stop();
    try {
      await this.#show(await fetchOther());
      if (state) {
        this.#report(state);
      }
      this.#panel.offerUndo(async () => {
        await this.#view.show(this.#loaded, before);
        this.#changed();
      });
    } catch (problem) {
      this.#autosave.resume();
      this.#refused(problem);
    }
  }

  /** Calls back with the server's answer, or with an error when the form was not sent; the panel says why. */
  async submit(callback = () => {}) {
    if (this.#isSending || this.#isSent) {
      return;
    }
    this.#isSending = true;
    const answer = await this.#send();
    this.#isSending = false;
    this.#tasklist.apply(() => (answer ? callback(null, answer) : callback(new Error(PREVENTED))));
  }

  /** Answers what the server said, or nothing when the form was not sent. */
  async #send() {
    this.#panel.problem.hide();
    if (!this.#loaded?.editable) {
      this.#panel.problem.show({ parts: [this.#loaded?.notice ?? 'Skjemaet kan ikke sendes nå.'] });
      return undefined;
    }
    const { state } = this.#panel.status;
    try {
      const data = await this.#view.submit();
      if (!data) {
        this.#showMistakes();
        return undefined;
      }
      await this.#autosave.stop();
      this.#panel.status.show({ name: 'sending' });
      const body = this.#endpoints.isNewCase ? { caseId: this.#loaded.caseId, data } : { opening: this.#loaded.opening, data };
      const answer = await request(this.#endpoints.submit, { method: 'POST', body: JSON.stringify(body), timeout: 60_000 });
      this.#isSent = true;
      this.#panel.status.show({ name: 'sent' });
      this.#tellOpenCases(answer?.openCases ?? []);
      return { id: this.#loaded.taskId, ...answer };
    } catch (problem) {
      this.#panel.status.show(state);
      this.#autosave.resume();
      await this.#refused(problem);
      return undefined;
    }
  }

  #tellOpenCases(cases) {
    if (cases.length > 0) {
      this.#tasklist.tell('Det er sendt', `Det finnes allerede en åpen sak om dette barnet: ${cases.map(name => `sak ${name}`).join(', ')}.`);
    }
  }

  async #refused(problem) {
    if (problem.status === 401) {
      this.#showLoggedOut();
      this.#panel.session.focus();
      return;
    }
    const homeless = await this.#view.reject(problem.errors ?? []);
    this.#panel.problem.show({ heading: textOf(problem), parts: [mistakeList(this.#view.mistakes, homeless), ...wayOut(problem)] });
    this.#panel.problem.focus();
  }

  #showMistakes() {
    const { mistakes } = this.#view;
    this.#panel.problem.show({ heading: 'Noe må rettes før skjemaet kan sendes', parts: [mistakeList(mistakes)] });
    mistakes[0]?.target?.focus();
  }
}

/** A mistake of our own has no text for a reader. */
/** What can be done instead, in a tab of its own: the form keeps what is written in it. */
function wayOut({ way }) {
  return way ? [element('p', {}, element('a', { href: way.href, target: '_blank', rel: 'noopener' }, way.text))] : [];
}

function textOf(problem) {
  return problem.status === undefined
    ? 'Noe gikk galt i skjemaet. Prøv igjen, eller si fra til den som eier prosessen.'
    : problem.message;
}
