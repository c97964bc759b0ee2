import { get } from '../api.js';
import { h, put } from '../dom.js';
import { duration, number, time } from '../format.js';
import { t } from '../i18n.js';
import { empty, facts, heading, pill, section } from '../parts.js';
import { Table } from '../table.js';
import { queueActions } from './queues.js';
import { taskLink } from './tasks.js';

const SHOWN = 100;

export const title = ({ name }) => name;

export async function show(into, { parameters: { name }, signal }) {
  const head = h('div');
  const table = new Table(t('queue.tasks'), [
    { name: t('task.name'), kind: 'main', cell: taskLink },
    { name: t('task.arguments'), kind: 'wide', cell: (task) => h('code', { class: 'clip' }, called(task)) },
    { name: t('task.priority'), kind: 'number', cell: (task) => task.priority ?? '—' },
    { name: t('queue.due'), kind: 'number', cell: (task) => (task.eta ? time(task.eta) : t('queue.now')) },
  ], (task) => task.id);
  const none = empty(t('queue.none'), t('queue.none_text'));

  async function refresh() {
    const [queues, tasks] = await Promise.all([
      get('/api/v1/queues', { signal }),
      get(`/api/v1/queues/${encodeURIComponent(name)}/tasks?limit=${SHOWN}`, { signal }),
    ]);
    const queue = queues.items.find((one) => one.name === name) ?? { name, waiting: 0, delayed: 0, running: 0, paused: false };
    const at = [...head.querySelectorAll('button')].indexOf(document.activeElement);
    put(head, top(queue, refresh));
    head.querySelectorAll('button')[at]?.focus();
    table.rows = tasks.items;
    table.element.hidden = tasks.items.length === 0;
    none.hidden = tasks.items.length > 0;
  }

  await refresh();
  put(into, h('p', { class: 'path' }, h('a', { href: '/queues' }, t('queues.title'))), head, section(t('queue.tasks'), h('p', { class: 'quiet' }, t('queue.shown', { n: SHOWN })), table.element, none));
  const timer = setInterval(() => document.hidden || refresh().catch(() => {}), 3_000);
  signal.addEventListener('abort', () => clearInterval(timer));
}

const top = (queue, refresh) => [
  heading(queue.name, queue.paused ? [pill('paused'), ' ', t('queue.paused')] : t('queue.served'), queueActions(queue, refresh)),
  facts([
    [t('queue.waiting'), number(queue.waiting)],
    [t('queue.delayed'), number(queue.delayed)],
    [t('queue.running'), number(queue.running)],
    [t('queue.oldest'), duration(queue.oldest_seconds)],
  ]),
];

/** Arguments as a call is written: `2, 3, months=1`. */
const called = ({ args = [], kwargs = {} }) =>
  [...args.map((value) => JSON.stringify(value)), ...Object.entries(kwargs).map(([name, value]) => `${name}=${JSON.stringify(value)}`)].join(', ');
