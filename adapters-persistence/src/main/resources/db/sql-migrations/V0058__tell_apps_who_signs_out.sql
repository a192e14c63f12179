-- What an app wants when people sign out. A node of the version before neither asks nor tells.
ALTER TABLE client
    ADD COLUMN logout_uris      text[] NOT NULL DEFAULT '{}',
    ADD COLUMN back_channel_uri text;

-- The known browser that somebody let an app in from; NULL from before, and for a device.
ALTER TABLE app_code ADD COLUMN browser_digest bytea;
ALTER TABLE app_grant
    ADD COLUMN browser_digest bytea,
    -- Whether they have signed out there since.
    ADD COLUMN left_behind    boolean NOT NULL DEFAULT false;

-- What apps are to be told: that whoever granted this is signed out. At most once for each grant at a time.
CREATE TABLE app_logout (
    account_id uuid        NOT NULL,
    grant_id   uuid        NOT NULL,
    client_id  uuid        NOT NULL,
    -- Not before then: until when somebody is at it, or when it is tried again.
    due_at     timestamptz NOT NULL DEFAULT 'epoch',
    tries      integer     NOT NULL DEFAULT 0,
    CONSTRAINT app_logout_pkey PRIMARY KEY (account_id, grant_id),
    CONSTRAINT app_logout_account_fkey FOREIGN KEY (account_id) REFERENCES account,
    CONSTRAINT app_logout_tries_check CHECK (tries >= 0)
);

CREATE INDEX app_logout_due_at_idx ON app_logout (due_at);
CREATE INDEX app_logout_client_idx ON app_logout (client_id, due_at);
