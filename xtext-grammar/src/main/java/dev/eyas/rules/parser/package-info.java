/** What Xtext's parser asks about the language besides its grammar. */
package dev.eyas.rules.parser;
