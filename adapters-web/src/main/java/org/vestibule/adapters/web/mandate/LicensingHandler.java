package org.vestibule.adapters.web.mandate;

import java.util.Optional;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.ProvenTeamVisit;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.application.computer.SetLicensing;
import org.vestibule.domain.team.Licensing;
import org.vestibule.domain.team.Team;

/** Choosing who may let computers into a team. */
public final class LicensingHandler {

    private final SetLicensing setLicensing;

    public LicensingHandler(SetLicensing setLicensing) {
        this.setLicensing = setLicensing;
    }

    /** Makes the choice; one that there is not is none. */
    public Reply set(ProvenTeamVisit visit) {
        Team team = visit.place().team();
        Path page = Paths.GENERAL.of(team.id());
        Optional<Licensing> chosen = LicensingCard.parse(visit.field(LicensingCard.FIELD));
        return chosen.map(licensing -> Changes.answer(
                        setLicensing.set(visit.authority(), team.id(), licensing),
                        team,
                        "",
                        Reply.tell(page, Outcome.LICENSING),
                        page))
                .orElseGet(() -> new Reply.GoTo(page));
    }
}
