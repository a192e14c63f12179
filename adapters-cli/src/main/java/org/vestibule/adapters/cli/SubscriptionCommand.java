package org.vestibule.adapters.cli;

import picocli.CommandLine.Command;

/** {@code vestibule subscription …}: does nothing without one of its own commands. */
@Command(name = "subscription")
final class SubscriptionCommand {}
