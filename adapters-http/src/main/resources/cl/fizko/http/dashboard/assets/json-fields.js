import { t } from './i18n.js';

/** A value typed as JSON; throws with words for the user if it is none of the kind that is wanted. */
function typedJson(text, otherwise) {
  const value = text.trim() === '' ? otherwise : JSON.parse(text);
  if (value === null || Array.isArray(value) !== Array.isArray(otherwise) || typeof value !== 'object') {
    throw new SyntaxError();
  }
  return value;
}

/** Reads the JSON fields of a form: `[values, problems]`. */
export function readJson(form, kinds) {
  const values = {};
  const problems = {};
  for (const [name, otherwise] of Object.entries(kinds)) {
    try {
      values[name] = typedJson(form.elements[name].value, otherwise);
    } catch {
      problems[name] = t(Array.isArray(otherwise) ? 'form.no_list' : 'form.no_object');
    }
  }
  return [values, problems];
}
