import type { LiveAlert, LiveStatus } from '../protocol';

/** From the extension to the view's page. */
export type ToView =
  | { kind: 'status'; status: LiveStatus }
  | { kind: 'alerts'; alerts: LiveAlert[] }
  | { kind: 'clear' };

/** From the view's page to the extension. */
export type FromView =
  | { kind: 'ready' }
  | { kind: 'open'; location: NonNullable<LiveAlert['location']> };
