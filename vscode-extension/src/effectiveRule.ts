// The "effective rule" diff: what an item is once all files are merged, beside what it would be
// without the file at hand; both sides follow what is typed.
import * as vscode from 'vscode';
import { LanguageClient, Position } from 'vscode-languageclient/node';
import { LANGUAGE } from './client';
import { fileName, filesOfLines, segmentAt } from './effectiveText';
import { EffectiveItem, effectiveRule } from './protocol';

const SCHEME = 'eyas-effective';
const TYPING_PAUSE_MS = 200;

type Side = 'base' | 'effective';

/** Which item a virtual document shows, from which file's point of view. */
interface Subject {
  uri: string;
  kind: string;
  name: string;
}

/** Registers the command that the lens above a changed item runs, and what it opens. */
export function registerEffectiveRule(client: LanguageClient): vscode.Disposable {
  const texts = new EffectiveTexts(client);
  return vscode.Disposable.from(
    texts,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, texts),
    vscode.languages.registerDefinitionProvider({ scheme: SCHEME }, texts),
    vscode.commands.registerCommand('eyas.showEffectiveRule', (uri?: string, position?: Position) =>
      texts.show(uri, position),
    ),
  );
}

class EffectiveTexts
  implements vscode.TextDocumentContentProvider, vscode.DefinitionProvider, vscode.Disposable
{
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changes.event;
  private readonly origins = vscode.window.createTextEditorDecorationType({
    after: {
      color: new vscode.ThemeColor('editorCodeLens.foreground'),
      fontStyle: 'italic',
      margin: '0 0 0 2ch',
    },
  });
  private readonly listeners: vscode.Disposable;
  private pause: NodeJS.Timeout | undefined;

  constructor(private readonly client: LanguageClient) {
    this.listeners = vscode.Disposable.from(
      this.changes,
      this.origins,
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.changed(document)),
      vscode.window.onDidChangeVisibleTextEditors((editors) => this.markAll(editors)),
    );
  }

  dispose(): void {
    clearTimeout(this.pause);
    this.listeners.dispose();
  }

  /** Of the item at the caret unless a place is given. */
  async show(uri?: string, position?: Position): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const document =
      uri ?? (editor && this.client.code2ProtocolConverter.asUri(editor.document.uri)) ?? '';
    const item = await this.client.sendRequest(effectiveRule, {
      textDocument: { uri: document },
      position: position ?? editor?.selection.active ?? { line: 0, character: 0 },
    });
    if (!item) {
      void vscode.window.showInformationMessage(
        'Put the caret into a rule, macro or list that is defined in this folder.',
      );
      return;
    }
    const subject = { uri: document, kind: item.kind, name: item.name };
    await vscode.commands.executeCommand(
      'vscode.diff',
      address(subject, 'base'),
      address(subject, 'effective'),
      `${item.name}: ${item.baseTitle} ↔ effective`,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    );
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const item = await this.ask(uri);
    if (!item) {
      return '# no file of this folder defines it now\n';
    }
    return sideOf(uri) === 'base' ? item.base : item.text;
  }

  /** From a part of the effective text to where it is written. */
  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Location | undefined> {
    const item = sideOf(document.uri) === 'effective' ? await this.ask(document.uri) : null;
    const segment = item && segmentAt(item.segments, position);
    return segment
      ? new vscode.Location(
          this.client.protocol2CodeConverter.asUri(segment.uri),
          this.client.protocol2CodeConverter.asRange(segment.origin),
        )
      : undefined;
  }

  /** Puts behind each line of the effective text the names of the files that wrote it. */
  private async markOrigins(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    if (document.uri.scheme !== SCHEME || sideOf(document.uri) !== 'effective') {
      return;
    }
    const item = await this.ask(document.uri);
    const shown = item?.text === document.getText() ? item.segments : [];
    editor.setDecorations(
      this.origins,
      [...filesOfLines(shown)].map(([line, files]) => originOption(document.lineAt(line), files)),
    );
  }

  private ask(uri: vscode.Uri): Promise<EffectiveItem | null> {
    const subject = JSON.parse(uri.query) as Subject;
    return this.client.sendRequest(effectiveRule, {
      textDocument: { uri: subject.uri },
      kind: subject.kind,
      name: subject.name,
    });
  }

  private changed(document: vscode.TextDocument): void {
    if (document.uri.scheme === SCHEME) {
      this.markAll(vscode.window.visibleTextEditors.filter((it) => it.document === document));
    } else if (document.languageId === LANGUAGE) {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.refresh(), TYPING_PAUSE_MS);
    }
  }

  private markAll(editors: readonly vscode.TextEditor[]): void {
    editors.forEach((editor) => void this.markOrigins(editor));
  }

  private refresh(): void {
    vscode.workspace.textDocuments
      .filter((document) => document.uri.scheme === SCHEME)
      .forEach((document) => this.changes.fire(document.uri));
  }
}

function originOption(line: vscode.TextLine, files: string[]): vscode.DecorationOptions {
  const names = files.map((file) => file.slice(file.lastIndexOf('/') + 1));
  const contentText = decodeURIComponent(names.join(', '));
  return {
    range: new vscode.Range(line.range.end, line.range.end),
    renderOptions: { after: { contentText } },
  };
}

function address(subject: Subject, side: Side): vscode.Uri {
  return vscode.Uri.from({
    scheme: SCHEME,
    path: `/${side}/${fileName(subject.name)}.falco.yaml`,
    query: JSON.stringify(subject),
  });
}

function sideOf(uri: vscode.Uri): Side {
  return uri.path.startsWith('/base/') ? 'base' : 'effective';
}
