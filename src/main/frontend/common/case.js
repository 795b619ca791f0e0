import { request } from './request.js';

/** The way to a case, with one of its actions opened if that is given. The address on the screen keeps only the case. */
export function casePage(caseId, action) {
  return `/sak.html?sak=${encodeURIComponent(caseId)}${action ? `#${encodeURIComponent(action)}` : ''}`;
}

/** The way to a task in Tasklist, or to all of them. */
export function taskPage(taskId) {
  return `/camunda/app/tasklist/default/${taskId ? `#/?task=${encodeURIComponent(taskId)}` : ''}`;
}

/** A suspicion of violence or abuse leaves the ordinary road, and so stands out. */
export function isUrgent({ key }) {
  return key === 'raiseSuspicion';
}

/** What the person can begin in the case: [{ key, name, help }], the most important first. */
export function actionsOf(caseId) {
  return request(`/api/cases/${encodeURIComponent(caseId)}/actions`);
}
