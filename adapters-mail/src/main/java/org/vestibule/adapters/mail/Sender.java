package org.vestibule.adapters.mail;

import java.util.Optional;

/**
 * What mails say of who sends them.
 *
 * @param replyTo who gets the answers, if not the sender
 */
public record Sender(Mailbox from, Optional<Mailbox> replyTo) {}
