import { post, start } from '../api.js';
import { h, put } from '../dom.js';
import { ago, time } from '../format.js';
import { t } from '../i18n.js';
import { List } from '../list.js';
import { attempt, tell } from '../notices.js';
import { button, empty, heading, pill } from '../parts.js';
import { language } from '../preferences.js';
import { taskPath } from './tasks.js';

export const title = () => t('schedules.title');

const schedulePath = (schedule) => `/schedules/${schedule.id}`;
export const apiPath = (id) => `/api/v1/schedules/${encodeURIComponent(id)}`;

export const words = (schedule) => schedule.words?.[language()] ?? schedule.set_aside ?? '—';

export const lastRun = (run) => (run
  ? [run.task_id ? h('a', { href: taskPath(run.task_id) }, pill(run.state)) : pill(run.state), h('span', { class: 'quiet small block' }, ago(run.at))]
  : t('schedules.never'));

export async function show(into, { signal }) {
  const list = new List('/api/v1/schedules', {
    caption: title(),
    columns: [
      { name: t('schedule.name'), kind: 'main', cell: (one) => [h('a', { href: schedulePath(one) }, one.name), h('span', { class: 'id' }, one.task)] },
      { name: t('schedule.words'), kind: 'wide', cell: (one) => [one.set_aside && [pill('set_aside', 'bad'), ' '], words(one)] },
      { name: t('schedule.next'), kind: 'number', cell: (one) => time(one.next[0]) },
      { name: t('schedule.last'), cell: (one) => lastRun(one.last_run) },
      { name: t('schedule.on'), kind: 'tick', cell: (one) => toggle(one, refresh) },
      { name: t('common.actions'), kind: 'actions', cell: (one) => runNow(one, refresh) },
    ],
    nothing: empty(t('schedules.none'), t('schedules.none_text'), h('a', { class: 'button primary', href: '/schedules/new' }, t('schedules.new'))),
  });
  const refresh = () => list.load(signal);
  await refresh();
  put(into, heading(title(), t('schedules.lead'), h('a', { class: 'button primary', href: '/schedules/new' }, t('schedules.new'))), list.element);
  list.keepFresh(signal);
}

/** A switch that turns a schedule on or off; it goes back if that is refused. */
export function toggle(schedule, done) {
  const box = h('input', { type: 'checkbox', role: 'switch', checked: schedule.enabled, 'aria-label': t('schedules.switch', { name: schedule.name }) });
  box.addEventListener('change', async () => {
    const turned = await attempt(box, async () => {
      await post(`${apiPath(schedule.id)}/${box.checked ? 'enable' : 'disable'}`);
      tell(t(box.checked ? 'schedules.enabled' : 'schedules.disabled', { name: schedule.name }));
      await done();
    });
    if (!turned) {
      box.checked = !box.checked;
    }
  });
  return box;
}

export function runNow(schedule, done) {
  const made = button(t('schedules.run'), () => attempt(made, async () => {
    await start(`${apiPath(schedule.id)}/run`);
    tell(t('schedules.ran', { name: schedule.name }));
    await done();
  }));
  made.setAttribute('aria-label', `${t('schedules.run')}: ${schedule.name}`);
  return made;
}
