/** Changes that the editor offers: one class per kind of offer. */
package dev.eyas.ide.codeaction;
