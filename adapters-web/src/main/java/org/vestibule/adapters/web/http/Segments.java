package org.vestibule.adapters.web.http;

import java.util.Optional;
import java.util.UUID;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;

/**
 * What stands in a path in the place of its named segments; empty where a row has none of that name.
 *
 * @param link what a mailed link bears; empty, too, where something else stands in its place
 */
record Segments(
        Optional<BearerToken> link,
        Optional<TeamId> team,
        Optional<AccountId> account,
        Optional<ComputerId> computer,
        Optional<UUID> request,
        Optional<ClientId> client) {}
