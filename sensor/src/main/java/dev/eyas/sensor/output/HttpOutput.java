package dev.eyas.sensor.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;

/** Posts each alert to an address. */
public final class HttpOutput implements AlertOutput {
  /**
   * @param url http or https
   * @param json whether alerts are JSON, for the content type
   * @param compress whether bodies are compressed with gzip
   * @param echo whether answers are printed on standard error
   * @param timeout for an answer
   * @param retries after a timeout
   */
  public record Settings(
      URI url,
      String userAgent,
      boolean json,
      boolean compress,
      boolean echo,
      Duration timeout,
      int retries) {}

  private final Settings settings;
  private final HttpClient client;

  /**
   * @param tls whom to trust, and who we are
   */
  public HttpOutput(Settings settings, SSLContext tls) {
    this.settings = settings;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .sslContext(tls)
            .build();
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public void write(AlertLine alert) throws IOException {
    HttpRequest request = request(alert.text().getBytes(StandardCharsets.UTF_8));
    for (int left = settings.retries(); ; left--) {
      try {
        check(client.send(request, HttpResponse.BodyHandlers.ofString()));
        return;
      } catch (HttpTimeoutException e) {
        if (left == 0) {
          throw e;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  private void check(HttpResponse<String> answer) throws IOException {
    if (settings.echo()) {
      System.err.println(answer.body());
    }
    if (answer.statusCode() >= 400) {
      throw new IOException(settings.url() + " answers with status " + answer.statusCode());
    }
  }

  private HttpRequest request(byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.url())
            .timeout(settings.timeout())
            .header("User-Agent", settings.userAgent())
            .header("Content-Type", settings.json() ? "application/json" : "text/plain");
    if (settings.compress()) {
      request.header("Content-Encoding", "gzip");
    }
    return request
        .POST(HttpRequest.BodyPublishers.ofByteArray(settings.compress() ? gzip(body) : body))
        .build();
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(body);
    }
    return compressed.toByteArray();
  }
}
