import { t } from './i18n.js';

/** What the API refused, or could not be reached for. */
class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? t('error.unexpected', { status }));
    this.status = status;
    this.requestId = problem.request_id;
    /** What was wrong with which field: `{field: message}`. */
    this.fields = Object.fromEntries((problem.errors ?? []).map((e) => [e.field, e.message]));
  }
}

let logIn = () => Promise.reject(new Refusal(401, {}));

/** Says how to get a session when there is none any more: a promise of one. */
export function whenLoggedOut(ask) {
  logIn = ask;
}

/**
 * Asks the API. Without a session the user is asked to log in, and the request is made again.
 * Throws a Refusal for whatever is no success.
 */
async function ask(method, path, body, { signal, headers = {} } = {}) {
  const answer = await once(method, path, body, signal, headers);
  if (answer.status === 401) {
    await logIn();
    return read(await once(method, path, body, signal, headers));
  }
  return read(answer);
}

export const get = (path, options) => ask('GET', path, undefined, options);
export const post = (path, body, options) => ask('POST', path, body, options);
export const patch = (path, body, options) => ask('PATCH', path, body, options);
export const remove = (path, options) => ask('DELETE', path, undefined, options);

/** The session that there is; null if there is none. */
export async function session() {
  const answer = await once('GET', '/api/v1/session');
  return answer.status === 401 ? null : read(answer);
}

/** Changes a token for a session. */
export async function openSession(token) {
  return read(await once('POST', '/api/v1/session', { token }));
}

/** Tells requests apart; also where the page came without TLS and the browser makes no UUIDs. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Starts work; sent twice with the same key, it starts once. */
export const start = (path, body, key = newKey()) =>
  post(path, body, { headers: { 'Idempotency-Key': key } });

/** A path's query of what is given and not empty, with its question mark. */
export function query(values) {
  const given = Object.entries(values).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

async function once(method, path, body, signal, headers = {}) {
  try {
    return await fetch(path, {
      method,
      signal,
      headers: {
        Accept: 'application/json',
        'X-Fizko-Csrf': '1',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (e) {
    throw e.name === 'AbortError' ? e : new Refusal(0, { detail: t('error.unreachable') });
  }
}

async function read(answer) {
  const text = await answer.text();
  const value = text === '' ? null : parsed(text);
  if (!answer.ok) {
    throw new Refusal(answer.status, value ?? {});
  }
  return value;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
