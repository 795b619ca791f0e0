/*
 * There is one log-in for everything, outside Tasklist: its own page for that is never shown, and its log-out also ends the
 * session where the person logged in. Log-out while a form has something unsaved is the form's business (form-host).
 */
const csrfToken = () => (/(?:^|; )__Host-STAFETT-CSRF=([^;]*)/.exec(document.cookie)
  ?? /(?:^|; )STAFETT-CSRF=([^;]*)/.exec(document.cookie))?.[1] ?? '';

const logOut = async () => {
  const answer = await fetch('/logg-ut', { method: 'POST', headers: { 'X-STAFETT-CSRF': csrfToken() } }).catch(() => undefined);
  const { next } = answer?.ok ? await answer.json() : { next: '/logg-inn' };
  location.assign(next);
};

const logIn = () => {
  history.replaceState(null, '', `${location.pathname}#/`);
  location.reload();
};

window.angular.module('cam.tasklist.custom')
  .config(['$provide', $provide => {
    $provide.decorator('AuthenticationService', ['$delegate', service => {
      service.logout = logOut;
      return service;
    }]);
  }])
  .run(['$rootScope', $rootScope => {
    $rootScope.$on('$routeChangeStart', (event, next) => {
      if (next.$$route?.originalPath === '/login') {
        event.preventDefault();
        logIn();
      }
    });
  }]);
