-- Mails that are due. Their payload holds links, so it is sealed, and the row goes once the mail is sent.
CREATE TABLE outbox (
    account_id uuid     NOT NULL,
    notice_id  uuid     NOT NULL,
    key_id     smallint NOT NULL,
    payload    bytea    NOT NULL,
    CONSTRAINT outbox_pkey PRIMARY KEY (account_id, notice_id),
    CONSTRAINT outbox_data_key_fkey FOREIGN KEY (key_id) REFERENCES data_key
);

CREATE INDEX outbox_notice_id_idx ON outbox (notice_id);
