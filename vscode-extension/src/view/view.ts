// The page of the live view. It shows what it is told and knows nothing else.
import { describe } from '../liveText';
import type { LiveAlert, LiveStatus } from '../protocol';
import { details } from './details';
import { create, element } from './elements';
import type { Action, FromView, ToView } from './messages';
import { Line, Rows } from './rows';
import { VirtualList } from './virtualList';

declare function acquireVsCodeApi(): { postMessage(message: FromView): void };

const vscode = acquireVsCodeApi();
const rows = new Rows();
const statusLine = element('status');
const counts = element('counts');
const pauseButton = element('pause');
const groupButton = element('group');
const filter = element<HTMLInputElement>('filter');
const listElement = element('alerts');
const list = new VirtualList(listElement, drawLine, showDetails, (line) => toggle(line));

window.addEventListener('message', (event: MessageEvent<ToView>) => receive(event.data));
pauseButton.addEventListener('click', togglePause);
groupButton.addEventListener('click', toggleGroups);
element('clear').addEventListener('click', clear);
filter.addEventListener('input', () => refilter(filter.value));
listElement.addEventListener('keydown', onKey);
listElement.addEventListener('dblclick', () => act('goToRule'));
vscode.postMessage({ kind: 'ready' });

function receive(message: ToView): void {
  switch (message.kind) {
    case 'status':
      return showStatus(message.status);
    case 'alerts':
      rows.arrive(message.alerts);
      return rows.paused ? showPaused() : list.show(rows.lines());
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

function countItem(count: LiveStatus['rules'][number]): HTMLElement {
  const { rule, matches, detailed, silencedBy } = count;
  const silent = silencedBy ? ` · silent under first-match: shadowed by ${silencedBy}` : '';
  const item = create('li', 'count', `${rule}: ${matches.toLocaleString('en-US')}${silent}`);
  item.dataset.rule = rule;
  item.dataset.matches = String(matches);
  item.title = detailed < matches ? `${detailed} of ${matches} matches sent in detail` : '';
  return item;
}

function drawLine(line: Line): HTMLElement {
  return line.kind === 'alert' ? alertLine(line.row.alert) : groupLine(line);
}

function alertLine(alert: LiveAlert): HTMLElement {
  const row = create('div', 'line alert');
  row.dataset.rule = alert.rule;
  row.dataset.output = alert.message;
  row.dataset.priority = alert.priority;
  row.dataset.version = String(alert.version);
  row.append(
    create('span', 'time', alert.time.slice(11, 23)),
    create('span', `priority ${alert.priority.toLowerCase()}`, alert.priority),
    create('span', 'output', alert.message),
  );
  return row;
}

function groupLine(line: Extract<Line, { kind: 'group' }>): HTMLElement {
  const row = create('div', 'line group');
  row.dataset.rule = line.rule;
  row.dataset.count = String(line.count);
  row.setAttribute('aria-expanded', String(line.open));
  row.append(
    create('span', 'twistie', line.open ? '▾' : '▸'),
    create('span', 'rule', line.rule),
    create('span', 'badge', line.count.toLocaleString('en-US')),
    create('span', 'output', line.newest.alert.message),
  );
  return row;
}

/** Unfolds or folds a group; other lines have nothing to fold. */
function toggle(line: Line): void {
  if (line.kind === 'group') {
    rows.toggle(line.rule);
    list.show(rows.lines());
  }
}

function showDetails(line: Line | undefined): void {
  const alert = line?.kind === 'alert' ? line.row.alert : undefined;
  document.body.classList.toggle('with-details', alert !== undefined);
  element('details').replaceChildren(
    ...(alert
      ? details(alert, (action) => vscode.postMessage({ kind: 'act', action, alert }))
      : []),
  );
}

function act(action: Action): void {
  const line = list.selection;
  if (line?.kind === 'alert') {
    vscode.postMessage({ kind: 'act', action, alert: line.row.alert });
  }
}

function onKey(event: KeyboardEvent): void {
  const line = list.selection;
  const folds = line?.kind === 'group' && event.key === (line.open ? 'ArrowLeft' : 'ArrowRight');
  if (line?.kind === 'group' && (folds || event.key === 'Enter')) {
    toggle(line);
  } else if (event.key === 'Enter') {
    act('goToRule');
  } else if (event.key === 'c' && (event.ctrlKey || event.metaKey)) {
    act('copy');
  } else if (event.key === '/') {
    event.preventDefault();
    filter.focus();
  } else if (event.key === 'Escape') {
    list.select(undefined);
  }
}

function refilter(text: string): void {
  rows.filter(text);
  list.show(rows.lines());
}

function toggleGroups(): void {
  rows.group(!rows.groupedByRule);
  groupButton.setAttribute('aria-pressed', String(rows.groupedByRule));
  list.show(rows.lines());
}

function togglePause(): void {
  if (rows.paused) {
    rows.resume();
    list.show(rows.lines());
  } else {
    rows.pause();
  }
  showPaused();
}

function showPaused(): void {
  const waiting = rows.waitingCount > 0 ? ` (${rows.waitingCount.toLocaleString('en-US')})` : '';
  pauseButton.textContent = rows.paused ? `Resume${waiting}` : 'Pause';
  pauseButton.setAttribute('aria-pressed', String(rows.paused));
}

function clear(): void {
  rows.clear();
  list.select(undefined);
  list.show([]);
  showPaused();
}
