package dev.eyas.sensor.control;

import dev.eyas.rules.RulesSource;
import java.util.List;
import java.util.Set;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** What a request must be like, or it is refused. */
final class Requests {
  private static final int MAX_SOURCES = 1000;
  private static final int MAX_WATCHED = 16;
  private static final int MAX_ALERTS_PER_SECOND = 1000;

  static void checkVersion(InitializeParams params, String sensorVersion) {
    if (params == null) {
      throw invalid("initialize needs parameters");
    }
    if (params.protocolVersion() != Protocol.VERSION) {
      throw invalid(
          "This sensor ("
              + sensorVersion
              + ") speaks version "
              + Protocol.VERSION
              + " of the control interface, the client version "
              + params.protocolVersion()
              + ": install the same version of both.");
    }
  }

  static List<RulesSource> sources(RulesLoadParams params) {
    if (params == null || params.sources() == null) {
      throw invalid("rules/load needs sources");
    }
    if (params.sources().size() > MAX_SOURCES) {
      throw invalid("rules/load takes at most " + MAX_SOURCES + " sources");
    }
    return params.sources().stream().map(Requests::source).toList();
  }

  static int maxAlertsPerSecond(SubscribeParams params) {
    if (params == null
        || params.maxAlertsPerSecond() < 0
        || params.maxAlertsPerSecond() > MAX_ALERTS_PER_SECOND) {
      throw invalid("maxAlertsPerSecond is a number from 0 to " + MAX_ALERTS_PER_SECOND);
    }
    return params.maxAlertsPerSecond();
  }

  static Set<String> rules(WatchParams params) {
    if (params == null || params.rules() == null || params.rules().contains(null)) {
      throw invalid("rules/watch needs rules");
    }
    if (params.rules().size() > MAX_WATCHED) {
      throw invalid("rules/watch takes at most " + MAX_WATCHED + " rules");
    }
    return Set.copyOf(params.rules());
  }

  static ExplainParams event(ExplainParams params) {
    if (params == null || params.rule() == null) {
      throw invalid("explain needs a generation, a rule and an eventNumber");
    }
    return params;
  }

  static ResponseErrorException error(ResponseErrorCode code, String message) {
    return new ResponseErrorException(new ResponseError(code, message, null));
  }

  private static RulesSource source(RulesLoadParams.Source source) {
    if (source == null || source.name() == null || source.text() == null) {
      throw invalid("a source has a name and a text");
    }
    return new RulesSource(source.name(), source.text());
  }

  private static ResponseErrorException invalid(String message) {
    return error(ResponseErrorCode.InvalidParams, message);
  }

  private Requests() {}
}
