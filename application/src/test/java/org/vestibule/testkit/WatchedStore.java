package org.vestibule.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Teams;

/** A store that tells in which order it is asked to lock, to look up who is a member, and to change, and what else happens. */
public final class WatchedStore extends InMemoryStore {

    private final List<String> order = new ArrayList<>();
    private Consumer<String> meanwhile = what -> {};

    /** What was asked of it since this was called last. */
    public List<String> order() {
        List<String> until = List.copyOf(order);
        order.clear();
        return until;
    }

    /** Notes that something else happens. */
    public void note(String what) {
        order.add(what);
    }

    /** Does this while something is asked. */
    public void meanwhile(Consumer<String> action) {
        meanwhile = action;
    }

    @Override
    public Teams teams() {
        return watched(Teams.class, super.teams());
    }

    @Override
    public Credentials credentials() {
        return watched(Credentials.class, super.credentials());
    }

    @Override
    public Memberships memberships() {
        return watched(Memberships.class, super.memberships());
    }

    @Override
    public Sessions sessions() {
        return watched(Sessions.class, super.sessions());
    }

    private <T> T watched(Class<T> port, T adapter) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, verb, values) -> {
            String what = port.getSimpleName() + "." + verb.getName();
            order.add(what);
            meanwhile.accept(what);
            try {
                return verb.invoke(adapter, values);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }));
    }
}
