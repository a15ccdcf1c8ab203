import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';
import { holdsRules } from '../../src/content';

const GRAMMAR = 'syntaxes/falco-rules.tmLanguage.json';

const styles = {
  plain: '- rule: r\n  condition: proc.name = bash and spawned\n  priority: INFO',
  'plain, several lines':
    '- rule: r\n  condition: a.b = c and\n    proc.name = bash and spawned\n  priority: INFO',
  folded:
    '- rule: r\n  condition: > # why\n    proc.name = bash\n\n    and spawned\n  priority: INFO',
  literal: '- rule: r\n  condition: |-\n    proc.name = bash and spawned\n  priority: INFO',
  'double quotes':
    '- rule: r\n  condition: "proc.name = \\"bash\\" and\n    spawned"\n  priority: INFO',
  'single quotes':
    "- rule: r\n  condition: 'proc.name = ''bash'' and\n    spawned'\n  priority: INFO",
  'first key': '- condition: proc.name = bash and spawned\n  priority: INFO',
};

for (const [style, text] of Object.entries(styles)) {
  test(`conditions have colours: ${style}`, async () => {
    const scopes = scopesOf(await grammar(), text);
    assert.match(scopes('proc.name'), /variable\.other\.property/);
    assert.match(scopes('='), /keyword\.operator\.comparison/);
    assert.match(scopes('and'), /keyword\.operator\.logical/);
    assert.doesNotMatch(scopes('spawned'), /string/);
    assert.match(scopes('priority'), /entity\.name\.tag/);
    assert.match(scopes('INFO'), /constant\.other\.priority/);
  });
}

test('fields in outputs have colours, quoted or not', async () => {
  for (const output of [
    'a %proc.name b',
    '"a %proc.name b"',
    "'a %proc.name b'",
    '>\n    a %proc.name',
  ]) {
    const scopes = scopesOf(await grammar(), `- rule: r\n  output: ${output}\n  priority: INFO`);
    assert.match(scopes('proc.name'), /variable\.other\.property/, output);
    assert.match(scopes('priority'), /entity\.name\.tag/, output);
  }
});

test('rules are known by their content', () => {
  assert.ok(holdsRules('# a licence\n\n- macro: m\n'));
  assert.ok(!holdsRules('services:\n  - rule: not at the left\n'));
});

let loaded: Promise<void> | undefined;

async function grammar(): Promise<IGrammar> {
  loaded ??= loadWASM(readFileSync('node_modules/vscode-oniguruma/release/onig.wasm'));
  await loaded;
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async () => parseRawGrammar(readFileSync(GRAMMAR, 'utf8'), GRAMMAR),
  });
  const found = await registry.loadGrammar('source.falco-rules');
  assert.ok(found);
  return found;
}

/** The scopes of the first token that is this word. */
function scopesOf(grammar: IGrammar, text: string): (word: string) => string {
  const tokens: { text: string; scopes: string }[] = [];
  let state = INITIAL;
  for (const line of text.split('\n')) {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    for (const token of result.tokens) {
      const part = line.slice(token.startIndex, token.endIndex);
      tokens.push({ text: part, scopes: token.scopes.join(' ') });
    }
  }
  return (word) => {
    const token = tokens.find((each) => each.text.split(/\s+/).includes(word));
    assert.ok(token, `${word} in ${JSON.stringify(tokens)}`);
    return token.scopes;
  };
}
