-- How many accounts have a password hash of which cost, the oldest cost first, and how many had at the count before: by
-- that, an address that nobody holds costs as much as one that somebody does. One row about all accounts, so it belongs
-- to none of them.
CREATE TABLE hash_cost_count (
    only_row        boolean     NOT NULL DEFAULT true,
    counted_at      timestamptz NOT NULL,
    costs           text[]      NOT NULL,
    accounts_before bigint[]    NOT NULL,
    accounts        bigint[]    NOT NULL,
    CONSTRAINT hash_cost_count_pkey PRIMARY KEY (only_row),
    CONSTRAINT hash_cost_count_only_row_check CHECK (only_row),
    CONSTRAINT hash_cost_count_costs_check CHECK (cardinality(costs) > 0),
    CONSTRAINT hash_cost_count_accounts_before_check CHECK (cardinality(accounts_before) = cardinality(costs)),
    CONSTRAINT hash_cost_count_accounts_check CHECK (cardinality(accounts) = cardinality(costs))
);
