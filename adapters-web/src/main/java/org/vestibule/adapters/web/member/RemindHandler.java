package org.vestibule.adapters.web.member;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.adapters.web.http.Afterword;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.application.mandate.RemindMembers;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.Team;

/** Reminding who is missing: all, or one of them. */
public final class RemindHandler {

    private final RemindMembers remindMembers;

    public RemindHandler(RemindMembers remindMembers) {
        this.remindMembers = remindMembers;
    }

    /** Reminds all. */
    public Reply all(TeamVisit visit) {
        return remind(visit, Optional.empty(), Paths.PEOPLE.of(visit.team()));
    }

    /** Reminds one. */
    public Reply one(TeamVisit visit) {
        AccountId account = visit.account();
        return remind(visit, Optional.of(account), Paths.MEMBER.of(visit.team(), account));
    }

    private Reply remind(TeamVisit visit, Optional<AccountId> only, Path page) {
        Team team = visit.place().team();
        RemindMembers.Result result = remindMembers.remind(visit.acting(), team.id(), only);
        if (result instanceof RemindMembers.Refused not) {
            return Changes.answer(not.why(), team, "", new Reply.GoTo(page), page);
        }
        RemindMembers.Reminded done = (RemindMembers.Reminded) result;
        List<String> numbers = Stream.of(done.now(), done.already(), done.disabled())
                .map(String::valueOf)
                .toList();
        return done.now() + done.already() + done.disabled() == 0
                ? new Reply.GoTo(page) // nobody is missing any more
                : new Reply.GoAndTell(page, new Afterword(Outcome.REMINDED, numbers));
    }

    /** What came of it, as the next page is told. */
    static RemindMembers.Reminded read(Afterword word) {
        List<Integer> numbers = word.words().stream().map(Integer::valueOf).toList();
        return new RemindMembers.Reminded(numbers.get(0), numbers.get(1), numbers.get(2));
    }
}
