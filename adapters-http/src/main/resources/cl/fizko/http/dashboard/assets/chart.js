import { h, put, svg } from './dom.js';
import { number } from './format.js';
import { t } from './i18n.js';

const WIDTH = 300;
const HEIGHT = 100;
const SECONDS = 300;
const TABLE_STEP = 30;

/**
 * A line for each series over the last five minutes: the picture for the eyes, the latest figures
 * in words, and a table with a row for each half minute.
 *
 * @param series `{name, tone, value(sample), filled}`
 * @param show a value as text
 * @param every for how many seconds samples are added up, and shown as columns; 0: each is a point
 */
export class Chart {
  element;
  #series;
  #show;
  #every;
  #picture = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  #most = h('span', { class: 'most', 'aria-hidden': 'true' });
  #readout = h('p', { class: 'readout', 'aria-hidden': 'true' });
  #rows = h('tbody');
  #samples = [];

  constructor(title, series, { show = (value) => number(value, 1), every = 0 } = {}) {
    this.#series = series.map((one) => ({ ...one, latest: h('strong', {}, '—') }));
    this.#show = show;
    this.#every = every;
    const plot = h('div', { class: 'plot', on: { pointermove: (event) => this.#point(event), pointerleave: () => { this.#readout.textContent = ''; } } },
      this.#picture, this.#most, this.#readout);
    this.element = h('section', { class: 'chart' },
      h('h2', {}, title),
      h('ul', { class: 'legend' }, this.#series.map(({ name, tone, latest }) =>
        h('li', { class: tone }, latest, ' ', h('span', {}, name)))),
      plot,
      h('p', { class: 'axis', 'aria-hidden': 'true' }, h('span', {}, t('chart.from')), h('span', {}, t('chart.now'))),
      h('details', {}, h('summary', {}, t('chart.table'), h('span', { class: 'unseen' }, `: ${title}`)), this.#table(title)));
  }

  set samples(given) {
    const samples = this.#every ? addedUp(given, this.#every) : given;
    this.#samples = samples;
    const highest = nice(Math.max(...samples.flatMap((sample) => this.#series.map((one) => one.value(sample) ?? 0)), 0));
    put(this.#picture, grid(), this.#series.map((one, i) => (this.#every ? this.#columns(one, i, highest) : this.#line(one, highest))));
    this.#most.textContent = this.#show(highest);
    for (const { latest, value } of this.#series) {
      latest.textContent = samples.length === 0 ? '—' : this.#text(value(samples.at(-1)));
    }
    this.#fillTable();
  }

  #line({ value, tone, filled }, highest) {
    const y = (sample) => HEIGHT - 1 - ((value(sample) ?? 0) / highest) * (HEIGHT - 4);
    const points = this.#samples.map((sample) => `${this.#x(sample).toFixed(1)} ${y(sample).toFixed(1)}`);
    if (points.length < 2) {
      return [];
    }
    const start = this.#x(this.#samples[0]);
    const line = `M${points.join('L')}`;
    return [
      filled && svg('path', { class: `area ${tone}`, d: `${line}V${HEIGHT}H${start.toFixed(1)}Z` }),
      svg('path', { class: `line ${tone}`, d: line, 'vector-effect': 'non-scaling-stroke' }),
    ];
  }

  #columns({ value, tone }, place, highest) {
    const width = (WIDTH * this.#every) / SECONDS / (this.#series.length + 1);
    return this.#samples.filter((sample) => value(sample) > 0).map((sample) => {
      const height = (value(sample) / highest) * (HEIGHT - 4);
      return svg('rect', { class: `column ${tone}`, x: this.#x(sample) - width * (this.#series.length - place), y: HEIGHT - height, width, height });
    });
  }

  #x(sample) {
    return WIDTH * (1 - age(sample, this.#samples) / SECONDS);
  }

  /** Tells what stands under the pointer. */
  #point(event) {
    const { left, width } = this.#picture.getBoundingClientRect();
    const back = Math.round((1 - (event.clientX - left) / width) * SECONDS);
    const sample = this.#samples.findLast((one) => age(one, this.#samples) >= back);
    this.#readout.textContent = sample
      ? `−${back} s · ${this.#series.map((one) => `${one.name} ${this.#text(one.value(sample))}`).join(' · ')}`
      : '';
  }

  #table(title) {
    return h('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': title }, h('table', {},
      h('caption', { class: 'unseen' }, title),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('chart.when')), this.#series.map(({ name }) => h('th', { scope: 'col', class: 'number' }, name)))),
      this.#rows));
  }

  #fillTable() {
    if (!this.#rows.closest('details').open && this.#rows.children.length > 0) {
      return;
    }
    const rows = [];
    for (let back = 0; back < SECONDS; back += TABLE_STEP) {
      const sample = this.#samples.findLast((one) => age(one, this.#samples) >= back);
      if (!sample) {
        break;
      }
      rows.push(h('tr', {}, h('th', { scope: 'row' }, back === 0 ? t('chart.now') : `−${back} s`),
        this.#series.map((one) => h('td', { class: 'number' }, this.#text(one.value(sample))))));
    }
    put(this.#rows, rows);
  }

  #text(value) {
    return value === null || value === undefined ? '—' : this.#show(value);
  }
}

/** For how many seconds a sample has not been the latest. */
const age = (sample, samples) => (Date.parse(samples.at(-1).at) - Date.parse(sample.at)) / 1_000;

/** Samples of the same stretch of time as one, with the sum of what each counted. */
function addedUp(samples, seconds) {
  const sums = new Map();
  for (const sample of samples) {
    const end = Math.ceil(Date.parse(sample.at) / 1_000 / seconds) * seconds * 1_000;
    const sum = sums.get(end) ?? { at: new Date(end).toISOString(), failed: 0, retried: 0 };
    sum.failed += sample.failed;
    sum.retried += sample.retried;
    sums.set(end, sum);
  }
  return [...sums.values()];
}

/** The next round figure, so that the scale does not move with every sample. */
function nice(value) {
  if (value <= 1) {
    return 1;
  }
  const size = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((step) => step * size).find((step) => step >= value);
}

const grid = () => [0.25, 0.5, 0.75].map((part) =>
  svg('line', { class: 'grid', x1: 0, x2: WIDTH, y1: HEIGHT * part, y2: HEIGHT * part, 'vector-effect': 'non-scaling-stroke' }));
