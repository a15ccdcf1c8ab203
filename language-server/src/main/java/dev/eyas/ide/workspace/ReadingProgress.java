package dev.eyas.ide.workspace;

import com.google.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WindowClientCapabilities;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * Tells the client how far the reading of many files has come: that of a folder when it is opened,
 * if the client wants to know, and later ones that take a while.
 */
@Singleton
public final class ReadingProgress {
  /** Reading fewer files is over before anybody wonders. */
  private static final int MANY = 20;

  private static final String TITLE = "Reading Falco rules";

  private LanguageClient client;
  private boolean mayCreate;
  private int created;

  /** Where the reading that goes on is reported; null while nobody is told. */
  private Either<String, Integer> token;

  /** What was said of it so far: it is said in order, and not before the client knows the token. */
  private CompletableFuture<?> said = CompletableFuture.completedFuture(null);

  private int read;

  /** The first reading begins: that of the folders. */
  public synchronized void initialize(LanguageClient client, InitializeParams params) {
    this.client = client;
    mayCreate = mayCreate(params.getCapabilities());
    if (params.getWorkDoneToken() != null) {
      begin(params.getWorkDoneToken());
    }
  }

  /**
   * @param files how many may be read
   * @return whether the client is told of this, and of its end
   */
  synchronized boolean begin(int files) {
    if (token != null || !mayCreate || files < MANY) {
      return false;
    }
    Either<String, Integer> own = Either.forLeft("eyas-reading-" + ++created);
    said = client.createProgress(new WorkDoneProgressCreateParams(own));
    begin(own);
    return true;
  }

  /** One more file has been read. */
  synchronized void read() {
    if (token != null) {
      read++;
      WorkDoneProgressReport report = new WorkDoneProgressReport();
      report.setMessage(read == 1 ? "1 file" : read + " files");
      say(report);
    }
  }

  /** All is read, or it was given up. */
  public synchronized void end() {
    if (token != null) {
      say(new WorkDoneProgressEnd());
      token = null;
    }
  }

  private void begin(Either<String, Integer> where) {
    token = where;
    read = 0;
    WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
    begin.setTitle(TITLE);
    say(begin);
  }

  private void say(WorkDoneProgressNotification what) {
    ProgressParams params = new ProgressParams(token, Either.forLeft(what));
    said = said.thenRun(() -> client.notifyProgress(params));
  }

  private static boolean mayCreate(ClientCapabilities capabilities) {
    WindowClientCapabilities window = capabilities == null ? null : capabilities.getWindow();
    return window != null && Boolean.TRUE.equals(window.getWorkDoneProgress());
  }
}
