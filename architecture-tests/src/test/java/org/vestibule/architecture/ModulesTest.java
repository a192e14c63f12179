package org.vestibule.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Opens;
import java.lang.module.ModuleDescriptor.Requires;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModulesTest {
    private static final String ADAPTERS = "org.vestibule.adapters.";

    private static final Set<String> READERS = Set.of("com.github.mustachejava", "info.picocli");

    private static final Map<String, ModuleDescriptor> DESCRIPTORS = descriptors();

    static Stream<ModuleDescriptor> modules() {
        return DESCRIPTORS.values().stream();
    }

    static Stream<ModuleDescriptor> adapters() {
        return modules().filter(module -> module.name().startsWith(ADAPTERS));
    }

    @Test
    void these_are_the_modules() {
        assertEquals(
                Set.of(
                        "org.vestibule.domain",
                        "org.vestibule.application",
                        "org.vestibule.adapters.apps",
                        "org.vestibule.adapters.cli",
                        "org.vestibule.adapters.mail",
                        "org.vestibule.adapters.persistence",
                        "org.vestibule.adapters.web",
                        "org.vestibule.bootstrap"),
                DESCRIPTORS.keySet());
    }

    @Test
    void the_domain_requires_only_the_java_platform() {
        Set<Requires> required = DESCRIPTORS.get("org.vestibule.domain").requires();

        assertEquals(Set.of("java.base", "org.jspecify"), names(required));
        assertTrue(required.stream()
                .filter(requires -> requires.name().equals("org.jspecify"))
                .allMatch(requires -> requires.modifiers().contains(Requires.Modifier.STATIC)));
    }

    @Test
    void the_application_requires_only_the_domain() {
        Set<Requires> required = DESCRIPTORS.get("org.vestibule.application").requires();

        assertEquals(Set.of("java.base", "org.jspecify", "org.vestibule.domain"), names(required));
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void an_adapter_requires_of_ours_only_what_lies_inside(ModuleDescriptor adapter) {
        Set<String> ours = names(adapter.requires()).stream()
                .filter(name -> name.startsWith("org.vestibule."))
                .collect(Collectors.toSet());

        assertTrue(Set.of("org.vestibule.domain", "org.vestibule.application").containsAll(ours), ours.toString());
        assertFalse(ours.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void an_adapter_shows_one_package_to_all(ModuleDescriptor adapter) {
        assertEquals(
                Set.of(adapter.name()),
                adapter.exports().stream()
                        .filter(exports -> !exports.isQualified())
                        .map(Exports::source)
                        .collect(Collectors.toSet()));
    }

    @Test
    void nothing_is_built_upon_bootstrap() {
        assertEquals(Set.of(), DESCRIPTORS.get("org.vestibule.bootstrap").exports());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void no_module_is_open(ModuleDescriptor module) {
        assertFalse(module.isOpen());
        assertFalse(module.isAutomatic());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_package_is_opened_only_to_who_reads_views_or_commands(ModuleDescriptor module) {
        for (Opens opens : module.opens()) {
            assertTrue(opens.isQualified(), opens.toString());
            assertTrue(READERS.containsAll(opens.targets()), opens.toString());
        }
    }

    @Test
    void views_and_commands_are_opened() {
        assertEquals(
                READERS,
                modules()
                        .flatMap(module -> module.opens().stream())
                        .flatMap(opens -> opens.targets().stream())
                        .collect(Collectors.toSet()));
    }

    private static Set<String> names(Set<Requires> required) {
        return required.stream().map(Requires::name).collect(Collectors.toSet());
    }

    private static Map<String, ModuleDescriptor> descriptors() {
        Map<String, ModuleDescriptor> found = new TreeMap<>();
        try {
            for (URL url : Collections.list(ModulesTest.class.getClassLoader().getResources("module-info.class"))) {
                try (InputStream descriptor = url.openStream()) {
                    ModuleDescriptor module = ModuleDescriptor.read(descriptor);
                    if (module.name().startsWith("org.vestibule.")) {
                        found.put(module.name(), module);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }
}
