package dev.eyas.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a client sees it that knows nothing but the protocol's bytes. */
class ProtocolTest {
  private static final int UNKNOWN_METHOD = -32601;
  private static final int INVALID_PARAMS = -32602;
  private static final int INVALID_REQUEST = -32600;
  private static final int CANCELLED = -32800;

  @TempDir Path folder;
  private OutputStream toServer;
  private InputStream fromServer;
  private Thread serving;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private int lastId;

  @BeforeEach
  void serve() throws Exception {
    Pipe requests = Pipe.open();
    Pipe answers = Pipe.open();
    toServer = Channels.newOutputStream(requests.sink());
    fromServer = Channels.newInputStream(answers.source());
    serving =
        new Thread(
            () -> {
              try {
                ServerLauncher.run(
                    Channels.newInputStream(requests.source()),
                    Channels.newOutputStream(answers.sink()));
              } catch (Throwable e) {
                failure.set(e);
              }
            });
    serving.start();
  }

  @AfterEach
  void end() throws Exception {
    toServer.close();
    serving.join(Duration.ofSeconds(30).toMillis());
    assertFalse(serving.isAlive(), "the server goes on although its client is gone");
    assertEquals(null, failure.get());
  }

  @Test
  void initializeShutdownAndTheEndOfInput() throws Exception {
    JsonObject capabilities = initialize().getAsJsonObject("capabilities");
    assertTrue(capabilities.has("completionProvider"));
    assertTrue(capabilities.has("semanticTokensProvider"));
    assertEquals("null", request("shutdown", "null").get("result").toString());
  }

  @Test
  void unknownRequestsAreRefusedAndOthersGoOn() throws Exception {
    initialize();
    assertEquals(UNKNOWN_METHOD, error(request("textDocument/nothingOfTheKind", "{}")));
    notification("$/somethingOptional", "{}");
    notification("textDocument/alsoUnknown", "{}");
    assertNotNull(request("workspace/symbol", "{\"query\":\"\"}").get("result"));
  }

  @Test
  void badParametersAreRefusedAndOthersGoOn() throws Exception {
    initialize();
    int code = error(request("textDocument/hover", "[1, 2, 3]"));
    assertTrue(code == INVALID_PARAMS || code == INVALID_REQUEST || code == -32700, "code " + code);
    assertNotNull(request("workspace/symbol", "{\"query\":\"\"}").get("result"));
  }

