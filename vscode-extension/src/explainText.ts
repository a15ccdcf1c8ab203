// An explanation in words and marks.
import type { ExplainedPart, NearMiss, Outcome } from './protocol';

/** How a part looks: connectives are told by their parts, so only their own word is marked. */
export interface Mark {
  uri: string;
  range: ExplainedPart['range'];
  outcome: Outcome;
  /** Shown behind a check; empty for other parts. */
  inline: string;
  hover: string;
}

/** The parts to mark in the text, each place once. */
export function marks(condition: ExplainedPart): Mark[] {
  const found = new Map<string, Mark>();
  for (const part of parts(condition)) {
    if (part.kind === 'check' || part.kind === 'macro' || part.kind === 'not') {
      const range = part.kind === 'not' ? word(part) : part.range;
      const place = `${part.uri}#${JSON.stringify(range)}`;
      found.set(place, {
        uri: part.uri,
        range,
        outcome: part.outcome,
        inline: inlineValues(part),
        hover: sentence(part),
      });
    }
  }
  return [...found.values()];
}

/** All parts, outer ones first. */
export function parts(part: ExplainedPart): ExplainedPart[] {
  return [part, ...part.parts.flatMap(parts)];
}

/** Such as `proc.name = "zsh"`; of a field without a value that it has none. */
export function values(part: ExplainedPart): string {
  return part.values
    .map(({ field, value }) => `${field} ${value == null ? 'has no value' : `= ${quote(value)}`}`)
    .join(', ');
}

/** How a part is named in a tree: connectives say what they ask of their parts. */
export function title(part: ExplainedPart): string {
  switch (part.kind) {
    case 'and':
      return 'all of';
    case 'or':
      return 'any of';
    case 'not':
      return 'not';
    default:
      return oneLine(part.text);
  }
}

export function missTitle(miss: NearMiss): string {
  return `${miss.held} of ${miss.total} hold · ${miss.eventType}`;
}

const INLINE_LENGTH = 60;

function inlineValues(part: ExplainedPart): string {
  return part.values
    .map(({ value }) => (value == null ? 'no value' : shortened(quote(value))))
    .join(', ');
}

function shortened(text: string): string {
  return text.length <= INLINE_LENGTH ? text : `${text.slice(0, INLINE_LENGTH - 1)}…`;
}

function sentence(part: ExplainedPart): string {
  const outcome = part.outcome === 'no value' ? 'false: a field has no value' : part.outcome;
  const seen = values(part);
  return `${title(part)}: ${outcome}${seen && `\n\n${seen}`}`;
}

/** Where lists were put in, blanks stand that nobody wrote; those in quotes stay. */
function oneLine(text: string): string {
  return text
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((piece, i) =>
      i % 2 === 1 ? piece : piece.replace(/\s+/g, ' ').replace(/\( | (?=\))/g, trim),
    )
    .join('');
}

const trim = (text: string) => text.trim();

function quote(value: string): string {
  return JSON.stringify(value);
}

function word(part: ExplainedPart): ExplainedPart['range'] {
  const { start } = part.range;
  return { start, end: { line: start.line, character: start.character + part.kind.length } };
}
