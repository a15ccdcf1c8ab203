import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marks, title, values } from '../../src/explainText';
import type { ExplainedPart } from '../../src/protocol';

const range = (start: number, end: number) => ({
  start: { line: 0, character: start },
  end: { line: 0, character: end },
});

const check = (text: string, at: number, outcome: ExplainedPart['outcome'], value?: string) =>
  ({
    kind: 'check',
    text,
    outcome,
    values: [{ field: text.split(' ')[0], value }],
    uri: 'file:///r.yaml',
    range: range(at, at + text.length),
    parts: [],
  }) as ExplainedPart;

const group = (kind: ExplainedPart['kind'], at: number, ...parts: ExplainedPart[]) =>
  ({
    kind,
    text: kind,
    outcome: 'false',
    values: [],
    uri: 'file:///r.yaml',
    range: range(at, 100),
    parts,
  }) as ExplainedPart;

test('checks are marked with their values, and of a negation its own word', () => {
  const condition = group(
    'and',
    0,
    check('proc.name = bash', 0, 'false', 'zsh'),
    group('not', 21, check('fd.name = x', 25, 'no value')),
  );
  assert.deepEqual(
    marks(condition).map(({ range, outcome, inline }) => [
      range.start.character,
      range.end.character,
      outcome,
      inline,
    ]),
    [
      [0, 16, 'false', '"zsh"'],
      [21, 24, 'false', ''],
      [25, 36, 'no value', 'no value'],
    ],
  );
});

test('a macro that is used twice is marked once', () => {
  const part = check('proc.name = bash', 0, 'true', 'bash');
  assert.equal(marks(group('or', 0, part, part)).length, 1);
});

test('parts are told in words', () => {
  assert.equal(title(group('and', 0)), 'all of');
  assert.equal(
    title(check('proc.name in ( cat,\n "a ( b )" )', 0, 'true')),
    'proc.name in (cat, "a ( b )")',
  );
  assert.equal(values(check('fd.name = x', 0, 'no value')), 'fd.name has no value');
  assert.equal(values(check('fd.name = x', 0, 'false', 'a "b"')), 'fd.name = "a \\"b\\""');
});
