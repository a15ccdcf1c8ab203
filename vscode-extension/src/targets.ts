// Where rules run: this node, another one by ssh, a pod by kubectl exec.
import * as vscode from 'vscode';
import { Target } from './protocol';

/** A place as the setting `falco.targets` has it. */
type NamedTarget = Target & { name?: string };

interface Choice extends vscode.QuickPickItem {
  target: () => Promise<Target | undefined>;
}

/** Lets the user choose; nothing when the choice is given up. */
export async function chooseTarget(): Promise<Target | undefined> {
  const settings = vscode.workspace.getConfiguration('falco');
  const saved = settings.get<NamedTarget[]>('targets', []).map(savedChoice);
  const choice = await vscode.window.showQuickPick<Choice>(
    [
      { label: '$(vm) This node', target: async () => ({}) },
      ...saved,
      { label: '$(remote) Another node by ssh…', target: askForHost },
      { label: '$(package) A pod by kubectl exec…', target: askForPod },
    ],
    { title: 'Run the rules', placeHolder: 'Where to run them' },
  );
  return choice?.target();
}

/** A place with the programs that reach it, as the settings name them. */
export function withPrograms(target: Target): Target {
  const remote = vscode.workspace.getConfiguration('falco.remote');
  const programs = ['ssh', 'kubectl', 'eyas'].map((name) => [name, remote.get<string>(name)]);
  return { ...target, ...Object.fromEntries(programs) };
}

function savedChoice({ name, ...target }: NamedTarget): Choice {
  const place = describeTarget(target);
  const icon = target.pod ? '$(package)' : '$(remote)';
  return {
    label: `${icon} ${name ?? place}`,
    description: name && place,
    target: async () => target,
  };
}

function describeTarget({ host, pod, namespace }: Target): string {
  return host ? `ssh ${host}` : `kubectl exec ${pod}${namespace ? ` in ${namespace}` : ''}`;
}

async function askForHost(): Promise<Target | undefined> {
  const host = await vscode.window.showInputBox({
    title: 'Run on another node',
    prompt: 'Host as ssh takes it. Eyas must be installed there; no password can be asked for.',
    placeHolder: 'admin@node-1',
  });
  return host ? { host } : undefined;
}

async function askForPod(): Promise<Target | undefined> {
  const name = await vscode.window.showInputBox({
    title: 'Run in a pod',
    prompt: 'Pod as kubectl exec takes it, with its namespace before a space if it needs one.',
    placeHolder: 'security ds/eyas',
  });
  const [pod, namespace] = (name ?? '').trim().split(/\s+/).reverse();
  return pod ? { pod, namespace } : undefined;
}
