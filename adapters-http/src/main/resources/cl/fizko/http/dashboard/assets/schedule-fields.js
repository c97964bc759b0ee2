import { h } from './dom.js';
import { json } from './format.js';
import { t } from './i18n.js';
import { readJson } from './json-fields.js';
import { field, option } from './parts.js';

/** The fields of each kind of schedule; a schedule has those of one kind. */
const KINDS = {
  crontab: ['crontab', 'timezone'],
  interval: ['every', 'period'],
  clocked: ['clocked_time'],
  solar: ['solar_event', 'latitude', 'longitude'],
};
const NUMBERS = ['every', 'latitude', 'longitude', 'priority', 'expire_seconds', 'jitter_seconds'];
const PERIODS = ['microseconds', 'seconds', 'minutes', 'hours', 'days'];
const EVENTS = [
  'dawn_astronomical', 'dawn_nautical', 'dawn_civil', 'sunrise', 'solar_noon',
  'sunset', 'dusk_civil', 'dusk_nautical', 'dusk_astronomical',
];

/** What a new schedule begins with. */
export const BLANK = { enabled: true, crontab: '0 8 * * mon-fri', timezone: 'America/Santiago', misfire: 'run_once', first_run: 'wait' };

/** All fields of a schedule's form; the preview stands beside the times that it is of. */
export function fields(schedule, preview) {
  const text = (name, properties = {}) => h('input', { value: schedule[name] ?? '', autocomplete: 'off', spellcheck: 'false', ...properties });
  const whole = (name, properties = {}) => text(name, { type: 'number', ...properties });
  const area = (name, value) => h('textarea', { rows: 3, spellcheck: 'false' }, value);
  const choice = (name, values, prefix) => h('select', {}, values.map((value) => option(value, t(`${prefix}.${value}`), schedule[name])));
  return [
    field('name', t('schedule.name'), text('name')),
    field('task', t('schedule.task'), text('task', { placeholder: 'sii.sync_documents' })),
    timing(schedule, { text, whole, choice }, preview),
    h('fieldset', {}, h('legend', {}, t('schedule.what')),
      h('div', { class: 'columns' },
        field('args', t('form.args'), area('args', json(schedule.args ?? []))),
        field('kwargs', t('form.kwargs'), area('kwargs', json(schedule.kwargs ?? {}))),
        field('queue', t('task.queue'), text('queue'), t('launch.queue_hint')),
        field('priority', t('task.priority'), whole('priority', { min: 0, max: 9 }), t('schedule.priority_hint')))),
    h('label', { class: 'check' }, h('input', { type: 'checkbox', name: 'enabled', checked: schedule.enabled }), h('span', {}, t('schedule.on'))),
    h('details', {}, h('summary', {}, t('form.more')),
      h('div', { class: 'columns' },
        field('description', t('schedule.description'), text('description')),
        field('misfire', t('schedule.misfire'), choice('misfire', ['run_once', 'skip', 'catch_up'], 'misfire')),
        field('first_run', t('schedule.first_run'), choice('first_run', ['wait', 'at_once'], 'first_run')),
        field('start_time', t('schedule.start_time'), text('start_time', { placeholder: '2027-01-01T08:00' })),
        field('expire_seconds', t('schedule.expire_seconds'), whole('expire_seconds', { min: 1 })),
        field('jitter_seconds', t('schedule.jitter_seconds'), whole('jitter_seconds', { min: 0 })))),
  ];
}

function timing(schedule, { text, whole, choice }, preview) {
  const kind = Object.keys(KINDS).find((name) => schedule[KINDS[name][0]] !== undefined) ?? 'crontab';
  const groups = {
    crontab: [
      field('crontab', t('schedule.crontab'), text('crontab', { class: 'mono' }), t('schedule.crontab_hint')),
      field('timezone', t('schedule.timezone'), text('timezone')),
    ],
    interval: [
      field('every', t('schedule.every'), whole('every', { min: 1 })),
      field('period', t('schedule.period'), choice('period', PERIODS, 'period')),
    ],
    clocked: [field('clocked_time', t('schedule.clocked_time'), text('clocked_time', { placeholder: '2027-01-01T08:00' }))],
    solar: [
      field('solar_event', t('schedule.solar_event'), choice('solar_event', EVENTS, 'sun')),
      field('latitude', t('schedule.latitude'), text('latitude', { inputmode: 'decimal', placeholder: '-33.45' })),
      field('longitude', t('schedule.longitude'), text('longitude', { inputmode: 'decimal', placeholder: '-70.66' })),
    ],
  };
  const boxes = Object.entries(groups).map(([name, content]) => h('div', { class: 'columns', data: { kind: name }, hidden: name !== kind }, content));
  const radios = Object.keys(KINDS).map((name) => h('label', { class: 'check' },
    h('input', { type: 'radio', name: 'kind', value: name, checked: name === kind, on: { change: () => turn(name) } }), h('span', {}, t(`kind.${name}`))));
  const turn = (chosen) => boxes.forEach((box) => { box.hidden = box.dataset.kind !== chosen; });
  return h('fieldset', {}, h('legend', {}, t('schedule.when')), h('div', { class: 'row' }, radios), boxes, preview);
}

/** When the form's schedule is due, as the API takes it. */
export const timingOf = (form) => pick(form, KINDS[form.elements.kind.value]);

/** All that the form says, as the API takes it, and what is wrong with it: `[values, problems]`. */
export function valuesOf(form) {
  const [values, problems] = readJson(form, { args: [], kwargs: {} });
  const others = ['name', 'task', 'queue', 'priority', 'description', 'misfire', 'first_run', 'start_time', 'expire_seconds', 'jitter_seconds'];
  return [{ ...pick(form, others), ...timingOf(form), ...values, enabled: form.elements.enabled.checked }, problems];
}

/** What a form says otherwise than it did: what it has to ask for. */
export const changed = (before, now) => Object.fromEntries(
  Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])));

/** What is empty is null: the API's default. */
function pick(form, names) {
  return Object.fromEntries(names.map((name) => {
    const text = form.elements[name].value.trim();
    const value = NUMBERS.includes(name) && text !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
    return [name, value === '' ? null : value];
  }));
}
