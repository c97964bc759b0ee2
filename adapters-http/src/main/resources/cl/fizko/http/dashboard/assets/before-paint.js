// Runs before the first paint, so that neither colours nor language change before one's eyes.
(() => {
  const root = document.documentElement;
  const theme = localStorage.getItem('fizko.theme');
  if (theme === 'light' || theme === 'dark') {
    root.dataset.theme = theme;
  }
  root.lang = localStorage.getItem('fizko.language') === 'en' ? 'en' : 'es-CL';
})();
