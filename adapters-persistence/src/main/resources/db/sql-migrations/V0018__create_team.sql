CREATE TABLE team (
    team_id          uuid        NOT NULL,
    name             text        NOT NULL,
    owner_account_id uuid        NOT NULL,
    zone             text        NOT NULL,
    created_at       timestamptz NOT NULL,
    CONSTRAINT team_pkey PRIMARY KEY (team_id),
    CONSTRAINT team_name_check CHECK (name <> ''),
    CONSTRAINT team_zone_check CHECK (zone <> '')
);

CREATE INDEX team_name_idx ON team (name);

-- Who is the Owner stands in the team alone. The Owner's own row says ADMIN, which they are once another takes over.
-- Two columns make a team's people one scan: since when the present run as a Technician lasts, and whether the account
-- has an authenticator, which whoever binds or removes one writes here in the same transaction.
CREATE TABLE membership (
    team_id          uuid        NOT NULL,
    account_id       uuid        NOT NULL,
    role             text        NOT NULL,
    technician_since timestamptz,
    joined_at        timestamptz NOT NULL,
    two_step_on      boolean     NOT NULL,
    CONSTRAINT membership_pkey PRIMARY KEY (team_id, account_id),
    CONSTRAINT membership_team_fkey FOREIGN KEY (team_id) REFERENCES team,
    CONSTRAINT membership_role_check CHECK (role IN ('ADMIN', 'MANAGER', 'USER'))
);

-- The teams of an account.
CREATE INDEX membership_account_id_idx ON membership (account_id);

-- The Owner is a member, at every commit.
ALTER TABLE team ADD CONSTRAINT team_owner_fkey
    FOREIGN KEY (team_id, owner_account_id) REFERENCES membership DEFERRABLE INITIALLY DEFERRED;
