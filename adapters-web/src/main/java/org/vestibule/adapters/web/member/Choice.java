package org.vestibule.adapters.web.member;

/** One of a list to choose from. */
record Choice(String value, String label, boolean chosen) {}
