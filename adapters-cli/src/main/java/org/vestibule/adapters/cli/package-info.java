/**
 * The command line. {@link org.vestibule.adapters.cli.CommandLineInterface} runs what was typed,
 * {@link org.vestibule.adapters.cli.Program} is what its wiring must give. A command reads values, asks one use case,
 * and hands the answer to the report; it prints nothing itself. All texts, those of the help too, stand in the bundle
 * {@code messages}. One package, not one for each capability, because commands are small and
 * each package would have to be opened to picocli.
 */
package org.vestibule.adapters.cli;
