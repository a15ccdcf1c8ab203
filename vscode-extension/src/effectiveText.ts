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

/** The files that wrote each line of a text that somebody wrote, in the order of the line. */
export function filesOfLines(segments: { range: Range; uri: string }[]): Map<number, string[]> {
  const lines = new Map<number, string[]>();
  for (const { range, uri } of segments) {
    const end = range.end.character > 0 ? range.end.line : range.end.line - 1;
    for (let line = range.start.line; line <= end; line++) {
      const files = lines.get(line) ?? [];
      lines.set(line, files.includes(uri) ? files : [...files, uri]);
    }
  }
  return lines;
}

/** A rule's name as the name of a file. */
export function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N} ._-]/gu, '_');
}

function before(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
