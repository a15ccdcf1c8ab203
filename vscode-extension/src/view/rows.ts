import type { LiveAlert } from '../protocol';

/** Alerts that the view holds; the oldest give way. */
export const MAX_ROWS = 10_000;

export interface Row {
  /** Counts up; the newest row has the highest. */
  number: number;
  alert: LiveAlert;
}

/** A line of the list. */
export type Line =
  | { kind: 'alert'; row: Row }
  | { kind: 'group'; rule: string; count: number; newest: Row; open: boolean };

/** Which alerts there are, which of them a filter leaves, and in which order they stand. */
export class Rows {
  private all: Row[] = [];
  private fitting: Row[] = [];
  private waiting: LiveAlert[] = [];
  private held = false;
  private words: string[] = [];
  private last = 0;
  private grouped = false;
  private readonly open = new Set<string>();

  constructor(private readonly max = MAX_ROWS) {}

  get paused(): boolean {
    return this.held;
  }

  get waitingCount(): number {
    return this.waiting.length;
  }

  get groupedByRule(): boolean {
    return this.grouped;
  }

  /** Alerts, oldest first; while paused they wait. */
  arrive(alerts: LiveAlert[]): void {
    if (this.held) {
      this.waiting = [...this.waiting, ...alerts].slice(-this.max);
      return;
    }
    const rows = alerts.slice(-this.max).map((alert) => ({ number: ++this.last, alert }));
    this.all.push(...rows);
    this.fitting.push(...rows.filter((row) => this.fits(row)));
    this.trim();
  }

  pause(): void {
    this.held = true;
  }

  /** Goes on with what arrived meanwhile. */
  resume(): void {
    const alerts = this.waiting;
    this.held = false;
    this.waiting = [];
    this.arrive(alerts);
  }

  clear(): void {
    this.all = [];
    this.fitting = [];
    this.waiting = [];
  }

  /** Keeps rows that have each word in rule, priority, output or a `field=value`. */
  filter(text: string): void {
    this.words = text.toLowerCase().split(/\s+/).filter(Boolean);
    this.fitting = this.all.filter((row) => this.fits(row));
  }

  group(byRule: boolean): void {
    this.grouped = byRule;
  }

  toggle(rule: string): void {
    if (!this.open.delete(rule)) {
      this.open.add(rule);
    }
  }

  /** Newest first; by rule, the rule that matched last comes first. */
  lines(): Line[] {
    const newestFirst = [...this.fitting].reverse();
    if (!this.grouped) {
      return newestFirst.map((row) => ({ kind: 'alert', row }));
    }
    const groups = new Map<string, Row[]>();
    for (const row of newestFirst) {
      const group = groups.get(row.alert.rule);
      if (group) group.push(row);
      else groups.set(row.alert.rule, [row]);
    }
    return [...groups].flatMap(([rule, rows]) => this.groupLines(rule, rows));
  }

  private groupLines(rule: string, rows: Row[]): Line[] {
    const open = this.open.has(rule);
    const header: Line = { kind: 'group', rule, count: rows.length, newest: rows[0], open };
    return [header, ...(open ? rows.map((row): Line => ({ kind: 'alert', row })) : [])];
  }

  private trim(): void {
    if (this.all.length > this.max) {
      this.all = this.all.slice(-this.max);
      const [oldest] = this.all;
      this.fitting = this.fitting.filter((row) => row.number >= oldest.number);
    }
  }

  private fits({ alert }: Row): boolean {
    if (this.words.length === 0) {
      return true;
    }
    const fields = Object.entries(alert.fields).map(([name, value]) => `${name}=${value}`);
    const own = [alert.rule, alert.priority, `evt.type=${alert.eventType}`, alert.message];
    const text = [...own, ...fields].join('\n').toLowerCase();
    return this.words.every((word) => text.includes(word));
  }
}
