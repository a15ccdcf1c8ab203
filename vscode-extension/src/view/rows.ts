import type { LiveAlert } from '../protocol';

/** Rows that the view holds; the oldest give way. */
export const MAX_ROWS = 500;

/** Which alerts are on the screen, newest first, and which wait while it is paused. */
export class Rows {
  private waiting: LiveAlert[] = [];
  private held = false;

  constructor(private readonly max = MAX_ROWS) {}

  get paused(): boolean {
    return this.held;
  }

  get waitingCount(): number {
    return this.waiting.length;
  }

  /** Alerts to show now: these, or none while paused. */
  arrive(alerts: LiveAlert[]): LiveAlert[] {
    if (!this.held) {
      return alerts.slice(-this.max);
    }
    this.waiting = [...this.waiting, ...alerts].slice(-this.max);
    return [];
  }

  pause(): void {
    this.held = true;
  }

  /** Goes on; returns what arrived meanwhile. */
  resume(): LiveAlert[] {
    const alerts = this.waiting;
    this.held = false;
    this.waiting = [];
    return alerts;
  }

  clear(): void {
    this.waiting = [];
  }
}
