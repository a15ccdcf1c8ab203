// "Why not?": the events that came nearest to a rule, and what each part of its condition came to.
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import { LANGUAGE } from './client';
import { missTitle, title, values } from './explainText';
import { ExplanationMarks } from './explanationMarks';
import {
  effectiveRule,
  ExplainedPart,
  Explanation,
  explain,
  LiveEvent,
  LiveStatus,
  NearMiss,
  NearMisses,
  watch,
} from './protocol';

const VIEW = 'falco.whyNot';

/** A line of the view: an event, or a part of the condition below it. */
type Line =
  | { kind: 'event'; event: LiveEvent; label: string; description: string; matched: boolean }
  | { kind: 'part'; part: ExplainedPart }
  | { kind: 'note'; text: string };

type EventLine = Extract<Line, { kind: 'event' }>;

export class WhyNot implements vscode.TreeDataProvider<Line>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<Line | undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly marks: ExplanationMarks;
  private readonly view: vscode.TreeView<Line>;
  private readonly parts: vscode.Disposable;
  private rule: string | undefined;
  private picked: EventLine | undefined;
  private misses: NearMisses | undefined;
  /** Lines keep their identity while their event stays in the list, so that they stay unfolded. */
  private lines = new Map<string, EventLine>();
  private readonly explained = new WeakMap<EventLine, Promise<Explanation>>();

  /**
   * @param run runs the rules, where they do not run yet
   */
  constructor(
    private readonly client: LanguageClient,
    private readonly run: () => Promise<void>,
  ) {
    this.marks = new ExplanationMarks(client);
    this.view = vscode.window.createTreeView(VIEW, { treeDataProvider: this });
    this.parts = vscode.Disposable.from(
      this.marks,
      this.changes,
      this.view,
      this.view.onDidChangeSelection(({ selection }) => void this.select(selection[0])),
      vscode.commands.registerCommand('eyas.whyNot', (rule?: string) => this.ask(rule)),
      vscode.commands.registerCommand('falco.stopAsking', () => this.stop()),
      vscode.commands.registerCommand('falco.hideExplanation', () => this.marks.clear()),
      vscode.commands.registerCommand('falco.goToPart', (line: Line) => this.goTo(line)),
    );
    this.describe();
  }

  dispose(): void {
    this.parts.dispose();
  }

  /** Asks about a rule, that at the caret unless one is named. */
  async ask(name?: string): Promise<void> {
    const rule = name ?? (await this.ruleAtCaret());
    if (!rule) {
      void vscode.window.showInformationMessage(
        'Put the caret into a rule to ask why it is silent.',
      );
      return;
    }
    await this.follow(rule, undefined);
    await this.run();
    await this.show();
  }

  /** Explains an alert, and shows what came near to its rule below. */
  async explainAlert(event: LiveEvent, output: string): Promise<void> {
    const line: EventLine = {
      kind: 'event',
      event,
      label: 'matched',
      description: output,
      matched: true,
    };
    await this.follow(event.rule, line);
    await this.show();
    await this.view.reveal(line, { select: true, focus: true, expand: 3 });
  }

  nearMisses(misses: NearMisses): void {
    if (misses.rule !== this.rule) {
      return;
    }
    const first = this.misses === undefined || this.misses.version !== misses.version;
    this.misses = misses;
    const known = this.lines;
    this.lines = new Map();
    for (const miss of misses.nearest) {
      const line = missLine(misses, miss);
      const key = JSON.stringify(line.event);
      this.lines.set(key, known.get(key) ?? line);
    }
    this.describe();
    this.changes.fire(undefined);
    const [nearest] = this.lines.values();
    if (first && !this.picked && nearest) {
      void this.view.reveal(nearest, { select: true, focus: false, expand: 3 });
    }
  }

  status(status: LiveStatus): void {
    if (status.state === 'stopped' || status.state === 'failed') {
      this.misses = undefined;
      this.lines.clear();
      this.marks.clear();
      this.describe();
      this.changes.fire(undefined);
    }
  }

  getTreeItem(line: Line): vscode.TreeItem {
    switch (line.kind) {
      case 'event':
        return eventItem(line);
      case 'part':
        return partItem(line.part);
      case 'note':
        return new vscode.TreeItem(line.text);
    }
  }

  async getChildren(line?: Line): Promise<Line[]> {
    if (!line) {
      return [...(this.picked ? [this.picked] : []), ...this.lines.values()];
    }
    if (line.kind === 'part') {
      return line.part.parts.map((part) => ({ kind: 'part', part }));
    }
    if (line.kind === 'note') {
      return [];
    }
    try {
      const { condition } = await this.known(line);
      return [{ kind: 'part', part: condition }];
    } catch (error) {
      return [{ kind: 'note', text: (error as Error).message }];
    }
  }

  /** Only events are revealed, and they stand at the top. */
  getParent(): undefined {
    return undefined;
  }

  private async follow(rule: string, picked: EventLine | undefined): Promise<void> {
    if (rule !== this.rule) {
      this.misses = undefined;
      this.lines.clear();
      this.marks.clear();
    }
    this.rule = rule;
    this.picked = picked;
    await this.client.sendRequest(watch, { rules: [rule] });
    void vscode.commands.executeCommand('setContext', 'falco.asking', true);
    this.describe();
    this.changes.fire(undefined);
  }

  private async stop(): Promise<void> {
    this.rule = undefined;
    this.picked = undefined;
    this.misses = undefined;
    this.lines.clear();
    this.marks.clear();
    await this.client.sendRequest(watch, { rules: [] });
    void vscode.commands.executeCommand('setContext', 'falco.asking', false);
    this.describe();
    this.changes.fire(undefined);
  }

  private async select(line: Line | undefined): Promise<void> {
    if (line?.kind === 'event') {
      await this.explain(line.event).then(
        (explanation) => this.marks.show(explanation),
        (error: Error) => void vscode.window.showWarningMessage(error.message),
      );
    }
  }

  private explain(event: LiveEvent): Promise<Explanation> {
    return this.client.sendRequest(explain, event);
  }

  /** For the tree, which asks again whenever the list of events changes. */
  private known(line: EventLine): Promise<Explanation> {
    const answer = this.explained.get(line) ?? this.explain(line.event);
    this.explained.set(line, answer);
    return answer;
  }

  private async goTo(line: Line): Promise<void> {
    if (line.kind === 'part') {
      const convert = this.client.protocol2CodeConverter;
      await vscode.window.showTextDocument(convert.asUri(line.part.uri), {
        selection: convert.asRange(line.part.range),
        viewColumn: vscode.ViewColumn.One,
      });
    }
  }

  private async show(): Promise<void> {
    await vscode.commands.executeCommand(`${VIEW}.focus`);
  }

  private describe(): void {
    this.view.description = this.rule;
    this.view.message = this.message();
  }

  private message(): string {
    if (!this.rule) {
      return 'Ask “Why not?” above a rule, or of the rule at the caret, while the rules run: the events that came nearest to it appear here, with what each part of its condition came to.';
    }
    if (!this.misses) {
      return `Waiting for events that nearly match “${this.rule}” …`;
    }
    const { studied, matched, passedOver, version } = this.misses;
    const number = (count: number) => count.toLocaleString('en-US');
    const lost = passedOver > 0 ? `, ${number(passedOver)} passed over` : '';
    return `Version ${version}: ${number(matched)} of ${number(studied)} events matched${lost}.`;
  }

  private async ruleAtCaret(): Promise<string | undefined> {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== LANGUAGE) {
      return undefined;
    }
    const item = await this.client.sendRequest(effectiveRule, {
      textDocument: { uri: this.client.code2ProtocolConverter.asUri(editor.document.uri) },
      position: editor.selection.active,
    });
    return item?.kind === 'rule' ? item.name : undefined;
  }
}

