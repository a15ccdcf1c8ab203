// The page of the live view. It shows what it is told and knows nothing else.
import { describe } from '../liveText';
import type { LiveAlert, LiveStatus } from '../protocol';
import type { FromView, ToView } from './messages';
import { MAX_ROWS, Rows } from './rows';

declare function acquireVsCodeApi(): { postMessage(message: FromView): void };

const vscode = acquireVsCodeApi();
const rows = new Rows();
const statusLine = element('status');
const counts = element('counts');
const list = element('alerts');
const pauseButton = element('pause');

window.addEventListener('message', (event: MessageEvent<ToView>) => receive(event.data));
pauseButton.addEventListener('click', togglePause);
element('clear').addEventListener('click', clear);
vscode.postMessage({ kind: 'ready' });

function receive(message: ToView): void {
  switch (message.kind) {
    case 'status':
      return showStatus(message.status);
    case 'alerts':
      return showAlerts(rows.arrive(message.alerts));
    case 'clear':
      return clear();
  }
}

function showStatus(status: LiveStatus): void {
  const { tooltip, alarming } = describe(status);
  statusLine.textContent = tooltip;
  statusLine.dataset.state = status.state;
  statusLine.dataset.version = String(status.runningVersion);
  statusLine.classList.toggle('alarming', alarming);
  counts.replaceChildren(...status.rules.filter((rule) => rule.matches > 0).map(countItem));
}

function countItem({ rule, matches, detailed }: LiveStatus['rules'][number]): HTMLElement {
  const item = create('li', 'count', `${rule}: ${matches}`);
  item.dataset.rule = rule;
  item.dataset.matches = String(matches);
  item.title = detailed < matches ? `${detailed} of ${matches} matches sent in detail` : '';
  return item;
}

function showAlerts(alerts: LiveAlert[]): void {
  list.prepend(...alerts.map(alertRow).reverse());
  while (list.childElementCount > MAX_ROWS) {
    list.lastElementChild?.remove();
  }
}

function alertRow(alert: LiveAlert): HTMLElement {
  const row = create('li', 'alert');
  row.dataset.rule = alert.rule;
  row.dataset.output = alert.message;
  row.dataset.priority = alert.priority;
  row.dataset.version = String(alert.version);
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  summary.append(
    create('span', 'time', alert.time.slice(11, 23)),
    create('span', `priority ${alert.priority.toLowerCase()}`, alert.priority),
    create('span', 'output', alert.message),
  );
  details.append(summary);
  // Built when first looked at: most rows never are.
  details.addEventListener('toggle', () => details.append(fields(alert)), { once: true });
  row.append(details);
  return row;
}

function fields(alert: LiveAlert): HTMLElement {
  const table = create('table', 'fields');
  const own = { rule: alert.rule, 'evt.type': alert.eventType, time: alert.time };
  for (const [name, value] of Object.entries({ ...own, ...alert.fields })) {
    const line = create('tr', 'field');
    line.dataset.field = name;
    line.append(create('th', 'name', name), create('td', 'value', value));
    table.append(line);
  }
  const holder = create('div', 'details');
  holder.append(table);
  const { location } = alert;
  if (location) {
    const link = create('button', 'go-to-rule', 'Go to rule');
    link.addEventListener('click', () => vscode.postMessage({ kind: 'open', location }));
    holder.append(link);
  }
  return holder;
}

function togglePause(): void {
  if (rows.paused) {
    showAlerts(rows.resume());
  } else {
    rows.pause();
  }
  pauseButton.textContent = rows.paused ? 'Resume' : 'Pause';
  pauseButton.setAttribute('aria-label', rows.paused ? 'Resume' : 'Pause');
  pauseButton.setAttribute('aria-pressed', String(rows.paused));
}

function clear(): void {
  rows.clear();
  list.replaceChildren();
}

function create(tag: string, className: string, text = ''): HTMLElement {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
}

function element(id: string): HTMLElement {
  return document.getElementById(id) as HTMLElement;
}
