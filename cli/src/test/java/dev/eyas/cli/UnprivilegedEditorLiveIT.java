package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.ide.FalcoLanguageClient;
import dev.eyas.ide.live.LiveAlert;
import dev.eyas.ide.live.LiveNearMisses;
import dev.eyas.ide.live.LiveStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How the editor of a user who is not root gets at a sensor, with the real sudo and polkit, in a
 * mount namespace of its own.
 */
@Timeout(300)
class UnprivilegedEditorLiveIT {
  private static final String URI = "file:///tmp/eyas-unprivileged/falco_rules.local.yaml";
  private static final String RULE =
      """
      - rule: Marker
        desc: a program with an argument of its own is started
        condition: evt.type in (execve, execveat) and proc.args contains unprivileged-marker
        output: marker (command=%proc.cmdline)
        priority: notice
      """;

  @BeforeEach
  void assumeLive() {
    LiveRequirements.assume();
  }

  @Test
  void sudoLetsItRunTheHelper() throws Exception {
    assertRuns("sudo");
  }

  @Test
  void polkitLetsItRunTheHelper() throws Exception {
    assertRuns("polkit");
  }

  @Test
  void elseItSaysWhatToDo() throws Exception {
    try (Editor editor = Editor.start("nothing")) {
      String message = editor.status(status -> status.state().equals("failed")).message();
      assertTrue(message.contains("eyas run --socket --group"), message);
      assertTrue(message.contains("/opt/eyas/libexec/eyas-sensor"), message);
    }
  }

  @Test
  void theHelperTakesNeitherOptionsNorOthersFiles() throws Exception {
    String helper = Dist.HOME.resolve("libexec/eyas-sensor").toString();
    Finished withOption = Finished.of(new ProcessBuilder(helper, "--socket"));
    assertEquals("eyas-sensor: no arguments are taken\n", withOption.err());
    assertEquals(1, withOption.code());

    String copied =
        """
        set -e
        mount -t tmpfs -o mode=755 eyas /opt
        cp -a "$0" /opt/eyas
        chown 4711 /opt/eyas/lib/eyas.jar
        exec /opt/eyas/libexec/eyas-sensor
        """;
    Finished changeable =
        Finished.of(
            new ProcessBuilder("unshare", "--mount", "sh", "-c", copied, Dist.HOME.toString()));
    assertEquals(
        "eyas-sensor: others than root can change /opt/eyas/lib/eyas.jar\n", changeable.err());
    assertEquals(1, changeable.code());
  }

  private static void assertRuns(String way) throws Exception {
    try (Editor editor = Editor.start(way)) {
      LiveStatus status =
          editor.status(any -> any.state().equals("failed") || any.runningVersion() > 0);
      assertEquals("running", status.state(), status::message);
      Finished.of(new ProcessBuilder("sh", "-c", "true", "unprivileged-marker"));
      LiveAlert alert = editor.alerts.poll(60, TimeUnit.SECONDS);
      assertTrue(alert.message().startsWith("marker (command=sh -c true unp"), alert::message);
    }
  }

  /** Runs rules live with the language server of such a user. */
  private static final class Editor extends LspSession.SilentClient
      implements FalcoLanguageClient, AutoCloseable {
    private final BlockingQueue<LiveStatus> statuses = new LinkedBlockingQueue<>();
    private final BlockingQueue<LiveAlert> alerts = new LinkedBlockingQueue<>();
    private final Process process;

    private Editor(Process process) {
      this.process = process;
    }

    static Editor start(String way) throws Exception {
      Path script = Path.of(Editor.class.getResource("unprivileged.sh").toURI());
      List<String> command =
          List.of(
              "unshare",
              "--mount",
              "bash",
              script.toString(),
              Dist.HOME.toString(),
              Dist.HOME.resolve("packaging").toString(),
              way);
      Editor editor =
          new Editor(
              Dist.process(command, Map.of("EYAS_SOCKET", "/run/eyas/nobody"))
                  .redirectError(ProcessBuilder.Redirect.INHERIT)
                  .start());
      editor.open();
      return editor;
    }

    private void open() throws Exception {
      Launcher<LanguageServer> launcher =
          Launcher.createLauncher(
              this, LanguageServer.class, process.getInputStream(), process.getOutputStream());
      launcher.startListening();
      LanguageServer server = launcher.getRemoteProxy();
      InitializeParams params = new InitializeParams();
      params.setCapabilities(new ClientCapabilities());
      server.initialize(params).get();
      server
          .getTextDocumentService()
          .didOpen(
              new DidOpenTextDocumentParams(new TextDocumentItem(URI, "falco-rules", 1, RULE)));
      server
          .getWorkspaceService()
          .executeCommand(new ExecuteCommandParams("eyas.live.start", List.of(URI)))
          .get();
    }

    LiveStatus status(Predicate<LiveStatus> wanted) throws InterruptedException {
      for (; ; ) {
        LiveStatus status = statuses.poll(120, TimeUnit.SECONDS);
        assertTrue(status != null, "no such status");
        if (wanted.test(status)) {
          return status;
        }
      }
    }

    @Override
    public void liveStatus(LiveStatus status) {
      statuses.add(status);
    }

    @Override
    public void liveAlert(LiveAlert alert) {
      alerts.add(alert);
    }

    @Override
    public void liveNearMisses(LiveNearMisses misses) {}

    /** The server ends with its input, and the sensor with the server. */
    @Override
    public void close() throws Exception {
      process.getOutputStream().close();
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running");
    }
  }
}
