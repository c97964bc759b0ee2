import { h, put } from '../dom.js';
import { t } from '../i18n.js';

export const title = () => t('missing.title');

export function show(into) {
  put(into, h('h1', {}, title()), h('p', {}, t('missing.text')), h('p', {}, h('a', { href: '/' }, t('missing.back'))));
}
