package org.vestibule.adapters.web.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.ListTeamChoices;
import org.vestibule.application.team.ListTeamChoices.Choice;
import org.vestibule.application.team.Place;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.account.AccountId;

/** The teams of whoever is signed in, asked for when they are needed, and once a request. */
final class MyTeams {

    private final ListMyTeams listMyTeams;
    private final ListTeamChoices listTeamChoices;
    private final AccountId account;
    private @Nullable List<Place> known;

    MyTeams(ListMyTeams listMyTeams, ListTeamChoices listTeamChoices, AccountId account) {
        this.listMyTeams = listMyTeams;
        this.listTeamChoices = listTeamChoices;
        this.account = account;
    }

    /** Takes them from whoever has asked already. */
    void know(List<Place> mine) {
        known = mine;
    }

    /** Where they stand in each, as a page needs it that tells of them. */
    List<Place> places() {
        List<Place> places = known == null ? listMyTeams.list(account) : known;
        known = places;
        return places;
    }

    /** What the picker around every page needs; none if the database is away, for no page is worth losing for it. */
    List<Choice> choices() {
        try {
            return known == null ? listTeamChoices.list(account) : listTeamChoices.list(known);
        } catch (StoreUnavailable away) {
            return List.of();
        }
    }
}
