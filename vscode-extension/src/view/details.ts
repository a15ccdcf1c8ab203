import type { LiveAlert } from '../protocol';
import { create } from './elements';
import type { Action } from './messages';

const ACTIONS: { action: Action; label: string }[] = [
  { action: 'goToRule', label: 'Go to Rule' },
  { action: 'goToCondition', label: 'Go to Condition' },
  { action: 'explain', label: 'Why Did It Match?' },
  { action: 'addException', label: 'Add Exception…' },
  { action: 'copy', label: 'Copy as JSON' },
];

/** All that is known of an alert, and what can be done with it. */
export function details(alert: LiveAlert, act: (action: Action) => void): HTMLElement[] {
  const buttons = create('div', 'actions');
  for (const { action, label } of ACTIONS) {
    const button = create('button', action, label);
    button.addEventListener('click', () => act(action));
    buttons.append(button);
  }
  return [buttons, create('p', 'message', alert.message), fields(alert)];
}

function fields(alert: LiveAlert): HTMLElement {
  const own = {
    rule: alert.rule,
    priority: alert.priority,
    time: alert.time,
    'evt.num': String(alert.eventNumber),
    'evt.type': alert.eventType,
    version: String(alert.version),
  };
  const table = create('table', 'fields');
  for (const [name, value] of Object.entries({ ...own, ...alert.fields })) {
    const line = create('tr', 'field');
    line.dataset.field = name;
    line.append(create('th', 'name', name), create('td', 'value', value));
    table.append(line);
  }
  return table;
}
