import { get, post } from '../api.js';
import { h, put } from '../dom.js';
import { time } from '../format.js';
import { t } from '../i18n.js';
import { attempt, tell } from '../notices.js';
import { button, code, facts, heading, pill, section } from '../parts.js';
import { queuePath } from './queues.js';
import { taskPath } from './tasks.js';

export const title = ({ id }) => `${t('letter.title')} ${id.slice(0, 8)}`;

export async function show(into, { parameters: { id }, signal, go }) {
  const path = `/api/v1/dead-letters/${encodeURIComponent(id)}`;
  const letter = await get(path, { signal });
  const act = (action) => (made) => attempt(made, async () => {
    await post(`${path}/${action}`);
    tell(t(`letters.${action}ed`, { n: 1, count: 1 }));
    go('/dead-letters');
  });
  const { args, kwargs, ...rest } = letter;
  put(into,
    h('p', { class: 'path' }, h('a', { href: '/dead-letters' }, t('letters.title'))),
    heading(letter.task ?? t('task.unknown'), [pill(letter.cause, 'bad'), ' ', letter.reason],
      button(t('letters.replay'), act('replay'), 'primary'), button(t('letters.discard'), act('discard'), 'danger')),
    facts([
      [t('task.queue'), h('a', { href: queuePath(letter.queue) }, letter.queue)],
      [t('letter.task'), letter.task_id && h('a', { href: taskPath(letter.task_id) }, letter.task_id.slice(0, 8))],
      [t('letter.deliveries'), letter.deliveries],
      [t('task.when'), time(letter.at)],
    ]),
    args !== undefined && section(t('task.arguments'), code({ args, kwargs }, t('task.arguments')), h('p', { class: 'hint' }, t('task.masked'))),
    section(t('letter.whole'), code(rest, t('letter.whole'))));
}
