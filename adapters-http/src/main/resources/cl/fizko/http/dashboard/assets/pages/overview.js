import { get } from '../api.js';
import { Chart } from '../chart.js';
import { h, put } from '../dom.js';
import { ago, duration, milliseconds, number } from '../format.js';
import { t } from '../i18n.js';
import { empty, heading, pill, section } from '../parts.js';
import { pulse } from '../pulse.js';
import { Table } from '../table.js';
import { queueLink } from './queues.js';
import { taskLink } from './tasks.js';

export const title = () => t('overview.title');

export async function show(into, { signal }) {
  const word = h('p', { class: 'lead' });
  const charts = charting();
  const queues = new Table(t('queues.title'), [
    { name: t('queue.name'), kind: 'main', cell: queueLink },
    { name: t('queue.waiting'), kind: 'number', cell: (queue) => number(queue.waiting) },
    { name: t('queue.oldest'), kind: 'number', cell: (queue) => duration(queue.oldest_seconds) },
  ], (queue) => queue.name);
  const failures = new Table(t('overview.failures'), [
    { name: t('task.name'), kind: 'main', cell: (task) => [taskLink(task), h('span', { class: 'clip bad' }, task.error)] },
    { name: t('task.when'), kind: 'number', cell: (task) => ago(task.at) },
  ], (task) => task.id);
  const calm = empty(t('overview.calm'), t('overview.calm_text'));
  put(into,
    h('div', { class: 'heading' }, h('div', {}, h('h1', {}, title()), word)),
    h('div', { class: 'charts' }, charts.map((chart) => chart.element)),
    h('div', { class: 'pair' },
      section(t('queues.title'), queues.element),
      section(t('overview.failures'), failures.element, calm)));

  async function refresh() {
    const [queued, failed] = await Promise.allSettled([
      get('/api/v1/queues', { signal }),
      get('/api/v1/tasks?state=FAILURE&limit=6', { signal }),
    ]);
    queues.rows = queued.value?.items ?? [];
    failures.rows = failed.value?.items ?? [];
    failures.element.hidden = !failed.value?.items.length;
    calm.hidden = !failures.element.hidden;
  }

  pulse.follow(() => {
    put(word, headline());
    for (const chart of charts) {
      chart.samples = pulse.samples;
    }
  }, signal);
  await refresh();
  const timer = setInterval(() => document.hidden || refresh(), 5_000);
  signal.addEventListener('abort', () => clearInterval(timer));
}

/** How many a second; a sample may cover several. */
const rate = (name) => (sample) => sample[name] / (sample.seconds ?? 1);

const charting = () => [
  new Chart(t('chart.throughput'), [
    { name: t('chart.succeeded'), tone: 'good', filled: true, value: rate('succeeded') },
    { name: t('chart.started'), tone: 'busy', value: rate('started') },
  ]),
  new Chart(t('chart.latency'), [
    { name: 'p95', tone: 'wait', value: (s) => s.p95_ms },
    { name: 'p50', tone: 'busy', filled: true, value: (s) => s.p50_ms },
  ], { show: milliseconds }),
  new Chart(t('chart.failures'), [
    { name: t('chart.failed'), tone: 'bad', value: (s) => s.failed },
    { name: t('chart.retried'), tone: 'again', value: (s) => s.retried },
  ], { every: 10 }),
  new Chart(t('chart.depth'), [
    { name: t('chart.waiting'), tone: 'wait', filled: true, value: (s) => s.waiting },
    { name: t('chart.delayed'), tone: 'idle', value: (s) => s.delayed },
    { name: t('chart.running'), tone: 'busy', value: (s) => s.running },
  ], { show: number }),
];

/** What an operator wants to know first, in a sentence. */
function headline() {
  const now = pulse.latest;
  if (pulse.state === 'absent') {
    return t('overview.absent');
  }
  if (!now) {
    return t('overview.waiting');
  }
  const lately = pulse.samples.slice(-30);
  const total = (name) => lately.reduce((sum, sample) => sum + (sample[name] ?? 1), 0);
  const succeeded = total('succeeded') / total('seconds');
  const said = [
    now.workers === 0 ? t('overview.no_workers') : t('overview.workers', { n: now.workers }),
    t('overview.rate', { rate: number(succeeded, 1) }),
  ];
  const letters = now.dead_letters > 0
    ? h('a', { href: '/dead-letters' }, t('overview.letters', { n: now.dead_letters, count: number(now.dead_letters) }))
    : t('overview.no_letters');
  return [pill(now.workers === 0 ? 'down' : 'running', now.workers === 0 ? 'bad' : 'good'), ` ${said.join(', ')}; `, letters, '.'];
}
