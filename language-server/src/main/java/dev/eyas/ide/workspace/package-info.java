/** Which files the server knows, and how they hang together. */
package dev.eyas.ide.workspace;
