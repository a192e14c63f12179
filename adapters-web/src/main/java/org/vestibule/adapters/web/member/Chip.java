package org.vestibule.adapters.web.member;

import org.vestibule.adapters.web.path.Path;

/** A filter of a list, as the template {@code member/chips} shows it: how many there are of those sought. */
record Chip(Path href, String label, int count, boolean chosen) {}
