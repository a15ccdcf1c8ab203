import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import { adoptRulesFiles, needsServer, onFirstRulesFile } from './adopt';
import { createClient } from './client';
import { AlertActions } from './alertActions';
import { Runs, showLive } from './commands';
import { registerEffectiveRule } from './effectiveRule';
import { LiveView } from './liveView';
import { MatchMarks } from './matchMarks';
import { liveAlert, liveNearMisses, LiveStatus, liveStatus } from './protocol';
import { registerReferences } from './references';
import { StatusBar } from './statusBar';
import { explainCommands, waitForJava } from './unready';
import { WhyNot } from './whyNot';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(adoptRulesFiles());
  if (needsServer()) {
    await start(context);
  } else {
    const unready = explainCommands(context, () =>
      vscode.window.showInformationMessage('Open a Falco rules file first.'),
    );
    const waiting = onFirstRulesFile(() => {
      unready.dispose();
      void start(context);
    });
    context.subscriptions.push(unready, waiting);
  }
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  try {
    client = await createClient(context);
  } catch (error) {
    waitForJava(context, (error as Error).message, () => void start(context));
    return;
  }
  const runs = new Runs(client);
  const whyNot = new WhyNot(client, () => runs.ensureRunning());
  const actions = new AlertActions(client, whyNot);
  const view = new LiveView(context.extensionUri, (action, alert) => actions.run(action, alert));
  const statusBar = new StatusBar();
  const matches = new MatchMarks(client, context.extensionUri);
  context.subscriptions.push(view, statusBar, matches, runs, whyNot);
  context.subscriptions.push(registerEffectiveRule(client), registerReferences(client));
  client.onNotification(liveAlert, (alert) => {
    view.alert(alert);
    matches.alert(alert);
  });
  client.onNotification(liveNearMisses, (misses) => whyNot.nearMisses(misses));
  const followState = follow(view, runs);
  client.onNotification(liveStatus, (status) => {
    for (const shown of [view, statusBar, matches, whyNot]) {
      shown.status(status);
    }
    followState(status);
  });
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** A new state shows the view, or says why it failed. */
function follow(view: LiveView, runs: Runs): (status: LiveStatus) => void {
  let state = 'stopped';
  return (status) => {
    if (status.state === state) {
      return;
    }
    state = status.state;
    const active = state === 'starting' || state === 'running';
    runs.setActive(active);
    void vscode.commands.executeCommand('setContext', 'falco.live.active', active);
    if (state === 'starting') {
      view.clear();
      void showLive();
    } else if (state === 'failed') {
      void vscode.window.showErrorMessage(status.message);
    }
  };
}
