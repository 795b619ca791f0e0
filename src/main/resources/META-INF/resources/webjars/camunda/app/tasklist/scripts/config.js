/*
 * Tasklist's settings. This file and the others beside it lie at the same path as in Camunda's webjar and are served
 * before it. An option that is left out (csrfCookieName, requireJsConfig …) keeps its default.
 */

// The page that Tasklist serves says lang="en"; screen readers choose their voice by it.
document.documentElement.lang = 'nb';

// Left out of the page altogether, so that no key, shortcut or screen reader finds them either. Tasklist reads the
// attribute after this file. (A comment is clear text in the engine's tables. The server must refuse both as well.)
document.querySelector('base').setAttribute('cam-exclude-plugins', [
  'tasklist.navbar.action:create-task-action',
  'tasklist.task.action:task-action-comment',
  'tasklist.task.detail:task-detail-history'
].join(','));

export default {
  // Tasklist shows vendor and name with a space between them, as title of the page and in its top bar.
  app: {
    vendor: 'Oppgaver –',
    name: 'Stafettpinnen'
  },

  // In the browser's own time zone.
  dateFormat: {
    monthName: 'MMMM',
    day: 'D.',
    abbr: 'D. MMM YYYY HH:mm',
    normal: 'D. MMMM YYYY HH:mm',
    long: 'dddd D. MMMM YYYY [kl.] HH:mm',
    short: 'D. MMMM YYYY'
  },

  // A browser that asks for any other language gets the fallback: English is not among the available ones on purpose.
  locales: {
    availableLocales: ['nb', 'no', 'nn'],
    fallbackLocale: 'nb'
  },

  // Each must exist: Tasklist does not start when one of them fails to load.
  customScripts: [
    'scripts/log-in',
    'scripts/norsk',
    'scripts/read-only',
    'stafettpinnen/form-host'
  ],

  disableWelcomeMessage: true,

  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'Ta oppgaven som er valgt'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'Gå til det første filteret i lista'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'Gå til den første oppgaven i lista'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'Gå til det første feltet i skjemaet'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: 'Start ny sak'
    }
  }
};
