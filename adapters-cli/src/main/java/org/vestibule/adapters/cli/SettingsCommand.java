package org.vestibule.adapters.cli;

import picocli.CommandLine.Command;

/** {@code vestibule settings …}: does nothing without one of its own commands. */
@Command(name = "settings")
final class SettingsCommand {}
