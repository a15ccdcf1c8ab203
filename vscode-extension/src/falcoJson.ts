import type { LiveAlert } from './protocol';

/** An alert under the names that Falco's JSON output has. */
export function falcoJson(alert: LiveAlert): string {
  const { time, rule, priority, message, fields } = alert;
  return JSON.stringify({ time, rule, priority, output: message, output_fields: fields }, null, 2);
}
