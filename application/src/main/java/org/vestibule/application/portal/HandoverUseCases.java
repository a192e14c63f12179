package org.vestibule.application.portal;

import org.vestibule.application.handover.AcceptTeam;
import org.vestibule.application.handover.OfferTeam;
import org.vestibule.application.handover.SetOwner;
import org.vestibule.application.handover.WithdrawOffer;

/** Giving a team to another Owner. The one list of the use cases that do it. */
public record HandoverUseCases(
        SetOwner setOwner, OfferTeam offerTeam, WithdrawOffer withdrawOffer, AcceptTeam acceptTeam) {

    static HandoverUseCases of(Store store, Means means, SharedParts parts) {
        return new HandoverUseCases(
                new SetOwner(
                        store.teams(),
                        store.memberships(),
                        store.policies(),
                        store.credentials(),
                        parts.tellMember(),
                        store.auditTrail(),
                        store.transactions(),
                        means.clock()),
                new OfferTeam(
                        parts.enterTeam(),
                        store.teams(),
                        store.memberships(),
                        store.outbox(),
                        means.links(),
                        store.auditTrail(),
                        store.transactions(),
                        means.clock()),
                new WithdrawOffer(parts.enterTeam(), store.teams(), store.auditTrail(), store.transactions()),
                new AcceptTeam(
                        parts.enterTeam(),
                        store.teams(),
                        store.memberships(),
                        store.policies(),
                        store.credentials(),
                        store.outbox(),
                        means.links(),
                        store.auditTrail(),
                        store.transactions(),
                        means.clock()));
    }
}
