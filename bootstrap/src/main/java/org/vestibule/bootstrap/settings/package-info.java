/**
 * What an operator may set: read from a file and from the environment, checked, and told in words where it cannot be
 * used.
 */
package org.vestibule.bootstrap.settings;
