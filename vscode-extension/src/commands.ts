import * as vscode from 'vscode';
import { ExecuteCommandRequest, LanguageClient } from 'vscode-languageclient/node';
import { LANGUAGE } from './client';
import { START, STOP } from './protocol';

/** The user's commands; each is one request to the server. */
export function registerCommands(client: LanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('falco.run', () => run(client)),
    vscode.commands.registerCommand('falco.stop', () => execute(client, STOP)),
    vscode.commands.registerCommand('falco.showLive', showLive),
  );
}

/** Brings the live view to the front; the keyboard stays where it is. */
export async function showLive(): Promise<void> {
  await vscode.commands.executeCommand('falco.live.focus', { preserveFocus: true });
}

async function run(client: LanguageClient): Promise<void> {
  const document = rulesDocument();
  if (!document) {
    void vscode.window.showErrorMessage(
      'Open a Falco rules file first, to run its folder’s rules.',
    );
    return;
  }
  await execute(client, START, client.code2ProtocolConverter.asUri(document.uri));
}

function rulesDocument(): vscode.TextDocument | undefined {
  const isRules = (document: vscode.TextDocument) => document.languageId === LANGUAGE;
  const active = vscode.window.activeTextEditor?.document;
  return active && isRules(active) ? active : vscode.workspace.textDocuments.find(isRules);
}

async function execute(client: LanguageClient, command: string, ...args: string[]): Promise<void> {
  await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
}
