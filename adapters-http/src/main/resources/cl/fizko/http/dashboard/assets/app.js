import { openSession, session, whenLoggedOut } from './api.js';
import { h, put } from './dom.js';
import { ageTimes } from './format.js';
import { login, tokenFromLink } from './login.js';
import { complain } from './notices.js';
import { failed } from './parts.js';
import { pulse } from './pulse.js';
import { Router } from './router.js';
import { Shell } from './shell.js';

const page = (name) => () => import(`./pages/${name}.js`);

const router = new Router([
  ['/', page('overview')],
  ['/queues', page('queues')],
  ['/queues/:name', page('queue')],
  ['/tasks', page('tasks')],
  ['/tasks/:id', page('task')],
  ['/dead-letters', page('letters')],
  ['/dead-letters/:id', page('letter')],
  ['/workers', page('workers')],
  ['/schedules', page('schedules')],
  ['/schedules/new', page('schedule-form')],
  ['/schedules/:id', page('schedule')],
  ['/schedules/:id/edit', page('schedule-form')],
  ['/service-tokens', page('tokens')],
  ['/audit', page('audit')],
], (load, ...visit) => show(load ?? page('missing'), ...visit));

const shell = new Shell(() => router.render());

/** Shows a page: its module has `title(parameters)` and `show(into, visit)`. */
async function show(load, parameters, query, signal) {
  shell.mark();
  shell.main.setAttribute('aria-busy', 'true');
  const into = h('div', { class: 'page' });
  const visit = {
    parameters, query, signal, go: (url) => router.go(url), note: (url) => router.note(url), again: () => router.render(),
  };
  try {
    const module = await load();
    title(module.title(parameters));
    await module.show(into, visit);
  } catch (refusal) {
    put(into, h('h1', {}, document.title.split(' · ')[0]), failed(refusal, visit.again));
  }
  if (!signal.aborted) {
    present(into);
  }
}

/** The focus goes to a page that was gone to, unless the user only changed how it looks. */
function present(into) {
  const follows = shell.main.hasChildNodes() && !document.activeElement.closest('.preferences');
  put(shell.main, into);
  shell.main.removeAttribute('aria-busy');
  if (follows) {
    shell.main.focus({ preventScroll: true });
  }
}

function title(text) {
  document.title = `${text} · Fizko`;
}

/** The user's session; asks until there is one. */
async function user() {
  const token = tokenFromLink();
  if (token) {
    await openSession(token).catch(complain);
  }
  let found = await session();
  while (!found) {
    await login();
    found = await session();
  }
  return found;
}

async function begin() {
  shell.user = await user();
  whenLoggedOut(login);
  setInterval(ageTimes, 1_000);
  pulse.start();
  router.render();
}

// A log-in link opened where the page already is only changes what stands behind the `#`.
addEventListener('hashchange', () => location.reload());
begin().catch((refusal) => put(shell.main, failed(refusal, () => location.reload())));
