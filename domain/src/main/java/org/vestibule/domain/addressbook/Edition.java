package org.vestibule.domain.addressbook;

/**
 * One state of an address book, told from others by what is in it: so none is taken for another, even after a backup was
 * restored.
 */
public record Edition(String tag) {}
