-- What one needs to know of an event later, by name: ids, enums and dates. A node of the version before writes none.
ALTER TABLE event ADD COLUMN details jsonb NOT NULL DEFAULT '{}';

-- What names a person stands apart, so that it can go before the event does; this tells, as long as it is there, whether
-- it is what it was. NULL where nothing does, and where a node of the version before wrote a reason into the event.
ALTER TABLE event ADD COLUMN words_digest bytea;
ALTER TABLE event ADD CONSTRAINT event_words_digest_check CHECK (length(words_digest) = 32);

CREATE TABLE event_person (
    account_id uuid  NOT NULL,
    event_id   uuid  NOT NULL,
    salt       bytea NOT NULL,
    words      jsonb NOT NULL,
    CONSTRAINT event_person_pkey PRIMARY KEY (account_id, event_id),
    CONSTRAINT event_person_event_fkey FOREIGN KEY (account_id, event_id) REFERENCES event
);
