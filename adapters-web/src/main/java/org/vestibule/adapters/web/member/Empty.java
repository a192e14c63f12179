package org.vestibule.adapters.web.member;

import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Box;

/** What stands in the place of a list that shows nobody: why, and where to go instead. */
public record Empty(String sentence, Box.@Nullable Link way) {}