function missLine(misses: NearMisses, miss: NearMiss): EventLine {
  const { version, rule } = misses;
  return {
    kind: 'event',
    event: { version, rule, eventNumber: miss.eventNumber },
    label: missTitle(miss),
    description: miss.message,
    matched: false,
  };
}

function eventItem(line: EventLine): vscode.TreeItem {
  const item = new vscode.TreeItem(line.label, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = line.description;
  item.tooltip = `Event ${line.event.eventNumber}, version ${line.event.version}\n${line.description}`;
  item.iconPath = icon(line.matched ? 'pass' : 'circle-slash', line.matched ? 'true' : 'false');
  item.contextValue = 'event';
  return item;
}

const ICONS = {
  true: icon('pass', 'true'),
  false: icon('error', 'false'),
  'no value': icon('question', 'noValue'),
  failed: icon('warning', 'noValue'),
};

function partItem(part: ExplainedPart): vscode.TreeItem {
  const open = part.parts.length === 0 ? 'None' : part.kind === 'macro' ? 'Collapsed' : 'Expanded';
  const item = new vscode.TreeItem(title(part), vscode.TreeItemCollapsibleState[open]);
  item.description = values(part);
  item.tooltip = `${title(part)}: ${part.outcome}`;
  item.iconPath = ICONS[part.outcome];
  item.accessibilityInformation = { label: `${title(part)}, ${part.outcome}, ${values(part)}` };
  item.command = {
    command: 'falco.goToPart',
    title: 'Go to Part',
    arguments: [{ kind: 'part', part } satisfies Line],
  };
  return item;
}

function icon(name: string, outcome: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, new vscode.ThemeColor(`falco.whyNot.${outcome}Foreground`));
}
