package dev.eyas.cli;

import dev.eyas.rules.config.ReadFailure;
import dev.eyas.sensor.output.AlertOutput;
import dev.eyas.sensor.output.FileOutput;
import dev.eyas.sensor.output.HttpOutput;
import dev.eyas.sensor.output.OutputQueue;
import dev.eyas.sensor.output.ProgramOutput;
import dev.eyas.sensor.output.StandardOutput;
import dev.eyas.sensor.output.SyslogOutput;
import dev.eyas.sensor.output.TlsSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys of {@code falco.yaml} that say where alerts go. */
record OutputSettings(RunConfig config) {
  static final String STDOUT = "stdout_output.enabled";

  private static final Set<String> KEYS =
      Set.of(
          STDOUT,
          "buffered_outputs",
          "output_timeout",
          "outputs_queue.capacity",
          "file_output.enabled",
          "file_output.filename",
          "file_output.keep_alive",
          "program_output.enabled",
          "program_output.program",
          "program_output.keep_alive",
          "syslog_output.enabled",
          "http_output.enabled",
          "http_output.url",
          "http_output.user_agent",
          "http_output.insecure",
          "http_output.echo",
          "http_output.ca_cert",
          "http_output.ca_bundle",
          "http_output.ca_path",
          "http_output.mtls",
          "http_output.client_cert",
          "http_output.client_key",
          "http_output.compress_uploads",
          "http_output.max_consecutive_timeouts");

  static boolean knows(String key) {
    return KEYS.contains(key);
  }

  /**
   * @param json whether alerts are JSON
   * @param readerGone called when nobody reads the standard output any more
   * @throws UserError if there is none, or one cannot be
   * @throws IllegalArgumentException if that is the command line's fault
   */
  OutputQueue open(boolean json, Runnable readerGone) {
    List<AlertOutput> outputs = new ArrayList<>();
    if (config.flag(STDOUT, false)) {
      outputs.add(new StandardOutput(config.flag("buffered_outputs", false), readerGone));
    }
    if (config.flag("file_output.enabled", false)) {
      outputs.add(file());
    }
    if (config.flag("program_output.enabled", false)) {
      outputs.add(
          new ProgramOutput(
              required("program_output.program"),
              config.flag("program_output.keep_alive", false),
              timeout()));
    }
    if (config.flag("syslog_output.enabled", false)) {
      outputs.add(new SyslogOutput());
    }
    if (config.flag("http_output.enabled", false)) {
      outputs.add(http(json));
    }
    if (outputs.isEmpty()) {
      throw new UserError(
          "No output configured, please make sure at least one output is configured and enabled,"
              + " such as stdout_output: {enabled: true}");
    }
    int capacity = config.number("outputs_queue.capacity", 0);
    return new OutputQueue(
        outputs, capacity == 0 ? OutputQueue.DEFAULT_CAPACITY : capacity, timeout());
  }

  private int timeout() {
    return config.number("output_timeout", 2000);
  }

  private String required(String key) {
    String value = config.text(key, "");
    if (value.isBlank()) {
      throw config.refuse(key, "given, since that output is enabled");
    }
    return value;
  }

  private FileOutput file() {
    Path path = Path.of(required("file_output.filename"));
    try {
      return new FileOutput(path, config.flag("file_output.keep_alive", false)).checked();
    } catch (AccessDeniedException e) {
      throw config.refuse(
          "file_output.filename",
          "a file that the sensor may write; it does not override permissions, even as root");
    } catch (IOException e) {
      throw config.refuse(
          "file_output.filename", "a file that can be written: " + ReadFailure.reason(e));
    }
  }

  private HttpOutput http(boolean json) {
    // Some shells' quotes come along.
    String url = required("http_output.url").replaceAll("^[\"']|[\"']$", "");
    HttpOutput.Settings settings =
        new HttpOutput.Settings(
            address(url),
            config.text("http_output.user_agent", "falcosecurity/falco"),
            json,
            config.flag("http_output.compress_uploads", false),
            config.flag("http_output.echo", false),
            Duration.ofMillis(Math.max(1, timeout())),
            config.number("http_output.max_consecutive_timeouts", 5));
    boolean mutual = config.flag("http_output.mtls", false);
    TlsSettings tls =
        new TlsSettings(
            config.flag("http_output.insecure", false),
            authorities(),
            mutual ? Optional.of(Path.of(required("http_output.client_cert"))) : Optional.empty(),
            mutual ? Optional.of(Path.of(required("http_output.client_key"))) : Optional.empty());
    try {
      return new HttpOutput(settings, tls.context());
    } catch (IOException e) {
      throw config.blame("http_output", e.getMessage());
    }
  }

  private URI address(String url) {
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw config.refuse("http_output.url", "an address with http:// or https://");
    }
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw config.refuse("http_output.url", "an address: " + e.getReason());
    }
  }

  private Optional<Path> authorities() {
    for (String key :
        List.of("http_output.ca_cert", "http_output.ca_bundle", "http_output.ca_path")) {
      String value = config.text(key, "");
      // The folder that Falco ships with holds what Java trusts anyway.
      if (!value.isBlank() && !value.equals("/etc/ssl/certs")) {
        return Optional.of(Path.of(value));
      }
    }
    return Optional.empty();
  }
}
