package org.vestibule.adapters.persistence.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.LogoutAddresses;
import org.vestibule.domain.app.RedirectUri;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;

/** Reads and writes what several tables of apps have. */
final class AppColumns {

    private AppColumns() {}

    static ClientId client(ResultSet row) throws SQLException {
        return new ClientId(Columns.uuid(row, "client_id"));
    }

    /** A whole app, from a row with its columns. */
    static Client registered(ResultSet row) throws SQLException {
        return new Client(
                client(row),
                row.getString("name"),
                Client.Kind.valueOf(row.getString("kind")),
                uris(row, "redirect_uris"),
                row.getBoolean("devices"),
                new LogoutAddresses(
                        uris(row, "logout_uris"),
                        Optional.ofNullable(row.getString("back_channel_uri")).map(RedirectUri::new)),
                Columns.instant(row, "created_at"));
    }

    private static List<RedirectUri> uris(ResultSet row, String column) throws SQLException {
        return texts(row, column).stream().map(RedirectUri::new).toList();
    }

    static String[] texts(List<RedirectUri> uris) {
        return uris.stream().map(RedirectUri::text).toArray(String[]::new);
    }

    static Scopes scopes(ResultSet row) throws SQLException {
        return Scopes.parse(String.join(" ", texts(row, "scopes")));
    }

    static String[] words(Scopes scopes) {
        return scopes.all().stream().map(Scope::word).toArray(String[]::new);
    }

    static Authentication authentication(ResultSet row) throws SQLException {
        return new Authentication(
                SignInMethod.valueOf(row.getString("method")), Columns.instant(row, "authenticated_at"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
