package dev.eyas.ide;

import dev.eyas.ide.live.LiveClient;
import org.eclipse.lsp4j.services.LanguageClient;

/** An LSP client that may also show a live session; others ignore the notifications. */
public interface FalcoLanguageClient extends LanguageClient, LiveClient {}
