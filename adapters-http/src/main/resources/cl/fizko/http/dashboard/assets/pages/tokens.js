import { post, remove } from '../api.js';
import { confirmed, open } from '../dialog.js';
import { h, put } from '../dom.js';
import { ago, time } from '../format.js';
import { t } from '../i18n.js';
import { List } from '../list.js';
import { tell } from '../notices.js';
import { button, empty, field, heading, showProblems } from '../parts.js';

const PATH = '/api/v1/service-tokens';

export const title = () => t('tokens.title');

export async function show(into, { signal }) {
  const list = new List(PATH, {
    caption: title(),
    columns: [
      { name: t('token.name'), kind: 'main', cell: (token) => [token.name, h('span', { class: 'id' }, (token.scopes ?? []).join(', '))] },
      { name: t('token.by'), cell: (token) => token.created_by ?? '—' },
      { name: t('token.created'), kind: 'number', cell: (token) => ago(token.created_at) },
      { name: t('token.used'), kind: 'number', cell: (token) => ago(token.last_used_at) },
      { name: t('token.expires'), kind: 'number', cell: (token) => (token.expires_at ? time(token.expires_at) : t('token.never')) },
      { name: t('common.actions'), kind: 'actions', cell: (token) => button(t('tokens.revoke'), () => revoke(token, refresh), 'plain bad') },
    ],
    nothing: empty(t('tokens.none'), t('tokens.none_text')),
  });
  const refresh = () => list.load(signal);
  await refresh();
  put(into, heading(title(), t('tokens.lead'), button(t('tokens.issue'), () => issue(refresh), 'primary')), list.element);
}

const revoke = (token, done) => confirmed({
  title: t('tokens.revoke_title', { name: token.name }),
  text: t('tokens.revoke_text'),
  action: t('tokens.revoke'),
  act: async () => {
    await remove(`${PATH}/${encodeURIComponent(token.id)}`);
    tell(t('tokens.revoked', { name: token.name }));
    await done();
  },
});

function issue(done) {
  const problem = h('p', { class: 'problem', role: 'alert', hidden: true });
  const form = h('form', { novalidate: true, on: { submit: send } },
    h('h2', { id: 'token-title' }, t('tokens.issue')),
    field('name', t('token.name'), h('input', { autocomplete: 'off' }), t('tokens.name_hint')),
    field('expires_at', t('token.expires'), h('input', { type: 'date' }), t('tokens.expires_hint')),
    problem,
    h('div', { class: 'actions' },
      h('button', { type: 'button', on: { click: () => dialog.close() } }, t('common.cancel')),
      h('button', { class: 'primary' }, t('tokens.issue'))));

  async function send(event) {
    event.preventDefault();
    problem.hidden = true;
    const { name, expires_at: day } = Object.fromEntries(new FormData(form));
    try {
      const issued = await post(PATH, { name, ...(day && { expires_at: new Date(`${day}T23:59:59`).toISOString() }) });
      dialog.close();
      reveal(issued);
      await done();
    } catch (refusal) {
      const left = showProblems(form, refusal.fields ?? {});
      problem.textContent = [refusal.message, ...left.map(([, message]) => message)].join(' ');
      problem.hidden = false;
    }
  }

  const dialog = open(form, 'token-title');
}

/** Shows a new token, the only time that it can be seen. */
function reveal({ name, token }) {
  const value = h('input', { id: 'issued', readonly: true, value: token, class: 'mono' });
  const dialog = open(h('form', { method: 'dialog' },
    h('h2', { id: 'issued-title' }, t('tokens.issued', { name })),
    h('p', {}, t('tokens.once')),
    h('label', { class: 'field' }, h('span', {}, t('tokens.token')), value),
    h('div', { class: 'actions' }, h('button', { class: 'primary' }, t('common.close')))), 'issued-title', { closable: false });
  dialog.addEventListener('focusin', (event) => event.target === value && value.select());
  value.focus();
}
