import { remove } from './api.js';
import { h, put } from './dom.js';
import { t } from './i18n.js';
import { attempt } from './notices.js';
import { chooseLanguage, chooseTheme, language, theme } from './preferences.js';
import { pulse } from './pulse.js';

const PAGES = [
  ['/', 'overview'], ['/queues', 'queues'], ['/tasks', 'tasks'], ['/dead-letters', 'letters'],
  ['/workers', 'workers'], ['/schedules', 'schedules'], ['/service-tokens', 'tokens'], ['/audit', 'audit'],
];
const THEMES = ['auto', 'light', 'dark'];

/** What surrounds every page: the way to the others, and the user's preferences. */
export class Shell {
  main = h('main', { id: 'main', tabindex: '-1' });
  #rail = h('header', { class: 'rail' });
  #user;
  #changed;

  /** @param changed called when the language has changed */
  constructor(changed) {
    this.#changed = changed;
    document.getElementById('app').append(
      h('a', { class: 'skip', href: '#main', on: { click: (event) => this.#skip(event) } }, ''), this.#rail, this.main);
    pulse.addEventListener('change', () => this.#beat());
    this.draw();
  }

  set user(session) {
    this.#user = session;
    this.draw();
  }

  draw() {
    document.querySelector('.skip').textContent = t('nav.skip');
    const menu = h('button', { type: 'button', class: 'menu', 'aria-expanded': 'false', 'aria-controls': 'nav', on: { click: () => this.#toggle(menu) } }, t('nav.menu'));
    put(this.#rail,
      h('a', { class: 'brand', href: '/' }, h('span', { class: 'mark', 'aria-hidden': 'true' }), 'Fizko'),
      h('p', { class: 'pulse', id: 'pulse' }),
      menu,
      h('div', { class: 'drawer', id: 'nav' },
        h('nav', { 'aria-label': t('nav.label') }, h('ul', {}, PAGES.map((page) => this.#link(page)))),
        this.#preferences()));
    this.#beat();
    this.mark();
  }

  /** Marks where the user is, and folds the menu. */
  mark() {
    for (const link of this.#rail.querySelectorAll('nav a')) {
      const path = link.getAttribute('href');
      const here = path === '/' ? location.pathname === '/' : location.pathname.startsWith(path);
      if (here) {
        link.setAttribute('aria-current', 'page');
      } else {
        link.removeAttribute('aria-current');
      }
    }
    this.#rail.classList.remove('open');
    this.#rail.querySelector('.menu').setAttribute('aria-expanded', 'false');
  }

  #link([path, name]) {
    return h('li', {}, h('a', { href: path }, h('span', {}, t(`${name}.title`)), h('span', { class: 'count', data: { count: name } })));
  }

  #preferences() {
    const themes = h('select', { id: 'theme', on: { change: () => chooseTheme(themes.value) } },
      THEMES.map((name) => h('option', { value: name, selected: name === theme() }, t(`theme.${name}`))));
    const other = language() === 'es' ? 'en' : 'es';
    const swap = () => {
      chooseLanguage(other);
      this.draw();
      this.#changed();
      document.getElementById('language').focus();
    };
    return h('div', { class: 'preferences' },
      this.#user && h('p', { class: 'user' }, this.#user.name),
      h('label', { class: 'unseen', for: 'theme' }, t('theme.label')), themes,
      h('button', { type: 'button', id: 'language', class: 'plain', lang: other, on: { click: swap } }, other === 'en' ? 'English' : 'Español'),
      this.#user && h('button', { type: 'button', id: 'logout', class: 'plain', on: { click: (event) => this.#logOut(event.target) } }, t('nav.logout')));
  }

  #toggle(menu) {
    const isOpen = this.#rail.classList.toggle('open');
    menu.setAttribute('aria-expanded', String(isOpen));
  }

  #skip(event) {
    event.preventDefault();
    this.main.focus();
  }

  async #logOut(button) {
    if (await attempt(button, () => remove('/api/v1/session'))) {
      location.assign('/');
    }
  }

  #beat() {
    const state = document.getElementById('pulse');
    state.dataset.state = pulse.state;
    state.textContent = t(`pulse.${pulse.state}`);
    this.#count('queues', pulse.latest?.waiting);
    this.#count('letters', pulse.latest?.dead_letters);
  }

  #count(name, value) {
    const badge = this.#rail.querySelector(`[data-count="${name}"]`);
    badge.textContent = value || '';
  }
}
