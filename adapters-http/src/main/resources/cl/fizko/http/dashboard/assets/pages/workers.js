import { post } from '../api.js';
import { confirmed } from '../dialog.js';
import { h, put } from '../dom.js';
import { ago, duration, megabytes, number } from '../format.js';
import { t } from '../i18n.js';
import { List } from '../list.js';
import { tell } from '../notices.js';
import { bar, button, empty, heading, pill } from '../parts.js';

export const title = () => t('workers.title');

export async function show(into, { signal }) {
  const list = new List('/api/v1/workers', {
    caption: title(),
    key: (worker) => worker.name,
    columns: [
      { name: t('worker.name'), kind: 'main', cell: named },
      { name: t('task.state'), cell: (worker) => pill(worker.status) },
      { name: t('worker.busy'), kind: 'number', cell: (worker) => [bar(worker.busy, worker.concurrency, ''), `${number(worker.busy ?? 0)} / ${worker.concurrency ?? '—'}`] },
      { name: t('worker.memory'), kind: 'number', cell: (worker) => megabytes(worker.memory_mb) },
      { name: t('worker.processed'), kind: 'number', cell: (worker) => number(worker.processed ?? 0) },
      { name: t('worker.uptime'), kind: 'number', cell: (worker) => duration(worker.uptime_seconds) },
      { name: t('worker.seen'), kind: 'number', cell: (worker) => ago(worker.seen_at) },
      { name: t('common.actions'), kind: 'actions', cell: (worker) => drain(worker, () => list.load(signal)) },
    ],
    nothing: empty(t('workers.none'), t('workers.none_text'), h('code', { class: 'example' }, './fizko worker')),
  });
  await list.load(signal);
  put(into, heading(title(), t('workers.lead')), list.element);
  list.keepFresh(signal, 3_000);
}

const named = ({ name, software, queues = [] }) => [
  h('span', {}, name), h('span', { class: 'quiet small block' }, [software, queues.join(', ')].filter(Boolean).join(' · '))];

function drain(worker, done) {
  const made = button(t('workers.drain'), () => confirmed({
    title: t('workers.drain_title', { name: worker.name }),
    text: t('workers.drain_text'),
    action: t('workers.drain'),
    act: async () => {
      await post(`/api/v1/workers/${encodeURIComponent(worker.name)}/drain`);
      tell(t('workers.drained', { name: worker.name }));
      await done();
    },
  }));
  made.disabled = worker.status === 'draining';
  made.setAttribute('aria-label', `${t('workers.drain')} ${worker.name}`);
  return made;
}
