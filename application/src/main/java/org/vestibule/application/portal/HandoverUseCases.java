package org.vestibule.application.portal;

import org.vestibule.application.handover.AcceptTeam;
import org.vestibule.application.handover.OfferTeam;
import org.vestibule.application.handover.SetOwner;
import org.vestibule.application.handover.WithdrawOffer;

/** Giving a team to another Owner. The one list of the use cases that do it. */
public record HandoverUseCases(
        SetOwner setOwner, OfferTeam offerTeam, WithdrawOffer withdrawOffer, AcceptTeam acceptTeam) {

    static HandoverUseCases of(Store store, SharedParts parts) {
        return new HandoverUseCases(
                new SetOwner(parts.teamActs(), store.teams(), store.memberships(), store.policies()),
                new OfferTeam(parts.teamActs(), store.teams()),
                new WithdrawOffer(parts.teamActs(), store.teams()),
                new AcceptTeam(parts.teamActs(), store.teams(), store.memberships()));
    }
}
