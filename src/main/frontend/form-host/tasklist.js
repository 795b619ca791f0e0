const READING_TIME = 60_000;

/** What the form needs from Tasklist around it, which is AngularJS. Outside Tasklist all of it is quietly left out. */
export class Tasklist {
  #scope;
  #authentication;
  #injector;

  constructor(camForm) {
    this.#scope = camForm?.formElement.scope?.();
    this.#injector = camForm?.formElement.injector?.();
  }

  /** Lets Tasklist notice what `work` changes. */
  apply(work) {
    if (this.#scope) {
      this.#scope.$applyAsync(work);
    } else {
      work();
    }
  }

  /** Whose the task is, by name: Tasklist itself knows ids only (scripts/read-only.js). */
  tellWho({ taskId, who }) {
    this.apply(() => {
      const root = this.#injector?.get('$rootScope');
      if (root && who) {
        root.stafettTask = { id: taskId, ...who };
      }
    });
  }

  /** A message at the top of Tasklist that outlives the form. */
  tell(status, message) {
    this.apply(() => this.#injector?.get('Notifications').addMessage({ status, message, duration: READING_TIME }));
  }

  /** `work` when the person takes the task or gives it back; the form stays on the page then. */
  onClaimChanged(work) {
    this.#scope?.$watch('options.disableForm', (now, before) => {
      if (now !== before) {
        work();
      }
    });
  }

  /** When the session ends, Tasklist leaves for its log-in page. Not while `isNeeded()`: then `tell()` is called. */
  stayAtLogOut(isNeeded, tell) {
    const root = this.#scope?.$root;
    this.#authentication = root?.authentication;
    let isStaying = false;
    const forget = root?.$on('authentication.login.required', event => {
      if (isNeeded()) {
        event.preventDefault();
        root.authentication = this.#authentication;
        isStaying = true;
        setTimeout(() => {
          isStaying = false;
        });
        tell();
      }
    });
    this.#scope?.$on('modal.closing', event => {
      if (isStaying) {
        event.preventDefault();
      }
    });
    this.#scope?.$on('$destroy', forget);
  }

  /** The person is logged in again: the top of the page comes back. While a start dialog is open, it would open another. */
  resume(isStart) {
    const comeBack = () => this.#scope.$root.$broadcast('authentication.changed', this.#authentication);
    if (isStart) {
      this.#scope?.$on('$destroy', () => setTimeout(comeBack));
    } else if (this.#scope) {
      this.apply(comeBack);
    }
  }
}
