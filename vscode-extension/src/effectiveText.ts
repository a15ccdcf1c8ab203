import { Position, Range } from 'vscode-languageclient';

/** The segment of a text that holds a position, if one does. */
export function segmentAt<T extends { range: Range }>(
  segments: T[],
  position: Position,
): T | undefined {
  return segments.find(
    ({ range }) => !before(position, range.start) && before(position, range.end),
  );
}

/** A rule's name as the name of a file. */
export function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N} ._-]/gu, '_');
}

function before(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
