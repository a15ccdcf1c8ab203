package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The language server of the assembled distribution. */
@Timeout(180)
class LspIT {
  @Test
  void answersAnEditorAndEndsWithIt() throws Exception {
    Process process =
        Dist.process(List.of(Dist.LAUNCHER.toString(), "lsp"), Map.of())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      var launcher =
          LSPLauncher.createClientLauncher(
              new LspSession.SilentClient(), process.getInputStream(), process.getOutputStream());
      launcher.startListening();
      LanguageServer server = launcher.getRemoteProxy();
      InitializeParams params = new InitializeParams();
      params.setCapabilities(new ClientCapabilities());

      InitializeResult result = server.initialize(params).get();

      assertNotNull(result.getCapabilities().getCompletionProvider());
      server.shutdown().get();
      process.getOutputStream().close();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }
}
