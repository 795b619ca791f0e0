/** Calls `save` when the page may be going away, `retry` when the net is back, and `end` when the form has left the page. */
export function watchLeaving(container, { save, isAtRisk, retry, end }) {
  const listening = new AbortController();
  const listen = (target, type, work) => target.addEventListener(type, work, { signal: listening.signal });
  listen(window, 'pagehide', save);
  listen(window, 'online', retry);
  listen(document, 'visibilitychange', () => document.visibilityState === 'hidden' && save());
  listen(window, 'beforeunload', event => {
    save();
    if (isAtRisk()) {
      event.preventDefault();
    }
  });

  let wasThere = container.isConnected;
  const observer = new MutationObserver(() => {
    if (wasThere && !container.isConnected) {
      observer.disconnect();
      listening.abort();
      end();
    }
    wasThere ||= container.isConnected;
  });
  observer.observe(document, { childList: true, subtree: true });
}
