import { h } from './dom.js';
import { t } from './i18n.js';

/**
 * Asks before something is done that cannot be undone.
 *
 * @param typed what has to be typed to show that it is meant; none: a click is enough
 * @param extra more of the form; its values are given to `act`
 * @param act does it, given the form's values; if it is refused, the dialog stays and says why
 */
export function confirmed({ title, text, action, typed, extra = [], danger = true, act }) {
  const problem = h('p', { class: 'problem', role: 'alert', hidden: true });
  const word = typed && h('input', { name: 'typed', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' });
  const yes = h('button', { class: danger ? 'danger' : 'primary', disabled: Boolean(typed) }, action);
  const form = h('form', { on: { submit: send } },
    h('h2', { id: 'dialog-title' }, title),
    h('p', {}, text),
    extra,
    word && h('label', { class: 'field' }, h('span', {}, t('common.type_to_confirm', { word: typed })), word),
    problem,
    h('div', { class: 'actions' },
      h('button', { type: 'button', on: { click: () => dialog.close() } }, t('common.cancel')), yes));
  word?.addEventListener('input', () => { yes.disabled = word.value !== typed; });

  async function send(event) {
    event.preventDefault();
    problem.hidden = true;
    yes.disabled = true;
    try {
      await act(Object.fromEntries(new FormData(form)));
      dialog.close();
    } catch (refusal) {
      problem.textContent = refusal.message;
      problem.hidden = false;
      yes.disabled = false;
    }
  }

  const dialog = open(form, 'dialog-title');
}

/** Shows a dialog until it is closed; Escape closes it, and the focus goes back to where it was. */
export function open(content, labelledBy, { closable = true } = {}) {
  const dialog = h('dialog', { 'aria-labelledby': labelledBy }, content);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('cancel', (event) => closable || event.preventDefault());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
