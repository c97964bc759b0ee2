import { openSession } from './api.js';
import { open } from './dialog.js';
import { h } from './dom.js';
import { t } from './i18n.js';

/**
 * Asks for a token until there is a session. It stands over the page, which keeps all that was
 * typed into it.
 */
export function login() {
  asking ??= new Promise(ask).finally(() => { asking = undefined; });
  return asking;
}

let asking;

/** A token that came with a link, behind the `#` that no server sees; it is taken out of the address. */
export function tokenFromLink() {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token) {
    history.replaceState(null, '', location.pathname + location.search);
  }
  return token;
}

function ask(done) {
  const token = h('input', { type: 'password', name: 'token', required: true, autocomplete: 'current-password', spellcheck: 'false' });
  const problem = h('p', { class: 'problem', role: 'alert', hidden: true });
  const enter = h('button', { class: 'primary' }, t('login.enter'));
  const form = h('form', { class: 'login', on: { submit: send } },
    h('p', { class: 'brand', 'aria-hidden': 'true' }, h('span', { class: 'mark' }), 'Fizko'),
    h('h1', { id: 'login-title' }, t('login.title')),
    h('p', { class: 'quiet' }, t('login.text')),
    h('label', { class: 'field' }, h('span', {}, t('login.token')), token),
    problem,
    enter,
    h('p', { class: 'quiet small' }, t('login.hint')));

  async function send(event) {
    event.preventDefault();
    enter.disabled = true;
    problem.hidden = true;
    try {
      await openSession(token.value.trim());
      dialog.close();
      done();
    } catch (refusal) {
      problem.textContent = refusal.status === 401 ? t('login.refused') : refusal.message;
      problem.hidden = false;
      token.focus();
    } finally {
      enter.disabled = false;
    }
  }

  const dialog = open(form, 'login-title', { closable: false });
}
