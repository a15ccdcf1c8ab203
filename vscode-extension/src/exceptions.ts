import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import { exception, LiveAlert } from './protocol';

const NO_VALUE = '<NA>';
/** Chosen to begin with: what tells one program's business from another's. */
const TELLING = ['proc.name', 'fd.name', 'container.image.repository', 'user.name'];

/** Asks which fields count, and makes the rule pass over events with the alert's values of them. */
export async function addException(client: LanguageClient, alert: LiveAlert): Promise<void> {
  const values = await chooseValues(alert);
  if (!values || !alert.location) {
    return;
  }
  const edit = await client.sendRequest(exception, {
    textDocument: { uri: alert.location.uri },
    rule: alert.rule,
    values,
  });
  const converted = edit && (await client.protocol2CodeConverter.asWorkspaceEdit(edit));
  if (!converted || !(await vscode.workspace.applyEdit(converted))) {
    throw new Error(`No exception could be added to the rule “${alert.rule}”.`);
  }
  const [[file, [change]]] = converted.entries();
  const editor = await vscode.window.showTextDocument(file, {
    viewColumn: vscode.ViewColumn.One,
  });
  editor.revealRange(change.range, vscode.TextEditorRevealType.InCenter);
}

async function chooseValues(alert: LiveAlert): Promise<Record<string, string> | undefined> {
  const items = Object.entries(alert.fields)
    .filter(([, value]) => value !== NO_VALUE)
    .map(([label, description]) => ({ label, description, picked: TELLING.includes(label) }));
  if (items.length === 0) {
    throw new Error('The rule’s output names no field that has a value; name one there first.');
  }
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: `Exception of “${alert.rule}”`,
    placeHolder: 'Fields that must have these values for an event to be passed over',
  });
  return chosen?.length
    ? Object.fromEntries(chosen.map(({ label, description }) => [label, description]))
    : undefined;
}
