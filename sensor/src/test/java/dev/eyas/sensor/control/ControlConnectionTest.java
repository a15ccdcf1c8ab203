package dev.eyas.sensor.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The protocol byte by byte, as any client in any language sees it. */
@Timeout(30)
class ControlConnectionTest {
  private static final String INITIALIZE =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":1,"clientName":"test","clientVersion":"1"}}""";

  private final FakeSensor sensor = new FakeSensor();
  private OutputStream toServer;
  private InputStream fromServer;
  private Thread server;

  @BeforeEach
  void connect() throws IOException {
    PipedInputStream in = new PipedInputStream(1 << 16);
    PipedOutputStream out = new PipedOutputStream();
    toServer = new PipedOutputStream(in);
    fromServer = new PipedInputStream(out, 1 << 20);
    ControlConnection connection = new ControlConnection("test", in, out);
    server =
        new Thread(
            () -> {
              try (out) {
                connection.serve(sensor, new InitializeResult(1, "1.2.3", "node"));
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    server.start();
  }

  @AfterEach
  void theServerEndsWithItsClient() throws Exception {
    toServer.close();
    server.join(5000);
    assertFalse(server.isAlive());
  }

  @Test
  void saysWhoItIs() throws Exception {
    JsonObject result = ask(INITIALIZE).getAsJsonObject("result");

    assertEquals(1, result.get("protocolVersion").getAsInt());
    assertEquals("1.2.3", result.get("sensorVersion").getAsString());
    assertEquals("node", result.get("hostname").getAsString());
  }

  @Test
  void refusesAnotherProtocolVersionAndNamesBoth() throws Exception {
    JsonObject error = error(ask(INITIALIZE.replace(":1,\"cl", ":7,\"cl")), -32602);

    String message = error.get("message").getAsString();
    assertTrue(message.contains("version 1") && message.contains("version 7"), message);
    error(ask(request("stats/get", "null")), -32002);
  }

  @Test
  void nothingGoesBeforeInitialize() throws Exception {
    error(ask(request("rules/load", "{\"sources\":[],\"version\":1}")), -32002);

    assertTrue(sensor.loads.isEmpty());
  }

  @Test
  void initializeComesOnce() throws Exception {
    ask(INITIALIZE);

    error(ask(INITIALIZE), -32600);
  }

  @Test
  void loadsRulesAndKeepsTheLastGoodOnes() throws Exception {
    ask(INITIALIZE);

    JsonObject good = load(4, "fine").getAsJsonObject("result");
    JsonObject bad = load(5, "bad").getAsJsonObject("result");

    assertTrue(good.get("loaded").getAsBoolean());
    assertEquals(1, good.get("generation").getAsInt());
    assertEquals(4, good.get("version").getAsInt());
    assertFalse(bad.get("loaded").getAsBoolean());
    assertEquals(1, bad.get("generation").getAsInt());
    assertEquals(4, bad.get("version").getAsInt());
    assertEquals(
        JsonParser.parseString(
            """
            [{"severity":"error","code":"LOAD_ERR_VALIDATE","message":"it is bad","source":"a.yaml","offset":2,"length":3}]"""),
        bad.get("problems"));
  }

  @Test
  void refusesBadArgumentsAndChangesNothing() throws Exception {
    ask(INITIALIZE);

    error(ask(request("rules/load", "null")), -32602);
    error(ask(request("rules/load", "{}")), -32602);
    error(ask(request("rules/load", "{\"sources\":[{\"name\":\"a\"}],\"version\":1}")), -32602);
    error(ask(request("rules/load", "{\"sources\":[null],\"version\":1}")), -32602);
    assertTrue(ask(request("rules/load", "{\"sources\":\"all\"}")).has("error"));
    error(ask(request("alerts/subscribe", "{\"maxAlertsPerSecond\":-1}")), -32602);
    error(ask(request("fly", "{}")), -32601);

    assertTrue(sensor.loads.isEmpty());
    assertEquals(0, generation());
  }

  @Test
  void survivesGarbage() throws Exception {
    ask(INITIALIZE);

    error(ask("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":"), -32700);
    error(ask("[".repeat(100_000)), -32700);
    error(ask("[1,2]"), -32600);
    error(ask("{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":1}"), -32600);
    assertTrue(ask("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":7}").has("error"));

    assertEquals(0, generation());
  }

  @Test
  void passesOverAMessageThatIsTooLong() throws Exception {
    ask(INITIALIZE);
    int length = StrictFrames.MAX_LENGTH + 1;
    toServer.write(("Content-Length: " + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    byte[] chunk = new byte[1 << 16];
    for (int left = length; left > 0; left -= chunk.length) {
      toServer.write(chunk, 0, Math.min(left, chunk.length));
    }

    error(receive(), -32600);
    assertEquals(0, generation());
  }

  @Test
  void countsEveryMatchAndSendsSome() throws Exception {
    ask(INITIALIZE);
    load(1, "fine");
    ask(request("alerts/subscribe", "{\"maxAlertsPerSecond\":3}"));

    for (int i = 0; i < 100; i++) {
      sensor.match("shell");
    }

    for (int i = 0; i < 3; i++) {
      JsonObject alert = receive();
      assertEquals("alert", alert.get("method").getAsString());
      JsonObject params = alert.getAsJsonObject("params");
      assertEquals("shell", params.get("rule").getAsString());
      assertEquals(1L << 60, params.get("time").getAsLong());
    }
    JsonObject stats = receive();
    assertEquals("stats", stats.get("method").getAsString());
    JsonObject rule =
        stats.getAsJsonObject("params").getAsJsonArray("rules").get(0).getAsJsonObject();
    assertEquals(100, rule.get("matches").getAsLong());
    assertEquals(3, rule.get("detailed").getAsLong());
  }

  @Test
  void nearMissesOfWatchedRulesComeAndCanBeExplained() throws Exception {
    ask(INITIALIZE);
    load(1, "fine");
    assertFalse(ask(request("rules/watch", "{\"rules\":[\"shell\"]}")).has("error"));

    JsonObject report = receive();
    assertEquals("nearMisses", report.get("method").getAsString());
    assertEquals(
        JsonParser.parseString(
            """
            {"generation":1,"rule":"shell","studied":3,"matched":1,"passedOver":0,
             "nearest":[{"time":1152921504606846976,"eventNumber":77,"eventType":"open",
                         "message":"hello","held":1,"total":1}]}"""),
        report.get("params"));
    assertEquals(
        JsonParser.parseString(
            """
            {"kind":"not","text":"not","outcome":"false","values":[],
             "source":"a.yaml","offset":0,"length":9,
             "parts":[{"kind":"check","text":"fd.num=1","outcome":"no value",
                       "values":[{"field":"fd.num","value":null}],
                       "source":"a.yaml","offset":4,"length":8,"parts":[]}]}"""),
        explain("shell", 77).get("result"));

    ask(request("rules/watch", "{\"rules\":[]}"));
    assertTrue(explain("shell", 77).has("result"), "the client may still look at it");
  }

  @Test
  void alertsCanBeExplainedOthersCannot() throws Exception {
    ask(INITIALIZE);
    load(1, "fine");
    ask(request("alerts/subscribe", "{\"maxAlertsPerSecond\":3}"));
    sensor.match("shell");
    JsonObject alert = receive();
    while (!alert.get("method").getAsString().equals("alert")) {
      alert = receive();
    }
    assertEquals("stats", receive().get("method").getAsString());

    assertEquals("not", explain("shell", 1).getAsJsonObject("result").get("kind").getAsString());
    JsonObject error = error(explain("shell", 2), -32803);
    assertTrue(error.get("message").getAsString().contains("event 2"), error::toString);
    error(explain("other", 1), -32803);
    error(ask(request("explain", "null")), -32602);
    error(ask(request("rules/watch", "{\"rules\":[null]}")), -32602);
  }

  private JsonObject explain(String rule, long event) throws IOException {
    return ask(
        request(
            "explain",
            "{\"generation\":1,\"rule\":\"%s\",\"eventNumber\":%d}".formatted(rule, event)));
  }

  @Test
  void endsWhenAskedTo() throws Exception {
    ask(INITIALIZE);

    assertFalse(ask(request("shutdown", "null")).has("error"));
    server.join(5000);
    assertFalse(server.isAlive());
  }

  private int generation() throws IOException {
    return ask(request("stats/get", "null")).getAsJsonObject("result").get("generation").getAsInt();
  }

  private JsonObject load(int version, String text) throws IOException {
    return ask(
        request(
            "rules/load",
            "{\"sources\":[{\"name\":\"a.yaml\",\"text\":\"%s\"}],\"version\":%d}"
                .formatted(text, version)));
  }

  private static String request(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"%s\",\"params\":%s}"
        .formatted(method, params);
  }

  private static JsonObject error(JsonObject answer, int code) {
    JsonElement error = answer.get("error");
    assertTrue(error != null && error.isJsonObject(), answer::toString);
    assertEquals(code, error.getAsJsonObject().get("code").getAsInt(), answer::toString);
    return error.getAsJsonObject();
  }

  private JsonObject ask(String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    toServer.write(
        ("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    toServer.write(body);
    toServer.flush();
    return receive();
  }

  private JsonObject receive() throws IOException {
    int length = 0;
    for (String line = header(); !line.isEmpty(); line = header()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    String body = new String(fromServer.readNBytes(length), StandardCharsets.UTF_8);
    return JsonParser.parseString(body).getAsJsonObject();
  }

  private String header() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = fromServer.read(); c != '\n'; c = fromServer.read()) {
      if (c < 0) {
        throw new IOException("the server has gone");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
