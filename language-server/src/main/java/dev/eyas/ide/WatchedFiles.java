package dev.eyas.ide;

import java.util.List;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** The files whose changes on disk matter: rules, and what says how to load and check them. */
final class WatchedFiles {
  static final Registration REGISTRATION =
      new Registration(
          "eyas-files",
          "workspace/didChangeWatchedFiles",
          new DidChangeWatchedFilesRegistrationOptions(
              List.of(new FileSystemWatcher(Either.forLeft("**/*.{yaml,yml}")))));

  private WatchedFiles() {}
}
