import { get, post, start } from '../api.js';
import { confirmed } from '../dialog.js';
import { h, put } from '../dom.js';
import { milliseconds, time } from '../format.js';
import { t } from '../i18n.js';
import { attempt, tell } from '../notices.js';
import { button, code, empty, facts, heading, pill, section } from '../parts.js';
import { stream } from '../stream.js';
import { queuePath } from './queues.js';
import { taskPath } from './tasks.js';

const ENDED = ['SUCCESS', 'FAILURE', 'REVOKED', 'REJECTED'];

export const title = ({ id }) => `${t('task.title')} ${id.slice(0, 8)}`;

export async function show(into, visit) {
  const path = `/api/v1/tasks/${encodeURIComponent(visit.parameters.id)}`;
  const body = h('div');
  const progress = new Progress();

  async function refresh() {
    const task = await get(path, { signal: visit.signal });
    progress.show(ENDED.includes(task.state) ? null : task.progress);
    put(body, head(task, path, visit), progress.element, detail(task));
    return task;
  }

  const task = await refresh();
  put(into, h('p', { class: 'path' }, h('a', { href: '/tasks' }, t('tasks.title'))), body);
  if (!ENDED.includes(task.state)) {
    follow(path, refresh, progress, visit.signal);
  }
}

/** Shows what becomes of a task until it has ended. */
function follow(path, refresh, progress, signal) {
  const end = stream(`${path}/stream`, {
    state: () => refresh().catch(() => {}),
    progress: (now) => progress.show(now),
    end: () => {
      end();
      refresh().catch(() => {});
    },
  });
  signal.addEventListener('abort', end);
}

class Progress {
  #bar = h('progress', { max: 100, 'aria-label': t('task.progress') });
  #word = h('p');
  element = h('div', { class: 'progress', hidden: true }, this.#bar, this.#word);

  show(progress) {
    this.element.hidden = !progress;
    if (progress) {
      this.#bar.value = progress.percent;
      this.#word.textContent = `${progress.percent} % ${progress.message ?? ''}`;
    }
  }
}

function head(task, path, visit) {
  const actions = ENDED.includes(task.state)
    ? [button(t('task.retry'), (made) => retry(made, path, visit), 'primary')]
    : [button(t('task.cancel'), () => cancel(task, path), 'danger')];
  return [
    heading(task.name ?? t('task.unknown'), [pill(task.state), ' ', h('code', { class: 'whole' }, task.id)], actions),
    facts([
      [t('task.queue'), task.queue && h('a', { href: queuePath(task.queue) }, task.queue)],
      [t('task.worker'), task.timeline.at(-1)?.worker],
      [t('task.attempt'), task.timeline.at(-1)?.attempt],
      [t('task.took'), ENDED.includes(task.state) && milliseconds(task.timeline.findLast((step) => step.duration_ms)?.duration_ms)],
    ]),
  ];
}

const detail = (task) => h('div', { class: 'pair uneven' },
  h('div', {},
    task.error && section(t('task.error'), h('p', { class: 'error-text' }, task.error), task.traceback && h('details', {}, h('summary', {}, t('task.traceback')), code(task.traceback, t('task.traceback')))),
    task.result !== null && task.result !== undefined && section(t('task.result'), code(task.result, t('task.result'))),
    section(t('task.arguments'), code({ args: task.args ?? [], kwargs: task.kwargs ?? {} }, t('task.arguments')), h('p', { class: 'hint' }, t('task.masked'))),
    section(t('task.logs'), task.logs?.length > 0 ? logs(task.logs) : empty(t('task.no_logs'), t('task.no_logs_text')))),
  section(t('task.timeline'), h('ol', { class: 'timeline' }, task.timeline.map(step))));

const step = ({ at, state, worker, attempt, detail: said, duration_ms: took }) => h('li', {},
  h('p', {}, pill(state), ' ', time(at)),
  h('p', { class: 'quiet small' }, [attempt && t('task.attempt_n', { count: attempt }), worker, took && milliseconds(took)].filter(Boolean).join(' · ')),
  said && h('p', { class: 'small' }, said));

const logs = (lines) => h('div', { class: 'log', tabindex: '0', role: 'region', 'aria-label': t('task.logs') },
  h('ol', {}, lines.map((line) => h('li', { class: `level-${line.level}` },
    time(line.at), ' ', h('b', {}, line.level), ' ', h('span', {}, line.message)))));

const retry = (made, path, visit) => attempt(made, async () => {
  const { id } = await start(`${path}/retry`);
  tell(t('task.retried'));
  visit.go(taskPath(id));
});

const cancel = (task, path) => confirmed({
  title: t('task.cancel_title'),
  text: t('task.cancel_text', { name: task.name }),
  extra: h('label', { class: 'check' }, h('input', { type: 'checkbox', name: 'terminate' }), h('span', {}, t('task.terminate'))),
  action: t('task.cancel'),
  act: async ({ terminate }) => {
    await post(`${path}/cancel`, { terminate: terminate === 'on' });
    tell(t('task.cancelled'));
  },
});
