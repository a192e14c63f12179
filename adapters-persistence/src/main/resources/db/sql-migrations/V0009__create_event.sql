-- Names people by id only. No foreign key: an event outlives its account, and tells of addresses that have none.
CREATE TABLE event (
    account_id uuid        NOT NULL,
    event_id   uuid        NOT NULL,
    at         timestamptz NOT NULL,
    kind       text        NOT NULL,
    actor      text        NOT NULL,
    CONSTRAINT event_pkey PRIMARY KEY (account_id, event_id)
);

-- Where it came from: kept apart, because it is dropped sooner.
CREATE TABLE event_origin (
    account_id uuid NOT NULL,
    event_id   uuid NOT NULL,
    address    text NOT NULL,
    browser    text NOT NULL,
    CONSTRAINT event_origin_pkey PRIMARY KEY (account_id, event_id),
    CONSTRAINT event_origin_event_fkey FOREIGN KEY (account_id, event_id) REFERENCES event
);
