import { newKey, start } from './api.js';
import { open } from './dialog.js';
import { h } from './dom.js';
import { t } from './i18n.js';
import { readJson } from './json-fields.js';
import { tell } from './notices.js';
import { field, showProblems } from './parts.js';

/** A dialog that sends a task. */
export function launch(visit) {
  let key = newKey();
  const plain = (placeholder, properties = {}) => h('input', { autocomplete: 'off', spellcheck: 'false', placeholder, ...properties });
  const area = (placeholder) => h('textarea', { rows: 2, spellcheck: 'false', placeholder });
  const problem = h('p', { class: 'problem', role: 'alert', hidden: true });
  const form = h('form', { novalidate: true, on: { submit: send } },
    h('h2', { id: 'launch-title' }, t('launch.title')),
    field('name', t('task.name'), plain('sii.sync_documents')),
    field('args', t('form.args'), area('[2, 3]')),
    field('kwargs', t('form.kwargs'), area('{"months": 1}')),
    field('queue', t('task.queue'), plain('low'), t('launch.queue_hint')),
    field('countdown', t('launch.countdown'), plain('0', { type: 'number', min: 0 })),
    problem,
    h('div', { class: 'actions' },
      h('button', { type: 'button', on: { click: () => dialog.close() } }, t('common.cancel')),
      h('button', { class: 'primary' }, t('launch.send'))));

  async function send(event) {
    event.preventDefault();
    problem.hidden = true;
    const { name, queue, countdown } = Object.fromEntries(new FormData(form));
    const [values, wrong] = readJson(form, { args: [], kwargs: {} });
    if (Object.keys(wrong).length > 0) {
      showProblems(form, wrong);
      return;
    }
    const body = { name: name.trim(), ...values, ...(queue && { queue }), ...(countdown && { countdown: Number(countdown) }) };
    try {
      const sent = await start('/api/v1/tasks', body, key);
      dialog.close();
      tell(t('launch.sent', { name: sent.name }));
      visit.go(`/tasks/${encodeURIComponent(sent.id)}`);
    } catch (refusal) {
      const rest = showProblems(form, refusal.fields ?? {});
      problem.textContent = [refusal.message, ...rest.map(([field, message]) => `${field}: ${message}`)].join(' ');
      problem.hidden = false;
    }
  }

  form.addEventListener('input', () => { key = newKey(); });
  const dialog = open(form, 'launch-title');
}
