// What the language server says beyond LSP; the records of dev.eyas.ide.live and .preview.
import {
  Location,
  NotificationType,
  Position,
  Range,
  RequestType,
  TextDocumentIdentifier,
} from 'vscode-languageclient';

export type LiveState = 'stopped' | 'starting' | 'running' | 'failed';

export interface RuleCount {
  rule: string;
  /** Exact, since the running version came into force. */
  matches: number;
  /** Of these, sent in detail. */
  detailed: number;
}

export interface EditError {
  message: string;
  code?: string;
  uri?: string;
  position?: Position;
}

export interface LiveStatus {
  state: LiveState;
  message: string;
  runningVersion: number;
  editVersion: number;
  editErrors: EditError[];
  events: number;
  eventsPerSecond: number;
  dropped: Record<string, number>;
  rules: RuleCount[];
}

export interface LiveAlert {
  version: number;
  rule: string;
  priority: string;
  /** ISO 8601, UTC. */
  time: string;
  eventNumber: number;
  eventType: string;
  message: string;
  fields: Record<string, string>;
  location?: Location;
}

/** An item by its place or by its name. */
export interface EffectiveItemParams {
  textDocument: TextDocumentIdentifier;
  position?: Position;
  kind?: string;
  name?: string;
}

/** A rule, macro or list as all files together make it. */
export interface EffectiveItem {
  kind: string;
  name: string;
  text: string;
  /** Who wrote which part of the text. */
  segments: { range: Range; uri: string; origin: Range }[];
  /** The item without the document that was asked from. */
  base: string;
  baseTitle: string;
  changes: { kind: string; keys: string[]; uri: string; range: Range }[];
}

export const effectiveRule = new RequestType<EffectiveItemParams, EffectiveItem | null, void>(
  'eyas/effectiveRule',
);
export const liveStatus = new NotificationType<LiveStatus>('eyas/live/status');
export const liveAlert = new NotificationType<LiveAlert>('eyas/live/alert');

/** Commands of the server. */
export const START = 'eyas.live.start';
export const STOP = 'eyas.live.stop';
