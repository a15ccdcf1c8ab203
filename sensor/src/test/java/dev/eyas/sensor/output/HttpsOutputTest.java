package dev.eyas.sensor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.eyas.catalog.Priority;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The TLS keys of {@code http_output}, against a server with an authority of its own. */
@Timeout(120)
class HttpsOutputTest {
  private static final AlertLine LINE = new AlertLine(Priority.WARNING, "{}");

  @TempDir Path folder;
  private final BlockingQueue<String> clients = new LinkedBlockingQueue<>();
  private TestCertificates certificates;
  private HttpsServer server;
  private boolean mutual;

  @BeforeEach
  void start() throws Exception {
    certificates =
        TestCertificates.in(folder.resolve("own"))
            .issue("server", "EC")
            .issue("sensor-ec", "EC")
            .issue("sensor-rsa", "RSA");
    SSLContext tls = certificates.server("server");
    server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = tls.getDefaultSSLParameters();
            wanted.setNeedClientAuth(mutual);
            parameters.setSSLParameters(wanted);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          clients.add(client((HttpsExchange) exchange));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static String client(HttpsExchange exchange) {
    try {
      return exchange.getSSLSession().getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException e) {
      return "nobody";
    }
  }

  @Test
  void onlyWhomTheAuthorityVouchesForGetsAlerts() throws Exception {
    TestCertificates others = TestCertificates.in(folder.resolve("others"));
    assertThrows(IOException.class, () -> send(false, Optional.empty(), ""));
    assertThrows(IOException.class, () -> send(false, Optional.of(others.authority()), ""));
    assertEquals(List.of(), List.copyOf(clients));

    send(false, Optional.of(certificates.authority()), "");
    send(true, Optional.empty(), "");
    assertEquals(List.of("nobody", "nobody"), List.copyOf(clients));
  }

  /** As in {@code ca_path} and {@code ca_bundle}. */
  @Test
  void authoritiesMayBeAFolderOrSeveralInOneFile() throws Exception {
    TestCertificates others = TestCertificates.in(folder.resolve("others"));
    Path several = Files.createDirectory(folder.resolve("several"));
    Files.copy(certificates.authority(), several.resolve("a.pem"));
    Files.copy(others.authority(), several.resolve("b.pem"));
    Path bundle =
        Files.writeString(
            folder.resolve("bundle.pem"),
            Files.readString(others.authority()) + Files.readString(certificates.authority()));

    send(false, Optional.of(several), "");
    send(false, Optional.of(bundle), "");
    assertEquals(2, clients.size());
  }

  @Test
  void withMtlsTheServerKnowsTheSensor() throws Exception {
    mutual = true;
    Optional<Path> authority = Optional.of(certificates.authority());
    assertThrows(IOException.class, () -> send(false, authority, ""));
    send(false, authority, "sensor-ec");
    send(false, authority, "sensor-rsa");
    assertEquals(List.of("CN=sensor-ec", "CN=sensor-rsa"), List.copyOf(clients));
  }

  @Test
  void aFileThatIsNotWhatItShouldBeIsNamedWithItsCure() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    assertRefused(empty + ": no certificate in it", Optional.of(empty), "");
    Path missing = folder.resolve("missing.pem");
    assertRefused(missing + ": no such file or directory", Optional.of(missing), "");
    Path other = certificates.key("sensor-ec");
    Path key = certificates.key("sensor-rsa");
    Files.copy(key, other, StandardCopyOption.REPLACE_EXISTING);
    assertRefused(
        other + ": not the key of the client's certificate", Optional.empty(), "sensor-ec");
    Files.writeString(key, Files.readString(key).replace("PRIVATE KEY", "RSA PRIVATE KEY"));
    assertRefused(
        key + ": no PKCS #8 key; make one of it with: openssl pkcs8 -topk8 -nocrypt -in " + key,
        Optional.empty(),
        "sensor-rsa");
  }

  private void assertRefused(String message, Optional<Path> authority, String name) {
    assertEquals(
        message, assertThrows(IOException.class, () -> send(false, authority, name)).getMessage());
  }

  /**
   * @param name whose certificate is shown; empty: none
   */
  private void send(boolean insecure, Optional<Path> authority, String name) throws IOException {
    Optional<String> self = Optional.of(name).filter(given -> !given.isEmpty());
    TlsSettings tls =
        new TlsSettings(
            insecure, authority, self.map(certificates::certificate), self.map(certificates::key));
    URI url = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
    HttpOutput.Settings settings =
        new HttpOutput.Settings(url, "test", true, false, false, Duration.ofSeconds(60), 0);
    try (HttpOutput output = new HttpOutput(settings, tls.context())) {
      output.write(LINE);
    }
  }
}
