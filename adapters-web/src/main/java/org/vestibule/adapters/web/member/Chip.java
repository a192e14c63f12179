package org.vestibule.adapters.web.member;

/** A filter of a list, as the template {@code member/chips} shows it: how many there are of those sought. */
record Chip(String href, String label, int count, boolean chosen) {}
