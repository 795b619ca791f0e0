/** Where the form of a task, or of a process that is to start, is fetched, saved and sent. */
export function endpointsOf({ taskId, processDefinitionId }) {
  if (taskId) {
    const form = `/api/forms/tasks/${encodeURIComponent(taskId)}`;
    return { form, draft: `${form}/draft`, submit: `${form}/complete`, isStart: false };
  }
  const form = `/api/forms/start/${encodeURIComponent(processDefinitionId.split(':')[0])}`;
  return { form, draft: `${form}/draft`, submit: form, isStart: true };
}
