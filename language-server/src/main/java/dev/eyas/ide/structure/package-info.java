/** What a file is made of: its outline, colours, folds, hints and links. */
package dev.eyas.ide.structure;
