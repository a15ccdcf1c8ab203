import * as vscode from 'vscode';
import { Action, FromView, ToView } from './view/messages';
import { LiveAlert, LiveStatus } from './protocol';

/** At most this many alerts wait for the view; older ones give way. */
const BACKLOG = 2_000;
const FLUSH_MILLIS = 100;

/** The panel with the latest matches. Alerts are handed over in batches, so that it stays smooth. */
export class LiveView implements vscode.WebviewViewProvider, vscode.Disposable {
  private readonly registration: vscode.Disposable;
  private view: vscode.WebviewView | undefined;
  private lastStatus: LiveStatus | undefined;
  private backlog: LiveAlert[] = [];
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param act does what the user wants with an alert
   */
  constructor(
    private readonly extension: vscode.Uri,
    private readonly act: (action: Action, alert: LiveAlert) => Promise<void>,
  ) {
    this.registration = vscode.window.registerWebviewViewProvider('falco.live', this, {
      webviewOptions: { retainContextWhenHidden: true },
    });
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [this.extension] };
    view.webview.onDidReceiveMessage((message: FromView) => this.receive(message));
    view.onDidDispose(() => (this.view = undefined));
    view.webview.html = this.page(view.webview);
  }

  status(status: LiveStatus): void {
    this.lastStatus = status;
    this.post({ kind: 'status', status });
  }

  alert(alert: LiveAlert): void {
    this.backlog.push(alert);
    if (this.backlog.length > BACKLOG) {
      this.backlog.shift();
    }
    this.timer ??= setTimeout(() => this.flush(), FLUSH_MILLIS);
  }

  clear(): void {
    this.backlog = [];
    this.post({ kind: 'clear' });
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.registration.dispose();
  }

  private flush(): void {
    this.timer = undefined;
    if (this.view && this.backlog.length > 0) {
      this.post({ kind: 'alerts', alerts: this.backlog });
      this.backlog = [];
    }
  }

  private receive(message: FromView): void {
    if (message.kind === 'ready') {
      if (this.lastStatus) {
        this.post({ kind: 'status', status: this.lastStatus });
      }
      this.flush();
    } else {
      void this.act(message.action, message.alert);
    }
  }

  private post(message: ToView): void {
    void this.view?.webview.postMessage(message);
  }

  private page(webview: vscode.Webview): string {
    const uri = (...names: string[]) =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.extension, ...names)).toString();
    const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src ${webview.cspSource}`;
    return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="UTF-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <link rel="stylesheet" href="${uri('media', 'view.css')}">
</head>
<body id="falco-live">
  <header>
    <span id="status" role="status" aria-label="Falco status">Not running</span>
    <input id="filter" type="search" aria-label="Filter" placeholder="Filter: words, field=value">
    <button id="group" aria-pressed="false">Group by Rule</button>
    <button id="pause" aria-pressed="false">Pause</button>
    <button id="clear">Clear</button>
  </header>
  <ul id="counts" aria-label="Matches by rule"></ul>
  <main>
    <div id="alerts" role="listbox" tabindex="0" aria-label="Alerts"></div>
    <section id="details" tabindex="0" aria-label="Details of the alert"></section>
  </main>
  <script src="${uri('out', 'view.js')}"></script>
</body>
</html>`;
  }
}
