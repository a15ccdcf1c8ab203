/** From a name to the other places of the same name. */
package dev.eyas.ide.navigation;
