-- What apps keep for accounts, to the letter. Nothing is checked of it here, for a failed check tells the row in the log.
CREATE TABLE address_book (
    account_id uuid        NOT NULL,
    content    text        NOT NULL,
    -- Tells it from others; a digest, so that none of before a restored backup is taken for one of after.
    edition    text        NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT address_book_pkey PRIMARY KEY (account_id),
    CONSTRAINT address_book_account_fkey FOREIGN KEY (account_id) REFERENCES account
);
