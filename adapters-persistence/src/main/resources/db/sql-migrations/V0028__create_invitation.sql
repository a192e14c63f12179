-- Invitations that are not accepted yet, one at most for an address of a team. No foreign key to the inviter: whether
-- they are still a member is asked when it is accepted.
CREATE TABLE invitation (
    team_id            uuid        NOT NULL,
    invitation_id      uuid        NOT NULL,
    email              text        NOT NULL,
    canonical_email    text        NOT NULL,
    role               text        NOT NULL,
    technician         boolean     NOT NULL,
    inviter_account_id uuid        NOT NULL,
    token_digest       bytea       NOT NULL,
    expires_at         timestamptz NOT NULL,
    CONSTRAINT invitation_pkey PRIMARY KEY (team_id, invitation_id),
    CONSTRAINT invitation_canonical_email_key UNIQUE (team_id, canonical_email),
    CONSTRAINT invitation_token_digest_key UNIQUE (team_id, token_digest),
    CONSTRAINT invitation_team_fkey FOREIGN KEY (team_id) REFERENCES team,
    CONSTRAINT invitation_role_check CHECK (role IN ('ADMIN', 'MANAGER', 'USER')),
    CONSTRAINT invitation_token_digest_check CHECK (length(token_digest) = 32)
);

CREATE INDEX invitation_expires_at_idx ON invitation (expires_at);
