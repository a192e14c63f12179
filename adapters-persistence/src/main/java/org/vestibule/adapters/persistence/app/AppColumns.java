package org.vestibule.adapters.persistence.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.ClientId;
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
                texts(row, "redirect_uris").stream().map(RedirectUri::new).toList(),
                row.getBoolean("devices"),
                Columns.instant(row, "created_at"));
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
