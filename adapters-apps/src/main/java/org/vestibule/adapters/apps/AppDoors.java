package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vestibule.adapters.apps.Door.Method;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.portal.AppUseCases;
import org.vestibule.application.portal.Capabilities;

/** The doors that apps come to by themselves, with no browser between. The one list of them. */
public final class AppDoors {

    static final String DISCOVERY = "/.well-known/openid-configuration";
    static final String KEYS = "/oauth2/jwks";
    static final String TOKEN = "/oauth2/token";
    static final String USER_INFO = "/oauth2/userinfo";
    static final String REVOKE = "/oauth2/revoke";
    static final String DEVICE = "/oauth2/device";
    static final String API_ME = "/api/1.0/me";
    static final String API_TEAMS = "/api/1.0/teams";
    static final String API_COMPUTERS = "/api/1.0/computers";
    static final String API_ADDRESS_BOOK = "/api/1.0/address-book";
    static final String API_DOCUMENT = "/api/1.0/openapi.json";

    /** All else of which nobody is to think that it is a page. */
    static final String API = "/api/*";

    /** Where people are sent to, which is a page and no door. */
    static final String AUTHORIZE = "/oauth2/authorize";

    /** Where they are sent to for signing out, likewise. */
    static final String LOGOUT = "/oauth2/logout";

    /** Where they type what a device shows, which is no door, either. */
    static final String DEVICE_PAGE = "/device";

    private AppDoors() {}

    /** All of them by their paths, for the server that they are to be in. */
    public static Map<String, HttpServlet> of(Capabilities all, PortalLinks links, Host host, Clock clock) {
        AppUseCases use = all.app();
        URI issuer = links.base();
        Keys keys = new Keys(use.viewSigningKeys(), clock);
        ClientProof proof = new ClientProof(use.authenticateClient());
        DeviceDoor device =
                new DeviceDoor(proof, all.device().startDevice(), all.device().pollDevice(), issuer, host.origin());
        TokenDoor token = new TokenDoor(
                proof,
                use.redeemCode(),
                use.refreshGrant(),
                all.computer().refreshComputer(),
                device,
                new IdTokens(issuer, clock),
                keys,
                host.origin());
        RevokeDoor revoke = new RevokeDoor(proof, use.revokeToken(), host.origin());
        TeamsTold teams = new TeamsTold(links);
        UserInfoDoor userInfo = new UserInfoDoor(use.viewUserInfo(), teams);
        Discovery discovery = new Discovery(issuer);
        boolean https = "https".equals(issuer.getScheme());

        Map<String, HttpServlet> doors = new LinkedHashMap<>();
        doors.put(DISCOVERY, new Door(DISCOVERY, https, host, List.of(Method.GET), discovery::tell).whateverTheClock());
        doors.put(KEYS, new Door(KEYS, https, host, List.of(Method.GET), keys::publish).whateverTheClock());
        doors.put(TOKEN, new Door(TOKEN, https, host, List.of(Method.POST), token::give));
        doors.put(USER_INFO, new Door(USER_INFO, https, host, List.of(Method.GET, Method.POST), userInfo::tell));
        doors.put(REVOKE, new Door(REVOKE, https, host, List.of(Method.POST), revoke::revoke));
        doors.put(DEVICE, new Door(DEVICE, https, host, List.of(Method.POST), device::start));
        doors.putAll(new ApiDoors(https, host).of(all, teams));
        return doors;
    }
}
