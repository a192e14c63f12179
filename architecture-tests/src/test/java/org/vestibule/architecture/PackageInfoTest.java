package org.vestibule.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageInfoTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..");

    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/\\s*(@\\w+\\s+)*package ", Pattern.DOTALL);

    private static final Pattern SENTENCE = Pattern.compile("^[\\s*]*\\S+\\s.*?\\w[)}]?\\.(\\s|$)", Pattern.DOTALL);

    static List<Path> packages() throws IOException {
        List<Path> packages = new ArrayList<>();
        for (Path sources : sourceFolders()) {
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .filter(folder -> !folder.equals(sources))
                        .distinct()
                        .forEach(packages::add);
            }
        }
        return packages;
    }

    @Test
    void every_ring_has_sources() throws IOException {
        assertTrue(sourceFolders().size() >= 7, sourceFolders().toString());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_says_in_a_sentence_what_it_is(Path folder) throws IOException {
        Path info = folder.resolve("package-info.java");

        assertTrue(Files.exists(info), info.toString());
        assertTrue(saysWhatItIs(Files.readString(info)), info.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"package a.b;", "/** */\npackage a.b;", "/** Codes */\npackage a.b;"})
    void silence_is_noticed(String info) {
        assertFalse(saysWhatItIs(info));
    }

    private static boolean saysWhatItIs(String info) {
        Matcher javadoc = JAVADOC.matcher(info);
        return javadoc.find() && SENTENCE.matcher(javadoc.group(1)).find();
    }

    private static List<Path> sourceFolders() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
