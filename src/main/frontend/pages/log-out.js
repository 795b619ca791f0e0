import { logOut } from '../common/log-out.js';

document.getElementById('log-out').addEventListener('click', ({ target }) => {
  logOut().catch(problem => {
    target.textContent = problem.message;
  });
});
