package org.vestibule.application.device;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.app.EndGrant;
import org.vestibule.application.app.RedeemCode;
import org.vestibule.application.app.Tokens;
import org.vestibule.application.computer.Computers;
import org.vestibule.application.grant.DeviceRequests;
import org.vestibule.application.grant.Grants;
import org.vestibule.domain.app.AppCode;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.app.Refreshes;
import org.vestibule.domain.audit.AppFact;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.device.DeviceAnswer;
import org.vestibule.domain.device.DeviceRequest;
import org.vestibule.domain.token.BearerToken;

/** Tells a device that asks how it stands (RFC 8628 §3.5). That it may, it is told once; and again if that may be lost. */
public final class PollDevice {

    private final DeviceRequests devices;
    private final Grants grants;
    private final EndGrant endGrant;
    private final Computers computers;
    private final AppLimits limits;
    private final Acts acts;

    public PollDevice(
            DeviceRequests devices,
            Grants grants,
            EndGrant endGrant,
            Computers computers,
            AppLimits limits,
            Acts acts) {
        this.devices = devices;
        this.grants = grants;
        this.endGrant = endGrant;
        this.computers = computers;
        this.limits = limits;
        this.acts = acts;
    }

    /** What it is told. */
    public sealed interface Result {}

    /** Somebody has let it. */
    public sealed interface Let extends Result {}

    /** It may. */
    public record Redeemed(RedeemCode.Redeemed what) implements Let {}

    /** It is a computer of a team, and what it has is that team's. */
    public record Licensed(DeviceAnswer.Licensed how, Computer computer, Tokens tokens) implements Let {}

    /** Nobody has answered yet. */
    public record Pending() implements Result {}

    /** Nor that, and it is to ask less often. */
    public record SlowDown() implements Result {}

    /** It may not. */
    public record Denied() implements Result {}

    /** Nobody answers it any more. */
    public record Expired() implements Result {}

    /** It is none that waits. */
    public record NotGood() implements Result {}

    /** Tells it. */
    public Result poll(Client client, String device, Origin origin) {
        GrantKey key = GrantKey.make(acts.random());
        return BearerToken.parse(device)
                .flatMap(token -> acts.perform(act -> devices.ask(token, act.now())
                        .filter(asked -> asked.request().client().equals(client.id()))
                        .map(asked -> tell(asked, key, act, origin))))
                .orElseGet(NotGood::new);
    }

    private Result tell(DeviceRequests.Asked asked, GrantKey key, Act act, Origin origin) {
        DeviceRequest device = asked.request();
        if (device.answer().isEmpty()) {
            return device.isOver(act.now()) ? new Expired() : asked.tooFast() ? new SlowDown() : new Pending();
        }
        if (device.answer().get() instanceof DeviceAnswer.Licensed licensed) {
            return license(asked, licensed, act);
        }
        return device.answer().get() instanceof DeviceAnswer.Allowed allowed
                ? redeem(asked, allowed, key, act, origin)
                : new Denied();
    }

    /** The computer is there already: so its device is told as often as it asks, until it asks by its token. */
    private Result license(DeviceRequests.Asked asked, DeviceAnswer.Licensed licensed, Act act) {
        if (isLate(asked, licensed.at(), act)) {
            return new Expired();
        }
        return computers
                .license(licensed.team(), licensed.computer())
                .map(license -> licensed(asked, licensed, license, act))
                .orElseGet(Denied::new);
    }

    private Result licensed(DeviceRequests.Asked asked, DeviceAnswer.Licensed licensed, License license, Act act) {
        if (license.renewals().count() > 0) {
            return new NotGood();
        }
        devices.redeem(asked.request().id(), act.now());
        return new Licensed(licensed, license.computer(), Tokens.of(license, 0, limits, act.now()));
    }

    /** What was answered in the last moment is told all the same. */
    private static boolean isLate(DeviceRequests.Asked asked, Instant answeredAt, Act act) {
        return asked.request().isOver(act.now()) && !act.now().isBefore(answeredAt.plus(AppCode.LIFETIME));
    }

    private Result redeem(
            DeviceRequests.Asked asked, DeviceAnswer.Allowed allowed, GrantKey key, Act act, Origin origin) {
        Optional<Instant> before = asked.redeemedAt();
        if (before.isPresent()) {
            return again(allowed, before.get(), act, origin);
        }
        if (isLate(asked, allowed.at(), act)) {
            return new Expired();
        }
        devices.redeem(asked.request().id(), act.now());
        Grant grant = new Grant(
                allowed.account(),
                allowed.grant(),
                asked.request().client(),
                asked.request().scopes(),
                allowed.authentication(),
                Optional.empty(),
                act.now(),
                key,
                Refreshes.none(act.now()));
        return grants.add(grant).<Result>map(held -> redeemed(held, act)).orElseGet(NotGood::new);
    }

    /** The same as before where the answer may have got lost; any other second time one of the two is not the device. */
    private Result again(DeviceAnswer.Allowed allowed, Instant before, Act act, Origin origin) {
        Optional<Grants.Held> held = grants.find(allowed.account(), allowed.grant());
        boolean lost = act.now().isBefore(before.plus(DeviceRequest.LOST_ANSWER));
        if (lost && held.filter(one -> one.grant().refreshes().count() == 0).isPresent()) {
            Grant grant = held.get().grant();
            act.log(Event.of(grant.account(), new AppFact.RefreshRepeated(grant.client(), grant.id()), origin));
            return redeemed(held.get(), act);
        }
        held.map(Grants.Held::grant).ifPresent(grant -> {
            AppFact twice = new AppFact.CodeReplayed(grant.client(), grant.id());
            endGrant.replayed(grant.account(), grant.id(), twice, act, origin);
        });
        return new NotGood();
    }

    private Redeemed redeemed(Grants.Held held, Act act) {
        Tokens tokens = Tokens.first(held.grant(), limits, act.now());
        return new Redeemed(new RedeemCode.Redeemed(held, tokens, Optional.empty()));
    }
}
