/*
 * Where a form is fetched, saved and sent. `isStart`: it begins something, and has a title of its own. `isNewCase`: what it begins is
 * a case, whose id is sent along.
 */

/** Of a task, or of a process that is to start, in Tasklist. */
export function endpointsOf({ taskId, processDefinitionId }) {
  if (taskId) {
    const form = `/api/forms/tasks/${encodeURIComponent(taskId)}`;
    return { form, draft: `${form}/draft`, submit: `${form}/complete`, isStart: false, isNewCase: false };
  }
  const form = `/api/forms/start/${encodeURIComponent(processDefinitionId.split(':')[0])}`;
  return { form, draft: `${form}/draft`, submit: form, isStart: true, isNewCase: true };
}

/** Of a process that is to begin in a case. */
export function actionEndpoints(caseId, processKey) {
  const form = `/api/forms/cases/${encodeURIComponent(caseId)}/${encodeURIComponent(processKey)}`;
  return { form, draft: `${form}/draft`, submit: form, isStart: true, isNewCase: false };
}
