import { isDuration, MESSAGE } from '../history-time-to-live.mjs';

export default function* (decision) {
  if (!isDuration(decision.$attrs['camunda:historyTimeToLive'])) {
    yield MESSAGE;
  }
}
