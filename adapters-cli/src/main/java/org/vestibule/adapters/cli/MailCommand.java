package org.vestibule.adapters.cli;

import picocli.CommandLine.Command;

/** {@code vestibule mail …}: does nothing without one of its own commands. */
@Command(name = "mail")
final class MailCommand {}
