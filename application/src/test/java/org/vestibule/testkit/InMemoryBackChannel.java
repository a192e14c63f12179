package org.vestibule.testkit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vestibule.application.logout.BackChannel;
import org.vestibule.domain.app.Logout;
import org.vestibule.domain.app.RedirectUri;

/** Keeps what apps are told, which can be silent or refuse like any app. */
public final class InMemoryBackChannel implements BackChannel {

    private final List<Logout> tried = new CopyOnWriteArrayList<>();
    private final Map<RedirectUri, Answer> answers = new ConcurrentHashMap<>();

    @Override
    public Answer tell(RedirectUri where, Logout what) {
        tried.add(what);
        return answers.getOrDefault(where, Answer.TOLD);
    }

    /** Answers so from now on. */
    public void answer(RedirectUri where, Answer answer) {
        answers.put(where, answer);
    }

    /** All that was tried, oldest first. */
    public List<Logout> tried() {
        return List.copyOf(tried);
    }
}
