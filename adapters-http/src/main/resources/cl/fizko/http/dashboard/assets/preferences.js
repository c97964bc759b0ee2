// What this browser's user chose; kept here alone.
const root = document.documentElement;

export const language = () => (root.lang === 'en' ? 'en' : 'es');

export function chooseLanguage(chosen) {
  localStorage.setItem('fizko.language', chosen);
  root.lang = chosen === 'en' ? 'en' : 'es-CL';
}

/** `light`, `dark`, or `auto` for what the system says. */
export const theme = () => root.dataset.theme ?? 'auto';

export function chooseTheme(chosen) {
  if (chosen === 'auto') {
    localStorage.removeItem('fizko.theme');
    delete root.dataset.theme;
  } else {
    localStorage.setItem('fizko.theme', chosen);
    root.dataset.theme = chosen;
  }
}
