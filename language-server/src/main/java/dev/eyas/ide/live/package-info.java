/**
 * The attachment to a sensor: starts it with the rules as they stand in the editor, sends each edit
 * that follows, and tells the client what runs and what it saw.
 */
package dev.eyas.ide.live;
