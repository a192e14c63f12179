package org.vestibule.adapters.web.page;

import org.jspecify.annotations.Nullable;

/**
 * A whole page that refuses, with what to give to the people who run the portal.
 *
 * @param report whom to give it to, where waiting may not help
 */
public record RefusalPage(
        String title,
        String sentence,
        @Nullable String whatToDo,
        @Nullable String report,
        Box.@Nullable Link button,
        String code,
        String reference,
        String time) {}
