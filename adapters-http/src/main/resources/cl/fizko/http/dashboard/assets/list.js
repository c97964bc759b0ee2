import { get, query } from './api.js';
import { h } from './dom.js';
import { t } from './i18n.js';
import { complain } from './notices.js';
import { Table } from './table.js';

/**
 * A table with the pages of a list of the API, one after the other, and what stands there if the
 * list is empty.
 */
export class List {
  element;
  #path;
  #values;
  #table;
  #nothing;
  #rows = [];
  #next;
  #wentOn = false;
  #more = h('button', { type: 'button', hidden: true, on: { click: () => this.#addPage() } }, t('common.more'));

  /**
   * @param path of the list
   * @param values of its filter
   * @param nothing shown in place of an empty list
   */
  constructor(path, { caption, columns, key = (row) => row.id, values = {}, nothing }) {
    this.#path = path;
    this.#values = values;
    this.#table = new Table(caption, columns, key);
    this.#nothing = nothing;
    this.element = h('div', {}, this.#table.element, nothing, h('p', { class: 'more' }, this.#more));
  }

  get rows() {
    return this.#rows;
  }

  /** Shows the first page as it is now. */
  async load(signal) {
    const { items, next } = await get(this.#path + query(this.#values), { signal });
    this.#wentOn = false;
    this.#show(items, next);
  }

  /** Brings the list up to date every few seconds, unless the user went on to later pages. */
  keepFresh(signal, every = 5_000) {
    const timer = setInterval(() => {
      if (!document.hidden && !this.#wentOn) {
        this.load(signal).catch(() => {});
      }
    }, every);
    signal.addEventListener('abort', () => clearInterval(timer));
  }

  async #addPage() {
    try {
      const { items, next } = await get(this.#path + query({ ...this.#values, cursor: this.#next }));
      this.#wentOn = true;
      this.#show([...this.#rows, ...items], next);
    } catch (refusal) {
      complain(refusal);
    }
  }

  #show(rows, next) {
    this.#rows = rows;
    this.#next = next;
    this.#table.rows = rows;
    this.#table.element.hidden = rows.length === 0;
    this.#nothing.hidden = rows.length > 0;
    this.#more.hidden = !next;
  }
}
