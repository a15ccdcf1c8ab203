package dev.eyas.ide;

import static dev.eyas.ide.RawClient.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as a client sees it that knows nothing but the protocol's bytes. */
class ProtocolTest {
  private static final int PARSE_ERROR = -32700;
  private static final int UNKNOWN_METHOD = -32601;
  private static final int INVALID_PARAMS = -32602;
  private static final int INVALID_REQUEST = -32600;
  private static final int NOT_INITIALIZED = -32002;
  private static final int CANCELLED = -32800;
  private static final String SYMBOLS = "{\"query\":\"\"}";
  private static final String MACRO = "- macro: m\n  condition: proc.pid = 1\n";

  @TempDir Path folder;
  private OutputStream toServer;
  private RawClient client;
  private Thread serving;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  @BeforeEach
  void serve() throws Exception {
    Pipe requests = Pipe.open();
    Pipe answers = Pipe.open();
    toServer = Channels.newOutputStream(requests.sink());
    client = new RawClient(toServer, Channels.newInputStream(answers.source()), folder);
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
    JsonObject capabilities = client.initialize().getAsJsonObject("capabilities");
    assertTrue(capabilities.has("completionProvider"));
    assertTrue(capabilities.has("semanticTokensProvider"));
    assertTrue(capabilities.get("codeActionProvider").toString().contains("source.fixAll"));
    assertEquals("null", client.request("shutdown", "null").get("result").toString());
  }

  @Test
  void nothingIsAnsweredBeforeInitialize() throws Exception {
    client.open("falco_rules.yaml", MACRO);
    assertEquals(NOT_INITIALIZED, error(client.request("workspace/symbol", SYMBOLS)));
    client.initialize();
    goesOn();
    assertEquals(0, symbols(), "what was opened too early is not open");
  }

  @Test
  void thereIsOneInitialize() throws Exception {
    client.initialize();
    assertEquals(
        INVALID_REQUEST,
        error(client.request("initialize", "{\"processId\":null,\"capabilities\":{}}")));
    goesOn();
  }

  @Test
  void nothingIsAnsweredAfterShutdown() throws Exception {
    client.initialize();
    client.request("shutdown", "null");
    assertEquals(INVALID_REQUEST, error(client.request("workspace/symbol", SYMBOLS)));
    assertEquals(INVALID_REQUEST, error(client.request("shutdown", "null")));
    client.open("falco_rules.yaml", MACRO);
    assertEquals(INVALID_REQUEST, error(client.request("workspace/symbol", SYMBOLS)));
  }

  @Test
  void unknownRequestsAreRefusedAndOthersGoOn() throws Exception {
    client.initialize();
    assertEquals(UNKNOWN_METHOD, error(client.request("textDocument/nothingOfTheKind", "{}")));
    assertEquals(UNKNOWN_METHOD, error(client.request("$/somethingOptional", "{}")));
    client.notification("$/somethingOptional", "{}");
    client.notification("$/setTrace", "{\"value\":\"verbose\"}");
    client.notification("textDocument/alsoUnknown", "{}");
    client.cancel(4711);
    goesOn();
  }

