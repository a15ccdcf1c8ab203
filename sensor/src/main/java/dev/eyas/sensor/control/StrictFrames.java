package dev.eyas.sensor.control;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueHandler;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageProducer;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;

/**
 * Reads messages, and answers itself those that LSP4J would take in silently: too long to be meant,
 * no JSON, or no call. A sensor calls no method of its client, so it gets no responses either.
 */
final class StrictFrames extends StreamMessageProducer {
  /** Bytes of a message at most. */
  static final int MAX_LENGTH = 16 << 20;

  private final MessageConsumer answers;

  StrictFrames(
      InputStream input,
      MessageJsonHandler json,
      MessageIssueHandler issues,
      MessageConsumer answers) {
    super(input, json, issues);
    this.answers = answers;
  }

  /** Returns false at the end of the stream. */
  @Override
  protected boolean handleMessage(InputStream input, Headers headers) {
    try {
      if (headers.contentLength > MAX_LENGTH) {
        input.skipNBytes(headers.contentLength);
        refuse(
            ResponseErrorCode.InvalidRequest,
            "A message of " + headers.contentLength + " bytes is longer than " + MAX_LENGTH);
        return true;
      }
      byte[] body = input.readNBytes(headers.contentLength);
      return body.length == headers.contentLength
          && (!isCall(body) || super.handleMessage(new ByteArrayInputStream(body), headers));
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isCall(byte[] body) {
    try {
      JsonElement message = JsonParser.parseString(new String(body, StandardCharsets.UTF_8));
      if (message.isJsonObject() && message.getAsJsonObject().has("method")) {
        return true;
      }
      refuse(ResponseErrorCode.InvalidRequest, "A message is an object that names a method");
    } catch (JsonParseException | StackOverflowError e) {
      refuse(ResponseErrorCode.ParseError, "A message is no JSON: " + e.getMessage());
    }
    return false;
  }

  /** Without an id: nobody knows which message it was. */
  private void refuse(ResponseErrorCode code, String reason) {
    ResponseMessage answer = new ResponseMessage();
    answer.setError(new ResponseError(code, reason, null));
    answers.consume(answer);
  }
}
