package org.vestibule.adapters.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.notice.Notice;

/** The table of all mails in docs/mails.md. */
class MailTableTest {

    private static final Pattern LIFE = Pattern.compile("works once, for ([^,.]*)");

    private final ResourceBundle bundle = ResourceBundle.getBundle("org.vestibule.adapters.mail.mail", Locale.ROOT);

    @Test
    void it_has_each_mail_as_it_is() throws IOException {
        List<String> told;
        try (Stream<String> lines = Files.lines(Path.of("..", "docs", "mails.md"))) {
            told = lines.filter(line -> line.startsWith("| `")).toList();
        }
        assertEquals(Stream.of(Notice.Kind.values()).map(this::row).toList(), told);
    }

    private String row(Notice.Kind kind) {
        String key = MailTexts.key(kind);
        String button = key + ".button";
        Matcher life = LIFE.matcher(bundle.getString(key + ".after").replace('\n', ' '));
        return String.format(
                "| `%s` | %s | %s | %s | %s |",
                key,
                bundle.getString(key + ".subject"),
                bundle.getString(bundle.containsKey(button) ? button : "not-me.button"),
                life.find() ? life.group(1) : "",
                kind.urgency().name().toLowerCase(Locale.ROOT));
    }
}
