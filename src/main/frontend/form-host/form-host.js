/*
 * Tasklist imports this module (customScripts in its config.js), and the page tasklist-form.html calls mount() for each
 * form that a person opens.
 */
import { speakNorwegian } from './date-picker.js';
import { FormHost } from './host.js';
import { printWholeTexts } from './printing.js';
import { taskCard } from './task-card.js';

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

speakNorwegian();
printWholeTexts();
loadStyles();
leaveForLogIn();
window.addEventListener('hashchange', leaveForLogIn);

window.stafettpinnen = {
  mount(camForm) {
    new FormHost(camForm).load();
  }
};

export default [taskCard];
