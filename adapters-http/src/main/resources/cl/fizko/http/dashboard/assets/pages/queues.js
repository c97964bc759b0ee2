import { get, post } from '../api.js';
import { confirmed } from '../dialog.js';
import { h, put } from '../dom.js';
import { duration, number } from '../format.js';
import { t } from '../i18n.js';
import { attempt, tell } from '../notices.js';
import { bar, button, empty, heading, pill } from '../parts.js';
import { Table } from '../table.js';

export const title = () => t('queues.title');

export const queuePath = (name) => `/queues/${encodeURIComponent(name)}`;

export const queueLink = (queue) =>
  [h('a', { href: queuePath(queue.name) }, queue.name), queue.paused && [' ', pill('paused')]];

export async function show(into, { signal }) {
  let most = 0;
  const table = new Table(title(), [
    { name: t('queue.name'), kind: 'main', cell: queueLink },
    { name: t('queue.waiting'), kind: 'number', cell: (queue) => [bar(queue.waiting, most, ''), number(queue.waiting)] },
    { name: t('queue.delayed'), kind: 'number', cell: (queue) => number(queue.delayed) },
    { name: t('queue.running'), kind: 'number', cell: (queue) => number(queue.running) },
    { name: t('queue.oldest'), kind: 'number', cell: (queue) => duration(queue.oldest_seconds) },
    { name: t('common.actions'), kind: 'actions', cell: (queue) => queueActions(queue, refresh) },
  ], (queue) => queue.name);
  const none = empty(t('queues.none'), t('queues.none_text'));

  async function refresh() {
    const { items } = await get('/api/v1/queues', { signal });
    most = Math.max(...items.map((queue) => queue.waiting));
    table.rows = items;
    table.element.hidden = items.length === 0;
    none.hidden = items.length > 0;
  }

  await refresh();
  put(into, heading(title(), t('queues.lead')), table.element, none);
  const timer = setInterval(() => document.hidden || refresh().catch(() => {}), 3_000);
  signal.addEventListener('abort', () => clearInterval(timer));
}

/** What can be done with a queue; `done` is called when it was. */
export function queueActions(queue, done) {
  const path = `/api/v1/queues/${encodeURIComponent(queue.name)}`;
  const turn = (action) => (made) => attempt(made, async () => {
    await post(`${path}/${action}`);
    tell(t(`queues.${action}d`, { name: queue.name }));
    await done();
  });
  const named = (made) => {
    made.setAttribute('aria-label', `${made.textContent} ${queue.name}`);
    return made;
  };
  return [
    named(queue.paused ? button(t('queues.resume'), turn('resume')) : button(t('queues.pause'), turn('pause'))),
    named(button(t('queues.purge'), () => purge(queue, path, done), 'plain bad')),
  ];
}

const purge = (queue, path, done) => confirmed({
  title: t('queues.purge_title', { name: queue.name }),
  text: t('queues.purge_text', { n: queue.waiting, count: number(queue.waiting) }),
  typed: queue.name,
  action: t('queues.purge_now'),
  act: async () => {
    const { purged } = await post(`${path}/purge`, { confirm: queue.name });
    tell(t('queues.purged', { n: purged, count: number(purged), name: queue.name }));
    await done();
  },
});
