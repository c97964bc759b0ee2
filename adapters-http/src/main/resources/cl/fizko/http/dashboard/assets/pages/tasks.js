import { query } from '../api.js';
import { h, put } from '../dom.js';
import { ago, milliseconds } from '../format.js';
import { t } from '../i18n.js';
import { List } from '../list.js';
import { attempt } from '../notices.js';
import { button, empty, field, heading, option, pill } from '../parts.js';
import { launch } from '../launch.js';

const STATES = ['RECEIVED', 'STARTED', 'SUCCESS', 'FAILURE', 'RETRY', 'REVOKED', 'REJECTED'];
const SPANS = { '': 0, '15m': 900, '1h': 3_600, '1d': 86_400, '7d': 604_800 };

export const title = () => t('tasks.title');

export const taskPath = (id) => `/tasks/${encodeURIComponent(id)}`;

export const taskLink = (task) => [
  h('a', { href: taskPath(task.id) }, task.name ?? t('task.unknown')),
  h('span', { class: 'id', title: task.id }, task.id.slice(0, 8)),
];

export async function show(into, visit) {
  const chosen = Object.fromEntries(['q', 'state', 'name', 'queue', 'worker', 'span'].map((name) => [name, visit.query.get(name) ?? '']));
  const filtered = Object.values(chosen).some(Boolean);
  const { span, ...values } = chosen;
  const since = SPANS[span] ? new Date(Date.now() - SPANS[span] * 1_000).toISOString() : '';
  const list = new List('/api/v1/tasks', {
    caption: title(),
    values: { ...values, since },
    columns: columns(),
    nothing: filtered
      ? empty(t('tasks.no_match'), t('tasks.no_match_text'), h('a', { href: '/tasks' }, t('tasks.all')))
      : empty(t('tasks.none'), t('tasks.none_text'), h('code', { class: 'example' }, "./fizko send demo.add --args '[2, 3]'")),
  });
  await list.load(visit.signal);
  put(into,
    heading(title(), t('tasks.lead'),
      button(t('common.refresh'), (made) => attempt(made, () => list.load(visit.signal))),
      button(t('launch.open'), () => launch(visit), 'primary')),
    filter(chosen, visit), list.element);
  list.keepFresh(visit.signal);
}

const columns = () => [
  { name: t('task.state'), cell: (task) => pill(task.state) },
  { name: t('task.name'), kind: 'main', cell: (task) => [taskLink(task), task.error && h('span', { class: 'clip bad' }, task.error)] },
  { name: t('task.queue'), cell: (task) => task.queue ?? '—' },
  { name: t('task.worker'), kind: 'spare', cell: (task) => task.worker ?? '—' },
  { name: t('task.attempt'), kind: 'number spare', cell: (task) => task.attempt ?? '—' },
  { name: t('task.took'), kind: 'number', cell: (task) => milliseconds(task.duration_ms) },
  { name: t('task.when'), kind: 'number', cell: (task) => ago(task.at) },
];

function filter(chosen, visit) {
  const text = (name, type = 'text') => h('input', { type, value: chosen[name], autocomplete: 'off', spellcheck: 'false' });
  const more = ['name', 'queue', 'worker'];
  const form = h('form', { class: 'filter', role: 'search', 'aria-label': t('tasks.filter'), on: { submit: (event) => search(event) } },
    field('q', t('tasks.q'), text('q', 'search')),
    field('state', t('task.state'), h('select', {}, option('', t('tasks.any_state'), chosen.state), STATES.map((state) => option(state, t(`state.${state}`), chosen.state)))),
    field('span', t('tasks.span'), h('select', {}, Object.keys(SPANS).map((span) => option(span, t(`tasks.span_${span || 'all'}`), chosen.span)))),
    h('button', { class: 'primary' }, t('tasks.search')),
    h('details', { open: more.some((name) => chosen[name]) }, h('summary', {}, t('tasks.more')),
      h('div', { class: 'filter' },
        field('name', t('task.name'), text('name')), field('queue', t('task.queue'), text('queue')), field('worker', t('task.worker'), text('worker')))));
  form.addEventListener('change', (event) => event.target.matches('select') && search(event));

  function search(event) {
    event.preventDefault();
    visit.go(`/tasks${query(Object.fromEntries(new FormData(form)))}`);
  }
  return form;
}
