import { language } from './preferences.js';
import en from './en.js';
import es from './es.js';

const texts = { en, es };

/**
 * A text in the user's language. `{name}` gives way to what is given by that name; of `one|many`
 * the first is taken when `n` is 1.
 */
export function t(key, given = {}) {
  const text = texts[language()][key] ?? key;
  const [one, many = one] = text.split('|');
  return (given.n === 1 ? one : many).replace(/\{(\w+)\}/g, (whole, name) => given[name] ?? whole);
}

/** The same, or another text if there is none by this key. */
export const tOr = (key, otherwise) => texts[language()][key] ?? otherwise;
