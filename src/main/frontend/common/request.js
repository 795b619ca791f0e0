// The first one is a start with TLS.
const CSRF_COOKIES = ['__Host-STAFETT-CSRF', 'STAFETT-CSRF'];
const CSRF_HEADER = 'X-STAFETT-CSRF';

const DETAILS = {
  0: 'Får ikke kontakt med Stafettpinnen. Sjekk nettforbindelsen, og prøv igjen.',
  401: 'Du er logget ut.',
  403: 'Du har ikke tilgang til dette.',
  404: 'Dette finnes ikke lenger, eller du har ikke tilgang til det.',
  409: 'Noen andre har gjort en endring i mellomtiden.',
  413: 'Teksten er for lang.',
  422: 'Noe i skjemaet må rettes.'
};
const OUR_FAULT = 'Noe gikk galt hos oss. Prøv igjen om litt.';

/** What went wrong with a request. Status 0 means that no answer came. */
export class Problem extends Error {
  constructor(status, { detail, errors, version, way } = {}) {
    super(detail || DETAILS[status] || OUR_FAULT);
    this.status = status;
    this.errors = errors ?? [];
    this.version = version;
    this.way = way;
  }
}

/** Asks one of our own endpoints; answers its JSON, or throws a Problem. The request leaves before this returns. */
export async function request(path, { method = 'GET', body, keepalive = false, timeout = 30_000 } = {}) {
  const response = await fetch(path, {
    method,
    body,
    keepalive,
    headers: headersFor(method, body),
    cache: 'no-store',
    redirect: 'manual',
    signal: AbortSignal.timeout(timeout)
  }).catch(() => {
    throw new Problem(0);
  });
  if (response.type === 'opaqueredirect') {
    throw new Problem(401);
  }
  const answer = await jsonOf(response);
  if (!response.ok) {
    throw new Problem(response.status, answer);
  }
  return answer;
}

export function csrfToken(cookies = document.cookie) {
  const all = new Map(cookies.split('; ').map(cookie => [cookie.slice(0, cookie.indexOf('=')), cookie.slice(cookie.indexOf('=') + 1)]));
  return decodeURIComponent(CSRF_COOKIES.map(name => all.get(name)).find(Boolean) ?? '');
}

function headersFor(method, body) {
  const headers = { Accept: 'application/json, application/problem+json' };
  if (method !== 'GET') {
    headers[CSRF_HEADER] = csrfToken();
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  return headers;
}

async function jsonOf(response) {
  const type = response.headers.get('Content-Type') ?? '';
  const expected = response.ok ? /json/ : /problem\+json/;
  return expected.test(type) ? response.json().catch(() => undefined) : undefined;
}
