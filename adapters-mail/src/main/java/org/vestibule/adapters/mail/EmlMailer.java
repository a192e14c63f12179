package org.vestibule.adapters.mail;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.vestibule.application.notice.Mailer;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.operator.Operator;

/**
 * Writes mails as {@code .eml} files into a folder that only its owner can read, for where there is no mail server. The
 * files' names sort by time; a file is there as a whole or not at all.
 */
public final class EmlMailer implements Mailer {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrivateFolder folder;
    private final MailComposer composer;
    private final Clock clock;
    private final Consumer<Delivered> announce;

    /**
     * Makes one.
     *
     * @param sender the address that mails come from, such as {@code Vestibule <portal@example.com>}
     * @param operator who runs the portal, as each mail says
     * @param announce is told of every file once it is there; the notice holds the link
     * @throws IllegalArgumentException if the sender is not an address
     */
    public EmlMailer(Path folder, String sender, Operator operator, Clock clock, Consumer<Delivered> announce) {
        this.folder = new PrivateFolder(folder);
        this.composer = new MailComposer(new Sender(new Mailbox(sender), Optional.empty()), operator);
        this.clock = clock;
        this.announce = announce;
    }

    /** A mail that now lies in the folder. */
    public record Delivered(Notice notice, Path file) {}

    @Override
    public Result send(UUID id, Notice notice, boolean again) {
        Instant now = clock.instant();
        var mail = composer.compose(notice, id, again, now);
        Path file = folder.write(name(notice, id, now), mail::writeTo);
        announce.accept(new Delivered(notice, file));
        return new Sent();
    }

    private static String name(Notice notice, UUID id, Instant now) {
        String unique = id.toString().substring(24);
        return STAMP.format(now) + "-" + unique + "-" + MailTexts.key(notice.kind()) + ".eml";
    }
}
