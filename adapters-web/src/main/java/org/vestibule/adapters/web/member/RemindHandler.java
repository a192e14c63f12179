package org.vestibule.adapters.web.member;

import java.util.Optional;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.adapters.web.team.TeamPath;
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
    public Reply all(Visit visit) {
        return remind(visit, Optional.empty(), TeamPath.people(visit.team()));
    }

    /** Reminds one. */
    public Reply one(Visit visit) {
        AccountId account = new AccountId(visit.id("account"));
        return remind(visit, Optional.of(account), TeamPath.member(visit.team(), account));
    }

    private Reply remind(Visit visit, Optional<AccountId> only, String page) {
        Team team = visit.place().team();
        RemindMembers.Result result = remindMembers.remind(visit.signedIn(), team.id(), only, visit.origin());
        if (result instanceof RemindMembers.Refused not) {
            return Changes.answer(not.why(), team, "", page, page);
        }
        RemindMembers.Reminded done = (RemindMembers.Reminded) result;
        return new Reply.GoTo(
                done.now() + done.already() == 0
                        ? page // nobody is missing any more
                        : page + "?done=reminded&n=" + done.now() + "&already=" + done.already());
    }
}
