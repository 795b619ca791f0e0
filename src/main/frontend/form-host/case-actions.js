import { actionsOf, casePage, isUrgent } from '../common/case.js';
import { element } from '../common/element.js';

const PATIENCE = 3000;

/** What else can be begun in the case than the task whose form is shown: ways to the case's page. Filled when the server has answered. */
export function caseActions(caseId, beforeLeaving) {
  const place = element('nav', { className: 'stafett-case-actions', 'aria-label': 'I denne saken' });
  const way = (text, action, className) => {
    const link = element('a', { href: casePage(caseId, action), className: `stafett-button ${className}` }, text);
    link.addEventListener('click', event => leave(event, link, beforeLeaving));
    return link;
  };
  actionsOf(caseId).then(actions => {
    const others = actions.filter(action => !isUrgent(action));
    place.replaceChildren(
      ...actions.filter(isUrgent).map(({ key, name }) => way(name, key, 'stafett-button--alarm')),
      ...(others.length > 0 ? [group('Mer i saken', others.map(({ key, name }) => way(name, key, '')))] : []));
    place.hidden = actions.length === 0;
  }, () => place.replaceChildren(way('Mer i saken', undefined, '')));
  return place;
}

function group(title, links) {
  return element('span', { className: 'stafett-actions', role: 'group', 'aria-label': title },
    element('span', { 'aria-hidden': 'true' }, `${title}:`), links);
}

/**
 * In this tab, what is written in the form is saved first; in another one, the form stays where it is. A server that is slow to save
 * stops nobody: the browser warns when something would be lost.
 */
async function leave(event, link, beforeLeaving) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
    return;
  }
  event.preventDefault();
  await Promise.race([beforeLeaving(), new Promise(resolve => setTimeout(resolve, PATIENCE))]);
  location.assign(link.href);
}
