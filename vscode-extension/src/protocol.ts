// What the language server says beyond LSP; the records of dev.eyas.ide.live and .preview.
import {
  Location,
  NotificationType,
  Position,
  Range,
  RequestType,
  TextDocumentIdentifier,
  WorkspaceEdit,
} from 'vscode-languageclient';

export type LiveState = 'stopped' | 'starting' | 'running' | 'failed';

export interface RuleCount {
  rule: string;
  /** Exact, since the running version came into force. */
  matches: number;
  /** Of these, sent in detail. */
  detailed: number;
  /** Rule that comes before it for all of these, so that Falco shows that one alone. */
  silencedBy?: string | null;
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

/** An alert or a near miss: an event that one version of a rule judged. */
export interface LiveEvent {
  version: number;
  rule: string;
  eventNumber: number;
}

export interface NearMiss {
  /** ISO 8601, UTC. */
  time: string;
  eventNumber: number;
  eventType: string;
  message: string;
  /** How many of how many sub-conditions held. */
  held: number;
  total: number;
}

/** The events that came nearest to a watched rule, nearest first. */
export interface NearMisses {
  version: number;
  rule: string;
  studied: number;
  matched: number;
  passedOver: number;
  nearest: NearMiss[];
}

export type Outcome = 'true' | 'false' | 'no value' | 'failed';

/** What a part of a condition came to on one event. */
export interface ExplainedPart {
  kind: 'and' | 'or' | 'not' | 'macro' | 'check';
  text: string;
  outcome: Outcome;
  values: { field: string; value?: string | null }[];
  uri: string;
  range: Range;
  parts: ExplainedPart[];
}

export interface Explanation {
  event: LiveEvent;
  /** Whether the ranges fit the rules as they are now. */
  current: boolean;
  condition: ExplainedPart;
}

/** Where to run: on a host, in a pod, or, with neither, on this node. */
export interface Target {
  host?: string;
  pod?: string;
  namespace?: string;
  container?: string;
  /** Programs that are called otherwise than these. */
  ssh?: string;
  kubectl?: string;
  eyas?: string;
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
export const liveNearMisses = new NotificationType<NearMisses>('eyas/live/nearMisses');
export const watch = new RequestType<{ rules: string[] }, void, void>('eyas/live/watch');
export const exception = new RequestType<
  { textDocument: TextDocumentIdentifier; rule: string; values: Record<string, string> },
  WorkspaceEdit | null,
  void
>('eyas/live/exception');
export const explain = new RequestType<LiveEvent, Explanation, void>('eyas/live/explain');

/** Commands of the server. */
export const START = 'eyas.live.start';
export const STOP = 'eyas.live.stop';
