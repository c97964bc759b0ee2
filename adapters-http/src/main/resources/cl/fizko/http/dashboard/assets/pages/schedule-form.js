import { get, patch, post } from '../api.js';
import { h, put } from '../dom.js';
import { time } from '../format.js';
import { t } from '../i18n.js';
import { tell } from '../notices.js';
import { heading, showProblems } from '../parts.js';
import { language } from '../preferences.js';
import { BLANK, changed, fields, timingOf, valuesOf } from '../schedule-fields.js';
import { apiPath } from './schedules.js';

const PAUSE = 300;

export const title = ({ id }) => t(id ? 'schedules.edit_title' : 'schedules.new');

export async function show(into, { parameters: { id }, signal, go }) {
  const schedule = id ? await get(apiPath(id), { signal }) : BLANK;
  const back = id ? `/schedules/${id}` : '/schedules';
  const preview = h('div', { class: 'preview', 'aria-live': 'polite' });
  const problem = h('p', { class: 'problem', role: 'alert', hidden: true });
  const form = h('form', { class: 'sheet', novalidate: true, on: { submit: send } }, fields(schedule, preview), problem,
    h('div', { class: 'actions' },
      h('a', { class: 'button', href: back }, t('common.cancel')),
      h('button', { class: 'primary' }, t(id ? 'form.save' : 'form.create'))));
  const [before] = valuesOf(form);
  put(into, h('p', { class: 'path' }, h('a', { href: back }, id ? schedule.name : t('schedules.title'))), heading(title({ id })), form);
  keepPreview(form, preview, signal);

  async function send(event) {
    event.preventDefault();
    problem.hidden = true;
    const [values, wrong] = valuesOf(form);
    try {
      if (Object.keys(wrong).length > 0) {
        throw Object.assign(new Error(t('form.look')), { fields: wrong });
      }
      const saved = await (id ? patch(apiPath(id), changed(before, values)) : post('/api/v1/schedules', values));
      tell(t(id ? 'form.saved' : 'form.created', { name: saved.name }));
      go(`/schedules/${saved.id}`);
    } catch (refusal) {
      const left = showProblems(form, refusal.fields ?? {});
      problem.textContent = [refusal.message, ...left.map(([name, message]) => `${name} ${message}.`)].join(' ');
      problem.hidden = false;
    }
  }
}

/** Says what the times mean while they are typed. */
function keepPreview(form, preview, signal) {
  let timer;
  let last;
  async function ask() {
    const timing = timingOf(form);
    last = timing;
    try {
      const { words, next } = await post('/api/v1/schedules/preview', timing, { signal });
      if (last === timing) {
        put(preview, h('p', { class: 'words' }, words[language()]),
          h('ol', {}, next.map((at) => h('li', {}, time(at)))));
      }
    } catch (refusal) {
      if (last === timing) {
        put(preview, h('p', { class: 'problem' }, Object.values(refusal.fields ?? {})[0] ?? refusal.message));
      }
    }
  }
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  signal.addEventListener('abort', () => clearTimeout(timer));
  ask();
}
