import { h } from './dom.js';
import { json } from './format.js';
import { t, tOr } from './i18n.js';

const TONES = {
  SUCCESS: 'good', running: 'good', FAILURE: 'bad', REJECTED: 'bad', RETRY: 'again', STARTED: 'busy', PROGRESS: 'busy',
  RECEIVED: 'wait', PENDING: 'wait', draining: 'wait', paused: 'idle', REVOKED: 'idle',
};

/** The top of a page: its name, what can be done, and a line that says what it is about. */
export const heading = (text, lead, ...actions) =>
  h('div', { class: 'heading' },
    h('div', {}, h('h1', {}, text), lead && h('p', { class: 'lead' }, lead)),
    actions.length > 0 && h('div', { class: 'actions' }, actions));

/** A state in a word and a colour; the word alone says it too. */
export const pill = (state, tone = TONES[state] ?? 'idle') =>
  h('span', { class: `pill ${tone}` }, tOr(`state.${state}`, state));

/** What stands where there is nothing: why, and what comes next. */
export const empty = (title, text, ...next) =>
  h('div', { class: 'empty' }, h('p', { class: 'empty-title' }, title), h('p', {}, text), next);

/** What stands where something could not be shown. */
export function failed(refusal, again) {
  const absent = refusal.status === 404;
  return h('div', { class: 'empty failed', role: 'alert' },
    h('p', { class: 'empty-title' }, absent ? t('error.absent') : t('error.title')),
    h('p', {}, refusal.message),
    refusal.requestId && h('p', { class: 'small quiet' }, t('error.request', { id: refusal.requestId })),
    h('button', { type: 'button', on: { click: again } }, t('common.retry')));
}

/** Names and values, one under the other; pairs without a value are left out. */
export const facts = (pairs) =>
  h('dl', { class: 'facts' }, pairs
    .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
    .map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));

/** A value as JSON, in a box that a keyboard can scroll. */
export const code = (value, label) =>
  h('pre', { class: 'code', tabindex: '0', role: 'region', 'aria-label': label }, typeof value === 'string' ? value : json(value));

export const section = (text, ...content) => h('section', {}, h('h2', {}, text), content);

/** A share as a bar beside its number. */
export function bar(value, most, label) {
  const part = most > 0 ? Math.min(1, value / most) : 0;
  const fill = h('span', {});
  fill.style.width = `${part * 100}%`;
  return h('span', { class: 'bar', 'aria-hidden': 'true', title: label }, fill);
}

export const button = (text, act, kind = '') => {
  const made = h('button', { type: 'button', class: kind || null, on: { click: () => act(made) } }, text);
  return made;
};

let fields = 0;

/** A field of a form with its name, a hint and, when there is one, what is wrong with it. */
export function field(name, label, input, hint) {
  fields += 1;
  input.id = `field-${fields}`;
  input.name = name;
  const hintId = hint ? `${input.id}-hint` : '';
  const wrongId = `${input.id}-wrong`;
  input.setAttribute('aria-describedby', `${hintId} ${wrongId}`.trim());
  return h('div', { class: 'field' },
    h('label', { for: input.id }, label), input,
    hint && h('p', { class: 'hint', id: hintId }, hint),
    h('p', { class: 'problem', id: wrongId, hidden: true }));
}

/** Says beside each field of a form what is wrong with it; returns what has no field there. */
export function showProblems(form, fields) {
  for (const input of form.elements) {
    const wrong = form.querySelector(`#${CSS.escape(`${input.id}-wrong`)}`);
    if (wrong) {
      const message = fields[input.name];
      wrong.textContent = message ?? '';
      wrong.hidden = !message;
      input.setAttribute('aria-invalid', String(Boolean(message)));
    }
  }
  form.querySelector('[aria-invalid="true"]')?.focus();
  return Object.entries(fields).filter(([name]) => !form.elements[name]);
}

export const option = (value, text, chosen) => h('option', { value, selected: value === chosen }, text);
