import { h, put } from './dom.js';

/**
 * A table that is brought up to date row by row, so that the focus, a selection and a screen
 * reader's place stay where they are. The roles are spelled out because a phone shows rows as
 * blocks, which browsers would no longer take for a table.
 *
 * @param caption says what it holds; for screen readers
 * @param columns `{name, cell(row), kind}`; `kind` is `number`, `main`, `wide`, `tick`, `spare` or `actions`
 * @param key tells rows apart
 */
export class Table {
  element;
  #body = h('tbody', { role: 'rowgroup' });
  #columns;
  #key;
  #shown = new Map();

  constructor(caption, columns, key) {
    this.#columns = columns;
    this.#key = key;
    this.element = h('div', { class: 'table' },
      h('table', { role: 'table' },
        h('caption', { class: 'unseen' }, caption),
        h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, columns.map(({ name, kind }) =>
          h('th', { role: 'columnheader', scope: 'col', class: kind }, kind === 'actions' ? h('span', { class: 'unseen' }, name) : name)))),
        this.#body));
  }

  set rows(rows) {
    const next = new Map();
    for (const row of rows) {
      const key = String(this.#key(row));
      const text = JSON.stringify(row);
      const before = this.#shown.get(key);
      next.set(key, before?.text === text ? before : { text, element: this.#replace(before, row) });
    }
    this.#shown = next;
    const elements = [...next.values()].map(({ element }) => element);
    if (elements.length !== this.#body.children.length || elements.some((element, i) => element !== this.#body.children[i])) {
      const focused = document.activeElement;
      put(this.#body, elements);
      if (this.#body.contains(focused)) {
        focused.focus({ preventScroll: true });
      }
    }
  }

  /** A row drawn anew takes the focus over from the control at the same place. */
  #replace(before, row) {
    const element = h('tr', { role: 'row' }, this.#columns.map((column) => this.#cell(column, row)));
    const controls = (of) => [...of.querySelectorAll('a, button, input')];
    const place = before ? controls(before.element).indexOf(document.activeElement) : -1;
    if (place >= 0) {
      before.element.replaceWith(element);
      controls(element)[place]?.focus({ preventScroll: true });
    }
    return element;
  }

  #cell({ name, cell, kind }, row) {
    return kind === 'main'
      ? h('th', { role: 'rowheader', scope: 'row', class: kind }, cell(row))
      : h('td', { role: 'cell', class: kind, 'data-label': name }, cell(row));
  }
}
