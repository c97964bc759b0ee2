import { get, remove } from '../api.js';
import { confirmed } from '../dialog.js';
import { h, put } from '../dom.js';
import { json, time } from '../format.js';
import { t, tOr } from '../i18n.js';
import { tell } from '../notices.js';
import { button, code, facts, heading, pill, section } from '../parts.js';
import { apiPath, lastRun, runNow, toggle, words } from './schedules.js';

export const title = ({ id }) => `${t('schedule.title')} ${id}`;

export async function show(into, { parameters: { id }, signal, go, again }) {
  const [schedule, { items: changes }] = await Promise.all([
    get(apiPath(id), { signal }), get(`${apiPath(id)}/changes`, { signal }),
  ]);
  document.title = `${schedule.name} · Fizko`;
  put(into,
    h('p', { class: 'path' }, h('a', { href: '/schedules' }, t('schedules.title'))),
    heading(schedule.name, [schedule.set_aside && [pill('set_aside', 'bad'), ' '], words(schedule)],
      h('label', { class: 'check' }, toggle(schedule, again), h('span', {}, t('schedule.on'))),
      runNow(schedule, again),
      h('a', { class: 'button primary', href: `/schedules/${id}/edit` }, t('schedules.edit')),
      button(t('schedules.delete'), () => erase(schedule, go), 'plain bad')),
    schedule.description && h('p', {}, schedule.description),
    h('div', { class: 'pair uneven' },
      h('div', {},
        section(t('schedule.what'), facts([
          [t('schedule.task'), h('code', {}, schedule.task)],
          [t('schedule.crontab'), schedule.crontab && h('code', {}, schedule.crontab)],
          [t('schedule.timezone'), schedule.timezone],
          [t('task.queue'), schedule.queue],
          [t('task.priority'), schedule.priority],
          [t('schedule.misfire'), tOr(`misfire.${schedule.misfire}`, schedule.misfire)],
          [t('schedule.runs'), schedule.total_run_count],
          [t('schedule.last'), lastRun(schedule.last_run)],
        ]), code({ args: schedule.args ?? [], kwargs: schedule.kwargs ?? {} }, t('task.arguments'))),
        section(t('schedule.changes'), history(changes))),
      section(t('schedule.next_times'), schedule.next.length > 0
        ? h('ol', { class: 'timeline' }, schedule.next.map((at) => h('li', {}, time(at))))
        : h('p', { class: 'quiet' }, t('schedule.no_next')))));
}

const history = (changes) => (changes.length === 0 ? h('p', { class: 'quiet' }, t('schedule.no_changes')) : h('ol', { class: 'changes' }, changes.map((change) =>
  h('li', {},
    h('p', {}, time(change.at), ' ', h('b', {}, t(`change.${change.action}`)), h('span', { class: 'quiet' }, ` · ${change.by}`)),
    Object.entries(change.detail).filter(([, what]) => what && typeof what === 'object').map(([field, { from, to }]) =>
      h('p', { class: 'small quiet' }, `${field}: ${short(from)} → ${short(to)}`))))));

const short = (value) => (value === undefined || value === null ? '—' : json(value).replace(/\s+/g, ' '));

const erase = (schedule, go) => confirmed({
  title: t('schedules.delete_title', { name: schedule.name }),
  text: t('schedules.delete_text'),
  typed: schedule.name,
  action: t('schedules.delete_now'),
  act: async () => {
    await remove(apiPath(schedule.id));
    tell(t('schedules.deleted', { name: schedule.name }));
    go('/schedules');
  },
});
