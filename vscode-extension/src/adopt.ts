import * as vscode from 'vscode';
import { LANGUAGE } from './client';
import { holdsRules } from './content';

/** Makes rules files of YAML files that hold rules, whatever their names. */
export function adoptRulesFiles(): vscode.Disposable {
  vscode.workspace.textDocuments.forEach(adopt);
  return vscode.workspace.onDidOpenTextDocument(adopt);
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

function adopt(document: vscode.TextDocument): void {
  const wanted = vscode.workspace.getConfiguration('falco').get<boolean>('adoptByContent', true);
  if (wanted && document.languageId === 'yaml' && holdsRules(document.getText())) {
    void vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
  }
}
