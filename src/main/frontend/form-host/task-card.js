import { element } from '../common/element.js';
import { csrfToken, request } from '../common/request.js';
import { CardMemory } from './card-memory.js';

const GATHER = 30;
const memory = new CardMemory(csrfToken, tasks =>
  request(`/api/cards?${tasks.map(id => `task=${encodeURIComponent(id)}`).join('&')}`));
let waiting = [];

/** A line on each card of the task list that tells which child and case it is about, for those who may know. */
export const taskCard = {
  id: 'stafettpinnen-task-card',
  pluginPoint: 'tasklist.card',
  priority: 10,
  render(node, { taskId }) {
    const line = element('p', { className: 'stafett-card' });
    node.append(line);
    if (waiting.length === 0) {
      setTimeout(fillAll, GATHER);
    }
    waiting.push({ taskId, line });
  }
};

/** All cards of a page are asked for in one request. */
async function fillAll() {
  const lines = waiting;
  waiting = [];
  const cards = await memory.cards(lines.map(({ taskId }) => taskId)).catch(() => new Map());
  for (const { taskId, line } of lines) {
    const card = cards.get(taskId);
    if (card) {
      line.textContent = `${card.child} (sak ${card.reference})`;
      nameHolder(line, card.holder);
    }
  }
}

/** Tasklist knows nobody by name, and shows the id. */
function nameHolder(line, holder) {
  const shown = line.closest('li.task')?.querySelector('.assignee');
  if (shown && holder) {
    shown.textContent = holder;
    shown.removeAttribute('uib-tooltip');
  }
}
