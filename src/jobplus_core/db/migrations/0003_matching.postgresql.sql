ALTER TABLE posting ADD COLUMN age_min INTEGER;

ALTER TABLE posting ADD COLUMN age_max INTEGER;

ALTER TABLE posting ADD COLUMN age_basis VARCHAR;

ALTER TABLE posting ADD COLUMN preferred_groups VARCHAR;

ALTER TABLE posting ADD COLUMN rotating BOOLEAN;

ALTER TABLE change_log ADD COLUMN xact BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint);

CREATE INDEX ix_change_log_xact ON change_log (xact);

CREATE VIEW change_horizon AS SELECT
    pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest,
    pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next;

CREATE TABLE weight_set (
    id BIGSERIAL NOT NULL,
    institution_id BIGINT NOT NULL,
    version INTEGER NOT NULL,
    weights TEXT NOT NULL,
    note VARCHAR NOT NULL,
    account_id BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (institution_id, version),
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE TABLE match_mark (
    institution_id BIGINT NOT NULL,
    layout INTEGER NOT NULL,
    change_id BIGINT NOT NULL,
    xact BIGINT NOT NULL,
    folded_at BIGINT NOT NULL,
    PRIMARY KEY (institution_id),
    FOREIGN KEY(institution_id) REFERENCES institution (id)
);

CREATE TABLE match_index (
    institution_id BIGINT NOT NULL,
    side VARCHAR NOT NULL,
    dimension VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    bits BYTEA NOT NULL,
    PRIMARY KEY (institution_id, side, dimension, value),
    FOREIGN KEY(institution_id) REFERENCES institution (id)
);