  @Test
  void badParametersAreRefusedAndOthersGoOn() throws Exception {
    client.initialize();
    for (String params : List.of("[1, 2, 3]", "{\"textDocument\": 7}", "\"text\"", "null", "{}")) {
      JsonObject answer = client.request("textDocument/hover", params);
      assertTrue(answer.has("error"), () -> params + ": " + answer);
    }
    int code = error(client.request("textDocument/hover", "[1, 2, 3]"));
    assertTrue(
        List.of(INVALID_PARAMS, INVALID_REQUEST, PARSE_ERROR).contains(code), "code " + code);
    goesOn();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jsonrpc\":\"2.0\",\"id\":900,\"method\":",
        "not JSON at all",
        "[]",
        "{}",
        "{\"jsonrpc\":\"2.0\",\"method\":17}",
        "null",
      })
  void whatIsNoMessageIsPassedOver(String nonsense) throws Exception {
    client.initialize();
    client.send(nonsense);
    goesOn();
  }

  @Test
  void headersInAnyOrder() throws Exception {
    client.initialize();
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":\"a text\",\"method\":\"workspace/symbol\",\"params\":%s}"
            .formatted(SYMBOLS);
    client.sendAsIs(
        "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body));
    JsonObject answer = client.next();
    while (!RawClient.isAnswer(answer)) {
      answer = client.next();
    }
    assertEquals("a text", answer.get("id").getAsString());
  }

  @Test
  void whatWasCancelledIsAnsweredAsSuch() throws Exception {
    client.initialize();
    client.open("falco_rules.yaml", MACRO);
    int id = client.ask("textDocument/hover", client.at("falco_rules.yaml", 0, 3));
    client.cancel(id);
    JsonObject answer = client.answer(id);
    assertTrue(answer.has("result") || error(answer) == CANCELLED, answer::toString);
    goesOn();
  }

  @Test
  void eachOfManyRequestsIsAnsweredOnceThoughSomeAreCancelledMeanwhile() throws Exception {
    client.initialize();
    client.open("falco_rules.yaml", MACRO);
    int first = client.ask("textDocument/completion", client.at("falco_rules.yaml", 1, 13));
    int last = first;
    for (int i = 1; i < 60; i++) {
      last = client.ask("textDocument/completion", client.at("falco_rules.yaml", 1, 13));
      if (i % 2 == 0) {
        client.cancel(last);
      }
      if (i % 10 == 0) {
        client.change("falco_rules.yaml", "{\"text\":\"%s\"}".formatted(escaped(MACRO)));
      }
    }
    List<Integer> answered = new ArrayList<>();
    while (answered.size() < last - first + 1) {
      JsonObject message = client.next();
      if (RawClient.isAnswer(message)) {
        answered.add(message.get("id").getAsInt());
        assertTrue(
            message.has("result") || error(message) == CANCELLED, () -> "answer: " + message);
      }
    }
    assertEquals(last - first + 1, Set.copyOf(answered).size());
    goesOn();
  }

  @Test
  void changesOfPartsAndOfTheWhole() throws Exception {
    client.initialize();
    client.open("falco_rules.yaml", "- macro: one\r\n  condition: proc.name = ð🦅\r\n");
    client.change(
        "falco_rules.yaml",
        range(0, 9, 0, 12) + "\"text\":\"two\"}",
        range(1, 27, 1, 28) + "\"text\":\" or proc.pid = 1\"}",
        range(2, 0, 2, 0) + "\"text\":\"- list: l\\n  items: [a]\\n\"}");
    assertEquals(List.of("two", "l"), names("falco_rules.yaml"));
    JsonObject hover = client.request("textDocument/hover", client.at("falco_rules.yaml", 1, 32));
    assertTrue(hover.toString().contains("proc.pid"), hover::toString);

    client.change("falco_rules.yaml", "{\"text\":\"- macro: three\\n\"}");
    assertEquals(List.of("three"), names("falco_rules.yaml"));
  }

  @Test
  void positionsBehindTheEndMeanTheEnd() throws Exception {
    client.initialize();
    client.open("falco_rules.yaml", "- macro: m\n");
    JsonObject answer =
        client.request("textDocument/completion", client.at("falco_rules.yaml", 99, 99));
    assertTrue(answer.has("result"), answer::toString);
    assertTrue(
        client.request("textDocument/hover", client.at("falco_rules.yaml", 99, 0)).has("result"));
  }

  @Test
  void aFileThatIsNotOpenOrNotThere() throws Exception {
    client.initialize();
    for (String file : List.of("falco_rules.yaml", "nowhere/at_all_rules.yaml", "notes.txt")) {
      for (String method :
          List.of("hover", "completion", "definition", "codeLens", "foldingRange")) {
        JsonObject answer = client.request("textDocument/" + method, client.at(file, 0, 0));
        assertTrue(answer.has("result"), () -> file + " " + method + ": " + answer);
      }
    }
    client.notification(
        "workspace/didChangeWatchedFiles",
        "{\"changes\":[{\"uri\":\"file:///nowhere/at_all_rules.yaml\",\"type\":3}]}");
    client.change("falco_rules.yaml", "{\"text\":\"never opened\"}");
    client.notification("textDocument/didClose", client.document("falco_rules.yaml"));
    goesOn();
  }

  @Test
  void aHugeDocument() throws Exception {
    client.initialize();
    int items = 500;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < items; i++) {
      text.append("- macro: macro_").append(i);
      text.append("\n  condition: evt.type = open and proc.name in (bash, zsh) and fd.name = /");
      text.append("x".repeat(2_000)).append("\n");
    }
    client.open("falco_rules.yaml", text.toString());
    assertEquals(items, names("falco_rules.yaml").size());
    client.change("falco_rules.yaml", range(0, 9, 0, 16) + "\"text\":\"first\"}");
    JsonObject answer =
        client.request("textDocument/completion", client.at("falco_rules.yaml", 2 * items - 1, 19));
    assertTrue(answer.toString().contains("evt.type"));
    assertEquals("first", names("falco_rules.yaml").get(0));
  }

  @Test
  void otherYamlIsLeftAlone() throws Exception {
    client.initialize();
    client.open("docker-compose.yaml", "services:\n  web: {}\n");
    String document = client.document("docker-compose.yaml");
    assertEquals(
        "[]", client.request("textDocument/documentSymbol", document).get("result").toString());
    assertEquals(
        "[]", client.request("textDocument/foldingRange", document).get("result").toString());
    for (String method : List.of("codeLens", "documentLink", "semanticTokens/full")) {
      JsonObject answer = client.request("textDocument/" + method, document);
      assertTrue(answer.has("result"), answer::toString);
    }
    String selected =
        document.substring(0, document.length() - 1) + "," + range(0, 0, 1, 0).substring(1);
    assertEquals(
        "[]",
        client
            .request("textDocument/inlayHint", selected.replaceFirst(",$", "}"))
            .get("result")
            .toString());
    String context = "\"context\":{\"diagnostics\":[]}}";
    assertTrue(client.request("textDocument/codeAction", selected + context).has("result"));
    JsonElement items =
        client
            .request("textDocument/completion", client.at("docker-compose.yaml", 1, 2))
            .getAsJsonObject("result")
            .get("items");
    assertEquals("[]", items.toString());
    assertTrue(
        client.request("textDocument/hover", client.at("docker-compose.yaml", 1, 2)).has("result"));
  }

  @Test
  void whatTheClientOpensAsRulesIsRules() throws Exception {
    client.initialize();
    client.open("anything.yaml", MACRO, "falco-rules");
    assertEquals(List.of("m"), names("anything.yaml"));
  }

  @Test
  void filesAreNamedByEncodedAddresses() throws Exception {
    String name = "ünï 🦅.falco.yaml";
    client.initialize();
    client.open(name, "- macro: m\n  condition: proc.nmae = a\n");
    String encoded = folder.toUri() + "%C3%BCn%C3%AF%20%F0%9F%A6%85.falco.yaml";
    JsonObject told = client.told("textDocument/publishDiagnostics").getAsJsonObject("params");
    assertEquals(encoded, told.get("uri").getAsString());
    JsonObject macro =
        client
            .request("workspace/symbol", SYMBOLS)
            .getAsJsonArray("result")
            .get(0)
            .getAsJsonObject();
    assertEquals(
        encoded, macro.getAsJsonObject("location").get("uri").getAsString(), macro::toString);
  }

  @Test
  void aClientWithoutCapabilitiesOrFolder() throws Exception {
    client.request("initialize", "{\"processId\":null,\"rootUri\":null,\"capabilities\":{}}");
    client.notification("initialized", "{}");
    client.open("falco_rules.yaml", "- macro: m\n  condition: proc.\n");
    JsonObject answer =
        client.request("textDocument/completion", client.at("falco_rules.yaml", 1, 18));
    assertTrue(answer.toString().contains("proc.name"), answer::toString);
    assertTrue(answer.toString().contains("Name of the process"), "nobody will ask for it");
    assertFalse(answer.toString().contains("insertTextFormat\":2"), "no snippets were asked for");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"processId\":1,\"capabilities\":{\"workspace\":null,\"textDocument\":null}}",
        "{\"processId\":null,\"capabilities\":{},\"rootPath\":\"FOLDER\"}",
        "{\"processId\":null,\"capabilities\":{},\"rootUri\":\"URI\",\"trace\":\"messages\"}",
        "{\"processId\":null,\"capabilities\":{\"workspace\":{\"workspaceFolders\":true}},"
            + "\"workspaceFolders\":[{\"uri\":\"URI\",\"name\":\"r\"}],\"rootUri\":null}",
        "{\"processId\":null,\"capabilities\":{\"workspace\":{\"workspaceFolders\":true}},"
            + "\"workspaceFolders\":null,\"rootUri\":null}",
        "{\"processId\":null,\"capabilities\":{\"general\":{\"positionEncodings\":[\"utf-8\"]},"
            + "\"textDocument\":{\"completion\":{\"completionItem\":{}}},\"experimental\":{\"x\":[1]}},"
            + "\"clientInfo\":{\"name\":\"c\"},\"locale\":\"de\",\"initializationOptions\":[7]}",
        "{\"processId\":null,\"capabilities\":{},\"initializationOptions\":{\"falco\":{\"lints\":7}},"
            + "\"rootUri\":\"file:///nowhere/at/all\"}",
      })
  void clientsInitializeInManyWays(String params) throws Exception {
    JsonObject answer =
        client.request(
            "initialize",
            params.replace("FOLDER", folder.toString()).replace("URI", folder.toUri().toString()));
    JsonObject sync = answer.getAsJsonObject("result").getAsJsonObject("capabilities");
    assertEquals(2, sync.get("textDocumentSync").getAsInt());
    client.notification("initialized", "{}");
    client.open("falco_rules.yaml", MACRO);
    assertEquals(List.of("m"), names("falco_rules.yaml"));
  }

  @Test
  void filesAreWatchedIfTheClientCan() throws Exception {
    client.initialize(
        "{\"workspace\":{\"didChangeWatchedFiles\":{\"dynamicRegistration\":true}}}", "");
    JsonObject registration = client.told("client/registerCapability");
    assertTrue(registration.toString().contains("**/*.{yaml,yml}"), registration::toString);
    client.send(
        "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":null}".formatted(registration.get("id")));
    goesOn();
  }

  @Test
  void theCheckOfAFolderReportsItsProgress() throws Exception {
    for (int i = 0; i < 3; i++) {
      Editor.write(folder, "falco_rules" + i + ".yaml", MACRO);
    }
    client.initialize("{}", ",\"workDoneToken\":\"mine\"");
    assertEquals(
        List.of(
            "begin Reading Falco rules",
            "report 1 file",
            "report 2 files",
            "report 3 files",
            "end"),
        progress("mine"));
  }

  @Test
  void aLongCheckReportsItsProgressIfTheClientCan() throws Exception {
    for (int i = 0; i < 25; i++) {
      Editor.write(folder, "falco_rules" + i + ".yaml", MACRO);
    }
    client.initialize("{\"window\":{\"workDoneProgress\":true}}", "");
    JsonObject create = client.told("window/workDoneProgress/create");
    String token = create.getAsJsonObject("params").get("token").getAsString();
    client.send("{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":null}".formatted(create.get("id")));
    List<String> said = progress(token);
    assertEquals(27, said.size(), said::toString);
    goesOn();
  }

  /** What is said of a check until its end. */
  private List<String> progress(String token) throws IOException {
    List<String> said = new ArrayList<>();
    while (said.isEmpty() || !said.get(said.size() - 1).equals("end")) {
      JsonObject params = client.told("$/progress").getAsJsonObject("params");
      assertEquals(token, params.get("token").getAsString());
      JsonObject value = params.getAsJsonObject("value");
      said.add(
          Stream.of("kind", "title", "message")
              .filter(value::has)
              .map(key -> value.get(key).getAsString())
              .collect(Collectors.joining(" ")));
    }
    return said;
  }

  /** The server still answers. */
  private void goesOn() throws IOException {
    symbols();
  }

  private int symbols() throws IOException {
    return client.request("workspace/symbol", SYMBOLS).getAsJsonArray("result").size();
  }

  private List<String> names(String file) throws IOException {
    List<String> names = new ArrayList<>();
    client
        .request("textDocument/documentSymbol", client.document(file))
        .getAsJsonArray("result")
        .forEach(symbol -> names.add(symbol.getAsJsonObject().get("name").getAsString()));
    return names;
  }

  /** The beginning of a change's or a selection's object. */
  private static String range(int line, int character, int endLine, int endCharacter) {
    return ("{\"range\":{\"start\":{\"line\":%d,\"character\":%d},"
            + "\"end\":{\"line\":%d,\"character\":%d}},")
        .formatted(line, character, endLine, endCharacter);
  }

  private static String escaped(String text) {
    return text.replace("\n", "\\n");
  }
}
