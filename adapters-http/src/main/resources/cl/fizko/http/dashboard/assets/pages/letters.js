import { get, post, query } from '../api.js';
import { confirmed } from '../dialog.js';
import { h, put } from '../dom.js';
import { ago, number } from '../format.js';
import { t } from '../i18n.js';
import { List } from '../list.js';
import { tell } from '../notices.js';
import { button, empty, heading, section } from '../parts.js';
import { Table } from '../table.js';

const PATH = '/api/v1/dead-letters';

export const title = () => t('letters.title');

const letterPath = (id) => `/dead-letters/${encodeURIComponent(id)}`;

export async function show(into, visit) {
  const group = { task: visit.query.get('task') ?? '', cause: visit.query.get('cause') ?? '' };
  const groups = new Table(t('letters.groups'), groupColumns(refresh), (one) => `${one.task} ${one.cause}`);
  const chosen = new Chosen(refresh);
  const letters = new List(PATH, {
    caption: title(), values: group, columns: letterColumns(chosen),
    nothing: empty(t('letters.none'), t('letters.none_text')),
  });

  async function refresh() {
    const [grouped] = await Promise.all([get(`${PATH}/groups`, { signal: visit.signal }), letters.load(visit.signal)]);
    groups.rows = grouped.items;
    byCause.hidden = grouped.items.length === 0;
    chosen.keep(letters.rows.map((letter) => letter.id));
  }

  const filtered = Boolean(group.task || group.cause);
  const byCause = section(t('letters.groups'), groups.element);
  await refresh();
  put(into, heading(title(), t('letters.lead')), byCause,
    section(filtered ? t('letters.of', { cause: group.cause, task: group.task }) : t('letters.each'),
      filtered && h('p', {}, h('a', { href: '/dead-letters' }, t('letters.all'))),
      chosen.element, letters.element));
}

const groupColumns = (done) => [
  { name: t('letter.cause'), kind: 'main', cell: ({ task, cause }) => [h('a', { href: `/dead-letters${query({ task, cause })}` }, cause), h('span', { class: 'id' }, task ?? t('task.unknown'))] },
  { name: t('letters.count'), kind: 'number', cell: ({ count }) => number(count) },
  { name: t('letters.latest'), kind: 'number', cell: ({ latest_at: at }) => ago(at) },
  { name: t('common.actions'), kind: 'actions', cell: ({ task, cause, count }) => task && decide({ task, cause }, count, done) },
];

const letterColumns = (chosen) => [
  { name: t('letters.choose'), kind: 'tick', cell: (letter) => chosen.box(letter) },
  { name: t('task.name'), kind: 'main', cell: (letter) => [h('a', { href: letterPath(letter.id) }, letter.task ?? t('task.unknown')), h('span', { class: 'id' }, (letter.task_id ?? letter.id).slice(0, 8))] },
  { name: t('letter.cause'), kind: 'wide', cell: (letter) => [h('span', {}, letter.cause), h('span', { class: 'clip quiet' }, letter.reason)] },
  { name: t('task.queue'), cell: (letter) => letter.queue },
  { name: t('letter.deliveries'), kind: 'number', cell: (letter) => letter.deliveries ?? '—' },
  { name: t('task.when'), kind: 'number', cell: (letter) => ago(letter.at) },
];

/** The buttons that replay or discard letters. */
const decide = (which, n, done) => ['replay', 'discard'].map((action) =>
  button(t(`letters.${action}`), () => confirmed({
    title: t(`letters.${action}_title`, { n, count: number(n) }),
    text: t(`letters.${action}_text`),
    action: t(`letters.${action}`),
    danger: action === 'discard',
    act: async () => {
      const { count } = await post(`${PATH}/${action}`, which);
      tell(t(`letters.${action}ed`, { n: count, count: number(count) }));
      await done();
    },
  }), action === 'discard' ? 'plain bad' : ''));

/** The letters that were ticked, and what can be done with them. */
class Chosen {
  #ids = new Set();
  #done;
  element = h('div', { class: 'chosen', hidden: true });

  constructor(done) {
    this.#done = done;
  }

  box({ id, task }) {
    const box = h('input', { type: 'checkbox', checked: this.#ids.has(id), 'aria-label': t('letters.choose_one', { task, id }) });
    box.addEventListener('change', () => {
      this.#ids[box.checked ? 'add' : 'delete'](id);
      this.#draw();
    });
    return box;
  }

  keep(ids) {
    this.#ids = new Set(ids.filter((id) => this.#ids.has(id)));
    this.#draw();
  }

  #draw() {
    const ids = [...this.#ids];
    this.element.hidden = ids.length === 0;
    put(this.element, h('span', {}, t('letters.chosen', { n: ids.length })), decide({ ids }, ids.length, this.#done));
  }
}
