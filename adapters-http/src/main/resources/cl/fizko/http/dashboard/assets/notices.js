import { h } from './dom.js';
import { t } from './i18n.js';

const SHOWN_FOR = 6_000;

/** Tells that something was done; goes away by itself. */
export function tell(text) {
  show(text, 'good');
}

/** Tells why something was not done; stays until it is put away. */
export function complain(refusal) {
  show(refusal.message, 'bad', refusal.requestId);
}

function show(text, kind, requestId) {
  const notice = h('div', { class: `notice ${kind}` },
    h('p', {}, text, requestId && h('small', {}, t('error.request', { id: requestId }))),
    h('button', { type: 'button', class: 'plain', 'aria-label': t('common.close'), on: { click: () => notice.remove() } }, '×'));
  document.getElementById('notices').append(notice);
  if (kind === 'good') {
    setTimeout(() => notice.remove(), SHOWN_FOR);
  }
}

/** Does something that a button asked for, and complains if it is refused; tells whether it was done. */
export async function attempt(button, action) {
  button.setAttribute('aria-disabled', 'true');
  try {
    await action();
    return true;
  } catch (refusal) {
    complain(refusal);
    return false;
  } finally {
    button.removeAttribute('aria-disabled');
  }
}
