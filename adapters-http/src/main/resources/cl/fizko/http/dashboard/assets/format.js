import { h } from './dom.js';
import { t } from './i18n.js';
import { language } from './preferences.js';

const locale = () => (language() === 'en' ? 'en-GB' : 'es-CL');

export function number(value, digits = 0) {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
}

/** A length of time in the largest units that say it well: 340 ms, 2,4 s, 3 min 5 s, 2 h, 4 d. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) {
    return '—';
  }
  if (seconds < 1) {
    return `${number(seconds * 1000)} ms`;
  }
  if (seconds < 60) {
    return `${number(seconds, seconds < 10 ? 1 : 0)} s`;
  }
  const steps = [['d', 86_400], ['h', 3_600], ['min', 60], ['s', 1]];
  const first = steps.findIndex(([, size]) => seconds >= size);
  const [unit, size] = steps[first];
  const [next, nextSize] = steps[first + 1];
  const rest = Math.floor((seconds % size) / nextSize);
  return `${Math.floor(seconds / size)} ${unit}${rest ? ` ${rest} ${next}` : ''}`;
}

export const milliseconds = (value) =>
  duration(value === null || value === undefined ? null : value / 1000);

/** An instant as the user's clock shows it, with UTC for whoever compares it with a log. */
export function time(iso) {
  if (!iso) {
    return h('span', { class: 'quiet' }, '—');
  }
  const at = new Date(iso);
  return h('time', { datetime: at.toISOString(), title: utc(at) }, clock(at));
}

/** The same as `3 min ago`, which grows old with the page. */
export function ago(iso) {
  if (!iso) {
    return h('span', { class: 'quiet' }, '—');
  }
  const at = new Date(iso);
  return h('time', { datetime: at.toISOString(), title: `${clock(at)} · ${utc(at)}`, data: { ago: '' } }, relative(at));
}

/** Lets all relative times on the page grow older. */
export function ageTimes() {
  for (const element of document.querySelectorAll('time[data-ago]')) {
    element.textContent = relative(new Date(element.dateTime));
  }
}

function relative(at) {
  const seconds = (at - Date.now()) / 1000;
  const [unit, size] = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]].find(
    ([, least]) => Math.abs(seconds) >= least) ?? ['second', 1];
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'short' });
  return words.format(Math.trunc(seconds / size), unit);
}

function clock(at) {
  const today = at.toDateString() === new Date().toDateString();
  const date = today ? {} : { day: 'numeric', month: 'short', year: thisYear(at) ? undefined : 'numeric' };
  return new Intl.DateTimeFormat(locale(), {
    ...date, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
  }).format(at);
}

const thisYear = (at) => at.getFullYear() === new Date().getFullYear();

const utc = (at) => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** A size given in megabytes. */
export const megabytes = (value) =>
  value === null || value === undefined ? '—' : `${number(value)} MB`;

/** JSON as people read it. */
export const json = (value) => JSON.stringify(value, null, 2) ?? t('common.nothing');