  @Test
  void whatWasCancelledIsAnsweredAsSuch() throws Exception {
    initialize();
    open("falco_rules.yaml", "- macro: m\\n  condition: proc.pid = 1\\n");
    int id = ++lastId;
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"textDocument/hover\",\"params\":%s}"
            .formatted(id, at("falco_rules.yaml", 0, 3)));
    notification("$/cancelRequest", "{\"id\":" + id + "}");
    JsonObject answer = answer(id);
    assertTrue(answer.has("result") || error(answer) == CANCELLED, answer::toString);
    assertNotNull(request("workspace/symbol", "{\"query\":\"\"}").get("result"));
  }

  @Test
  void positionsBehindTheEndMeanTheEnd() throws Exception {
    initialize();
    open("falco_rules.yaml", "- macro: m\\n");
    JsonObject answer = request("textDocument/completion", at("falco_rules.yaml", 99, 99));
    assertTrue(answer.has("result"), answer::toString);
    assertTrue(request("textDocument/hover", at("falco_rules.yaml", 99, 0)).has("result"));
  }

  @Test
  void otherYamlIsLeftAlone() throws Exception {
    initialize();
    open("docker-compose.yaml", "services:\\n  web: {}\\n");
    String document = "{\"textDocument\":{\"uri\":\"%s\"}}".formatted(uri("docker-compose.yaml"));
    assertEquals("[]", request("textDocument/documentSymbol", document).get("result").toString());
    assertEquals("[]", request("textDocument/foldingRange", document).get("result").toString());
    for (String method : List.of("codeLens", "documentLink", "semanticTokens/full")) {
      JsonObject answer = request("textDocument/" + method, document);
      assertTrue(answer.has("result"), answer::toString);
    }
    String range =
        "\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":1,\"character\":0}}";
    String selected = document.substring(0, document.length() - 1) + "," + range;
    assertEquals("[]", request("textDocument/inlayHint", selected + "}").get("result").toString());
    String context = ",\"context\":{\"diagnostics\":[]}}";
    assertTrue(request("textDocument/codeAction", selected + context).has("result"));
    JsonElement items =
        request("textDocument/completion", at("docker-compose.yaml", 1, 2))
            .getAsJsonObject("result")
            .get("items");
    assertEquals("[]", items.toString());
    assertTrue(request("textDocument/hover", at("docker-compose.yaml", 1, 2)).has("result"));
  }

  @Test
  void aClientWithoutCapabilitiesOrFolder() throws Exception {
    request("initialize", "{\"processId\":null,\"rootUri\":null,\"capabilities\":{}}");
    notification("initialized", "{}");
    open("falco_rules.yaml", "- macro: m\\n  condition: proc.\\n");
    JsonObject answer = request("textDocument/completion", at("falco_rules.yaml", 1, 18));
    assertTrue(answer.toString().contains("proc.name"), answer::toString);
    assertTrue(answer.toString().contains("Name of the process"), "nobody will ask for it");
    assertFalse(answer.toString().contains("insertTextFormat\":2"), "no snippets were asked for");
  }

  private JsonObject initialize() throws IOException {
    String params =
        "{\"processId\":null,\"rootUri\":null,\"capabilities\":{},\"workspaceFolders\":"
            + "[{\"uri\":\"%s\",\"name\":\"rules\"}]}".formatted(folder.toUri());
    JsonObject result = request("initialize", params).getAsJsonObject("result");
    notification("initialized", "{}");
    return result;
  }

  private void open(String file, String escapedText) throws IOException {
    notification(
        "textDocument/didOpen",
        "{\"textDocument\":{\"uri\":\"%s\",\"languageId\":\"yaml\",\"version\":1,\"text\":\"%s\"}}"
            .formatted(uri(file), escapedText));
  }

  private String at(String file, int line, int character) {
    return "{\"textDocument\":{\"uri\":\"%s\"},\"position\":{\"line\":%d,\"character\":%d}}"
        .formatted(uri(file), line, character);
  }

  private String uri(String file) {
    return folder.resolve(file).toUri().toString();
  }

  private static int error(JsonObject answer) {
    return answer.getAsJsonObject("error").get("code").getAsInt();
  }

  private JsonObject request(String method, String params) throws IOException {
    int id = ++lastId;
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
            .formatted(id, method, params));
    return answer(id);
  }

  private void notification(String method, String params) throws IOException {
    send("{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":%s}".formatted(method, params));
  }

  private void send(String message) throws IOException {
    byte[] body = message.getBytes(StandardCharsets.UTF_8);
    String header = "Content-Length: " + body.length + "\r\n\r\n";
    toServer.write(header.getBytes(StandardCharsets.US_ASCII));
    toServer.write(body);
    toServer.flush();
  }

  /** The answer to a request; what the server says unasked is passed over. */
  private JsonObject answer(int id) throws IOException {
    while (true) {
      JsonObject message = JsonParser.parseString(read()).getAsJsonObject();
      boolean answer = !message.has("method") && message.has("id");
      if (answer && message.get("id").getAsString().equals(Integer.toString(id))) {
        return message;
      }
    }
  }

  private String read() throws IOException {
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    return new String(fromServer.readNBytes(length), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c = fromServer.read();
    while (c != '\n') {
      if (c < 0) {
        throw new IOException("the server closed its output");
      }
      if (c != '\r') {
        line.write(c);
      }
      c = fromServer.read();
    }
    return line.toString(StandardCharsets.US_ASCII);
  }
}
