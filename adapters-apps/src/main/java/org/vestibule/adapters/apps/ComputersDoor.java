package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.vestibule.application.computer.Computers;
import org.vestibule.application.computer.ListComputers;
import org.vestibule.application.computer.ViewOwnComputer;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.team.Team;

/**
 * Lists to an app the computers of the teams that whoever signed in to it takes part in at this moment; and to a computer
 * itself, which sees nothing else.
 */
final class ComputersDoor {

    static final int MOST = 200;

    private static final int USUAL = 100;
    private static final String AFTER = "after";
    private static final String LIMIT = "limit";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");

    private final ListComputers listComputers;
    private final ViewOwnComputer viewOwnComputer;

    ComputersDoor(ListComputers listComputers, ViewOwnComputer viewOwnComputer) {
        this.listComputers = listComputers;
        this.viewOwnComputer = viewOwnComputer;
    }

    Answer list(HttpServletRequest request) throws Refused {
        String token = Bearer.token(request);
        Query query = Query.read(request, Set.of(AFTER, LIMIT));
        Optional<Computers.Place> after = after(query);
        int most = limit(query);
        boolean computers = GrantToken.parse(token)
                .filter(read -> read.body().use() == GrantToken.Use.COMPUTER_ACCESS)
                .isPresent();
        return Answer.of(computers ? own(token) : list(token, after, most));
    }

    private static Optional<Computers.Place> after(Query query) throws Refused {
        Optional<String> given = query.find(AFTER);
        Optional<Computers.Place> read = given.flatMap(Cursor::read);
        if (given.isPresent() && read.isEmpty()) {
            throw new Refused(ApiRefusals.cursorMalformed());
        }
        return read;
    }

    private static int limit(Query query) throws Refused {
        String given = query.find(LIMIT).orElse(String.valueOf(USUAL));
        if (!NUMBER.matcher(given).matches() || Integer.parseInt(given) > MOST) {
            throw new Refused(ApiRefusals.limitMalformed());
        }
        return Integer.parseInt(given);
    }

    private Map<String, Object> own(String token) throws Refused {
        ViewOwnComputer.Result result = viewOwnComputer.view(token);
        if (result instanceof ViewOwnComputer.Dormant) {
            throw new Refused(ApiRefusals.licenseDormant());
        }
        if (!(result instanceof ViewOwnComputer.Own own)) {
            throw new Refused(Refusal.tokenNotGood());
        }
        return Map.of("computers", List.of(entry(own.computer(), Optional.of(own.app()), own.team())));
    }

    private Map<String, Object> list(String token, Optional<Computers.Place> after, int most) throws Refused {
        ListComputers.Result result = listComputers.list(token, after, most);
        if (result instanceof ListComputers.NotGranted) {
            throw new Refused(ApiRefusals.scopeMissing(Scope.COMPUTERS));
        }
        if (!(result instanceof ListComputers.Listed listed)) {
            throw new Refused(Refusal.tokenNotGood());
        }
        List<Computers.Listed> some = listed.computers();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("computers", some.stream().map(one -> entry(one, listed)).toList());
        if (some.size() == most) {
            body.put("next", Cursor.after(some.get(most - 1).computer()));
        }
        return body;
    }

    private static Map<String, Object> entry(Computers.Listed one, ListComputers.Listed all) {
        Team team =
                Objects.requireNonNull(all.teams().get(one.computer().team())).team();
        return entry(one.computer(), one.app(), team);
    }

    private static Map<String, Object> entry(Computer computer, Optional<String> app, Team team) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", computer.id().toString());
        entry.put("name", computer.name().value());
        app.ifPresent(name -> entry.put("app", name));
        entry.put("team", TeamsTold.named(team));
        entry.put("licensed_at", Times.told(computer.licensedAt()));
        computer.seen().ifPresent(seen -> entry.put("last_seen_at", Times.told(seen.at())));
        return entry;
    }
}
