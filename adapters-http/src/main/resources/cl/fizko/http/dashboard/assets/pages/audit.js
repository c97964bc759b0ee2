import { query } from '../api.js';
import { h, put } from '../dom.js';
import { time } from '../format.js';
import { t } from '../i18n.js';
import { List } from '../list.js';
import { empty, field, heading } from '../parts.js';

export const title = () => t('audit.title');

export async function show(into, visit) {
  const chosen = { actor: visit.query.get('actor') ?? '', action: visit.query.get('action') ?? '' };
  const list = new List('/api/v1/audit', {
    caption: title(),
    values: chosen,
    columns: [
      { name: t('task.when'), cell: (entry) => time(entry.at) },
      { name: t('audit.actor'), kind: 'main', cell: (entry) => entry.actor },
      { name: t('audit.action'), cell: (entry) => h('code', {}, entry.action) },
      { name: t('audit.target'), kind: 'wide', cell: (entry) => entry.target ?? '—' },
      { name: t('audit.status'), kind: 'number', cell: (entry) => entry.status },
      { name: t('audit.request'), kind: 'spare', cell: (entry) => h('span', { class: 'id' }, entry.request_id ?? '—') },
    ],
    nothing: empty(t('audit.none'), t('audit.none_text')),
  });
  await list.load(visit.signal);
  put(into, heading(title(), t('audit.lead')), filter(chosen, visit), list.element);
}

function filter(chosen, visit) {
  const form = h('form', { class: 'filter', role: 'search', 'aria-label': t('tasks.filter'), on: { submit: search } },
    field('actor', t('audit.actor'), h('input', { value: chosen.actor, autocomplete: 'off' })),
    field('action', t('audit.action'), h('input', { value: chosen.action, autocomplete: 'off' })),
    h('button', { class: 'primary' }, t('tasks.search')));

  function search(event) {
    event.preventDefault();
    visit.go(`/audit${query(Object.fromEntries(new FormData(form)))}`);
  }
  return form;
}
