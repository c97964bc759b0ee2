// Shows /openapi.json: one group for each tag, one fold for each operation.
const byId = id => document.getElementById(id);

function element(name, content, attributes = {}) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  for (const each of [content].flat()) if (each !== undefined && each !== '') made.append(each);
  return made;
}

const pretty = value => element('pre', JSON.stringify(value, null, 2), { tabindex: '0' });

function typeOf(schema = {}) {
  if (schema.$ref) return schema.$ref.split('/').pop();
  if (schema.enum) return schema.enum.map(each => JSON.stringify(each)).join(' | ');
  const name = [schema.type ?? 'any'].flat().join(' or ');
  const limits = [];
  if (schema.items) return `${name} of ${typeOf(schema.items)}`;
  if (schema.format) limits.push(schema.format);
  if (schema.minimum !== undefined) limits.push(`${schema.minimum} to ${schema.maximum}`);
  if (schema.maxLength !== undefined) limits.push(`up to ${schema.maxLength} characters`);
  if (schema.default !== undefined) limits.push(`default ${JSON.stringify(schema.default)}`);
  return limits.length ? `${name} (${limits.join(', ')})` : name;
}

function table(caption, rows) {
  const head = element('tr', ['Name', 'Type', 'Meaning'].map(text => element('th', text, { scope: 'col' })));
  const body = rows.map(row => element('tr', [
    element('td', element('code', row.name)),
    element('td', typeOf(row.schema)),
    element('td', [row.required ? element('strong', 'required. ') : '', row.description ?? '']),
  ]));
  return [element('h3', caption), element('table', [element('thead', head), element('tbody', body)])];
}

function fields(schema) {
  return Object.entries(schema.properties ?? {}).map(([name, each]) =>
    ({ name, schema: each, description: each.description, required: schema.required?.includes(name) }));
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function curl(method, path, operation) {
  const lines = [`curl -X ${method.toUpperCase()} ${quoted(location.origin + path)}`];
  if (operation.security.length) lines.push(`-H "Authorization: Bearer $TOKEN"`);
  const body = operation.requestBody?.content['application/json'];
  if (body) {
    lines.push(`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(body.example))}`);
  }
  return lines.join(' \\\n  ');
}

function answers(responses) {
  return Object.entries(responses).flatMap(([status, response]) => {
    const [type, content] = Object.entries(response.content ?? {})[0] ?? [];
    const line = element('p', [element('strong', status), ` ${response.description} `,
      element('span', type ?? '', { class: 'quiet' })]);
    return content?.example === undefined ? [line] : [line, pretty(content.example)];
  });
}

function inside(method, path, operation) {
  const parts = [element('p', operation.description, { class: 'quiet' })];
  if (operation.parameters) {
    parts.push(...table('Parameters', operation.parameters.map(each =>
      ({ ...each, name: each.in === 'header' ? `${each.name} (header)` : each.name }))));
  }
  const body = operation.requestBody?.content['application/json'];
  if (body && fields(body.schema).length) parts.push(...table('Body', fields(body.schema)));
  parts.push(element('h3', 'Example'), element('pre', curl(method, path, operation), { tabindex: '0' }));
  parts.push(element('h3', 'Answers'), ...answers(operation.responses));
  return parts;
}

function fold(method, path, operation) {
  const summary = element('summary', [
    element('span', method.toUpperCase(), { class: `method ${method}` }),
    element('code', path),
    element('span', operation.summary, { class: 'what' }),
  ]);
  const content = element('div', '', { class: 'inside' });
  const made = element('details', [summary, content], { id: operation.operationId });
  made.addEventListener('toggle', () => {
    if (made.open && !content.hasChildNodes()) content.append(...inside(method, path, operation));
  });
  made.dataset.text = `${method} ${path} ${operation.summary} ${operation.tags}`.toLowerCase();
  return made;
}

function show(api) {
  byId('version').textContent = api.info.version;
  byId('about').textContent = api.info.description;
  const groups = new Map(api.tags.map(tag => [tag.name, element('section', element('h2', tag.name))]));
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      groups.get(operation.tags[0]).append(fold(method, path, operation));
    }
  }
  byId('operations').replaceChildren(...groups.values());
}

function search() {
  const words = byId('search').value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const group of document.querySelectorAll('section')) {
    let any = false;
    for (const each of group.querySelectorAll('details')) {
      each.hidden = !words.every(word => each.dataset.text.includes(word));
      any ||= !each.hidden;
      found += each.hidden ? 0 : 1;
    }
    group.hidden = !any;
  }
  byId('count').textContent = `${found} operations`;
}

function openLinked() {
  const linked = byId(location.hash.slice(1));
  if (linked instanceof HTMLDetailsElement) {
    linked.open = true;
    linked.scrollIntoView();
  }
}

document.addEventListener('keydown', event => {
  if (event.key === '/' && document.activeElement !== byId('search')) {
    event.preventDefault();
    byId('search').focus();
  }
});
byId('search').addEventListener('input', search);
addEventListener('hashchange', openLinked);

try {
  const answer = await fetch('/openapi.json');
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  show(await answer.json());
  search();
  openLinked();
} catch (error) {
  byId('operations').replaceChildren(element('p', `Cannot load /openapi.json: ${error.message}`, { role: 'alert' }));
}
