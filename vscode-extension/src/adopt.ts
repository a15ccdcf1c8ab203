import * as path from 'node:path';
import * as vscode from 'vscode';
import { LANGUAGE } from './client';
import { holdsRules } from './content';

/** Makes rules files of YAML files that hold rules or that a `falco.yaml` loads, whatever their names. */
export function adoptRulesFiles(): vscode.Disposable {
  vscode.workspace.textDocuments.forEach((document) => void adopt(document));
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument((document) => void adopt(document)),
    vscode.workspace.onDidSaveTextDocument((document) => void adopt(document)),
  );
}

/** Whether something but a YAML file that holds no rules woke the extension. */
export function needsServer(): boolean {
  const documents = vscode.workspace.textDocuments;
  return documents.some(isRules) || !documents.some((document) => document.languageId === 'yaml');
}

/** Runs something when the next rules file opens, and then no more. */
export function onFirstRulesFile(action: () => void): vscode.Disposable {
  const waiting = vscode.workspace.onDidOpenTextDocument((document) => {
    if (isRules(document)) {
      waiting.dispose();
      action();
    }
  });
  return waiting;
}

function isRules(document: vscode.TextDocument): boolean {
  return document.languageId === LANGUAGE;
}

async function adopt(document: vscode.TextDocument): Promise<void> {
  const wanted = vscode.workspace.getConfiguration('falco').get<boolean>('adoptByContent', true);
  if (
    wanted &&
    document.languageId === 'yaml' &&
    (holdsRules(document.getText()) || (await isLoadedFolder(document.uri)))
  ) {
    await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
  }
}

/** Whether a file stands in the `rules.d` beside a `falco.yaml`, which loads all that is there. */
async function isLoadedFolder(file: vscode.Uri): Promise<boolean> {
  const folder = path.posix.dirname(file.path);
  if (path.posix.basename(folder) !== 'rules.d') {
    return false;
  }
  const config = path.posix.join(path.posix.dirname(folder), 'falco.yaml');
  return vscode.workspace.fs.stat(file.with({ path: config })).then(
    () => true,
    () => false,
  );
}
