/*
 * Tasklist imports this module (customScripts in its config.js), and the page tasklist-form.html calls mount() for each
 * form that a person opens.
 */
import { speakNorwegian } from './date-picker.js';
import { endpointsOf } from './endpoints.js';
import { FormHost } from './host.js';
import { printWholeTexts } from './printing.js';
import { taskCard } from './task-card.js';
import { Tasklist } from './tasklist.js';

const TASKLIST_LOG_IN = /^#\/login\b/;

function loadStyles() {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`./form-host.css${new URL(import.meta.url).search}`, import.meta.url);
  document.head.append(link);
}

/** There is one log-in for everything, and it is not Tasklist's. */
function leaveForLogIn() {
  if (TASKLIST_LOG_IN.test(location.hash)) {
    location.assign('/logg-inn');
  }
}

/** Replaces what Tasklist's form would do: nothing may be written to the browser's storage. */
function takeOver(camForm, host) {
  camForm.submit = callback => host.submit(callback);
  camForm.store = callback => {
    host.save();
    callback?.();
  };
  camForm.restore = callback => callback?.();
  camForm.isRestorable = () => false;
}

speakNorwegian();
printWholeTexts();
loadStyles();
leaveForLogIn();
window.addEventListener('hashchange', leaveForLogIn);

window.stafettpinnen = {
  mount(camForm) {
    const container = camForm.formElement[0].querySelector('.stafett');
    const host = new FormHost(container, endpointsOf(camForm), new Tasklist(camForm));
    takeOver(camForm, host);
    host.load();
  }
};

export default [taskCard];
