import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import { adoptRulesFiles, needsServer, onFirstRulesFile } from './adopt';
import { createClient } from './client';
import { registerCommands, showLive } from './commands';
import { registerEffectiveRule } from './effectiveRule';
import { LiveView } from './liveView';
import { liveAlert, LiveStatus, liveStatus } from './protocol';
import { registerReferences } from './references';
import { StatusBar } from './statusBar';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(adoptRulesFiles());
  if (needsServer()) {
    await start(context);
  } else {
    context.subscriptions.push(onFirstRulesFile(() => void start(context)));
  }
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  try {
    client = await createClient(context);
  } catch (error) {
    void vscode.window.showErrorMessage((error as Error).message);
    return;
  }
  const view = new LiveView(context.extensionUri);
  const statusBar = new StatusBar();
  context.subscriptions.push(view, statusBar, registerCommands(client));
  context.subscriptions.push(registerEffectiveRule(client), registerReferences(client));
  client.onNotification(liveAlert, (alert) => view.alert(alert));
  client.onNotification(liveStatus, follow(view, statusBar));
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** What each status changes; a new state also shows the view or says why it failed. */
function follow(view: LiveView, statusBar: StatusBar): (status: LiveStatus) => void {
  let state = 'stopped';
  return (status) => {
    view.status(status);
    statusBar.show(status);
    if (status.state === state) {
      return;
    }
    state = status.state;
    const active = state === 'starting' || state === 'running';
    void vscode.commands.executeCommand('setContext', 'falco.live.active', active);
    if (state === 'starting') {
      view.clear();
      void showLive();
    } else if (state === 'failed') {
      void vscode.window.showErrorMessage(status.message);
    }
  };
}
