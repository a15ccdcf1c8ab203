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
  | { kind: 'event'; event: LiveEvent; label: string; description: string; share: number }
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
  /** The event that is unfolded and marked until the user selects another one. */
  private opened: EventLine | undefined;
  private userChose = false;
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
      this.view.onDidChangeSelection(({ selection }) => this.choose(selection[0])),
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
      share: 1,
    };
    await this.follow(event.rule, line);
    await this.show();
    this.open(line);
  }

  nearMisses(misses: NearMisses): void {
    if (misses.rule !== this.rule) {
      return;
    }
    if (this.misses?.version !== misses.version && !this.picked) {
      this.opened = undefined;
      this.userChose = false;
    }
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
    this.followNearest();
  }

  /** Opens the nearest event, and the next that is nearer, until the user selects one. */
  private followNearest(): void {
    const [nearest] = this.lines.values();
    const isNearer = nearest && nearest.share > (this.opened?.share ?? -1);
    if (isNearer && !this.userChose && !this.picked) {
      this.open(nearest);
    }
  }

  private open(line: EventLine): void {
    this.opened = line;
    this.changes.fire(undefined);
    void this.mark(line);
  }

  private choose(line: Line | undefined): void {
    if (line?.kind === 'event') {
      this.userChose = true;
      void this.mark(line);
    }
  }

  status(status: LiveStatus): void {
    if (status.state === 'stopped' || status.state === 'failed') {
      this.misses = undefined;
      this.opened = undefined;
      this.lines.clear();
      this.marks.clear();
      this.describe();
      this.changes.fire(undefined);
    }
  }

  getTreeItem(line: Line): vscode.TreeItem {
    switch (line.kind) {
      case 'event':
        return eventItem(line, line === this.opened);
      case 'part':
        return partItem(line.part);
      case 'note':
        return new vscode.TreeItem(line.text);
    }
  }

  async getChildren(line?: Line): Promise<Line[]> {
    if (!line) {
      return [...new Set([this.picked, this.openedOnce(), ...this.lines.values()])].filter(
        (event) => event !== undefined,
      );
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

  /** Nearer events may have taken its place in the list. */
  private openedOnce(): EventLine | undefined {
    return this.opened && !this.lines.has(JSON.stringify(this.opened.event))
      ? this.opened
      : undefined;
  }

  private async follow(rule: string, picked: EventLine | undefined): Promise<void> {
    if (rule !== this.rule) {
      this.misses = undefined;
      this.lines.clear();
      this.marks.clear();
    }
    this.rule = rule;
    this.picked = picked;
    this.opened = undefined;
    this.userChose = false;
    await this.client.sendRequest(watch, { rules: [rule] });
    void vscode.commands.executeCommand('setContext', 'falco.asking', true);
    this.describe();
    this.changes.fire(undefined);
  }

  private async stop(): Promise<void> {
    this.rule = undefined;
    this.picked = undefined;
    this.opened = undefined;
    this.misses = undefined;
    this.lines.clear();
    this.marks.clear();
    await this.client.sendRequest(watch, { rules: [] });
    void vscode.commands.executeCommand('setContext', 'falco.asking', false);
    this.describe();
    this.changes.fire(undefined);
  }

  private async mark(line: EventLine): Promise<void> {
    await this.explain(line.event).then(
      (explanation) => this.marks.show(explanation),
      (error: Error) => void vscode.window.showWarningMessage(error.message),
    );
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
    return `Since you asked, version ${version}: ${number(matched)} of ${number(studied)} events matched${lost}.`;
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
    share: miss.held / miss.total,
  };
}

function eventItem(line: EventLine, isOpen: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(
    line.label,
    vscode.TreeItemCollapsibleState[isOpen ? 'Expanded' : 'Collapsed'],
  );
  // A new identity: otherwise it stays folded as it was.
  item.id = `${isOpen ? 'open' : 'event'} ${line.event.version} ${line.event.eventNumber}`;
  item.description = line.description;
  item.tooltip = `Event ${line.event.eventNumber}, version ${line.event.version}\n${line.description}`;
  item.iconPath = line.share === 1 ? icon('pass', 'true') : icon('circle-slash', 'false');
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
