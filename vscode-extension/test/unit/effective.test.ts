import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileName, filesOfLines, segmentAt } from '../../src/effectiveText';

const at = (line: number, character: number) => ({ line, character });
const segments = [
  { uri: 'one', range: { start: at(1, 4), end: at(1, 9) } },
  { uri: 'two', range: { start: at(2, 4), end: at(3, 2) } },
];

test('a position finds the part that it stands in', () => {
  assert.equal(segmentAt(segments, at(1, 4))?.uri, 'one');
  assert.equal(segmentAt(segments, at(2, 99))?.uri, 'two');
  assert.equal(segmentAt(segments, at(3, 1))?.uri, 'two');
});

test('what the loader added belongs to nobody', () => {
  assert.equal(segmentAt(segments, at(1, 9)), undefined);
  assert.equal(segmentAt(segments, at(0, 0)), undefined);
});

test('a rule may be named like no file', () => {
  assert.equal(fileName('Read /etc: shadow?'), 'Read _etc_ shadow_');
});

test('each line knows the files that wrote it', () => {
  const written = [
    ...segments,
    { uri: 'one', range: { start: at(3, 2), end: at(4, 0) } },
    { uri: 'one', range: { start: at(5, 0), end: at(5, 3) } },
    { uri: 'one', range: { start: at(5, 3), end: at(5, 9) } },
  ];
  assert.deepEqual(
    [...filesOfLines(written)],
    [
      [1, ['one']],
      [2, ['two']],
      [3, ['two', 'one']],
      [5, ['one']],
    ],
  );
});
