import type { LiveAlert, LiveStatus } from '../protocol';

/** From the extension to the view's page. */
export type ToView =
  | { kind: 'status'; status: LiveStatus }
  | { kind: 'alerts'; alerts: LiveAlert[] }
  | { kind: 'clear' };

/** What can be done with an alert. */
export type Action = 'goToRule' | 'goToCondition' | 'explain' | 'addException' | 'copy';

/** From the view's page to the extension. */
export type FromView = { kind: 'ready' } | { kind: 'act'; action: Action; alert: LiveAlert };
