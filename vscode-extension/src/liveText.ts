import { LiveStatus } from './protocol';

export interface Description {
  /** For the status bar, with icons. */
  text: string;
  tooltip: string;
  /** Whether the user should look. */
  alarming: boolean;
}

/** A status in words. */
export function describe(status: LiveStatus): Description {
  switch (status.state) {
    case 'stopped':
      return { text: '$(eye-closed) Falco', tooltip: 'Not running', alarming: false };
    case 'starting':
      return { text: '$(loading~spin) Falco: starting', tooltip: status.message, alarming: false };
    case 'failed':
      return { text: '$(error) Falco: failed', tooltip: status.message, alarming: true };
    case 'running':
      return running(status);
  }
}

function running(status: LiveStatus): Description {
  const lost = dropped(status);
  const broken = status.editErrors.length > 0;
  const parts = [
    broken
      ? `running version ${status.runningVersion}, edit has errors`
      : `version ${status.runningVersion}`,
    `${Math.round(status.eventsPerSecond)} events/s`,
    ...(lost > 0 ? [lostEvents(lost)] : []),
  ];
  return {
    text: `${broken ? '$(warning)' : '$(eye)'} Falco: ${parts.join(' · ')}`,
    tooltip: [status.message, ...losses(status, lost)].join('\n'),
    alarming: broken || lost > 0,
  };
}

/** Events lost since the start, all causes. */
export function dropped(status: LiveStatus): number {
  return Object.values(status.dropped).reduce((sum, count) => sum + count, 0);
}

function losses(status: LiveStatus, lost: number): string[] {
  if (lost === 0) {
    return [];
  }
  const causes = Object.entries(status.dropped)
    .filter(([, count]) => count > 0)
    .map(([cause, count]) => `${cause}: ${count.toLocaleString('en-US')}`);
  return [`${lostEvents(lost)}: a missing match proves nothing (${causes.join(', ')})`];
}

function lostEvents(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'event' : 'events'} lost`;
}
