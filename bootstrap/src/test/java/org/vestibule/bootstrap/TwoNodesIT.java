package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.vestibule.testkit.AlsoLong;
import org.vestibule.testkit.Amount;
import org.vestibule.testkit.Race;

/** Two portals on one database race for the same code: one sign-in wins, whatever its node. */
@AlsoLong
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT {

    private static final int CONTENDERS = 50;
    private static final int ROUNDS = Amount.of(1, 5);
    private static final Set<String> LOST =
            Set.of("code-already-used", "backup-code-already-used", "too-many-tries", "busy-try-again");

    private final Path data = RunningPortal.newDataFolder();
    private List<RunningPortal> nodes = List.of();

    @BeforeAll
    void startTwo() {
        nodes = List.of(RunningPortal.start(data), RunningPortal.start(data));
    }

    @AfterAll
    void stopBoth() {
        nodes.get(1).close(); // the database is the first one's child
        nodes.get(0).close();
        RunningPortal.delete(data);
    }

    @Test
    void one_code_signs_in_once() {
        for (int round = 0; round < ROUNDS; round++) {
            String email = "code" + round + "@example.org";
            HttpBrowser.Protection protection = protect(email);
            race(email, "/sign-in/code", protection.app().code(protection.step() + 1));
        }
    }

    @Test
    void one_backup_code_signs_in_once() {
        for (int round = 0; round < ROUNDS; round++) {
            String email = "backup" + round + "@example.org";
            HttpBrowser.Protection protection = protect(email);
            race(email, "/sign-in/backup-code", protection.backupCodes().get(3));
        }
    }

    private HttpBrowser.Protection protect(String email) {
        HttpBrowser owner = new HttpBrowser(nodes.get(0));
        owner.signUp(email, "Person", nodes);
        return owner.enable(email);
    }

    private void race(String email, String path, String code) {
        List<HttpBrowser> browsers = new ArrayList<>();
        for (int i = 0; i < CONTENDERS; i++) {
            HttpBrowser browser = new HttpBrowser(nodes.get(i % nodes.size()));
            assertEquals("/sign-in/code", browser.signIn(email).location());
            assertEquals(200, browser.get(path).status());
            browsers.add(browser);
        }
        List<HttpBrowser.Answer> answers;
        try (Race race = new Race(CONTENDERS)) {
            answers = race.run(browsers.stream()
                    .map(browser -> (Supplier<HttpBrowser.Answer>) () -> browser.post(path, "code", code))
                    .toList());
        }
        long sessions = answers.stream()
                .filter(answer -> answer.cookie("session").isPresent())
                .count();
        Set<String> lost = new TreeSet<>();
        answers.stream()
                .filter(answer -> answer.cookie("session").isEmpty())
                .forEach(answer -> lost.add(answer.code().isEmpty() ? answer.toString() : answer.code()));
        assertEquals(1, sessions, () -> "winners; the others got " + lost);
        assertTrue(LOST.containsAll(lost), lost::toString);
        long home = browsers.stream()
                .filter(browser -> browser.get("/").status() == 200)
                .count();
        assertEquals(1, home, "browsers that are signed in");
    }
}
