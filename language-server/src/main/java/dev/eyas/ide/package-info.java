/**
 * The language server: Xtext's, plus what it does not know of. One class per editor feature, one
 * feature per class; the language's own services are bound in {@link
 * dev.eyas.rules.ide.FalcoRulesIdeModule}, the server's in {@link dev.eyas.ide.ServerModule}.
 */
package dev.eyas.ide;
