package org.vestibule.adapters.cli;

import picocli.CommandLine.Command;

/** {@code vestibule two-step …}: does nothing without one of its own commands. */
@Command(name = "two-step")
final class TwoStepCommand {}
